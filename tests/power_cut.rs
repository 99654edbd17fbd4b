//! The power fails at any moment, and nothing that was said to be saved is lost (promise 1).
//!
//! A worker's day is recorded as the file system sees it: a new file, saves, checkpoints of an idle and of a closing
//! store, an erasure, a rebuild. Then the power fails, over and over: up to some point the recording is what lasts as
//! far as it was synced (`disk.rs` says by which rules), and the store opens what is left.
//! `GRUSVEJ_CUTS` sets how often, `GRUSVEJ_SEED` where and how.
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
#[path = "power_cut/disk.rs"]
mod disk;
#[path = "power_cut/recorder.rs"]
mod recorder;
#[path = "support/saves.rs"]
mod saves;
mod support;
#[path = "support/whole.rs"]
mod whole;

use chance::{Chance, number};
use disk::{Disk, Files};
use grusvej::platform::FixedClock;
use grusvej::store::{DATABASE_FILE, Opening, Store};
use recorder::{Op, Tape};
use saves::{Told, Worker, close, hold_against};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::time::Instant;
use support::key;
use tempfile::TempDir;
use whole::All;

/// Memory, where the system offers it as a folder: thousands of files are written.
fn folder() -> TempDir {
    let memory = Path::new("/dev/shm");
    if memory.is_dir()
        && let Ok(folder) = tempfile::tempdir_in(memory)
    {
        return folder;
    }
    tempfile::tempdir().unwrap()
}

fn open(opening: &Opening, clock: &FixedClock) -> Result<Store, String> {
    Store::open(opening, Arc::new(clock.clone()), false).map_err(|e| format!("opening: {e}"))
}

/// Records a day. The first file that has a name is the database.
async fn record(synced: bool) -> Vec<Op> {
    let folder = folder();
    let tape = Tape::record(folder.path());
    let clock = saves::clock();
    let opening = Opening::new(folder.path(), key());
    let opening = if synced {
        opening
    } else {
        opening.without_syncing()
    };
    let mut tell = |told: &Told| tape.told(told);
    let mut worker = Worker::after(Told::default());

    let mut store = open(&opening, &clock).unwrap();
    let mut first = vec![];
    for _ in 0..25 {
        first.push(worker.save(&store, &mut tell).await.unwrap());
    }
    // The quiet store moves its log into the file, and begins it anew with the next save.
    for _ in 0..2 {
        if synced {
            tape.wait_for(|op| matches!(op, Op::Sync { file: 0, .. }));
        } else {
            tape.wait_for(|op| matches!(op, Op::Write { file: 0, .. }));
        }
        for _ in 0..12 {
            worker.save(&store, &mut tell).await.unwrap();
        }
    }
    close(store);
    store = open(&opening, &clock).unwrap();
    for _ in 0..10 {
        worker.save(&store, &mut tell).await.unwrap();
    }
    worker.erase(&store, 7, first[7], &mut tell).await.unwrap();
    worker
        .erase(&store, 13, first[13], &mut tell)
        .await
        .unwrap();
    for _ in 0..8 {
        worker.save(&store, &mut tell).await.unwrap();
    }
    store.rebuild(Box::new(|_| true)).await.unwrap();
    for _ in 0..8 {
        worker.save(&store, &mut tell).await.unwrap();
    }
    let ops = Arc::clone(&tape).end();
    close(store);
    ops
}

/// Opens what a cut left in `folder` and says what is wrong with it.
async fn look(folder: &Path, told: &Told, rebuild: bool) -> Result<(), String> {
    let clock = saves::clock();
    let store = open(&Opening::new(folder, key()), &clock)?;
    let found = async {
        if store.rebuild_due() {
            return Err("a rebuild is due".into());
        }
        let complaints = store
            .check_file()
            .await
            .map_err(|e| format!("check: {e}"))?;
        if !complaints.is_empty() {
            return Err(format!("{complaints:?}"));
        }
        let whole = store.ask(All).await.map_err(|e| format!("reading: {e}"))?;
        let saved = hold_against(&whole, told)?;
        if rebuild {
            let anew = async {
                store.rebuild(Box::new(|_| true)).await?;
                store.ask(All).await
            };
            let anew = anew.await.map_err(|e| format!("rebuild: {e}"))?;
            if anew.views != whole.views {
                return Err("the views differ from a rebuild".into());
            }
        }
        // And it goes on.
        let mut worker = Worker::after(Told {
            saved,
            kept: told.kept,
            form: None,
            erased: told.erased.clone(),
        });
        worker
            .save(&store, &mut |_| {})
            .await
            .map_err(|e| format!("saving: {e}"))?;
        let whole = store.ask(All).await.map_err(|e| format!("reading: {e}"))?;
        hold_against(&whole, &worker.told).map(|_| ())
    };
    let found = found.await;
    close(store);
    found
}

fn lay_out(files: &Files, folder: &Path) {
    for (name, bytes) in files {
        fs::write(folder.join(name), bytes).unwrap();
    }
}

/// Before which things the power fails: all over, and more often where a file is made, moved into or taken away.
fn points(ops: &[Op], cuts: u64, chance: &mut Chance) -> Vec<usize> {
    let rare: Vec<usize> = (0..ops.len())
        .filter(|n| {
            matches!(
                ops[*n],
                Op::Link { .. }
                    | Op::Unlink { .. }
                    | Op::SyncFolder
                    | Op::Resize { .. }
                    | Op::Write { file: 0, .. }
                    | Op::Sync { file: 0, .. }
            )
        })
        .collect();
    let mut points: Vec<usize> = (0..cuts)
        .map(|n| {
            let below = |chance: &mut Chance, end: usize| {
                usize::try_from(chance.below(u64::try_from(end).unwrap())).unwrap()
            };
            match n % 8 {
                0..4 => below(chance, ops.len() + 1),
                4..6 => rare[below(chance, rare.len())] + below(chance, 2),
                // Up to the first word to the worker: the file is made.
                _ => {
                    let first = ops.iter().position(|op| matches!(op, Op::Told(_))).unwrap();
                    below(chance, first + 1)
                }
            }
        })
        .collect();
    points.sort_unstable();
    points
}

/// Cuts the power at each point, and hands on each that went wrong; `wrong` says whether to go on.
async fn cut(ops: &[Op], points: &[usize], seed: u64, mut wrong: impl FnMut(String) -> bool) {
    let mut disk = Disk::default();
    let mut taken = 0;
    for (n, point) in points.iter().enumerate() {
        for op in &ops[taken..*point] {
            disk.take(op);
        }
        taken = *point;
        let seed = seed ^ u64::try_from(n).unwrap();
        let files = disk.cut(&mut Chance::of(seed));
        let folder = folder();
        lay_out(&files, folder.path());
        if let Err(what) = look(folder.path(), &disk.told, n % 10 == 0).await {
            let sizes: Vec<_> = files
                .iter()
                .map(|(name, bytes)| (name, bytes.len()))
                .collect();
            let what = format!(
                "{what}\n  cut {n} before thing {point} of {}, told {:?}, files {sizes:?}",
                ops.len(),
                disk.told
            );
            if !wrong(what) {
                return;
            }
        }
    }
}

#[tokio::test]
async fn a_power_cut_at_any_moment_loses_nothing_that_was_said_to_be_saved() {
    let mut chance = Chance::seeded("power cut");
    let cuts = number("GRUSVEJ_CUTS", 1_000);
    let begin = Instant::now();
    let ops = record(true).await;
    let recorded = begin.elapsed();

    // The recording has in it what it shall have.
    let count = |is: &dyn Fn(&Op) -> bool| ops.iter().filter(|op| is(op)).count();
    let checkpoints = count(&|op| matches!(op, Op::Sync { file: 0, .. }));
    assert!(checkpoints >= 6, "{checkpoints} syncs of the file");
    assert!(matches!(&ops[0], Op::Link { name, file: 0 } if name == DATABASE_FILE));
    let unlinked: BTreeSet<&str> = ops
        .iter()
        .filter_map(|op| match op {
            Op::Unlink { name } => Some(name.as_str()),
            _ => None,
        })
        .collect();
    assert_eq!(
        unlinked,
        BTreeSet::from(["journal.db-journal", "journal.db-wal"])
    );
    assert!(
        count(&|op| matches!(op, Op::Resize { .. })) > 0,
        "no erasure cut the log"
    );
    assert!(
        ops.iter()
            .all(|op| !matches!(op, Op::Sync { fully: false, .. })),
        "on Apple a sync would stop in the drive's memory"
    );

    let points = points(&ops, cuts, &mut chance);
    let begin = Instant::now();
    let mut failed = vec![];
    cut(&ops, &points, chance.next(), |what| {
        failed.push(what);
        true
    })
    .await;
    println!(
        "recorded {} things in {recorded:?}, {checkpoints} syncs of the file; {cuts} cuts in {:?}",
        ops.len(),
        begin.elapsed()
    );
    assert!(
        failed.is_empty(),
        "{} of {cuts}: {}",
        failed.len(),
        failed[0]
    );
}

#[tokio::test]
async fn without_syncs_a_power_cut_is_seen_to_lose_what_was_said_to_be_saved() {
    let mut chance = Chance::seeded("power cut without syncs");
    let ops = record(false).await;
    let points = points(&ops, 200, &mut chance);
    let mut failed = vec![];
    cut(&ops, &points, chance.next(), |what| {
        failed.push(what);
        true
    })
    .await;
    println!(
        "{} of 200 cuts lose or spoil something; the first: {}",
        failed.len(),
        failed.first().map_or("", String::as_str)
    );
    assert!(
        failed.iter().any(|what| what.contains("is lost")),
        "no loss was seen"
    );
}
