//! The proof that the shortcuts of a save (pushing, amending, undoing, folding a difference in) leave the views as a
//! rebuild makes them, row by row and byte by byte.

use super::journal::{Journal, NewEntry};
use super::open::{Key, Opening};
use super::rebuild;
use crate::domain::entry::{Body, Withdrawn};
use crate::domain::id::{EntryId, SubjectId};
use crate::domain::observation::Observation;
use crate::domain::outcome::Outcome;
use crate::domain::place::{PlaceAdded, PlaceCorrected, PlaceFields, SafetyNoted};
use crate::domain::plan::{Plan, PlanCancelled, PlanKind, PlanMoved, PlanSet};
use crate::domain::sign::Sign;
use crate::domain::slip::{Door, SlipChecked, SlipId, SlipState};
use crate::domain::time::WallTime;
use crate::domain::visit::{Visit, VisitChange, VisitCorrected};
use chrono::{DateTime, NaiveDateTime, TimeDelta, Utc};
use proptest::prelude::*;
use proptest::sample::Index;
use rusqlite::Connection;
use rusqlite::types::Value;
use uuid::Uuid;
use zeroize::Zeroizing;

const WORDS: [&str; 5] = ["havelåge", "Radio", "radioavis", "skur", "æble"];

/// One save: mostly at the place of the one before, hours later, of a kind, about an earlier entry.
#[derive(Clone, Debug)]
struct Step {
    elsewhere: bool,
    hours: i64,
    kind: u8,
    about: Index,
    word: usize,
    more: bool,
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let step = (
        prop::bool::weighted(0.2),
        0..30i64,
        0..14u8,
        any::<Index>(),
        0..5usize,
        any::<bool>(),
    );
    let step = step.prop_map(|(elsewhere, hours, kind, about, word, more)| Step {
        elsewhere,
        hours,
        kind,
        about,
        word,
        more,
    });
    prop::collection::vec(step, 1..24)
}

fn wall(now: DateTime<Utc>) -> WallTime {
    WallTime::of(now, chrono_tz::Europe::Copenhagen)
}

fn later(now: DateTime<Utc>, hours: i64) -> NaiveDateTime {
    let then = now.checked_add_signed(TimeDelta::hours(hours)).unwrap();
    wall(then).local
}

fn body(step: &Step, now: DateTime<Utc>, known: &[EntryId]) -> Body {
    let word = WORDS[step.word];
    // Mostly what was saved last; else anything, even of another place or of a kind that it does not fit.
    let about = match known.last() {
        None => EntryId(Uuid::nil()),
        Some(last) if step.more => *last,
        Some(_) => known[step.about.index(known.len())],
    };
    let plan = Plan {
        at: later(now, 40),
        kind: PlanKind::Postcard,
        place: "".into(),
    };
    let changed = |change: VisitChange| {
        Body::VisitCorrected(VisitCorrected {
            visit: about,
            changed: change,
        })
    };
    match step.kind {
        0..4 => Body::VisitLogged(Visit {
            note: word.into(),
            signs: vec![Sign::Noise],
            next: (step.word < 3).then_some(plan),
            slips_set: if step.word == 1 {
                vec![Door::Garden, Door::Front]
            } else {
                vec![]
            },
            slips_checked: vec![SlipChecked {
                slip: SlipId {
                    visit: about,
                    door: Door::Garden,
                },
                state: if step.more {
                    SlipState::Gone
                } else {
                    SlipState::StillThere
                },
            }],
            answers: vec![about],
            ..Visit::new(Outcome::NotOpened)
        }),
        4 | 5 => changed(VisitChange {
            note: Some(format!("{word} rettet").as_str().into()),
            ..VisitChange::default()
        }),
        6 => changed(VisitChange {
            outcome: Some(Outcome::Rejected),
            next: Some(step.more.then_some(plan)),
            at: (step.word == 0).then(|| wall(now)),
            ..VisitChange::default()
        }),
        7..10 => Body::Withdrawn(Withdrawn { entry: about }),
        10 => Body::PlanMoved(PlanMoved {
            plan: about,
            at: later(now, 90),
            reason: word.into(),
        }),
        11 if step.more => Body::PlanCancelled(PlanCancelled {
            plan: about,
            reason: word.into(),
        }),
        11 => Body::PlanSet(PlanSet { plan }),
        12 => Body::ObservationMade(Observation {
            note: word.into(),
            ..Observation::default()
        }),
        _ if step.more => Body::SafetyNoted(SafetyNoted {
            note: word.into(),
            ..SafetyNoted::default()
        }),
        _ => Body::PlaceCorrected(PlaceCorrected {
            place: PlaceFields {
                name: Some(word.into()),
                ..PlaceFields::default()
            },
        }),
    }
}

fn views(connection: &Connection) -> Vec<String> {
    let mut lines = Vec::new();
    for table in [
        "place",
        "state",
        "visit",
        "plan",
        "slip",
        "observation",
        "joined",
        "pin",
        "member",
    ] {
        let mut statement = connection
            .prepare(&format!("SELECT * FROM {table}"))
            .unwrap();
        let width = statement.column_count();
        let mut rows = statement.query([]).unwrap();
        while let Some(row) = rows.next().unwrap() {
            let values: Vec<Value> = (0..width).map(|i| row.get(i).unwrap()).collect();
            lines.push(format!("{table} {values:?}"));
        }
    }
    for (table, word) in ["note_fts", "place_fts"].iter().flat_map(|t| {
        WORDS
            .iter()
            .chain(&["rettet", "r", "ra"])
            .map(move |w| (t, w))
    }) {
        let typed = super::search_text::match_expression(word).unwrap();
        let mut statement = connection
            .prepare(&format!("SELECT rowid FROM {table} WHERE {table} MATCH ?1"))
            .unwrap();
        let found = statement
            .query_map([typed], |r| r.get::<_, i64>(0))
            .unwrap();
        let found: Vec<i64> = found.collect::<Result<_, _>>().unwrap();
        lines.push(format!("{table} {word} {found:?}"));
    }
    lines.sort();
    lines
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_saves_leave_in_the_views_is_what_a_rebuild_makes(steps in steps(), one_by_one in prop_oneof![3 => Just(1usize), 1 => 2..4usize]) {
        let dir = tempfile::tempdir().unwrap();
        let key = Zeroizing::new(format!("x'{}'", "07".repeat(32)));
        let opening = Opening::new(dir.path(), Key::from_pragma(key)).without_syncing();
        let (connection, identity) = opening.writer(false).unwrap();
        let mut journal = Journal::new(connection, identity).unwrap();
        let mut now = DateTime::from_timestamp(1_795_521_600, 0).unwrap();
        let mut here = 0;
        let place = |n: u128| SubjectId(Uuid::from_u128(n));
        let added = (0..2).map(|n| NewEntry {
            subject: place(n),
            at: wall(now),
            body: Body::PlaceAdded(PlaceAdded {
                place: PlaceFields { street: Some("Vibevej".into()), ..PlaceFields::default() },
            }),
        });
        let mut known = journal.append(added.collect(), &None, now).unwrap().ids;
        for steps in steps.chunks(one_by_one) {
            let mut batch = Vec::new();
            for step in steps {
                now = now.checked_add_signed(TimeDelta::hours(step.hours)).unwrap();
                let body = body(step, now, &known);
                here = if step.elsewhere { here ^ 1 } else { here };
                batch.push(NewEntry { subject: place(here), at: wall(now), body });
            }
            known.extend(journal.append(batch, &None, now).unwrap().ids);
        }
        let saved = views(&journal.connection);
        rebuild::rebuild(&mut journal.connection, &mut |_| true).unwrap();
        prop_assert_eq!(saved, views(&journal.connection));
    }
}
