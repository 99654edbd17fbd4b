//! The one door for opening the file: key, checks, pragmas, migrations, views.

use super::error::{Result, StoreError};
use super::{journal, migrate, rebuild};
use crate::domain::id::{DeviceId, MemberId};
use crate::platform::before_exit;
use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags, OptionalExtension};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use uuid::Uuid;
use zeroize::Zeroizing;

/// The name of the encrypted file in the data folder.
pub const DATABASE_FILE: &str = "journal.db";

/// SQLite below this can corrupt a WAL file when two connections race (fixed in 3.51.3).
const SQLITE_FLOOR: i32 = 3_051_003;

/// How long a statement waits for another connection.
pub(super) const BUSY: std::time::Duration = std::time::Duration::from_secs(5);

/// The key of the file, in the form SQLCipher takes. Neither printed nor copied.
pub struct Key(KeyText);

enum KeyText {
    Raw(Zeroizing<String>),
    #[cfg(feature = "plain-store")]
    Plain,
}

impl Key {
    /// From the pragma text `x'…'` of a raw 32-byte key.
    pub fn from_pragma(text: Zeroizing<String>) -> Self {
        Self(KeyText::Raw(text))
    }

    #[cfg_attr(
        not(feature = "plain-store"),
        expect(
            clippy::unnecessary_wraps,
            reason = "without a key only where encryption is measured"
        )
    )]
    fn raw(&self) -> Option<&str> {
        match &self.0 {
            KeyText::Raw(key) => Some(key),
            #[cfg(feature = "plain-store")]
            KeyText::Plain => None,
        }
    }

    /// No key: the same library on a file in the clear, to measure what encryption costs.
    #[cfg(feature = "plain-store")]
    pub fn plain_for_measuring() -> Self {
        Self(KeyText::Plain)
    }
}

impl std::fmt::Debug for Key {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Key([secret])")
    }
}

/// Who writes in this file.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Identity {
    /// This phone.
    pub device: DeviceId,
    /// The worker who uses it.
    pub member: MemberId,
    /// Whether everything written here is made up.
    pub demo: bool,
}

/// How to open.
#[derive(Debug)]
pub struct Opening {
    path: PathBuf,
    key: Key,
    synchronous: &'static str,
}

impl Opening {
    /// Opens the file in `dir`.
    pub fn new(dir: &Path, key: Key) -> Self {
        Self {
            path: dir.join(DATABASE_FILE),
            key,
            synchronous: "FULL",
        }
    }

    /// Gives up durability: for the test that shows that durability is tested.
    #[doc(hidden)]
    #[must_use]
    pub fn without_syncing(mut self) -> Self {
        self.synchronous = "OFF";
        self
    }

    /// The file.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The writer's connection: creates, migrates, and makes the views if they are missing. `demo` matters only when
    /// the file is new. A rebuild that is due is left to [`rebuild::is_due`].
    pub(super) fn writer(&self, demo: bool) -> Result<(Connection, Identity)> {
        let mut log = self.path.clone().into_os_string();
        log.push("-wal");
        let log_left = std::fs::metadata(log).is_ok_and(|m| m.len() > 0);
        let mut connection =
            self.connect(OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE)?;
        if let Err(newer) = migrate::refuse_newer(&connection) {
            // Closing would move what a killed newer app left in its log into the file, and the log away.
            connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, log_left)?;
            return Err(newer);
        }
        connection.pragma_update(None, "journal_mode", "WAL")?;
        connection.pragma_update(None, "synchronous", self.synchronous)?;
        connection.pragma_update(None, "secure_delete", true)?;
        connection.pragma_update(None, "recursive_triggers", true)?;
        // The writer checkpoints when it is idle; this is only the upper bound of a busy hour.
        connection.pragma_update(None, "wal_autocheckpoint", 4000)?;
        // After a rebuild the log is as large as the views; it is not to stay so.
        connection.pragma_update(None, "journal_size_limit", 16 * 1024 * 1024)?;
        migrate::migrate(&mut connection)?;
        let identity = identity(&mut connection, demo)?;
        // Without room for it the file can still be read; the writer tries again when it is idle.
        let _ = journal::finish_erasing(&connection);
        if !rebuild::has_views(&connection)? {
            rebuild::make_empty_views(&mut connection)?;
        }
        Ok((connection, identity))
    }

    /// A reader's connection.
    pub(super) fn reader(&self) -> Result<Connection> {
        let connection = self.connect(OpenFlags::SQLITE_OPEN_READ_WRITE)?;
        connection.pragma_update(None, "query_only", true)?;
        Ok(connection)
    }

    #[expect(clippy::disallowed_methods, reason = "this is the door")]
    fn connect(&self, flags: OpenFlags) -> Result<Connection> {
        hold_cipher()?;
        let connection =
            Connection::open_with_flags(&self.path, flags | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
        // Keying comes before any other statement.
        if let Some(key) = self.key.raw() {
            let pragma = Zeroizing::new(format!("PRAGMA key = \"{key}\";"));
            connection.execute_batch(&pragma)?;
            connection.execute_batch("PRAGMA cipher_hmac_algorithm = HMAC_SHA256;")?;
            // The library would write to the system's log by itself; what goes wrong is told by typed errors.
            connection.execute_batch("PRAGMA cipher_log_level = NONE;")?;
            // A library without encryption takes the key and writes plain text: refuse before the first byte.
            let cipher: Option<String> = connection
                .query_row("PRAGMA cipher_version", [], |r| r.get(0))
                .optional()?;
            if cipher.is_none_or(|c| c.is_empty()) {
                return Err(StoreError::Library("it does not encrypt"));
            }
        }
        if rusqlite::version_number() < SQLITE_FLOOR {
            return Err(StoreError::Library("SQLite is older than 3.51.3"));
        }
        connection.busy_timeout(BUSY)?;
        connection.pragma_update(None, "foreign_keys", true)?;
        connection.pragma_update(None, "temp_store", "MEMORY")?;
        // On Apple a plain sync stops in the drive's own memory, which a power cut empties; elsewhere this is nothing.
        connection.pragma_update(None, "fullfsync", true)?;
        connection.pragma_update(None, "cache_size", -16_384)?;
        connection.set_prepared_statement_cache_capacity(96);
        // The first read: a wrong key or a damaged header shows here.
        connection.query_row("SELECT count(*) FROM sqlite_schema", [], |r| {
            r.get::<_, i64>(0)
        })?;
        Ok(connection)
    }
}

/// The cipher is set up by the first connection of the process and taken down by the last. A file that is opened while
/// another one closes would find it half taken down and be refused (5 of 300 runs of a test, under load), so one empty
/// connection in memory stays. Its key guards nothing.
#[expect(clippy::disallowed_methods, reason = "it opens no file")]
pub(super) fn hold_cipher() -> Result<()> {
    static HELD: Mutex<Option<Connection>> = Mutex::new(None);
    let mut held = HELD.lock().unwrap_or_else(PoisonError::into_inner);
    if held.is_none() {
        let connection = Connection::open_with_flags(
            ":memory:",
            OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE,
        )?;
        connection.execute_batch(
            "PRAGMA key = \"x'0000000000000000000000000000000000000000000000000000000000000000'\";",
        )?;
        connection.execute_batch("PRAGMA cipher_log_level = NONE;")?;
        // SQLCipher frees its mutexes and its heap when the process exits, whoever still uses them (seen as a crash
        // after the last line, in some 15 of 1,000 runs under load). What is registered later is called earlier.
        before_exit(leave_quietly);
        *held = Some(connection);
    }
    Ok(())
}

/// Waits, at most some seconds, until SQLite is used no more.
extern "C" fn leave_quietly() {
    super::tiles::close_the_gate();
    super::threads::wait_for_all_closing();
}

fn identity(connection: &mut Connection, demo: bool) -> Result<Identity> {
    let transaction = connection.transaction()?;
    let found = (|| -> Result<Option<Identity>> {
        let Some(device) = journal::meta::<[u8; 16]>(&transaction, "device")? else {
            return Ok(None);
        };
        Ok(Some(Identity {
            device: DeviceId::from_bytes(device),
            member: MemberId::from_bytes(
                journal::meta(&transaction, "member")?.ok_or(StoreError::View)?,
            ),
            demo: journal::meta::<bool>(&transaction, "demo")?.unwrap_or(false),
        }))
    })()?;
    let identity = if let Some(identity) = found {
        identity
    } else {
        let fresh = Identity {
            device: DeviceId(Uuid::new_v4()),
            member: MemberId(Uuid::new_v4()),
            demo,
        };
        journal::set_meta(&transaction, "device", fresh.device.bytes())?;
        journal::set_meta(&transaction, "member", fresh.member.bytes())?;
        journal::set_meta(&transaction, "demo", fresh.demo)?;
        fresh
    };
    transaction.commit()?;
    Ok(identity)
}
