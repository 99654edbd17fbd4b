//! The mark of a place: what a list row and the map say at a glance, by colour, shape and letter.

use super::fold::State;
use super::outcome::Outcome;
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
    /// Never visited.
    New,
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
    if let Some(slip) = state.slips.first() {
        return Mark::Slip {
            door: slip.id.door,
            since: slip.set_on,
        };
    }
    match &state.last {
        Some(last) => Mark::Been {
            at: last.at,
            outcome: last.outcome,
        },
        None => Mark::New,
    }
}
