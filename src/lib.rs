//! Grusvej, the field companion of outreach workers.
//!
//! The modules, in order of dependence; `tests/house.rs` holds the arrows:
//!
//! - [`domain`] the words of the method and its rules: pure, no I/O, no clock
//! - [`platform`] what a phone or a desk gives: clock, key store
//! - [`vault`] the code, the wrapped database key, wrong tries and the wipe: the only place that sees key bytes
//! - [`store`] the encrypted file, the journal, the views
//! - [`map`] where places lie to each other: the order of a day
//! - [`exchange`] in: address lists; out and in: the encrypted export
//! - [`demo`] the made-up village
//! - [`ui`] routes, screens, parts and texts
//! - [`face`] the two faces of one tree: the page, its files, the preview server, the webview
pub mod demo;
pub mod domain;
pub mod exchange;
pub mod face;
pub mod map;
pub mod platform;
pub mod store;
pub mod ui;
pub mod vault;
