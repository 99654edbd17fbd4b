//! The row of a place, and its words in the index of places.

use super::error::Result;
use super::search_text::fold_text;
use crate::domain::fold::State;
use crate::domain::place::PlaceSort;
use rusqlite::{Connection, OptionalExtension};

/// Writes the row of a place where it differs.
pub(super) fn write_place(
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
struct PlaceColumns {
    title: String,
    sort: PlaceSort,
    street_key: String,
    number_key: i64,
    city: String,
    position: Option<crate::domain::place::Position>,
    /// What the index was given.
    words: String,
}

impl PlaceColumns {
    fn of(state: &State) -> Self {
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

    fn write(&self, connection: &Connection, n: i64) -> Result<()> {
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
