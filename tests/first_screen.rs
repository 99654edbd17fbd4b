//! What the first screen says, where it does not read it from the brief row of a place alone.
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

use grusvej::domain::entry::Body;
use grusvej::domain::id::SubjectId;
use grusvej::domain::place::SameAs;
use grusvej::domain::plan::{Plan, PlanKind};
use grusvej::domain::visit::Visit;
use grusvej::platform::FixedClock;
use grusvej::store::views::{Today, TodayView};
use grusvej::store::{NewEntry, Store};
use support::*;

async fn today(store: &Store, now: &str) -> TodayView {
    let now = local(now);
    store.ask(Today { now }).await.unwrap()
}

fn promised(house: SubjectId, at: &str, promise: &str) -> NewEntry {
    let visit = Visit {
        postcard: true,
        next: Some(Plan {
            at: local(promise),
            kind: PlanKind::Postcard,
            place: "".into(),
        }),
        ..not_opened()
    };
    visited(house, at, visit)
}

#[tokio::test]
async fn the_first_stops_of_the_days_that_follow_stand_below_those_of_today() {
    let dir = tempfile::tempdir().unwrap();
    let store = open(dir.path(), &FixedClock::new(moment("2026-11-24T13:04")));
    let house = place(1);
    let entries = vec![
        added(house, "Vibevej", "9"),
        promised(house, "2026-11-24T13:04", "2026-12-01T13:00"),
    ];
    store.append(entries, None).await.unwrap();
    let view = today(&store, "2026-11-24T13:05").await;
    assert!(view.stops.is_empty() && view.missed.is_empty());
    assert_eq!(view.ahead.len(), 1);
    assert_eq!(view.ahead[0].at, local("2026-12-01T13:00"));
}

#[tokio::test]
async fn every_visit_of_today_is_done_though_two_were_at_one_door() {
    let dir = tempfile::tempdir().unwrap();
    let store = open(dir.path(), &FixedClock::new(moment("2026-11-24T13:04")));
    let (house, other) = (place(1), place(2));
    let entries = vec![
        added(house, "Vibevej", "9"),
        added(other, "Vibevej", "11"),
        visited(house, "2026-11-23T09:00", not_opened()),
        visited(other, "2026-11-23T09:10", not_opened()),
        visited(house, "2026-11-24T09:00", not_opened()),
        visited(other, "2026-11-24T10:00", not_opened()),
        visited(house, "2026-11-24T12:30", not_opened()),
    ];
    store.append(entries, None).await.unwrap();
    let view = today(&store, "2026-11-24T13:05").await;
    let done: Vec<_> = view.done.iter().map(|d| (d.place, d.at)).collect();
    let at = |text| local(&format!("2026-11-24T{text}"));
    assert_eq!(
        done,
        [
            (house, at("12:30")),
            (other, at("10:00")),
            (house, at("09:00"))
        ]
    );
}

#[tokio::test]
async fn no_promise_is_left_out_however_many_a_place_has() {
    let dir = tempfile::tempdir().unwrap();
    let store = open(dir.path(), &FixedClock::new(moment("2026-11-24T13:04")));
    let house = place(1);
    let mut entries = vec![added(house, "Vibevej", "9")];
    for hour in 9..20 {
        let promise = format!("2026-11-25T{hour:02}:00");
        entries.push(promised(house, "2026-11-24T08:00", &promise));
    }
    store.append(entries, None).await.unwrap();
    let view = today(&store, "2026-11-25T08:05").await;
    assert_eq!(view.stops.len(), 11);
}

#[tokio::test]
async fn a_place_joined_to_another_stands_there_under_its_name_with_the_promises_of_both() {
    let dir = tempfile::tempdir().unwrap();
    let store = open(dir.path(), &FixedClock::new(moment("2026-11-24T13:04")));
    let (house, other) = (place(1), place(2));
    let joined = NewEntry {
        subject: other,
        at: wall("2026-11-24T13:00"),
        body: Body::PlaceSameAs(SameAs { other: house }),
    };
    let entries = vec![
        added(house, "Vibevej", "9"),
        added(other, "Vibevej", "9 A"),
        promised(house, "2026-11-24T08:00", "2026-11-25T09:00"),
        promised(other, "2026-11-24T09:00", "2026-11-25T10:00"),
        joined,
    ];
    store.append(entries, None).await.unwrap();
    let view = today(&store, "2026-11-25T08:05").await;
    let stops: Vec<_> = view
        .stops
        .iter()
        .map(|s| (s.place, s.title.as_str()))
        .collect();
    assert_eq!(stops, [(house, "Vibevej 9"); 2]);
    let view = today(&store, "2026-11-24T13:05").await;
    let done: Vec<_> = view
        .done
        .iter()
        .map(|d| (d.place, d.title.as_str()))
        .collect();
    assert_eq!(done, [(house, "Vibevej 9"); 2]);
}
