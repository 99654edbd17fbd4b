//! When we come again. A time that was told to the citizen is a promise: the worker is responsible for the contact.

use super::id::EntryId;
use super::private::Private;
use super::time::minute;
use super::words::words;
use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};

words! {
    /// Why we come again.
    pub enum PlanKind {
        /// Promised on a postcard.
        Postcard = "postcard",
        /// Agreed with the citizen.
        Agreed = "agreed",
        /// After a no: asked again when some time has passed.
        Retry = "retry",
        /// Our own plan, told to no one.
        Again = "again",
    }
}

impl PlanKind {
    /// Whether the citizen was told: then it is a promise.
    pub fn is_promise(self) -> bool {
        matches!(self, Self::Postcard | Self::Agreed)
    }
}

/// The next visit, as a visit entry carries it. It is known by the id of that visit.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Plan {
    /// Local wall time, to the minute, in the zone of the entry.
    #[serde(with = "minute")]
    pub at: NaiveDateTime,
    /// Why.
    pub kind: PlanKind,
    /// Where, if not at the place itself; empty if there.
    #[serde(default, skip_serializing_if = "Private::is_blank")]
    pub place: Private<String>,
}

/// `plan.set`: a plan made apart from a visit. It is known by the id of its entry.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct PlanSet {
    /// The plan.
    pub plan: Plan,
}

/// `plan.moved`: another time for a plan; the latest in the order of stamps holds.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct PlanMoved {
    /// The plan that moves.
    pub plan: EntryId,
    /// Its new local wall time.
    #[serde(with = "minute")]
    pub at: NaiveDateTime,
    /// Why; may be empty.
    #[serde(default, skip_serializing_if = "Private::is_blank")]
    pub reason: Private<String>,
}

/// `plan.cancelled`: a plan that will not be carried out.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct PlanCancelled {
    /// The plan.
    pub plan: EntryId,
    /// Why; may be empty.
    #[serde(default, skip_serializing_if = "Private::is_blank")]
    pub reason: Private<String>,
}
