//! The screens in a real Chromium at 390x844 with touch: the cases of the method with their taps counted, and every
//! screen looked at in all themes, languages and sizes. A panic of the app or an error in the console fails the test.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    clippy::too_many_lines,
    clippy::print_stdout,
    reason = "a test fails by panicking"
)]

#[path = "browser/cases.rs"]
mod cases;
#[path = "browser/door.rs"]
mod door;
#[path = "browser/emergency.rs"]
mod emergency;
#[path = "browser/harness/mod.rs"]
mod harness;
#[path = "browser/kept.rs"]
mod kept;
#[path = "browser/lists.rs"]
mod lists;
#[path = "browser/looks.rs"]
mod looks;
#[path = "browser/map.rs"]
mod map;
#[path = "browser/map_files.rs"]
mod map_files;
#[path = "browser/me.rs"]
mod me;
#[path = "browser/missed.rs"]
mod missed;
#[path = "browser/noted.rs"]
mod noted;
#[path = "browser/page.rs"]
mod page;
#[path = "browser/pictures.rs"]
mod pictures;
#[path = "browser/places.rs"]
mod places;
#[path = "browser/planned.rs"]
mod planned;
#[path = "browser/rest.rs"]
mod rest;
#[path = "browser/way.rs"]
mod way;
