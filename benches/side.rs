//! One of the two files that are measured in turn: with a key, or without.

use crate::report::{Figures, ms};
use crate::workload;
use grusvej::platform::FixedClock;
use grusvej::store::{Key, Opening, Store, View};
use std::future::Future;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};
use tempfile::TempDir;
use tokio::runtime::{Builder, Runtime};
use zeroize::Zeroizing;

const KEY: &str = "x'000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f'";

/// A store in a folder of its own.
pub(crate) struct Side {
    keyed: bool,
    dir: TempDir,
    clock: FixedClock,
    runtime: Runtime,
    store: Option<Store>,
}

impl Side {
    /// A new file, open.
    pub(crate) fn new(keyed: bool) -> Self {
        let mut side = Self {
            keyed,
            // Beside the build and not in the system's folder for temporary files, which may lie in memory.
            dir: TempDir::new_in(env!("CARGO_TARGET_TMPDIR")).unwrap(),
            clock: FixedClock::new(workload::end()),
            runtime: Builder::new_current_thread().build().unwrap(),
            store: None,
        };
        side.open();
        side
    }

    pub(crate) fn is_keyed(&self) -> bool {
        self.keyed
    }

    pub(crate) fn name(&self) -> &'static str {
        if self.keyed { "keyed" } else { "plain" }
    }

    pub(crate) fn open(&mut self) {
        let key = if self.keyed {
            Key::from_pragma(Zeroizing::new(KEY.to_owned()))
        } else {
            Key::plain_for_measuring()
        };
        let opening = Opening::new(self.dir.path(), key);
        self.store = Some(Store::open(&opening, Arc::new(self.clock.clone()), false).unwrap());
    }

    /// Closes the files.
    pub(crate) fn close(&mut self) {
        if let Some(store) = self.store.take() {
            let ended = store.ended();
            drop(store);
            assert!(ended.wait(Duration::from_mins(1)), "the files are closed");
        }
    }

    /// Puts the files out of the system's cache.
    pub(crate) fn evict(&self) {
        for file in std::fs::read_dir(self.dir.path()).unwrap() {
            evict(&file.unwrap().path());
        }
    }

    pub(crate) fn store(&self) -> &Store {
        self.store.as_ref().expect("open")
    }

    pub(crate) fn wait<T>(&self, future: impl Future<Output = T>) -> T {
        self.runtime.block_on(future)
    }

    pub(crate) fn ask<V: View>(&self, view: V) -> V::Out {
        self.wait(self.store().ask(view)).unwrap()
    }
}

#[cfg(target_os = "linux")]
fn evict(path: &Path) {
    let file = std::fs::File::open(path).unwrap();
    file.sync_all().unwrap();
    rustix::fs::fadvise(&file, 0, None, rustix::fs::Advice::DontNeed).unwrap();
}

#[cfg(not(target_os = "linux"))]
fn evict(_: &Path) {}

pub(crate) fn timed(work: impl FnOnce()) -> Duration {
    let start = Instant::now();
    work();
    start.elapsed()
}

/// Does the same on both sides `n` times, in turn, each beginning every other time.
pub(crate) fn both(
    sides: &mut [Side; 2],
    n: usize,
    mut work: impl FnMut(&mut Side, usize) -> Duration,
) -> Figures {
    let mut figures = Figures::default();
    for i in 0..n {
        for which in [i % 2, 1 - i % 2] {
            let time = ms(work(&mut sides[which], i));
            if which == 0 {
                figures.keyed.push(time);
            } else {
                figures.plain.push(time);
            }
        }
    }
    figures
}

/// As [`both`], of work that ends with waiting for the disk.
pub(crate) fn synced(
    sides: &mut [Side; 2],
    n: usize,
    work: impl FnMut(&mut Side, usize) -> Duration,
) -> Figures {
    Figures {
        synced: true,
        ..both(sides, n, work)
    }
}
