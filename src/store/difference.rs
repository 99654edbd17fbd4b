//! From what the views hold of a subject to what a fold yields: only rows that differ are written.

use super::apply;
use super::error::{Result, StoreError};
use super::notes::{Notes, observation_words, visit_words};
use super::rows::from_row;
use crate::domain::fold::{Changes, JoinRow};
use crate::domain::id::{EntryId, SubjectId};
use rusqlite::Connection;
use serde::de::DeserializeOwned;
use uuid::Uuid;

/// Writes what `rows` has and `had` has not, or has otherwise, and removes what only `had` has.
pub(super) fn write(
    connection: &Connection,
    n: i64,
    had: &Changes,
    rows: &Changes,
    notes: &mut Notes,
) -> Result<()> {
    for (seq, row) in &rows.visits {
        let known = had.visits.get(seq);
        if known != Some(row) {
            notes.change(
                *seq,
                known.map(visit_words).unwrap_or_default(),
                visit_words(row),
            );
            apply::write_visit(connection, n, *seq, row)?;
        }
    }
    for (seq, row) in &rows.observations {
        let known = had.observations.get(seq);
        if known != Some(row) {
            let from = known.map(observation_words).unwrap_or_default();
            notes.change(*seq, from, observation_words(row));
            apply::write_observation(connection, n, *seq, row)?;
        }
    }
    for (seq, row) in &rows.plans {
        if had.plans.get(seq) != Some(row) {
            apply::write_plan(connection, n, *seq, row)?;
        }
    }
    for (key, row) in &rows.slips {
        if had.slips.get(key) != Some(row) {
            apply::write_slip(connection, n, key.0, key.1, row)?;
        }
    }
    for (seq, row) in &rows.joins {
        if !had.joins.contains_key(seq) {
            apply::write_join(connection, n, *seq, row)?;
        }
    }
    remove(connection, n, had, rows, notes)
}

fn remove(
    connection: &Connection,
    n: i64,
    had: &Changes,
    rows: &Changes,
    notes: &mut Notes,
) -> Result<()> {
    let delete = |sql: &str, seq: i64| -> Result<()> {
        connection.prepare_cached(sql)?.execute([seq])?;
        Ok(())
    };
    for (seq, row) in &had.visits {
        if !rows.visits.contains_key(seq) {
            notes.change(*seq, visit_words(row), String::new());
            delete("DELETE FROM visit WHERE seq = ?1", *seq)?;
        }
    }
    for (seq, row) in &had.observations {
        if !rows.observations.contains_key(seq) {
            notes.change(*seq, observation_words(row), String::new());
            delete("DELETE FROM observation WHERE seq = ?1", *seq)?;
        }
    }
    for seq in had.plans.keys() {
        if !rows.plans.contains_key(seq) {
            delete("DELETE FROM plan WHERE seq = ?1", *seq)?;
        }
    }
    for seq in had.joins.keys() {
        if !rows.joins.contains_key(seq) {
            delete("DELETE FROM joined WHERE seq = ?1", *seq)?;
        }
    }
    for key in had.slips.keys() {
        if !rows.slips.contains_key(key) {
            connection
                .prepare_cached("DELETE FROM slip WHERE place = ?1 AND seq = ?2 AND door = ?3")?
                .execute((n, key.0, key.1))?;
        }
    }
    Ok(())
}

/// What the views hold of a subject. Of joins only the numbers count: they never change.
pub(super) fn rows_of(connection: &Connection, n: i64) -> Result<Changes> {
    let slips: Vec<(i64, crate::domain::fold::SlipRow)> =
        rows(connection, "SELECT seq, row FROM slip WHERE place = ?1", n)?;
    let mut statement = connection.prepare_cached("SELECT seq FROM joined WHERE place = ?1")?;
    let joins = statement
        .query_map([n], |r| r.get(0))?
        .collect::<rusqlite::Result<Vec<i64>>>()?;
    let join = JoinRow {
        id: EntryId(Uuid::nil()),
        other: SubjectId(Uuid::nil()),
    };
    Ok(Changes {
        visits: rows(connection, "SELECT seq, row FROM visit WHERE place = ?1", n)?,
        plans: rows(connection, "SELECT seq, row FROM plan WHERE place = ?1", n)?,
        slips: slips
            .into_iter()
            .map(|(seq, row)| ((seq, row.id.door.code()), row))
            .collect(),
        observations: rows(
            connection,
            "SELECT seq, row FROM observation WHERE place = ?1",
            n,
        )?,
        joins: joins.into_iter().map(|seq| (seq, join)).collect(),
    })
}

fn rows<T: DeserializeOwned, C: FromIterator<(i64, T)>>(
    connection: &Connection,
    sql: &str,
    n: i64,
) -> Result<C> {
    let mut statement = connection.prepare_cached(sql)?;
    let found = statement.query_and_then([n], |row| {
        let bytes = row.get_ref(1)?.as_blob().map_err(|_| StoreError::View)?;
        Ok((row.get(0)?, from_row(bytes)?))
    })?;
    found.collect()
}
