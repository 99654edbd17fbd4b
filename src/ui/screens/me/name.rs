//! The name that colleagues see.

use crate::domain::entry::Body;
use crate::domain::id::SubjectId;
use crate::domain::member::MemberRenamed;
use crate::icon;
use crate::store::views::{Draft, MyName};
use crate::store::{DraftKey, NewEntry, StoreError};
use crate::t;
use crate::ui::hooks::{use_session, use_store, use_view};
use crate::ui::parts::frame::Problem;
use crate::ui::words;
use dioxus::prelude::*;
use uuid::Uuid;

fn key() -> DraftKey {
    DraftKey {
        subject: SubjectId(Uuid::nil()),
        form: "name",
    }
}

/// The form, once it is known how it was left.
#[component]
pub fn Name() -> Element {
    let store = use_store();
    let member = store.identity().member;
    let answer = use_view(move || MyName { member });
    let mut kept = use_signal(|| None::<Option<String>>);
    use_future(move || {
        let store = store.clone();
        async move {
            let bytes = store.ask(Draft { key: key() }).await.ok().flatten();
            kept.set(Some(bytes.and_then(|b| String::from_utf8(b).ok())));
        }
    });
    let name = match &*answer.read() {
        Some(Ok(name)) => name.clone().unwrap_or_default(),
        Some(Err(error)) => {
            let text = words::store_problem(error);
            return rsx! {
                Problem { text }
            };
        }
        None => return rsx! {},
    };
    let Some(kept) = kept() else {
        return rsx! {};
    };
    rsx! {
        NameForm { now: name, kept }
    }
}

#[component]
fn NameForm(now: String, kept: Option<String>) -> Element {
    let (session, store) = (use_session(), use_store());
    let start = use_hook(|| kept.unwrap_or_else(|| now.clone()));
    let mut typed = use_signal({
        let start = start.clone();
        move || start
    });
    let mut problem = use_signal(|| None::<Result<StoreError, ()>>);
    let mut saved = use_signal(|| false);
    let changed = typed.read().trim() != now;
    let why = match &*problem.read() {
        Some(Ok(error)) => Some(words::store_problem(error)),
        Some(Err(())) => Some(t!("name-missing")),
        None => None,
    };
    let keep = store.clone();
    rsx! {
        form {
            class: "gv-field",
            onsubmit: move |e| {
                e.prevent_default();
                problem.set(None);
                saved.set(false);
                let name = typed.peek().trim().to_owned();
                if name.is_empty() {
                    problem.set(Some(Err(())));
                    return;
                }
                let renamed = NewEntry {
                    subject: SubjectId(store.identity().member.0),
                    at: session.desk().wall(),
                    body: Body::MemberRenamed(MemberRenamed { name: name.into() }),
                };
                let done = store.append(vec![renamed], Some(key()));
                spawn(async move {
                    match done.await {
                        Ok(_) => saved.set(true),
                        Err(error) => problem.set(Some(Ok(error))),
                    }
                });
            },
            label { r#for: "name", {t!("your-name")} }
            input {
                id: "name",
                class: "ds-input gv-in",
                autocomplete: "off",
                spellcheck: "false",
                aria_describedby: "name-help",
                initial_value: "{start}",
                oninput: move |e| {
                    typed.set(e.value());
                    saved.set(false);
                    // What could not be kept is told when it is saved.
                    drop(keep.keep_draft(key(), e.value().into_bytes()));
                },
            }
            p { class: "gv-quiet", id: "name-help", {t!("your-name-help")} }
            Problem { text: why }
            if changed {
                button { class: "ds-button gv-wide", r#type: "submit",
                    {icon!(Check)}
                    {t!("save-name")}
                }
            }
            p { class: "gv-quiet", role: "status",
                if saved() && !changed { {t!("name-saved")} }
            }
        }
    }
}
