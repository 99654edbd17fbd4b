//! The way to the map files.

use crate::icon;
use crate::t;
use crate::ui::route::Route;
use dioxus::prelude::*;

/// One row.
#[component]
pub fn Maps() -> Element {
    let nav = use_navigator();
    rsx! {
        section {
            h2 { class: "gv-h", {t!("map")} }
            ul { class: "gv-list",
                li {
                    button {
                        class: "gv-row big",
                        r#type: "button",
                        onclick: move |_| {
                            nav.push(Route::MapFiles {});
                        },
                        {icon!(Map)}
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
}
