//! What one chooses with: tiles, chips, one of few. The real input covers its label, so that a tap at its middle hits it.

use dioxus::prelude::*;

/// A large tile: one outcome. Role `radio`.
#[component]
pub fn Tile(
    name: String,
    chosen: bool,
    picture: Element,
    text: String,
    on: EventHandler<()>,
) -> Element {
    rsx! {
        label { class: "gv-tile",
            input {
                r#type: "radio",
                name: "{name}",
                checked: chosen,
                onchange: move |_| on.call(()),
            }
            {picture}
            span { "{text}" }
        }
    }
}

/// A chip: one of several. Role `checkbox`.
#[component]
pub fn Chip(chosen: bool, text: String, on: EventHandler<bool>) -> Element {
    rsx! {
        label { class: "ds-chip",
            input {
                class: "ds-input",
                r#type: "checkbox",
                checked: chosen,
                onchange: move |e| on.call(e.checked()),
            }
            "{text}"
        }
    }
}

/// One of few, side by side. Role `radio` each.
#[component]
pub fn Segments(
    name: String,
    options: Vec<String>,
    chosen: Option<usize>,
    on: EventHandler<usize>,
) -> Element {
    rsx! {
        div { class: "ds-toggle-group",
            for (i , text) in options.into_iter().enumerate() {
                label { key: "{i}", class: "ds-button", "data-variant": "tertiary",
                    input {
                        r#type: "radio",
                        name: "{name}",
                        checked: chosen == Some(i),
                        onchange: move |_| on.call(i),
                    }
                    "{text}"
                }
            }
        }
    }
}
