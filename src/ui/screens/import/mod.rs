//! An address list in: pick a file, see what would come of it, take it. Nothing is written before the second button.

mod bad;
mod preview;

use crate::domain::time::WallTime;
use crate::exchange::address_list::{ListedPlace, MAX_BYTES};
use crate::exchange::import::{self, ImportError, Imported};
use crate::icon;
use crate::store::Store;
use crate::t;
use crate::ui::aside::{Work, aside, use_work, wait};
use crate::ui::figures;
use crate::ui::files::{self, FileError, Picked};
use crate::ui::hooks::{use_session, use_store};
use crate::ui::list_words;
use crate::ui::parts::frame::{Nav, Problem, Tab, Top};
use crate::ui::parts::progress::WorkBar;
use crate::ui::route::Route;
use bad::BadRows;
use dioxus::prelude::*;
use preview::{Counts, FirstRows};
use std::sync::Arc;

/// Rows that the preview shows.
const FIRST: usize = 8;

/// A picked list that was looked through. Stays in memory until the screen goes.
#[derive(Clone)]
struct Looked {
    name: String,
    bytes: Arc<Vec<u8>>,
    seen: Imported,
    first: Vec<ListedPlace>,
}

/// What went wrong.
enum Why {
    File(FileError),
    Import(ImportError),
    NoThread,
}

impl Why {
    fn text(&self) -> String {
        match self {
            Self::File(FileError::Unreadable) => t!("file-unreadable"),
            Self::File(FileError::TooBig) => t!("list-too-big"),
            Self::Import(error) => list_words::problem(error),
            Self::NoThread => t!("problem-other"),
        }
    }
}

/// Where the screen stands.
#[derive(Clone, Copy, PartialEq)]
struct Ctx {
    looked: Signal<Option<Looked>>,
    done: Signal<Option<Imported>>,
    why: Signal<Option<Why>>,
    reading: Signal<bool>,
    work: Work,
}

/// The screen.
#[component]
pub fn Import() -> Element {
    let ctx = Ctx {
        looked: use_signal(|| None),
        done: use_signal(|| None),
        why: use_signal(|| None),
        reading: use_signal(|| false),
        work: use_work(),
    };
    let (session, store) = (use_session(), use_store());
    // Handlers of the screen, not of the buttons: a button goes while its work runs, and would take it along.
    let on_choose = use_callback({
        let store = store.clone();
        move |()| {
            spawn(ctx.choose(store.clone()));
        }
    });
    let on_take = use_callback(move |()| {
        spawn(ctx.take(store.clone(), session.desk().wall()));
    });
    let problem = ctx.why.read().as_ref().map(Why::text);
    let busy = ctx.work.progress().is_some();
    let bad = match (&*ctx.done.read(), &*ctx.looked.read()) {
        (Some(done), _) => done.bad.clone(),
        (None, Some(looked)) => looked.seen.bad.clone(),
        (None, None) => Vec::new(),
    };
    rsx! {
        div { class: "gv-screen",
            Top { page: t!("bring-in-list"), title: t!("bring-in-list") }
            main { class: "gv-main form", tabindex: "0",
                if ctx.looked.read().is_none() && ctx.done.read().is_none() {
                    p { class: "gv-quiet", {t!("list-help")} }
                    p { class: "gv-quiet", {t!("list-stays")} }
                }
                p { class: "gv-quiet", role: "status",
                    if (ctx.reading)() { {t!("list-reading")} }
                    else if let Some(done) = &*ctx.done.read() { {done_text(done)} }
                    else if let Some(looked) = &*ctx.looked.read() { {seen_text(looked)} }
                }
                Problem { text: problem }
                if let (Some(looked), false) = (&*ctx.looked.read(), ctx.done.read().is_some()) {
                    Counts { seen: looked.seen.clone() }
                    FirstRows { rows: looked.first.clone() }
                }
                BadRows { rows: bad }
            }
            Acts { ctx, busy, on_choose, on_take }
            Nav { tab: Tab::Places }
        }
    }
}

fn seen_text(looked: &Looked) -> String {
    let seen = &looked.seen;
    let name = looked.name.clone();
    if seen.added > 0 {
        t!("list-seen", name = name)
    } else if seen.known > 0 {
        t!("list-all-known", name = name)
    } else {
        t!("list-none-good", name = name)
    }
}

fn done_text(done: &Imported) -> String {
    let n = figures::count(done.added);
    if done.stopped {
        t!("list-stopped", n = n)
    } else if done.added == 0 {
        t!("list-nothing-added")
    } else {
        t!("list-done", count = done.added, n = n)
    }
}

/// What can be done now, at the thumb.
#[component]
fn Acts(ctx: Ctx, busy: bool, on_choose: EventHandler<()>, on_take: EventHandler<()>) -> Element {
    let nav = use_navigator();
    // What was stopped can be gone on with.
    let fresh = match (&*ctx.looked.read(), &*ctx.done.read()) {
        (Some(looked), None) => looked.seen.added,
        (Some(looked), Some(done)) if done.stopped => looked.seen.added.saturating_sub(done.added),
        _ => 0,
    };
    let done = ctx.done.read().is_some();
    rsx! {
        section { class: "gv-dock", aria_label: t!("bring-in-list"),
            WorkBar { work: ctx.work, text: t!("list-working"), can_stop: true }
            if !busy {
                if fresh > 0 {
                    button { class: "ds-button gv-wide", r#type: "button", onclick: move |_| on_take.call(()),
                        {icon!(Check)}
                        {t!("list-take", count = fresh, n = figures::count(fresh))}
                    }
                }
                if done {
                    button {
                        class: "ds-button gv-wide",
                        r#type: "button",
                        onclick: move |_| {
                            nav.push(Route::Places {});
                        },
                        {icon!(House)}
                        {t!("see-places")}
                    }
                }
                button {
                    class: "ds-button gv-wide",
                    "data-variant": if fresh == 0 && !done { "primary" } else { "secondary" },
                    r#type: "button",
                    disabled: (ctx.reading)(),
                    onclick: move |_| on_choose.call(()),
                    {icon!(FolderOpen)}
                    {t!("choose-file")}
                }
            }
        }
    }
}

impl Ctx {
    /// Lets the worker pick a list, and looks it through. A list that was looked at before stays until then.
    async fn choose(mut self, store: Store) {
        if (self.reading)() || self.work.progress().is_some() {
            return;
        }
        let picked = match files::pick(".csv,.txt,text/csv").await {
            Ok(Some(picked)) => picked,
            Ok(None) => return,
            Err(error) => {
                self.why.set(Some(Why::File(error)));
                return;
            }
        };
        self.looked.set(None);
        self.done.set(None);
        self.why.set(None);
        self.reading.set(true);
        let seen = aside(move || look(&store, picked)).await;
        self.reading.set(false);
        match seen {
            Some(Ok(seen)) => self.looked.set(Some(seen)),
            Some(Err(error)) => self.why.set(Some(error)),
            None => self.why.set(Some(Why::NoThread)),
        }
    }

    /// Takes the list that was looked at.
    async fn take(mut self, store: Store, at: WallTime) {
        let Some(bytes) = self.looked.peek().as_ref().map(|l| Arc::clone(&l.bytes)) else {
            return;
        };
        if self.work.progress().is_some() {
            return;
        }
        self.why.set(None);
        self.done.set(None);
        let said = self
            .work
            .run(|mut tell| aside(move || wait(import::import(&store, at, &bytes, tell.as_mut()))))
            .await;
        match said {
            Some(Ok(said)) => self.done.set(Some(said)),
            Some(Err(error)) => self.why.set(Some(Why::Import(error))),
            None => self.why.set(Some(Why::NoThread)),
        }
    }
}

/// Reads a picked file and counts what it would bring. Blocks.
fn look(store: &Store, picked: Picked) -> Result<Looked, Why> {
    let name = picked.name.clone();
    let bytes = picked.into_bytes(MAX_BYTES).map_err(Why::File)?;
    let (seen, mut first) = wait(import::preview(store, &bytes)).map_err(Why::Import)?;
    first.truncate(FIRST);
    // Room for twenty thousand rows would stay as long as the screen.
    first.shrink_to_fit();
    Ok(Looked {
        name,
        bytes: Arc::new(bytes),
        seen,
        first,
    })
}
