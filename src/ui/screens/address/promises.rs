//! "Løfte og sedler": what is planned, what became of the slips, who has the place.

use super::plan::Ask;
use crate::domain::fold::{PlanRow, SlipRow};
use crate::domain::mark::is_missed;
use crate::domain::slip::SlipState;
use crate::icon;
use crate::store::views::AddressView;
use crate::t;
use crate::ui::hooks::{use_now, use_store};
use crate::ui::{when, words};
use chrono::NaiveDateTime;
use dioxus::prelude::*;

/// The newest slip of each door, with what is known of it under all names of the place.
fn slips(view: &AddressView) -> Vec<SlipRow> {
    let mut newest: Vec<SlipRow> = Vec::new();
    for slip in &view.slips {
        if newest.iter().any(|s| s.id.door == slip.id.door) {
            continue;
        }
        let mut slip = slip.clone();
        if let Some(open) = view.state.slips.iter().find(|s| s.id == slip.id) {
            slip.checked = open.checked;
        }
        newest.push(slip);
    }
    newest
}

/// The card, if there is anything to say; and the way to plan a visit while nothing is planned.
#[component]
pub fn Promises(view: AddressView, on: EventHandler<Ask>) -> Element {
    let now = use_now();
    let me = use_store().identity().member;
    let today = now().date();
    let slips = slips(&view);
    let open = view.state.open.clone();
    let holder = view.state.assigned.map(|who| {
        if who == me {
            t!("you-have-it")
        } else if let Some(name) = view.names.get(&who) {
            t!("someone-has-it", who = name.clone())
        } else {
            t!("colleague-has-it")
        }
    });
    rsx! {
        section { class: "gv-card", aria_label: t!("promise-and-slips"),
            if open.is_empty() {
                div { class: "gv-plan",
                    p { class: "gv-fact", "data-color": "neutral",
                        {icon!(CalendarClock)}
                        span { {t!("nothing-planned")} }
                    }
                    div { class: "gv-do",
                        button {
                            class: "ds-button",
                            "data-variant": "tertiary",
                            r#type: "button",
                            onclick: move |_| on.call(Ask::Set),
                            {t!("put-in-calendar")}
                        }
                    }
                }
            }
            for plan in open {
                Planned {
                    key: "{plan.id}",
                    row: view.plans.iter().find(|p| p.id == plan.id).cloned(),
                    at: plan.at,
                    promise: plan.kind.is_promise(),
                    missed: is_missed(plan.kind, plan.at, now()),
                    kind: words::plan_kind(plan.kind),
                    on_move: move |()| on.call(Ask::Move(plan.id, plan.at)),
                    on_cancel: move |()| on.call(Ask::Cancel(plan.id, plan.at)),
                }
            }
            for slip in slips {
                Slip { key: "{slip.id.door.code()}", slip, today }
            }
            if let Some(on) = view.state.sparring {
                p { class: "gv-fact",
                    {icon!(Users)}
                    span { {t!("sparring-asked", date = when::date(on, today))} }
                }
            }
            if let Some(holder) = holder {
                p { class: "gv-fact", "data-color": "neutral",
                    {icon!(UserCheck)}
                    span { "{holder}" }
                }
            }
        }
    }
}

#[component]
fn Planned(
    row: Option<PlanRow>,
    at: NaiveDateTime,
    promise: bool,
    missed: bool,
    kind: String,
    on_move: EventHandler<()>,
    on_cancel: EventHandler<()>,
) -> Element {
    let now = use_now();
    let today = now().date();
    let mut lines = vec![kind];
    if missed {
        lines.push(t!("not-kept"));
    }
    if let Some(row) = row {
        if let Some(from) = row.moved_from {
            lines.push(t!("moved-from", when = when::day_time(from, today)));
        }
        if !row.reason.is_blank() {
            lines.push(row.reason.trim().to_owned());
        }
        if !row.place.is_blank() {
            lines.push(t!("step-met-at", place = row.place.trim()));
        }
    }
    let id = format!("plan-{}", at.and_utc().timestamp());
    let color = if missed {
        "danger"
    } else if promise {
        "accent"
    } else {
        "neutral"
    };
    rsx! {
        div { class: "gv-plan",
            p { class: "gv-fact", id: "{id}", "data-color": "{color}",
                {icon!(CalendarClock)}
                span {
                    b { {when::start(&when::day_time(at, today))} }
                    small { {lines.join(". ")} }
                }
                em { {when::distance(at, now())} }
            }
            div { class: "gv-do",
                button {
                    class: "ds-button",
                    "data-variant": "tertiary",
                    r#type: "button",
                    aria_describedby: "{id}",
                    onclick: move |_| on_move.call(()),
                    {t!("move-plan")}
                }
                button {
                    class: "ds-button",
                    "data-variant": "tertiary",
                    r#type: "button",
                    aria_describedby: "{id}",
                    onclick: move |_| on_cancel.call(()),
                    {t!("cancel-plan")}
                }
            }
        }
    }
}

#[component]
fn Slip(slip: SlipRow, today: chrono::NaiveDate) -> Element {
    let state = slip
        .checked
        .map_or(SlipState::NotChecked, |(_, state)| state);
    let out = state != SlipState::Gone;
    rsx! {
        p { class: "gv-fact", "data-color": if out { "info" } else { "neutral" },
            {icon!(StickyNote)}
            span {
                b { {words::door(slip.id.door)} ":" }
                " "
                {t!("slip-of", date = when::date(slip.set_on, today))}
                if out {
                    small { {t!("sign-not-proof")} }
                } else if let Some((on, _)) = slip.checked {
                    small { {t!("seen-on", date = when::date(on, today))} }
                }
            }
            em { {words::slip_state(state)} }
        }
    }
}
