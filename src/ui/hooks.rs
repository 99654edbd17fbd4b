//! What screens hang on: questions to the store, the time, messages from the page.

use crate::store::tiles::MapInfo;
use crate::store::{Result, Store, Touched, View};
use crate::ui::session::Session;
use chrono::NaiveDateTime;
use dioxus::prelude::*;
use serde::de::DeserializeOwned;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::broadcast::error::RecvError;

/// After a change the answer is asked again at most this often.
const QUIET: Duration = Duration::from_millis(50);

/// The session of this page.
pub fn use_session() -> Session {
    use_hook(consume_context::<Session>)
}

/// The open journal. Only below the guard, where there is one.
pub fn use_store() -> Store {
    use_hook(consume_context::<Store>)
}

/// The answer to a question, kept fresh: `None` until the first one is there, then the last one that was.
pub fn use_view<V: View>(ask: impl FnMut() -> V + 'static) -> ReadSignal<Option<Result<V::Out>>>
where
    Result<V::Out>: Fresh,
{
    let store = use_store();
    let mut out = use_signal(|| None::<Result<V::Out>>);
    let view = use_memo(ask);
    use_resource(move || {
        let (view, store) = (view(), store.clone());
        async move {
            // Subscribed before the first question, so that no change falls between the two.
            let mut changes = store.changes();
            loop {
                let got = store.ask(view.clone()).await;
                // Peek: reading here would subscribe the task to its own answer.
                if out.peek().as_ref().is_none_or(|old| got.differs(old)) {
                    out.set(Some(got));
                }
                loop {
                    match changes.recv().await {
                        Ok(touched) if concerns(&view, &touched) => break,
                        Ok(_) => {}
                        // One of ours may have been missed: ask again.
                        Err(RecvError::Lagged(_)) => break,
                        Err(RecvError::Closed) => return,
                    }
                }
                tokio::time::sleep(QUIET).await;
                changes = changes.resubscribe();
            }
        }
    });
    read_only(out)
}

/// The same reader at every draw. One made anew each time would count as another one: the child that gets it would mark
/// the signal's readers to be drawn again, the parent among them, and both would draw each other for ever.
fn read_only<T: 'static>(signal: Signal<T>) -> ReadSignal<T> {
    use_hook(|| signal.into())
}

fn concerns<V: View>(view: &V, touched: &Touched) -> bool {
    touched.iter().any(|s| view.touched_by(*s))
}

/// Whether a new answer differs from the old one; errors always do.
pub trait Fresh {
    /// Whether to draw again.
    fn differs(&self, old: &Self) -> bool;
}

impl<T: PartialEq> Fresh for Result<T> {
    fn differs(&self, old: &Self) -> bool {
        match (self, old) {
            (Ok(new), Ok(old)) => new != old,
            _ => true,
        }
    }
}

/// The local time, to the minute; moves on by itself.
pub fn use_now() -> ReadSignal<NaiveDateTime> {
    let session = use_session();
    let desk = session.desk().clone();
    let mut now = use_signal({
        let desk = desk.clone();
        move || desk.now()
    });
    use_future(move || {
        let desk = desk.clone();
        async move {
            loop {
                tokio::time::sleep(Duration::from_secs(5)).await;
                let fresh = desk.now();
                if *now.peek() != fresh {
                    now.set(fresh);
                }
            }
        }
    });
    read_only(now)
}

/// The map files on this phone; comes again when one is brought in or taken away.
pub fn use_maps() -> ReadSignal<Arc<[MapInfo]>> {
    let session = use_session();
    let shelf = session.desk().maps().maps();
    let mut maps = use_signal({
        let shelf = shelf.clone();
        move || Arc::clone(&shelf.borrow())
    });
    use_future(move || {
        let mut shelf = shelf.clone();
        async move {
            loop {
                let now = Arc::clone(&shelf.borrow_and_update());
                if *maps.peek() != now {
                    maps.set(now);
                }
                if shelf.changed().await.is_err() {
                    break;
                }
            }
        }
    });
    read_only(maps)
}

/// Hears messages of the page under `name`, as long as the component is there. `start` is the name of the function of
/// `window.grus` that sends them.
pub fn use_page<M: DeserializeOwned + 'static>(
    name: &'static str,
    mut on: impl FnMut(M) + Copy + 'static,
) {
    use_future(move || async move {
        let mut page = document::eval(&format!(
            "grus.on('{name}', m => dioxus.send(m), grus.{name}); await new Promise(() => {{}})"
        ));
        loop {
            match page.recv::<M>().await {
                Ok(message) => on(message),
                Err(document::EvalError::Serialization(_)) => {
                    tracing::warn!(name, "a message of the page has an unknown shape");
                }
                Err(_) => break,
            }
        }
    });
    use_drop(move || {
        document::eval(&format!("grus.off('{name}')"));
    });
}
