//! What lies on this phone, what does not, and whether it is whole.

use crate::icon;
use crate::store::views::PhoneHolds;
use crate::store::{Result, StoreError};
use crate::t;
use crate::ui::aside::use_work;
use crate::ui::figures;
use crate::ui::hooks::{use_store, use_view};
use crate::ui::parts::frame::Problem;
use crate::ui::parts::progress::WorkBar;
use crate::ui::words;
use dioxus::prelude::*;

/// Counts, promises, and two buttons to see to the file.
#[component]
pub fn Holds() -> Element {
    let answer = use_view(|| PhoneHolds);
    let (holds, problem) = match &*answer.read() {
        Some(Ok(holds)) => (Some(*holds), None),
        Some(Err(error)) => (None, Some(words::store_problem(error))),
        None => (None, None),
    };
    rsx! {
        section {
            h2 { class: "gv-h", {t!("phone-holds")} }
            div { class: "gv-card",
                Problem { text: problem }
                if let Some(holds) = holds {
                    Fact { picture: icon!(House), what: t!("places"), n: figures::count(holds.places) }
                    Fact { picture: icon!(DoorClosed), what: t!("holds-visits"), n: figures::count(holds.visits) }
                    Fact { picture: icon!(Eye), what: t!("holds-observations"), n: figures::count(holds.observations) }
                    Fact { picture: icon!(Pencil), what: t!("holds-drafts"), n: figures::count(holds.drafts) }
                    Fact { picture: icon!(NotebookText), what: t!("holds-entries"), n: figures::count(holds.entries) }
                    Fact { picture: icon!(HardDrive), what: t!("holds-bytes"), n: figures::size(holds.bytes) }
                }
            }
            div { class: "gv-card",
                p { class: "gv-fact", "data-color": "success",
                    {icon!(Check)}
                    span { b { {t!("holds-is")} } small { {t!("holds-is-more")} } }
                }
                p { class: "gv-fact", "data-color": "neutral",
                    {icon!(X)}
                    span { b { {t!("holds-not")} } small { {t!("holds-not-more")} } }
                }
                p { class: "gv-fact", "data-color": "neutral",
                    {icon!(CloudOff)}
                    span { b { {t!("holds-leaves")} } small { {t!("holds-leaves-more")} } }
                }
                Check {}
                Rebuild {}
            }
        }
    }
}

#[component]
fn Fact(picture: Element, what: String, n: String) -> Element {
    rsx! {
        p { class: "gv-fact", "data-color": "neutral",
            {picture}
            span { "{what}" }
            em { "{n}" }
        }
    }
}

/// Reads the file from end to end.
#[component]
fn Check() -> Element {
    let store = use_store();
    let mut busy = use_signal(|| false);
    let mut said = use_signal(|| None::<Result<usize>>);
    let (well, problem) = match &*said.read() {
        Some(Ok(0)) => (Some(t!("file-whole")), None),
        Some(Ok(n)) => (None, Some(t!("file-not-whole", n = *n))),
        Some(Err(error)) => (None, Some(words::store_problem(error))),
        None => (None, None),
    };
    rsx! {
        button {
            class: "ds-button gv-wide",
            "data-variant": "secondary",
            "data-color": "neutral",
            r#type: "button",
            disabled: busy(),
            onclick: move |_| {
                let checking = store.check_file();
                async move {
                    busy.set(true);
                    said.set(None);
                    let found = checking.await.map(|complaints| complaints.len());
                    busy.set(false);
                    said.set(Some(found));
                }
            },
            {icon!(ShieldCheck)}
            if busy() { {t!("checking-file")} } else { {t!("check-file")} }
        }
        p { class: "gv-quiet", role: "status", {well} }
        Problem { text: problem }
    }
}

/// Lays all views up again.
#[component]
fn Rebuild() -> Element {
    let store = use_store();
    let work = use_work();
    let mut said = use_signal(|| None::<Result<()>>);
    let (well, problem) = match &*said.read() {
        Some(Ok(())) => (Some(t!("rebuilt")), None),
        Some(Err(StoreError::Stopped)) => (Some(t!("problem-stopped")), None),
        Some(Err(error)) => (None, Some(words::store_problem(error))),
        None => (None, None),
    };
    let busy = work.progress().is_some();
    rsx! {
        if !busy {
            button {
                class: "ds-button gv-wide",
                "data-variant": "secondary",
                "data-color": "neutral",
                r#type: "button",
                onclick: move |_| {
                    let store = store.clone();
                    async move {
                        said.set(None);
                        let done = work.run(|tell| store.rebuild(tell)).await;
                        said.set(Some(done));
                    }
                },
                {icon!(RefreshCw)}
                {t!("rebuild")}
            }
        }
        p { class: "gv-quiet", {t!("rebuild-help")} }
        WorkBar { work, text: t!("rebuilding"), can_stop: true }
        p { class: "gv-quiet", role: "status", {well} }
        Problem { text: problem }
    }
}
