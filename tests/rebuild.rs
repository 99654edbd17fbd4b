//! Promises 2, 3 and 10: an entry is never changed, views can be thrown away, and what this app does not know is kept.
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

use grusvej::domain::entry::{Body, Entry, Withdrawn};
use grusvej::domain::visit::Visit;
use grusvej::platform::FixedClock;
use grusvej::store::{Progress, Store, StoreError};
use std::sync::{Arc, Mutex};
use support::history::{Colleague, Said, Strange, WORDS};
use support::proof::{checked, close, difference, dump, entries, open_quick};
use support::*;

const VIEWS: [&str; 11] = [
    "place",
    "state",
    "visit",
    "plan",
    "slip",
    "observation",
    "joined",
    "pin",
    "member",
    "note_fts",
    "place_fts",
];

/// Seven hundred visits at thirty places, some withdrawn, some received out of order, one of an unknown kind.
async fn filled(store: &Store) -> Vec<Vec<u8>> {
    let now = moment("2026-11-24T08:00");
    let mut colleague = Colleague::new(1);
    let mut all = Vec::new();
    for n in 0..30u128 {
        all.push(
            colleague
                .says(
                    place(n),
                    added(place(n), "Lærkevej", &n.to_string()).body,
                    now,
                )
                .1,
        );
    }
    for i in 0..700u128 {
        let visit = Visit {
            note: WORDS[usize::try_from(i % 7).unwrap()].into(),
            ..not_opened()
        };
        let (id, bytes) = colleague.says(place(i % 30), Body::VisitLogged(visit), now);
        all.push(bytes);
        if i % 50 == 0 {
            let undo = Body::Withdrawn(Withdrawn { entry: id });
            all.push(colleague.says(place(i % 30), undo, now).1);
        }
    }
    all.push(unknown(&mut colleague));
    all[400..].reverse();
    store.receive(all).await.unwrap();
    entries(store).await
}

/// An entry of a kind that a newer app made up, with fields that this one does not know.
fn unknown(colleague: &mut Colleague) -> Vec<u8> {
    let said = Said {
        subject: place(1),
        at: wall("2026-11-24T13:00"),
        body: Body::VisitLogged(not_opened()),
        strange: Some(Strange::UnknownKind),
    };
    colleague.writes(&said, moment("2026-11-24T08:00")).1
}

async fn rebuilt(store: &Store) -> Vec<Progress> {
    let heard = Arc::new(Mutex::new(Vec::new()));
    let list = Arc::clone(&heard);
    let tell = move |progress| {
        list.lock().unwrap().push(progress);
        true
    };
    store.rebuild(Box::new(tell)).await.unwrap();
    let all = heard.lock().unwrap();
    all.clone()
}

#[tokio::test]
async fn every_view_can_be_thrown_away_and_comes_back_row_by_row() {
    let dir = tempfile::tempdir().unwrap();
    let clock = FixedClock::new(moment("2026-11-24T08:00"));
    let store = open_quick(dir.path(), &clock);
    filled(&store).await;
    let before = dump(&store, &WORDS).await;
    for view in VIEWS {
        if !view.ends_with("_fts") {
            let spoiled = format!("DELETE FROM {view} WHERE rowid % 2 = 0");
            let spoiled = if view == "slip" {
                "DELETE FROM slip".to_owned()
            } else {
                spoiled
            };
            store.execute_for_tests(&spoiled).await.unwrap();
        }
        store
            .execute_for_tests(&format!("DROP TABLE {view}"))
            .await
            .unwrap();
        let progress = rebuilt(&store).await;
        let after = dump(&store, &WORDS).await;
        assert!(before == after, "{view}\n{}", difference(&before, &after));
        let last = progress.last().unwrap();
        assert_eq!((last.done, last.of), (745, 745), "progress reaches the end");
        assert!(progress.len() >= 3 && progress.is_sorted_by_key(|p| p.done));
    }
    // And all of them, as if the file had never had any.
    let drops: Vec<_> = VIEWS.iter().map(|v| format!("DROP TABLE {v};")).collect();
    store.execute_for_tests(&drops.concat()).await.unwrap();
    close(store);
    let store = open_quick(dir.path(), &clock);
    assert!(
        store.rebuild_due(),
        "views without a row of what is in the journal are not taken for whole"
    );
    rebuilt(&store).await;
    let after = dump(&store, &WORDS).await;
    assert!(before == after, "{}", difference(&before, &after));
}

#[tokio::test]
async fn the_index_is_whole_after_a_rebuild() {
    let dir = tempfile::tempdir().unwrap();
    let store = open_quick(dir.path(), &FixedClock::new(moment("2026-11-24T08:00")));
    filled(&store).await;
    rebuilt(&store).await;
    for check in [
        "INSERT INTO note_fts (note_fts) VALUES ('integrity-check')",
        "INSERT INTO place_fts (place_fts) VALUES ('integrity-check')",
    ] {
        store.execute_for_tests(check).await.unwrap();
    }
    assert_eq!(checked(&store).await, ["ok"]);
}

#[tokio::test]
async fn a_rebuild_that_is_stopped_leaves_everything_as_it_was() {
    let dir = tempfile::tempdir().unwrap();
    let clock = FixedClock::new(moment("2026-11-24T08:00"));
    let store = open_quick(dir.path(), &clock);
    filled(&store).await;
    // Rows that no fold would yield show whether anything was folded.
    store
        .execute_for_tests(
            "UPDATE place SET title = 'før'; UPDATE meta SET value = 0 WHERE key = 'fold'",
        )
        .await
        .unwrap();
    let before = dump(&store, &WORDS).await;
    for after in 0..2 {
        let mut heard = 0;
        let tell = move |_| {
            heard += 1;
            heard <= after
        };
        let stopped = store.rebuild(Box::new(tell)).await;
        assert!(matches!(stopped, Err(StoreError::Stopped)), "{stopped:?}");
        assert!(before == dump(&store, &WORDS).await, "stopped at {after}");
    }
    close(store);
    let store = open_quick(dir.path(), &clock);
    assert!(before == dump(&store, &WORDS).await);
    assert!(store.rebuild_due());
    // It still writes, and can be rebuilt.
    store
        .append(
            vec![visited(place(1), "2026-11-24T09:00", not_opened())],
            None,
        )
        .await
        .unwrap();
    rebuilt(&store).await;
    assert!(
        !dump(&store, &WORDS)
            .await
            .iter()
            .any(|line| line.contains("før"))
    );
}

#[tokio::test]
async fn views_of_another_fold_are_noticed_and_made_anew_once() {
    let dir = tempfile::tempdir().unwrap();
    let clock = FixedClock::new(moment("2026-11-24T08:00"));
    let store = open_quick(dir.path(), &clock);
    filled(&store).await;
    let right = dump(&store, &WORDS).await;
    close(store);
    let store = open_quick(dir.path(), &clock);
    assert!(!store.rebuild_due());
    for version in ["0", "4000000000", "NULL"] {
        let older = if version == "NULL" {
            "DELETE FROM meta WHERE key = 'fold'".to_owned()
        } else {
            format!("UPDATE meta SET value = {version} WHERE key = 'fold'")
        };
        store.execute_for_tests(&older).await.unwrap();
        store
            .execute_for_tests("UPDATE state SET due = '2026-01-01T00:00'")
            .await
            .unwrap();
        let again = open_quick(dir.path(), &clock);
        assert!(again.rebuild_due(), "fold {version}");
        let last = rebuilt(&again).await.pop().unwrap();
        assert_eq!((last.done, last.of), (745, 745));
        assert!(right == dump(&again, &WORDS).await);
        close(again);
        let again = open_quick(dir.path(), &clock);
        assert!(!again.rebuild_due());
        close(again);
    }
}

#[tokio::test]
async fn entries_of_unknown_kinds_are_kept_byte_for_byte() {
    let dir = tempfile::tempdir().unwrap();
    let clock = FixedClock::new(moment("2026-11-24T08:00"));
    let store = open_quick(dir.path(), &clock);
    let mut colleague = Colleague::new(1);
    let said = |strange| Said {
        subject: place(1),
        at: wall("2026-11-24T13:00"),
        body: Body::VisitLogged(not_opened()),
        strange: Some(strange),
    };
    let now = moment("2026-11-24T08:00");
    let sent: Vec<Vec<u8>> = [
        Strange::UnknownKind,
        Strange::UnknownField,
        Strange::After2100,
    ]
    .map(|strange| colleague.writes(&said(strange), now).1)
    .to_vec();
    let receipt = store.receive(sent.clone()).await.unwrap();
    assert_eq!((receipt.aside, receipt.ids.len()), (2, 0));
    assert_eq!(entries(&store).await, sent);
    rebuilt(&store).await;
    close(store);
    assert_eq!(entries(&open_quick(dir.path(), &clock)).await, sent);
    assert_eq!(Entry::from_bytes(&sent[0]).unwrap().body, Body::Unknown);
}

#[tokio::test]
async fn no_statement_changes_or_deletes_an_entry() {
    let dir = tempfile::tempdir().unwrap();
    let store = open_quick(dir.path(), &FixedClock::new(moment("2026-11-24T08:00")));
    let mut sent = vec![];
    let mut colleague = Colleague::new(1);
    sent.push(unknown(&mut colleague));
    sent.push(unknown(&mut colleague));
    store.receive(sent.clone()).await.unwrap();
    let columns = "INTO entry (seq, id, subject, stamp, bytes)";
    for attack in [
        "UPDATE entry SET bytes = x'00'".to_owned(),
        "UPDATE entry SET seq = seq + 100 WHERE seq = 2".to_owned(),
        "UPDATE OR REPLACE entry SET id = (SELECT id FROM entry LIMIT 1)".to_owned(),
        "UPDATE OR IGNORE entry SET stamp = x'00'".to_owned(),
        "DELETE FROM entry".to_owned(),
        "DELETE FROM entry WHERE seq = 1".to_owned(),
        format!("INSERT OR REPLACE {columns} SELECT 1, x'00', subject, stamp, x'00' FROM entry"),
        format!("INSERT OR REPLACE {columns} SELECT 9, id, subject, stamp, x'00' FROM entry"),
        format!("REPLACE {columns} SELECT 9, id, subject, stamp, x'00' FROM entry"),
        format!(
            "INSERT {columns} SELECT 1, id, subject, stamp, x'00' FROM entry WHERE true ON CONFLICT DO UPDATE SET bytes = excluded.bytes"
        ),
        "DELETE FROM subject".to_owned(),
    ] {
        let refused = store.execute_for_tests(&attack).await;
        assert!(
            matches!(refused, Err(StoreError::Sqlite(_))),
            "{attack}: {refused:?}"
        );
        assert_eq!(entries(&store).await, sent, "{attack}");
    }
    // The same bytes again are known; the same id with other bytes is refused.
    assert_eq!(store.receive(sent.clone()).await.unwrap().known, 2);
    let other = support::history::edited(&sent[0], "mood", "sad".into());
    assert!(matches!(
        store.receive(vec![other]).await,
        Err(StoreError::Conflict)
    ));
    assert_eq!(entries(&store).await, sent);
}
