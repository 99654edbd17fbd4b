//! A screen that could not be drawn, and an address that leads nowhere.

use crate::t;
use crate::ui::parts::frame::{Nav, Tab};
use crate::ui::route::Route;
use dioxus::prelude::*;

/// What stands instead of a screen that failed. What went wrong is not shown: it may quote content.
#[component]
pub fn Failed(error: ErrorContext) -> Element {
    rsx! {
        main { class: "gv-broken", role: "alert",
            h1 { {t!("failed-title")} }
            p { {t!("failed-text")} }
            button {
                class: "ds-button",
                r#type: "button",
                onclick: move |_| error.clear_errors(),
                {t!("try-again")}
            }
        }
    }
}

/// No such screen.
#[component]
pub fn NotFound(rest: Vec<String>) -> Element {
    let nav = use_navigator();
    // Where it should have led is not repeated on the screen.
    drop(rest);
    rsx! {
        div { class: "gv-screen",
            main { class: "gv-main",
                div { class: "gv-broken",
                    h1 { {t!("not-found-title")} }
                    button {
                        class: "ds-button",
                        r#type: "button",
                        onclick: move |_| {
                            nav.replace(Route::TodayPage {});
                        },
                        {t!("to-today")}
                    }
                }
            }
            Nav { tab: Tab::Today }
        }
    }
}
