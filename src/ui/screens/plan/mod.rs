//! Planning the day: what was promised stands first and fixed, then come addresses to add with a tick each; the app
//! finds times between, the worker sets the order. Up and down by buttons: dragging asks for a still hand.

mod rows;

use crate::domain::again::{Hours, Trouble, trouble};
use crate::domain::day::{Way, lay_out, shift};
use crate::domain::entry::Body;
use crate::domain::id::SubjectId;
use crate::domain::plan::{Plan, PlanKind, PlanSet};
use crate::domain::private::Private;
use crate::domain::time::start_of;
use crate::icon;
use crate::store::views::{Candidates, Chosen, PlaceItem, Stop, Today};
use crate::store::{DraftKey, NewEntry, Store};
use crate::t;
use crate::ui::hooks::{use_now, use_session, use_store, use_view};
use crate::ui::parts::choose_place::{Among, ChoosePlace, Picked};
use crate::ui::parts::frame::{Empty, Problem, Top};
use crate::ui::parts::sheets::BottomSheet;
use crate::ui::route::Route;
use crate::ui::undo::Undo;
use crate::ui::{draft, when, words};
use chrono::{NaiveDate, NaiveDateTime};
use dioxus::prelude::*;
use rows::{AddedRow, Candidate, FixedRow, Standing};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The ticks as they were left, and on which day: yesterday's are of no use.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
struct Ticks {
    day: NaiveDate,
    places: Vec<SubjectId>,
}

fn key() -> DraftKey {
    draft::key(None, "plan")
}

async fn begin(store: &Store, today: NaiveDate) -> Ticks {
    draft::read::<Ticks>(store, key())
        .await
        .filter(|left| left.day == today)
        .unwrap_or(Ticks {
            day: today,
            places: Vec::new(),
        })
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

/// How many addresses are offered before "Vis flere adresser".
const FACE: usize = 8;

/// What keeps the worker from going out today, as a line; hours are said where there is no room.
fn day_off(country: crate::domain::holiday::Country, now: NaiveDateTime) -> Option<String> {
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

#[component]
fn Day(begun: Ticks) -> Element {
    let (session, store) = (use_session(), use_store());
    let nav = use_navigator();
    let now = use_now();
    let mut undo = use_context::<Signal<Option<Undo>>>();
    let mut ticked = use_signal(|| begun.places.clone());
    let mut all = use_signal(|| false);
    let mut searching = use_signal(|| false);
    let mut problem = use_signal(|| None::<String>);
    let mut saving = use_signal(|| false);
    let mut moved = use_signal(|| None::<(SubjectId, Way)>);
    // A row that moves in the page loses the focus; whoever moves it by keyboard wants to go on.
    use_effect(move || {
        if let Some((place, way)) = moved() {
            let id = rows::button_id(place, way);
            document::eval(&format!("document.getElementById('{id}')?.focus()"));
        }
    });
    let today = use_view(move || Today { now: now() });
    let offered = use_view(move || Candidates { now: now() });
    // Names of what was ticked, also of what was searched for and is not offered.
    let added = use_view(move || Chosen {
        places: ticked(),
        now: now(),
    });
    let keep = use_callback({
        let store = store.clone();
        move |()| {
            problem.set(None);
            let ticks = Ticks {
                day: now.peek().date(),
                places: ticked.peek().clone(),
            };
            draft::keep(&store, key(), &ticks);
        }
    });
    let tick = use_callback(move |(place, on): (SubjectId, bool)| {
        ticked.with_mut(|t| {
            t.retain(|p| *p != place);
            if on {
                t.push(place);
            }
        });
        keep.call(());
    });

    let failed = [
        today
            .read()
            .as_ref()
            .and_then(|a| a.as_ref().err().map(words::store_problem)),
        offered
            .read()
            .as_ref()
            .and_then(|a| a.as_ref().err().map(words::store_problem)),
    ]
    .into_iter()
    .flatten()
    .next();
    let stops: Option<Vec<Stop>> = match &*today.read() {
        Some(Ok(view)) => Some(view.stops.clone()),
        _ => None,
    };
    let candidates: Option<Vec<PlaceItem>> = match &*offered.read() {
        Some(Ok(items)) => Some(items.clone()),
        _ => None,
    };
    let names: BTreeMap<SubjectId, PlaceItem> = match &*added.read() {
        Some(Ok(items)) => items.iter().map(|i| (i.place, i.clone())).collect(),
        _ => BTreeMap::new(),
    };
    let fixed: Vec<NaiveDateTime> = stops.iter().flatten().map(|s| s.at).collect();
    let order = ticked();
    let times = lay_out(now(), &fixed, &Hours::default(), order.len());
    let laid: Vec<(SubjectId, Option<NaiveDateTime>)> = order.iter().copied().zip(times).collect();
    let left_out = laid.iter().filter(|(_, at)| at.is_none()).count();

    let use_plan = use_callback({
        let (session, laid) = (session.clone(), laid.clone());
        move |()| {
            if *saving.peek() {
                return;
            }
            problem.set(None);
            let plans: Vec<(SubjectId, NaiveDateTime)> = laid
                .iter()
                .filter_map(|(place, at)| Some((*place, (*at)?)))
                .collect();
            if plans.is_empty() {
                problem.set(Some(if laid.is_empty() {
                    t!("not-yet-ticked")
                } else {
                    t!("plan-no-time-left")
                }));
                return;
            }
            let entries = plans
                .iter()
                .map(|(place, at)| NewEntry {
                    subject: *place,
                    at: session.desk().wall(),
                    body: Body::PlanSet(PlanSet {
                        plan: Plan {
                            at: *at,
                            kind: PlanKind::Again,
                            place: Private::default(),
                        },
                    }),
                })
                .collect();
            let ticks = Ticks {
                day: now.peek().date(),
                places: ticked.peek().clone(),
            };
            let (what, not_saved) = (t!("the-plan"), t!("not-saved"));
            saving.set(true);
            // Sent now, not when awaited: leaving the screen does not stop it.
            let saved = store.append(entries, Some(key()));
            spawn(async move {
                let saved = saved.await;
                saving.set(false);
                match saved {
                    Ok(receipt) => {
                        let mut written = plans.iter().map(|(p, _)| *p).zip(receipt.ids);
                        undo.set(written.next().map(|(subject, entry)| Undo {
                            subject,
                            entry,
                            also: written.collect(),
                            what,
                            gone: false,
                            draft: Some((key(), draft::bytes(&ticks))),
                            back_to: Some(Route::PlanPage {}),
                        }));
                        nav.replace(Route::TodayPage {});
                    }
                    Err(error) => problem.set(Some(format!(
                        "{not_saved} {}",
                        words::store_problem(&error)
                    ))),
                }
            });
        }
    });

    let more = candidates.as_ref().is_some_and(|c| c.len() > FACE) && !all();
    let none = candidates.as_ref().is_some_and(Vec::is_empty);
    let shown: Vec<PlaceItem> = candidates
        .into_iter()
        .flatten()
        .enumerate()
        .filter(|(i, item)| all() || *i < FACE || order.contains(&item.place))
        .map(|(_, item)| item)
        .collect();
    let standing = |place: SubjectId| match laid.iter().find(|(p, _)| *p == place) {
        Some((_, Some(at))) => Standing::At(*at),
        Some((_, None)) => Standing::NoRoom,
        None => Standing::Open,
    };
    let planned: Vec<SubjectId> = stops.iter().flatten().map(|s| s.place).collect();
    let country = session.desk().settings().country();
    rsx! {
        div { class: "gv-screen",
            Top { page: t!("plan-the-day"), title: t!("plan-the-day"), sub: Some(t!("plan-sub")) }
            main { class: "gv-main", tabindex: "0",
                Problem { text: failed }
                if let Some(off) = day_off(country, now()) {
                    p { class: "gv-quiet", "{off}" }
                }
                if let Some(stops) = stops {
                    if stops.is_empty() {
                        Empty { text: t!("plan-none-promised") }
                    } else {
                        section {
                            h2 { class: "gv-h", {t!("plan-fixed")} span { {t!("n-places", n = stops.len())} } }
                            ul { class: "gv-list",
                                for stop in stops {
                                    FixedRow { key: "{stop.plan}", stop, now: now() }
                                }
                            }
                        }
                    }
                }
                section {
                    h2 { class: "gv-h", {t!("plan-candidates")} }
                    if none {
                        p { class: "gv-quiet", {t!("plan-no-candidates")} }
                    } else {
                        ul { class: "gv-list",
                            for item in shown {
                                Candidate { key: "{item.place}", standing: standing(item.place), item, now: now(), on: tick }
                            }
                        }
                    }
                    if more {
                        button {
                            class: "ds-button gv-note",
                            "data-variant": "tertiary",
                            "data-color": "neutral",
                            r#type: "button",
                            onclick: move |_| all.set(true),
                            {icon!(ChevronDown)}
                            {t!("plan-more")}
                        }
                    }
                    button {
                        class: "ds-button gv-note",
                        "data-variant": "tertiary",
                        "data-color": "neutral",
                        r#type: "button",
                        aria_haspopup: "dialog",
                        onclick: move |_| searching.set(true),
                        {icon!(Search)}
                        {t!("plan-search")}
                    }
                }
                if !laid.is_empty() {
                    section {
                        h2 { class: "gv-h", {t!("plan-added")} }
                        ul { class: "gv-list",
                            for (i , (place , at)) in laid.iter().copied().enumerate() {
                                AddedRow {
                                    key: "{place}",
                                    title: names.get(&place).map(|n| n.title.clone()).unwrap_or_default(),
                                    at,
                                    first: i == 0,
                                    last: laid.len() == i.saturating_add(1),
                                    place,
                                    on: move |way: Way| {
                                        ticked.with_mut(|t| shift(t, &place, way));
                                        moved.set(Some((place, way)));
                                        keep.call(());
                                    },
                                    on_remove: move |()| tick.call((place, false)),
                                }
                            }
                        }
                    }
                }
            }
            div { class: "gv-bar",
                p { class: "gv-count", role: "status",
                    if !laid.is_empty() {
                        {t!("plan-count", n = laid.len().saturating_sub(left_out))}
                    }
                    if left_out > 0 {
                        ". "
                        {t!("plan-left-out", n = left_out)}
                    }
                }
                Problem { text: problem() }
                button { class: "ds-button", r#type: "button", disabled: saving(), onclick: move |_| use_plan.call(()),
                    {icon!(CalendarCheck)}
                    {t!("use-plan")}
                }
            }
        }
        if searching() {
            BottomSheet { title: t!("plan-search"), on_close: move |()| searching.set(false),
                ChoosePlace {
                    among: Among::Known,
                    on: move |picked: Picked| {
                        if let Picked::Known(place) = picked && !planned.contains(&place) && !ticked.peek().contains(&place) {
                            tick.call((place, true));
                        }
                        searching.set(false);
                    },
                }
            }
        }
    }
}
