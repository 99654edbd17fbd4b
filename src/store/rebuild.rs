//! Making all views anew from the journal, in order of arrival: sequential pages, rising index rows, one small state
//! per subject in memory. By subject, as a refold reads, was measured three times slower and is kept for the few
//! subjects whose entries speak about each other or came out of order.

use super::apply::{self, Notes};
use super::error::{Result, StoreError};
use super::journal;
use crate::domain::entry::Entry;
use crate::domain::fold::{self, Changes, Effective, State};
use crate::domain::time::minute_text;
use rusqlite::{Connection, TransactionBehavior};
use std::collections::{BTreeSet, HashMap};

/// How far a long piece of work has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Progress {
    /// Pieces done.
    pub done: u64,
    /// Pieces in all.
    pub of: u64,
}

const STEP: u64 = 500;

/// Whether the views are there at all.
pub(super) fn has_views(connection: &Connection) -> Result<bool> {
    Ok(connection
        .prepare("SELECT 1 FROM sqlite_schema WHERE name = 'state'")?
        .exists([])?)
}

/// Whether the views were folded by another version of the fold.
pub(super) fn is_due(connection: &Connection) -> Result<bool> {
    Ok(journal::meta::<u32>(connection, "fold")? != Some(fold::VERSION))
}

/// Views for a file that has none; if it has entries, a rebuild is due.
pub(super) fn make_empty_views(connection: &mut Connection) -> Result<()> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let empty = !transaction
        .prepare("SELECT 1 FROM entry LIMIT 1")?
        .exists([])?;
    transaction.execute_batch(include_str!("sql/views.sql"))?;
    transaction.execute_batch(include_str!("sql/indexes.sql"))?;
    if empty {
        journal::set_meta(&transaction, "fold", fold::VERSION)?;
    } else {
        transaction.execute("DELETE FROM meta WHERE key = 'fold'", [])?;
    }
    transaction.commit()?;
    Ok(())
}

/// Drops all views and folds every entry again, in one transaction. `tell` hears how far it is; when it answers
/// `false` the work stops and nothing has changed.
pub(super) fn rebuild(
    connection: &mut Connection,
    tell: &mut dyn FnMut(Progress) -> bool,
) -> Result<()> {
    connection.pragma_update(None, "cache_size", -65_536)?;
    let result = rebuild_in_one(connection, tell);
    connection.pragma_update(None, "cache_size", -16_384)?;
    result
}

fn rebuild_in_one(
    connection: &mut Connection,
    tell: &mut dyn FnMut(Progress) -> bool,
) -> Result<()> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let of: u64 = transaction.query_row("SELECT count(*) FROM entry", [], |r| r.get(0))?;
    transaction.execute_batch(include_str!("sql/views.sql"))?;
    for table in ["note_fts", "place_fts"] {
        transaction.execute(
            &format!("INSERT INTO {table} ({table}, rank) VALUES ('automerge', 0)"),
            [],
        )?;
    }
    let mut states: HashMap<i64, State> = HashMap::new();
    let mut anew: BTreeSet<i64> = BTreeSet::new();
    let mut done = 0u64;
    {
        let mut entries =
            transaction.prepare("SELECT seq, subject, bytes FROM entry ORDER BY seq")?;
        let mut writer = Writer::new(&transaction)?;
        let mut rows = entries.query([])?;
        while let Some(row) = rows.next()? {
            if done.is_multiple_of(STEP) && !tell(Progress { done, of }) {
                return Err(StoreError::Stopped);
            }
            done = done.saturating_add(1);
            let (seq, n): (i64, i64) = (row.get(0)?, row.get(1)?);
            if anew.contains(&n) {
                continue;
            }
            let entry =
                Entry::from_bytes(row.get_ref(2)?.as_blob().map_err(|_| StoreError::View)?)?;
            let state = states.entry(n).or_default();
            if state.takes(&entry) {
                let mut changes = Changes::default();
                state.push(&Effective::plain(seq, entry), &mut changes);
                writer.write(n, &changes)?;
            } else {
                states.remove(&n);
                anew.insert(n);
            }
        }
    }
    let mut states: Vec<(i64, State)> = states.into_iter().collect();
    states.sort_unstable_by_key(|(n, _)| *n);
    for (n, state) in &states {
        apply::write_state(&transaction, *n, None, state)?;
    }
    transaction.execute_batch(include_str!("sql/indexes.sql"))?;
    let mut notes = Notes::default();
    for n in anew {
        apply::refold(&transaction, n, &mut notes)?;
    }
    notes.write(&transaction)?;
    for table in ["note_fts", "place_fts"] {
        transaction.execute(
            &format!("INSERT INTO {table} ({table}, rank) VALUES ('automerge', 4)"),
            [],
        )?;
    }
    journal::set_meta(&transaction, "fold", fold::VERSION)?;
    tell(Progress { done: of, of });
    transaction.commit()?;
    Ok(())
}

/// Inserts rows into views that have no indexes yet: nothing is looked up but a row that changes once more.
struct Writer<'c> {
    connection: &'c Connection,
    visit: rusqlite::Statement<'c>,
    note: rusqlite::Statement<'c>,
}

impl<'c> Writer<'c> {
    fn new(connection: &'c Connection) -> Result<Self> {
        Ok(Self {
            connection,
            visit: connection
                .prepare("INSERT INTO visit (seq, place, at, row) VALUES (?1, ?2, ?3, ?4)")?,
            note: connection.prepare("INSERT INTO note_fts (rowid, t) VALUES (?1, ?2)")?,
        })
    }

    fn write(&mut self, n: i64, rows: &Changes) -> Result<()> {
        for (seq, row) in &rows.visits {
            self.visit
                .execute((seq, n, minute_text(row.at), super::rows::to_row(row)?))?;
        }
        for (seq, words) in apply::words_of(rows) {
            self.note.execute((seq, words))?;
        }
        let rest = Changes {
            visits: std::collections::BTreeMap::new(),
            ..rows.clone()
        };
        // Words are in the index already, so what this call says about them is dropped.
        apply::write_rows(self.connection, n, &rest, &mut Notes::default())
    }
}
