//! The questions of the page, in the order in which one sees the answers at the door.

use super::page::Ctx;
use crate::domain::fold::{OpenSlip, SafetyNow};
use crate::domain::id::MemberId;
use crate::domain::outcome::{ContactForm, Outcome};
use crate::domain::sign::Sign;
use crate::domain::slip::{Door, SlipState};
use crate::icon;
use crate::t;
use crate::ui::hooks::use_now;
use crate::ui::parts::choices::{Chip, Segments, Tile};
use crate::ui::{when, words};
use dioxus::prelude::*;
use std::collections::BTreeMap;

/// What to know before knocking: above everything else.
#[component]
pub fn Safety(safety: SafetyNow, names: BTreeMap<MemberId, String>) -> Element {
    let now = use_now();
    let mut text: Vec<String> = safety
        .note
        .dangers
        .iter()
        .map(|d| words::danger(*d))
        .collect();
    if !safety.note.note.is_blank() {
        text.push(safety.note.note.0.clone());
    }
    let on = when::date(safety.on, now().date());
    let who = names.get(&safety.author).cloned();
    rsx! {
        div { class: "gv-alert", "data-color": "warning", role: "note",
            {icon!(ShieldAlert)}
            div {
                b { {text.join(". ")} }
                span {
                    if let Some(who) = who {
                        {t!("written-by", who = who, date = on)}
                    } else {
                        {t!("written-on", date = on)}
                    }
                }
            }
        }
    }
}

/// A slip from last time: gone, still there, not looked at.
#[component]
pub fn SlipCheck(slip: OpenSlip, ctx: Ctx) -> Element {
    let now = use_now();
    let said = ctx.form.read().looked(slip.id);
    let states = [
        SlipState::Gone,
        SlipState::StillThere,
        SlipState::NotChecked,
    ];
    let name = format!("slip-{}-{}", slip.id.visit, slip.id.door.code());
    let id = slip.id;
    rsx! {
        fieldset { class: "gv-slip",
            legend { class: "ds-sr-only", {t!("slip-from-before", door = words::the_door(slip.id.door))} }
            p {
                {icon!(StickyNote)}
                span {
                    b { {t!("slip-in", door = words::the_door(slip.id.door))} }
                    {t!("set-on", date = when::date(slip.set_on, now().date()))}
                }
            }
            Segments {
                name,
                options: states.iter().map(|s| words::slip_state(*s)).collect::<Vec<_>>(),
                chosen: said.and_then(|s| states.iter().position(|o| *o == s)),
                on: move |i: usize| {
                    if let Some(state) = states.get(i).copied() {
                        ctx.set(move |f| f.look(id, state));
                    }
                },
            }
        }
    }
}

const FACE: [Outcome; 5] = [
    Outcome::NotOpened,
    Outcome::Rejected,
    Outcome::SpokeAtDoor,
    Outcome::InvitedIn,
    Outcome::MetElsewhere,
];
const REST: [Outcome; 3] = [
    Outcome::AgreedAgain,
    Outcome::Moved,
    Outcome::NotTargetGroup,
];
const DISTANT: [Outcome; 4] = [
    Outcome::NotOpened,
    Outcome::Spoke,
    Outcome::Rejected,
    Outcome::AgreedAgain,
];

/// What happened: five on the face, the rest behind "Andet".
#[component]
pub fn Outcomes(ctx: Ctx) -> Element {
    let (chosen, form) = (ctx.form.read().outcome, ctx.form.read().form);
    let distant = matches!(form, ContactForm::Telephone | ContactForm::Sms);
    let mut open = use_signal(|| chosen.is_some_and(|o| REST.contains(&o)));
    let face: &[Outcome] = if distant { &DISTANT } else { &FACE };
    let rest: &[Outcome] = if distant {
        &[Outcome::Moved, Outcome::NotTargetGroup]
    } else {
        &REST
    };
    let tile = move |outcome: Outcome| {
        rsx! {
            Tile {
                key: "{outcome.code()}",
                name: "outcome",
                chosen: chosen == Some(outcome),
                picture: words::outcome_icon(outcome),
                text: words::outcome_in(form, outcome),
                on: move |()| ctx.set(move |f| f.outcome = Some(outcome)),
            }
        }
    };
    rsx! {
        fieldset {
            legend { class: "gv-q", {t!("what-happened")} }
            div { class: "gv-tiles",
                for outcome in face.iter().copied() {
                    {tile(outcome)}
                }
                if open() {
                    for outcome in rest.iter().copied() {
                        {tile(outcome)}
                    }
                } else {
                    button {
                        class: "gv-tile",
                        r#type: "button",
                        aria_expanded: "false",
                        onclick: move |_| open.set(true),
                        {icon!(Ellipsis)}
                        span { {t!("other")} }
                    }
                }
            }
        }
    }
}

const COMMON: [Sign; 3] = [Sign::LightOrTv, Sign::Footprints, Sign::Neglected];

/// Signs: the commonest on the face, all behind "Flere tegn", concern and life apart.
#[component]
pub fn Signs(ctx: Ctx) -> Element {
    let signs = ctx.form.read().signs.clone();
    let mut open = use_signal(|| signs.iter().any(|s| !COMMON.contains(s)));
    let chosen = signs.clone();
    let chip = move |sign: Sign| {
        rsx! {
            Chip {
                key: "{sign.code()}",
                chosen: chosen.contains(&sign),
                text: words::sign(sign),
                on: move |yes| ctx.set(move |f| f.toggle_sign(sign, yes)),
            }
        }
    };
    rsx! {
        if open() {
            fieldset {
                legend { class: "gv-q", {t!("signs-of-life")} }
                div { class: "gv-chips",
                    for sign in Sign::LIFE {
                        {chip(sign)}
                    }
                }
            }
            fieldset {
                legend { class: "gv-q", {t!("signs-of-concern")} }
                div { class: "gv-chips",
                    for sign in Sign::CONCERN {
                        {chip(sign)}
                    }
                }
            }
        } else {
            fieldset {
                legend { class: "gv-q", {t!("signs-you-see")} }
                div { class: "gv-chips",
                    for sign in COMMON {
                        {chip(sign)}
                    }
                    button {
                        class: "ds-chip",
                        r#type: "button",
                        aria_expanded: "false",
                        onclick: move |_| open.set(true),
                        {t!("more-signs")}
                    }
                }
            }
        }
    }
}

/// In which door the slip was set. None is chosen by the app: it is evidence.
#[component]
pub fn Doors(ctx: Ctx) -> Element {
    let doors = ctx.form.read().doors.clone();
    rsx! {
        fieldset {
            legend { class: "gv-q", {t!("which-door")} }
            div { class: "gv-chips",
                for door in Door::ALL.iter().copied() {
                    Chip {
                        key: "{door.code()}",
                        chosen: doors.contains(&door),
                        text: words::door(door),
                        on: move |yes| ctx.set(move |f| f.toggle_door(door, yes)),
                    }
                }
            }
        }
    }
}

/// The note, behind one tap so that it takes no room.
#[component]
pub fn Note(ctx: Ctx) -> Element {
    let mut open = use_signal(|| !ctx.form.peek().note.is_blank());
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
                        let _ = m.set_focus(true).await;
                    },
                }
            }
        } else {
            button {
                class: "ds-button gv-note",
                "data-variant": "tertiary",
                "data-color": "neutral",
                r#type: "button",
                onclick: move |_| open.set(true),
                {icon!(Pencil)}
                {t!("add-note")}
            }
        }
    }
}
