//! First step of the fold: corrections, moves and withdrawals take effect.

use super::state::State;
use crate::domain::entry::{Body, Entry, Head};
use crate::domain::id::EntryId;
use crate::domain::private::Private;
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

    let dead = withdrawn(&entries);
    let mut history: Vec<Effective> = Vec::with_capacity(entries.len());
    let mut place_of: BTreeMap<EntryId, usize> = BTreeMap::new();
    let mut said = Vec::new();
    let mut here = BTreeSet::new();
    for (seq, entry) in entries {
        let id = entry.head.id;
        here.insert(id);
        let counts = !dead.contains(&id);
        match &entry.body {
            Body::Withdrawn(_) => said.push((entry, false)),
            Body::VisitCorrected(_) | Body::PlanMoved(_) | Body::PlanCancelled(_) => {
                said.push((entry, counts));
            }
            Body::Erased(_) | Body::Unknown => {}
            _ if counts => {
                place_of.insert(id, history.len());
                history.push(Effective::plain(seq, entry));
            }
            _ => {}
        }
    }
    for (entry, counts) in said {
        let target = match &entry.body {
            Body::VisitCorrected(c) => c.visit,
            Body::PlanMoved(m) => m.plan,
            Body::PlanCancelled(c) => c.plan,
            Body::Withdrawn(w) => w.entry,
            _ => continue,
        };
        if !here.contains(&target) {
            state.missing.insert(target);
        }
        if counts && let Some(changed) = place_of.get(&target).and_then(|i| history.get_mut(*i)) {
            carry_out(&entry, changed);
        }
    }
    (history, state)
}

/// A withdrawal counts unless it was withdrawn itself; so they are read from the newest.
fn withdrawn(entries: &[(i64, Entry)]) -> BTreeSet<EntryId> {
    let mut dead = BTreeSet::new();
    for (_, entry) in entries.iter().rev() {
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
                let written_on = visit.noted_on.unwrap_or(changed.head.at.date());
                correction.changed.apply(visit, &mut changed.head.at);
                // A correction keeps the day of writing, so that moving a visit's time leaves no false trace.
                visit.noted_on = (written_on != changed.head.at.date()).then_some(written_on);
                let corrected_on = entry.head.at.date();
                if corrected_on > written_on {
                    changed.edited_on = changed.edited_on.max(Some(corrected_on));
                }
            }
        }
        Body::PlanMoved(moved) => changed.moved = Some((moved.at, moved.reason.clone())),
        Body::PlanCancelled(cancelled) => changed.cancelled = Some(cancelled.reason.clone()),
        _ => {}
    }
}
