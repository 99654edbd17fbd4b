//! Circles: which are due, and what one was made of, so that it can be taken away again.

use super::joins::Joins;
use super::{View, number_of, subject_of, title_of};
use crate::domain::entry::{Body, Entry};
use crate::domain::fold::{CircleNow, resolve};
use crate::domain::id::{EntryId, SubjectId};
use crate::domain::mark::Mark;
use crate::domain::place::PlaceSort;
use crate::store::apply;
use crate::store::error::Result;
use chrono::{Datelike, NaiveDate, NaiveDateTime};
use rusqlite::Connection;

/// A circle whose day has come.
#[derive(Clone, PartialEq, Debug)]
pub struct DueCircle {
    /// Its place.
    pub place: SubjectId,
    /// What that is called.
    pub title: String,
    /// The day on which to go there.
    pub day: NaiveDate,
}

impl DueCircle {
    /// Its mark at local time `now`.
    pub fn mark(&self, now: NaiveDateTime) -> Mark {
        Mark::CircleToGo {
            day: Some(self.day),
            late: self.day < now.date(),
        }
    }
}

/// Circles that say to go there today, or on a day that has passed; the earliest first, at most 20.
pub(super) fn due(
    connection: &Connection,
    joins: &Joins,
    now: NaiveDateTime,
) -> Result<Vec<DueCircle>> {
    let mut statement = connection.prepare_cached(
        "SELECT n FROM pin WHERE circle_day <= ?1 ORDER BY circle_day DESC LIMIT 200",
    )?;
    let numbers = statement
        .query_map([now.date().num_days_from_ce()], |r| r.get(0))?
        .collect::<rusqlite::Result<Vec<i64>>>()?;
    let mut found = Vec::new();
    for n in numbers {
        if joins.is_hidden(n) {
            continue;
        }
        let state = joins.state(connection, n)?;
        // What has a plan of its own stands in the day by that.
        if !state.open.is_empty() {
            continue;
        }
        let day = state.circle_to_go().and_then(|c| c.marked.day);
        if let (Some(day), Some(title)) = (day, title_of(connection, n)?) {
            found.push(DueCircle {
                place: subject_of(connection, n)?,
                title,
                day,
            });
        }
        if found.len() == 20 {
            break;
        }
    }
    found.reverse();
    Ok(found)
}

/// A circle, and the entries that made it.
#[derive(Clone, PartialEq, Debug)]
pub struct CircleOf {
    /// The circle as it stands.
    pub now: CircleNow,
    /// The place that bears it.
    pub place: SubjectId,
    /// Entries to withdraw so that it is gone: every marking, and the place itself if it is nothing but the circle.
    pub entries: Vec<EntryId>,
}

/// What is the circle of this place made of?
#[derive(Clone, PartialEq, Debug)]
pub struct CircleEntries {
    /// The place.
    pub place: SubjectId,
}

impl View for CircleEntries {
    type Out = Option<CircleOf>;

    fn run(&self, connection: &Connection) -> Result<Self::Out> {
        match number_of(connection, self.place)? {
            Some(n) => circle_of(connection, n),
            None => Ok(None),
        }
    }

    fn touched_by(&self, subject: SubjectId) -> bool {
        self.place == subject
    }
}

pub(super) fn circle_of(connection: &Connection, n: i64) -> Result<Option<CircleOf>> {
    let state = apply::state(connection, n)?.unwrap_or_default();
    let Some(now) = state.circle else {
        return Ok(None);
    };
    let mut statement =
        connection.prepare_cached("SELECT seq, bytes FROM entry WHERE subject = ?1")?;
    let mut rows = statement.query([n])?;
    let mut entries = Vec::new();
    while let Some(row) = rows.next()? {
        let bytes: Vec<u8> = row.get(1)?;
        entries.push((row.get(0)?, Entry::from_bytes(&bytes)?));
    }
    let (history, _) = resolve(entries);
    let only = state.place().sort == Some(PlaceSort::Stretch)
        && history
            .iter()
            .all(|e| matches!(e.body, Body::PlaceAdded(_) | Body::PlaceMarked(_)));
    let goes = |body: &Body| match body {
        Body::PlaceMarked(_) => true,
        Body::PlaceAdded(_) => only,
        _ => false,
    };
    Ok(Some(CircleOf {
        now,
        place: subject_of(connection, n)?,
        entries: history
            .iter()
            .filter(|e| goes(&e.body))
            .map(|e| e.head.id)
            .collect(),
    }))
}
