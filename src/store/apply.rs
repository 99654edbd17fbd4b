//! Puts what the fold yields into the views: one row and the state for something new, the difference for the rest.

use super::brief::Brief;
use super::error::{Result, StoreError};
use super::notes::{Notes, observation_words, visit_words};
use super::pin_row::write_pin;
use super::place_row::write_place;
use super::rows::{from_row, to_row};
use super::{difference, journal};
use crate::domain::entry::{Body, Entry};
use crate::domain::fold::{
    self, Changes, Effective, JoinRow, ObservationRow, PlanRow, Pushed, SlipRow, State, VisitRow,
};
use crate::domain::id::SubjectId;
use crate::domain::time::minute_text;
use rusqlite::{Connection, OptionalExtension};
use std::collections::{BTreeMap, BTreeSet};

/// Takes new entries of one subject, which are in the journal already. `last` is the newest save, if it was one entry
/// alone, and is set to this one if it is.
pub(super) fn take(
    connection: &Connection,
    n: i64,
    mut entries: Vec<(i64, Entry)>,
    last: &mut Option<Pushed>,
    notes: &mut Notes,
) -> Result<()> {
    entries.sort_by_key(|(_, e)| (e.head.stamp, e.head.id));
    let stored = state(connection, n)?;
    let before = stored.clone().unwrap_or_default();
    let alone = match entries.as_slice() {
        [(_, entry)] => Some(entry.head.id),
        _ => None,
    };
    if let Some(pushed) = last.take()
        && let [(_, entry)] = entries.as_slice()
        && let Some((after, rows)) = pushed.undone(&before, entry)
    {
        difference::write(connection, n, &pushed.rows, &rows, notes)?;
        return write_state(connection, n, stored.as_ref(), &after);
    }
    let mut after = before.clone();
    let mut rows = Changes::default();
    let mut amended = BTreeMap::new();
    let new: BTreeSet<i64> = entries.iter().map(|(seq, _)| *seq).collect();
    for (seq, entry) in entries {
        if after.takes(&entry) {
            after.push(&Effective::plain(seq, entry), &mut rows);
        } else if after.is_next(&entry) && amend(connection, n, &entry, &mut rows, &mut amended)? {
            after.pass(entry.head.stamp);
        } else {
            return fold_in(connection, n, &new, stored.as_ref(), notes);
        }
    }
    write_rows(connection, n, &rows, notes)?;
    for (seq, (was, is)) in &amended {
        notes.change(*seq, visit_words(was), visit_words(is));
        write_visit(connection, n, *seq, is)?;
    }
    write_state(connection, n, stored.as_ref(), &after)?;
    *last = alone.filter(|_| amended.is_empty()).map(|id| Pushed {
        id,
        before,
        after,
        rows,
    });
    Ok(())
}

/// Carries out a correction on the row of its visit, if that is all it takes: a row that is new, or one that is read
/// and kept in `amended` as it was and as it is.
fn amend(
    connection: &Connection,
    n: i64,
    correction: &Entry,
    new: &mut Changes,
    amended: &mut BTreeMap<i64, (VisitRow, VisitRow)>,
) -> Result<bool> {
    let Body::VisitCorrected(corrected) = &correction.body else {
        return Ok(false);
    };
    let seq: Option<i64> = connection
        .prepare_cached("SELECT seq FROM entry WHERE id = ?1 AND subject = ?2")?
        .query_row((corrected.visit.bytes(), n), |r| r.get(0))
        .optional()?;
    let Some(seq) = seq else { return Ok(false) };
    if let Some(row) = new.visits.get_mut(&seq) {
        return Ok(fold::amend(row, correction));
    }
    if let Some((_, row)) = amended.get_mut(&seq) {
        return Ok(fold::amend(row, correction));
    }
    let mut statement = connection.prepare_cached("SELECT row FROM visit WHERE seq = ?1")?;
    let mut found = statement.query([seq])?;
    let Some(found) = found.next()? else {
        return Ok(false);
    };
    let was: VisitRow = from_row(found.get_ref(0)?.as_blob().map_err(|_| StoreError::View)?)?;
    let mut is = was.clone();
    let done = fold::amend(&mut is, correction);
    if done {
        amended.insert(seq, (was, is));
    }
    Ok(done)
}

/// Folds a subject without its new entries and with them, and writes what differs. What the views hold is known from
/// the first fold, so that no row is read but the state: reading a thousand rows to compare them was measured to be
/// three quarters of a correction at a door with a long history.
fn fold_in(
    connection: &Connection,
    n: i64,
    new: &BTreeSet<i64>,
    stored: Option<&State>,
    notes: &mut Notes,
) -> Result<()> {
    let entries = entries_of(connection, n)?;
    let old = entries
        .iter()
        .filter(|(seq, _)| !new.contains(seq))
        .cloned()
        .collect();
    let (before, had) = fold::fold(old);
    if before != stored.cloned().unwrap_or_default() {
        return refold(connection, n, notes);
    }
    let (after, rows) = fold::fold(entries);
    difference::write(connection, n, &had, &rows, notes)?;
    write_state(connection, n, stored, &after)
}

/// Folds a subject anew from all its entries, reads what the views hold of it, and writes what differs.
pub(super) fn refold(connection: &Connection, n: i64, notes: &mut Notes) -> Result<()> {
    let before = state(connection, n)?;
    let had = difference::rows_of(connection, n)?;
    let entries = entries_of(connection, n)?;
    let empty = entries.is_empty();
    let (after, rows) = fold::fold(entries);
    difference::write(connection, n, &had, &rows, notes)?;
    write_state(connection, n, before.as_ref(), &after)?;
    if empty {
        // A subject of which nothing is left has no state, as after a rebuild.
        connection
            .prepare_cached("DELETE FROM state WHERE n = ?1")?
            .execute([n])?;
    }
    Ok(())
}

fn entries_of(connection: &Connection, n: i64) -> Result<Vec<(i64, Entry)>> {
    let mut statement = connection
        .prepare_cached("SELECT seq, bytes FROM entry WHERE subject = ?1 ORDER BY stamp")?;
    let mut rows = statement.query([n])?;
    let mut entries = Vec::new();
    while let Some(row) = rows.next()? {
        let bytes = row.get_ref(1)?.as_blob().map_err(|_| StoreError::View)?;
        entries.push((row.get(0)?, Entry::from_bytes(bytes)?));
    }
    Ok(entries)
}

/// The state of a subject, if anything of it was folded.
pub(super) fn state(connection: &Connection, n: i64) -> Result<Option<State>> {
    let mut statement = connection.prepare_cached("SELECT run FROM state WHERE n = ?1")?;
    let mut rows = statement.query([n])?;
    let Some(row) = rows.next()? else {
        return Ok(None);
    };
    from_row(row.get_ref(0)?.as_blob().map_err(|_| StoreError::View)?).map(Some)
}

/// Writes what [`State::push`] yields: visits, observations and joins that are new; plans and slips that are new or
/// have changed.
pub(super) fn write_rows(
    connection: &Connection,
    n: i64,
    rows: &Changes,
    notes: &mut Notes,
) -> Result<()> {
    for (seq, row) in &rows.visits {
        notes.change(*seq, String::new(), visit_words(row));
        write_visit(connection, n, *seq, row)?;
    }
    for (seq, row) in &rows.observations {
        notes.change(*seq, String::new(), observation_words(row));
        write_observation(connection, n, *seq, row)?;
    }
    for (seq, row) in &rows.plans {
        write_plan(connection, n, *seq, row)?;
    }
    for ((seq, door), row) in &rows.slips {
        write_slip(connection, n, *seq, door, row)?;
    }
    for (seq, row) in &rows.joins {
        write_join(connection, n, *seq, row)?;
    }
    Ok(())
}

pub(super) fn write_visit(connection: &Connection, n: i64, seq: i64, row: &VisitRow) -> Result<()> {
    connection
        .prepare_cached("INSERT INTO visit (seq, place, at, outcome, row) VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT DO UPDATE SET at = excluded.at, outcome = excluded.outcome, row = excluded.row")?
        .execute((seq, n, minute_text(row.at), row.visit.outcome.code(), to_row(row)?))?;
    Ok(())
}

pub(super) fn write_observation(
    connection: &Connection,
    n: i64,
    seq: i64,
    row: &ObservationRow,
) -> Result<()> {
    connection
        .prepare_cached("INSERT INTO observation (seq, place, at, row) VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO UPDATE SET at = excluded.at, row = excluded.row")?
        .execute((seq, n, minute_text(row.at), to_row(row)?))?;
    Ok(())
}

pub(super) fn write_plan(connection: &Connection, n: i64, seq: i64, row: &PlanRow) -> Result<()> {
    connection
        .prepare_cached("INSERT INTO plan (seq, place, at, row) VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO UPDATE SET at = excluded.at, row = excluded.row")?
        .execute((seq, n, minute_text(row.at), to_row(row)?))?;
    Ok(())
}

pub(super) fn write_slip(
    connection: &Connection,
    n: i64,
    seq: i64,
    door: &str,
    row: &SlipRow,
) -> Result<()> {
    connection
        .prepare_cached("INSERT INTO slip (place, seq, door, row) VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO UPDATE SET row = excluded.row")?
        .execute((n, seq, door, to_row(row)?))?;
    Ok(())
}

pub(super) fn write_join(connection: &Connection, n: i64, seq: i64, row: &JoinRow) -> Result<()> {
    let other = journal::subject_number(connection, row.other)?;
    connection
        .prepare_cached(
            "INSERT INTO joined (seq, place, other) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING",
        )?
        .execute((seq, n, other))?;
    Ok(())
}

/// Writes the state row, and the place and member rows that hang on it, where they differ.
pub(super) fn write_state(
    connection: &Connection,
    n: i64,
    before: Option<&State>,
    after: &State,
) -> Result<()> {
    if before == Some(after) {
        return Ok(());
    }
    let since = after.slips.first().map(|s| s.set_on.to_string());
    connection
        .prepare_cached(
            "INSERT INTO state (n, due, last_at, slip_since, pause, promise, brief, run)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
             ON CONFLICT DO UPDATE SET due = excluded.due, last_at = excluded.last_at, slip_since = excluded.slip_since,
                 pause = excluded.pause, promise = excluded.promise, brief = excluded.brief, run = excluded.run",
        )?
        .execute((
            n,
            after.due().map(|p| minute_text(p.at)),
            after.last.as_ref().map(|l| minute_text(l.at)),
            since,
            after.pause_until().map(|d| d.to_string()),
            after.open.iter().find(|p| p.kind.is_promise()).map(|p| minute_text(p.at)),
            to_row(&Brief::of(subject_id(connection, n)?, after))?,
            to_row(after)?,
        ))?;
    write_place(connection, n, before, after)?;
    write_pin(connection, n, before, after)?;
    let name = |s: &State| s.member.clone();
    if before.and_then(name) != name(after) {
        connection
            .prepare_cached("DELETE FROM member WHERE n = ?1")?
            .execute([n])?;
        if let Some(name) = name(after) {
            connection
                .prepare_cached("INSERT INTO member (n, name) VALUES (?1, ?2)")?
                .execute((n, &*name))?;
        }
    }
    Ok(())
}

fn subject_id(connection: &Connection, n: i64) -> Result<SubjectId> {
    let id = connection
        .prepare_cached("SELECT id FROM subject WHERE n = ?1")?
        .query_row([n], |r| r.get(0))?;
    Ok(SubjectId::from_bytes(id))
}
