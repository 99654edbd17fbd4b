//! "Sikkerhed": what a colleague must know before knocking.

use super::correct::leave;
use super::draft;
use crate::domain::entry::Body;
use crate::domain::id::SubjectId;
use crate::domain::place::{Danger, SafetyNoted};
use crate::icon;
use crate::store::views::AddressView;
use crate::store::{DraftKey, NewEntry};
use crate::t;
use crate::ui::hooks::{use_session, use_store};
use crate::ui::parts::choices::Chip;
use crate::ui::parts::frame::{Problem, Top};
use crate::ui::route::Route;
use crate::ui::undo::Undo;
use crate::ui::words;
use dioxus::prelude::*;

fn key(place: SubjectId) -> DraftKey {
    draft::key(place, "safety")
}

/// Waits for the form as it was left.
#[component]
pub fn Loaded(view: AddressView) -> Element {
    let kept = draft::use_kept::<SafetyNoted>(key(view.place));
    let kept = kept.read().clone();
    rsx! {
        for kept in kept {
            Form { key: "{view.place}", view: view.clone(), kept: kept.0 }
        }
    }
}

#[component]
fn Form(view: AddressView, kept: Option<SafetyNoted>) -> Element {
    let (session, store) = (use_session(), use_store());
    let nav = use_navigator();
    let mut undo = use_context::<Signal<Option<Undo>>>();
    let place = view.place;
    let before = use_hook(|| view.state.safety.as_ref().map(|s| s.note.clone()));
    let mut noted = use_signal(|| kept.or_else(|| before.clone()).unwrap_or_default());
    let mut problem = use_signal(|| None::<String>);
    let mut saving = use_signal(|| false);

    let keep = use_callback({
        let store = store.clone();
        move |()| draft::keep(&store, key(place), &*noted.peek())
    });
    // A note under another name of the place would stand again, were it not put out too.
    let others: Vec<SubjectId> = view.joined.iter().map(|(other, ..)| *other).collect();
    let save = use_callback({
        let (title, before) = (view.title.clone(), before.clone());
        move |mut note: SafetyNoted| {
            if saving() {
                return;
            }
            problem.set(None);
            note.dangers.retain(|d| *d != Danger::Unknown);
            note.note = note.note.trim().into();
            if note.is_clear() && before.is_none() {
                problem.set(Some(t!("safety-empty")));
                return;
            }
            let at = session.desk().wall();
            let entry = |subject, note| NewEntry {
                subject,
                at,
                body: Body::SafetyNoted(note),
            };
            let mut entries = vec![entry(place, note)];
            entries.extend(others.iter().map(|o| entry(*o, SafetyNoted::default())));
            let alone = others.is_empty();
            saving.set(true);
            // Sent now, not when awaited: leaving the screen does not stop it.
            let done = store.append(entries, Some(key(place)));
            let (what, form) = (title.clone(), draft::bytes(&*noted.peek()));
            spawn(async move {
                let done = done.await;
                saving.set(false);
                match done {
                    Ok(receipt) => {
                        // Undo takes back one entry; of several it would leave a part.
                        undo.set(receipt.ids.first().filter(|_| alone).map(|entry| Undo {
                            also: Vec::new(),
                            subject: place,
                            entry: *entry,
                            what,
                            gone: false,
                            draft: Some((key(place), form)),
                            back_to: Some(Route::SafetyPage { place }),
                        }));
                        leave(nav, place);
                    }
                    Err(error) => problem.set(Some(words::store_problem(&error))),
                }
            });
        }
    });
    let chosen = noted.read().dangers.clone();
    rsx! {
        div { class: "gv-screen",
            Top { page: t!("safety-page"), title: t!("safety-page"), sub: Some(view.title.clone()) }
            main { class: "gv-main form", tabindex: "0",
                p { class: "gv-quiet", {t!("safety-help")} }
                fieldset {
                    legend { class: "gv-q", {t!("safety-what")} }
                    div { class: "gv-chips",
                        for one in Danger::ALL.iter().copied() {
                            Chip {
                                key: "{one.code()}",
                                chosen: chosen.contains(&one),
                                text: words::danger(one),
                                on: move |yes| {
                                    noted.with_mut(|n| {
                                        n.dangers.retain(|d| *d != one);
                                        if yes {
                                            n.dangers.push(one);
                                        }
                                    });
                                    keep.call(());
                                },
                            }
                        }
                    }
                }
                div { class: "gv-field",
                    label { r#for: "safety-note", {t!("note")} }
                    textarea {
                        id: "safety-note",
                        class: "ds-input gv-in",
                        autocomplete: "off",
                        spellcheck: "false",
                        initial_value: "{noted.peek().note.0}",
                        oninput: move |e| {
                            noted.with_mut(|n| n.note = e.value().into());
                            keep.call(());
                        },
                    }
                }
                if before.is_some() {
                    button {
                        class: "ds-button gv-note",
                        "data-variant": "tertiary",
                        "data-color": "neutral",
                        r#type: "button",
                        disabled: saving(),
                        onclick: move |_| save.call(SafetyNoted::default()),
                        {icon!(X)}
                        {t!("safety-clear")}
                    }
                }
            }
            div { class: "gv-bar",
                Problem { text: problem() }
                button {
                    class: "ds-button",
                    r#type: "button",
                    disabled: saving(),
                    onclick: move |_| save.call(noted.peek().clone()),
                    {icon!(Check)}
                    {t!("safety-save")}
                }
            }
        }
    }
}
