//! A connection to a file that a stranger made. Whatever its schema says, the connection only reads, answers in bounded
//! time, in bounded memory, and touches no other file.
//!
//! Refused: `immutable=1`, which would skip the locks and the check of the size; a copy of the tiles into a table of our
//! own, which would take minutes and twice the room; forbidding views, for the files of several makers keep tiles that
//! are alike only once and join them in one.

use super::error::MapError;
use super::schema;
use crate::store::open::hold_cipher;
use rusqlite::config::DbConfig;
use rusqlite::hooks::{AuthAction, AuthContext, Authorization};
use rusqlite::limits::Limit;
use rusqlite::{Connection, OpenFlags};
use std::fs::File;
use std::io::Read;
use std::path::Path;
use std::time::{Duration, Instant};

/// Opening and examining a file, all questions together. Counting the rows of a country's map takes a tenth of it.
const EXAMINING: Duration = Duration::from_millis(1_500);
/// One tile.
const TILE: Duration = Duration::from_millis(500);

/// The most bytes of one row or value: a tile of 1 MiB, and room beside it.
const ROW: i32 = 2 * 1024 * 1024;

const LIMITS: [(Limit, i32); 11] = [
    (Limit::SQLITE_LIMIT_LENGTH, ROW),
    (Limit::SQLITE_LIMIT_SQL_LENGTH, 16 * 1024),
    (Limit::SQLITE_LIMIT_COLUMN, 64),
    (Limit::SQLITE_LIMIT_EXPR_DEPTH, 50),
    (Limit::SQLITE_LIMIT_COMPOUND_SELECT, 2),
    (Limit::SQLITE_LIMIT_VDBE_OP, 25_000),
    (Limit::SQLITE_LIMIT_FUNCTION_ARG, 8),
    (Limit::SQLITE_LIMIT_ATTACHED, 0),
    (Limit::SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 64),
    (Limit::SQLITE_LIMIT_TRIGGER_DEPTH, 1),
    (Limit::SQLITE_LIMIT_WORKER_THREADS, 0),
];

/// What every SQLite file begins with.
const MAGIC: &[u8; 16] = b"SQLite format 3\0";
/// Length of the header of a file.
pub(super) const HEADER: usize = 100;

/// Looks at the first bytes of a file.
pub(super) fn check_header(head: &[u8]) -> Result<(), MapError> {
    if !head.starts_with(MAGIC) || head.len() < HEADER {
        return Err(MapError::NotAMap);
    }
    // Versions of the format for writing and reading; 2 is the write-ahead log, which would have SQLite make files
    // beside this one and is a sign that rows are missing.
    match head.get(18..20) {
        Some([1, 1]) => Ok(()),
        Some([2, _] | [_, 2]) => Err(MapError::Unfinished),
        _ => Err(MapError::Damaged),
    }
}

/// Whether a file of `bytes` bytes has all the pages that its header counts. SQLite itself takes a last page that was
/// cut off for one full of zeros, and finds no tile.
fn check_length(head: &[u8], bytes: u64) -> Result<(), MapError> {
    let number = |at: usize| {
        let four = head.get(at..)?.first_chunk::<4>()?;
        Some(u64::from(u32::from_be_bytes(*four)))
    };
    let page = match head.get(16..18) {
        Some([0, 1]) => 65_536,
        Some([high, low]) => u64::from(u16::from_be_bytes([*high, *low])),
        _ => 0,
    };
    // The count is true only if whoever changed the file last kept it: then these two are alike.
    let is_counted = number(24) == number(92);
    let counted = number(28).filter(|_| is_counted).unwrap_or_default();
    let is_whole = bytes.checked_rem(page) == Some(0)
        && counted
            .checked_mul(page)
            .is_some_and(|least| bytes >= least);
    if is_whole {
        Ok(())
    } else {
        Err(MapError::Damaged)
    }
}

/// A map file, open for reading.
pub(super) struct Guarded {
    connection: Connection,
    /// When the file must have been examined; `None` when it has.
    examined_by: Option<Instant>,
}

impl Guarded {
    /// Opens a regular file and looks at its schema. No link is followed.
    pub(super) fn open(path: &Path) -> Result<Self, MapError> {
        let about = std::fs::symlink_metadata(path)?;
        if !about.is_file() {
            return Err(MapError::NotAMap);
        }
        let mut head = Vec::with_capacity(HEADER);
        let most = u64::try_from(HEADER).unwrap_or_default();
        File::open(path)?.take(most).read_to_end(&mut head)?;
        check_header(&head)?;
        check_length(&head, about.len())?;
        hold_cipher().map_err(|_| MapError::Io(std::io::ErrorKind::Other))?;
        let by = Instant::now()
            .checked_add(EXAMINING)
            .ok_or(MapError::Closed)?;
        let mut guarded = Self {
            connection: connect(path, by)?,
            examined_by: Some(by),
        };
        schema::check(guarded.asked()?)?;
        Ok(guarded)
    }

    /// The examination is over: from now on every tile has its own time.
    pub(super) fn examined(mut self) -> Self {
        self.examined_by = None;
        self
    }

    /// For one question, with the clock set.
    pub(super) fn asked(&mut self) -> Result<&Connection, MapError> {
        let by = self.examined_by.or(Instant::now().checked_add(TILE));
        set_clock(&mut self.connection, by.ok_or(MapError::Closed)?)?;
        Ok(&self.connection)
    }
}

/// The connection answers until `by`; then every statement is broken off.
fn set_clock(connection: &mut Connection, by: Instant) -> Result<(), MapError> {
    connection.progress_handler(1_000, Some(move || Instant::now() > by))?;
    Ok(())
}

#[expect(clippy::disallowed_methods, reason = "this is the map files' door")]
fn connect(path: &Path, by: Instant) -> Result<Connection, MapError> {
    // Without SQLITE_OPEN_URI, so that a name cannot carry parameters.
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let mut connection = Connection::open_with_flags(path, flags)?;
    set_clock(&mut connection, by)?;
    for (limit, most) in LIMITS {
        connection.set_limit(limit, most)?;
    }
    for (config, on) in [
        (DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true),
        (DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false),
        (DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, false),
        (DbConfig::SQLITE_DBCONFIG_WRITABLE_SCHEMA, false),
    ] {
        connection.set_db_config(config, on)?;
    }
    connection.execute_batch(
        "PRAGMA cipher_log_level = NONE;
         PRAGMA query_only = ON;
         PRAGMA cell_size_check = ON;
         PRAGMA mmap_size = 0;
         PRAGMA temp_store = MEMORY;
         PRAGMA automatic_index = OFF;
         PRAGMA cache_size = -1024;",
    )?;
    connection.set_prepared_statement_cache_capacity(4);
    connection.authorizer(Some(allow))?;
    Ok(connection)
}

/// Reading, and the functions that our own questions are made of; nothing else, whoever asks.
fn allow(context: AuthContext<'_>) -> Authorization {
    match context.action {
        AuthAction::Select | AuthAction::Read { .. } => Authorization::Allow,
        AuthAction::Function { function_name } if FUNCTIONS.contains(&function_name) => {
            Authorization::Allow
        }
        _ => Authorization::Deny,
    }
}

const FUNCTIONS: [&str; 5] = ["count", "length", "max", "min", "octet_length"];
