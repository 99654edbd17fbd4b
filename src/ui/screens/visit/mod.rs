//! One visit on one page: the slip from last time, what happened, signs, what was left, when we come again, the save
//! bar. Every tap is kept at once, bound to the place; after a kill the form is there again.

mod draft;
mod more;
mod next;
mod page;
mod parts;
mod sparring;

use crate::domain::id::{EntryId, SubjectId};
use crate::store::views::Address;
use crate::t;
use crate::ui::hooks::use_view;
use crate::ui::parts::frame::{Problem, Top};
use crate::ui::words;
use dioxus::prelude::*;
use page::{Form, Kept};
pub(in crate::ui) use parts::Safety;

/// How many visits the form reads: enough to know which parts of the day were tried.
const MOST: u32 = 60;

/// A new visit.
#[component]
pub fn VisitPage(place: SubjectId) -> Element {
    rsx! {
        for key in [place] {
            Loaded { key: "{key}", place: key, visit: None }
        }
    }
}

/// A visit that is being corrected.
#[component]
pub fn EditVisit(place: SubjectId, visit: EntryId) -> Element {
    rsx! {
        for key in [visit] {
            Loaded { key: "{key}", place, visit: Some(key) }
        }
    }
}

/// Waits for the place and for the form as it was left, then shows it.
#[component]
fn Loaded(place: SubjectId, visit: Option<EntryId>) -> Element {
    // The visit to correct may be an old one.
    let most = if visit.is_some() { u32::MAX } else { MOST };
    let answer = use_view(move || Address { place, most });
    let kept = draft::use_kept(place, visit);
    let view = match &*answer.read() {
        Some(Ok(Some(view))) => Ok(Some(view.clone())),
        Some(Ok(None)) => Err(t!("place-not-here")),
        Some(Err(error)) => Err(words::store_problem(error)),
        None => Ok(None),
    };
    let kept: Option<Kept> = kept.read().clone();
    match (view, kept) {
        (Ok(Some(view)), Some(kept)) => rsx! {
            Form { view, kept }
        },
        (Err(problem), _) => rsx! {
            div { class: "gv-screen",
                Top { page: t!("visit"), title: t!("visit"), sub: None }
                main { class: "gv-main",
                    Problem { text: Some(problem) }
                }
            }
        },
        // The first answer comes within a few milliseconds; a frame of the screen avoids a flash.
        _ => rsx! {
            div { class: "gv-screen",
                Top { page: t!("visit"), title: t!("visit"), sub: None }
                main { class: "gv-main" }
            }
        },
    }
}
