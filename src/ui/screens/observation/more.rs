//! What is asked seldom: a note, who was along, where the phone was.

use super::form::Ctx;
use crate::domain::private::Private;
use crate::icon;
use crate::t;
use crate::ui::parts::position::PositionButton;
use dioxus::prelude::*;

/// The note, behind one tap so that it takes no room.
#[component]
pub fn Note(ctx: Ctx) -> Element {
    let mut open = use_signal(|| !ctx.form.peek().note.is_blank());
    // A form that is opened again must not call the keyboard up.
    let mut tapped = use_signal(|| false);
    rsx! {
        if open() {
            div { class: "gv-field",
                label { r#for: "note", {t!("note")} }
                textarea {
                    id: "note",
                    class: "ds-input gv-in",
                    autocomplete: "off",
                    spellcheck: "false",
                    initial_value: "{ctx.form.peek().note.0}",
                    oninput: move |e| {
                        let text = e.value();
                        ctx.set(move |f| f.note = text.clone().into());
                    },
                    onmounted: move |m| async move {
                        if *tapped.peek() {
                            let _ = m.set_focus(true).await;
                        }
                    },
                }
            }
        } else {
            button {
                class: "ds-button gv-note",
                "data-variant": "tertiary",
                "data-color": "neutral",
                r#type: "button",
                onclick: move |_| {
                    tapped.set(true);
                    open.set(true);
                },
                {icon!(Pencil)}
                {t!("add-note")}
            }
        }
    }
}

/// The fold "Mere".
#[component]
pub fn More(ctx: Ctx) -> Element {
    let mut open = use_signal(|| false);
    let fix = ctx.form.read().fix;
    rsx! {
        button {
            class: "ds-button gv-fold",
            "data-variant": "tertiary",
            "data-color": "neutral",
            r#type: "button",
            aria_expanded: open(),
            onclick: move |_| open.toggle(),
            {t!("more")}
            if open() { {icon!(ChevronUp)} } else { {icon!(ChevronDown)} }
        }
        if open() {
            div { class: "gv-field",
                label { r#for: "with", {t!("who-was-along")} }
                input {
                    id: "with",
                    class: "ds-input gv-in",
                    autocomplete: "off",
                    spellcheck: "false",
                    initial_value: ctx.form.peek().with.iter().map(|w| w.0.clone()).collect::<Vec<_>>().join(", "),
                    oninput: move |e| {
                        let names: Vec<Private<String>> =
                            e.value().split(',').map(|n| n.trim().into()).filter(|n: &Private<String>| !n.is_blank()).collect();
                        ctx.set(move |f| f.with.clone_from(&names));
                    },
                }
            }
            PositionButton { fix, on: move |fix| ctx.set(move |f| f.fix = fix) }
        }
    }
}
