//! What several screens are made of.

pub mod choices;
pub mod choose_place;
pub mod filters;
pub mod fold;
pub mod frame;
pub mod mark;
pub mod position;
pub mod progress;
pub mod secret;
pub mod sheets;
pub mod undo_row;
pub mod way;

/// A Lucide icon in the size and colour of the text around it; the word beside it carries the meaning.
#[macro_export]
macro_rules! icon {
    ($name:ident) => {
        dioxus::prelude::rsx! { dioxus_icons::lucide::$name { class: "i", "aria-hidden": "true" } }
    };
}
