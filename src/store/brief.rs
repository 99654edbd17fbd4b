//! What the first screen says of a place, small enough to lie in the indexes that the screen walks.
//!
//! From the state, the place and the subject this would be three random pages for each line of the screen, a hundred
//! and more from a cold file; out of the index it is a few pages in all.

use crate::domain::fold::{LastVisit, State};
use crate::domain::id::{EntryId, SubjectId};
use crate::domain::plan::PlanKind;
use crate::domain::slip::Door;
use crate::domain::time::minute;
use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};

/// A plan, as the first screen names it.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub(super) struct BriefPlan {
    pub(super) id: EntryId,
    #[serde(with = "minute")]
    pub(super) at: NaiveDateTime,
    pub(super) kind: PlanKind,
}

/// A place in a few words.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub(super) struct Brief {
    pub(super) place: SubjectId,
    /// `None`: the place itself has not arrived.
    pub(super) title: Option<String>,
    /// Open plans, earliest first, at most [`PLANS`].
    pub(super) open: Vec<BriefPlan>,
    /// Whether there are more.
    pub(super) more: bool,
    pub(super) slip: Option<Door>,
    pub(super) tries: u32,
    pub(super) last: Option<LastVisit>,
    /// Visits on the day of the last one.
    pub(super) on_last_day: u32,
    pub(super) safety: bool,
}

/// A place has one open plan or two; one with a heap of them must not make its row large.
const PLANS: usize = 6;

impl Brief {
    /// The brief of a place in `state`, as it is kept.
    pub(super) fn of(place: SubjectId, state: &State) -> Self {
        Self {
            open: plans(state).take(PLANS).collect(),
            more: state.open.len() > PLANS,
            title: state.known.then(|| state.place().title()),
            ..Self::whole(place, None, state)
        }
    }

    /// With all plans, and under a title that is known otherwise.
    pub(super) fn whole(place: SubjectId, title: Option<String>, state: &State) -> Self {
        Self {
            place,
            title,
            open: plans(state).collect(),
            more: false,
            slip: state.slips.first().map(|s| s.id.door),
            tries: state.tries,
            last: state.last.clone(),
            on_last_day: state.on_last_day,
            safety: state.safety.is_some(),
        }
    }
}

fn plans(state: &State) -> impl Iterator<Item = BriefPlan> {
    state.open.iter().map(|p| BriefPlan {
        id: p.id,
        at: p.at,
        kind: p.kind,
    })
}
