//! The head of the map: whether it works here, what the marks mean, list or map, and what to show.

use super::look::{Asked, MapLook, Mode};
use crate::domain::mark::Letter;
use crate::icon;
use crate::store::tiles::MapInfo;
use crate::t;
use crate::ui::hooks::use_now;
use crate::ui::parts::filters::FilterChips;
use crate::ui::parts::frame::{Eye, IconButton, use_page_title};
use crate::ui::parts::mark::LetterShape;
use crate::ui::parts::sheets::BottomSheet;
use crate::ui::route::Route;
use chrono::Days;
use dioxus::prelude::*;
use std::sync::Arc;

/// What a letter means, in a word or two.
fn meaning(letter: Letter) -> String {
    match letter {
        Letter::ToGo => t!("legend-to-go"),
        Letter::Been => t!("legend-been"),
        Letter::Late => t!("legend-late"),
        Letter::Slip => t!("legend-slip"),
        Letter::Pause => t!("legend-pause"),
        Letter::New => t!("legend-new"),
    }
}

/// Title, legend, and the two buttons that change what is shown.
#[component]
pub fn Head(
    look: MapLook,
    maps: ReadSignal<Arc<[MapInfo]>>,
    drawable: bool,
    listed: bool,
) -> Element {
    use_page_title(t!("map"));
    let mut choosing = use_signal(|| false);
    let mut as_list = look.as_list;
    let few = look.filters.read().len();
    let names: Vec<String> = maps.read().iter().map(|map| map.name.clone()).collect();
    let covering = matches!((look.mode)(), Mode::Cover(_));
    rsx! {
        header { class: "gv-top home",
            div {
                h1 { {t!("map")} }
                p { class: "gv-sync", role: "status",
                    if names.is_empty() {
                        {t!("map-no-file")}
                    } else {
                        {icon!(Check)}
                        {t!("map-works-offline", name = names.join(", "))}
                    }
                }
            }
            div { class: "gv-acts",
                if drawable {
                    IconButton {
                        name: if listed { t!("show-as-map") } else { t!("show-as-list") },
                        on: move |()| as_list.set(!listed),
                        if listed { {icon!(Map)} } else { {icon!(List)} }
                    }
                }
                button {
                    class: "ds-button gv-icon",
                    "data-variant": "tertiary",
                    "data-color": "neutral",
                    "data-icon": "",
                    r#type: "button",
                    aria_label: t!("map-choose"),
                    aria_haspopup: "dialog",
                    onclick: move |_| choosing.set(true),
                    {icon!(ListFilter)}
                    if few > 0 {
                        span { class: "gv-few", "aria-hidden": "true", "{few}" }
                    }
                }
                Eye {}
            }
        }
        section { class: "gv-legend", aria_label: t!("legend"),
            ul {
                if covering {
                    li { CoverShape { class: "fresh" } {t!("cover-fresh")} }
                    li { CoverShape { class: "old" } {t!("cover-old")} }
                    li { CoverShape { class: "never" } {t!("cover-never")} }
                } else {
                    for letter in Letter::ALL {
                        li { key: "{letter:?}", LetterShape { letter } {meaning(letter)} }
                    }
                }
            }
        }
        if choosing() {
            BottomSheet { title: t!("map-choose"), on_close: move |()| choosing.set(false),
                Choose { look, on_done: move |()| choosing.set(false) }
            }
        }
    }
}

/// The dot of a place in the coverage, as the map draws it: told apart by shape and by colour.
#[component]
pub fn CoverShape(class: &'static str) -> Element {
    rsx! {
        svg { class: "gv-mark c-{class}", view_box: "0 0 36 36", "aria-hidden": "true",
            match class {
                "fresh" => rsx! {
                    circle { class: "fill", cx: "18", cy: "18", r: "14" }
                    path { class: "sign", d: "M11 18.5L16 23.5L25 13" }
                },
                "old" => rsx! {
                    rect { class: "edge", x: "5", y: "5", width: "26", height: "26" }
                    rect { class: "fill", x: "5", y: "18", width: "26", height: "13" }
                },
                _ => rsx! {
                    circle { class: "edge", cx: "18", cy: "18", r: "13" }
                    path { class: "bar", d: "M11 18H25" }
                },
            }
        }
    }
}

/// Only these marks; or where no one has been; or another file.
#[component]
fn Choose(look: MapLook, on_done: EventHandler<()>) -> Element {
    let nav = use_navigator();
    let now = use_now();
    let mut mode = look.mode;
    let covering = matches!(mode(), Mode::Cover(_));
    rsx! {
        FilterChips { filters: look.filters, legend: "gv-q", on_change: |()| {} }
        ul { class: "gv-list",
            li {
                button {
                    class: "gv-row big",
                    r#type: "button",
                    aria_pressed: covering,
                    onclick: move |_| {
                        // Four weeks: the span after which a place counts as long ago elsewhere, too.
                        let today = now.peek().date();
                        let since = today.checked_sub_days(Days::new(28)).unwrap_or(today);
                        mode.set(if covering { Mode::Marks } else { Mode::Cover(Asked { part: None, since }) });
                        on_done.call(());
                    },
                    {icon!(ScanSearch)}
                    span {
                        b { if covering { {t!("cover-leave")} } else { {t!("coverage")} } }
                        small { {t!("cover-sub")} }
                    }
                    {icon!(ChevronRight)}
                }
            }
            li {
                button {
                    class: "gv-row big",
                    r#type: "button",
                    onclick: move |_| {
                        nav.push(Route::MapFiles {});
                    },
                    {icon!(FileDown)}
                    span {
                        b { {t!("map-files-title")} }
                        small { {t!("map-files-what")} }
                    }
                    {icon!(ChevronRight)}
                }
            }
        }
    }
}
