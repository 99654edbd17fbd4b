//! The sheets that every screen can open: what to note, the emergency card, and which app shows the way.

use crate::icon;
use crate::t;
use crate::ui::app::{Sheet, SheetNow};
use crate::ui::parts::way::WayChoice;
use crate::ui::route::Route;
use crate::ui::text::{Lang, lang};
use dioxus::prelude::*;

/// A sheet over the screen, from below. Closes by "Luk", by Esc (the page clicks `data-close`), and by a tap beside it.
#[component]
pub fn BottomSheet(title: String, on_close: EventHandler<()>, children: Element) -> Element {
    rsx! {
        div { class: "gv-scrim", onclick: move |_| on_close.call(()) }
        div { class: "gv-sheet", role: "dialog", aria_modal: "true", aria_label: "{title}",
            h2 { tabindex: "-1", "{title}" }
            {children}
            div { class: "gv-close",
                button {
                    class: "ds-button",
                    "data-variant": "secondary",
                    "data-color": "neutral",
                    "data-close": "",
                    r#type: "button",
                    onclick: move |_| on_close.call(()),
                    {icon!(X)}
                    {t!("close")}
                }
            }
        }
    }
}

/// The open sheet of the app, if any.
#[component]
pub fn Sheets() -> Element {
    let mut sheet = use_context::<SheetNow>().0;
    let open = sheet();
    rsx! {
        if open == Some(Sheet::Note) {
            BottomSheet { title: t!("note-down"), on_close: move |()| sheet.set(None), NoteRows {} }
        }
        if let Some(Sheet::Way(position)) = open {
            BottomSheet { title: t!("show-way"), on_close: move |()| sheet.set(None), WayChoice { position } }
        }
        if open == Some(Sheet::Emergency) {
            BottomSheet { title: t!("danger-now"), on_close: move |()| sheet.set(None), EmergencyCard {} }
        }
    }
}

#[component]
fn Row(to: Route, picture: Element, title: String, sub: String) -> Element {
    let mut sheet = use_context::<SheetNow>().0;
    let nav = use_navigator();
    rsx! {
        li {
            button {
                class: "gv-row big",
                r#type: "button",
                onclick: move |_| {
                    sheet.set(None);
                    nav.push(to.clone());
                },
                {picture}
                span {
                    b { "{title}" }
                    small { "{sub}" }
                }
                {icon!(ChevronRight)}
            }
        }
    }
}

#[component]
fn NoteRows() -> Element {
    let mut sheet = use_context::<SheetNow>().0;
    rsx! {
        ul { class: "gv-list",
            Row { to: Route::ObservationPage {}, picture: icon!(Eye), title: t!("observation"), sub: t!("observation-sub") }
            Row { to: Route::Met {}, picture: icon!(MapPin), title: t!("met"), sub: t!("met-sub") }
            Row { to: Route::NewPlace {}, picture: icon!(HousePlus), title: t!("new-place"), sub: t!("new-place-sub") }
            li {
                button {
                    class: "gv-row big",
                    "data-color": "danger",
                    r#type: "button",
                    onclick: move |_| sheet.set(Some(Sheet::Emergency)),
                    {icon!(Siren)}
                    span {
                        b { {t!("danger-now")} }
                        small { {t!("danger-now-sub")} }
                    }
                    {icon!(ChevronRight)}
                }
            }
        }
    }
}

/// Numbers to call, and what each is for. A number is a link that the telephone opens; nothing is sent with it.
#[component]
fn EmergencyCard() -> Element {
    let norway = lang() == Lang::Nb;
    rsx! {
        p { class: "gv-quiet", {t!("danger-not-acute")} }
        ul { class: "gv-list",
            Call { number: "112", title: if norway { t!("call-112-police") } else { t!("call-112") }, sub: if norway { t!("call-112-police-sub") } else { t!("call-112-sub") } }
            if norway {
                Call { number: "113", title: t!("call-113"), sub: t!("call-113-sub") }
                Call { number: "116117", title: t!("call-116117"), sub: t!("call-116117-sub") }
                Call { number: "02800", title: t!("call-02800"), sub: t!("call-02800-sub") }
            } else {
                Call { number: "1813", title: t!("call-1813"), sub: t!("call-1813-sub") }
                Call { number: "114", title: t!("call-114"), sub: t!("call-114-sub") }
            }
        }
        div { class: "gv-card",
            p { class: "gv-fact", "data-color": "neutral",
                {icon!(Brain)}
                span {
                    b { {t!("call-psychiatric")} }
                    small { {t!("call-psychiatric-sub")} }
                }
            }
            p { class: "gv-fact", "data-color": "neutral",
                {icon!(Baby)}
                span {
                    b { {t!("call-child")} }
                    small { {t!("call-child-sub")} }
                }
            }
        }
    }
}

#[component]
fn Call(number: &'static str, title: String, sub: String) -> Element {
    rsx! {
        li {
            a { class: "gv-row big", "data-color": "danger", href: "tel:{number}",
                {icon!(Phone)}
                span {
                    b { "{title}" }
                    small { "{sub}" }
                }
            }
        }
    }
}
