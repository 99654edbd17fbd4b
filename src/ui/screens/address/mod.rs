//! One address: what to mind, what is promised, when it was tried, what happened, and what can be done.

mod acts;
mod plan;
mod promises;
mod steps;
mod tried;
mod write;

use crate::domain::id::SubjectId;
use crate::icon;
use crate::store::views::{Address, AddressView};
use crate::t;
use crate::ui::hooks::{use_now, use_view};
use crate::ui::parts::frame::{Problem, Top};
use crate::ui::parts::undo_row::UndoRow;
use crate::ui::parts::way::WayButton;
use crate::ui::route::Route;
use crate::ui::screens::visit::Safety;
use crate::ui::{when, words};
use acts::{Acts, Joined};
use chrono::NaiveDateTime;
use dioxus::prelude::*;
use plan::{Ask, PlanSheet};
use promises::Promises;
use steps::Steps;
use tried::Tried;
use write::use_say;

/// How many steps of the history are shown at first, and how many more at each tap.
const SOME: u32 = 50;

/// One place.
#[component]
pub fn AddressPage(place: SubjectId) -> Element {
    rsx! {
        for key in [place] {
            Loaded { key: "{key}", place: key }
        }
    }
}

/// Waits for the place.
#[component]
fn Loaded(place: SubjectId) -> Element {
    let mut shown = use_signal(|| SOME);
    // One more than is shown tells whether there is more.
    let answer = use_view(move || Address {
        place,
        most: shown().saturating_add(1),
    });
    let (view, problem) = match &*answer.read() {
        Some(Ok(Some(view))) => (Some(view.clone()), None),
        Some(Ok(None)) => (None, Some(t!("place-not-here"))),
        Some(Err(error)) => (None, Some(words::store_problem(error))),
        None => (None, None),
    };
    match view {
        Some(view) => rsx! {
            Page { view, shown: shown(), on_more: move |()| shown.set(shown().saturating_add(SOME)) }
        },
        None => rsx! {
            div { class: "gv-screen",
                Top { page: t!("address-page"), title: t!("address-page"), sub: None }
                main { class: "gv-main",
                    Problem { text: problem }
                }
            }
        },
    }
}

/// "6 besøg siden 8. sept. · 6650 Brørup".
fn line(view: &AddressView, now: NaiveDateTime) -> String {
    let tries = view.state.tries;
    let line = match view.state.first_on {
        Some(first) if tries > 0 => {
            let date = when::date(first, now.date());
            t!("visits-since", n = tries, date = date)
        }
        _ => t!("steps-none"),
    };
    let town = [&view.fields.postcode, &view.fields.city];
    let town: Vec<&str> = town
        .into_iter()
        .flatten()
        .map(|word| word.trim())
        .filter(|word| !word.is_empty())
        .collect();
    if town.is_empty() {
        line
    } else {
        format!("{line} · {}", town.join(" "))
    }
}

#[component]
fn Page(view: AddressView, shown: u32, on_more: EventHandler<()>) -> Element {
    let nav = use_navigator();
    let now = use_now();
    let mut ask = use_signal(|| None::<Ask>);
    let problem = use_signal(|| None::<String>);
    // Here and not in the sheets: what they wrote is awaited after they have gone.
    let say = use_say(problem);
    let place = view.place;
    rsx! {
        div { class: "gv-screen",
            Top { page: t!("address-page"), title: view.title.clone(), sub: Some(line(&view, now())) }
            main { class: "gv-main address", tabindex: "0",
                Problem { text: problem() }
                if let Some(safety) = view.state.safety.clone() {
                    Safety { safety, names: view.names.clone() }
                }
                Promises { view: view.clone(), on: move |what| ask.set(Some(what)) }
                Tried { view: view.clone() }
                Steps { view: view.clone(), shown, on_more }
                if !view.joined.is_empty() {
                    Joined { view: view.clone(), say }
                }
                Acts { view: view.clone(), say, on_plan: move |()| ask.set(Some(Ask::Set)) }
            }
            div { class: "gv-dock undo", UndoRow {} }
            div { class: "gv-bar two",
                button {
                    class: "ds-button",
                    r#type: "button",
                    onclick: move |_| {
                        nav.push(Route::VisitPage { place });
                    },
                    {icon!(DoorClosed)}
                    {t!("address-new-visit")}
                }
                WayButton { position: view.fields.position, icon_only: true, variant: "secondary" }
            }
        }
        if let Some(what) = ask() {
            PlanSheet { ask: what, view, say, on_close: move |()| ask.set(None) }
        }
    }
}
