//! Promise 10, backwards: every released format stays readable. One entry of each kind with its bytes for ever.
//!
//! `GRUSVEJ_MAKE_FIXTURE=1 cargo test --test golden` writes lines for kinds that have none yet. A line that is there
//! is never changed: the bytes lie on phones.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    clippy::too_many_lines,
    clippy::print_stdout,
    reason = "a test fails by panicking"
)]

mod support;

use grusvej::domain::entry::{Body, Entry, Erased, Head, Withdrawn};
use grusvej::domain::id::{EntryId, MemberId, SubjectId};
use grusvej::domain::member::{MemberJoined, MemberRenamed};
use grusvej::domain::observation::Observation;
use grusvej::domain::outcome::{ContactForm, Onward, Outcome};
use grusvej::domain::place::{
    Assigned, CircleState, Danger, Fix, Marked, PlaceAdded, PlaceCorrected, PlaceFields, PlaceSort,
    Position, Released, SafetyNoted, SameAs,
};
use grusvej::domain::plan::{Plan, PlanCancelled, PlanKind, PlanMoved, PlanSet};
use grusvej::domain::sign::Sign;
use grusvej::domain::slip::{Door, SlipChecked, SlipId, SlipState};
use grusvej::domain::stamp::Stamp;
use grusvej::domain::visit::{SparringAsked, Visit, VisitChange, VisitCorrected};
use std::collections::BTreeMap;
use support::fixtures::{golden, golden_file, hex, making};
use support::*;
use uuid::Uuid;

fn id(n: u128) -> EntryId {
    EntryId(Uuid::from_u128((0x019b_0000_7000_8000 << 64) + n))
}

fn whole_visit() -> Visit {
    Visit {
        outcome: Outcome::SpokeAtDoor,
        form: ContactForm::Telephone,
        with: vec!["Rosa".into(), "Karl".into()],
        signs: Sign::ALL.to_vec(),
        note: "Æblet på øen: »å«".into(),
        postcard: true,
        postcard_text: "Vi kommer igen".into(),
        next: Some(Plan {
            at: local("2026-12-01T13:00"),
            kind: PlanKind::Postcard,
            place: "Biblioteket".into(),
        }),
        slips_set: Door::ALL.to_vec(),
        slips_checked: SlipState::ALL
            .iter()
            .map(|state| SlipChecked {
                slip: SlipId {
                    visit: id(1),
                    door: Door::Garden,
                },
                state: *state,
            })
            .collect(),
        answers: vec![id(1), id(2)],
        fix: Some(Fix {
            position: Position {
                lat: 56.162_939,
                lon: 10.203_921,
            },
            accuracy_m: 12.5,
        }),
        onward: Some(Onward::Continue),
        met_at: "Købmanden".into(),
        to_team: true,
        noted_on: Some(local("2026-11-25T00:00").date()),
    }
}

fn whole_place() -> PlaceFields {
    PlaceFields {
        sort: Some(PlaceSort::Stretch),
        name: Some("Gården".into()),
        street: Some("Grusvejen".into()),
        number: Some("99B".into()),
        floor: Some("st".into()),
        door: Some("tv".into()),
        postcode: Some("0800".into()),
        city: Some("Høje Taastrup".into()),
        position: Some(Position {
            lat: -0.5,
            lon: 9.0,
        }),
    }
}

/// Every kind with every field, and the least that some of them can be.
fn bodies() -> Vec<(&'static str, Body)> {
    let all = |visit: Visit| {
        let at = wall("2026-11-24T13:00");
        let was = wall("2026-11-24T12:00");
        VisitChange::between(&Visit::new(Outcome::NotOpened), was, &visit, at)
    };
    vec![
        (
            "place.added",
            Body::PlaceAdded(PlaceAdded {
                place: whole_place(),
            }),
        ),
        (
            "place.added least",
            Body::PlaceAdded(PlaceAdded {
                place: PlaceFields::default(),
            }),
        ),
        (
            "place.corrected",
            Body::PlaceCorrected(PlaceCorrected {
                place: PlaceFields {
                    number: Some("".into()),
                    ..PlaceFields::default()
                },
            }),
        ),
        (
            "place.same_as",
            Body::PlaceSameAs(SameAs {
                other: SubjectId(Uuid::from_u128(7)),
            }),
        ),
        (
            "place.assigned",
            Body::PlaceAssigned(Assigned {
                to: MemberId(Uuid::from_u128(8)),
            }),
        ),
        ("place.released", Body::PlaceReleased(Released {})),
        (
            "place.safety_noted",
            Body::SafetyNoted(SafetyNoted {
                dangers: Danger::ALL.to_vec(),
                note: "Løs hund".into(),
            }),
        ),
        (
            "place.safety_noted clear",
            Body::SafetyNoted(SafetyNoted::default()),
        ),
        (
            "place.marked",
            Body::PlaceMarked(Marked {
                centre: Position {
                    lat: 56.0,
                    lon: 10.0,
                },
                radius_m: 150,
                state: CircleState::ToGo,
                day: Some(local("2026-11-30T00:00").date()),
            }),
        ),
        ("visit.logged", Body::VisitLogged(whole_visit())),
        (
            "visit.logged least",
            Body::VisitLogged(Visit::new(Outcome::NotOpened)),
        ),
        (
            "visit.corrected",
            Body::VisitCorrected(VisitCorrected {
                visit: id(1),
                changed: all(whole_visit()),
            }),
        ),
        (
            "visit.corrected nulls",
            Body::VisitCorrected(VisitCorrected {
                visit: id(1),
                changed: VisitChange {
                    next: Some(None),
                    fix: Some(None),
                    onward: Some(None),
                    ..VisitChange::default()
                },
            }),
        ),
        (
            "plan.set",
            Body::PlanSet(PlanSet {
                plan: Plan {
                    at: local("2027-03-28T02:30"),
                    kind: PlanKind::Agreed,
                    place: "".into(),
                },
            }),
        ),
        (
            "plan.moved",
            Body::PlanMoved(PlanMoved {
                plan: id(1),
                at: local("2026-12-02T09:05"),
                reason: "Syg".into(),
            }),
        ),
        (
            "plan.cancelled",
            Body::PlanCancelled(PlanCancelled {
                plan: id(1),
                reason: "Flyttet".into(),
            }),
        ),
        (
            "sparring.asked",
            Body::SparringAsked(SparringAsked { visit: Some(id(1)) }),
        ),
        (
            "observation.made",
            Body::ObservationMade(Observation {
                about: true,
                signs: vec![Sign::Smell],
                note: "Fuld postkasse".into(),
                with: vec!["Rosa".into()],
                fix: whole_visit().fix,
                circle: Some(CircleState::Been),
            }),
        ),
        (
            "member.joined",
            Body::MemberJoined(MemberJoined {
                name: "Rosa".into(),
            }),
        ),
        (
            "member.renamed",
            Body::MemberRenamed(MemberRenamed {
                name: "Rosa L.".into(),
            }),
        ),
        ("withdrawn", Body::Withdrawn(Withdrawn { entry: id(1) })),
        (
            "erased",
            Body::Erased(Erased {
                subjects: vec![SubjectId(Uuid::from_u128(6))],
                entries: vec![id(99)],
            }),
        ),
    ]
}

fn entry(n: usize, body: Body) -> Entry {
    let mut stamp = [0x5e; Stamp::LEN];
    stamp[..8].copy_from_slice(&(0x6b05_0000_0000_0000 + n as u64).to_be_bytes());
    Entry {
        head: Head {
            id: id(100 + n as u128),
            subject: SubjectId(Uuid::from_u128(5)),
            stamp: Stamp::from_bytes(&stamp).unwrap(),
            author: MemberId(Uuid::from_u128(4)),
            at: wall("2026-11-24T13:04"),
            demo: n == 1,
        },
        body,
    }
}

#[test]
fn every_kind_reads_from_its_bytes_for_ever_and_is_written_as_them() {
    let mut lines = golden();
    let bodies = bodies();
    for (n, (name, body)) in bodies.iter().enumerate() {
        let entry = entry(n, body.clone());
        if making() && !lines.contains_key(*name) {
            lines.insert((*name).to_owned(), entry.to_bytes().unwrap());
        }
        let bytes = lines
            .get(*name)
            .unwrap_or_else(|| panic!("no bytes of {name}"));
        assert!(
            Entry::from_bytes(bytes).unwrap() == entry,
            "{name} reads otherwise"
        );
        assert_eq!(
            hex(&entry.to_bytes().unwrap()),
            hex(bytes),
            "{name} is written otherwise"
        );
        assert_eq!(name.split(' ').next().unwrap(), body.kind());
    }
    assert_eq!(
        lines.len(),
        bodies.len(),
        "bytes without an entry to compare with"
    );
    if making() {
        let lines = lines
            .iter()
            .map(|(name, bytes)| format!("{name}: {}", hex(bytes)));
        let text = lines.collect::<Vec<_>>().join("\n") + "\n";
        std::fs::write(golden_file(), text).unwrap();
    }
}

#[test]
fn every_kind_has_golden_bytes() {
    let mut count = BTreeMap::new();
    for (_, body) in bodies() {
        // Does not compile when a kind is added, so that its bytes are added too.
        match &body {
            Body::PlaceAdded(_)
            | Body::PlaceCorrected(_)
            | Body::PlaceSameAs(_)
            | Body::PlaceAssigned(_)
            | Body::PlaceReleased(_)
            | Body::SafetyNoted(_)
            | Body::PlaceMarked(_)
            | Body::VisitLogged(_)
            | Body::VisitCorrected(_)
            | Body::PlanSet(_)
            | Body::PlanMoved(_)
            | Body::PlanCancelled(_)
            | Body::ObservationMade(_)
            | Body::SparringAsked(_)
            | Body::MemberJoined(_)
            | Body::MemberRenamed(_)
            | Body::Withdrawn(_)
            | Body::Erased(_) => *count.entry(body.kind()).or_insert(0) += 1,
            Body::Unknown => panic!("an unknown kind cannot be written"),
        }
    }
    assert_eq!(count.len(), 18);
}

#[test]
fn the_words_that_travel_never_change() {
    macro_rules! codes {
        ($($name:ident),+) => {
            [$((stringify!($name), $name::ALL.iter().map(|w| w.code()).collect::<Vec<_>>().join(" "))),+]
        };
    }
    let words = codes!(
        Outcome,
        ContactForm,
        Onward,
        Sign,
        Door,
        SlipState,
        PlanKind,
        PlaceSort,
        Danger,
        CircleState
    );
    let released = [
        "not_opened rejected spoke_at_door invited_in met_elsewhere spoke moved not_target_group agreed_again",
        "meeting telephone sms",
        "continue other_offers",
        "light_tv footprints mailbox_emptied car_moved seen_by_neighbour neglected covered_windows rubbish overfull_mailbox smell noise",
        "front garden balcony mailbox",
        "gone still_there not_checked",
        "postcard agreed retry again",
        "address spot stretch",
        "dog pair threat",
        "been to_go",
    ];
    for ((name, words), released) in words.iter().zip(released) {
        assert!(words.starts_with(released), "{name}: {words}");
    }
    assert_eq!(words.len(), released.len());
}
