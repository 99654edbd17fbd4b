//! Grusvej, the field companion of outreach workers.
//!
//! The modules, in order of dependence; `tests/house.rs` holds the arrows:
//!
//! - [`domain`] the words of the method and its rules: pure, no I/O, no clock
//! - [`platform`] what a phone or a desk gives: clock, key store
//! - [`face`] the page of both faces, its style, its bridge and the files it fetches
pub mod domain;
pub mod face;
pub mod platform;
