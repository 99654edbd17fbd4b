//! What is known of a place: correcting it, what to mind before knocking, and two places that are one.

mod correct;
mod draft;
mod fields;
mod join;
mod safety;

use crate::domain::id::SubjectId;
use crate::store::views::{Address, AddressView};
use crate::t;
use crate::ui::hooks::use_view;
use crate::ui::parts::frame::{Problem, Top};
use crate::ui::words;
use dioxus::prelude::*;

/// Correcting what is known of a place.
#[component]
pub fn EditPlace(place: SubjectId) -> Element {
    let (view, problem) = known(place);
    rsx! {
        if view.is_none() {
            Waiting { title: t!("correct-place"), problem }
        }
        for view in view {
            correct::Loaded { key: "{view.place}", view }
        }
    }
}

/// What to know before knocking.
#[component]
pub fn SafetyPage(place: SubjectId) -> Element {
    let (view, problem) = known(place);
    rsx! {
        if view.is_none() {
            Waiting { title: t!("safety-page"), problem }
        }
        for view in view {
            safety::Loaded { key: "{view.place}", view }
        }
    }
}

/// Two places found to be one.
#[component]
pub fn JoinPlace(place: SubjectId) -> Element {
    let (view, problem) = known(place);
    rsx! {
        if view.is_none() {
            Waiting { title: t!("same-place-as"), problem }
        }
        for view in view {
            join::Join { key: "{view.place}", view }
        }
    }
}

/// The place, or why there is none. A hook.
fn known(place: SubjectId) -> (Option<AddressView>, Option<String>) {
    let answer = use_view(use_reactive!(|(place,)| Address { place, most: 1 }));
    match &*answer.read() {
        Some(Ok(Some(view))) => (Some(view.clone()), None),
        Some(Ok(None)) => (None, Some(t!("place-not-here"))),
        Some(Err(error)) => (None, Some(words::store_problem(error))),
        None => (None, None),
    }
}

#[component]
fn Waiting(title: String, problem: Option<String>) -> Element {
    rsx! {
        div { class: "gv-screen",
            Top { page: title.clone(), title, sub: None }
            main { class: "gv-main",
                Problem { text: problem }
            }
        }
    }
}
