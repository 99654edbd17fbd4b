//! Choosing a place: a search over all known ones, and the words for one that is not known yet.
//!
//! One list and one field, the same in every form. A map to point on was refused here: it wants a steady hand and
//! light, and the street is what the worker knows.

use crate::domain::id::SubjectId;
use crate::domain::place::PlaceSort;
use crate::domain::typed;
use crate::icon;
use crate::store::views::{Choices, Namesake, PlaceItem};
use crate::t;
use crate::ui::hooks::{use_now, use_store, use_view};
use crate::ui::parts::choices::Segments;
use crate::ui::parts::frame::Problem;
use crate::ui::parts::mark::MarkShape;
use crate::ui::words;
use dioxus::prelude::*;

/// What was chosen.
#[derive(Clone, PartialEq, Debug)]
pub enum Picked {
    /// A known place.
    Known(SubjectId),
    /// One that is not known yet, as it was typed, never blank.
    New {
        /// The words.
        text: String,
        /// What sort of place it is.
        sort: PlaceSort,
    },
}

/// What may be chosen.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Among {
    /// Known places only.
    Known,
    /// Any place, or a new one.
    All,
    /// Spots where people are met first, or a new one.
    Spots,
}

/// The search, its results, and "Nyt sted".
#[component]
pub fn ChoosePlace(among: Among, on: EventHandler<Picked>) -> Element {
    let now = use_now();
    let mut typed = use_signal(String::new);
    let answer = use_view(move || Choices {
        typed: typed(),
        spots: among == Among::Spots,
        now: now(),
    });
    let (items, problem) = match &*answer.read() {
        Some(Ok(items)) => (Some(items.clone()), None),
        Some(Err(error)) => (None, Some(words::store_problem(error))),
        None => (None, None),
    };
    let count = items.as_ref().map_or(0, Vec::len);
    rsx! {
        div { class: "gv-field", role: "search",
            label { r#for: "choose-place", {t!("search-place")} }
            div { class: "gv-search",
                {icon!(Search)}
                input {
                    id: "choose-place",
                    class: "ds-input gv-in",
                    r#type: "search",
                    enterkeyhint: "search",
                    autocomplete: "off",
                    spellcheck: "false",
                    initial_value: "",
                    oninput: move |e| typed.set(e.value()),
                }
            }
        }
        p { class: "gv-count", role: "status",
            if !typed.read().trim().is_empty() && items.is_some() {
                {t!("n-found", n = count)}
            }
        }
        Problem { text: problem }
        // Where all places are offered, the list is long; where spots are, the known ones come first.
        if among == Among::All {
            NewPart { among, typed, on }
        }
        if count > 0 {
            ul { class: "gv-list",
                for item in items.into_iter().flatten() {
                    ItemRow { key: "{item.place}", item, on: move |place| on.call(Picked::Known(place)) }
                }
            }
        }
        if among == Among::Spots {
            NewPart { among, typed, on }
        }
    }
}

/// "Nyt sted", and its words once it is tapped.
#[component]
fn NewPart(among: Among, typed: Signal<String>, on: EventHandler<Picked>) -> Element {
    let mut open = use_signal(|| false);
    if open() {
        return rsx! {
            NewSpot { among, text: typed.peek().clone(), on }
        };
    }
    rsx! {
        ul { class: "gv-list",
            li {
                button {
                    class: "gv-row big",
                    r#type: "button",
                    onclick: move |_| open.set(true),
                    {icon!(Plus)}
                    span {
                        b { {t!("new-spot")} }
                        small {
                            if !typed.read().trim().is_empty() {
                                "{typed}"
                            } else if among == Among::Spots {
                                {t!("new-spot-met-sub")}
                            } else {
                                {t!("new-spot-sub")}
                            }
                        }
                    }
                    {icon!(ChevronRight)}
                }
            }
        }
    }
}

#[component]
fn ItemRow(item: PlaceItem, on: EventHandler<SubjectId>) -> Element {
    let now = use_now();
    let (color, icon, why) = words::mark_line(&item.mark, now());
    let place = item.place;
    rsx! {
        li {
            button { class: "gv-row mark", r#type: "button", onclick: move |_| on.call(place),
                MarkShape { mark: item.mark.clone() }
                span {
                    b { "{item.title}" }
                    span { class: "gv-why", "data-color": "{color}",
                        {icon}
                        "{why}"
                    }
                }
                {icon!(ChevronRight)}
            }
        }
    }
}

const SORTS: [PlaceSort; 3] = [PlaceSort::Address, PlaceSort::Stretch, PlaceSort::Spot];

/// A place that is not known yet: what it is called, and of what sort. One that turns out to be known is taken instead.
#[component]
fn NewSpot(among: Among, text: String, on: EventHandler<Picked>) -> Element {
    let store = use_store();
    let mut typed = use_signal(|| text.trim().to_owned());
    let mut chosen = use_signal(|| None::<PlaceSort>);
    let mut problem = use_signal(|| None::<String>);
    let sort = match (among, chosen()) {
        (Among::Spots, _) => PlaceSort::Spot,
        (_, Some(sort)) => sort,
        (_, None) => typed::guess(&typed.read()),
    };
    let take = use_callback(move |sort: PlaceSort| {
        let text = typed.peek().trim().to_owned();
        let Some(place) = typed::fields(&text, sort, None) else {
            problem.set(Some(if among == Among::Spots {
                t!("spot-missing-met")
            } else {
                t!("spot-missing")
            }));
            return;
        };
        let store = store.clone();
        spawn(async move {
            let known = store.ask(Namesake { place }).await.ok().flatten();
            on.call(match known {
                Some(known) => Picked::Known(known.place),
                None => Picked::New { text, sort },
            });
        });
    });
    rsx! {
        form {
            class: "gv-card",
            onsubmit: move |e| {
                e.prevent_default();
                take.call(sort);
            },
            div { class: "gv-field",
                label { r#for: "new-spot",
                    if among == Among::Spots { {t!("where-did-you-meet")} } else { {t!("where-is-it")} }
                }
                input {
                    id: "new-spot",
                    class: "ds-input gv-in",
                    autocomplete: "off",
                    spellcheck: "false",
                    aria_invalid: problem.read().is_some(),
                    initial_value: "{typed.peek()}",
                    oninput: move |e| {
                        typed.set(e.value());
                        problem.set(None);
                    },
                    onmounted: move |m| async move {
                        let _ = m.set_focus(true).await;
                    },
                }
            }
            if among != Among::Spots {
                fieldset { class: "gv-seg",
                    legend { class: "gv-q", {t!("what-sort")} }
                    Segments {
                        name: "sort",
                        options: vec![t!("sort-address"), t!("sort-stretch"), t!("sort-spot")],
                        chosen: SORTS.iter().position(|s| *s == sort),
                        on: move |i: usize| chosen.set(SORTS.get(i).copied()),
                    }
                }
            } else {
                p { class: "gv-quiet", {t!("spot-never-a-name")} }
            }
            Problem { text: problem() }
            button { class: "ds-button gv-wide", r#type: "submit",
                {icon!(Check)}
                {t!("use-spot")}
            }
        }
    }
}
