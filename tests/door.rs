//! The case "Kort og kalender", as the store sees it.
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

use grusvej::domain::fold::PlanStatus;
use grusvej::domain::mark::Mark;
use grusvej::domain::plan::{Plan, PlanKind};
use grusvej::domain::sign::Sign;
use grusvej::domain::slip::{Door, SlipChecked, SlipId, SlipState};
use grusvej::domain::visit::Visit;
use grusvej::platform::FixedClock;
use grusvej::store::views::{Address, Hits, PlaceNumbers, PlaceRows, Today};
use support::*;

fn next_tuesday() -> Plan {
    Plan {
        at: local("2026-12-01T13:00"),
        kind: PlanKind::Postcard,
        place: "".into(),
    }
}

#[tokio::test]
async fn a_promise_on_a_postcard_stands_on_the_day_it_was_promised_for_with_the_slip_to_see_to() {
    let dir = tempfile::tempdir().unwrap();
    let clock = FixedClock::new(moment("2026-11-24T13:04"));
    let snejpevej = place(14);
    {
        let store = open(dir.path(), &clock);
        store
            .append(vec![added(snejpevej, "Snejpevej", "14")], None)
            .await
            .unwrap();
        let visit = Visit {
            signs: vec![Sign::LightOrTv, Sign::Neglected],
            note: "TV i stuen, ingen åbnede".into(),
            postcard: true,
            next: Some(next_tuesday()),
            slips_set: vec![Door::Garden],
            ..not_opened()
        };
        store
            .append(vec![visited(snejpevej, "2026-11-24T13:04", visit)], None)
            .await
            .unwrap();
    }
    // Another day, another start of the app.
    let store = open(dir.path(), &clock);
    let today = store
        .ask(Today {
            now: local("2026-12-01T12:35"),
        })
        .await
        .unwrap();
    let [stop] = today.stops.as_slice() else {
        panic!("one stop, got {today:?}")
    };
    assert_eq!(
        (stop.title.as_str(), stop.slip, stop.tries),
        ("Snejpevej 14", Some(Door::Garden), 1)
    );
    assert_eq!(
        stop.last,
        Some((
            grusvej::domain::outcome::Outcome::NotOpened,
            Some(Sign::LightOrTv)
        ))
    );

    let address = store
        .ask(Address {
            place: snejpevej,
            most: 50,
        })
        .await
        .unwrap()
        .unwrap();
    let slip = address.slips[0].id;
    let again = Visit {
        slips_checked: vec![SlipChecked {
            slip,
            state: SlipState::Gone,
        }],
        answers: vec![stop.plan],
        ..not_opened()
    };
    store
        .append(vec![visited(snejpevej, "2026-12-01T13:02", again)], None)
        .await
        .unwrap();
    let today = store
        .ask(Today {
            now: local("2026-12-01T13:05"),
        })
        .await
        .unwrap();
    assert!(today.stops.is_empty() && today.missed.is_empty());
    assert_eq!(today.done.len(), 1);
    let address = store
        .ask(Address {
            place: snejpevej,
            most: 50,
        })
        .await
        .unwrap()
        .unwrap();
    assert!(matches!(
        address.plans[0].status,
        PlanStatus::Answered { kept: true, .. }
    ));
    assert_eq!(address.slips[0].checked.map(|c| c.1), Some(SlipState::Gone));
    assert_eq!(
        slip,
        SlipId {
            visit: address.visits[1].id,
            door: Door::Garden
        }
    );
    let hits = store
        .ask(Hits {
            typed: "aabne tv".into(),
        })
        .await
        .unwrap();
    assert_eq!(hits.len(), 1);
    let (numbers, all) = store
        .ask(PlaceNumbers {
            typed: "snej".into(),
            filters: vec![],
            now: local("2026-12-01T13:05"),
        })
        .await
        .unwrap();
    assert_eq!((numbers.len(), all), (1, 1));
    let rows = store
        .ask(PlaceRows {
            numbers,
            now: local("2026-12-01T13:05"),
        })
        .await
        .unwrap();
    assert!(matches!(rows[0].1.mark, Mark::Been { .. }));
}

#[tokio::test]
async fn undo_withdraws_the_visit_and_its_promise_and_its_slip() {
    let dir = tempfile::tempdir().unwrap();
    let store = open(dir.path(), &FixedClock::new(moment("2026-11-24T13:04")));
    let house = place(1);
    store
        .append(vec![added(house, "Vibevej", "9")], None)
        .await
        .unwrap();
    let visit = Visit {
        postcard: true,
        next: Some(next_tuesday()),
        slips_set: vec![Door::Front],
        note: "kanariefugl".into(),
        ..not_opened()
    };
    let saved = store
        .append(vec![visited(house, "2026-11-24T13:04", visit)], None)
        .await
        .unwrap();
    let undo = grusvej::store::NewEntry {
        subject: house,
        at: wall("2026-11-24T13:05"),
        body: grusvej::domain::entry::Body::Withdrawn(grusvej::domain::entry::Withdrawn {
            entry: saved.ids[0],
        }),
    };
    store.append(vec![undo], None).await.unwrap();
    let view = store
        .ask(Address {
            place: house,
            most: 50,
        })
        .await
        .unwrap()
        .unwrap();
    assert!(view.visits.is_empty() && view.plans.is_empty() && view.slips.is_empty());
    assert!(
        store
            .ask(Hits {
                typed: "kanarie".into()
            })
            .await
            .unwrap()
            .is_empty()
    );
}

#[tokio::test]
async fn the_file_shows_no_word_of_what_is_in_it() {
    let dir = tempfile::tempdir().unwrap();
    let store = open(dir.path(), &FixedClock::new(moment("2026-11-24T13:04")));
    store
        .append(vec![added(place(1), "Kanariefuglevej", "9")], None)
        .await
        .unwrap();
    let ended = store.ended();
    drop(store);
    assert!(ended.wait(std::time::Duration::from_secs(5)));
    for file in std::fs::read_dir(dir.path()).unwrap() {
        let bytes = std::fs::read(file.unwrap().path()).unwrap();
        assert!(
            !bytes
                .windows(8)
                .any(|w| w == b"Kanarief" || w == b"kanarief")
        );
        assert!(!bytes.starts_with(b"SQLite f"));
    }
}

#[tokio::test]
async fn locking_and_unlocking_at_once_opens_the_journal_every_time() {
    let dir = tempfile::tempdir().unwrap();
    let clock = FixedClock::new(moment("2026-11-24T13:04"));
    for n in 0..200 {
        // The store before this one may still be closing its files.
        let store = open(dir.path(), &clock);
        store
            .append(vec![added(place(n), "Snejpevej", "14")], None)
            .await
            .unwrap();
    }
}
