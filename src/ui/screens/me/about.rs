//! What the app is, for whom it works, and whose work is in it.

use super::notices::Notices;
use crate::icon;
use crate::t;
use crate::ui::parts::fold::Fold;
use dioxus::prelude::*;

/// Version, accessibility, licences.
#[component]
pub fn About() -> Element {
    rsx! {
        section {
            h2 { class: "gv-h", {t!("about")} }
            div { class: "gv-card",
                p { class: "gv-fact", "data-color": "neutral",
                    {icon!(Info)}
                    span {
                        b { {t!("version", n = env!("CARGO_PKG_VERSION"))} }
                        small { {t!("licence", name = env!("CARGO_PKG_LICENSE"))} }
                    }
                }
                Fold { title: t!("accessibility"),
                    Statement {}
                }
                Fold { title: t!("notices"),
                    Notices {}
                }
            }
        }
    }
}

/// The accessibility statement: what was aimed at, what was checked, what was not, and whom to tell.
#[component]
fn Statement() -> Element {
    rsx! {
        div { class: "gv-field",
            p { class: "gv-quiet", {t!("a11y-aim")} }
            p { class: "gv-quiet", {t!("a11y-checked")} }
            p { class: "gv-quiet", {t!("a11y-not-checked")} }
            p { class: "gv-quiet", {t!("a11y-known")} }
            p { class: "gv-quiet", {t!("a11y-tell")} }
        }
    }
}
