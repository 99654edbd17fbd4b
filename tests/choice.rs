//! Choosing a place: what is filled in, what is offered, and what is known already.
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

use grusvej::domain::entry::{Body, Entry, Head, Withdrawn};
use grusvej::domain::id::{DeviceId, EntryId, MemberId, SubjectId};
use grusvej::domain::observation::Observation;
use grusvej::domain::place::{PlaceAdded, PlaceFields, PlaceSort, SameAs};
use grusvej::domain::stamp::StampClock;
use grusvej::domain::visit::Visit;
use grusvej::platform::FixedClock;
use grusvej::store::views::{Brief, Choices, Chosen, LastUsed, Namesake};
use grusvej::store::{NewEntry, Store};
use support::*;
use uuid::Uuid;

const NOW: &str = "2026-11-24T13:20";

fn write(subject: SubjectId, at: &str, body: Body) -> NewEntry {
    NewEntry {
        subject,
        at: wall(at),
        body,
    }
}

fn spot(subject: SubjectId, name: &str) -> NewEntry {
    let place = PlaceFields {
        sort: Some(PlaceSort::Spot),
        name: Some(name.into()),
        ..PlaceFields::default()
    };
    write(
        subject,
        "2026-11-01T09:00",
        Body::PlaceAdded(PlaceAdded { place }),
    )
}

async fn last_used(store: &Store) -> Option<(String, usize)> {
    let view = LastUsed {
        member: store.identity().member,
        now: local(NOW),
    };
    let used = store.ask(view).await.unwrap()?;
    Some((used.place.title.0, used.with.len()))
}

async fn offered(store: &Store, typed: &str, spots: bool) -> Vec<String> {
    let view = Choices {
        typed: typed.to_owned(),
        spots,
        now: local(NOW),
    };
    let items = store.ask(view).await.unwrap();
    items.into_iter().map(|i| i.title).collect()
}

#[tokio::test]
async fn the_place_last_used_is_the_newest_visit_or_observation_that_still_counts() {
    let dir = tempfile::tempdir().unwrap();
    let store = open(dir.path(), &FixedClock::new(moment(NOW)));
    assert_eq!(last_used(&store).await, None);
    let (vibevej, laerkevej) = (place(1), place(2));
    let with_yosef = Visit {
        with: vec!["Yosef".into()],
        ..not_opened()
    };
    let seen = Body::ObservationMade(Observation {
        note: "Fodspor i sneen".into(),
        ..Observation::default()
    });
    store
        .append(
            vec![
                added(vibevej, "Vibevej", "17"),
                added(laerkevej, "Lærkevej", "5"),
                visited(laerkevej, "2026-11-20T10:00", not_opened()),
                visited(vibevej, "2026-11-24T11:40", with_yosef),
            ],
            None,
        )
        .await
        .unwrap();
    assert_eq!(last_used(&store).await, Some(("Vibevej 17".into(), 1)));
    let receipt = store
        .append(vec![write(laerkevej, "2026-11-24T12:50", seen)], None)
        .await
        .unwrap();
    assert_eq!(last_used(&store).await, Some(("Lærkevej 5".into(), 0)));
    let undone = Body::Withdrawn(Withdrawn {
        entry: receipt.ids[0],
    });
    store
        .append(vec![write(laerkevej, "2026-11-24T12:51", undone)], None)
        .await
        .unwrap();
    assert_eq!(last_used(&store).await, Some(("Vibevej 17".into(), 1)));
}

/// A visit that a colleague wrote on another phone.
fn theirs(subject: SubjectId, at: &str) -> Vec<u8> {
    let head = Head {
        id: EntryId(Uuid::from_u128(77)),
        subject,
        stamp: StampClock::new(DeviceId(Uuid::from_u128(78)), None).issue(moment(at)),
        author: MemberId(Uuid::from_u128(79)),
        at: wall(at),
        demo: false,
    };
    let body = Body::VisitLogged(not_opened());
    Entry { head, body }.to_bytes().unwrap()
}

#[tokio::test]
async fn what_the_member_wrote_comes_before_what_a_colleague_wrote_later() {
    let dir = tempfile::tempdir().unwrap();
    let store = open(dir.path(), &FixedClock::new(moment(NOW)));
    let mine = [
        added(place(1), "Vibevej", "17"),
        added(place(2), "Lærkevej", "5"),
    ];
    store.append(mine.to_vec(), None).await.unwrap();
    let later = theirs(place(2), "2026-11-24T12:00");
    store.receive(vec![later]).await.unwrap();
    assert_eq!(last_used(&store).await, Some(("Lærkevej 5".into(), 0)));
    let visit = visited(place(1), "2026-11-20T10:00", not_opened());
    store.append(vec![visit], None).await.unwrap();
    assert_eq!(last_used(&store).await, Some(("Vibevej 17".into(), 0)));
}

#[tokio::test]
async fn spots_are_offered_first_and_without_a_word_typed_alone() {
    let dir = tempfile::tempdir().unwrap();
    let store = open(dir.path(), &FixedClock::new(moment(NOW)));
    store
        .append(
            vec![
                added(place(1), "Biblioteksgade", "2"),
                added(place(2), "Biblioteksgade", "10"),
                added(place(3), "Vibevej", "17"),
                spot(place(4), "Købmanden"),
                spot(place(5), "Biblioteket"),
            ],
            None,
        )
        .await
        .unwrap();
    assert_eq!(
        offered(&store, "", true).await,
        ["Biblioteket", "Købmanden"]
    );
    assert_eq!(
        offered(&store, "bibliotek", true).await,
        ["Biblioteket", "Biblioteksgade 2", "Biblioteksgade 10"]
    );
    assert_eq!(offered(&store, "vibe 17", false).await, ["Vibevej 17"]);
    assert_eq!(offered(&store, "", false).await.len(), 5);
}

#[tokio::test]
async fn a_place_of_the_same_name_is_found_however_it_is_written_but_not_in_another_town() {
    let dir = tempfile::tempdir().unwrap();
    let store = open(dir.path(), &FixedClock::new(moment(NOW)));
    let mut there = added(place(1), "Ålborgvej", "17");
    if let Body::PlaceAdded(added) = &mut there.body {
        added.place.city = Some("Fuglekær".into());
    }
    store
        .append(vec![there, spot(place(2), "Parken")], None)
        .await
        .unwrap();
    let found = async |street: &str, number: &str, city: &str| {
        let place = PlaceFields {
            street: Some(street.into()),
            number: Some(number.into()),
            city: Some(city.into()),
            ..PlaceFields::default()
        };
        let found = store.ask(Namesake { place }).await.unwrap();
        found.map(|f| f.place)
    };
    assert_eq!(found("AALBORGVEJ ", "17", "").await, Some(place(1)));
    assert_eq!(found("Ålborgvej", "17", "fuglekær").await, Some(place(1)));
    assert_eq!(found("Ålborgvej", "17", "Kolding").await, None);
    assert_eq!(found("Ålborgvej", "18", "").await, None);
    assert_eq!(found("", "", "").await, None);
    let park = PlaceFields {
        name: Some("parken".into()),
        ..PlaceFields::default()
    };
    let found = store.ask(Namesake { place: park }).await.unwrap().unwrap();
    assert_eq!((found.place, found.title.as_str()), (place(2), "Parken"));
}

#[tokio::test]
async fn a_place_joined_to_another_is_written_about_under_the_others_name() {
    let dir = tempfile::tempdir().unwrap();
    let store = open(dir.path(), &FixedClock::new(moment(NOW)));
    let same = Body::PlaceSameAs(SameAs { other: place(1) });
    store
        .append(
            vec![
                added(place(1), "Vibevej", "17"),
                added(place(2), "Vibevej", "17A"),
                write(place(2), NOW, same),
            ],
            None,
        )
        .await
        .unwrap();
    let brief = async |of| {
        let (asked, found) = store.ask(Brief { place: of }).await.unwrap();
        assert_eq!(asked, of);
        found
    };
    assert_eq!(brief(Some(place(2))).await.unwrap().place, place(1));
    assert_eq!(brief(Some(place(9))).await, None);
    assert_eq!(brief(None).await, None);
    assert_eq!(offered(&store, "vibevej", false).await, ["Vibevej 17"]);
    let chosen = Chosen {
        places: vec![place(9), place(1)],
        now: local(NOW),
    };
    let items = store.ask(chosen).await.unwrap();
    assert_eq!(items.len(), 1);
    assert_eq!(items[0].item.place, place(1));
}
