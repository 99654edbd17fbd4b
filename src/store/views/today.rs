//! The day: what was promised, what is planned, what is done.

use super::joins::Joins;
use super::{View, subject_of, title_of};
use crate::domain::fold::{State, VisitRow};
use crate::domain::id::{EntryId, SubjectId};
use crate::domain::mark::is_missed;
use crate::domain::outcome::Outcome;
use crate::domain::plan::PlanKind;
use crate::domain::sign::Sign;
use crate::domain::slip::Door;
use crate::domain::time::{minute_text, start_of};
use crate::store::error::Result;
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
const RISING: &str = "SELECT n FROM state WHERE due >= ?1 AND due < ?2 ORDER BY due LIMIT ?3";
const FALLING: &str = "SELECT n FROM state WHERE due >= ?1 AND due < ?2 ORDER BY due DESC LIMIT ?3";

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
        let due = |sql: &str, from: &str, to: &str, most: usize| -> Result<Vec<i64>> {
            let mut statement = connection.prepare_cached(sql)?;
            let ns = statement
                .query_map((from, to, i64::try_from(most).unwrap_or(i64::MAX)), |r| {
                    r.get(0)
                })?
                .collect::<rusqlite::Result<_>>()?;
            Ok(ns)
        };
        let (from, to) = (minute_text(today), minute_text(tomorrow));

        for n in due(RISING, &from, &to, MOST)? {
            for stop in stops(connection, &joins, n, self.now, &mut seen)? {
                if stop.at < tomorrow {
                    view.stops.push(stop);
                }
            }
        }
        for n in due(FALLING, FIRST, &from, MOST)? {
            for stop in stops(connection, &joins, n, self.now, &mut seen)? {
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
        for n in due(RISING, &to, LAST, 8)? {
            view.ahead.extend(
                stops(connection, &joins, n, self.now, &mut later)?
                    .into_iter()
                    .take(1),
            );
        }
        view.done = done(connection, &joins, today, tomorrow)?;
        Ok(view)
    }

    fn touched_by(&self, _: SubjectId) -> bool {
        true
    }
}

fn stop(
    place: SubjectId,
    title: &str,
    state: &State,
    plan: &crate::domain::fold::OpenPlan,
    now: NaiveDateTime,
) -> Stop {
    Stop {
        place,
        title: title.to_owned(),
        plan: plan.id,
        at: plan.at,
        kind: plan.kind,
        missed: is_missed(plan.kind, plan.at, now),
        slip: state.slips.first().map(|s| s.id.door),
        tries: state.tries,
        last: state.last.as_ref().map(|l| (l.outcome, l.life)),
        safety: state.safety.is_some(),
    }
}

/// All open plans of a place, once.
fn stops(
    connection: &Connection,
    joins: &Joins,
    n: i64,
    now: NaiveDateTime,
    seen: &mut BTreeSet<i64>,
) -> Result<Vec<Stop>> {
    let Some(main) = joins.group(n).first().copied() else {
        return Ok(Vec::new());
    };
    if !seen.insert(main) {
        return Ok(Vec::new());
    }
    let Some(title) = title_of(connection, main)? else {
        return Ok(Vec::new());
    };
    let (state, place) = (
        joins.state(connection, main)?,
        subject_of(connection, main)?,
    );
    Ok(state
        .open
        .iter()
        .map(|p| stop(place, &title, &state, p, now))
        .collect())
}

fn done(
    connection: &Connection,
    joins: &Joins,
    from: NaiveDateTime,
    to: NaiveDateTime,
) -> Result<Vec<Done>> {
    let mut places = connection.prepare_cached(
        "SELECT s.n FROM state s WHERE s.last_at >= ?1 AND s.last_at < ?2 ORDER BY s.last_at DESC LIMIT 50",
    )?;
    let mut visits = connection.prepare_cached(
        "SELECT row FROM visit WHERE place = ?1 AND at >= ?2 AND at < ?3 ORDER BY at DESC",
    )?;
    let (from, to) = (minute_text(from), minute_text(to));
    let mut done = Vec::new();
    for n in places.query_map((&from, &to), |r| r.get::<_, i64>(0))? {
        let n = n?;
        let main = joins.group(n).first().copied().unwrap_or(n);
        let Some(title) = title_of(connection, main)? else {
            continue;
        };
        let place = subject_of(connection, main)?;
        for row in visits.query_map((n, &from, &to), |r| r.get::<_, Vec<u8>>(0))? {
            let row: VisitRow = from_row(&row?)?;
            done.push(Done {
                place,
                title: title.clone(),
                visit: row.id,
                at: row.at,
                outcome: row.visit.outcome,
            });
        }
    }
    done.sort_by_key(|d| (std::cmp::Reverse(d.at), d.visit));
    done.truncate(MOST);
    Ok(done)
}

/// Places to add to the day: slips that are out, then those not seen for longest, then never visited ones.
#[derive(Clone, PartialEq, Debug)]
pub struct Candidates {
    /// Local time.
    pub now: NaiveDateTime,
}

impl View for Candidates {
    type Out = Vec<super::PlaceItem>;

    fn run(&self, connection: &Connection) -> Result<Self::Out> {
        let joins = Joins::load(connection)?;
        let mut numbers: Vec<i64> = Vec::new();
        for sql in [
            "SELECT n FROM state WHERE slip_since IS NOT NULL ORDER BY slip_since LIMIT 30",
            "SELECT n FROM state WHERE last_at IS NOT NULL ORDER BY last_at LIMIT 60",
        ] {
            for n in connection
                .prepare_cached(sql)?
                .query_map([], |r| r.get(0))?
            {
                let n = n?;
                if !numbers.contains(&n) {
                    numbers.push(n);
                }
            }
        }
        let today = self.now.date();
        let mut items = Vec::new();
        for n in numbers {
            if joins.is_hidden(n) {
                continue;
            }
            let state = joins.state(connection, n)?;
            let planned = state.open.iter().any(|p| p.at.date() <= today);
            let ended = state.last.as_ref().is_some_and(|l| l.outcome.is_end());
            if planned || ended || state.pause_until().is_some_and(|until| until > today) {
                continue;
            }
            if let Some(item) = super::places::item(connection, &joins, n, self.now)? {
                items.push(item);
            }
            if items.len() == 30 {
                break;
            }
        }
        Ok(items)
    }

    fn touched_by(&self, _: SubjectId) -> bool {
        true
    }
}
