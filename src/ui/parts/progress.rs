//! The bar of a long work, with words, since a bar alone says little.

use crate::icon;
use crate::t;
use crate::ui::aside::Work;
use crate::ui::figures::percent;
use dioxus::prelude::*;

/// Shows how far `work` is, and stops it where `can_stop`. Nothing while nothing runs.
#[component]
pub fn WorkBar(work: Work, text: String, can_stop: bool) -> Element {
    let Some(at) = work.progress() else {
        return rsx! {};
    };
    let percent = percent(at.done, at.of.max(1));
    rsx! {
        div { class: "gv-progress",
            span { {t!("work-percent", what = text.clone(), n = percent)} }
            progress { aria_label: "{text}", max: "100", value: "{percent}" }
            if can_stop {
                button {
                    class: "ds-button gv-wide",
                    "data-variant": "secondary",
                    "data-color": "neutral",
                    r#type: "button",
                    onclick: move |_| work.stop(),
                    {icon!(X)}
                    {t!("stop")}
                }
            }
        }
    }
}
