//! What is done with one that is there.

use super::{entries_of, use_writing};
use crate::domain::circling::Circling;
use crate::domain::entry::{Body, Withdrawn};
use crate::domain::place::CircleState;
use crate::icon;
use crate::store::NewEntry;
use crate::store::views::CircleOf;
use crate::t;
use crate::ui::hooks::{use_session, use_store};
use crate::ui::parts::frame::Problem;
use crate::ui::route::Route;
use crate::ui::screens::map::canvas::tell;
use crate::ui::screens::map::look::{MapLook, Mode};
use dioxus::prelude::*;
use serde_json::json;

/// What one does with a circle that is there: say that one has been, or is to go; move it; take it away. `alone`: there
/// is nothing but the circle, so that this is what the card is for.
#[component]
pub fn CircleActs(look: MapLook, circle: CircleOf, title: String, alone: bool) -> Element {
    let (session, store) = (use_session(), use_store());
    let writing = use_writing(look);
    let (mut mode, mut chosen, mut busy) = (look.mode, look.chosen, writing.busy);
    let what = t!("circle-named", place = title.clone());
    let again = use_callback({
        let (session, store, circle, what) =
            (session.clone(), store.clone(), circle.clone(), what.clone());
        move |state: CircleState| {
            if *busy.peek() {
                return;
            }
            busy.set(true);
            let at = session.desk().wall();
            let circling = Circling {
                radius_m: circle.now.marked.radius_m,
                moving: Some(circle.place),
                ..Circling::default()
            };
            let (centre, called) = (circle.now.marked.centre, (None, String::new()));
            let entries = entries_of(circling, centre, state, at, called);
            let (store, what, not_saved) = (store.clone(), what.clone(), t!("not-saved"));
            spawn(async move {
                writing.write(store, entries, what, false, not_saved).await;
                busy.set(false);
            });
        }
    });
    let remove = use_callback({
        let circle = circle.clone();
        move |()| {
            if *busy.peek() {
                return;
            }
            busy.set(true);
            let at = session.desk().wall();
            let entries = circle.entries.iter().map(|entry| NewEntry {
                subject: circle.place,
                at,
                body: Body::Withdrawn(Withdrawn { entry: *entry }),
            });
            let (entries, store, what, not_saved) = (
                entries.collect(),
                store.clone(),
                what.clone(),
                t!("not-saved"),
            );
            spawn(async move {
                if writing.write(store, entries, what, true, not_saved).await {
                    chosen.set(None);
                }
                busy.set(false);
            });
        }
    });
    let marked = circle.now.marked;
    let place = circle.place;
    let problem = writing.problem;
    let nav = use_navigator();
    rsx! {
        div { class: if alone { "a two" } else { "gv-chips circle" },
            button {
                class: "ds-button",
                "data-variant": "secondary",
                "data-color": "success",
                r#type: "button",
                disabled: busy(),
                onclick: move |_| again.call(CircleState::Been),
                {icon!(Check)}
                {t!("circle-been")}
            }
            button {
                class: "ds-button",
                "data-variant": if alone { "primary" } else { "secondary" },
                r#type: "button",
                disabled: busy(),
                onclick: move |_| again.call(CircleState::ToGo),
                {icon!(MapPin)}
                {t!("circle-to-go")}
            }
        }
        div { class: "gv-chips circle",
            if alone {
                button {
                    class: "ds-button",
                    "data-variant": "tertiary",
                    "data-color": "neutral",
                    r#type: "button",
                    onclick: move |_| {
                        nav.push(Route::ObserveAt { place });
                    },
                    {icon!(Eye)}
                    {t!("observation")}
                }
            }
            button {
                class: "ds-button",
                "data-variant": "tertiary",
                "data-color": "neutral",
                r#type: "button",
                onclick: move |_| {
                    tell(&json!({ "kind": "Go", "centre": [marked.centre.lon, marked.centre.lat] }));
                    mode.set(Mode::Circle(Circling { radius_m: marked.radius_m, moving: Some(place), ..Circling::default() }));
                },
                {icon!(Move)}
                {t!("circle-move")}
            }
            button {
                class: "ds-button",
                "data-variant": "tertiary",
                "data-color": "neutral",
                r#type: "button",
                disabled: busy(),
                onclick: move |_| remove.call(()),
                {icon!(X)}
                {t!("circle-remove")}
            }
        }
        Problem { text: problem() }
    }
}
