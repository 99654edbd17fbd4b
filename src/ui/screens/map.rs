//! The map is not drawn yet: the screen says so and leads to the list, which shows the same places.

use crate::t;
use crate::ui::parts::frame::{Empty, HomeTop, Nav, Tab};
use crate::ui::route::Route;
use dioxus::prelude::*;

/// The map.
#[component]
pub fn Map() -> Element {
    let nav = use_navigator();
    rsx! {
        div { class: "gv-screen",
            HomeTop { title: t!("map"), sub: rsx! { p { {t!("map-sub")} } } }
            main { class: "gv-main",
                Empty { text: t!("map-not-yet"),
                    button {
                        class: "ds-button",
                        "data-variant": "secondary",
                        r#type: "button",
                        onclick: move |_| {
                            nav.push(Route::Places {});
                        },
                        {t!("show-as-list")}
                    }
                }
            }
            Nav { tab: Tab::Map }
        }
    }
}
