//! The app is killed at any moment, and nothing that was said to be saved is lost (promise 1).
//!
//! The test starts itself again as a child that saves as fast as it can and says so on its standard output once
//! `append` has returned; then it kills the child with SIGKILL and looks at what lies in the folder.
//! `GRUSVEJ_KILLS` and `GRUSVEJ_REBUILD_KILLS` set how often, `GRUSVEJ_SEED` the moments.
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

#[path = "support/chance.rs"]
mod chance;
#[path = "kill/child.rs"]
mod child;
#[path = "support/saves.rs"]
mod saves;
mod support;
#[path = "support/whole.rs"]
mod whole;

use chance::{Chance, number};
use child::{Child, FOLDER};
use grusvej::domain::fold::VERSION;
use grusvej::platform::FixedClock;
use grusvej::store::{DATABASE_FILE, Store};
use saves::{Told, Worker, close, hold_against, save_of};
use std::fs;
use std::io::{Read, Write};
use std::path::Path;
use std::time::{Duration, Instant};
use support::{KEY, key, open};
use whole::{All, Whole};

/// A folder is used for so many kills, so that files grow and new ones are made.
const KILLS_A_FOLDER: u64 = 10;

/// Says a line to the parent. One write, so that a kill leaves all of it or nothing.
fn say(line: &str) {
    let mut out = std::io::stdout().lock();
    out.write_all(format!("\n{line}\n").as_bytes()).unwrap();
    out.flush().unwrap();
}

/// Run by the parent only; in any other run it has nothing to do.
#[tokio::test]
async fn child_saves_until_it_is_killed() {
    let Some(folder) = std::env::var_os(FOLDER) else {
        return;
    };
    let folder = Path::new(&folder);
    say("begin");
    let mut store = open(folder, &saves::clock());
    let saved = {
        let whole = store.ask(All).await.unwrap();
        u64::try_from(whole.visits.len()).unwrap()
    };
    let mut worker = Worker::after(Told {
        saved,
        ..Told::default()
    });
    loop {
        worker
            .save(&store, &mut |told| {
                say(&format!(
                    "told {} {} {}",
                    told.saved,
                    told.kept.map_or(0, |k| k + 1),
                    told.form.map_or(0, |k| k + 1)
                ));
            })
            .await
            .unwrap();
        // Closing moves the log into the file and removes it.
        if worker.told.saved.is_multiple_of(20) {
            close(store);
            store = open(folder, &saves::clock());
        }
    }
}

fn heard(line: &str, told: &mut Told) {
    let mut words = line.split(' ');
    if words.next() != Some("told") {
        return;
    }
    let mut next = || words.next().unwrap().parse::<u64>().unwrap();
    told.saved = next();
    let newest = |was: Option<u64>, n: u64| was.max(n.checked_sub(1));
    told.kept = newest(told.kept, next());
    told.form = newest(told.form, next());
}

/// Opens what the kill left, in the time this returns, and holds it against what was told.
async fn look(folder: &Path, told: &Told) -> (Store, Whole, u64, Duration) {
    let begin = Instant::now();
    let store = open(folder, &saves::clock());
    let took = begin.elapsed();
    assert!(!store.rebuild_due());
    assert_eq!(store.check_file().await.unwrap(), Vec::<String>::new());
    let whole = store.ask(All).await.unwrap();
    let n = hold_against(&whole, told).unwrap_or_else(|what| panic!("{what}; told {told:?}"));
    (store, whole, n, took)
}

#[tokio::test]
async fn a_kill_while_visits_are_saved_loses_none_that_was_said_to_be_saved() {
    let mut chance = Chance::seeded("kill");
    let kills = number("GRUSVEJ_KILLS", 200);
    let (mut reopening, mut between, mut visits) = (vec![], 0, 0);
    let mut folder = tempfile::tempdir().unwrap();
    let mut told = Told::default();
    for kill in 0..kills {
        if kill % KILLS_A_FOLDER == 0 {
            visits += told.saved;
            folder = tempfile::tempdir().unwrap();
            told = Told::default();
        }
        let mut child = Child::start("child_saves_until_it_is_killed", folder.path());
        child.wait_for(|line| line == "begin");
        if chance.in_100(25) {
            // While it opens, or a new file is made.
            let moment = Duration::from_micros(chance.below(40_000));
            child.listen(moment, |line| heard(line, &mut told));
        } else {
            let mut left = 1 + chance.below(120);
            child.wait_for(|line| {
                heard(line, &mut told);
                left -= u64::from(line.starts_with("told"));
                left == 0
            });
            let moment = Duration::from_micros(chance.below(4_000));
            child.listen(moment, |line| heard(line, &mut told));
        }
        child.kill(|line| heard(line, &mut told));

        let (store, whole, n, took) = look(folder.path(), &told).await;
        reopening.push(took);
        between += u64::from(n > told.saved);
        told.saved = n;
        if kill % 5 == 4 {
            store.rebuild(Box::new(|_| true)).await.unwrap();
            let anew = store.ask(All).await.unwrap();
            assert!(whole.views == anew.views, "the views differ from a rebuild");
        }
        close(store);
    }
    visits += told.saved;
    reopening.sort_unstable();
    let p95 = reopening[reopening.len() * 95 / 100];
    println!(
        "{kills} kills, {visits} visits, {between} killed between commit and answer, reopening p95 {p95:?}"
    );
    assert!(visits > kills, "the children hardly saved: {visits} visits");
    assert!(p95 < Duration::from_millis(500), "reopening took {p95:?}");
}

/// Run by the parent only.
#[tokio::test]
async fn child_rebuilds() {
    let Some(folder) = std::env::var_os(FOLDER) else {
        return;
    };
    let store = open(Path::new(&folder), &saves::clock());
    assert!(store.rebuild_due());
    say("begin");
    store
        .rebuild(Box::new(|progress| {
            if progress.done == progress.of {
                say("folded");
            }
            true
        }))
        .await
        .unwrap();
    say("rebuilt");
    // The parent kills now; if it does not live to do so, its end of the pipe closes.
    let _ = std::io::stdin().read(&mut [0]);
}

/// A file whose views another version of the app folded, which are wrong for this one.
async fn make_outdated(folder: &Path, clock: &FixedClock) {
    let store = open(folder, clock);
    let all = (0..700).flat_map(|k| save_of(k, vec![])).collect();
    store.append(all, None).await.unwrap();
    close(store);
    #[expect(
        clippy::disallowed_methods,
        reason = "the app has no door by which to spoil a file"
    )]
    let connection = rusqlite::Connection::open(folder.join(DATABASE_FILE)).unwrap();
    connection
        .execute_batch(&format!(
            "PRAGMA key = \"{KEY}\"; PRAGMA cipher_hmac_algorithm = HMAC_SHA256;
             UPDATE meta SET value = {} WHERE key = 'fold';
             UPDATE visit SET at = '1999-12-31T23:59'; DELETE FROM plan WHERE seq % 3 = 0; DELETE FROM slip;
             UPDATE place SET title = 'Vibevej'; DELETE FROM state WHERE n % 2 = 0;
             PRAGMA wal_checkpoint(TRUNCATE);",
            VERSION + 1
        ))
        .unwrap();
}

#[tokio::test]
async fn a_kill_while_views_are_rebuilt_leaves_the_old_ones_or_the_new_ones() {
    let mut chance = Chance::seeded("kill a rebuild");
    let kills = number("GRUSVEJ_REBUILD_KILLS", 20);
    let clock = saves::clock();
    let outdated = tempfile::tempdir().unwrap();
    make_outdated(outdated.path(), &clock).await;
    let file = fs::read(outdated.path().join(DATABASE_FILE)).unwrap();
    let (old, new) = {
        let store = open(outdated.path(), &clock);
        assert!(store.rebuild_due());
        let old = store.ask(All).await.unwrap();
        store.rebuild(Box::new(|_| true)).await.unwrap();
        assert!(!store.rebuild_due());
        let new = store.ask(All).await.unwrap();
        close(store);
        (old, new)
    };
    assert!(old.views != new.views && old.entries == new.entries);
    hold_against(
        &new,
        &Told {
            saved: 700,
            ..Told::default()
        },
    )
    .unwrap();

    let mut whole_time = Duration::ZERO;
    let mut stayed_old = 0;
    for kill in 0..=kills {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join(DATABASE_FILE), &file).unwrap();
        let mut child = Child::start("child_rebuilds", folder.path());
        child.wait_for(|line| line == "begin");
        let begin = Instant::now();
        let mut rebuilt = false;
        let mut hear = |line: &str| rebuilt |= line == "rebuilt";
        match kill % 4 {
            // The first measures how long a rebuild takes here; it, and some more, are killed right after it.
            0 => {
                child.wait_for(|line| line == "rebuilt");
                hear("rebuilt");
                whole_time = begin.elapsed();
            }
            1 | 2 => {
                let most = u64::try_from(whole_time.as_micros()).unwrap();
                child.listen(Duration::from_micros(chance.below(most)), &mut hear);
            }
            // While it commits.
            _ => {
                child.wait_for(|line| line == "folded");
                child.listen(Duration::from_micros(chance.below(8_000)), &mut hear);
            }
        }
        child.kill(&mut hear);

        let store = Store::open(
            &grusvej::store::Opening::new(folder.path(), key()),
            std::sync::Arc::new(clock.clone()),
            false,
        )
        .unwrap();
        assert_eq!(store.check_file().await.unwrap(), Vec::<String>::new());
        let now = store.ask(All).await.unwrap();
        assert!(now.entries == new.entries);
        if store.rebuild_due() {
            assert!(!rebuilt, "the rebuild was said to be done, and is due");
            assert!(now.views == old.views, "views neither old nor new");
            stayed_old += 1;
            store.rebuild(Box::new(|_| true)).await.unwrap();
            assert!(store.ask(All).await.unwrap().views == new.views);
        } else {
            assert!(now.views == new.views, "views neither new nor old");
        }
        close(store);
        let store = open(folder.path(), &clock);
        assert!(!store.rebuild_due());
        close(store);
    }
    println!(
        "{kills} kills of a rebuild of {whole_time:?}, {stayed_old} times the old views stayed"
    );
    assert!(
        kills < 8 || (stayed_old > 0 && stayed_old <= kills),
        "all kills hit the same moment"
    );
}

#[tokio::test]
async fn the_check_sees_one_changed_byte() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(folder.path(), &saves::clock());
    let mut worker = Worker::after(Told::default());
    for _ in 0..20 {
        worker.save(&store, &mut |_| {}).await.unwrap();
    }
    assert_eq!(store.check_file().await.unwrap(), Vec::<String>::new());
    let path = folder.path().join(DATABASE_FILE);
    let mut file = fs::read(&path).unwrap();
    file[4 * 4096 + 100] ^= 1;
    fs::write(&path, file).unwrap();
    let complaints = store.check_file().await.unwrap();
    assert!(complaints[0].contains("page 5"), "{complaints:?}");
}

#[tokio::test]
async fn closing_leaves_the_file_alone_without_its_log() {
    let folder = tempfile::tempdir().unwrap();
    let mut worker = Worker::after(Told::default());
    for _ in 0..100 {
        let store = open(folder.path(), &saves::clock());
        worker.save(&store, &mut |_| {}).await.unwrap();
        close(store);
        let left: Vec<_> = fs::read_dir(folder.path())
            .unwrap()
            .map(|file| file.unwrap().file_name())
            .collect();
        assert_eq!(left, [DATABASE_FILE]);
    }
}
