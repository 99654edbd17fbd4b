//! Grusvej, the field companion of outreach workers.
//!
//! The modules, in order of dependence; `tests/house.rs` holds the arrows:
//!
//! - [`domain`] the words of the method and its rules: pure, no I/O, no clock
//! - [`platform`] what a phone or a desk gives: clock, key store
//! - [`store`] the encrypted file, the journal, the views
//! - [`demo`] the made-up village with its made-up history
pub mod demo;
pub mod domain;
pub mod platform;
pub mod store;
