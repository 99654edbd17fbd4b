//! What the map shows of a place is what the lists say of it, and coverage is what the history says.
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

use grusvej::domain::entry::{Body, Entry};
use grusvej::domain::fold::resolve;
use grusvej::domain::id::SubjectId;
use grusvej::domain::nearby::LatLon;
use grusvej::domain::outcome::{ContactForm, Outcome};
use grusvej::domain::place::{CircleState, Marked, PlaceAdded, PlaceFields, PlaceSort, Position};
use grusvej::domain::time::PartOfDay;
use grusvej::platform::FixedClock;
use grusvej::store::views::{
    Age, CircleEntries, Coverage, Filter, MapList, MapPins, PlaceNumbers, PlaceRows, Today,
};
use grusvej::store::{NewEntry, Store};
use proptest::prelude::*;
use std::collections::BTreeMap;
use support::history::{Act, Colleague, Told, acts};
use support::proof::{open_quick, runner};
use support::*;

/// A colleague writes it all, and the store receives it; what was written, by subject.
async fn received(store: &Store, acts: &[Act], joins: bool) -> BTreeMap<SubjectId, Vec<Entry>> {
    let mut colleague = Colleague::new(1);
    let mut told = Told::default();
    let (mut pages, mut entries) = (Vec::new(), BTreeMap::<_, Vec<Entry>>::new());
    let start = moment("2026-11-24T08:00");
    for n in 0..4u128 {
        let mut new = added(place(n), "Snejpevej", &n.to_string());
        if let Body::PlaceAdded(added) = &mut new.body {
            added.place.position = Some(HERE);
        }
        let (_, bytes) = colleague.says(place(n), new.body, start);
        let entry = Entry::from_bytes(&bytes).unwrap();
        entries.entry(place(n)).or_default().push(entry);
        pages.push(bytes);
    }
    for (i, act) in acts.iter().enumerate() {
        let said = told.say(act, colleague.member);
        if !joins && matches!(said.body, Body::PlaceSameAs(_) | Body::Erased(_)) {
            continue;
        }
        let now = start + chrono::TimeDelta::minutes(i64::try_from(i).unwrap() * 20);
        let (id, bytes) = colleague.writes(&said, now);
        told.add(id, said.subject, &said.body);
        let entry = Entry::from_bytes(&bytes).unwrap();
        entries.entry(said.subject).or_default().push(entry);
        pages.push(bytes);
    }
    store.receive(pages).await.unwrap();
    entries
}

async fn map_says_what_the_list_says(acts: &[Act]) -> Result<(), TestCaseError> {
    let dir = tempfile::tempdir().unwrap();
    let store = open_quick(dir.path(), &FixedClock::new(moment("2026-11-24T08:00")));
    received(&store, acts, true).await;
    for now in ["2026-10-20T09:00", "2026-11-24T12:00", "2026-12-24T12:00"].map(local) {
        for filters in [
            vec![],
            vec![Filter::Overdue],
            vec![Filter::Pause],
            vec![Filter::LongAgo, Filter::Slip],
        ] {
            let ask = PlaceNumbers {
                typed: String::new(),
                filters: filters.clone(),
                now,
            };
            let (numbers, _) = store.ask(ask).await.unwrap();
            let rows = store.ask(PlaceRows { numbers, now }).await.unwrap();
            let pins = store
                .ask(MapPins {
                    filters: filters.clone(),
                    now,
                })
                .await
                .unwrap();
            let listed: BTreeMap<i64, _> = rows
                .iter()
                .map(|(n, row)| (*n, (row.mark.letter(), row.mark.day(), row.safety)))
                .collect();
            for pin in &pins {
                let on_map = (pin.letter, pin.day, pin.safety);
                prop_assert_eq!(
                    listed.get(&pin.n),
                    Some(&on_map),
                    "{:?} {:?}",
                    now,
                    &filters
                );
            }
            let from = LatLon::new(55.91, 8.66);
            let list = store
                .ask(MapList {
                    filters,
                    now,
                    from,
                    most: 100,
                })
                .await
                .unwrap();
            prop_assert_eq!(list.all, pins.len());
            prop_assert_eq!(list.all + list.nowhere, listed.len());
            prop_assert!(list.rows.windows(2).all(|w| w[0].metres <= w[1].metres));
            for row in &list.rows {
                prop_assert_eq!(row.item.mark.letter(), row.pin.letter);
            }
        }
    }
    Ok(())
}

#[test]
fn the_map_shows_the_letter_and_the_day_that_the_list_says() {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .build()
        .unwrap();
    runner(96)
        .run(&acts(45), |acts| {
            runtime.block_on(map_says_what_the_list_says(&acts))
        })
        .unwrap_or_else(|e| panic!("{e}"));
}

/// Looks as the history tells them, one after the other.
fn looks(entries: &[Entry]) -> Vec<chrono::NaiveDateTime> {
    let numbered = (0i64..).zip(entries.iter().cloned()).collect();
    let (history, _) = resolve(numbered);
    let been = |body: &Body| match body {
        Body::VisitLogged(visit) => {
            visit.form == ContactForm::Meeting && visit.outcome != Outcome::MetElsewhere
        }
        Body::ObservationMade(_) => true,
        Body::PlaceMarked(marked) => marked.state == CircleState::Been,
        _ => false,
    };
    history
        .iter()
        .filter(|e| been(&e.body))
        .map(|e| e.head.at.local)
        .collect()
}

async fn coverage_is_that_of_the_history(acts: &[Act]) -> Result<(), TestCaseError> {
    let dir = tempfile::tempdir().unwrap();
    let store = open_quick(dir.path(), &FixedClock::new(moment("2026-11-24T08:00")));
    let entries = received(&store, acts, false).await;
    let now = local("2026-11-24T12:00");
    let ask = PlaceNumbers {
        typed: String::new(),
        filters: vec![],
        now,
    };
    let (numbers, _) = store.ask(ask).await.unwrap();
    let rows = store.ask(PlaceRows { numbers, now }).await.unwrap();
    let ids: BTreeMap<i64, SubjectId> = rows.iter().map(|(n, row)| (*n, row.place)).collect();
    for part in PartOfDay::ALL.map(Some).into_iter().chain([None]) {
        for days in 0..12 {
            let since = local("2026-11-01T00:00") + chrono::TimeDelta::days(days * 3);
            let view = store
                .ask(Coverage {
                    part,
                    since: since.date(),
                })
                .await
                .unwrap();
            let of = |place: &SubjectId| {
                let looks = looks(&entries[place]).into_iter();
                looks
                    .filter(|at| part.is_none_or(|p| PartOfDay::of(at.time()) == p))
                    .max()
            };
            for (n, _, age) in &view.places {
                let want = match of(&ids[n]) {
                    None => Age::Never,
                    Some(at) if at < since => Age::Old,
                    Some(_) => Age::Fresh,
                };
                prop_assert_eq!(*age, want);
            }
            for street in &view.streets {
                prop_assert!(street.fresh <= street.places);
                prop_assert_eq!(street.fresh > 0, street.last.is_some_and(|at| at >= since));
            }
            let open = view.streets.iter().take_while(|s| s.fresh == 0).count();
            prop_assert!(view.streets[open..].iter().all(|s| s.fresh > 0));
        }
    }
    Ok(())
}

#[test]
fn coverage_by_part_of_day_is_the_newest_look_of_the_history() {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .build()
        .unwrap();
    runner(96)
        .run(&acts(45), |acts| {
            runtime.block_on(coverage_is_that_of_the_history(&acts))
        })
        .unwrap_or_else(|e| panic!("{e}"));
}

const HERE: Position = Position {
    lat: 55.91,
    lon: 8.66,
};

fn stretch() -> NewEntry {
    NewEntry {
        subject: place(1),
        at: wall("2026-11-24T12:50"),
        body: Body::PlaceAdded(PlaceAdded {
            place: PlaceFields {
                sort: Some(PlaceSort::Stretch),
                street: Some("Snejpevej".into()),
                ..PlaceFields::default()
            },
        }),
    }
}

fn marked(at: &str, state: CircleState, day: Option<&str>) -> NewEntry {
    NewEntry {
        subject: place(1),
        at: wall(at),
        body: Body::PlaceMarked(Marked {
            centre: HERE,
            radius_m: 100,
            state,
            day: day.map(|d| d.parse().unwrap()),
        }),
    }
}

#[tokio::test]
async fn a_circle_to_go_stands_in_the_day_until_someone_has_been() {
    let dir = tempfile::tempdir().unwrap();
    let store = open(dir.path(), &FixedClock::new(moment("2026-11-24T12:50")));
    let circle = marked("2026-11-24T12:50", CircleState::ToGo, Some("2026-12-01"));
    store.append(vec![stretch(), circle], None).await.unwrap();
    let letters = async |now: &str| {
        let now = local(now);
        let pins = store
            .ask(MapPins {
                filters: vec![],
                now,
            })
            .await
            .unwrap();
        let due = store.ask(Today { now }).await.unwrap().circles;
        (pins[0].letter.text(), due.len())
    };
    assert_eq!(letters("2026-11-30T12:00").await, ("H", 0));
    assert_eq!(letters("2026-12-01T08:00").await, ("H", 1));
    assert_eq!(letters("2026-12-02T08:00").await, ("F", 1));
    let been = marked("2026-12-02T13:00", CircleState::Been, None);
    store.append(vec![been], None).await.unwrap();
    assert_eq!(letters("2026-12-02T13:05").await, ("V", 0));
}

#[tokio::test]
async fn a_circle_is_taken_away_with_its_stretch_but_never_with_what_was_seen_there() {
    let dir = tempfile::tempdir().unwrap();
    let store = open(dir.path(), &FixedClock::new(moment("2026-11-24T12:50")));
    let entries = async || {
        let ask = CircleEntries { place: place(1) };
        store.ask(ask).await.unwrap().map(|c| c.entries.len())
    };
    assert_eq!(entries().await, None);
    let circle = marked("2026-11-24T12:50", CircleState::ToGo, None);
    store
        .append(vec![stretch(), circle.clone()], None)
        .await
        .unwrap();
    assert_eq!(entries().await, Some(2));
    store.append(vec![circle], None).await.unwrap();
    assert_eq!(entries().await, Some(3));
    store
        .append(
            vec![visited(place(1), "2026-11-24T12:50", not_opened())],
            None,
        )
        .await
        .unwrap();
    assert_eq!(entries().await, Some(2));
}
