//! The made-up village, as the store and its screens see it.
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

use grusvej::demo::{DemoError, fill};
use grusvej::domain::id::SubjectId;
use grusvej::domain::mark::Mark;
use grusvej::domain::outcome::Outcome;
use grusvej::domain::plan::PlanKind;
use grusvej::domain::sign::Sign;
use grusvej::domain::slip::{Door, SlipState};
use grusvej::platform::FixedClock;
use grusvej::store::views::{
    Address, Candidates, Filter, Hits, MyName, PhoneHolds, PlaceItem, PlaceNumbers, PlaceRows,
    Today,
};
use grusvej::store::{Opening, Store};
use std::path::Path;
use std::sync::Arc;
use support::*;

const NOW: &str = "2026-11-24T12:50";

fn open_demo(dir: &Path, now: &str) -> Store {
    let clock = Arc::new(FixedClock::new(moment(now)));
    Store::open(&Opening::new(dir, key()), clock, true).unwrap()
}

async fn filled(dir: &Path, now: &str) -> Store {
    let store = open_demo(dir, now);
    fill(&store, wall(now)).await.unwrap();
    store
}

async fn rows(store: &Store, filters: Vec<Filter>) -> Vec<PlaceItem> {
    let now = local(NOW);
    let typed = String::new();
    let (numbers, _) = store
        .ask(PlaceNumbers {
            typed,
            filters,
            now,
        })
        .await
        .unwrap();
    let rows = store.ask(PlaceRows { numbers, now }).await.unwrap();
    rows.into_iter().map(|(_, row)| row).collect()
}

#[tokio::test]
async fn the_day_begins_with_the_promise_of_snejpevej_and_goes_on_as_in_the_pictures() {
    let dir = tempfile::tempdir().unwrap();
    let store = filled(dir.path(), NOW).await;
    let today = store.ask(Today { now: local(NOW) }).await.unwrap();
    let stops: Vec<_> = today.stops.iter().map(|s| s.title.as_str()).collect();
    assert_eq!(
        stops,
        [
            "Snejpevej 14",
            "Grusvej 3",
            "Lærkevej 22, 2. tv.",
            "Biblioteket"
        ]
    );
    let next = &today.stops[0];
    assert_eq!(
        (next.at, next.kind, next.missed),
        (local("2026-11-24T13:00"), PlanKind::Postcard, false)
    );
    assert_eq!((next.slip, next.tries), (Some(Door::Garden), 2));
    assert_eq!(next.last, Some((Outcome::NotOpened, Some(Sign::LightOrTv))));
    assert_eq!(today.stops[2].slip, Some(Door::Front));
    let done: Vec<_> = today.done.iter().map(|d| (&*d.title, d.at)).collect();
    assert_eq!(done, [("Solsortevej 8", local("2026-11-24T11:40"))]);
    assert_eq!(today.missed.len(), 1);
}

#[tokio::test]
async fn late_in_the_evening_the_first_promise_is_tomorrows() {
    let dir = tempfile::tempdir().unwrap();
    let evening = "2026-11-24T22:30";
    let store = filled(dir.path(), evening).await;
    let now = local(evening);
    let today = store.ask(Today { now }).await.unwrap();
    assert!(today.stops.is_empty());
    assert_eq!(today.done.len(), 3);
    let tomorrow = store
        .ask(Today {
            now: local("2026-11-25T00:05"),
        })
        .await
        .unwrap();
    let first = &tomorrow.stops[0];
    assert_eq!(
        (first.title.as_str(), first.at),
        ("Snejpevej 14", local("2026-11-25T09:00"))
    );
    assert_eq!(tomorrow.stops.len(), 4);
}

#[tokio::test]
async fn nothing_of_it_waits_to_be_sent_and_it_takes_less_than_a_second() {
    let dir = tempfile::tempdir().unwrap();
    let store = open_demo(dir.path(), NOW);
    let begun = std::time::Instant::now();
    fill(&store, wall(NOW)).await.unwrap();
    let took = begun.elapsed();
    println!("filled in {took:?}");
    assert!(took < std::time::Duration::from_secs(1), "{took:?}");
    let holds = store.ask(PhoneHolds).await.unwrap();
    assert_eq!((holds.unsent, holds.drafts), (0, 0));
    assert!((55..=65).contains(&holds.places), "{holds:?}");
    assert!(holds.visits > 60 && holds.observations > 3, "{holds:?}");
    let member = store.identity().member;
    assert_eq!(
        store.ask(MyName { member }).await.unwrap().as_deref(),
        Some("Vita")
    );
}

#[tokio::test]
async fn a_second_start_leaves_what_is_there_as_it_is() {
    let dir = tempfile::tempdir().unwrap();
    let store = filled(dir.path(), NOW).await;
    let before = store.ask(PhoneHolds).await.unwrap();
    fill(&store, wall("2026-11-25T08:10")).await.unwrap();
    assert_eq!(store.ask(PhoneHolds).await.unwrap().entries, before.entries);
}

#[tokio::test]
async fn a_store_of_real_places_is_refused() {
    let dir = tempfile::tempdir().unwrap();
    let store = open(dir.path(), &FixedClock::new(moment(NOW)));
    assert!(matches!(
        fill(&store, wall(NOW)).await,
        Err(DemoError::NotADemo)
    ));
    assert_eq!(store.ask(PhoneHolds).await.unwrap().entries, 0);
}

#[tokio::test]
async fn the_list_has_a_place_for_every_filter_and_every_mark() {
    let dir = tempfile::tempdir().unwrap();
    let store = filled(dir.path(), NOW).await;
    for filter in Filter::ALL {
        assert!(!rows(&store, vec![filter]).await.is_empty(), "{filter:?}");
    }
    let all = rows(&store, vec![]).await;
    let has = |is: fn(&Mark) -> bool| all.iter().any(|row| is(&row.mark));
    assert!(has(|m| matches!(m, Mark::Missed { .. })));
    assert!(has(|m| matches!(m, Mark::ToGo { .. })));
    assert!(has(|m| matches!(m, Mark::Slip { .. })));
    assert!(has(|m| matches!(m, Mark::Pause { .. })));
    assert!(has(|m| matches!(m, Mark::Been { .. })));
    assert!(has(|m| matches!(m, Mark::New)));
    assert_eq!(all.iter().filter(|row| row.safety).count(), 1);
    let candidates = Candidates {
        now: local(NOW),
        from: None,
    };
    assert!(store.ask(candidates).await.unwrap().len() > 10);
}

#[tokio::test]
async fn vibevej_9_shows_six_visits_two_slips_and_who_wrote_of_the_dog() {
    let dir = tempfile::tempdir().unwrap();
    let store = filled(dir.path(), NOW).await;
    let place = SubjectId::listed("demo", "Vibevej 9");
    let view = store
        .ask(Address { place, most: 50 })
        .await
        .unwrap()
        .unwrap();
    assert_eq!((view.title.as_str(), view.visits.len()), ("Vibevej 9", 6));
    let safety = view.state.safety.as_ref().unwrap();
    assert_eq!(&*safety.note.note, "Løs hund i haven.");
    assert_eq!(view.names[&safety.author], "Yosef");
    let slips: Vec<_> = view
        .slips
        .iter()
        .map(|s| (s.id.door, s.checked.map(|c| c.1)))
        .collect();
    assert_eq!(
        slips,
        [(Door::Front, None), (Door::Garden, Some(SlipState::Gone))]
    );
    assert!(view.visits.iter().all(|v| v.edited_on.is_none()));
}

#[tokio::test]
async fn a_search_for_what_was_noted_finds_it() {
    let dir = tempfile::tempdir().unwrap();
    let store = filled(dir.path(), NOW).await;
    let typed = "postkassen overfyldt".to_owned();
    let hits = store.ask(Hits { typed }).await.unwrap();
    assert!(hits.iter().any(|h| h.title == "Grusvej 3"), "{hits:?}");
    // Undone at once: it is found nowhere.
    let typed = "forkerte hus".to_owned();
    assert_eq!(store.ask(Hits { typed }).await.unwrap(), []);
}

#[tokio::test]
async fn what_is_written_after_it_sorts_after_it() {
    let dir = tempfile::tempdir().unwrap();
    let store = filled(dir.path(), NOW).await;
    let now = local(NOW);
    let next = store.ask(Today { now }).await.unwrap().stops[0].clone();
    let visit = grusvej::domain::visit::Visit {
        answers: vec![next.plan],
        ..not_opened()
    };
    let saved = store
        .append(vec![visited(next.place, NOW, visit)], None)
        .await
        .unwrap();
    assert_eq!(saved.ids.len(), 1);
    let today = store.ask(Today { now }).await.unwrap();
    assert_eq!(today.stops[0].title, "Grusvej 3");
    assert_eq!(today.done[0].title, "Snejpevej 14");
    assert_eq!(store.ask(PhoneHolds).await.unwrap().unsent, 0);
}
