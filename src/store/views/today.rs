//! The day: what was promised, what is planned, what is done.

use super::joins::Joins;
use super::{View, subject_of, title_of};
use crate::domain::fold::VisitRow;
use crate::domain::id::{EntryId, SubjectId};
use crate::domain::mark::is_missed;
use crate::domain::outcome::Outcome;
use crate::domain::plan::PlanKind;
use crate::domain::sign::Sign;
use crate::domain::slip::Door;
use crate::domain::time::{minute_text, start_of};
use crate::store::brief::{Brief, BriefPlan};
use crate::store::error::{Result, StoreError};
use crate::store::rows::from_row;
use chrono::{Days, NaiveDateTime};
use rusqlite::Connection;
use std::collections::BTreeSet;

/// A stop of a day.
#[derive(Clone, PartialEq, Debug)]
pub struct Stop {
    /// The place.
    pub place: SubjectId,
    /// What it is called.
    pub title: String,
    /// The plan.
    pub plan: EntryId,
    /// When, local.
    pub at: NaiveDateTime,
    /// Why.
    pub kind: PlanKind,
    /// A promise whose time has passed.
    pub missed: bool,
    /// A slip to see to: its door.
    pub slip: Option<Door>,
    /// How many visits there were.
    pub tries: u32,
    /// What happened last, and the first sign of life then.
    pub last: Option<(Outcome, Option<Sign>)>,
    /// Whether there is a safety note.
    pub safety: bool,
}

/// A visit made today.
#[derive(Clone, PartialEq, Debug)]
pub struct Done {
    /// The place.
    pub place: SubjectId,
    /// What it is called.
    pub title: String,
    /// The visit.
    pub visit: EntryId,
    /// When, local.
    pub at: NaiveDateTime,
    /// What happened.
    pub outcome: Outcome,
}

/// The answer to [`Today`].
#[derive(Clone, PartialEq, Debug, Default)]
pub struct TodayView {
    /// Promises of earlier days that were not kept, newest first; at most 50.
    pub missed: Vec<Stop>,
    /// Stops of today in the order of their times, and missed ones of today; at most 50.
    pub stops: Vec<Stop>,
    /// Circles that say to go there today, or on a day that has passed; at most 20.
    pub circles: Vec<super::DueCircle>,
    /// The first stops of the days that follow; at most 8.
    pub ahead: Vec<Stop>,
    /// Visits of today, newest first; at most 50.
    pub done: Vec<Done>,
    /// Whether there is any place at all.
    pub any_place: bool,
}

/// What is on today at local time `now`? Plans of our own from earlier days that no one kept stand with today's.
#[derive(Clone, PartialEq, Debug)]
pub struct Today {
    /// Local time.
    pub now: NaiveDateTime,
}

const MOST: usize = 50;
/// Texts that sort before and after every time; the earliest and the latest time that chrono knows do not.
const FIRST: &str = "";
const LAST: &str = "~";
const RISING: &str =
    "SELECT n, brief FROM state WHERE due >= ?1 AND due < ?2 ORDER BY due LIMIT ?3";
const FALLING: &str =
    "SELECT n, brief FROM state WHERE due >= ?1 AND due < ?2 ORDER BY due DESC LIMIT ?3";

impl View for Today {
    type Out = TodayView;

    fn run(&self, connection: &Connection) -> Result<TodayView> {
        let today = start_of(self.now.date());
        let tomorrow = start_of(
            self.now
                .date()
                .checked_add_days(Days::new(1))
                .unwrap_or(self.now.date()),
        );
        let joins = Joins::load(connection)?;
        let mut view = TodayView {
            any_place: connection
                .prepare_cached("SELECT 1 FROM place LIMIT 1")?
                .exists([])?,
            ..TodayView::default()
        };
        let mut seen = BTreeSet::new();
        let due = |sql: &str, from: &str, to: &str, most: usize| -> Result<Vec<Due>> {
            let mut statement = connection.prepare_cached(sql)?;
            let due = statement
                .query_map((from, to, i64::try_from(most).unwrap_or(i64::MAX)), |r| {
                    Ok((r.get(0)?, r.get(1)?))
                })?
                .collect::<rusqlite::Result<_>>()?;
            Ok(due)
        };
        let (from, to) = (minute_text(today), minute_text(tomorrow));

        for due in due(RISING, &from, &to, MOST)? {
            for stop in stops(connection, &joins, due, self.now, &mut seen)? {
                if stop.at < tomorrow {
                    view.stops.push(stop);
                }
            }
        }
        for due in due(FALLING, FIRST, &from, MOST)? {
            for stop in stops(connection, &joins, due, self.now, &mut seen)? {
                if stop.at >= tomorrow {
                    continue;
                }
                if stop.at < today && stop.missed {
                    view.missed.push(stop);
                } else {
                    view.stops.push(stop);
                }
            }
        }
        view.stops.sort_by_key(|s| (s.at, s.plan));
        view.stops.truncate(MOST);
        view.missed
            .sort_by_key(|s| (std::cmp::Reverse(s.at), s.plan));
        let mut later = BTreeSet::new();
        for due in due(RISING, &to, LAST, 8)? {
            view.ahead.extend(
                stops(connection, &joins, due, self.now, &mut later)?
                    .into_iter()
                    .find(|s| s.at >= tomorrow),
            );
        }
        view.ahead.sort_by_key(|s| (s.at, s.plan));
        view.circles = super::circle::due(connection, &joins, self.now)?;
        view.done = done(connection, &joins, today, tomorrow)?;
        Ok(view)
    }

    fn touched_by(&self, _: SubjectId) -> bool {
        true
    }
}

/// The number of a place, and its brief.
type Due = (i64, Vec<u8>);

fn stop(brief: &Brief, title: &str, plan: &BriefPlan, now: NaiveDateTime) -> Stop {
    Stop {
        place: brief.place,
        title: title.to_owned(),
        plan: plan.id,
        at: plan.at,
        kind: plan.kind,
        missed: is_missed(plan.kind, plan.at, now),
        slip: brief.slip,
        tries: brief.tries,
        last: brief.last.as_ref().map(|l| (l.outcome, l.life)),
        safety: brief.safety,
    }
}

/// All open plans of a place, once.
fn stops(
    connection: &Connection,
    joins: &Joins,
    (n, brief): Due,
    now: NaiveDateTime,
    seen: &mut BTreeSet<i64>,
) -> Result<Vec<Stop>> {
    let main = joins.main(n);
    if !seen.insert(main) {
        return Ok(Vec::new());
    }
    let mut brief: Brief = from_row(&brief)?;
    if brief.more || !joins.is_alone(n) {
        let state = joins.state(connection, main)?;
        let title = title_of(connection, main)?;
        brief = Brief::whole(subject_of(connection, main)?, title, &state);
    }
    let Some(title) = &brief.title else {
        return Ok(Vec::new());
    };
    let plans = brief.open.iter();
    Ok(plans.map(|p| stop(&brief, title, p, now)).collect())
}

fn done(
    connection: &Connection,
    joins: &Joins,
    from: NaiveDateTime,
    to: NaiveDateTime,
) -> Result<Vec<Done>> {
    let mut places = connection.prepare_cached(
        "SELECT n, brief FROM state WHERE last_at >= ?1 AND last_at < ?2 ORDER BY last_at DESC LIMIT 50",
    )?;
    let mut visits = connection.prepare_cached(
        "SELECT row FROM visit WHERE place = ?1 AND at >= ?2 AND at < ?3 ORDER BY at DESC",
    )?;
    let (from, to) = (minute_text(from), minute_text(to));
    let mut done = Vec::new();
    let mut rows = places.query((&from, &to))?;
    while let Some(row) = rows.next()? {
        let n: i64 = row.get(0)?;
        let brief: Brief = from_row(row.get_ref(1)?.as_blob().map_err(|_| StoreError::View)?)?;
        let (place, title) = if joins.is_alone(n) {
            (brief.place, brief.title)
        } else {
            let main = joins.main(n);
            (subject_of(connection, main)?, title_of(connection, main)?)
        };
        let Some(title) = title else { continue };
        let mut add = |visit, at, outcome| {
            done.push(Done {
                place,
                title: title.clone(),
                visit,
                at,
                outcome,
            });
        };
        match brief.last {
            Some(last) if brief.on_last_day == 1 => add(last.id, last.at, last.outcome),
            _ => {
                let mut rows = visits.query((n, &from, &to))?;
                while let Some(row) = rows.next()? {
                    let bytes = row.get_ref(0)?.as_blob().map_err(|_| StoreError::View)?;
                    let row: VisitRow = from_row(bytes)?;
                    add(row.id, row.at, row.visit.outcome);
                }
            }
        }
    }
    done.sort_by_key(|d| (std::cmp::Reverse(d.at), d.visit));
    done.truncate(MOST);
    Ok(done)
}
