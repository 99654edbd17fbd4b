//! What else can be done with a place, as rows at the end; and parting what was shown as one.

use super::write::Say;
use crate::domain::entry::{Body, Withdrawn};
use crate::domain::nearby::LatLon;
use crate::domain::pin::Pin;
use crate::domain::place::{Assigned, Released};
use crate::icon;
use crate::store::views::AddressView;
use crate::t;
use crate::ui::hooks::use_store;
use crate::ui::route::Route;
use crate::ui::screens::map::MapLook;
use dioxus::prelude::*;

#[component]
fn Way(to: Route, picture: Element, text: String) -> Element {
    rsx! {
        li {
            Link { class: "gv-row big", to,
                {picture}
                b { "{text}" }
                {icon!(ChevronRight)}
            }
        }
    }
}

/// The place on the map, if it lies somewhere.
#[component]
fn OnMap(view: AddressView) -> Element {
    let nav = use_navigator();
    let look = use_context::<MapLook>();
    let at = Pin::of(&view.state).position;
    let at = at.and_then(|p| LatLon::new(p.lat, p.lon));
    rsx! {
        if let Some(at) = at {
            li {
                button {
                    class: "gv-row big",
                    r#type: "button",
                    onclick: move |_| {
                        look.show(view.number, at);
                        nav.push(Route::Map {});
                    },
                    {icon!(MapPinned)}
                    b { {t!("show-on-map")} }
                    {icon!(ChevronRight)}
                }
            }
        }
    }
}

/// The rows.
#[component]
pub fn Acts(view: AddressView, say: Callback<Say>, on_plan: EventHandler<()>) -> Element {
    let me = use_store().identity().member;
    let place = view.place;
    let mine = view.state.assigned == Some(me);
    let title = view.title.clone();
    rsx! {
        section {
            h2 { class: "gv-h", {t!("address-more")} }
            ul { class: "gv-list",
                Way { to: Route::ObserveAt { place }, picture: icon!(Eye), text: t!("observe-here") }
                OnMap { view: view.clone() }
                if !view.state.open.is_empty() {
                    li {
                        button { class: "gv-row big", r#type: "button", onclick: move |_| on_plan.call(()),
                            {icon!(CalendarPlus)}
                            b { {t!("put-in-calendar")} }
                            {icon!(ChevronRight)}
                        }
                    }
                }
                li {
                    button {
                        class: "gv-row big",
                        r#type: "button",
                        onclick: move |_| {
                            let body = if mine {
                                Body::PlaceReleased(Released {})
                            } else {
                                Body::PlaceAssigned(Assigned { to: me })
                            };
                            say.call(Say { subject: place, body, what: title.clone() });
                        },
                        if mine { {icon!(UserMinus)} } else { {icon!(UserCheck)} }
                        b { if mine { {t!("give-free")} } else { {t!("i-take-it")} } }
                    }
                }
                Way { to: Route::SafetyPage { place }, picture: icon!(ShieldAlert), text: t!("safety-page") }
                Way { to: Route::EditPlace { place }, picture: icon!(Pencil), text: t!("correct-place") }
                Way { to: Route::JoinPlace { place }, picture: icon!(Merge), text: t!("same-place-as") }
            }
        }
    }
}

/// Other places shown as one with this one, each with the way back.
#[component]
pub fn Joined(view: AddressView, say: Callback<Say>) -> Element {
    rsx! {
        section { class: "gv-card", aria_labelledby: "joined",
            h2 { class: "gv-q", id: "joined", {t!("shown-as-one")} }
            for (place , title , by) in view.joined.clone() {
                div { key: "{place}", class: "gv-plan",
                    p { class: "gv-fact mid", "data-color": "neutral", id: "joined-{place}",
                        {icon!(Merge)}
                        span { b { "{title}" } }
                    }
                    if let Some(entry) = by {
                        div { class: "gv-do",
                            button {
                                class: "ds-button",
                                "data-variant": "tertiary",
                                r#type: "button",
                                aria_describedby: "joined-{place}",
                                onclick: {
                                    let subject = view.subject_of(entry);
                                    move |_| {
                                        let body = Body::Withdrawn(Withdrawn { entry });
                                        say.call(Say { subject, body, what: t!("the-parting") });
                                    }
                                },
                                {t!("part-again")}
                            }
                        }
                    }
                }
            }
        }
    }
}
