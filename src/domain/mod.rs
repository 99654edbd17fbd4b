//! The words of the method and its rules: pure, no I/O, no clock. One file per noun.

pub mod again;
pub mod circling;
pub mod entry;
pub mod fold;
pub mod holiday;
pub mod id;
pub mod look;
pub mod mark;
pub mod member;
pub mod nearby;
pub mod observation;
pub mod observing;
pub mod outcome;
pub mod pin;
pub mod place;
pub mod placing;
pub mod plan;
pub mod private;
pub mod sign;
pub mod slip;
pub mod stamp;
pub mod time;
pub mod typed;
pub mod visit;
pub mod visiting;
pub(crate) mod words;
