//! When we come again: promised on the postcard, agreed, suggested, or, after a no, asked.

use super::page::{Ctx, around};
use crate::domain::again::{Hours, trouble};
use crate::domain::outcome::Outcome;
use crate::domain::plan::PlanKind;
use crate::domain::visiting::{NextChoice, Proposal};
use crate::icon;
use crate::store::views::AddressView;
use crate::t;
use crate::ui::hooks::{use_now, use_session};
use crate::ui::parts::choices::Segments;
use crate::ui::screens::change::{ChangeSheet, Chosen};
use crate::ui::{when, words};
use chrono::NaiveDateTime;
use dioxus::prelude::*;

fn as_what(proposal: &Proposal) -> String {
    match (proposal.kind, proposal.why) {
        (PlanKind::Postcard, _) => t!("promised-on-postcard"),
        (PlanKind::Agreed, _) => t!("agreed-with-citizen"),
        (PlanKind::Retry, _) => t!("try-again-then"),
        (_, Some(why)) => t!("suggestion", why = words::why(why)),
        (_, None) => t!("our-own-plan"),
    }
}

/// The row with its "Skift", or the question after a no.
#[component]
pub fn NextRow(ctx: Ctx, view: AddressView, tries: Vec<(NaiveDateTime, Outcome)>) -> Element {
    let session = use_session();
    let now = use_now();
    let mut changing = use_signal(|| false);
    let country = session.desk().settings().country();
    let visiting = ctx.form.read().clone();
    let around = around(&view, &tries, country, now());
    let Some(outcome) = visiting.outcome else {
        return rsx! {};
    };
    let proposal = visiting.proposal(&around);
    let [two_weeks, month] = visiting.after_no(&around);
    let rejected = outcome == Outcome::Rejected && !visiting.postcard;
    let answer = match visiting.next {
        NextChoice::At(at) if at == two_weeks => Some(0),
        NextChoice::At(at) if at == month => Some(1),
        NextChoice::TeamMeeting => Some(2),
        _ => None,
    };
    let wrong = proposal.as_ref().and_then(|p| {
        trouble(country, &Hours::default(), p.at).map(|what| words::trouble(what, p.at, now()))
    });
    let start = proposal.as_ref().map_or(visiting.at, |p| p.at);
    rsx! {
        if rejected {
            fieldset { class: "gv-seg",
                legend { class: "gv-q", {t!("try-again-ask")} }
                Segments {
                    name: "retry",
                    options: vec![t!("in-two-weeks"), t!("in-a-month"), t!("at-team-meeting")],
                    chosen: answer,
                    on: move |i: usize| {
                        let next = match i {
                            0 => NextChoice::At(two_weeks),
                            1 => NextChoice::At(month),
                            _ => NextChoice::TeamMeeting,
                        };
                        ctx.set(move |f| f.next = next);
                    },
                }
            }
        }
        if let Some(proposal) = proposal {
            div { class: "gv-promise", "data-color": if wrong.is_some() { "danger" } else { "accent" },
                {icon!(CalendarClock)}
                div {
                    b { {when::start(&when::day_time(proposal.at, now().date()))} }
                    if let Some(wrong) = wrong.clone() {
                        span { role: "alert", "{wrong}" }
                    } else {
                        span { {as_what(&proposal)} }
                    }
                }
                button {
                    class: "ds-button",
                    "data-variant": "tertiary",
                    r#type: "button",
                    onclick: move |_| changing.set(true),
                    {t!("change")}
                }
            }
        } else if !rejected && !outcome.is_end() {
            button {
                class: "ds-button gv-note",
                "data-variant": "tertiary",
                "data-color": "neutral",
                r#type: "button",
                onclick: move |_| changing.set(true),
                {icon!(CalendarClock)}
                {t!("set-next-visit")}
            }
        }
        if changing() {
            ChangeSheet {
                at: if start == visiting.at { crate::domain::again::same_time_next_week(start, 1) } else { start },
                from: visiting.at,
                on_close: move |()| changing.set(false),
                on: move |chosen: Chosen| {
                    let next = match chosen {
                        Chosen::At(at) => NextChoice::At(at),
                        Chosen::NoDate => NextChoice::NoDate,
                    };
                    ctx.set(move |f| f.next = next);
                    changing.set(false);
                },
            }
        }
    }
}
