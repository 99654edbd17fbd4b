//! Everything on the map as a list, the nearest first: for whoever does not see the map, and for phones that cannot
//! draw one. It is always there; where the map fills the screen, it comes into sight when the keyboard reaches it.

use super::cover::Streets;
use super::look::{MapLook, Mode};
use crate::domain::circling::Circling;
use crate::domain::nearby::{Compass, LatLon, bearing};
use crate::icon;
use crate::store::tiles::MapInfo;
use crate::store::views::{CoverageView, MapList, MapRow};
use crate::t;
use crate::ui::hooks::{use_now, use_view};
use crate::ui::parts::frame::{Empty, Problem};
use crate::ui::parts::mark::MarkShape;
use crate::ui::route::Route;
use crate::ui::{far, words};
use dioxus::prelude::*;
use std::sync::Arc;

/// Rows that are shown before "Vis flere".
const STEP: usize = 50;

/// How far, and in which direction: "ca. 300 m mod nordøst".
fn way(row: &MapRow, from: Option<LatLon>) -> Option<String> {
    let to = LatLon::new(row.pin.position.lat, row.pin.position.lon)?;
    let metres = far::about(row.metres?);
    let (from, towards) = (from?, row.metres? >= 5.0);
    Some(if towards {
        t!(
            "way-towards",
            metres = metres,
            direction = direction(bearing(from, to))
        )
    } else {
        metres
    })
}

fn direction(compass: Compass) -> String {
    match compass {
        Compass::North => t!("compass-north"),
        Compass::NorthEast => t!("compass-north-east"),
        Compass::East => t!("compass-east"),
        Compass::SouthEast => t!("compass-south-east"),
        Compass::South => t!("compass-south"),
        Compass::SouthWest => t!("compass-south-west"),
        Compass::West => t!("compass-west"),
        Compass::NorthWest => t!("compass-north-west"),
    }
}

/// The list beside the map, or in its place. `why` says why there is no map.
#[component]
pub fn MapAsList(
    look: MapLook,
    maps: ReadSignal<Arc<[MapInfo]>>,
    shown: bool,
    why: Option<String>,
    streets: Option<CoverageView>,
) -> Element {
    let now = use_now();
    let nav = use_navigator();
    let mut most = use_signal(|| STEP);
    let (filters, mut mode, mut chosen) = (look.filters, look.mode, look.chosen);
    let answer = use_view(move || MapList {
        filters: filters.read().clone(),
        now: now(),
        from: look.from(),
        most: most(),
    });
    let (view, problem) = match &*answer.read() {
        Some(Ok(view)) => (Some(view.clone()), None),
        Some(Err(error)) => (None, Some(words::store_problem(error))),
        None => (None, None),
    };
    let covering = matches!(mode(), Mode::Cover(_));
    let (from, mine) = (look.from(), look.me.read().is_some());
    rsx! {
        section { class: "gv-map-list", "data-shown": shown.then_some(""), aria_label: t!("map-list"), tabindex: "0",
            Problem { text: problem }
            if let Some(why) = why {
                p { class: "gv-quiet", "{why}" }
            }
            if covering {
                Streets { look, view: streets }
            } else if let Some(view) = view {
                h2 { class: "gv-h",
                    {t!("map-list")}
                    span { {t!("n-places", n = view.all)} }
                }
                p { class: "gv-quiet",
                    if mine { {t!("map-list-from-me")} } else { {t!("map-list-from-middle")} }
                }
                if view.all == 0 {
                    Empty { text: t!("map-list-empty"), MakeOnes { look } }
                } else {
                    ul { class: "gv-list", aria_label: t!("map-list"),
                        for row in view.rows.clone() {
                            li { key: "{row.pin.n}",
                                button {
                                    class: "gv-row mark",
                                    r#type: "button",
                                    aria_pressed: chosen() == Some(row.pin.n),
                                    onclick: move |_| {
                                        mode.set(Mode::Marks);
                                        chosen.set(Some(row.pin.n));
                                        super::canvas::tell(&serde_json::json!({
                                            "kind": "Go", "centre": [row.pin.position.lon, row.pin.position.lat],
                                        }));
                                    },
                                    MarkShape { mark: row.item.mark.clone() }
                                    RowWords { row: row.clone(), way: way(&row, from), now: now() }
                                }
                            }
                        }
                    }
                    div { class: "gv-chips gv-more",
                        if view.all > view.rows.len() {
                            button {
                                class: "ds-button gv-note",
                                "data-variant": "tertiary",
                                "data-color": "neutral",
                                r#type: "button",
                                onclick: move |_| most.with_mut(|most| *most = most.saturating_add(STEP)),
                                {icon!(ChevronDown)}
                                {t!("show-n-more", n = view.all.saturating_sub(view.rows.len()))}
                            }
                        }
                        MakeOnes { look }
                    }
                }
                if view.nowhere > 0 {
                    button {
                        class: "ds-button gv-fold",
                        "data-variant": "tertiary",
                        "data-color": "neutral",
                        r#type: "button",
                        onclick: move |_| {
                            nav.push(Route::Places {});
                        },
                        {t!("map-nowhere", n = view.nowhere)}
                        {icon!(ChevronRight)}
                    }
                }
            }
        }
    }
}

#[component]
fn RowWords(row: MapRow, way: Option<String>, now: chrono::NaiveDateTime) -> Element {
    let (color, picture, why) = words::mark_line(&row.item.mark, now);
    rsx! {
        span {
            b { "{row.item.title}" }
            span { class: "gv-why", "data-color": "{color}",
                {picture}
                span { "{why}" }
            }
            if let Some(way) = way {
                small { class: "gv-way", "{way}" }
            }
        }
    }
}

/// A place or a circle can be made from the list, too.
#[component]
fn MakeOnes(look: MapLook) -> Element {
    let nav = use_navigator();
    let (mut mode, mut chosen) = (look.mode, look.chosen);
    rsx! {
        button {
            class: "ds-button gv-note",
            "data-variant": "tertiary",
            "data-color": "neutral",
            r#type: "button",
            onclick: move |_| {
                nav.push(Route::NewPlace {});
            },
            {icon!(HousePlus)}
            {t!("new-place")}
        }
        button {
            class: "ds-button gv-note",
            "data-variant": "tertiary",
            "data-color": "neutral",
            r#type: "button",
            onclick: move |_| {
                chosen.set(None);
                mode.set(Mode::Circle(Circling::default()));
            },
            {icon!(CircleDashed)}
            {t!("circle-new")}
        }
    }
}
