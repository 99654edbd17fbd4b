//! Making all views anew from the journal, in order of arrival: sequential pages, rising index rows, one small state
//! per subject in memory. By subject, as a refold reads, was measured three times slower and is kept for the few
//! subjects whose entries came out of order. What entries say about each other is gathered in a first pass: a correction
//! comes after what it corrects, and at a door with a long history there is nearly always one.

use super::error::{Result, StoreError};
use super::notes::Notes;
use super::{apply, journal};
use crate::domain::entry::Entry;
use crate::domain::fold::{self, Changes, Effective, Said, State};
use crate::domain::stamp::Stamp;
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
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let of: u64 = transaction.query_row("SELECT count(*) FROM entry", [], |r| r.get(0))?;
    transaction.execute_batch(include_str!("sql/views.sql"))?;
    for table in ["note_fts", "place_fts"] {
        transaction.execute(
            &format!("INSERT INTO {table} ({table}, rank) VALUES ('automerge', 0)"),
            [],
        )?;
    }
    let mut first = first_pass(&transaction, of, tell)?;
    let mut states: HashMap<i64, State> = HashMap::new();
    let mut notes = Notes::default();
    let mut done = 0u64;
    {
        let mut entries =
            transaction.prepare("SELECT seq, subject, bytes FROM entry ORDER BY seq")?;
        let mut rows = entries.query([])?;
        while let Some(row) = rows.next()? {
            if done.is_multiple_of(STEP) {
                std::mem::take(&mut notes).write(&transaction)?;
                if !tell(Progress { done, of }) {
                    return Err(StoreError::Stopped);
                }
            }
            done = done.saturating_add(1);
            let (seq, n): (i64, i64) = (row.get(0)?, row.get(1)?);
            if first.anew.contains(&n) {
                continue;
            }
            let entry =
                Entry::from_bytes(row.get_ref(2)?.as_blob().map_err(|_| StoreError::View)?)?;
            let state = states.entry(n).or_default();
            if entry.head.stamp.is_absurd() {
                continue;
            }
            state.pass(entry.head.stamp);
            let heard = match first.said.get_mut(&n) {
                Some(said) => said.hear(seq, entry),
                None => Some(Effective::plain(seq, entry)),
            };
            if let Some(effective) = heard {
                let mut changes = Changes::default();
                state.push(&effective, &mut changes);
                apply::write_rows(&transaction, n, &changes, &mut notes)?;
            }
        }
    }
    for (n, said) in first.said {
        if let Some(state) = states.get_mut(&n) {
            state.missing = said.missing();
        }
    }
    std::mem::take(&mut notes).write(&transaction)?;
    let mut states: Vec<(i64, State)> = states.into_iter().collect();
    states.sort_unstable_by_key(|(n, _)| *n);
    for (n, state) in &states {
        apply::write_state(&transaction, *n, None, state)?;
    }
    transaction.execute_batch(include_str!("sql/indexes.sql"))?;
    for n in first.anew {
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

/// What must be known before the entries are folded in the order of arrival.
#[derive(Default)]
struct First {
    /// What entries say about others, by subject.
    said: HashMap<i64, Said>,
    /// Subjects whose entries did not arrive in the order of stamps.
    anew: BTreeSet<i64>,
}

fn first_pass(
    connection: &Connection,
    of: u64,
    tell: &mut dyn FnMut(Progress) -> bool,
) -> Result<First> {
    let mut entries = connection.prepare("SELECT subject, stamp, bytes FROM entry ORDER BY seq")?;
    let mut rows = entries.query([])?;
    let mut newest: HashMap<i64, Stamp> = HashMap::new();
    let mut said: HashMap<i64, Vec<Entry>> = HashMap::new();
    let mut first = First::default();
    let mut done = 0u64;
    while let Some(row) = rows.next()? {
        if done.is_multiple_of(STEP) && !tell(Progress { done: 0, of }) {
            return Err(StoreError::Stopped);
        }
        done = done.saturating_add(1);
        let n = row.get(0)?;
        let blob = |i| row.get_ref(i)?.as_blob().map_err(|_| StoreError::View);
        let stamp = Stamp::from_bytes(blob(1)?).ok_or(StoreError::View)?;
        if stamp.is_absurd() {
            continue;
        }
        let bytes = blob(2)?;
        if Entry::may_speak_of_another(bytes) {
            let entry = Entry::from_bytes(bytes)?;
            if Said::is(&entry.body) {
                said.entry(n).or_default().push(entry);
                continue;
            }
        }
        if newest.insert(n, stamp).is_some_and(|last| last > stamp) {
            first.anew.insert(n);
        }
    }
    said.retain(|n, _| !first.anew.contains(n));
    first.said = said
        .into_iter()
        .map(|(n, said)| (n, Said::of(said)))
        .collect();
    Ok(first)
}
