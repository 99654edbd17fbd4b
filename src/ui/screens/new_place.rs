//! To be drawn.

#![allow(unused_imports, unused_variables)]
use crate::domain::id::SubjectId;
use dioxus::prelude::*;

/// To be drawn.
#[component]
pub fn NewPlace() -> Element {
    rsx! {}
}
