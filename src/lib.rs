//! Grusvej, the field companion of outreach workers.
//!
//! The modules, in order of dependence; `tests/house.rs` holds the arrows:
//!
//! - [`domain`] the words of the method and its rules: pure, no I/O, no clock
//! - [`exchange`] what comes in from other systems: address lists
//! - [`platform`] what a phone or a desk gives: clock, key store
pub mod domain;
pub mod exchange;
pub mod platform;
