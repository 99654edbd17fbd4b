//! Choosing a place: the last one used, those that match what is typed, and whether one is known already.

use super::joins::Joins;
use super::places::item;
use super::{PlaceItem, PlaceNumbers, View, number_of, subject_of, title_of};
use crate::domain::fold::{ObservationRow, VisitRow};
use crate::domain::id::{MemberId, SubjectId};
use crate::domain::place::{PlaceFields, PlaceSort, Position};
use crate::domain::private::Private;
use crate::domain::time::minute_text;
use crate::store::error::Result;
use crate::store::rows::from_row;
use crate::store::search_text::{fold_text, match_expression};
use chrono::NaiveDateTime;
use rusqlite::Connection;

/// The little that a form needs to know of a place.
#[derive(Clone, PartialEq, Debug)]
pub struct PlaceBrief {
    /// The place under whose name it is shown.
    pub place: SubjectId,
    /// What it is called.
    pub title: Private<String>,
    /// Postal code, empty if unknown.
    pub postcode: Private<String>,
    /// Town, empty if unknown.
    pub city: Private<String>,
    /// Where it lies.
    pub position: Option<Position>,
}

fn brief(connection: &Connection, joins: &Joins, n: i64) -> Result<Option<PlaceBrief>> {
    let Some(main) = joins.group(n).first().copied() else {
        return Ok(None);
    };
    let Some(title) = title_of(connection, main)? else {
        return Ok(None);
    };
    let fields = joins.state(connection, main)?.place();
    Ok(Some(PlaceBrief {
        place: subject_of(connection, main)?,
        title: Private(title),
        postcode: fields.postcode.unwrap_or_default(),
        city: fields.city.unwrap_or_default(),
        position: fields.position,
    }))
}

/// The little about one place, if one is asked for. The answer repeats what was asked, so that a form that has moved on
/// does not take it for the next place.
#[derive(Clone, PartialEq, Debug)]
pub struct Brief {
    /// The place.
    pub place: Option<SubjectId>,
}

impl View for Brief {
    type Out = (Option<SubjectId>, Option<PlaceBrief>);

    fn run(&self, connection: &Connection) -> Result<Self::Out> {
        let found = match self.place.map(|p| number_of(connection, p)).transpose()? {
            Some(Some(n)) => brief(connection, &Joins::load(connection)?, n)?,
            _ => None,
        };
        Ok((self.place, found))
    }

    fn touched_by(&self, _: SubjectId) -> bool {
        // A join may bring it under another name.
        self.place.is_some()
    }
}

/// The place last used.
#[derive(Clone, PartialEq, Debug)]
pub struct Used {
    /// The place.
    pub place: PlaceBrief,
    /// When, local.
    pub at: NaiveDateTime,
    /// Who was along.
    pub with: Vec<Private<String>>,
}

/// Where was a visit or an observation last? What the member wrote comes before what others wrote.
#[derive(Clone, PartialEq, Debug)]
pub struct LastUsed {
    /// Who asks.
    pub member: MemberId,
    /// Local time; what lies after it is left out.
    pub now: NaiveDateTime,
}

impl View for LastUsed {
    type Out = Option<Used>;

    fn run(&self, connection: &Connection) -> Result<Self::Out> {
        let joins = Joins::load(connection)?;
        let now = minute_text(self.now);
        let mut found: Vec<(bool, NaiveDateTime, i64, Vec<Private<String>>)> = Vec::new();
        // The newest visits by the index of their places, so that the whole history need not be sorted.
        let mut visits = connection.prepare_cached(
            "SELECT v.place, v.row FROM (SELECT n FROM state WHERE last_at IS NOT NULL ORDER BY last_at DESC LIMIT 20) s
             JOIN visit v ON v.place = s.n WHERE v.at = (SELECT max(at) FROM visit WHERE place = s.n AND at <= ?1)",
        )?;
        let mut rows = visits.query([&now])?;
        while let Some(row) = rows.next()? {
            let visit: VisitRow = from_row(&row.get::<_, Vec<u8>>(1)?)?;
            found.push((
                visit.author == self.member,
                visit.at,
                row.get(0)?,
                visit.visit.with,
            ));
        }
        let mut seen = connection.prepare_cached(
            "SELECT o.place, o.row FROM (SELECT seq FROM observation WHERE at <= ?1 ORDER BY at DESC LIMIT 20) s
             JOIN observation o ON o.seq = s.seq",
        )?;
        let mut rows = seen.query([&now])?;
        while let Some(row) = rows.next()? {
            let seen: ObservationRow = from_row(&row.get::<_, Vec<u8>>(1)?)?;
            found.push((
                seen.author == self.member,
                seen.at,
                row.get(0)?,
                seen.observation.with,
            ));
        }
        found.sort_by_key(|(mine, at, n, _)| std::cmp::Reverse((*mine, *at, *n)));
        for (_, at, n, with) in found {
            // What was undone leaves no place.
            if let Some(place) = brief(connection, &joins, n)? {
                return Ok(Some(Used { place, at, with }));
            }
        }
        Ok(None)
    }

    fn touched_by(&self, _: SubjectId) -> bool {
        true
    }
}

/// How many places are offered at once: what a thumb scrolls through; typing finds the others.
const OFFERED: usize = 30;

/// Places to choose from: those that match what is typed, street by street; without a word typed those that are due,
/// then street by street. At most 30.
#[derive(Clone, PartialEq, Debug)]
pub struct Choices {
    /// What was typed.
    pub typed: String,
    /// Whether spots, where people are met, come first; without a word typed they come alone.
    pub spots: bool,
    /// Local time.
    pub now: NaiveDateTime,
}

impl View for Choices {
    type Out = Vec<PlaceItem>;

    fn run(&self, connection: &Connection) -> Result<Self::Out> {
        let joins = Joins::load(connection)?;
        let first = if self.spots {
            PlaceSort::Spot.code()
        } else {
            ""
        };
        let numbers: Vec<i64> = if let Some(words) = match_expression(&self.typed) {
            let mut statement = connection.prepare_cached(
                "SELECT p.n FROM place_fts JOIN place p ON p.n = place_fts.rowid WHERE place_fts MATCH ?1
                 ORDER BY p.sort = ?2 DESC, p.street_key, p.number_key, p.title LIMIT 200",
            )?;
            statement
                .query_map((words, first), |r| r.get(0))?
                .collect::<rusqlite::Result<_>>()?
        } else if self.spots {
            let mut statement = connection.prepare_cached(
                "SELECT n FROM place WHERE sort = ?1 ORDER BY street_key, title LIMIT 200",
            )?;
            statement
                .query_map([first], |r| r.get(0))?
                .collect::<rusqlite::Result<_>>()?
        } else {
            let all = PlaceNumbers {
                typed: String::new(),
                filters: Vec::new(),
                now: self.now,
            };
            all.run(connection)?.0
        };
        let shown = numbers.into_iter().filter(|n| !joins.is_hidden(*n));
        let mut items = Vec::with_capacity(OFFERED);
        for n in shown.take(OFFERED) {
            items.extend(item(connection, &joins, n, self.now)?);
        }
        Ok(items)
    }

    fn touched_by(&self, _: SubjectId) -> bool {
        true
    }
}

/// Is there a place of this name already? Two of one name in different towns are two.
#[derive(Clone, PartialEq, Debug)]
pub struct Namesake {
    /// What is known of the place looked for.
    pub place: PlaceFields,
}

impl View for Namesake {
    type Out = Option<PlaceBrief>;

    fn run(&self, connection: &Connection) -> Result<Self::Out> {
        let title = fold_text(self.place.title().trim());
        if title.is_empty() {
            return Ok(None);
        }
        let joins = Joins::load(connection)?;
        let street = self.place.street.as_ref().filter(|s| !s.is_blank());
        let key = street.map_or_else(|| title.clone(), |s| fold_text(s.trim()));
        let town = self
            .place
            .city
            .as_ref()
            .map(|c| fold_text(c.trim()))
            .unwrap_or_default();
        let mut statement = connection
            .prepare_cached("SELECT n, title, city FROM place WHERE street_key = ?1 ORDER BY n")?;
        let mut rows = statement.query([key])?;
        while let Some(row) = rows.next()? {
            let theirs = fold_text(row.get::<_, String>(2)?.trim());
            let one_town = town.is_empty() || theirs.is_empty() || town == theirs;
            if one_town && fold_text(row.get::<_, String>(1)?.trim()) == title {
                return brief(connection, &joins, row.get(0)?);
            }
        }
        Ok(None)
    }

    fn touched_by(&self, _: SubjectId) -> bool {
        true
    }
}
