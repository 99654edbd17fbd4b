//! To be drawn.

#![allow(unused_imports, unused_variables)]
use crate::domain::id::SubjectId;
use dioxus::prelude::*;

/// To be drawn.
#[component]
pub fn EditPlace(place: SubjectId) -> Element {
    rsx! {}
}
/// To be drawn.
#[component]
pub fn SafetyPage(place: SubjectId) -> Element {
    rsx! {}
}
/// To be drawn.
#[component]
pub fn JoinPlace(place: SubjectId) -> Element {
    rsx! {}
}
