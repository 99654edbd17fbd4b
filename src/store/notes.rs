//! The index of notes: what changed in a transaction, written at its end.

use super::error::Result;
use super::search_text::fold_text;
use crate::domain::fold::{ObservationRow, VisitRow};
use rusqlite::Connection;
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
        for (seq, text) in &self.out {
            connection
                .prepare_cached(
                    "INSERT INTO note_fts (note_fts, rowid, t) VALUES ('delete', ?1, ?2)",
                )?
                .execute((seq, text))?;
        }
        for (seq, text) in &self.into {
            connection
                .prepare_cached("INSERT INTO note_fts (rowid, t) VALUES (?1, ?2)")?
                .execute((seq, text))?;
        }
        Ok(())
    }
}

/// Merges both indexes into one segment each, so that nothing of what was taken out is left in them: for an erasure,
/// after [`Notes::write`]. FTS5's own `secure-delete` was refused: it takes 3 ms a note in a small file and 23 ms in a
/// large one, from every correction and every undo, whose first words the journal keeps anyway.
pub(super) fn purge(connection: &Connection) -> Result<()> {
    connection.execute_batch(
        "INSERT INTO note_fts (note_fts) VALUES ('optimize'); INSERT INTO place_fts (place_fts) VALUES ('optimize');",
    )?;
    Ok(())
}

/// What the index is given of a visit.
pub(super) fn visit_words(row: &VisitRow) -> String {
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

/// What the index is given of an observation.
pub(super) fn observation_words(row: &ObservationRow) -> String {
    fold_text(row.observation.note.trim())
}
