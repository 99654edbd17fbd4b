//! What is asked seldom, behind one button.

use crate::icon;
use dioxus::prelude::*;

/// A button that shows what is under it. The content is not in the page while it is closed.
#[component]
pub fn Fold(title: String, children: Element) -> Element {
    let mut open = use_signal(|| false);
    rsx! {
        button {
            class: "ds-button gv-fold",
            "data-variant": "tertiary",
            "data-color": "neutral",
            r#type: "button",
            aria_expanded: open(),
            onclick: move |_| open.toggle(),
            "{title}"
            if open() { {icon!(ChevronUp)} } else { {icon!(ChevronDown)} }
        }
        if open() {
            {children}
        }
    }
}
