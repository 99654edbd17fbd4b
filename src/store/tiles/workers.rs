//! The threads that read map files. Two, so that one slow tile does not hold up the others; more would only wait for
//! the same disk.

use super::error::MapError;
use std::sync::mpsc::{self, Receiver, Sender};
use std::sync::{Arc, Mutex, PoisonError, RwLock, RwLockReadGuard};
use std::thread;
use std::time::{Duration, Instant};

const THREADS: usize = 2;

type Job = Box<dyn FnOnce() + Send>;

/// Whoever uses SQLite for a map stands inside.
static GATE: RwLock<()> = RwLock::new(());

/// Held by whoever opens, asks or closes a map file.
pub(super) fn enter() -> RwLockReadGuard<'static, ()> {
    GATE.read().unwrap_or_else(PoisonError::into_inner)
}

/// Lets no one in any more, and waits until those inside have left, at most some seconds: the process exits, and the
/// library under them goes.
pub(in crate::store) fn close_the_gate() {
    const LONGEST: Duration = Duration::from_secs(3);
    let start = Instant::now();
    while start.elapsed() < LONGEST {
        if let Ok(closed) = GATE.try_write() {
            std::mem::forget(closed);
            return;
        }
        thread::yield_now();
    }
}

/// Starts the threads. They end when the sender has gone and all is done.
pub(super) fn start() -> Workers {
    let (jobs, waiting) = mpsc::channel::<Job>();
    let waiting = Arc::new(Mutex::new(waiting));
    for _ in 0..THREADS {
        let waiting = Arc::clone(&waiting);
        let started = thread::Builder::new()
            .name("map-read".into())
            .spawn(move || work(&waiting));
        // Without any thread the first job is told that all is closed.
        if let Err(error) = started {
            tracing::warn!(kind = ?error.kind(), "a thread for maps did not start");
        }
    }
    Workers(jobs)
}

fn work(waiting: &Mutex<Receiver<Job>>) {
    loop {
        let job = waiting
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .recv();
        let Ok(job) = job else { break };
        job();
    }
}

/// Where jobs go.
#[derive(Clone)]
pub(super) struct Workers(Sender<Job>);

impl Workers {
    /// Has a job done by one of the threads.
    pub(super) fn run(&self, job: impl FnOnce() + Send + 'static) -> Result<(), MapError> {
        self.0.send(Box::new(job)).map_err(|_| MapError::Closed)
    }
}
