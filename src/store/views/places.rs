//! The list of places: numbers first, rows for the part in sight; and the search over places and notes.

use super::joins::Joins;
use super::{View, subject_of};
use crate::domain::fold::{ObservationRow, State, VisitRow};
use crate::domain::id::SubjectId;
use crate::domain::mark::{Mark, mark};
use crate::domain::pin::Pin;
use crate::domain::time::{minute_text, start_of};
use crate::store::error::Result;
use crate::store::rows::from_row;
use crate::store::search_text::{in_title, match_expression};
use chrono::{NaiveDateTime, TimeDelta};
use rusqlite::{Connection, OptionalExtension};
use std::collections::HashSet;

/// Which places to show; all chosen ones must hold.
#[derive(Clone, Copy, PartialEq, Eq, Debug, PartialOrd, Ord)]
pub enum Filter {
    /// With an open promise.
    Promised,
    /// With a plan or promise whose time has passed.
    Overdue,
    /// With a slip out.
    Slip,
    /// Not visited for four weeks.
    LongAgo,
    /// With a no that is left in peace.
    Pause,
}

impl Filter {
    /// In the order in which they are offered.
    pub const ALL: [Self; 5] = [
        Self::Promised,
        Self::Overdue,
        Self::Slip,
        Self::LongAgo,
        Self::Pause,
    ];

    /// Whether it holds for a place in `state`. Asked of joined places only: the columns know each of them alone.
    fn holds(self, state: &State, now: NaiveDateTime) -> bool {
        match self {
            Self::Promised => state.open.iter().any(|p| p.kind.is_promise()),
            Self::Overdue => state.due().is_some_and(|p| p.at < now),
            Self::Slip => !state.slips.is_empty(),
            Self::LongAgo => {
                let then = now.checked_sub_signed(TimeDelta::weeks(4)).unwrap_or(now);
                let last = state.last.as_ref();
                last.is_some_and(|l| l.at < start_of(then.date()))
            }
            Self::Pause => state.pause_until().is_some_and(|until| until > now.date()),
        }
    }

    /// Whether it holds for a place on the map.
    pub(super) fn holds_for(self, pin: &Pin, now: NaiveDateTime) -> bool {
        match self {
            Self::Promised => pin.promise.is_some(),
            Self::Overdue => pin.due.is_some_and(|at| at < now),
            Self::Slip => pin.slip_since.is_some(),
            Self::LongAgo => {
                let then = now.checked_sub_signed(TimeDelta::weeks(4)).unwrap_or(now);
                pin.last_at.is_some_and(|at| at < start_of(then.date()))
            }
            Self::Pause => pin.pause.is_some_and(|until| until > now.date()),
        }
    }

    fn numbers(self, connection: &Connection, now: NaiveDateTime) -> Result<Vec<i64>> {
        let (sql, bound) = match self {
            Self::Promised => (
                "SELECT n FROM state WHERE promise >= ?1 ORDER BY promise",
                String::new(),
            ),
            Self::Overdue => (
                "SELECT n FROM state WHERE due < ?1 ORDER BY due DESC",
                minute_text(now),
            ),
            Self::Slip => (
                "SELECT n FROM state WHERE slip_since >= ?1 ORDER BY slip_since",
                String::new(),
            ),
            Self::LongAgo => {
                let then = now.checked_sub_signed(TimeDelta::weeks(4)).unwrap_or(now);
                (
                    "SELECT n FROM state WHERE last_at < ?1 ORDER BY last_at",
                    minute_text(start_of(then.date())),
                )
            }
            Self::Pause => (
                "SELECT n FROM state WHERE pause > ?1 ORDER BY pause",
                now.date().to_string(),
            ),
        };
        let mut statement = connection.prepare_cached(sql)?;
        let numbers = statement
            .query_map([bound], |r| r.get(0))?
            .collect::<rusqlite::Result<_>>()?;
        Ok(numbers)
    }
}

/// The numbers of the places that a list shows, in its order: with words typed those called so, then the newest first;
/// with filters by urgency; else what is due and then by street.
#[derive(Clone, PartialEq, Debug)]
pub struct PlaceNumbers {
    /// What was typed.
    pub typed: String,
    /// What to show only.
    pub filters: Vec<Filter>,
    /// Local time.
    pub now: NaiveDateTime,
}

impl View for PlaceNumbers {
    /// Those numbers, and how many places there are in all; places shown as one count once.
    type Out = (Vec<i64>, usize);

    fn run(&self, connection: &Connection) -> Result<Self::Out> {
        let joins = Joins::load(connection)?;
        let all: usize = connection
            .prepare_cached("SELECT count(*) FROM place")?
            .query_row([], |r| r.get(0))?;
        let mut numbers: Vec<i64> = if let Some(words) = match_expression(&self.typed) {
            let mut statement =
                connection.prepare_cached("SELECT rowid FROM place_fts WHERE place_fts MATCH ?1 ORDER BY rowid DESC LIMIT 2000")?;
            let found = statement
                .query_map([words], |r| r.get(0))?
                .collect::<rusqlite::Result<_>>()?;
            nearest_first(connection, &self.typed, found)?
        } else if let Some((first, _)) = self.filters.split_first() {
            let mut numbers = first.numbers(connection, self.now)?;
            // What holds for several places together may hold for none of them alone, as the columns know them: a no
            // at one, and the day to ask again at the other.
            numbers.extend(joins.mains());
            numbers
        } else {
            let mut due = connection
                .prepare_cached("SELECT n FROM state WHERE due IS NOT NULL ORDER BY due")?;
            let mut numbers: Vec<i64> = due
                .query_map([], |r| r.get(0))?
                .collect::<rusqlite::Result<_>>()?;
            let first: HashSet<i64> = numbers.iter().copied().collect();
            let mut rest = connection
                .prepare_cached("SELECT n FROM place ORDER BY street_key, number_key, title, n")?;
            for n in rest.query_map([], |r| r.get(0))? {
                let n = n?;
                if !first.contains(&n) {
                    numbers.push(n);
                }
            }
            numbers
        };
        let skip = usize::from(match_expression(&self.typed).is_none());
        for filter in self.filters.iter().skip(skip) {
            let only: HashSet<i64> = filter.numbers(connection, self.now)?.into_iter().collect();
            numbers.retain(|n| joins.is_joined(*n) || only.contains(n));
        }
        // What is known under another name is found under the one that is shown.
        let mut seen = HashSet::new();
        let mut shown = Vec::with_capacity(numbers.len());
        for n in numbers {
            let main = joins.main(n);
            if !seen.insert(main) {
                continue;
            }
            if joins.is_joined(n) && !self.filters.is_empty() {
                let state = joins.state(connection, main)?;
                if !self.filters.iter().all(|f| f.holds(&state, self.now)) {
                    continue;
                }
            }
            shown.push(main);
        }
        let mut hidden: usize = 0;
        for n in joins.hidden() {
            hidden = hidden.saturating_add(usize::from(super::title_of(connection, n)?.is_some()));
        }
        Ok((shown, all.saturating_sub(hidden)))
    }

    fn touched_by(&self, _: SubjectId) -> bool {
        true
    }
}

/// "vej 6" finds every place with a postal code that begins with 6: those that are called so come first. The rest
/// keep their order; at most 200 remain.
fn nearest_first(connection: &Connection, typed: &str, found: Vec<i64>) -> Result<Vec<i64>> {
    let mut ranked = Vec::with_capacity(found.len());
    for n in found {
        let title = super::title_of(connection, n)?.unwrap_or_default();
        ranked.push((in_title(&title, typed), n));
    }
    ranked.sort_by_key(|(rank, _)| std::cmp::Reverse(*rank));
    Ok(ranked.into_iter().map(|(_, n)| n).take(200).collect())
}

/// A row of the list.
#[derive(Clone, PartialEq, Debug)]
pub struct PlaceItem {
    /// The place.
    pub place: SubjectId,
    /// What it is called.
    pub title: String,
    /// What matters most about it.
    pub mark: Mark,
    /// Whether there is a safety note.
    pub safety: bool,
}

/// The rows of some places, by their numbers.
#[derive(Clone, PartialEq, Debug)]
pub struct PlaceRows {
    /// The numbers, in order.
    pub numbers: Vec<i64>,
    /// Local time.
    pub now: NaiveDateTime,
}

impl View for PlaceRows {
    type Out = Vec<(i64, PlaceItem)>;

    fn run(&self, connection: &Connection) -> Result<Self::Out> {
        let joins = Joins::load(connection)?;
        let mut items = Vec::with_capacity(self.numbers.len());
        for n in &self.numbers {
            if let Some(item) = item(connection, &joins, *n, self.now)? {
                items.push((*n, item));
            }
        }
        Ok(items)
    }

    fn touched_by(&self, _: SubjectId) -> bool {
        true
    }
}

pub(super) fn item(
    connection: &Connection,
    joins: &Joins,
    n: i64,
    now: NaiveDateTime,
) -> Result<Option<PlaceItem>> {
    row(connection, n, &joins.state(connection, n)?, now)
}

/// The row of a place in `state`; none if the place itself has not arrived.
pub(super) fn row(
    connection: &Connection,
    n: i64,
    state: &State,
    now: NaiveDateTime,
) -> Result<Option<PlaceItem>> {
    let found: Option<(String, [u8; 16])> = connection
        .prepare_cached(
            "SELECT p.title, s.id FROM place p JOIN subject s ON s.n = p.n WHERE p.n = ?1",
        )?
        .query_row([n], |r| Ok((r.get(0)?, r.get(1)?)))
        .optional()?;
    Ok(found.map(|(title, id)| PlaceItem {
        place: SubjectId::from_bytes(id),
        title,
        mark: mark(state, now),
        safety: state.safety.is_some(),
    }))
}

/// A note in which the words were found.
#[derive(Clone, PartialEq, Debug)]
pub struct NoteHit {
    /// The place it was written about.
    pub place: SubjectId,
    /// What it is called.
    pub title: String,
    /// When, local.
    pub at: NaiveDateTime,
    /// The note.
    pub note: String,
}

/// Notes in which all typed words begin some word, newest first; at most 20.
#[derive(Clone, PartialEq, Debug)]
pub struct Hits {
    /// What was typed.
    pub typed: String,
}

impl View for Hits {
    type Out = Vec<NoteHit>;

    fn run(&self, connection: &Connection) -> Result<Self::Out> {
        let Some(words) = match_expression(&self.typed) else {
            return Ok(Vec::new());
        };
        let joins = Joins::load(connection)?;
        let mut statement = connection.prepare_cached(
            "SELECT rowid FROM note_fts WHERE note_fts MATCH ?1 ORDER BY rowid DESC LIMIT 20",
        )?;
        let mut hits = Vec::new();
        for seq in statement.query_map([words], |r| r.get::<_, i64>(0))? {
            if let Some((n, at, note)) = note_of(connection, seq?)? {
                let main = joins.group(n).first().copied().unwrap_or(n);
                if let Some(title) = super::title_of(connection, main)? {
                    hits.push(NoteHit {
                        place: subject_of(connection, main)?,
                        title,
                        at,
                        note,
                    });
                }
            }
        }
        Ok(hits)
    }

    fn touched_by(&self, _: SubjectId) -> bool {
        true
    }
}

fn note_of(connection: &Connection, seq: i64) -> Result<Option<(i64, NaiveDateTime, String)>> {
    let row = |sql: &str| -> Result<Option<(i64, Vec<u8>)>> {
        Ok(connection
            .prepare_cached(sql)?
            .query_row([seq], |r| Ok((r.get(0)?, r.get(1)?)))
            .optional()?)
    };
    if let Some((n, bytes)) = row("SELECT place, row FROM visit WHERE seq = ?1")? {
        let row: VisitRow = from_row(&bytes)?;
        let visit = row.visit;
        let words: Vec<String> = [visit.note.0, visit.postcard_text.0, visit.met_at.0]
            .into_iter()
            .filter(|w| !w.trim().is_empty())
            .collect();
        return Ok(Some((n, row.at, words.join(" · "))));
    }
    if let Some((n, bytes)) = row("SELECT place, row FROM observation WHERE seq = ?1")? {
        let row: ObservationRow = from_row(&bytes)?;
        return Ok(Some((n, row.at, row.observation.note.0)));
    }
    Ok(None)
}

/// Which of these places are known, or were erased and must not come back.
#[derive(Clone, PartialEq, Debug)]
pub struct KnownPlaces {
    /// Their ids.
    pub subjects: Vec<SubjectId>,
}

impl View for KnownPlaces {
    type Out = std::collections::BTreeSet<SubjectId>;

    fn run(&self, connection: &Connection) -> Result<Self::Out> {
        let mut known = connection.prepare_cached(
            "SELECT 1 FROM subject s JOIN place p ON p.n = s.n WHERE s.id = ?1 UNION ALL SELECT 1 FROM gone WHERE id = ?1",
        )?;
        let mut found = Self::Out::new();
        for subject in &self.subjects {
            if known.exists([subject.bytes()])? {
                found.insert(*subject);
            }
        }
        Ok(found)
    }

    fn touched_by(&self, _: SubjectId) -> bool {
        false
    }
}
