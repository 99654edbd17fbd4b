//! The two faces of the app, the phone's webview and the browser preview: the page both start from, the files it asks
//! for, and the command line that picks one. Holds no logic of the app.
//!
//! Everything is compiled in. Refused: Dioxus' `asset!()`, whose URLs only its own packager fills in, and style sheets
//! linked from the page, which the webview asks for before it can answer (no style at all, and no word about it).

pub mod assets;
pub mod command;
pub mod page;
#[cfg(feature = "preview")]
pub mod preview;
pub mod tiles;
#[cfg(feature = "mobile")]
pub mod window;
