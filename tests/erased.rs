//! Promise 7: erased is gone, from the journal, the views, the index, free pages and the log, and never comes back.
//!
//! Looked for in the bytes of a file opened without a key, since the encrypted one shows nothing anyway: the same
//! library and the same SQL. The words looked for are of letters that nothing else here is written with, and each
//! begins with another, so that even the two or three letters that the index keeps are told apart.
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
use grusvej::domain::member::MemberJoined;
use grusvej::domain::observation::Observation;
use grusvej::domain::place::{PlaceCorrected, PlaceFields, SafetyNoted};
use grusvej::domain::plan::{Plan, PlanCancelled, PlanKind, PlanMoved};
use grusvej::domain::slip::Door;
use grusvej::domain::visit::{Visit, VisitChange, VisitCorrected};
use grusvej::platform::FixedClock;
use grusvej::store::views::{Address, Draft, Hits};
use grusvej::store::{DATABASE_FILE, DraftKey, Key, NewEntry, Opening, Store, StoreError};
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;
use support::history::Colleague;
use support::proof::{bytes_of, close, dump, entries, files, put, raw};
use support::*;

const NOTE: &str = "щжцабвг";
const CARD: &str = "бэюдежз";
const MET_AT: &str = "цщжклмн";
const WITH: &str = "эщюнопр";
const MEETING: &str = "ъщжстуф";
const MOVED: &str = "жъщхцчш";
const GIVEN_UP: &str = "дъщъхцч";
const STREET: &str = "ыжщшщъы";
const CITY: &str = "гыщшжъэ";
const SAFETY: &str = "фыэщшжъ";
const SEEN: &str = "кэыщшжю";
const NAME: &str = "юыэщлжц";
const DRAFT: &str = "шюыэщжц";
const WAS: &str = "лщюыэжц";
/// All of them.
const WORDS: [&str; 14] = [
    NOTE, CARD, MET_AT, WITH, MEETING, MOVED, GIVEN_UP, STREET, CITY, SAFETY, SEEN, NAME, DRAFT,
    WAS,
];
/// Those that can be searched for, so that they are in the index.
const INDEXED: [&str; 7] = [NOTE, CARD, MET_AT, STREET, CITY, SAFETY, SEEN];

/// The citizen's place, and one where other things happen too.
const SECRET: u128 = 1;
const OTHER: u128 = 2;

fn plain(dir: &Path) -> Store {
    let opening = Opening::new(dir, Key::plain_for_measuring());
    let clock = FixedClock::new(moment("2026-11-24T13:04"));
    Store::open(&opening, Arc::new(clock), false).unwrap()
}

fn count(dir: &Path, part: &[u8]) -> usize {
    let hits = |bytes: &Vec<u8>| bytes.windows(part.len()).filter(|w| *w == part).count();
    files(dir).values().map(hits).sum()
}

/// How often a word is in the files, whole and by its first three letters. The first byte is left out: neighbours in
/// the index share it, and it is then not written.
fn hits(dir: &Path, word: &str) -> (usize, usize) {
    let start: String = word.chars().take(3).collect();
    (
        count(dir, &word.as_bytes()[1..]),
        count(dir, &start.as_bytes()[1..]),
    )
}

fn nothing_is_left(dir: &Path, when: &str) {
    for word in WORDS {
        assert_eq!(hits(dir, word), (0, 0), "{word} {when}");
    }
}

fn new(subject: SubjectId, body: Body) -> NewEntry {
    NewEntry {
        subject,
        at: wall("2026-11-24T13:04"),
        body,
    }
}

fn draft(n: u128) -> DraftKey {
    DraftKey {
        subject: place(n),
        form: "visit",
    }
}

/// Ordinary days around, so that what is erased shares its pages.
async fn ordinary(store: &Store, from: u128) {
    for n in from..from + 15 {
        let visit = Visit {
            note: "nabo med hund".into(),
            ..not_opened()
        };
        let both = vec![
            added(place(n), "Lærkevej", &n.to_string()),
            visited(place(n), "2026-11-24T10:00", visit),
        ];
        store.append(both, None).await.unwrap();
    }
}

/// What will be erased: a place with all that can be written about it, a member, and one observation elsewhere.
async fn fill(store: &Store) -> NewEntry {
    ordinary(store, 100).await;
    let (secret, member) = (place(SECRET), place(77));
    let with_words = PlaceFields {
        street: Some(STREET.into()),
        city: Some(CITY.into()),
        ..PlaceFields::default()
    };
    let visit = Visit {
        note: WAS.into(),
        postcard: true,
        postcard_text: CARD.into(),
        met_at: MET_AT.into(),
        with: vec![WITH.into()],
        slips_set: vec![Door::Front],
        next: Some(Plan {
            at: local("2026-12-01T13:00"),
            kind: PlanKind::Agreed,
            place: MEETING.into(),
        }),
        ..not_opened()
    };
    let first = vec![
        added(secret, "Vibevej", "9"),
        new(
            secret,
            Body::PlaceCorrected(PlaceCorrected { place: with_words }),
        ),
        visited(secret, "2026-11-24T11:00", visit.clone()),
        visited(secret, "2026-11-24T12:00", visit),
    ];
    let ids = store.append(first, None).await.unwrap().ids;
    let observation = Observation {
        note: SEEN.into(),
        ..Observation::default()
    };
    let safety = SafetyNoted {
        note: SAFETY.into(),
        ..SafetyNoted::default()
    };
    // Corrections leave an earlier form of the rows behind them.
    let second = vec![
        new(
            secret,
            Body::VisitCorrected(VisitCorrected {
                visit: ids[2],
                changed: VisitChange {
                    note: Some(NOTE.into()),
                    ..VisitChange::default()
                },
            }),
        ),
        new(
            secret,
            Body::PlanMoved(PlanMoved {
                plan: ids[2],
                at: local("2026-12-02T13:00"),
                reason: MOVED.into(),
            }),
        ),
        new(
            secret,
            Body::PlanCancelled(PlanCancelled {
                plan: ids[3],
                reason: GIVEN_UP.into(),
            }),
        ),
        new(secret, Body::SafetyNoted(safety)),
        new(
            member,
            Body::MemberJoined(MemberJoined { name: NAME.into() }),
        ),
        added(place(OTHER), "Vibevej", "11"),
        new(place(OTHER), Body::ObservationMade(observation)),
    ];
    store
        .execute_for_tests("PRAGMA wal_checkpoint(PASSIVE)")
        .await
        .unwrap();
    let ids = store.append(second, None).await.unwrap().ids;
    store
        .keep_draft(draft(SECRET), DRAFT.as_bytes().to_vec())
        .await
        .unwrap();
    ordinary(store, 200).await;
    new(
        place(99),
        Body::Erased(Erased {
            subjects: vec![secret, member],
            entries: vec![ids[6]],
        }),
    )
}

fn all_are_there(dir: &Path) {
    for word in WORDS {
        let (whole, _) = hits(dir, word);
        assert!(whole > 0, "{word} is not found even before it is erased");
    }
    for word in INDEXED {
        let (whole, starts) = hits(dir, word);
        assert!(
            starts > whole,
            "{word} is not in the index by its first letters"
        );
    }
}

#[tokio::test]
async fn no_word_that_was_erased_is_left_in_any_page_of_the_file_or_its_log() {
    let dir = tempfile::tempdir().unwrap();
    let store = plain(dir.path());
    let erased = fill(&store).await;
    all_are_there(dir.path());
    store.append(vec![erased], None).await.unwrap();
    nothing_is_left(dir.path(), "after erasing");
    store.rebuild(Box::new(|_| true)).await.unwrap();
    ordinary(&store, 300).await;
    nothing_is_left(dir.path(), "after a rebuild");
    assert_eq!(store.ask(Draft { key: draft(SECRET) }).await.unwrap(), None);
    // What was not named stays.
    let hits = store
        .ask(Hits {
            typed: "nabo".into(),
        })
        .await
        .unwrap();
    assert_eq!(hits.len(), 20);
    let other = Address {
        place: place(OTHER),
        most: 9,
    };
    let other = store.ask(other).await.unwrap().unwrap();
    assert!(other.title == "Vibevej 11" && other.observations.is_empty());
    close(store);
    nothing_is_left(dir.path(), "after closing");
}

#[tokio::test]
async fn many_notes_erased_at_once_leave_nothing_either() {
    let dir = tempfile::tempdir().unwrap();
    let store = plain(dir.path());
    ordinary(&store, 100).await;
    let mut named = Vec::new();
    for n in 0..80 {
        let visit = Visit {
            note: [NOTE, CARD, MET_AT][n % 3].into(),
            ..not_opened()
        };
        let ids = store
            .append(
                vec![visited(
                    place(100 + n as u128 % 15),
                    "2026-11-24T11:00",
                    visit,
                )],
                None,
            )
            .await
            .unwrap()
            .ids;
        named.extend(ids);
    }
    assert!(hits(dir.path(), NOTE).0 > 20);
    let erased = Body::Erased(Erased {
        subjects: vec![],
        entries: named,
    });
    store
        .append(vec![new(place(99), erased)], None)
        .await
        .unwrap();
    nothing_is_left(dir.path(), "after erasing");
    // The index still answers, and still deletes with care.
    ordinary(&store, 200).await;
    let erased = fill(&store).await;
    store.append(vec![erased], None).await.unwrap();
    nothing_is_left(dir.path(), "after erasing again");
}

#[tokio::test]
async fn a_reader_that_still_sees_it_only_puts_the_wiping_off() {
    let dir = tempfile::tempdir().unwrap();
    let store = plain(dir.path());
    let erased = fill(&store).await;
    let reader = raw(&dir.path().join(DATABASE_FILE), None);
    reader
        .execute_batch("BEGIN; SELECT count(*) FROM entry")
        .unwrap();
    store.append(vec![erased], None).await.unwrap();
    assert!(
        hits(dir.path(), NOTE).0 > 0,
        "the reader did not hold anything"
    );
    // Killed now: the next start ends it.
    let killed = tempfile::tempdir().unwrap();
    let mut left = files(dir.path());
    left.remove("journal.db-shm");
    put(killed.path(), &left);
    let next = plain(killed.path());
    nothing_is_left(killed.path(), "after a start");
    drop(next);
    // Not killed: the quiet after the reader has gone ends it. Saves in between are not held up.
    ordinary(&store, 300).await;
    assert!(hits(dir.path(), NOTE).0 > 0);
    // Longer than the writer waits for quiet, so that it has tried in vain.
    tokio::time::sleep(Duration::from_millis(2500)).await;
    assert!(hits(dir.path(), NOTE).0 > 0);
    reader.execute_batch("ROLLBACK").unwrap();
    let wiped = async {
        while hits(dir.path(), NOTE).0 > 0 {
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    };
    tokio::time::timeout(Duration::from_secs(20), wiped)
        .await
        .expect("never wiped");
    nothing_is_left(dir.path(), "after some quiet");
}

#[tokio::test]
async fn what_was_erased_never_comes_back_and_its_id_is_never_used_again() {
    let dir = tempfile::tempdir().unwrap();
    let store = plain(dir.path());
    let erased = fill(&store).await;
    let before = entries(&store).await;
    let receipt = store.append(vec![erased], None).await.unwrap();
    let kept = entries(&store).await;
    let views = dump(&store, &WORDS).await;
    let end = bytes_of(&store, receipt.ids[0]).await;

    // Late from another phone, alone, in a page with what is known, and as something new about what is gone.
    let mut colleague = Colleague::new(1);
    let now = moment("2026-11-24T14:00");
    let visit = Visit {
        note: NOTE.into(),
        ..not_opened()
    };
    let unseen = colleague
        .says(place(SECRET), Body::VisitLogged(visit.clone()), now)
        .1;
    for page in [
        before.clone(),
        vec![unseen.clone()],
        vec![end.clone(), unseen.clone()],
    ] {
        store.receive(page).await.unwrap();
        assert!(entries(&store).await == kept);
        assert!(dump(&store, &WORDS).await == views);
        nothing_is_left(dir.path(), "after it came again");
    }
    // One that does not hold up the rest of its page.
    let good = colleague
        .says(
            place(OTHER),
            added(place(OTHER), "Vibevej", "11A").body,
            now,
        )
        .1;
    let receipt = store.receive(vec![unseen, good]).await.unwrap();
    assert_eq!(receipt.touched, [place(OTHER)]);

    let refused = store
        .append(
            vec![visited(place(SECRET), "2026-11-24T14:00", visit)],
            None,
        )
        .await;
    assert!(matches!(refused, Err(StoreError::Gone)), "{refused:?}");
    let refused = store
        .keep_draft(draft(SECRET), DRAFT.as_bytes().to_vec())
        .await;
    assert!(matches!(refused, Err(StoreError::Gone)), "{refused:?}");
    close(store);
    let store = plain(dir.path());
    store.receive(before.clone()).await.unwrap();
    assert_eq!(entries(&store).await.len(), kept.len() + 1);
    nothing_is_left(dir.path(), "at the next start");

    // A phone that hears of the end first never takes it in.
    let other = tempfile::tempdir().unwrap();
    let late = plain(other.path());
    late.receive(vec![end]).await.unwrap();
    late.receive(before).await.unwrap();
    nothing_is_left(other.path(), "on a phone that heard of the end first");
}

#[tokio::test]
async fn an_erasure_in_the_same_page_as_what_it_erases_leaves_nothing() {
    let mut colleague = Colleague::new(1);
    let now = moment("2026-11-24T14:00");
    let visit = Visit {
        note: NOTE.into(),
        ..not_opened()
    };
    let known =
        [place(99), place(SECRET)].map(|p| colleague.says(p, added(p, "Vibevej", "9").body, now).1);
    let (id, visit) = colleague.says(place(SECRET), Body::VisitLogged(visit), now);
    let end = Body::Erased(Erased {
        subjects: vec![],
        entries: vec![id],
    });
    // Spoken from one subject or another: each page folds its subjects in some order.
    let [before, after] = [place(99), place(300)].map(|p| colleague.says(p, end.clone(), now).1);
    for page in [
        [&visit, &before],
        [&before, &visit],
        [&visit, &after],
        [&after, &visit],
    ] {
        let dir = tempfile::tempdir().unwrap();
        let store = plain(dir.path());
        store.receive(known.to_vec()).await.unwrap();
        store
            .receive(page.map(Clone::clone).to_vec())
            .await
            .unwrap();
        nothing_is_left(dir.path(), "in one page");
        let view = Address {
            place: place(SECRET),
            most: 9,
        };
        assert!(store.ask(view).await.unwrap().unwrap().visits.is_empty());
    }
}
