//! The mark of a place: colour and shape and letter, the same in list, legend and map.

use crate::domain::mark::{Letter, Mark};
use dioxus::prelude::*;

/// Draws that of a place.
#[component]
pub fn MarkShape(mark: Mark) -> Element {
    rsx! {
        LetterShape { letter: mark.letter() }
    }
}

/// Draws one by its letter. `assets/map/marks.js` draws the same for the map.
#[component]
pub fn LetterShape(letter: Letter) -> Element {
    let (class, path, y) = match letter {
        Letter::Late => ("m-f", "M18 2L35.5 33H.5Z", "29.5"),
        Letter::ToGo => (
            "m-h",
            "M18 35.5C10.5 28 4 22.5 4 15A14 14 0 0 1 32 15C32 22.5 25.5 28 18 35.5Z",
            "21",
        ),
        Letter::Slip => ("m-s", "M4 4H24L32 12V32H4Z", "24.5"),
        Letter::Pause => ("m-n", "M18 .5L35.5 18L18 35.5L.5 18Z", "24"),
        Letter::Been => ("m-v", "M3 18A15 15 0 0 1 33 18A15 15 0 0 1 3 18Z", "24"),
        Letter::New => ("m-new", "M6 18A12 12 0 0 1 30 18A12 12 0 0 1 6 18Z", "24"),
    };
    rsx! {
        svg { class: "gv-mark {class}", view_box: "0 0 36 36", "aria-hidden": "true",
            path { class: "shape", d: "{path}" }
            text { class: "gv-letter", x: "18", y: "{y}", {letter.text()} }
        }
    }
}
