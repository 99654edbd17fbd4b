//! Work that blocks, on a thread of its own, so that the screen goes on; and long work with a bar that moves and a
//! stop that is heard. A pool of threads was refused: at most one such work runs at a time, for one worker.

use crate::store::Progress;
use dioxus::prelude::*;
use std::future::Future;
use std::pin::pin;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::task::{Context, Poll, Wake, Waker};
use std::time::Duration;
use tokio::sync::{oneshot, watch};

/// Runs what blocks on a thread of its own. `None`: there is no thread to be had, or it panicked.
pub(super) async fn aside<T: Send + 'static>(
    work: impl FnOnce() -> T + Send + 'static,
) -> Option<T> {
    let (tx, rx) = oneshot::channel();
    let spawned = std::thread::Builder::new()
        .name("aside".into())
        .spawn(move || {
            let _ = tx.send(work());
        });
    spawned.ok()?;
    rx.await.ok()
}

/// Waits for a future on this thread, where there is no runtime and none is needed for the store's answers.
pub(crate) fn wait<T>(future: impl Future<Output = T>) -> T {
    #[derive(Default)]
    struct Bell(Mutex<bool>, Condvar);
    impl Wake for Bell {
        fn wake(self: Arc<Self>) {
            *self.0.lock().unwrap_or_else(PoisonError::into_inner) = true;
            self.1.notify_one();
        }
    }
    let bell = Arc::new(Bell::default());
    let waker = Waker::from(Arc::clone(&bell));
    let mut context = Context::from_waker(&waker);
    let mut future = pin!(future);
    loop {
        if let Poll::Ready(value) = future.as_mut().poll(&mut context) {
            return value;
        }
        let mut rung = bell.0.lock().unwrap_or_else(PoisonError::into_inner);
        while !*rung {
            rung = bell.1.wait(rung).unwrap_or_else(PoisonError::into_inner);
        }
        *rung = false;
    }
}

/// Hears how far a work is; answers whether to go on.
pub(super) type Tell = Box<dyn FnMut(Progress) -> bool + Send>;

/// A bar is drawn anew at most this often.
const QUIET: Duration = Duration::from_millis(100);

/// A long work of a screen.
#[derive(Clone, Copy, PartialEq)]
pub(super) struct Work {
    progress: Signal<Option<Progress>>,
    stop: CopyValue<Arc<AtomicBool>>,
}

/// A long work of this component. When the component goes, the work is told to stop: what goes on unseen would hold
/// the journal open after the lock.
pub(super) fn use_work() -> Work {
    let stop = use_hook(|| Arc::new(AtomicBool::new(false)));
    use_drop({
        let stop = Arc::clone(&stop);
        move || stop.store(true, Ordering::Relaxed)
    });
    use_hook(|| Work {
        progress: Signal::new(None),
        stop: CopyValue::new(stop),
    })
}

impl Work {
    /// How far it is; `None` when nothing runs.
    pub(super) fn progress(&self) -> Option<Progress> {
        *self.progress.read()
    }

    /// Asks it to stop.
    pub(super) fn stop(&self) {
        self.stop.peek().store(true, Ordering::Relaxed);
    }

    /// Starts a work and waits for its end, moving the bar.
    pub(super) async fn run<T, F: Future<Output = T>>(
        mut self,
        start: impl FnOnce(Tell) -> F,
    ) -> T {
        let stop = Arc::clone(&*self.stop.peek());
        stop.store(false, Ordering::Relaxed);
        let (tx, mut rx) = watch::channel(Progress::default());
        self.progress.set(Some(Progress::default()));
        let mut done = pin!(start(Box::new(move |progress| {
            tx.send_replace(progress);
            !stop.load(Ordering::Relaxed)
        })));
        let out = loop {
            tokio::select! {
                out = &mut done => break out,
                Ok(()) = rx.changed() => {
                    let now = *rx.borrow_and_update();
                    self.progress.set(Some(now));
                }
            }
            tokio::select! {
                out = &mut done => break out,
                () = tokio::time::sleep(QUIET) => {}
            }
        };
        self.progress.set(None);
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_waited_for_may_be_woken_from_another_thread() {
        let (tx, rx) = oneshot::channel();
        let other = std::thread::spawn(move || tx.send(7));
        assert_eq!(wait(rx).unwrap(), 7);
        other.join().unwrap().unwrap();
    }

    #[test]
    fn a_panic_aside_is_an_answer_and_no_hanging() {
        assert_eq!(wait(aside(|| 7)), Some(7));
        let gone: Option<()> = wait(aside(|| panic!("as the test wants")));
        assert_eq!(gone, None);
    }
}
