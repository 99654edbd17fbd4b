//! Promise 1 on a full disk: a save that finds no room says so and changes nothing; what was saved before stays, can
//! be read, and the same store saves again when there is room.
//!
//! Three ways to be full: the file may not grow (everywhere), the kernel refuses to let any file grow, and a small
//! file system of its own (the last two on Linux, in a process of their own; each says so if the machine forbids it).
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
use grusvej::domain::id::EntryId;
use grusvej::domain::plan::{Plan, PlanKind};
use grusvej::domain::visit::Visit;
use grusvej::platform::FixedClock;
use grusvej::store::views::{Address, Draft, Hits, PhoneHolds};
use grusvej::store::{DraftKey, NewEntry, Store, StoreError};
use std::path::Path;
use support::proof::{checked, close, dump, entries};
use support::*;

/// A visit with so long a note that saving it takes many writes.
fn long(n: usize) -> NewEntry {
    let words: Vec<String> = (0..900).map(|i| format!("ord{n}x{i}")).collect();
    let visit = Visit {
        note: words.join(" ").into(),
        next: Some(Plan {
            at: local("2026-12-01T13:00"),
            kind: PlanKind::Agreed,
            place: "".into(),
        }),
        ..not_opened()
    };
    visited(place(1), "2026-11-24T13:04", visit)
}

fn draft_key() -> DraftKey {
    DraftKey {
        subject: place(1),
        form: "visit",
    }
}

/// A store on its way through a disk that is full at one write after the other.
struct Sweep {
    store: Store,
    saved: Vec<EntryId>,
    refused: usize,
}

impl Sweep {
    async fn new(dir: &Path) -> Self {
        let store = open(dir, &FixedClock::new(moment("2026-11-24T13:04")));
        store
            .append(vec![added(place(1), "Vibevej", "9")], None)
            .await
            .unwrap();
        let mut sweep = Self {
            store,
            saved: vec![],
            refused: 0,
        };
        assert!(sweep.save().await, "there is room at first");
        sweep
    }

    async fn keep(&self) {
        self.store
            .keep_draft(draft_key(), b"half a word".to_vec())
            .await
            .unwrap();
    }

    async fn draft(&self) -> Option<Vec<u8>> {
        self.store.ask(Draft { key: draft_key() }).await.unwrap()
    }

    /// Tries to save one more visit, and to end its draft with it: whether there was room. Either way nothing else
    /// changes.
    async fn save(&mut self) -> bool {
        let had = self.draft().await;
        let before = dump(&self.store, &["ord"]).await;
        match self
            .store
            .append(vec![long(self.saved.len())], Some(draft_key()))
            .await
        {
            Ok(receipt) => {
                self.saved.extend(receipt.ids);
                assert_eq!(self.draft().await, None);
                self.is_whole().await;
                true
            }
            Err(StoreError::Full) => {
                self.refused += 1;
                assert!(
                    before == dump(&self.store, &["ord"]).await,
                    "a refused save changed something"
                );
                assert!(self.draft().await == had, "the draft is kept");
                if self.refused % 64 == 1 {
                    self.types_on(had).await;
                }
                self.is_whole().await;
                false
            }
            Err(other) => panic!("no room is told as {other:?}"),
        }
    }

    /// More is typed where there may be no room for it either: the form has the new words, or the old ones.
    async fn types_on(&self, had: Option<Vec<u8>>) {
        let more = vec![b'a'; 9000 + self.refused];
        let kept = self.store.keep_draft(draft_key(), more.clone()).await;
        let has = self.draft().await;
        match kept {
            Ok(()) => assert!(has == Some(more)),
            Err(StoreError::Full) => assert!(has == had),
            Err(other) => panic!("{other:?}"),
        }
    }

    /// Reads work and find every visit that was said to be saved, and no other.
    async fn is_whole(&self) {
        let view = self
            .store
            .ask(Address {
                place: place(1),
                most: 500,
            })
            .await
            .unwrap()
            .unwrap();
        let mut seen: Vec<_> = view.visits.iter().map(|v| v.id).collect();
        let mut saved = self.saved.clone();
        seen.sort();
        saved.sort();
        assert!(seen == saved);
        let typed = format!("ord{}x899", self.saved.len().saturating_sub(1));
        let hits = self.store.ask(Hits { typed }).await.unwrap();
        assert_eq!(hits.len(), usize::from(!self.saved.is_empty()));
    }

    /// With room again, the same store saves; and the next start finds everything.
    async fn ends_well(mut self, dir: &Path) {
        self.keep().await;
        for _ in 0..3 {
            assert!(self.save().await, "there is room again");
        }
        assert_eq!(checked(&self.store).await, ["ok"]);
        let all = entries(&self.store).await;
        close(self.store);
        let store = open(dir, &FixedClock::new(moment("2026-11-24T13:04")));
        assert!(all == entries(&store).await);
        assert_eq!(all.len(), self.saved.len() + 1);
        println!("{} saves refused, {} made", self.refused, self.saved.len());
    }
}

async fn pages(store: &Store) -> u64 {
    store.ask(PhoneHolds).await.unwrap().bytes / 4096
}

#[tokio::test]
async fn a_file_that_may_not_grow_at_one_page_after_the_other_refuses_the_save_and_loses_nothing() {
    let dir = tempfile::tempdir().unwrap();
    let mut sweep = Sweep::new(dir.path()).await;
    for _ in 0..4 {
        sweep.keep().await;
        // One page more at a time, until the save goes through: so it fails at each page that it needs.
        let mut most = pages(&sweep.store).await;
        loop {
            let limit = format!("PRAGMA max_page_count = {most}");
            sweep.store.execute_for_tests(&limit).await.unwrap();
            if sweep.save().await {
                break;
            }
            most += 1;
        }
    }
    assert!(sweep.refused > 20, "{} refused", sweep.refused);
    sweep
        .store
        .execute_for_tests("PRAGMA max_page_count = 1000000")
        .await
        .unwrap();
    sweep.ends_well(dir.path()).await;
}

#[tokio::test]
async fn without_room_a_rebuild_a_page_of_entries_and_an_erasing_are_refused_whole() {
    let dir = tempfile::tempdir().unwrap();
    let mut sweep = Sweep::new(dir.path()).await;
    sweep.keep().await;
    while pages(&sweep.store).await < 300 {
        sweep.saved.extend(
            sweep
                .store
                .append(vec![long(sweep.saved.len())], None)
                .await
                .unwrap()
                .ids,
        );
    }
    let other = tempfile::tempdir().unwrap();
    let colleague = Sweep::new(other.path()).await;
    let page = entries(&colleague.store).await;
    let limit = format!("PRAGMA max_page_count = {}", pages(&sweep.store).await);
    sweep.store.execute_for_tests(&limit).await.unwrap();
    let before = dump(&sweep.store, &["ord"]).await;
    let mut refused = 0;
    // Work that frees pages may find its room among them: then it is done whole.
    match sweep.store.rebuild(Box::new(|_| true)).await {
        Ok(()) => {}
        Err(StoreError::Full) => refused += 1,
        Err(other) => panic!("{other:?}"),
    }
    assert!(before == dump(&sweep.store, &["ord"]).await);
    while sweep.save().await {}
    let before = dump(&sweep.store, &["ord"]).await;
    let received = sweep.store.receive(page.clone()).await;
    assert!(matches!(received, Err(StoreError::Full)), "{received:?}");
    assert!(before == dump(&sweep.store, &["ord"]).await);
    println!("rebuild refused: {refused}");
    // Erasing makes room.
    let erased = NewEntry {
        subject: place(99),
        at: wall("2026-11-24T13:04"),
        body: Body::Erased(Erased {
            subjects: vec![],
            entries: sweep.saved.split_off(2),
        }),
    };
    match sweep.store.append(vec![erased.clone()], None).await {
        Ok(_) => {}
        Err(StoreError::Full) => {
            assert!(before == dump(&sweep.store, &["ord"]).await);
            sweep
                .store
                .execute_for_tests("PRAGMA max_page_count = 1000000")
                .await
                .unwrap();
            sweep.store.append(vec![erased], None).await.unwrap();
        }
        Err(other) => panic!("{other:?}"),
    }
    sweep.is_whole().await;
    sweep.store.receive(page).await.unwrap();
}

#[cfg(target_os = "linux")]
mod linux {
    use super::*;
    use std::fs::File;
    use std::process::Command;
    use support::proof::{child, child_of};

    /// Sets the size beyond which the kernel lets no file of this process grow.
    fn no_file_beyond(bytes: Option<u64>) {
        let size = bytes.map_or("unlimited".to_owned(), |b| b.to_string());
        let me = std::process::id().to_string();
        let set = Command::new("prlimit")
            .args(["--pid", &me, &format!("--fsize={size}:unlimited")])
            .status();
        assert!(set.unwrap().success());
    }

    fn size(dir: &Path, name: &str) -> u64 {
        std::fs::metadata(dir.join(name)).map_or(0, |m| m.len())
    }

    fn can(command: &[&str]) -> bool {
        let ran = Command::new(command[0]).args(&command[1..]).output();
        ran.is_ok_and(|out| out.status.success())
    }

    fn succeeds(out: &std::process::Output) {
        let said = String::from_utf8_lossy(&out.stdout);
        assert!(
            out.status.success(),
            "{said}{}",
            String::from_utf8_lossy(&out.stderr)
        );
        let told = said.lines().filter(|line| line.contains("refused"));
        told.for_each(|line| println!("{line}"));
    }

    #[tokio::test]
    async fn a_kernel_that_refuses_every_write_beyond_a_size_costs_only_the_save_that_met_it() {
        let claim = "linux::a_kernel_that_refuses_every_write_beyond_a_size_costs_only_the_save_that_met_it";
        if let Some(dir) = child_of(claim) {
            let mut sweep = Sweep::new(&dir).await;
            for step in [4096, 1000] {
                sweep.keep().await;
                // Not only at the edges of pages: a write may be cut in the middle.
                let mut most = size(&dir, "journal.db-wal");
                loop {
                    no_file_beyond(Some(most));
                    let saved = sweep.save().await;
                    no_file_beyond(None);
                    if saved {
                        break;
                    }
                    most += step;
                }
            }
            assert!(sweep.refused > 20, "{} refused", sweep.refused);
            sweep.ends_well(&dir).await;
            return;
        }
        // The signal that comes with the refusal is ignored, as an app's runtime does.
        let ignoring = ["sh", "-c", "trap '' XFSZ; exec \"$@\"", "sh"];
        if !can(&["prlimit", "--fsize=1000:unlimited", "true"]) {
            println!("not run: this machine has no prlimit");
            return;
        }
        let dir = tempfile::tempdir().unwrap();
        succeeds(&child(&ignoring, claim, dir.path()));
    }

    #[tokio::test]
    async fn a_file_system_without_room_costs_only_the_save_that_met_it() {
        let claim = "linux::a_file_system_without_room_costs_only_the_save_that_met_it";
        if let Some(dir) = child_of(claim) {
            let filler = File::create(dir.join("filler")).unwrap();
            let mut sweep = Sweep::new(&dir).await;
            for _ in 0..5 {
                filler.set_len(0).unwrap();
                sweep.keep().await;
                let mut room = 0;
                loop {
                    leave(&dir, &filler, room);
                    if sweep.save().await {
                        break;
                    }
                    room += 4096;
                }
            }
            assert!(sweep.refused > 20, "{} refused", sweep.refused);
            // A start without room works or says why, and harms nothing.
            leave(&dir, &filler, 0);
            let all = entries(&sweep.store).await;
            close(sweep.store);
            let clock = FixedClock::new(moment("2026-11-24T13:04"));
            let opening = || grusvej::store::Opening::new(&dir, key());
            match Store::open(&opening(), std::sync::Arc::new(clock.clone()), false) {
                Ok(store) => assert!(all == entries(&store).await),
                Err(other) => assert!(matches!(other, StoreError::Full), "{other:?}"),
            }
            filler.set_len(0).unwrap();
            sweep.store = open(&dir, &clock);
            assert!(all == entries(&sweep.store).await);
            sweep.ends_well(&dir).await;
            return;
        }
        let dir = tempfile::tempdir().unwrap();
        let mount = format!(
            "mount -t tmpfs -o size=6m tmpfs '{}' && exec \"$@\"",
            dir.path().display()
        );
        let ways = [["unshare", "-Urm"], ["unshare", "-m"]]
            .map(|way| [&way[..], &["sh", "-c", &mount, "sh"]].concat());
        let Some(way) = ways.iter().find(|way| can(&[&way[..], &["true"]].concat())) else {
            println!("not run: this machine does not let a test mount a file system");
            return;
        };
        succeeds(&child(way, claim, dir.path()));
    }

    /// Fills the file system but for `room` bytes.
    fn leave(dir: &Path, mut filler: &File, room: u64) {
        use std::io::Write;
        let page = [7u8; 4096];
        filler.set_len(0).unwrap();
        std::io::Seek::rewind(&mut filler).unwrap();
        while filler.write_all(&page).is_ok() {}
        let full = size(dir, "filler");
        filler.set_len(full - room).unwrap();
    }
}
