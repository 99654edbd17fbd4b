//! What stands between unlocking and the first screen after an update that reads entries in another way.

use crate::icon;
use crate::store::StoreError;
use crate::t;
use crate::ui::aside::use_work;
use crate::ui::hooks::use_store;
use crate::ui::parts::frame::{HomeTop, Problem};
use crate::ui::parts::progress::WorkBar;
use crate::ui::words;
use dioxus::prelude::*;

/// Lays all views up again; no screen may read them before. Cannot be passed over, but the phone can be locked.
#[component]
pub fn Rebuilding(on_done: EventHandler<()>) -> Element {
    let store = use_store();
    let work = use_work();
    let mut problem = use_signal(|| None::<StoreError>);
    let mut going = use_future(move || {
        let store = store.clone();
        async move {
            problem.set(None);
            match work.run(|tell| store.rebuild(tell)).await {
                Ok(()) => on_done.call(()),
                Err(error) => problem.set(Some(error)),
            }
        }
    });
    let failed = problem.read().is_some();
    rsx! {
        div { class: "gv-screen",
            HomeTop { title: t!("rebuilding"), sub: rsx! { p { {t!("rebuilding-sub")} } } }
            main { class: "gv-main form",
                p { class: "gv-quiet", role: "status", {t!("rebuilding-text")} }
                WorkBar { work, text: t!("rebuilding"), can_stop: false }
                Problem { text: problem.read().as_ref().map(words::store_problem) }
                if failed {
                    button {
                        class: "ds-button gv-wide",
                        r#type: "button",
                        onclick: move |_| going.restart(),
                        {icon!(RefreshCw)}
                        {t!("try-again")}
                    }
                }
            }
        }
    }
}
