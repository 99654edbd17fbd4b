//! Second step of the fold: one more entry onto a small state.

use super::resolve::Effective;
use super::rows::{Changes, JoinRow, ObservationRow, PlanRow, PlanStatus, SlipRow, VisitRow};
use crate::domain::entry::{Body, Entry, Head};
use crate::domain::id::{EntryId, MemberId};
use crate::domain::look::Looks;
use crate::domain::outcome::Outcome;
use crate::domain::place::{CircleState, Marked, PlaceFields, SafetyNoted};
use crate::domain::plan::{Plan, PlanKind};
use crate::domain::private::Private;
use crate::domain::sign::Sign;
use crate::domain::slip::{Door, SlipChecked, SlipId, SlipState};
use crate::domain::stamp::Stamp;
use crate::domain::time::minute;
use crate::domain::visit::Visit;
use chrono::{NaiveDate, NaiveDateTime, TimeDelta};
use serde::{Deserialize, Serialize};
use std::cmp::Ordering;
use std::collections::BTreeSet;

/// The newest visit, by when it happened.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct LastVisit {
    /// The entry.
    pub id: EntryId,
    /// When, local.
    #[serde(with = "minute")]
    pub at: NaiveDateTime,
    /// What happened.
    pub outcome: Outcome,
    /// The first sign of life that was seen, for the one line under the next stop.
    pub life: Option<Sign>,
}

/// A plan that no visit has answered.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct OpenPlan {
    seq: i64,
    /// The entry that made it.
    pub id: EntryId,
    /// Local time, as moved.
    #[serde(with = "minute")]
    pub at: NaiveDateTime,
    /// Why we come.
    pub kind: PlanKind,
    place: Private<String>,
    author: MemberId,
    moved_from: Option<NaiveDateTime>,
    reason: Private<String>,
}

/// A slip that may still sit in its door.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct OpenSlip {
    seq: i64,
    /// Which.
    pub id: SlipId,
    /// The day it was set.
    pub set_on: NaiveDate,
    /// When it was last looked at, and what became of it.
    pub checked: Option<(NaiveDate, SlipState)>,
}

/// What to know before knocking.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct SafetyNow {
    /// What was noted.
    pub note: SafetyNoted,
    /// Who wrote it.
    pub author: MemberId,
    /// On which day.
    pub on: NaiveDate,
}

/// The circle of a place as it stands.
#[derive(Clone, Copy, PartialEq, Debug, Serialize, Deserialize)]
pub struct CircleNow {
    /// What was marked.
    pub marked: Marked,
    /// When it was drawn, local.
    #[serde(with = "minute")]
    pub at: NaiveDateTime,
}

/// An answer or a look that names something which has not arrived.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
enum Waiting {
    Answer {
        plan: EntryId,
        by: EntryId,
        #[serde(with = "minute")]
        at: NaiveDateTime,
    },
    Look {
        check: SlipChecked,
        on: NaiveDate,
    },
}

/// All that the next entry of a subject needs to know of those before it.
#[derive(Clone, Default, PartialEq, Debug, Serialize, Deserialize)]
pub struct State {
    /// The newest stamp of the subject, whatever the entry said.
    pub newest: Option<Stamp>,
    /// Entries that others speak of and that have not arrived.
    pub missing: BTreeSet<EntryId>,
    /// Whether the place itself has arrived.
    pub known: bool,
    base: PlaceFields,
    fixed: PlaceFields,
    /// What to know before knocking.
    pub safety: Option<SafetyNow>,
    /// Who has the place.
    pub assigned: Option<MemberId>,
    /// The circle on the map.
    pub circle: Option<CircleNow>,
    /// When a worker was last there.
    pub looks: Looks,
    /// How many visits.
    pub tries: u32,
    /// The first visit's day.
    pub first_on: Option<NaiveDate>,
    /// The newest visit.
    pub last: Option<LastVisit>,
    /// How many visits there were on the newest one's day.
    pub on_last_day: u32,
    /// Plans and promises that no visit has answered, earliest first.
    pub open: Vec<OpenPlan>,
    /// Slips that may still sit in their doors, oldest first.
    pub slips: Vec<OpenSlip>,
    /// The day on which sparring was last asked for.
    pub sparring: Option<NaiveDate>,
    waiting: Vec<Waiting>,
    /// A member's name, if the subject is a member.
    pub member: Option<Private<String>>,
}

/// How far from the promised time a visit still keeps the promise.
const GRACE: TimeDelta = TimeDelta::hours(1);

impl State {
    /// An empty state of a subject whose newest stamp is known.
    pub(super) fn after(newest: Option<Stamp>) -> Self {
        Self {
            newest,
            ..Self::default()
        }
    }

    /// Whether `entry` can be pushed as it is: it is the newest of its subject, changes nothing said before, and
    /// nothing that waits speaks of it. Else the subject is folded anew.
    pub fn takes(&self, entry: &Entry) -> bool {
        !entry.body.changes_another() && self.is_next(entry)
    }

    /// Whether `entry` is the newest of its subject and nothing that waits speaks of it.
    pub fn is_next(&self, entry: &Entry) -> bool {
        !entry.head.stamp.is_absurd()
            && self.newest.is_none_or(|newest| entry.head.stamp > newest)
            && !self.missing.contains(&entry.head.id)
    }

    /// What is known of the place: what was added, then what was corrected.
    pub fn place(&self) -> PlaceFields {
        let mut place = self.base.clone();
        place.merge(&self.fixed);
        place
    }

    /// Takes note of an entry that changes nothing here by itself.
    pub fn pass(&mut self, stamp: Stamp) {
        self.newest = self.newest.max(Some(stamp));
    }

    /// Takes one more entry; the rows that it makes or changes go into `rows`.
    pub fn push(&mut self, entry: &Effective, rows: &mut Changes) {
        self.pass(entry.head.stamp);
        let head = &entry.head;
        match &entry.body {
            Body::PlaceAdded(added) => {
                self.known = true;
                self.base.merge(&added.place);
            }
            Body::PlaceCorrected(corrected) => self.fixed.merge(&corrected.place),
            Body::SafetyNoted(note) => {
                self.safety = (!note.is_clear()).then(|| SafetyNow {
                    note: note.clone(),
                    author: head.author,
                    on: head.at.date(),
                });
            }
            Body::PlaceAssigned(assigned) => self.assigned = Some(assigned.to),
            Body::PlaceReleased(_) => self.assigned = None,
            Body::PlaceMarked(marked) => self.push_circle(head.at.local, *marked),
            Body::PlaceSameAs(same) => {
                rows.joins.insert(
                    entry.seq,
                    JoinRow {
                        id: head.id,
                        other: same.other,
                    },
                );
            }
            Body::VisitLogged(visit) => self.push_visit(entry, visit, rows),
            Body::PlanSet(set) => self.push_plan(entry, &set.plan, rows),
            Body::ObservationMade(observation) => {
                self.looks.look(head.at.local);
                rows.observations.insert(
                    entry.seq,
                    ObservationRow {
                        id: head.id,
                        author: head.author,
                        at: head.at.local,
                        observation: observation.clone(),
                    },
                );
            }
            Body::SparringAsked(_) => self.sparring = Some(head.at.date()),
            Body::MemberJoined(joined) => self.member = Some(joined.name.clone()),
            Body::MemberRenamed(renamed) => self.member = Some(renamed.name.clone()),
            Body::VisitCorrected(_)
            | Body::PlanMoved(_)
            | Body::PlanCancelled(_)
            | Body::Withdrawn(_)
            | Body::Erased(_)
            | Body::Unknown => {}
        }
    }

    fn push_circle(&mut self, at: NaiveDateTime, marked: Marked) {
        if marked.state == CircleState::Been {
            self.looks.look(at);
        }
        self.circle = Some(CircleNow { marked, at });
    }

    fn push_visit(&mut self, entry: &Effective, visit: &Visit, rows: &mut Changes) {
        let head = &entry.head;
        let day = head.at.date();
        if visit.is_look() {
            self.looks.look(head.at.local);
        }
        self.tries = self.tries.saturating_add(1);
        self.first_on = Some(self.first_on.map_or(day, |first| first.min(day)));
        self.on_last_day = match self.last.as_ref().map(|last| day.cmp(&last.at.date())) {
            Some(Ordering::Less) => self.on_last_day,
            Some(Ordering::Equal) => self.on_last_day.saturating_add(1),
            Some(Ordering::Greater) | None => 1,
        };
        if self
            .last
            .as_ref()
            .is_none_or(|last| (last.at, last.id) <= (head.at.local, head.id))
        {
            self.last = Some(LastVisit {
                id: head.id,
                at: head.at.local,
                outcome: visit.outcome,
                life: visit.signs.iter().copied().find(|s| s.is_life()),
            });
        }
        for plan in &visit.answers {
            self.answer(*plan, head, rows);
        }
        for check in &visit.slips_checked {
            self.look(*check, day, rows);
        }
        for door in &visit.slips_set {
            self.set_slip(entry, *door, rows);
        }
        if let Some(plan) = &visit.next {
            self.push_plan(entry, plan, rows);
        }
        rows.visits.insert(
            entry.seq,
            VisitRow {
                id: head.id,
                author: head.author,
                at: head.at.local,
                visit: visit.clone(),
                edited_on: entry.edited_on,
            },
        );
    }

    fn push_plan(&mut self, entry: &Effective, plan: &Plan, rows: &mut Changes) {
        let moved = entry.moved.as_ref();
        let open = OpenPlan {
            seq: entry.seq,
            id: entry.head.id,
            at: moved.map_or(plan.at, |(at, _)| *at),
            kind: plan.kind,
            place: plan.place.clone(),
            author: entry.head.author,
            moved_from: moved.map(|_| plan.at),
            reason: moved.map(|(_, why)| why.clone()).unwrap_or_default(),
        };
        if let Some(why) = &entry.cancelled {
            let row = PlanRow {
                reason: why.clone(),
                ..open.row(PlanStatus::Cancelled)
            };
            rows.plans.insert(entry.seq, row);
            return;
        }
        let answer = self
            .waiting
            .iter()
            .position(|w| matches!(w, Waiting::Answer { plan, .. } if *plan == open.id));
        if let Some(Waiting::Answer { by, at, .. }) = answer.map(|i| self.waiting.remove(i)) {
            rows.plans.insert(entry.seq, open.answered(by, at));
            return;
        }
        rows.plans.insert(entry.seq, open.row(PlanStatus::Open));
        let place = self
            .open
            .partition_point(|p| (p.at, p.id) <= (open.at, open.id));
        self.open.insert(place, open);
    }

    /// The first visit in the order of stamps that names a plan answers it.
    fn answer(&mut self, plan: EntryId, head: &Head, rows: &mut Changes) {
        if let Some(i) = self.open.iter().position(|p| p.id == plan) {
            let open = self.open.remove(i);
            rows.plans
                .insert(open.seq, open.answered(head.id, head.at.local));
        } else if plan != head.id {
            self.waiting.push(Waiting::Answer {
                plan,
                by: head.id,
                at: head.at.local,
            });
        }
    }

    fn look(&mut self, check: SlipChecked, on: NaiveDate, rows: &mut Changes) {
        if matches!(check.state, SlipState::NotChecked | SlipState::Unknown) {
            return;
        }
        let Some(i) = self.slips.iter().position(|s| s.id == check.slip) else {
            self.waiting.push(Waiting::Look { check, on });
            return;
        };
        if let Some(slip) = self.slips.get_mut(i) {
            slip.checked = Some((on, check.state));
            rows.slips
                .insert((slip.seq, slip.id.door.code()), slip.row());
        }
        if check.state == SlipState::Gone {
            self.slips.remove(i);
        }
    }

    fn set_slip(&mut self, entry: &Effective, door: Door, rows: &mut Changes) {
        let slip = OpenSlip {
            seq: entry.seq,
            id: SlipId {
                visit: entry.head.id,
                door,
            },
            set_on: entry.head.at.date(),
            checked: None,
        };
        rows.slips.insert((slip.seq, door.code()), slip.row());
        let id = slip.id;
        let place = self
            .slips
            .partition_point(|s| (s.set_on, s.id) <= (slip.set_on, slip.id));
        self.slips.insert(place, slip);
        while let Some(i) = self
            .waiting
            .iter()
            .position(|w| matches!(w, Waiting::Look { check, .. } if check.slip == id))
        {
            if let Waiting::Look { check, on } = self.waiting.remove(i)
                && self.slips.iter().any(|s| s.id == id)
            {
                self.look(check, on, rows);
            }
        }
    }

    /// The rows of this state in the stead of `rows`, which one more entry wrote: what that entry made has none.
    pub(super) fn rows_again(&self, rows: &Changes) -> Changes {
        let plans = self.open.iter().filter(|p| rows.plans.contains_key(&p.seq));
        let slips = self.slips.iter().map(|s| ((s.seq, s.id.door.code()), s));
        Changes {
            plans: plans.map(|p| (p.seq, p.row(PlanStatus::Open))).collect(),
            slips: slips
                .filter(|(key, _)| rows.slips.contains_key(key))
                .map(|(key, slip)| (key, slip.row()))
                .collect(),
            ..Changes::default()
        }
    }

    /// The circle, if it says to go there and no one has been since it was drawn: a visit puts its own mark.
    pub fn circle_to_go(&self) -> Option<&CircleNow> {
        let been = self.looks.last(None);
        self.circle
            .as_ref()
            .filter(|c| c.marked.state == CircleState::ToGo && been.is_none_or(|been| been <= c.at))
    }

    /// The earliest open plan.
    pub fn due(&self) -> Option<&OpenPlan> {
        self.open.first()
    }

    /// Until when a no is left in peace: the day of the open plan to ask again, if the last word was a no.
    pub fn pause_until(&self) -> Option<NaiveDate> {
        let no = self
            .last
            .as_ref()
            .is_some_and(|l| l.outcome == Outcome::Rejected);
        self.open
            .iter()
            .find(|p| no && p.kind == PlanKind::Retry)
            .map(|p| p.at.date())
    }
}

impl OpenPlan {
    fn row(&self, status: PlanStatus) -> PlanRow {
        PlanRow {
            id: self.id,
            at: self.at,
            moved_from: self.moved_from,
            reason: self.reason.clone(),
            kind: self.kind,
            place: self.place.clone(),
            author: self.author,
            status,
        }
    }

    fn answered(&self, by: EntryId, at: NaiveDateTime) -> PlanRow {
        let kept = at.date() == self.at.date() && at.signed_duration_since(self.at).abs() <= GRACE;
        self.row(PlanStatus::Answered { by, kept })
    }
}

impl OpenSlip {
    fn row(&self) -> SlipRow {
        SlipRow {
            id: self.id,
            set_on: self.set_on,
            checked: self.checked,
        }
    }
}

/// Two places found to be one: their states together, for the query that shows them as one.
pub fn joined(mut states: Vec<State>, main: usize) -> State {
    let mut whole = if main < states.len() {
        states.swap_remove(main)
    } else {
        State::default()
    };
    for other in states {
        whole.known |= other.known;
        whole.tries = whole.tries.saturating_add(other.tries);
        whole.first_on = [whole.first_on, other.first_on].into_iter().flatten().min();
        let day = |s: &State| s.last.as_ref().map(|l| l.at.date());
        whole.on_last_day = match day(&other).cmp(&day(&whole)) {
            Ordering::Less => whole.on_last_day,
            Ordering::Equal => whole.on_last_day.saturating_add(other.on_last_day),
            Ordering::Greater => other.on_last_day,
        };
        if other.last.as_ref().map(|l| (l.at, l.id)) > whole.last.as_ref().map(|l| (l.at, l.id)) {
            whole.last = other.last;
        }
        whole.safety = whole.safety.or(other.safety);
        if other.circle.map(|c| c.at) > whole.circle.map(|c| c.at) {
            whole.circle = other.circle;
        }
        whole.looks.merge(&other.looks);
        whole.open.extend(other.open);
        whole.slips.extend(other.slips);
        whole.waiting.extend(other.waiting);
    }
    // A visit under one name answers what was planned under the other.
    for waiting in &whole.waiting {
        match waiting {
            Waiting::Answer { plan, .. } => whole.open.retain(|p| p.id != *plan),
            Waiting::Look { check, on } => {
                if check.state == SlipState::Gone {
                    whole.slips.retain(|s| s.id != check.slip);
                } else if let Some(slip) = whole.slips.iter_mut().find(|s| s.id == check.slip) {
                    slip.checked = Some((*on, check.state));
                }
            }
        }
    }
    whole.open.sort_by_key(|p| (p.at, p.id));
    whole.slips.sort_by_key(|s| (s.set_on, s.id));
    whole
}
