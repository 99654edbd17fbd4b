//! Puts what the fold yields into the views: one row and the state for something new, the difference for the rest.

use super::error::Result;
use super::rows::{from_row, to_row};
use super::search_text::fold_text;
use crate::domain::entry::Entry;
use crate::domain::fold::{self, Changes, Effective, JoinRow, ObservationRow, State, VisitRow};
use crate::domain::place::PlaceSort;
use crate::domain::time::minute_text;
use rusqlite::{Connection, OptionalExtension};
use std::collections::BTreeMap;

/// Index rows of notes that wait for the end of the transaction: FTS5 flushes a segment whenever rowids stop rising,
/// so they are written sorted.
#[derive(Default)]
pub(super) struct Notes {
    out: BTreeMap<i64, String>,
    into: BTreeMap<i64, String>,
}

impl Notes {
    /// The note of a row changes from one text to another; empty means none.
    pub(super) fn change(&mut self, seq: i64, from: String, to: String) {
        if from == to {
            return;
        }
        // A row that changes twice in a transaction leaves with the text that is in the index.
        let back = self.into.remove(&seq).is_some();
        if !from.is_empty() && !back {
            self.out.insert(seq, from);
        }
        if !to.is_empty() {
            self.into.insert(seq, to);
        }
    }

    pub(super) fn write(self, connection: &Connection) -> Result<()> {
        // One by one, secure deletion of many notes holds the writer for seconds; merging does the same at once.
        let many = self.out.len() > 50;
        if many {
            connection.execute(
                "INSERT INTO note_fts (note_fts, rank) VALUES ('secure-delete', 0)",
                [],
            )?;
        }
        for (seq, text) in &self.out {
            connection
                .prepare_cached(
                    "INSERT INTO note_fts (note_fts, rowid, t) VALUES ('delete', ?1, ?2)",
                )?
                .execute((seq, text))?;
        }
        if many {
            connection.execute("INSERT INTO note_fts (note_fts) VALUES ('optimize')", [])?;
            connection.execute(
                "INSERT INTO note_fts (note_fts, rank) VALUES ('secure-delete', 1)",
                [],
            )?;
        }
        for (seq, text) in &self.into {
            connection
                .prepare_cached("INSERT INTO note_fts (rowid, t) VALUES (?1, ?2)")?
                .execute((seq, text))?;
        }
        Ok(())
    }
}

/// Takes new entries of one subject, which are in the journal already.
pub(super) fn take(
    connection: &Connection,
    n: i64,
    mut entries: Vec<(i64, Entry)>,
    notes: &mut Notes,
) -> Result<()> {
    entries.sort_by_key(|(_, e)| (e.head.stamp, e.head.id));
    let before = state(connection, n)?;
    let mut after = before.clone().unwrap_or_default();
    let mut rows = Changes::default();
    for (seq, entry) in entries {
        if !after.takes(&entry) {
            return refold(connection, n, notes);
        }
        after.push(&Effective::plain(seq, entry), &mut rows);
    }
    write_rows(connection, n, &rows, notes)?;
    write_state(connection, n, before.as_ref(), &after)
}

/// Folds a subject anew from all its entries and writes what differs.
pub(super) fn refold(connection: &Connection, n: i64, notes: &mut Notes) -> Result<()> {
    let before = state(connection, n)?;
    let entries = entries_of(connection, n)?;
    let empty = entries.is_empty();
    let (after, rows) = fold::fold(entries);
    drop_rows(connection, n, &rows, notes)?;
    write_rows(connection, n, &rows, notes)?;
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
        entries.push((
            row.get(0)?,
            Entry::from_bytes(
                row.get_ref(1)?
                    .as_blob()
                    .map_err(|_| super::StoreError::View)?,
            )?,
        ));
    }
    Ok(entries)
}

/// The state of a subject, if anything of it was folded.
pub(super) fn state(connection: &Connection, n: i64) -> Result<Option<State>> {
    let bytes: Option<Vec<u8>> = connection
        .prepare_cached("SELECT run FROM state WHERE n = ?1")?
        .query_row([n], |r| r.get(0))
        .optional()?;
    bytes.map(|b| from_row(&b)).transpose()
}

fn visit_words(row: &VisitRow) -> String {
    let visit = &row.visit;
    let mut words = String::new();
    for text in [&visit.note, &visit.postcard_text, &visit.met_at] {
        if !text.is_blank() {
            words.push_str(text);
            words.push(' ');
        }
    }
    fold_text(words.trim_end())
}

fn observation_words(row: &ObservationRow) -> String {
    fold_text(row.observation.note.trim())
}

/// Writes rows that are new or differ.
pub(super) fn write_rows(
    connection: &Connection,
    n: i64,
    rows: &Changes,
    notes: &mut Notes,
) -> Result<()> {
    for (seq, row) in &rows.visits {
        let bytes = to_row(row)?;
        let known = known_row(connection, "SELECT row FROM visit WHERE seq = ?1", *seq)?;
        if known.as_ref() == Some(&bytes) {
            continue;
        }
        let from = match &known {
            Some(known) => visit_words(&from_row(known)?),
            None => String::new(),
        };
        notes.change(*seq, from, visit_words(row));
        connection
            .prepare_cached("INSERT INTO visit (seq, place, at, row) VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO UPDATE SET at = excluded.at, row = excluded.row")?
            .execute((seq, n, minute_text(row.at), bytes))?;
    }
    for (seq, row) in &rows.observations {
        let bytes = to_row(row)?;
        let known = known_row(
            connection,
            "SELECT row FROM observation WHERE seq = ?1",
            *seq,
        )?;
        if known.as_ref() == Some(&bytes) {
            continue;
        }
        let from = match &known {
            Some(known) => observation_words(&from_row(known)?),
            None => String::new(),
        };
        notes.change(*seq, from, observation_words(row));
        connection
            .prepare_cached("INSERT INTO observation (seq, place, at, row) VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO UPDATE SET at = excluded.at, row = excluded.row")?
            .execute((seq, n, minute_text(row.at), bytes))?;
    }
    for (seq, row) in &rows.plans {
        connection
            .prepare_cached("INSERT INTO plan (seq, place, at, row) VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO UPDATE SET at = excluded.at, row = excluded.row WHERE row <> excluded.row")?
            .execute((seq, n, minute_text(row.at), to_row(row)?))?;
    }
    for ((seq, door), row) in &rows.slips {
        connection
            .prepare_cached("INSERT INTO slip (seq, door, place, row) VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO UPDATE SET row = excluded.row WHERE row <> excluded.row")?
            .execute((seq, door, n, to_row(row)?))?;
    }
    for (seq, JoinRow { other, .. }) in &rows.joins {
        let other = super::journal::subject_number(connection, *other)?;
        connection
            .prepare_cached(
                "INSERT INTO joined (seq, place, other) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING",
            )?
            .execute((seq, n, other))?;
    }
    Ok(())
}

fn known_row(connection: &Connection, sql: &str, seq: i64) -> Result<Option<Vec<u8>>> {
    Ok(connection
        .prepare_cached(sql)?
        .query_row([seq], |r| r.get(0))
        .optional()?)
}

/// Removes rows that a refold no longer yields.
fn drop_rows(connection: &Connection, n: i64, rows: &Changes, notes: &mut Notes) -> Result<()> {
    let seqs = |sql: &str| -> Result<Vec<i64>> {
        let mut statement = connection.prepare_cached(sql)?;
        let seqs = statement
            .query_map([n], |r| r.get(0))?
            .collect::<rusqlite::Result<_>>()?;
        Ok(seqs)
    };
    for seq in seqs("SELECT seq FROM visit WHERE place = ?1")? {
        if !rows.visits.contains_key(&seq) {
            if let Some(known) = known_row(connection, "SELECT row FROM visit WHERE seq = ?1", seq)?
            {
                notes.change(seq, visit_words(&from_row(&known)?), String::new());
            }
            connection
                .prepare_cached("DELETE FROM visit WHERE seq = ?1")?
                .execute([seq])?;
        }
    }
    for seq in seqs("SELECT seq FROM observation WHERE place = ?1")? {
        if !rows.observations.contains_key(&seq) {
            if let Some(known) = known_row(
                connection,
                "SELECT row FROM observation WHERE seq = ?1",
                seq,
            )? {
                notes.change(seq, observation_words(&from_row(&known)?), String::new());
            }
            connection
                .prepare_cached("DELETE FROM observation WHERE seq = ?1")?
                .execute([seq])?;
        }
    }
    for seq in seqs("SELECT seq FROM plan WHERE place = ?1")? {
        if !rows.plans.contains_key(&seq) {
            connection
                .prepare_cached("DELETE FROM plan WHERE seq = ?1")?
                .execute([seq])?;
        }
    }
    for seq in seqs("SELECT seq FROM joined WHERE place = ?1")? {
        if !rows.joins.contains_key(&seq) {
            connection
                .prepare_cached("DELETE FROM joined WHERE seq = ?1")?
                .execute([seq])?;
        }
    }
    let slips: Vec<(i64, String)> = connection
        .prepare_cached("SELECT seq, door FROM slip WHERE place = ?1")?
        .query_map([n], |r| Ok((r.get(0)?, r.get(1)?)))?
        .collect::<rusqlite::Result<_>>()?;
    for (seq, door) in slips {
        if !rows.slips.keys().any(|(s, d)| *s == seq && *d == door) {
            connection
                .prepare_cached("DELETE FROM slip WHERE seq = ?1 AND door = ?2")?
                .execute((seq, door))?;
        }
    }
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
            "INSERT INTO state (n, due, last_at, slip_since, pause, promise, marked, run) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
             ON CONFLICT DO UPDATE SET due = excluded.due, last_at = excluded.last_at, slip_since = excluded.slip_since,
                 pause = excluded.pause, promise = excluded.promise, marked = excluded.marked, run = excluded.run",
        )?
        .execute((
            n,
            after.due().map(|p| minute_text(p.at)),
            after.last.as_ref().map(|l| minute_text(l.at)),
            since,
            after.pause_until().map(|d| d.to_string()),
            after.open.iter().find(|p| p.kind.is_promise()).map(|p| minute_text(p.at)),
            after.circle.is_some(),
            to_row(after)?,
        ))?;
    write_place(connection, n, before, after)?;
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

fn write_place(
    connection: &Connection,
    n: i64,
    before: Option<&State>,
    after: &State,
) -> Result<()> {
    let same = before.is_some_and(|b| {
        b.known == after.known && b.place() == after.place() && b.safety == after.safety
    });
    if same {
        return Ok(());
    }
    let known: Option<String> = connection
        .prepare_cached("SELECT words FROM place WHERE n = ?1")?
        .query_row([n], |r| r.get(0))
        .optional()?;
    let row = after.known.then(|| PlaceColumns::of(after));
    let words = row.as_ref().map(|r| r.words.clone());
    if known != words
        && let Some(known) = &known
    {
        connection
            .prepare_cached(
                "INSERT INTO place_fts (place_fts, rowid, t) VALUES ('delete', ?1, ?2)",
            )?
            .execute((n, known))?;
    }
    match &row {
        None => {
            connection
                .prepare_cached("DELETE FROM place WHERE n = ?1")?
                .execute([n])?;
        }
        Some(row) => row.write(connection, n)?,
    }
    if known != words
        && let Some(words) = &words
    {
        connection
            .prepare_cached("INSERT INTO place_fts (rowid, t) VALUES (?1, ?2)")?
            .execute((n, words))?;
    }
    Ok(())
}

/// The columns of a place.
pub(super) struct PlaceColumns {
    title: String,
    sort: PlaceSort,
    street_key: String,
    number_key: i64,
    city: String,
    position: Option<crate::domain::place::Position>,
    /// What the index was given.
    pub(super) words: String,
}

impl PlaceColumns {
    pub(super) fn of(state: &State) -> Self {
        let place = state.place();
        let text = |w: &Option<crate::domain::private::Private<String>>| {
            w.as_ref().map(|w| w.0.clone()).unwrap_or_default()
        };
        let title = place.title();
        let street = text(&place.street);
        let number = text(&place.number);
        let digits: String = number
            .chars()
            .take_while(char::is_ascii_digit)
            .take(9)
            .collect();
        let mut words = title.clone();
        for more in [text(&place.postcode), text(&place.city)] {
            if !more.is_empty() {
                words.push(' ');
                words.push_str(&more);
            }
        }
        if let Some(safety) = &state.safety
            && !safety.note.note.is_blank()
        {
            words.push(' ');
            words.push_str(&safety.note.note);
        }
        Self {
            street_key: fold_text(if street.is_empty() { &title } else { &street }),
            title,
            sort: place.sort.unwrap_or(PlaceSort::Address),
            number_key: digits.parse().unwrap_or(0),
            city: text(&place.city),
            position: place.position,
            words: fold_text(&words),
        }
    }

    pub(super) fn write(&self, connection: &Connection, n: i64) -> Result<()> {
        connection
            .prepare_cached(
                "INSERT INTO place (n, title, sort, street_key, number_key, city, lat, lon, words)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
                 ON CONFLICT DO UPDATE SET title = excluded.title, sort = excluded.sort, street_key = excluded.street_key,
                     number_key = excluded.number_key, city = excluded.city, lat = excluded.lat, lon = excluded.lon,
                     words = excluded.words",
            )?
            .execute((
                n,
                &self.title,
                self.sort.code(),
                &self.street_key,
                self.number_key,
                &self.city,
                self.position.map(|p| p.lat),
                self.position.map(|p| p.lon),
                &self.words,
            ))?;
        Ok(())
    }
}

/// Words of an entry's row for the index, as a rebuild needs them.
pub(super) fn words_of(rows: &Changes) -> Vec<(i64, String)> {
    let visits = rows
        .visits
        .iter()
        .map(|(seq, row)| (*seq, visit_words(row)));
    let observations = rows
        .observations
        .iter()
        .map(|(seq, row)| (*seq, observation_words(row)));
    visits
        .chain(observations)
        .filter(|(_, w)| !w.is_empty())
        .collect()
}
