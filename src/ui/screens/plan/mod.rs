//! Planning the day: what was promised stands first and fixed, then come addresses to add with a tick each; the app
//! proposes an order and finds times between, and the worker may set her own. Up and down by buttons: dragging asks for
//! a still hand.

mod here;
mod laid;
mod offers;
mod order;
mod rows;
mod save;

use crate::domain::again::{Hours, Trouble, trouble};
use crate::domain::holiday::Country;
use crate::domain::id::SubjectId;
use crate::domain::place::Fix;
use crate::domain::time::start_of;
use crate::icon;
use crate::map::order::Way;
use crate::store::views::{Candidates, Chosen, Offer, Positions, Stop, Today};
use crate::store::{DraftKey, Result, Store};
use crate::t;
use crate::ui::hooks::{use_now, use_session, use_store, use_view};
use crate::ui::parts::choose_place::{Among, ChoosePlace, Picked};
use crate::ui::parts::frame::{Empty, Problem, Top};
use crate::ui::parts::sheets::BottomSheet;
use crate::ui::{draft, when, words};
use chrono::{NaiveDate, NaiveDateTime};
use dioxus::prelude::*;
use here::FromHere;
use laid::{Given, LaidOut, Ticks};
use offers::Offers;
use order::Order;
use rows::FixedRow;
use save::use_save;

fn key() -> DraftKey {
    draft::key(None, "plan")
}

async fn begin(store: &Store, today: NaiveDate) -> Ticks {
    draft::read::<Ticks>(store, key())
        .await
        .filter(|left| left.day == today)
        .unwrap_or_else(|| Ticks::none(today))
}

/// Planning the day.
#[component]
pub fn PlanPage() -> Element {
    let (session, store) = (use_session(), use_store());
    let mut begun = use_signal(|| None::<Ticks>);
    use_future(move || {
        let (today, store) = (session.desk().now().date(), store.clone());
        async move {
            begun.set(Some(begin(&store, today).await));
        }
    });
    match begun() {
        Some(begun) => rsx! {
            Day { begun }
        },
        None => rsx! {
            div { class: "gv-screen",
                Top { page: t!("plan-the-day"), title: t!("plan-the-day"), sub: Some(t!("plan-sub")) }
                main { class: "gv-main" }
            }
        },
    }
}

/// What keeps the worker from going out today, as a line; hours are said where there is no room.
fn day_off(country: Country, now: NaiveDateTime) -> Option<String> {
    let hours = Hours::default();
    match trouble(country, &hours, start_of(now.date()))? {
        Trouble::Holiday(what) => Some(t!(
            "plan-day-off",
            day = when::start(&when::day(now.date(), now.date())),
            holiday = words::holiday(what)
        )),
        Trouble::DayNotWorked | Trouble::BeyondHours => None,
    }
}

/// What the store knows of the day.
#[derive(Clone, Copy, PartialEq)]
struct Known {
    stops: Memo<Option<Vec<Stop>>>,
    offered: Memo<Option<Vec<Offer>>>,
    laid: Memo<LaidOut>,
    problem: Memo<Option<String>>,
}

fn good<T: Clone>(answer: Option<&Result<T>>) -> Option<T> {
    answer.and_then(|a| a.as_ref().ok()).cloned()
}

fn bad<T>(answer: Option<&Result<T>>) -> Option<String> {
    answer.and_then(|a| a.as_ref().err().map(words::store_problem))
}

/// Asks for the day, and lays it out anew whenever an answer, a tick or the time changes.
fn use_known(ticks: Signal<Ticks>, here: Signal<Option<Fix>>) -> Known {
    let now = use_now();
    let today = use_view(move || Today { now: now() });
    let offered = use_view(move || Candidates {
        now: now(),
        from: here().map(|fix| fix.position),
    });
    // What was ticked, also what was searched for and is not offered.
    let chosen = use_view(move || Chosen {
        places: ticks.read().places.clone(),
        now: now(),
    });
    let stops = use_memo(move || good(today.read().as_ref()).map(|view| view.stops));
    let lie = use_view(move || Positions {
        places: stops.read().iter().flatten().map(|s| s.place).collect(),
    });
    let offered_now = use_memo(move || good(offered.read().as_ref()));
    let laid = use_memo(move || {
        let chosen = good(chosen.read().as_ref()).into_iter().flatten();
        let offers = offered_now().into_iter().flatten().chain(chosen);
        let stops = stops.read();
        Given {
            now: now(),
            here: here().map(|fix| fix.position),
            stops: stops.as_deref().unwrap_or_default(),
            lie: &good(lie.read().as_ref()).unwrap_or_default(),
            offers: &offers.map(|offer| (offer.item.place, offer)).collect(),
            ticks: &ticks.read(),
        }
        .lay_out()
    });
    let problem = use_memo(move || bad(today.read().as_ref()).or(bad(offered.read().as_ref())));
    Known {
        stops,
        offered: offered_now,
        laid,
        problem,
    }
}

#[component]
fn Day(begun: Ticks) -> Element {
    let (session, store) = (use_session(), use_store());
    let now = use_now();
    let mut ticks = use_signal(|| begun);
    let here = use_signal(|| None::<Fix>);
    let known = use_known(ticks, here);
    let mut problem = use_signal(|| None::<String>);
    let saving = use_signal(|| false);
    let save = use_save(saving, problem);
    let mut moved = use_signal(|| None::<(SubjectId, Way)>);
    // A row that moves in the page loses the focus; whoever moves it by keyboard wants to go on.
    use_effect(move || {
        if let Some((place, way)) = moved() {
            let id = rows::button_id(place, way);
            document::eval(&format!("document.getElementById('{id}')?.focus()"));
        }
    });
    let keep = use_callback(move |()| {
        problem.set(None);
        ticks.write().day = now.peek().date();
        draft::keep(&store, key(), &*ticks.peek());
    });
    let tick = use_callback(move |(place, on): (SubjectId, bool)| {
        ticks.write().tick(place, on);
        keep.call(());
    });
    let use_plan = use_callback(move |()| {
        if *saving.peek() {
            return;
        }
        let times = known.laid.peek().times();
        if !times.is_empty() {
            problem.set(None);
            save.call((times, ticks.peek().clone()));
        } else if ticks.peek().places.is_empty() {
            problem.set(Some(t!("not-yet-ticked")));
        } else {
            problem.set(Some(t!("plan-no-time-left")));
        }
    });
    let laid = known.laid.read().clone();
    let off = day_off(session.desk().settings().country(), now());
    rsx! {
        div { class: "gv-screen",
            Top { page: t!("plan-the-day"), title: t!("plan-the-day"), sub: Some(t!("plan-sub")) }
            main { class: "gv-main", tabindex: "0",
                Problem { text: (known.problem)() }
                if let Some(off) = off {
                    p { class: "gv-quiet", "{off}" }
                }
                Fixed { stops: (known.stops)(), now: now() }
                section {
                    h2 { class: "gv-h", {t!("plan-candidates")} }
                    FromHere { fix: here }
                    if let Some(offers) = (known.offered)() {
                        Offers {
                            offers,
                            laid: laid.clone(),
                            here: here().map(|fix| fix.position),
                            now: now(),
                            on: tick,
                        }
                    }
                    Search { stops: known.stops, ticks, on: move |place| tick.call((place, true)) }
                }
                if !ticks.read().places.is_empty() {
                    Order {
                        laid: laid.clone(),
                        own: ticks.read().own.is_some(),
                        on_move: move |(place, way)| {
                            ticks.write().shift(&known.laid.peek().lines, place, way);
                            moved.set(Some((place, way)));
                            keep.call(());
                        },
                        on_remove: move |place| tick.call((place, false)),
                        on_propose: move |()| {
                            ticks.write().own = None;
                            keep.call(());
                        },
                    }
                }
            }
            Bar { laid, saving: saving(), problem: problem(), on: use_plan }
        }
    }
}

/// What stands in the day already.
#[component]
fn Fixed(stops: Option<Vec<Stop>>, now: NaiveDateTime) -> Element {
    let Some(stops) = stops else {
        return rsx! {};
    };
    if stops.is_empty() {
        return rsx! {
            Empty { text: t!("plan-none-promised") }
        };
    }
    rsx! {
        section {
            h2 { class: "gv-h", {t!("plan-fixed")} span { {t!("n-places", n = stops.len())} } }
            ul { class: "gv-list",
                for stop in stops {
                    FixedRow { key: "{stop.plan}", stop, now }
                }
            }
        }
    }
}

/// The search for an address that is not offered. One that stands in the day already is not added.
#[component]
fn Search(
    stops: Memo<Option<Vec<Stop>>>,
    ticks: Signal<Ticks>,
    on: EventHandler<SubjectId>,
) -> Element {
    let mut open = use_signal(|| false);
    rsx! {
        button {
            class: "ds-button gv-note",
            "data-variant": "tertiary",
            "data-color": "neutral",
            r#type: "button",
            aria_haspopup: "dialog",
            onclick: move |_| open.set(true),
            {icon!(Search)}
            {t!("plan-search")}
        }
        if open() {
            BottomSheet { title: t!("plan-search"), on_close: move |()| open.set(false),
                ChoosePlace {
                    among: Among::Known,
                    on: move |picked: Picked| {
                        if let Picked::Known(place) = picked
                            && !stops.peek().iter().flatten().any(|stop| stop.place == place)
                            && !ticks.peek().places.contains(&place)
                        {
                            on.call(place);
                        }
                        open.set(false);
                    },
                }
            }
        }
    }
}

/// How many are laid in and how many are not, and the button that saves.
#[component]
fn Bar(laid: LaidOut, saving: bool, problem: Option<String>, on: EventHandler<()>) -> Element {
    let (fit, left_out) = (laid.times().len(), laid.left_out());
    rsx! {
        div { class: "gv-bar",
            p { class: "gv-count", role: "status",
                if fit > 0 || left_out > 0 {
                    {t!("plan-count", n = fit)}
                }
                if left_out > 0 {
                    ". "
                    {t!("plan-left-out", n = left_out)}
                }
            }
            Problem { text: problem }
            button { class: "ds-button", r#type: "button", disabled: saving, onclick: move |_| on.call(()),
                {icon!(CalendarCheck)}
                {t!("use-plan")}
            }
        }
    }
}
