//! Promise 4: any order gives the same result. The same entries in any order, any number of times, in any pages, on
//! any phone, fold to the same views; as they come in, and by one rebuild.
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

use grusvej::domain::entry::{Body, Erased};
use grusvej::domain::id::SubjectId;
use grusvej::domain::place::SameAs;
use grusvej::domain::plan::{Plan, PlanKind, PlanSet};
use grusvej::domain::slip::Door;
use grusvej::domain::visit::Visit;
use grusvej::platform::FixedClock;
use grusvej::store::views::{Address, Filter, PlaceNumbers, PlaceRows};
use grusvej::store::{NewEntry, Store, StoreError};
use proptest::prelude::*;
use proptest::test_runner::TestCaseError;
use std::cell::RefCell;
use std::collections::BTreeMap;
use support::history::{Act, Colleague, Said, Told, WORDS, acts};
use support::proof::{
    Numbers, bytes_of, close, difference, dump, open_quick, runner, screens, setting,
};
use support::*;

/// Lives the history on one phone and gives back all that was ever written, in the order of writing.
async fn live(store: &Store, clock: &FixedClock, acts: &[Act], order: u64) -> Vec<Vec<u8>> {
    let start = moment("2026-11-24T08:00");
    let me = store.identity().member;
    let mut colleague = Colleague::new(1);
    let mut told = Told::default();
    let mut written: Vec<Vec<u8>> = Vec::new();
    let mut unread = 0;
    // Some begin with nothing, and the colleague's clock is ten hours wrong, or right.
    let beginning = (0..3u128).filter(|_| !order.is_multiple_of(8));
    let wrong = [-600, 0, 600][usize::try_from(order % 3).unwrap()];
    for n in beginning {
        clock.set(start);
        let new = added(place(n), "Snejpevej", &n.to_string());
        let id = store.append(vec![new], None).await.unwrap().ids[0];
        written.push(bytes_of(store, id).await);
    }
    for (i, act) in acts.iter().enumerate() {
        let wrong = if act.mine { 0 } else { wrong };
        let since = i64::try_from(i).unwrap() * 20 + wrong;
        let now = start + chrono::TimeDelta::minutes(since) + act.skew();
        let said = told.say(act, if act.mine { me } else { colleague.member });
        if act.mine && said.strange.is_none() {
            if act.hears {
                store.receive(written[unread..].to_vec()).await.unwrap();
                unread = written.len();
            }
            clock.set(now);
            let new = NewEntry {
                subject: said.subject,
                at: said.at,
                body: said.body.clone(),
            };
            match store.append(vec![new], None).await {
                Ok(receipt) => {
                    told.add(receipt.ids[0], said.subject, &said.body);
                    written.push(bytes_of(store, receipt.ids[0]).await);
                }
                // A subject that is erased is never written about again.
                Err(StoreError::Gone) => {}
                Err(other) => panic!("{other}"),
            }
        } else {
            if act.hears {
                for bytes in &written {
                    colleague.reads(bytes);
                }
            }
            let (id, bytes) = colleague.writes(&said, now);
            told.add(id, said.subject, &said.body);
            written.push(bytes);
        }
    }
    store.receive(written.clone()).await.unwrap();
    written
}

/// The same entries in another order, some of them twice, cut into pages.
fn shuffled(entries: &[Vec<u8>], order: u64) -> Vec<Vec<Vec<u8>>> {
    let mut numbers = Numbers(order);
    let mut all = entries.to_vec();
    for _ in 0..entries.len() / 3 {
        all.push(entries[numbers.below(entries.len())].clone());
    }
    numbers.shuffle(&mut all);
    let mut pages = Vec::new();
    while !all.is_empty() {
        let rest = all.split_off((1 + numbers.below(12)).min(all.len()));
        pages.push(std::mem::replace(&mut all, rest));
    }
    pages
}

fn same(what: &str, left: &[String], right: &[String]) -> Result<(), TestCaseError> {
    prop_assert!(left == right, "{what}\n{}", difference(left, right));
    Ok(())
}

type Counts = RefCell<BTreeMap<String, u32>>;

async fn holds(acts: &[Act], order: u64, seen: &Counts) -> Result<(), TestCaseError> {
    let dirs: Vec<_> = (0..3).map(|_| tempfile::tempdir().unwrap()).collect();
    let clock = FixedClock::new(moment("2026-11-24T08:00"));
    let [here, straight, mixed] = [0, 1, 2].map(|i: usize| open_quick(dirs[i].path(), &clock));
    let entries = live(&here, &clock, acts, order).await;
    straight.receive(entries.clone()).await.unwrap();
    for page in shuffled(&entries, order) {
        mixed.receive(page).await.unwrap();
    }
    let dumps = [
        dump(&here, &WORDS).await,
        dump(&straight, &WORDS).await,
        dump(&mixed, &WORDS).await,
    ];
    same("written here, or received in order", &dumps[0], &dumps[1])?;
    same("received in order, or mixed", &dumps[1], &dumps[2])?;

    let places: Vec<SubjectId> = (0..5u128).map(place).collect();
    let now = local("2026-11-24T12:00");
    let screen = async |store, exact| screens(store, &places, &WORDS, now, exact).await;
    let [left, right] = [screen(&straight, false).await, screen(&mixed, false).await];
    same("screens of two phones", &left, &right)?;
    let before = screen(&mixed, true).await;
    for store in [&here, &mixed] {
        store.rebuild(Box::new(|_| true)).await.unwrap();
    }
    same("a rebuild", &dumps[2], &dump(&mixed, &WORDS).await)?;
    same("a rebuild here", &dumps[0], &dump(&here, &WORDS).await)?;
    same(
        "screens after a rebuild",
        &before,
        &screen(&mixed, true).await,
    )?;

    let mut seen = seen.borrow_mut();
    let filled = left.iter().filter(|line| !line.ends_with(": "));
    for line in dumps[2].iter().chain(filled) {
        let known = line.split(' ').take(2).collect::<Vec<_>>().join(" ");
        let word = if line.starts_with("today") {
            known
        } else {
            known.split(' ').next().unwrap().to_owned()
        };
        *seen.entry(word).or_default() += 1;
    }
    Ok(())
}

#[test]
fn any_order_any_repeat_and_any_pages_fold_to_the_same_views() {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .build()
        .unwrap();
    let seen = Counts::default();
    runner(128)
        .run(&(acts(45), any::<u64>()), |(acts, order)| {
            runtime.block_on(holds(&acts, order, &seen))
        })
        .unwrap_or_else(|e| panic!("{e}"));
    println!("{:?}", seen.borrow());
    if setting("GRUSVEJ_CASES", 128) >= 32 {
        // Equal because empty would prove nothing.
        for what in [
            "place",
            "state",
            "visit",
            "plan",
            "slip",
            "observation",
            "joined",
            "pin",
            "member",
            "gone",
            "entry",
            "hits",
            "places",
            "address",
            "today missed:",
            "today stops:",
            "today ahead:",
            "today done:",
        ] {
            assert!(
                seen.borrow().contains_key(what),
                "no history had any {what}"
            );
        }
    }
}

/// Two phones that receive the same entries, one of them in the opposite order.
async fn both_ways(entries: &[Vec<u8>]) -> [(Store, tempfile::TempDir); 2] {
    let clock = FixedClock::new(moment("2026-11-24T08:00"));
    let backwards: Vec<_> = entries.iter().rev().cloned().collect();
    let mut phones = Vec::new();
    for entries in [entries.to_vec(), backwards] {
        let dir = tempfile::tempdir().unwrap();
        let store = open_quick(dir.path(), &clock);
        store.receive(entries).await.unwrap();
        phones.push((store, dir));
    }
    phones.try_into().unwrap_or_else(|_| panic!("two phones"))
}

#[tokio::test]
async fn the_newest_slips_are_shown_in_whatever_order_they_came() {
    let (house, now) = (place(1), moment("2026-11-24T08:00"));
    let mut colleague = Colleague::new(1);
    let mut entries = vec![
        colleague
            .says(house, added(house, "Vibevej", "9").body, now)
            .1,
    ];
    for day in 1..=25 {
        let visit = Visit {
            slips_set: vec![Door::Front],
            ..not_opened()
        };
        let said = Said {
            subject: house,
            at: wall(&format!("2026-10-{day:02}T09:00")),
            body: Body::VisitLogged(visit),
            strange: None,
        };
        entries.push(colleague.writes(&said, now).1);
    }
    let question = Address {
        place: house,
        most: 50,
    };
    for (store, _dir) in both_ways(&entries).await {
        let slips = store.ask(question.clone()).await.unwrap().unwrap().slips;
        let days: Vec<_> = slips.iter().map(|s| s.set_on.to_string()).collect();
        assert_eq!(
            (days[0].as_str(), days[19].as_str()),
            ("2026-10-25", "2026-10-06")
        );
        assert_eq!(days.len(), 20);
    }
}

#[tokio::test]
async fn a_place_joined_to_one_that_never_came_or_was_erased_is_still_shown() {
    let (house, twin, now) = (place(1), place(2), moment("2026-11-24T08:00"));
    let mut colleague = Colleague::new(1);
    let join = Body::PlaceSameAs(SameAs { other: twin });
    let mut entries = vec![
        colleague
            .says(house, added(house, "Vibevej", "9").body, now)
            .1,
        colleague.says(house, join, now).1,
    ];
    let erased = Body::Erased(Erased {
        subjects: vec![twin],
        entries: vec![],
    });
    for more in [
        vec![],
        vec![
            colleague
                .says(twin, added(twin, "Vibevej", "9A").body, now)
                .1,
            colleague.says(place(99), erased, now).1,
        ],
    ] {
        entries.extend(more);
        for (store, _dir) in both_ways(&entries).await {
            assert_eq!(titles(&store, "vibevej", vec![]).await, ["Vibevej 9"]);
        }
    }
}

#[tokio::test]
async fn two_places_shown_as_one_are_found_by_the_words_and_the_promises_of_either() {
    let (house, twin, now) = (place(1), place(2), moment("2026-11-24T08:00"));
    let mut colleague = Colleague::new(1);
    let promise = Plan {
        at: local("2026-12-01T13:00"),
        kind: PlanKind::Agreed,
        place: "".into(),
    };
    let entries = [
        colleague
            .says(house, added(house, "Vibevej", "9").body, now)
            .1,
        colleague
            .says(twin, added(twin, "Grusvejen", "9").body, now)
            .1,
        colleague
            .says(twin, Body::PlaceSameAs(SameAs { other: house }), now)
            .1,
        colleague
            .says(twin, Body::PlanSet(PlanSet { plan: promise }), now)
            .1,
    ];
    for (store, _dir) in both_ways(&entries).await {
        assert_eq!(titles(&store, "grus", vec![]).await, ["Vibevej 9"]);
        assert_eq!(
            titles(&store, "", vec![Filter::Promised]).await,
            ["Vibevej 9"]
        );
        assert_eq!(
            titles(&store, "vibe", vec![Filter::Promised]).await,
            ["Vibevej 9"]
        );
        assert_eq!(titles(&store, "", vec![]).await, ["Vibevej 9"]);
    }
}

async fn titles(store: &Store, typed: &str, filters: Vec<Filter>) -> Vec<String> {
    let now = local("2026-11-24T12:00");
    let question = PlaceNumbers {
        typed: typed.into(),
        filters,
        now,
    };
    let (numbers, _) = store.ask(question).await.unwrap();
    let rows = store.ask(PlaceRows { numbers, now }).await.unwrap();
    rows.into_iter().map(|(_, item)| item.title).collect()
}

#[tokio::test]
async fn a_phone_whose_clock_stood_after_2100_shows_what_was_saved_then_and_after() {
    let dir = tempfile::tempdir().unwrap();
    let clock = FixedClock::new(moment("2101-01-01T08:00"));
    let store = open_quick(dir.path(), &clock);
    store
        .append(vec![added(place(1), "Vibevej", "9")], None)
        .await
        .unwrap();
    close(store);
    clock.set(moment("2026-11-24T08:00"));
    let store = open_quick(dir.path(), &clock);
    store
        .append(vec![added(place(2), "Vibevej", "11")], None)
        .await
        .unwrap();
    assert_eq!(
        titles(&store, "", vec![]).await,
        ["Vibevej 9", "Vibevej 11"]
    );
}
