//! The day: the next stop docked at the thumb, later stops above it, what is done below them.

use crate::domain::id::EntryId;
use crate::domain::place::Position;
use crate::icon;
use crate::store::views::{Done, DueCircle, Positions, Stop, Today, TodayView};
use crate::t;
use crate::ui::app::{Sheet, SheetNow};
use crate::ui::hooks::{use_now, use_view};
use crate::ui::parts::frame::{Empty, HomeTop, Nav, Problem, Tab};
use crate::ui::parts::mark::MarkShape;
use crate::ui::parts::undo_row::UndoRow;
use crate::ui::parts::way::WayButton;
use crate::ui::route::Route;
use crate::ui::screens::missed::MissedSheet;
use crate::ui::{when, words};
use chrono::{NaiveDate, NaiveDateTime};
use dioxus::prelude::*;

/// The stop that stands at the thumb: the first of today that is still ahead or due, else one that was left over (our
/// own plan of an earlier day, which must not push a promise of today away), else the first of the days that follow.
fn docked(view: &TodayView, today: NaiveDate) -> Option<Stop> {
    let open = || view.stops.iter().filter(|s| !s.missed);
    open()
        .find(|s| s.at.date() == today)
        .or_else(|| open().next())
        .or(view.ahead.first())
        .cloned()
}

/// The day.
#[component]
pub fn TodayPage() -> Element {
    let now = use_now();
    let answer = use_view(move || Today { now: now() });
    let mut missed = use_signal(|| None::<EntryId>);
    // Asked beside the day, which reads no position and so is there at once.
    let lie = use_view(move || Positions {
        places: match &*answer.read() {
            Some(Ok(view)) => docked(view, now().date()).map(|s| s.place),
            _ => None,
        }
        .into_iter()
        .collect(),
    });
    let at = now();
    let (view, problem) = match &*answer.read() {
        Some(Ok(view)) => (Some(view.clone()), None),
        Some(Err(error)) => (None, Some(words::store_problem(error))),
        None => (None, None),
    };
    let next = view.as_ref().and_then(|v| docked(v, at.date()));
    let position = match (&next, &*lie.read()) {
        (Some(stop), Some(Ok(lie))) => lie.get(&stop.place).copied(),
        _ => None,
    };
    let rows: Vec<Stop> = view
        .iter()
        .flat_map(|v| v.missed.iter().chain(v.stops.iter().filter(|s| s.missed)))
        .cloned()
        .collect();
    let later: Vec<Stop> = view
        .iter()
        .flat_map(|v| v.stops.iter())
        .filter(|s| !s.missed && next.as_ref().is_none_or(|n| n.plan != s.plan))
        .cloned()
        .collect();
    let ahead: Vec<Stop> = view
        .iter()
        .flat_map(|v| v.ahead.iter())
        .filter(|s| next.as_ref().is_none_or(|n| n.plan != s.plan))
        .take(5)
        .cloned()
        .collect();
    let done: Vec<Done> = view.iter().flat_map(|v| v.done.iter()).cloned().collect();
    let asked = missed().and_then(|id| rows.iter().find(|s| s.plan == id).cloned());

    rsx! {
        div { class: "gv-screen today",
            HomeTop {
                title: t!("today"),
                sub: rsx! {
                    p { class: "gv-sync", role: "status",
                        {icon!(Check)}
                        {t!("saved-on-phone")}
                    }
                },
            }
            main { class: "gv-main", tabindex: "0",
                Problem { text: problem }
                if !rows.is_empty() {
                    section {
                        h2 { class: "gv-h", {t!("promises-missed")} }
                        ul { class: "gv-list",
                            for stop in rows {
                                MissedRow { key: "{stop.plan}", stop: stop.clone(), now: at, on: move |()| missed.set(Some(stop.plan)) }
                            }
                        }
                    }
                }
                if !later.is_empty() {
                    section {
                        h2 { class: "gv-h",
                            {t!("later-today")}
                            span { {t!("n-places", n = later.len())} }
                        }
                        ul { class: "gv-list",
                            for stop in later {
                                StopRow { key: "{stop.plan}", stop, now: at }
                            }
                        }
                    }
                }
                Circles { circles: view.as_ref().map(|v| v.circles.clone()).unwrap_or_default(), now: at }
                if !done.is_empty() {
                    section {
                        h2 { class: "gv-h",
                            {t!("done")}
                            span { {t!("n-visits", n = done.len())} }
                        }
                        ul { class: "gv-list",
                            for visit in done {
                                DoneRow { key: "{visit.visit}", visit }
                            }
                        }
                    }
                }
                if !ahead.is_empty() {
                    section {
                        h2 { class: "gv-h", {t!("coming-days")} }
                        ul { class: "gv-list",
                            for stop in ahead {
                                StopRow { key: "{stop.plan}", stop, now: at }
                            }
                        }
                    }
                }
                if let Some(view) = &view {
                    if next.is_none() {
                        Nothing { any_place: view.any_place }
                    } else {
                        PlanButton {}
                    }
                }
            }
            section { class: "gv-dock", aria_label: t!("next-visit"),
                UndoRow {}
                if let Some(stop) = next {
                    Next { position, stop, now: at }
                }
            }
            Nav { tab: Tab::Today }
        }
        if let Some(stop) = asked {
            MissedSheet { stop, on_close: move |()| missed.set(None) }
        }
    }
}

/// Circles whose day has come: each opens the observation there.
#[component]
fn Circles(circles: Vec<DueCircle>, now: NaiveDateTime) -> Element {
    rsx! {
        if !circles.is_empty() {
            section {
                h2 { class: "gv-h", id: "circles",
                    {t!("circles-due")}
                }
                ul { class: "gv-list", aria_label: t!("circles-due"),
                    for circle in circles {
                        li { key: "{circle.place}",
                            Link { class: "gv-row mark", to: Route::ObserveAt { place: circle.place },
                                MarkShape { mark: circle.mark(now) }
                                div {
                                    b { "{circle.title}" }
                                    span { class: "gv-why", "data-color": words::mark_line(&circle.mark(now), now).0,
                                        {icon!(CircleDashed)}
                                        {words::mark_line(&circle.mark(now), now).2}
                                    }
                                }
                                {icon!(ChevronRight)}
                            }
                        }
                    }
                }
            }
        }
    }
}

#[component]
fn PlanButton() -> Element {
    let nav = use_navigator();
    rsx! {
        button {
            class: "ds-button gv-fold",
            "data-variant": "tertiary",
            "data-color": "neutral",
            r#type: "button",
            onclick: move |_| {
                nav.push(Route::PlanPage {});
            },
            {t!("plan-the-day")}
            {icon!(ChevronRight)}
        }
    }
}

#[component]
fn Nothing(any_place: bool) -> Element {
    let nav = use_navigator();
    let mut sheet = use_context::<SheetNow>().0;
    rsx! {
        if any_place {
            Empty { text: t!("nothing-today"),
                button {
                    class: "ds-button",
                    "data-variant": "secondary",
                    r#type: "button",
                    onclick: move |_| {
                        nav.push(Route::PlanPage {});
                    },
                    {t!("plan-the-day")}
                }
            }
        } else {
            Empty { text: t!("no-places-yet"),
                button {
                    class: "ds-button",
                    "data-variant": "secondary",
                    r#type: "button",
                    onclick: move |_| sheet.set(Some(Sheet::Note)),
                    {t!("note-down")}
                }
                button {
                    class: "ds-button",
                    "data-variant": "secondary",
                    r#type: "button",
                    onclick: move |_| {
                        nav.push(Route::Import {});
                    },
                    {t!("bring-in-list")}
                }
            }
        }
    }
}

/// What brings us there, in one line.
fn reason(stop: &Stop) -> (&'static str, Element, String) {
    if stop.kind.is_promise() {
        let icon = if stop.kind == crate::domain::plan::PlanKind::Agreed {
            icon!(MessageCircle)
        } else {
            icon!(CalendarClock)
        };
        ("accent", icon, words::plan_kind(stop.kind))
    } else if let Some(door) = stop.slip {
        (
            "info",
            icon!(StickyNote),
            t!("see-to-slip", door = words::the_door(door)),
        )
    } else {
        ("neutral", icon!(CalendarCheck), words::plan_kind(stop.kind))
    }
}

/// The next stop: the only strong block of the screen.
#[component]
fn Next(stop: Stop, position: Option<Position>, now: NaiveDateTime) -> Element {
    let nav = use_navigator();
    let (_, icon, why) = reason(&stop);
    let today = stop.at.date() == now.date();
    let when = if today {
        when::time(stop.at.time())
    } else {
        format!(
            "{} {}",
            when::start(&when::near_day(stop.at.date(), now.date())),
            when::time(stop.at.time())
        )
    };
    let (place, slip) = (stop.place, stop.slip);
    rsx! {
        article { class: "gv-next",
            div { class: "l",
                {icon}
                span { "{why}" }
                em { {when::distance(stop.at, now)} }
            }
            h2 {
                "{when} {stop.title}"
                small {
                    {words::history(stop.tries, stop.last)}
                    if let Some(door) = slip.filter(|_| stop.kind.is_promise()) {
                        " "
                        {t!("slip-out", door = words::the_door(door))}
                    }
                    if stop.safety {
                        " "
                        {t!("mind-safety")}
                    }
                }
            }
            div { class: "a",
                button {
                    class: "ds-button main",
                    r#type: "button",
                    onclick: move |_| {
                        nav.push(Route::VisitPage { place });
                    },
                    {icon!(DoorClosed)}
                    {t!("at-the-door")}
                }
                WayButton { position, icon_only: true }
            }
        }
    }
}

/// A stop of the list: the row opens the visit, its title the history.
#[component]
fn StopRow(stop: Stop, now: NaiveDateTime) -> Element {
    let (color, icon, why) = reason(&stop);
    let today = stop.at.date() == now.date();
    rsx! {
        li {
            Link { class: "gv-row", to: Route::VisitPage { place: stop.place },
                time {
                    {when::time(stop.at.time())}
                    small {
                        if !today {
                            {when::weekday_short(chrono::Datelike::weekday(&stop.at).number_from_monday())}
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
                        {icon}
                        "{why}"
                    }
                }
                {icon!(ChevronRight)}
            }
        }
    }
}

#[component]
fn MissedRow(stop: Stop, now: NaiveDateTime, on: EventHandler<()>) -> Element {
    let when = when::near(stop.at, now.date());
    rsx! {
        li {
            button { class: "gv-row mark", r#type: "button", onclick: move |_| on.call(()),
                MarkShape { mark: crate::domain::mark::Mark::Missed { at: stop.at, kind: stop.kind } }
                span {
                    b { "{stop.title}" }
                    span { class: "gv-why", "data-color": "danger",
                        {icon!(CalendarClock)}
                        {t!("mark-missed", when = when)}
                    }
                }
                {icon!(ChevronRight)}
            }
        }
    }
}

/// A visit of today: opens for edit all day.
#[component]
fn DoneRow(visit: Done) -> Element {
    rsx! {
        li {
            Link { class: "gv-row", to: Route::EditVisit { place: visit.place, visit: visit.visit },
                time { {when::time(visit.at.time())} }
                div {
                    b { "{visit.title}" }
                    span { class: "gv-why", "data-color": "neutral",
                        {icon!(Check)}
                        {words::outcome(visit.outcome)}
                    }
                }
                {icon!(ChevronRight)}
            }
        }
    }
}
