//! Saves, and changes of what was saved.

use crate::report::{Limit, Table};
use crate::side::{Side, synced, timed};
use crate::workload::{LONG, SHOWN, Workload, end};
use chrono_tz::Europe::Copenhagen;
use grusvej::domain::entry::{Body, Withdrawn};
use grusvej::domain::outcome::Outcome;
use grusvej::domain::slip::{SlipChecked, SlipState};
use grusvej::domain::time::WallTime;
use grusvej::domain::visit::{VisitChange, VisitCorrected};
use grusvej::store::views::Address;
use grusvej::store::{DraftKey, NewEntry};
use std::time::Duration;

/// Saves as the form does: what is open at the door is answered, and each tap was kept as a draft.
pub(crate) fn save(side: &Side, mut new: NewEntry) -> Duration {
    let (place, form) = (new.subject, "visit");
    let draft = DraftKey {
        subject: place,
        form,
    };
    if let Body::VisitLogged(visit) = &mut new.body {
        let state = side.ask(Address { place, most: SHOWN }).unwrap().state;
        visit.answers = state.open.iter().map(|plan| plan.id).collect();
        let slips = state.slips.iter();
        visit.slips_checked = slips
            .map(|s| SlipChecked {
                slip: s.id,
                state: SlipState::Gone,
            })
            .collect();
    }
    side.wait(side.store().keep_draft(draft.clone(), vec![0; 300]))
        .unwrap();
    let job = vec![new];
    timed(|| drop(side.wait(side.store().append(job, Some(draft))).unwrap()))
}

pub(crate) fn saves(
    sides: &mut [Side; 2],
    work: &mut Workload,
    name: &'static str,
    n: usize,
    table: &mut Table,
) {
    let visits: Vec<NewEntry> = (0..n).map(|_| work.further(None)).collect();
    let figures = synced(sides, n, |side, i| save(side, visits[i].clone()));
    table.add(name, "save a visit", &figures, &[Limit::FactorOrMore]);

    let long = LONG.len() - 1;
    let visits: Vec<NewEntry> = (0..n).map(|_| work.further(Some(long))).collect();
    let figures = synced(sides, n, |side, i| save(side, visits[i].clone()));
    let limits = [Limit::FactorOrMore, Limit::Below(20.0)];
    table.add(name, "save a visit where 1,000 are", &figures, &limits);

    let place = work.long_place(long);
    let known = sides[0].ask(Address { place, most: 400 }).unwrap().visits;
    let ids: Vec<_> = known.iter().rev().map(|v| v.id).collect();
    let mut changes = ids.into_iter().map(|visit| NewEntry {
        subject: place,
        at: WallTime::of(end(), Copenhagen),
        body: Body::VisitCorrected(VisitCorrected {
            visit,
            changed: work.other_note(),
        }),
    });
    let mut correct = |n: usize, what: &str, reopen: bool| {
        let changes: Vec<NewEntry> = changes.by_ref().take(n).collect();
        let figures = synced(sides, n, |side, i| {
            if reopen {
                side.close();
                side.open();
            }
            save(side, changes[i].clone())
        });
        table.add(name, what, &figures, &limits);
    };
    correct(n.min(20), "correct a visit where 1,000 are", false);
    correct(n.min(30), "correct one, first after opening", true);

    let visits: Vec<NewEntry> = (0..n.min(30)).map(|_| work.further(Some(long))).collect();
    let undo = |side: &mut Side, new: NewEntry| {
        side.close();
        side.open();
        let saved = side.wait(side.store().append(vec![new], None)).unwrap();
        let back = NewEntry {
            subject: place,
            at: WallTime::of(end(), Copenhagen),
            body: Body::Withdrawn(Withdrawn {
                entry: saved.ids[0],
            }),
        };
        timed(|| drop(side.wait(side.store().append(vec![back], None)).unwrap()))
    };
    let figures = synced(sides, visits.len(), |side, i| undo(side, visits[i].clone()));
    table.add(
        name,
        "undo what was just saved where 1,000 are",
        &figures,
        &limits,
    );

    let changes: Vec<NewEntry> = (0..n.min(30))
        .map(|i| NewEntry {
            subject: place,
            at: WallTime::of(end(), Copenhagen),
            body: Body::VisitCorrected(VisitCorrected {
                visit: known[i].id,
                changed: VisitChange {
                    outcome: Some(Outcome::Rejected),
                    ..VisitChange::default()
                },
            }),
        })
        .collect();
    let figures = synced(sides, changes.len(), |side, i| {
        save(side, changes[i].clone())
    });
    table.add(
        name,
        "change an outcome where 1,000 are (all is folded anew)",
        &figures,
        &limits,
    );
}
