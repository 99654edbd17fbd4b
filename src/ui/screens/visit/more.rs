//! What is asked seldom: form of contact, when, who was along, where the phone was, whether to go on.

use super::page::Ctx;
use crate::domain::id::SubjectId;
use crate::domain::outcome::{ContactForm, Onward, Outcome};
use crate::domain::private::Private;
use crate::domain::time::{minute_text, parse_minute};
use crate::icon;
use crate::t;
use crate::ui::parts::choices::Segments;
use crate::ui::parts::position::PositionButton;
use crate::ui::route::Route;
use crate::ui::words;
use dioxus::prelude::*;

const FORMS: [ContactForm; 3] = [
    ContactForm::Meeting,
    ContactForm::Telephone,
    ContactForm::Sms,
];
const ONWARD: [Onward; 2] = [Onward::Continue, Onward::OtherOffers];

/// The judgement after a contact, and the fold "Mere".
#[component]
pub fn More(ctx: Ctx, place: SubjectId) -> Element {
    let mut open = use_signal(|| false);
    let nav = use_navigator();
    let visiting = ctx.form.read().clone();
    let contact = visiting.outcome.is_some_and(Outcome::is_contact);
    let with: Vec<String> = visiting.with.iter().map(|w| w.0.clone()).collect();
    rsx! {
        if contact {
            fieldset { class: "gv-seg",
                legend { class: "gv-q", {t!("do-we-go-on")} }
                Segments {
                    name: "onward",
                    options: vec![t!("onward-continue"), t!("onward-other-offers")],
                    chosen: visiting.onward.and_then(|o| ONWARD.iter().position(|x| *x == o)),
                    on: move |i: usize| {
                        let onward = ONWARD.get(i).copied();
                        ctx.set(move |f| f.onward = onward);
                    },
                }
            }
        }
        if matches!(visiting.outcome, Some(Outcome::MetElsewhere | Outcome::AgreedAgain)) {
            div { class: "gv-field",
                label { r#for: "met-at", {t!("where-met")} }
                input {
                    id: "met-at",
                    class: "ds-input gv-in",
                    autocomplete: "off",
                    spellcheck: "false",
                    initial_value: "{visiting.met_at.0}",
                    oninput: move |e| {
                        let text = e.value();
                        ctx.set(move |f| f.met_at = text.clone().into());
                    },
                }
            }
        }
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
            fieldset { class: "gv-seg",
                legend { class: "gv-q", {t!("form-of-contact")} }
                Segments {
                    name: "form",
                    options: FORMS.iter().map(|f| words::form(*f)).collect::<Vec<_>>(),
                    chosen: FORMS.iter().position(|f| *f == visiting.form),
                    on: move |i: usize| {
                        if let Some(form) = FORMS.get(i).copied() {
                            ctx.set(move |f| f.form = form);
                        }
                    },
                }
            }
            div { class: "gv-field",
                label { r#for: "at", {t!("when-happened")} }
                input {
                    id: "at",
                    class: "ds-input gv-in",
                    r#type: "datetime-local",
                    initial_value: minute_text(visiting.at),
                    onchange: move |e| {
                        if let Some(at) = parse_minute(e.value().get(..16).unwrap_or_default()) {
                            ctx.set(move |f| f.at = at);
                        }
                    },
                }
            }
            div { class: "gv-field",
                label { r#for: "with", {t!("who-was-along")} }
                input {
                    id: "with",
                    class: "ds-input gv-in",
                    autocomplete: "off",
                    spellcheck: "false",
                    initial_value: with.join(", "),
                    oninput: move |e| {
                        let names: Vec<Private<String>> = e.value().split(',').map(|n| n.trim().into()).filter(|n: &Private<String>| !n.is_blank()).collect();
                        ctx.set(move |f| f.with.clone_from(&names));
                    },
                }
            }
            if visiting.postcard {
                div { class: "gv-field",
                    label { r#for: "card", {t!("postcard-says")} }
                    input {
                        id: "card",
                        class: "ds-input gv-in",
                        autocomplete: "off",
                        spellcheck: "false",
                        initial_value: "{visiting.postcard_text.0}",
                        oninput: move |e| {
                            let text = e.value();
                            ctx.set(move |f| f.postcard_text = text.clone().into());
                        },
                    }
                }
            }
            PositionButton { fix: visiting.fix, on: move |fix| ctx.set(move |f| f.fix = fix) }
            button {
                class: "ds-button gv-note",
                "data-variant": "tertiary",
                "data-color": "neutral",
                r#type: "button",
                onclick: move |_| {
                    nav.push(Route::AddressPage { place });
                },
                {icon!(House)}
                {t!("history")}
            }
        }
    }
}
