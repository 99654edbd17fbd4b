//! First step of the fold: corrections, moves and withdrawals take effect.

use super::state::State;
use crate::domain::entry::{Body, Entry, Head};
use crate::domain::id::EntryId;
use crate::domain::private::Private;
use crate::domain::time::WallTime;
use crate::domain::visit::{Visit, VisitCorrected};
use chrono::{NaiveDate, NaiveDateTime};
use std::collections::{BTreeMap, BTreeSet};

/// An entry that counts, as it stands after what was said about it later.
#[derive(Clone, PartialEq, Debug)]
pub struct Effective {
    /// Local number of the entry.
    pub seq: i64,
    /// Head, with the time as corrected.
    pub head: Head,
    /// Body, as corrected.
    pub body: Body,
    /// The last day on which it was corrected with a trace.
    pub edited_on: Option<NaiveDate>,
    /// Where its plan was moved to, and why.
    pub moved: Option<(NaiveDateTime, Private<String>)>,
    /// Why its plan was given up, if it was.
    pub cancelled: Option<Private<String>>,
}

impl Effective {
    /// An entry of which nothing was said later.
    pub fn plain(seq: i64, entry: Entry) -> Self {
        Self {
            seq,
            head: entry.head,
            body: entry.body,
            edited_on: None,
            moved: None,
            cancelled: None,
        }
    }
}

/// Sorts by stamp, then id, drops repeats, and carries out what entries say about each other. The state that comes
/// back knows the newest stamp and the targets that have not arrived; everything else in it is still empty.
pub fn resolve(mut entries: Vec<(i64, Entry)>) -> (Vec<Effective>, State) {
    entries.retain(|(_, e)| !e.head.stamp.is_absurd());
    entries.sort_by_key(|(_, e)| (e.head.stamp, e.head.id));
    entries.dedup_by_key(|(_, e)| e.head.id);
    let mut state = State::after(entries.last().map(|(_, e)| e.head.stamp));
    let said = entries.iter().map(|(_, e)| e).filter(|e| Said::is(&e.body));
    let mut said = Said::of(said.cloned().collect());
    let history = entries
        .into_iter()
        .filter_map(|(seq, entry)| said.hear(seq, entry))
        .collect();
    state.missing = said.missing();
    (history, state)
}

/// What entries of one subject say about others of it, gathered before the others are read.
#[derive(Debug, Default)]
pub struct Said {
    dead: BTreeSet<EntryId>,
    about: BTreeMap<EntryId, Vec<Entry>>,
    unheard: BTreeSet<EntryId>,
}

impl Said {
    /// Whether a body says something about another entry.
    pub fn is(body: &Body) -> bool {
        Self::target(body).is_some()
    }

    fn target(body: &Body) -> Option<EntryId> {
        match body {
            Body::VisitCorrected(c) => Some(c.visit),
            Body::PlanMoved(m) => Some(m.plan),
            Body::PlanCancelled(c) => Some(c.plan),
            Body::Withdrawn(w) => Some(w.entry),
            _ => None,
        }
    }

    /// Gathers what `entries` say, given in any order, each once, none with an absurd stamp.
    pub fn of(mut entries: Vec<Entry>) -> Self {
        entries.sort_by_key(|e| (e.head.stamp, e.head.id));
        let mut said = Self {
            dead: withdrawn(&entries),
            ..Self::default()
        };
        for entry in entries {
            let Some(target) = Self::target(&entry.body) else {
                continue;
            };
            said.unheard.insert(target);
            if !said.dead.contains(&entry.head.id) {
                said.about.entry(target).or_default().push(entry);
            }
        }
        said
    }

    /// An entry as it stands after what was said about it; `None` if it counts for nothing of its own.
    pub fn hear(&mut self, seq: i64, entry: Entry) -> Option<Effective> {
        let id = entry.head.id;
        self.unheard.remove(&id);
        if entry.body.changes_another() || self.dead.contains(&id) {
            return None;
        }
        let mut effective = Effective::plain(seq, entry);
        for said in self.about.remove(&id).into_iter().flatten() {
            carry_out(&said, &mut effective);
        }
        Some(effective)
    }

    /// What was spoken of and not heard.
    pub fn missing(self) -> BTreeSet<EntryId> {
        self.unheard
    }
}

/// A withdrawal counts unless it was withdrawn itself; so they are read from the newest.
fn withdrawn(entries: &[Entry]) -> BTreeSet<EntryId> {
    let mut dead = BTreeSet::new();
    for entry in entries.iter().rev() {
        if let Body::Withdrawn(w) = &entry.body
            && !dead.contains(&entry.head.id)
        {
            dead.insert(w.entry);
        }
    }
    dead
}

fn carry_out(entry: &Entry, changed: &mut Effective) {
    match &entry.body {
        Body::VisitCorrected(correction) => {
            if let Body::VisitLogged(visit) = &mut changed.body {
                let on = entry.head.at.date();
                let (at, edited_on) = (&mut changed.head.at, &mut changed.edited_on);
                correct(correction, on, visit, at, edited_on);
            }
        }
        Body::PlanMoved(moved) => changed.moved = Some((moved.at, moved.reason.clone())),
        Body::PlanCancelled(cancelled) => changed.cancelled = Some(cancelled.reason.clone()),
        _ => {}
    }
}

/// Carries out a correction that was made on the day `on`.
pub(super) fn correct(
    correction: &VisitCorrected,
    on: NaiveDate,
    visit: &mut Visit,
    at: &mut WallTime,
    edited_on: &mut Option<NaiveDate>,
) {
    let written_on = visit.noted_on.unwrap_or(at.date());
    correction.changed.apply(visit, at);
    // A correction keeps the day of writing, so that moving a visit's time leaves no false trace.
    visit.noted_on = (written_on != at.date()).then_some(written_on);
    if on > written_on {
        *edited_on = (*edited_on).max(Some(on));
    }
}
