//! The rows of a day that is being laid out: what stands fixed, what may be added, and the order of both.

use super::laid::{Line, Point};
use crate::domain::again::Hours;
use crate::domain::id::SubjectId;
use crate::icon;
use crate::map::order::{NoRoom, Standing, Way};
use crate::store::views::{PlaceItem, Stop};
use crate::t;
use crate::ui::{far, when, words};
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

/// An address to add, with a tick; a ticked one says its time, another one how far it is from where the worker stands.
#[component]
pub fn Candidate(
    item: PlaceItem,
    standing: Option<Standing>,
    metres: Option<f64>,
    now: NaiveDateTime,
    on: EventHandler<(SubjectId, bool)>,
) -> Element {
    let (color, icon, why) = words::mark_line(&item.mark, now);
    let (place, ticked) = (item.place, standing.is_some());
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
                match (standing, metres) {
                    (Some(Standing::About(at)), _) => rsx! { time { {when::time(at.time())} } },
                    (Some(_), _) => rsx! { small { {t!("plan-no-room")} } },
                    (None, Some(metres)) => rsx! { small { {far::about(metres)} } },
                    (None, None) => rsx! {},
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

/// Why there is no room, in words.
fn no_room(why: NoRoom) -> String {
    match why {
        NoRoom::DayOff => t!("plan-no-room-day"),
        NoRoom::HoursEnd => t!(
            "plan-no-room-hours",
            time = when::time(Hours::default().last())
        ),
        NoRoom::BetweenFixed => t!("plan-no-room-fixed"),
    }
}

/// A stop of the order: its time, how far it is from the one before, and why it does not fit. One that was added has the
/// buttons that move it; at the ends a button stays where it is and does nothing, so that the ones beside it do not move
/// under the thumb.
#[component]
pub fn OrderRow(
    line: Line,
    first: bool,
    last: bool,
    on: EventHandler<(SubjectId, Way)>,
    on_remove: EventHandler<SubjectId>,
) -> Element {
    let title = line.title.clone();
    rsx! {
        li {
            div { class: "gv-row still",
                time {
                    match line.row.standing {
                        Standing::Fixed { at, .. } => rsx! { {when::time(at.time())} },
                        Standing::About(at) => rsx! {
                            {when::time(at.time())}
                            small { {t!("about-small")} }
                        },
                        Standing::Left(_) => rsx! { "–" },
                    }
                }
                div {
                    b { "{line.title}" }
                    Under { line: line.clone() }
                }
                if let Point::Place(place) = line.row.id {
                    div { class: "gv-acts",
                        Act { id: button_id(place, Way::Up), name: t!("move-up", place = title.clone()), disabled: first, on: move |()| on.call((place, Way::Up)), {icon!(ArrowUp)} }
                        Act { id: button_id(place, Way::Down), name: t!("move-down", place = title.clone()), disabled: last, on: move |()| on.call((place, Way::Down)), {icon!(ArrowDown)} }
                        Act { id: "out-{place}", name: t!("remove-from-plan", place = title.clone()), disabled: false, on: move |()| on_remove.call(place), {icon!(X)} }
                    }
                } else {
                    {icon!(Lock)}
                }
            }
        }
    }
}

/// What stands under the name of a stop of the order.
#[component]
fn Under(line: Line) -> Element {
    let warning = match line.row.standing {
        Standing::Left(why) => Some(no_room(why)),
        Standing::Fixed { late, .. } => {
            late.map(|late| t!("plan-late", time = when::time(late.time())))
        }
        Standing::About(_) => None,
    };
    rsx! {
        if let Some(warning) = warning {
            span { class: "gv-why", "data-color": "warning",
                {icon!(TriangleAlert)}
                "{warning}"
            }
        }
        if !line.placed {
            small { {t!("plan-unplaced")} }
        } else if let Some(metres) = line.row.metres.filter(|m| *m > 0) {
            small { {t!("plan-leg", far = far::about(f64::from(metres)))} }
        }
    }
}

#[component]
fn Act(
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
