//! The words of the method and its rules: pure, no I/O, no clock. One file per noun.

pub mod again;
pub mod holiday;
pub mod nearby;
pub mod time;
