//! Two places found to be one, as the screens see them: in the list, on the address, and parted again.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a test fails by panicking"
)]

mod support;

use grusvej::domain::entry::{Body, Withdrawn};
use grusvej::domain::id::SubjectId;
use grusvej::domain::place::SameAs;
use grusvej::domain::plan::{Plan, PlanKind, PlanMoved};
use grusvej::domain::visit::Visit;
use grusvej::platform::FixedClock;
use grusvej::store::views::{Address, AddressView, Filter, PlaceNumbers, PlaceRows};
use grusvej::store::{NewEntry, Store};
use support::*;

const NOW: &str = "2026-11-24T13:04";

fn promised(at: &str) -> Visit {
    Visit {
        postcard: true,
        next: Some(Plan {
            at: local(at),
            kind: PlanKind::Postcard,
            place: "".into(),
        }),
        ..not_opened()
    }
}

fn said(subject: SubjectId, body: Body) -> NewEntry {
    NewEntry {
        subject,
        at: wall(NOW),
        body,
    }
}

async fn titles(store: &Store, typed: &str, filters: &[Filter]) -> (Vec<String>, usize) {
    let now = local(NOW);
    let (typed, filters) = (typed.to_owned(), filters.to_vec());
    let asked = PlaceNumbers {
        typed,
        filters,
        now,
    };
    let (numbers, all) = store.ask(asked).await.unwrap();
    let rows = store.ask(PlaceRows { numbers, now }).await.unwrap();
    (rows.into_iter().map(|(_, row)| row.title).collect(), all)
}

async fn address(store: &Store, place: SubjectId) -> AddressView {
    let view = store.ask(Address { place, most: 50 }).await.unwrap();
    view.unwrap()
}

/// Vibevej 9, and Vibevej 9B with a promise, which goes on under the name of the former.
async fn village(store: &Store) -> (SubjectId, SubjectId) {
    let (house, annex) = (place(9), place(10));
    let visit = promised("2026-12-01T13:00");
    let entries = vec![
        added(place(1), "Lærkevej", "5"),
        added(house, "Vibevej", "9"),
        added(annex, "Vibevej", "9B"),
        visited(house, "2026-09-01T10:00", not_opened()),
        visited(annex, "2026-11-20T10:00", visit),
        said(annex, Body::PlaceSameAs(SameAs { other: house })),
    ];
    store.append(entries, None).await.unwrap();
    (house, annex)
}

#[tokio::test]
async fn joined_places_are_one_row_with_what_is_known_of_both_and_are_found_by_either_name() {
    let dir = tempfile::tempdir().unwrap();
    let store = open(dir.path(), &FixedClock::new(moment(NOW)));
    village(&store).await;
    let one = (vec!["Vibevej 9".to_owned()], 2);
    assert_eq!(titles(&store, "vibevej 9b", &[]).await, one);
    assert_eq!(titles(&store, "", &[Filter::Promised]).await, one);
    // The last visit of the two was four days ago, though that of the name alone is long past.
    assert_eq!(titles(&store, "", &[Filter::LongAgo]).await, (vec![], 2));
    let both = [Filter::Promised, Filter::LongAgo];
    assert_eq!(titles(&store, "", &both).await, (vec![], 2));
    assert_eq!(titles(&store, "", &[]).await.0.len(), 2);
}

#[tokio::test]
async fn a_promise_made_under_the_other_name_moves_when_it_is_said_of_that_name() {
    let dir = tempfile::tempdir().unwrap();
    let store = open(dir.path(), &FixedClock::new(moment(NOW)));
    let (house, annex) = village(&store).await;
    let view = address(&store, annex).await;
    assert_eq!(view.place, house);
    let plan = view.state.open[0].id;
    assert_eq!(view.subject_of(plan), annex);
    let own = view.visits.iter().find(|v| v.id != plan).unwrap().id;
    assert_eq!(view.subject_of(own), house);
    let later = local("2026-12-03T13:00");
    let moved = PlanMoved {
        plan,
        at: later,
        reason: "".into(),
    };
    let entry = said(view.subject_of(plan), Body::PlanMoved(moved));
    store.append(vec![entry], None).await.unwrap();
    assert_eq!(address(&store, house).await.state.open[0].at, later);
}

#[tokio::test]
async fn parting_them_shows_both_again() {
    let dir = tempfile::tempdir().unwrap();
    let store = open(dir.path(), &FixedClock::new(moment(NOW)));
    let (house, annex) = village(&store).await;
    let view = address(&store, house).await;
    let (other, title, by) = view.joined[0].clone();
    assert_eq!((other, title.as_str()), (annex, "Vibevej 9B"));
    let entry = by.unwrap();
    let parted = Body::Withdrawn(Withdrawn { entry });
    let parting = said(view.subject_of(entry), parted);
    store.append(vec![parting], None).await.unwrap();
    assert_eq!(address(&store, annex).await.place, annex);
    assert_eq!(address(&store, house).await.joined, []);
    assert_eq!(titles(&store, "", &[]).await.1, 3);
}

#[tokio::test]
async fn a_place_joined_to_one_that_is_not_on_this_phone_stays_in_sight() {
    let dir = tempfile::tempdir().unwrap();
    let store = open(dir.path(), &FixedClock::new(moment(NOW)));
    let house = place(9);
    let join = Body::PlaceSameAs(SameAs { other: place(77) });
    let entries = vec![added(house, "Vibevej", "9"), said(house, join)];
    store.append(entries, None).await.unwrap();
    let one = (vec!["Vibevej 9".to_owned()], 1);
    assert_eq!(titles(&store, "", &[]).await, one);
    assert_eq!(address(&store, house).await.title, "Vibevej 9");
}

#[tokio::test]
async fn the_place_that_is_called_as_typed_comes_first() {
    let dir = tempfile::tempdir().unwrap();
    let store = open(dir.path(), &FixedClock::new(moment(NOW)));
    let numbers = ["9", "99", "16", "9B"];
    let entries = numbers.iter().zip(1..).map(|(number, n)| {
        let mut entry = added(place(n), "Vibevej", number);
        if let Body::PlaceAdded(added) = &mut entry.body {
            added.place.postcode = Some("9998".into());
        }
        entry
    });
    store.append(entries.collect(), None).await.unwrap();
    let (found, _) = titles(&store, "vibevej 9", &[]).await;
    assert_eq!(
        found,
        ["Vibevej 9", "Vibevej 9B", "Vibevej 99", "Vibevej 16"]
    );
}
