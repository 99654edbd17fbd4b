//! "Hvornår er der prøvet?": a real table, a cell per part of the day and weekday, and what to try next with its reason.

use crate::domain::again::{Hours, suggest_other_part, tried_table};
use crate::domain::outcome::Outcome;
use crate::domain::time::PartOfDay;
use crate::icon;
use crate::store::views::AddressView;
use crate::t;
use crate::ui::hooks::{use_now, use_session};
use crate::ui::{when, words};
use chrono::{Datelike, NaiveDateTime};
use dioxus::prelude::*;

/// After which time the next try is suggested: the last plan ahead, else now; and whether that is a plan.
pub(super) fn after(view: &AddressView, now: NaiveDateTime) -> (NaiveDateTime, bool) {
    let ahead = view.state.open.iter().map(|p| p.at).filter(|at| *at > now);
    ahead.max().map_or((now, false), |at| (at, true))
}

/// What happened, each kind once in the order in which it first came, with how often.
fn counted(tries: &[Outcome]) -> Vec<(Outcome, usize)> {
    let mut counted: Vec<(Outcome, usize)> = Vec::new();
    for what in tries {
        match counted.iter_mut().find(|(known, _)| known == what) {
            Some((_, n)) => *n = n.saturating_add(1),
            None => counted.push((*what, 1)),
        }
    }
    counted
}

/// The card; nothing before the first visit.
#[component]
pub fn Tried(view: AddressView) -> Element {
    let session = use_session();
    let now = use_now();
    if view.tries.is_empty() {
        return rsx! {};
    }
    let table = tried_table(&view.tries);
    let outcomes: Vec<Outcome> = view.tries.iter().map(|(_, what)| *what).collect();
    let kinds = counted(&outcomes);
    let country = session.desk().settings().country();
    let (from, planned) = after(&view, now());
    let ended = view.state.last.as_ref().is_some_and(|l| l.outcome.is_end());
    let next = suggest_other_part(&view.tries, from, country, &Hours::default()).filter(|_| !ended);
    let cell_of = |at: NaiveDateTime| {
        (
            PartOfDay::of(at.time()),
            at.weekday().num_days_from_monday(),
        )
    };
    let suggested = next.map(|s| cell_of(s.at));
    rsx! {
        section { class: "gv-card", aria_labelledby: "tried",
            h2 { class: "gv-q", id: "tried", {t!("tried-title")} }
            // The roles are said in words, since big text lays the table out as no table.
            table { class: "gv-tried", role: "table", aria_labelledby: "tried",
                thead { role: "rowgroup",
                    tr { role: "row",
                        th { scope: "col", role: "columnheader", span { class: "ds-sr-only", {t!("tried-part-of-day")} } }
                        for n in 1..=7_u32 {
                            th { key: "{n}", scope: "col", role: "columnheader",
                                span { "aria-hidden": "true", {when::weekday_short(n)} }
                                span { class: "ds-sr-only", {t!("weekday", n = n)} }
                            }
                        }
                    }
                }
                tbody { role: "rowgroup",
                    for part in PartOfDay::ALL {
                        tr { key: "{part:?}", role: "row",
                            th { scope: "row", role: "rowheader", {words::part_of_day(part)} }
                            for n in 0..7_u32 {
                                Cell {
                                    key: "{n}",
                                    tries: table.get(&(part, n)).cloned().unwrap_or_default(),
                                    suggested: suggested == Some((part, n)),
                                }
                            }
                        }
                    }
                }
            }
            p { class: "gv-legend", "aria-hidden": "true",
                for (what , _) in kinds {
                    span { key: "{what.code()}",
                        {words::outcome_icon(what)}
                        {words::outcome(what)}
                    }
                }
                if suggested.is_some() {
                    span {
                        u {}
                        {t!("tried-suggestion")}
                    }
                }
                span { {t!("tried-empty")} }
            }
            if let Some(next) = next {
                p { class: "gv-fact",
                    {icon!(Lightbulb)}
                    span {
                        b { {sentence(next.at, planned.then_some(from), now())} }
                        small { {words::why(next.why)} }
                    }
                }
            }
        }
    }
}

/// "Efter torsdag: en lørdag formiddag".
fn sentence(at: NaiveDateTime, after: Option<NaiveDateTime>, now: NaiveDateTime) -> String {
    let weekday = when::weekday(at.date());
    let part = when::lower_start(&words::part_of_day(PartOfDay::of(at.time())));
    if let Some(from) = after {
        let day = when::near_day(from.date(), now.date());
        t!("tried-after", after = day, weekday = weekday, part = part)
    } else {
        t!("tried-next", weekday = weekday, part = part)
    }
}

#[component]
fn Cell(tries: Vec<Outcome>, suggested: bool) -> Element {
    let words: Vec<String> = counted(&tries)
        .into_iter()
        .map(|(what, n)| {
            if n > 1 {
                t!("tried-n-times", what = words::outcome(what), n = n)
            } else {
                words::outcome(what)
            }
        })
        .collect();
    rsx! {
        td { role: "cell", class: if suggested { "try" },
            if let Some(last) = tries.last() {
                {words::outcome_icon(*last)}
                span { class: "ds-sr-only", {words.join("; ")} }
                if tries.len() > 1 {
                    span { "aria-hidden": "true", "{tries.len()}" }
                }
            }
            if suggested {
                span { class: "ds-sr-only", {t!("tried-suggestion")} }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_says_each_outcome_once_with_how_often() {
        let tries = [Outcome::NotOpened, Outcome::Rejected, Outcome::NotOpened];
        assert_eq!(
            counted(&tries),
            [(Outcome::NotOpened, 2), (Outcome::Rejected, 1)]
        );
    }
}
