//! One writer, a few readers, each on a thread of its own with a connection of its own.

use super::check;
use super::error::{Result, StoreError};
use super::journal::{self, Clearing, DraftKey, Journal, NewEntry, Receipt};
use super::open::{Identity, Opening};
use super::rebuild::{self, Progress};
use super::views::View;
use crate::domain::id::SubjectId;
use crate::platform::Clock;
use std::cell::Cell;
use std::collections::BTreeMap;
use std::future::Future;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::sync::{Arc, Condvar, Mutex, PoisonError, Weak};
use std::thread;
use std::time::{Duration, Instant};
use tokio::sync::{broadcast, oneshot};

/// Subjects whose views changed with one commit.
pub type Touched = Arc<[SubjectId]>;

type WriteJob = Box<dyn FnOnce(&mut Journal) + Send>;
type Writing = Box<dyn FnOnce(&mut Journal) -> Result<Receipt> + Send>;
type ReadJob = Box<dyn FnOnce(&rusqlite::Connection) + Send>;

thread_local! {
    static OF_THE_STORE: Cell<bool> = const { Cell::new(false) };
}

/// SQL on the thread that draws would make a tap wait for a disk.
pub(super) fn assert_off_the_ui() {
    debug_assert!(OF_THE_STORE.get(), "SQL runs on threads of the store only");
}

/// The open store. Clones share it; when the last one goes, its threads end and its connections close.
#[derive(Clone)]
pub struct Store {
    write: mpsc::Sender<WriteJob>,
    read: mpsc::Sender<ReadJob>,
    changes: broadcast::Sender<Touched>,
    clock: Arc<dyn Clock>,
    identity: Identity,
    rebuild_due: Arc<AtomicBool>,
    ended: Ended,
}

/// Tells when the threads of a store have ended and its files are closed.
#[derive(Clone, Default)]
pub struct Ended(Arc<(Mutex<usize>, Condvar)>);

impl std::fmt::Debug for Ended {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Ended")
    }
}

impl Ended {
    /// Waits until the files are closed, at most `limit`; whether they are.
    pub fn wait(&self, limit: Duration) -> bool {
        let (running, changed) = &*self.0;
        let end = Instant::now().checked_add(limit);
        let mut count = running.lock().unwrap_or_else(PoisonError::into_inner);
        while *count > 0 {
            let left = end.map_or(limit, |e| e.saturating_duration_since(Instant::now()));
            if left.is_zero() {
                return false;
            }
            count = changed
                .wait_timeout(count, left)
                .unwrap_or_else(PoisonError::into_inner)
                .0;
        }
        true
    }

    fn running(&self) -> Running {
        let (running, _) = &*self.0;
        let mut count = running.lock().unwrap_or_else(PoisonError::into_inner);
        *count = count.saturating_add(1);
        Running(self.clone())
    }
}

/// Held by a thread as long as its connection is open.
struct Running(Ended);

impl Drop for Running {
    fn drop(&mut self) {
        let (running, changed) = &*self.0.0;
        let mut count = running.lock().unwrap_or_else(PoisonError::into_inner);
        *count = count.saturating_sub(1);
        changed.notify_all();
    }
}

impl std::fmt::Debug for Store {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Store")
    }
}

/// Stores of this process whose files are not closed yet: whether a clone is left, and when the files are.
static OPENED: Mutex<BTreeMap<PathBuf, (Weak<AtomicBool>, Ended)>> = Mutex::new(BTreeMap::new());

/// Whoever locks and unlocks at once would open the file while the last connection to it takes its log away, and be
/// told that it cannot be read.
fn wait_for_closing(path: &Path) {
    let before = OPENED
        .lock()
        .unwrap_or_else(PoisonError::into_inner)
        .get(path)
        .cloned();
    if let Some((clones, ended)) = before
        && clones.strong_count() == 0
    {
        ended.wait(CLOSING);
    }
}

/// Waits, at most some seconds, until no store of this process is closing.
pub(super) fn wait_for_all_closing() {
    // A lock that cannot be had means a thread that will not give it back: exit all the same.
    let Ok(closing) = OPENED.try_lock().map(|opened| {
        let all = opened
            .values()
            .filter(|(clones, _)| clones.strong_count() == 0);
        all.map(|(_, ended)| ended.clone()).collect::<Vec<_>>()
    }) else {
        return;
    };
    for ended in closing {
        ended.wait(CLOSING);
    }
}

/// A store that is closing has at most a checkpoint to finish.
const CLOSING: Duration = Duration::from_secs(5);

const READERS: usize = 2;
/// After this much quiet the writer moves the log into the file.
const IDLE: Duration = Duration::from_secs(2);

impl Store {
    /// Opens the file, creating it if there is none. Blocks for the disk: call it off the UI thread.
    pub fn open(opening: &Opening, clock: Arc<dyn Clock>, demo: bool) -> Result<Self> {
        wait_for_closing(opening.path());
        let (connection, identity) = opening.writer(demo)?;
        let rebuild_due = rebuild::is_due(&connection)?;
        let journal = Journal::new(connection, identity)?;
        let ended = Ended::default();
        let (write, jobs) = mpsc::channel::<WriteJob>();
        let readers: Vec<_> = (0..READERS)
            .map(|_| opening.reader())
            .collect::<Result<_>>()?;
        let running = ended.running();
        let reading = Ended::default();
        let readers_ended = reading.clone();
        thread::Builder::new()
            .name("store-write".into())
            .spawn(move || {
                // Locals drop in reverse: the connection closes before the end is told.
                let _running = running;
                let mut journal = journal;
                OF_THE_STORE.set(true);
                loop {
                    match jobs.recv_timeout(IDLE) {
                        Ok(job) => job(&mut journal),
                        Err(RecvTimeoutError::Timeout) => {
                            // Failing only means that memory is held and the log is moved later.
                            let _ = journal.make_room(false);
                            let _ = journal
                                .connection
                                .execute_batch("PRAGMA wal_checkpoint(PASSIVE)");
                            if !journal::finish_erasing(&journal.connection).unwrap_or(false) {
                                continue;
                            }
                            let Ok(job) = jobs.recv() else { break };
                            job(&mut journal);
                        }
                        Err(RecvTimeoutError::Disconnected) => break,
                    }
                }
                // The last to close moves the log into the file and removes it. Of two that close at once each may
                // take the other for the last, and the log stays.
                while !readers_ended.wait(IDLE) {}
            })?;
        let (read, jobs) = mpsc::channel::<ReadJob>();
        let jobs = Arc::new(Mutex::new(jobs));
        for connection in readers {
            let jobs = Arc::clone(&jobs);
            let running = reading.running();
            thread::Builder::new()
                .name("store-read".into())
                .spawn(move || {
                    let _running = running;
                    let connection = connection;
                    OF_THE_STORE.set(true);
                    loop {
                        let job = jobs.lock().unwrap_or_else(PoisonError::into_inner).recv();
                        let Ok(job) = job else { break };
                        job(&connection);
                    }
                })?;
        }
        let rebuild_due = Arc::new(AtomicBool::new(rebuild_due));
        let mut opened = OPENED.lock().unwrap_or_else(PoisonError::into_inner);
        opened.retain(|_, (_, ended)| !ended.wait(Duration::ZERO));
        let here = (Arc::downgrade(&rebuild_due), ended.clone());
        opened.insert(opening.path().to_owned(), here);
        Ok(Self {
            write,
            read,
            changes: broadcast::channel(256).0,
            clock,
            identity,
            rebuild_due,
            ended,
        })
    }

    /// Tells when this store is closed, which it is soon after its last clone has gone.
    pub fn ended(&self) -> Ended {
        self.ended.clone()
    }

    /// Who writes in this file.
    pub fn identity(&self) -> Identity {
        self.identity
    }

    /// The clock that stamps entries.
    pub fn clock(&self) -> &Arc<dyn Clock> {
        &self.clock
    }

    /// Whether the views were folded by another version of the app, so that [`Store::rebuild`] must run before a
    /// screen reads them.
    pub fn rebuild_due(&self) -> bool {
        self.rebuild_due.load(Ordering::Relaxed)
    }

    /// Touched subjects, commit by commit. A receiver that lags must ask everything again.
    pub fn changes(&self) -> broadcast::Receiver<Touched> {
        self.changes.subscribe()
    }

    /// Writes what happened. Sent when called, not when awaited, so that a screen that goes away can still say it;
    /// await it to know that it is on the disk.
    pub fn append(
        &self,
        new: Vec<NewEntry>,
        clearing: Clearing,
    ) -> impl Future<Output = Result<Receipt>> + Send + use<> {
        let now = self.clock.now();
        self.write(Box::new(move |journal| journal.append(new, &clearing, now)))
    }

    /// Takes entries as bytes, from an export, a list or another phone.
    pub fn receive(
        &self,
        entries: Vec<Vec<u8>>,
    ) -> impl Future<Output = Result<Receipt>> + Send + use<> {
        self.write(Box::new(move |journal| journal.receive(entries)))
    }

    /// Keeps an open form as it stands.
    pub fn keep_draft(
        &self,
        key: DraftKey,
        bytes: Vec<u8>,
    ) -> impl Future<Output = Result<()>> + Send + use<> {
        let done = self.write(Box::new(move |journal| {
            journal
                .keep_draft(&key, &bytes)
                .map(|()| Receipt::default())
        }));
        async move { done.await.map(|_| ()) }
    }

    /// Throws an open form away.
    pub fn drop_draft(&self, key: DraftKey) -> impl Future<Output = Result<()>> + Send + use<> {
        let done = self.write(Box::new(move |journal| {
            journal.drop_draft(&key).map(|()| Receipt::default())
        }));
        async move { done.await.map(|_| ()) }
    }

    /// Folds every entry anew. `tell` hears how far it is, on the writer's thread; `false` stops it unchanged.
    pub fn rebuild(
        &self,
        mut tell: Box<dyn FnMut(Progress) -> bool + Send>,
    ) -> impl Future<Output = Result<()>> + Send + use<> {
        let due = Arc::clone(&self.rebuild_due);
        let done = self.write(Box::new(move |journal| {
            journal.make_room(true)?;
            rebuild::rebuild(&mut journal.connection, tell.as_mut())?;
            due.store(false, Ordering::Relaxed);
            Ok(Receipt::default())
        }));
        async move { done.await.map(|_| ()) }
    }

    /// Reads the whole file, page by page and row by row, and says what is wrong: a line each, by number of page and
    /// name of table, never content; no line if all is well. Saves wait meanwhile: some seconds for a large file.
    /// Fails with code 5 (busy) if a question has been reading for more than five seconds.
    pub fn check_file(&self) -> impl Future<Output = Result<Vec<String>>> + Send + use<> {
        let (tx, rx) = oneshot::channel();
        let sent = self.write.send(Box::new(move |journal| {
            let _ = tx.send(check::complaints(&journal.connection));
        }));
        async move {
            sent.map_err(|_| StoreError::Closed)?;
            rx.await.map_err(|_| StoreError::Closed)?
        }
    }

    /// Runs SQL on the writer's connection: for tests that fill, age or attack the file.
    #[doc(hidden)]
    pub fn execute_for_tests(&self, sql: &str) -> impl Future<Output = Result<()>> + Send + use<> {
        let sql = sql.to_owned();
        let done = self.write(Box::new(move |journal| {
            journal.connection.execute_batch(&sql)?;
            Ok(Receipt::default())
        }));
        async move { done.await.map(|_| ()) }
    }

    /// Asks a question. Dropping the future before a reader took the job means that it is never run.
    pub async fn ask<V: View>(&self, view: V) -> Result<V::Out> {
        let (tx, rx) = oneshot::channel();
        self.read
            .send(Box::new(move |connection| {
                if !tx.is_closed() {
                    assert_off_the_ui();
                    let _ = tx.send(view.run(connection));
                }
            }))
            .map_err(|_| StoreError::Closed)?;
        rx.await.map_err(|_| StoreError::Closed)?
    }

    fn write(&self, job: Writing) -> impl Future<Output = Result<Receipt>> + Send + use<> {
        let (tx, rx) = oneshot::channel();
        let changes = self.changes.clone();
        let sent = self.write.send(Box::new(move |journal| {
            let got = job(journal);
            // After the commit, before the answer: a screen that hears "saved" finds the row.
            if let Ok(receipt) = &got
                && !receipt.touched.is_empty()
            {
                let _ = changes.send(receipt.touched.as_slice().into());
            }
            let _ = tx.send(got);
        }));
        async move {
            sent.map_err(|_| StoreError::Closed)?;
            rx.await.map_err(|_| StoreError::Closed)?
        }
    }
}
