//! The rows of a day that is being laid out.

use crate::domain::day::Way;
use crate::domain::id::SubjectId;
use crate::icon;
use crate::store::views::{PlaceItem, Stop};
use crate::t;
use crate::ui::{when, words};
use chrono::NaiveDateTime;
use dioxus::prelude::*;

/// A stop that stands in the day already. One of our own from an earlier day has no time today.
#[component]
pub fn FixedRow(stop: Stop, now: NaiveDateTime) -> Element {
    let today = stop.at.date() == now.date();
    let color = if stop.missed {
        "danger"
    } else if stop.kind.is_promise() {
        "accent"
    } else {
        "neutral"
    };
    rsx! {
        li {
            div { class: "gv-row still",
                time {
                    if today {
                        {when::time(stop.at.time())}
                    } else {
                        {when::weekday_short(chrono::Datelike::weekday(&stop.at).number_from_monday())}
                    }
                    small {
                        if !today {
                            {when::date(stop.at.date(), now.date())}
                        } else if stop.kind.is_promise() {
                            {t!("agreed-small")}
                        } else {
                            {t!("about-small")}
                        }
                    }
                }
                div {
                    b { "{stop.title}" }
                    span { class: "gv-why", "data-color": "{color}",
                        if stop.kind.is_promise() { {icon!(CalendarClock)} } else { {icon!(CalendarCheck)} }
                        if stop.missed {
                            {t!("mark-missed", when = when::near(stop.at, now.date()))}
                        } else {
                            {words::plan_kind(stop.kind)}
                        }
                    }
                }
                if stop.kind.is_promise() {
                    {icon!(Lock)}
                }
            }
        }
    }
}

/// How an address to add stands.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Not ticked.
    Open,
    /// Ticked, and there is no room for it.
    NoRoom,
    /// Ticked: when, local.
    At(NaiveDateTime),
}

/// An address to add, with a tick; a ticked one says its time.
#[component]
pub fn Candidate(
    item: PlaceItem,
    standing: Standing,
    now: NaiveDateTime,
    on: EventHandler<(SubjectId, bool)>,
) -> Element {
    let (color, icon, why) = words::mark_line(&item.mark, now);
    let (place, ticked) = (item.place, standing != Standing::Open);
    rsx! {
        li {
            label { class: "gv-row tick",
                input {
                    r#type: "checkbox",
                    checked: ticked,
                    aria_labelledby: "tick-{place}",
                    aria_describedby: "why-{place}",
                    onchange: move |e| on.call((place, e.checked())),
                }
                if ticked { {icon!(SquareCheck)} } else { {icon!(Square)} }
                span {
                    b { id: "tick-{place}", "{item.title}" }
                    span { class: "gv-why", id: "why-{place}", "data-color": "{color}",
                        {icon}
                        "{why}"
                    }
                }
                match standing {
                    Standing::At(at) => rsx! { time { {when::time(at.time())} } },
                    Standing::NoRoom => rsx! { small { {t!("plan-no-room")} } },
                    Standing::Open => rsx! {},
                }
            }
        }
    }
}

/// The id of the button that moves a place.
pub fn button_id(place: SubjectId, way: Way) -> String {
    match way {
        Way::Up => format!("up-{place}"),
        Way::Down => format!("down-{place}"),
    }
}

/// An address that was added: its time, and the buttons that move it. At the ends a button stays where it is and does
/// nothing, so that the ones beside it do not move under the thumb.
#[component]
pub fn AddedRow(
    place: SubjectId,
    title: String,
    at: Option<NaiveDateTime>,
    first: bool,
    last: bool,
    on: EventHandler<Way>,
    on_remove: EventHandler<()>,
) -> Element {
    rsx! {
        li {
            div { class: "gv-row still",
                time {
                    if let Some(at) = at {
                        {when::time(at.time())}
                        small { {t!("about-small")} }
                    } else {
                        "–"
                    }
                }
                div {
                    b { "{title}" }
                    if at.is_none() {
                        span { class: "gv-why", "data-color": "warning",
                            {icon!(TriangleAlert)}
                            {t!("plan-no-room")}
                        }
                    }
                }
                div { class: "gv-acts",
                    Move { id: button_id(place, Way::Up), name: t!("move-up", place = title.clone()), disabled: first, on: move |()| on.call(Way::Up), {icon!(ArrowUp)} }
                    Move { id: button_id(place, Way::Down), name: t!("move-down", place = title.clone()), disabled: last, on: move |()| on.call(Way::Down), {icon!(ArrowDown)} }
                    Move { id: "out-{place}", name: t!("remove-from-plan", place = title.clone()), disabled: false, on: move |()| on_remove.call(()), {icon!(X)} }
                }
            }
        }
    }
}

#[component]
fn Move(
    id: String,
    name: String,
    disabled: bool,
    on: EventHandler<()>,
    children: Element,
) -> Element {
    rsx! {
        button {
            id: "{id}",
            class: "ds-button gv-icon",
            "data-variant": "tertiary",
            "data-color": "neutral",
            "data-icon": "",
            r#type: "button",
            aria_label: "{name}",
            aria_disabled: disabled,
            onclick: move |_| {
                if !disabled {
                    on.call(());
                }
            },
            {children}
        }
    }
}
