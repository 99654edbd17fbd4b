//! What the fold yields: the rows of the views, each under the local number of the entry that made it.

use crate::domain::id::{EntryId, MemberId, SubjectId};
use crate::domain::observation::Observation;
use crate::domain::plan::PlanKind;
use crate::domain::private::Private;
use crate::domain::slip::{SlipId, SlipState};
use crate::domain::time::minute;
use crate::domain::visit::Visit;
use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A visit as it stands after its corrections.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct VisitRow {
    /// The entry that logged it.
    pub id: EntryId,
    /// Who wrote it.
    pub author: MemberId,
    /// When it happened, local.
    #[serde(with = "minute")]
    pub at: NaiveDateTime,
    /// What happened.
    pub visit: Visit,
    /// The last day on which it was corrected, if that was not the day it was written: until midnight an edit shows
    /// no trace.
    pub edited_on: Option<NaiveDate>,
}

/// What became of a plan.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum PlanStatus {
    /// Still ahead, or overdue: the query knows which.
    Open,
    /// A visit answered it.
    Answered {
        /// That visit.
        by: EntryId,
        /// Whether it came within an hour of the planned time, on the same day.
        kept: bool,
    },
    /// Given up.
    Cancelled,
}

/// A plan or promise.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct PlanRow {
    /// The entry that made it: a visit, or `plan.set`.
    pub id: EntryId,
    /// Local time.
    #[serde(with = "minute")]
    pub at: NaiveDateTime,
    /// The time it had before it was moved, if it was.
    pub moved_from: Option<NaiveDateTime>,
    /// Why it was moved or given up.
    pub reason: Private<String>,
    /// Why we come.
    pub kind: PlanKind,
    /// Where, if not at the place.
    pub place: Private<String>,
    /// Who made it.
    pub author: MemberId,
    /// What became of it.
    pub status: PlanStatus,
}

/// A slip.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct SlipRow {
    /// Which.
    pub id: SlipId,
    /// The day it was set.
    pub set_on: NaiveDate,
    /// When it was last looked at, and what became of it.
    pub checked: Option<(NaiveDate, SlipState)>,
}

/// Something seen in passing.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct ObservationRow {
    /// The entry.
    pub id: EntryId,
    /// Who saw it.
    pub author: MemberId,
    /// When, local.
    #[serde(with = "minute")]
    pub at: NaiveDateTime,
    /// What.
    pub observation: Observation,
}

/// Two places that are one.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct JoinRow {
    /// The entry.
    pub id: EntryId,
    /// The other place.
    pub other: SubjectId,
}

/// Rows that a fold wrote: all rows of a subject, or those that one more entry changed.
#[derive(Clone, Default, PartialEq, Debug)]
pub struct Changes {
    /// Visits by local number.
    pub visits: BTreeMap<i64, VisitRow>,
    /// Plans by the local number of the entry that made them.
    pub plans: BTreeMap<i64, PlanRow>,
    /// Slips by the local number of the visit that set them, and the door.
    pub slips: BTreeMap<(i64, &'static str), SlipRow>,
    /// Observations by local number.
    pub observations: BTreeMap<i64, ObservationRow>,
    /// Joins by local number.
    pub joins: BTreeMap<i64, JoinRow>,
}

impl Changes {
    /// Whether nothing was written.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}
