//! One map file: what it covers, how old it is, whose it is.

use super::words;
use crate::icon;
use crate::store::tiles::MapInfo;
use crate::t;
use crate::ui::figures;
use crate::ui::hooks::use_now;
use crate::ui::when;
use dioxus::prelude::*;

/// The card.
#[component]
pub fn MapCard(map: MapInfo, on_remove: EventHandler<MapInfo>) -> Element {
    let today = use_now().read().date();
    let name = words::name(&map);
    let made = match map.made_on {
        Some(day) => t!("map-file-from", date = when::date(day, today)),
        None => t!("map-file-undated"),
    };
    let credit = if map.credit.is_empty() {
        t!("map-file-no-credit")
    } else {
        map.credit.clone()
    };
    rsx! {
        section {
            h2 { class: "gv-h", "{name}" }
            div { class: "gv-card",
                Fact { picture: icon!(Maximize2), text: words::area(&map.bounds), more: words::centre(&map.bounds) }
                Fact { picture: icon!(CalendarDays), text: made }
                Fact {
                    picture: icon!(HardDrive),
                    text: figures::size(map.bytes),
                    more: t!("map-file-tiles", count = map.tiles, n = figures::count(map.tiles)),
                }
                Fact { picture: icon!(Info), text: credit }
                button {
                    class: "ds-button gv-wide",
                    "data-variant": "secondary",
                    "data-color": "neutral",
                    r#type: "button",
                    aria_label: t!("map-file-remove", name = name),
                    onclick: move |_| on_remove.call(map.clone()),
                    {icon!(Trash2)}
                    {t!("remove")}
                }
            }
        }
    }
}

#[component]
fn Fact(picture: Element, text: String, more: Option<String>) -> Element {
    rsx! {
        p { class: "gv-fact", "data-color": "neutral",
            {picture}
            span {
                b { "{text}" }
                if let Some(more) = more {
                    small { "{more}" }
                }
            }
        }
    }
}
