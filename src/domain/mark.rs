//! The mark of a place: what a list row and the map say at a glance, by colour, shape and letter.

use super::fold::State;
use super::outcome::Outcome;
use super::place::CircleState;
use super::plan::PlanKind;
use super::slip::Door;
use chrono::{NaiveDate, NaiveDateTime, TimeDelta};

/// What matters most about a place right now.
#[derive(Clone, PartialEq, Debug)]
pub enum Mark {
    /// A promise was not kept (F).
    Missed {
        /// When it was promised.
        at: NaiveDateTime,
        /// How.
        kind: PlanKind,
    },
    /// Someone goes there (H).
    ToGo {
        /// When.
        at: NaiveDateTime,
        /// Why.
        kind: PlanKind,
    },
    /// A circle says to go there (H), or its day has passed (F).
    CircleToGo {
        /// The day, if one was set.
        day: Option<NaiveDate>,
        /// Whether it has passed.
        late: bool,
    },
    /// A slip is out and nothing is planned (S).
    Slip {
        /// In which door.
        door: Door,
        /// Since when.
        since: NaiveDate,
    },
    /// A no is left in peace (N).
    Pause {
        /// Until when.
        until: NaiveDate,
    },
    /// Has been there (V).
    Been {
        /// When last.
        at: NaiveDateTime,
        /// What happened.
        outcome: Outcome,
    },
    /// A circle says that someone has been there (V).
    CircleBeen {
        /// When.
        at: NaiveDateTime,
    },
    /// Never visited.
    New,
}

/// The letter of a mark, with its colour and shape: what the map and its legend know it by.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Letter {
    /// F: a promise or a day that has passed.
    Late,
    /// H: to go.
    ToGo,
    /// S: a slip is out.
    Slip,
    /// N: a no that is left in peace.
    Pause,
    /// V: has been there.
    Been,
    /// None yet.
    New,
}

impl Letter {
    /// All that have one, in the order of a legend.
    pub const ALL: [Self; 5] = [Self::ToGo, Self::Been, Self::Late, Self::Slip, Self::Pause];

    /// The letter itself; empty for a place that was never visited.
    pub const fn text(self) -> &'static str {
        match self {
            Self::Late => "F",
            Self::ToGo => "H",
            Self::Slip => "S",
            Self::Pause => "N",
            Self::Been => "V",
            Self::New => "",
        }
    }
}

impl Mark {
    /// Its letter.
    pub const fn letter(&self) -> Letter {
        match self {
            Self::Missed { .. } | Self::CircleToGo { late: true, .. } => Letter::Late,
            Self::ToGo { .. } | Self::CircleToGo { late: false, .. } => Letter::ToGo,
            Self::Slip { .. } => Letter::Slip,
            Self::Pause { .. } => Letter::Pause,
            Self::Been { .. } | Self::CircleBeen { .. } => Letter::Been,
            Self::New => Letter::New,
        }
    }

    /// The day on which someone goes there, or should have.
    pub fn day(&self) -> Option<NaiveDate> {
        match self {
            Self::Missed { at, .. } | Self::ToGo { at, .. } => Some(at.date()),
            Self::CircleToGo { day, .. } => *day,
            _ => None,
        }
    }
}

/// How long after its time a promise counts as not kept, while the worker may still be on the way.
pub const LATE_AFTER: TimeDelta = TimeDelta::hours(1);

/// Whether a promised time has passed so far that it was not kept.
pub fn is_missed(kind: PlanKind, at: NaiveDateTime, now: NaiveDateTime) -> bool {
    kind.is_promise() && now.signed_duration_since(at) > LATE_AFTER
}

/// The mark of a place in `state` at local time `now`.
pub fn mark(state: &State, now: NaiveDateTime) -> Mark {
    if let Some(missed) = state.open.iter().find(|p| is_missed(p.kind, p.at, now)) {
        return Mark::Missed {
            at: missed.at,
            kind: missed.kind,
        };
    }
    if let Some(until) = state.pause_until().filter(|until| *until > now.date()) {
        return Mark::Pause { until };
    }
    if let Some(next) = state.due() {
        return Mark::ToGo {
            at: next.at,
            kind: next.kind,
        };
    }
    if let Some(circle) = state.circle_to_go() {
        let day = circle.marked.day;
        return Mark::CircleToGo {
            day,
            late: day.is_some_and(|day| day < now.date()),
        };
    }
    if let Some(slip) = state.slips.first() {
        return Mark::Slip {
            door: slip.id.door,
            since: slip.set_on,
        };
    }
    let circle = state
        .circle
        .filter(|c| c.marked.state != CircleState::Unknown);
    match (&state.last, circle) {
        (Some(last), circle) if circle.is_none_or(|circle| circle.at <= last.at) => Mark::Been {
            at: last.at,
            outcome: last.outcome,
        },
        (_, Some(circle)) => Mark::CircleBeen {
            at: state.looks.last(None).unwrap_or(circle.at),
        },
        _ => Mark::New,
    }
}
