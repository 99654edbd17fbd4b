//! The place that was chosen on the map: its state, and what one does with it.

use super::circle::CircleActs;
use super::is_outside;
use super::look::MapLook;
use crate::domain::nearby::LatLon;
use crate::domain::place::PlaceSort;
use crate::icon;
use crate::store::tiles::MapInfo;
use crate::store::views::{MapCard, MapCardView};
use crate::t;
use crate::ui::hooks::{use_now, use_view};
use crate::ui::parts::frame::IconButton;
use crate::ui::parts::mark::MarkShape;
use crate::ui::parts::way::WayButton;
use crate::ui::route::Route;
use crate::ui::words;
use dioxus::prelude::*;
use std::sync::Arc;

/// The card, if a place was chosen.
#[component]
pub fn Card(look: MapLook, maps: ReadSignal<Arc<[MapInfo]>>) -> Element {
    let now = use_now();
    let chosen = look.chosen;
    let answer = use_view(move || MapCard {
        n: chosen(),
        now: now(),
    });
    let view = match &*answer.read() {
        Some(Ok(Some(view))) if chosen().is_some() => view.clone(),
        _ => return rsx! {},
    };
    rsx! {
        Chosen { look, maps, view }
    }
}

#[component]
fn Chosen(look: MapLook, maps: ReadSignal<Arc<[MapInfo]>>, view: MapCardView) -> Element {
    let now = use_now();
    let nav = use_navigator();
    let mut chosen = look.chosen;
    let (color, picture, why) = words::mark_line(&view.item.mark, now());
    let place = view.item.place;
    let at = view.position.and_then(|p| LatLon::new(p.lat, p.lon));
    let outside = at.is_some_and(|at| !maps.read().is_empty() && is_outside(&maps.read(), at));
    let title = view.item.title.clone();
    rsx! {
        section { class: "gv-card map", aria_label: "{title}",
            div { class: "head",
                Link { class: "gv-row mark", to: Route::AddressPage { place },
                    MarkShape { mark: view.item.mark.clone() }
                    div {
                        b { "{title}" }
                        span { class: "gv-why", "data-color": "{color}",
                            {picture}
                            span { "{why}" }
                        }
                        if view.item.safety {
                            span { class: "gv-why", "data-color": "warning",
                                {icon!(ShieldAlert)}
                                span { {t!("mind-safety")} }
                            }
                        }
                        if outside {
                            span { class: "gv-why", "data-color": "neutral",
                                {icon!(MapPinOff)}
                                span { {t!("map-outside")} }
                            }
                        }
                    }
                    {icon!(ChevronRight)}
                }
                IconButton { name: t!("close"), on: move |()| chosen.set(None), {icon!(X)} }
            }
            if view.sort != PlaceSort::Stretch {
                div { class: "a",
                    button {
                        class: "ds-button main",
                        r#type: "button",
                        onclick: move |_| {
                            nav.push(Route::VisitPage { place });
                        },
                        {icon!(DoorClosed)}
                        {t!("at-the-door")}
                    }
                    WayButton { position: view.position, icon_only: true, variant: "secondary" }
                }
            }
            if let Some(circle) = view.circle.clone() {
                CircleActs { look, circle, title: title.clone(), alone: view.sort == PlaceSort::Stretch }
            }
        }
    }
}
