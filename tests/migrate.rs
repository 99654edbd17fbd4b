//! Files of every released app are brought up to date whole, files of newer ones are refused as they are.
//!
//! When a new migration is written, and before it is released, `GRUSVEJ_MAKE_FIXTURE=1 cargo test --test migrate` makes
//! `tests/fixtures/schema/vN.db` (encrypted with the key of the tests) and `vN.txt` (its entries, a line of hex each)
//! of the newest schema, if they are not there. They and the sums below are then never changed.
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

use grusvej::domain::entry::{Body, Withdrawn};
use grusvej::domain::plan::{Plan, PlanKind};
use grusvej::domain::slip::Door;
use grusvej::domain::visit::{Visit, VisitChange, VisitCorrected};
use grusvej::platform::FixedClock;
use grusvej::store::views::{Address, Draft, Hits, Today};
use grusvej::store::{DATABASE_FILE, DraftKey, NewEntry, Opening, Store, StoreError};
use rusqlite::Batch;
use rusqlite::fallible_iterator::FallibleIterator;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;
use support::fixtures::{fixture, golden, hex, making, unhex};
use support::history::{Colleague, Said, Strange, WORDS};
use support::proof::{
    checked, child, child_of, close, difference, dump, entries, files, open_quick, put, raw,
    setting,
};
use support::*;

/// Every migration with the SHA-256 of its text. A released one is never edited: a file that ran it would differ from
/// one that runs it now.
const MIGRATIONS: [(&str, &str); 1] = [(
    "0001_journal.sql",
    "a290d2c639442623f9b4298d24ec138ae6bcd9f313b5472cee5c9364ceb9890c",
)];

fn newest() -> u32 {
    u32::try_from(MIGRATIONS.len()).unwrap()
}

fn migration(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("migrations")
        .join(name);
    std::fs::read_to_string(path).unwrap()
}

fn clock() -> FixedClock {
    FixedClock::new(moment("2026-11-24T13:04"))
}

const DRAFT: DraftKey = DraftKey {
    subject: grusvej::domain::id::SubjectId(uuid::Uuid::from_u128(77)),
    form: "visit",
};

/// Fills a new file with an entry of every kind, and with some that speak of each other.
async fn fill(store: &Store) {
    store
        .receive(golden().into_values().collect())
        .await
        .unwrap();
    let house = place(14);
    let visit = Visit {
        note: "TV i stuen".into(),
        next: Some(Plan {
            at: local("2026-12-01T13:00"),
            kind: PlanKind::Postcard,
            place: "".into(),
        }),
        slips_set: vec![Door::Garden],
        ..not_opened()
    };
    let first = vec![
        added(house, "Snejpevej", "14"),
        visited(house, "2026-11-24T13:04", visit),
        visited(house, "2026-11-24T14:00", not_opened()),
    ];
    let ids = store.append(first, None).await.unwrap().ids;
    let new = |body| NewEntry {
        subject: house,
        at: wall("2026-11-25T09:00"),
        body,
    };
    let second = vec![
        new(Body::VisitCorrected(VisitCorrected {
            visit: ids[1],
            changed: VisitChange {
                note: Some("Radio i stuen".into()),
                ..VisitChange::default()
            },
        })),
        new(Body::Withdrawn(Withdrawn { entry: ids[2] })),
    ];
    store.append(second, None).await.unwrap();
    let said = Said {
        subject: house,
        at: wall("2026-11-24T13:00"),
        body: Body::VisitLogged(not_opened()),
        strange: Some(Strange::UnknownKind),
    };
    let unknown = Colleague::new(1)
        .writes(&said, moment("2026-11-24T13:00"))
        .1;
    store.receive(vec![unknown]).await.unwrap();
    store
        .keep_draft(DRAFT, b"half a word".to_vec())
        .await
        .unwrap();
}

async fn make_fixture() {
    let dir = tempfile::tempdir().unwrap();
    let store = open_quick(dir.path(), &clock());
    fill(&store).await;
    let lines: String = entries(&store)
        .await
        .iter()
        .map(|e| hex(e) + "\n")
        .collect();
    close(store);
    let files = files(dir.path());
    assert_eq!(files.len(), 1, "a closed store is one file");
    std::fs::write(
        fixture(&format!("schema/v{}.db", newest())),
        &files[DATABASE_FILE],
    )
    .unwrap();
    std::fs::write(fixture(&format!("schema/v{}.txt", newest())), lines).unwrap();
}

/// A folder as an app of schema `version` left it, and the entries in it; version 0 is a folder without a file.
fn left_by(version: u32) -> (BTreeMap<String, Vec<u8>>, Vec<Vec<u8>>) {
    if version == 0 {
        return (BTreeMap::new(), vec![]);
    }
    let file = std::fs::read(fixture(&format!("schema/v{version}.db"))).unwrap();
    let text = std::fs::read_to_string(fixture(&format!("schema/v{version}.txt"))).unwrap();
    let entries = text.lines().map(unhex).collect();
    (BTreeMap::from([(DATABASE_FILE.to_owned(), file)]), entries)
}

/// The file opens, with exactly these entries, at the newest schema, unharmed, and takes more.
async fn is_whole(dir: &Path, wanted: &[Vec<u8>], what: &str) {
    let store = open_quick(dir, &clock());
    assert_eq!(entries(&store).await, wanted, "{what}");
    assert_eq!(checked(&store).await, ["ok"], "{what}");
    store
        .append(vec![added(place(3), "Vibevej", "9")], None)
        .await
        .unwrap();
    close(store);
    let version: u32 = raw(&dir.join(DATABASE_FILE), Some(KEY))
        .query_row("PRAGMA user_version", [], |r| r.get(0))
        .unwrap();
    assert_eq!(version, newest(), "{what}");
}

#[tokio::test]
async fn a_file_of_every_released_schema_opens_with_every_entry_byte_for_byte_and_the_right_views()
{
    if making() && !fixture(&format!("schema/v{}.db", newest())).exists() {
        make_fixture().await;
    }
    for version in 1..=newest() {
        let (files, wanted) = left_by(version);
        let [dir, other] = [(); 2].map(|()| tempfile::tempdir().unwrap());
        put(dir.path(), &files);
        let store = open_quick(dir.path(), &clock());
        if store.rebuild_due() {
            store.rebuild(Box::new(|_| true)).await.unwrap();
        }
        assert_eq!(entries(&store).await, wanted);
        let fresh = open_quick(other.path(), &clock());
        fresh.receive(wanted.clone()).await.unwrap();
        let words = [&WORDS[..], &["Radio", "stuen", "Grusvejen", "Æblet"]].concat();
        let (old, new) = (dump(&store, &words).await, dump(&fresh, &words).await);
        assert!(old == new, "{}", difference(&old, &new));

        let now = local("2026-12-01T12:35");
        let today = store.ask(Today { now }).await.unwrap();
        assert!(
            today
                .stops
                .iter()
                .any(|s| s.title == "Snejpevej 14" && s.slip == Some(Door::Garden))
        );
        let hits = store
            .ask(Hits {
                typed: "radio".into(),
            })
            .await
            .unwrap();
        assert_eq!(hits.len(), 1);
        let house = Address {
            place: place(14),
            most: 9,
        };
        assert_eq!(store.ask(house).await.unwrap().unwrap().visits.len(), 1);
        let draft = store.ask(Draft { key: DRAFT }).await.unwrap();
        assert_eq!(draft.as_deref(), Some(b"half a word".as_slice()));
        close(store);
        is_whole(dir.path(), &wanted, "at the next start").await;
    }
}

#[test]
fn a_file_of_a_newer_app_is_refused_in_words_and_left_as_it_is() {
    let (files_before, _) = left_by(newest());
    let newer = format!("PRAGMA user_version = {}", newest() + 1);
    let made = tempfile::tempdir().unwrap();
    put(made.path(), &files_before);
    let file = made.path().join(DATABASE_FILE);
    // As a newer app left it that was killed: what says so is in its log only.
    let writer = raw(&file, Some(KEY));
    writer.execute_batch(&newer).unwrap();
    let mut killed = files(made.path());
    killed.remove("journal.db-shm");
    drop(writer);
    let closed = files(made.path());
    assert_eq!((killed.len(), closed.len()), (2, 1));
    for left in [closed, killed] {
        let dir = tempfile::tempdir().unwrap();
        put(dir.path(), &left);
        for _ in 0..2 {
            let opening = Opening::new(dir.path(), key());
            let refused = Store::open(&opening, Arc::new(clock()), false).unwrap_err();
            let known = newest();
            assert!(
                matches!(refused, StoreError::Newer { found, known: k } if found == known + 1 && k == known)
            );
            assert_eq!(
                refused.to_string(),
                "the database has schema 2, this app knows 1"
                    .replace('2', &(known + 1).to_string())
                    .replace('1', &known.to_string())
            );
            let mut after = files(dir.path());
            // Memory that connections share; nothing in it lasts.
            after.remove("journal.db-shm");
            assert!(after == left, "{:?}", after.keys());
        }
        if left.len() == 1 {
            assert_eq!(files(dir.path()).len(), 1, "nothing is left beside it");
        }
    }
}

#[tokio::test]
async fn a_migration_killed_at_any_statement_leaves_the_old_schema_or_the_new_one() {
    for (version, (name, _)) in (1..).zip(MIGRATIONS) {
        let sql = migration(name);
        let (old, wanted) = left_by(version - 1);
        let mut all = 0;
        for statements in 0.. {
            let [dir, killed] = [(); 2].map(|()| tempfile::tempdir().unwrap());
            put(dir.path(), &old);
            let connection = raw(&dir.path().join(DATABASE_FILE), Some(KEY));
            // Pages of the open transaction go into the log early, as they would in a large one.
            let early = "PRAGMA journal_mode = WAL; PRAGMA cache_size = 1; PRAGMA cache_spill = 1; BEGIN IMMEDIATE";
            connection.execute_batch(early).unwrap();
            let mut batch = Batch::new(&connection, &sql);
            let mut done = 0;
            while done < statements
                && let Some(mut statement) = batch.next().unwrap()
            {
                statement.raw_execute().unwrap();
                done += 1;
            }
            put(killed.path(), &files(dir.path()));
            std::fs::remove_file(killed.path().join("journal.db-shm")).unwrap();
            is_whole(
                killed.path(),
                &wanted,
                &format!("{name} after {done} statements"),
            )
            .await;
            if done < statements {
                break;
            }
            all = done;
        }
        assert!(all > 5, "{name} has {all} statements");
    }
}

/// The kernel kills the process at the first write beyond a size: at every write of a first start, or of a start that
/// migrates, by one size after the other.
#[cfg(target_os = "linux")]
#[tokio::test]
async fn a_start_killed_at_any_write_goes_through_at_the_next_try() {
    use std::os::unix::process::ExitStatusExt;
    let claim = "a_start_killed_at_any_write_goes_through_at_the_next_try";
    if let Some(dir) = child_of(claim) {
        // A kill is the end of the process without closing anything.
        let store = Store::open(&Opening::new(&dir, key()), Arc::new(clock()), false).unwrap();
        std::mem::forget(store);
        return;
    }
    let points = setting("GRUSVEJ_POINTS", 150);
    for version in 0..newest() {
        let (old, wanted) = left_by(version);
        let mut killed = 0;
        for point in 0.. {
            let dir = tempfile::tempdir().unwrap();
            put(dir.path(), &old);
            let size = point * 400_000 / points + point % 5 * 11;
            let limit = format!("--fsize={size}");
            let out = child(&["prlimit", &limit], claim, dir.path());
            is_whole(dir.path(), &wanted, &format!("killed beyond {size} bytes")).await;
            if out.status.success() {
                break;
            }
            assert_eq!(
                out.status.signal(),
                Some(25),
                "{}",
                String::from_utf8_lossy(&out.stderr)
            );
            killed += 1;
        }
        println!("killed {killed} times");
        assert!(killed > points / 4, "the limits lie where the writes are");
    }
}

#[test]
fn released_migrations_are_never_edited_and_none_is_forgotten() {
    let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("migrations");
    let names: Vec<String> = files(&dir).into_keys().collect();
    assert_eq!(names, MIGRATIONS.map(|(name, _)| name));
    for (name, sum) in MIGRATIONS {
        assert_eq!(hex(&Sha256::digest(migration(name))), sum, "{name}");
    }
}
