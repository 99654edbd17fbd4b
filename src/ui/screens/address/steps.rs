//! The history: visits, observations and plans given up, newest first.

use crate::domain::fold::{ObservationRow, PlanRow, PlanStatus, VisitRow};
use crate::domain::id::{EntryId, MemberId, SubjectId};
use crate::domain::outcome::{ContactForm, Onward};
use crate::domain::private::Private;
use crate::domain::sign::Sign;
use crate::icon;
use crate::store::views::AddressView;
use crate::t;
use crate::ui::hooks::{use_now, use_store};
use crate::ui::route::Route;
use crate::ui::{when, words};
use chrono::{NaiveDate, NaiveDateTime};
use dioxus::prelude::*;

/// One thing that happened.
#[derive(Clone, PartialEq, Debug)]
enum Step {
    Visit(VisitRow),
    Observation(ObservationRow),
    GivenUp(PlanRow),
}

impl Step {
    fn order(&self) -> (NaiveDateTime, EntryId) {
        match self {
            Self::Visit(row) => (row.at, row.id),
            Self::Observation(row) => (row.at, row.id),
            Self::GivenUp(row) => (row.at, row.id),
        }
    }

    /// A name of its own: a plan goes by the id of the visit that made it.
    fn key(&self) -> String {
        let kind = match self {
            Self::Visit(_) => "visit",
            Self::Observation(_) => "seen",
            Self::GivenUp(_) => "plan",
        };
        format!("{kind}-{}", self.order().1)
    }
}

/// The newest `most` steps, and whether there are more.
fn newest(view: &AddressView, most: usize) -> (Vec<Step>, bool) {
    let visits = view.visits.iter().cloned().map(Step::Visit);
    let observations = view.observations.iter().cloned().map(Step::Observation);
    let given_up = view
        .plans
        .iter()
        .filter(|p| p.status == PlanStatus::Cancelled)
        .cloned()
        .map(Step::GivenUp);
    let mut steps: Vec<Step> = visits.chain(observations).chain(given_up).collect();
    steps.sort_by_key(|s| std::cmp::Reverse(s.order()));
    let more = steps.len() > most;
    steps.truncate(most);
    (steps, more)
}

/// Sentences, each with its point.
fn told(parts: &[String]) -> String {
    let mut text = String::new();
    for part in parts.iter().map(|p| p.trim()).filter(|p| !p.is_empty()) {
        if !text.is_empty() {
            text.push(' ');
        }
        text.push_str(part);
        if !part.ends_with(['.', '!', '?', '…', ':']) {
            text.push('.');
        }
    }
    text
}

fn signs(signs: &[Sign]) -> Option<String> {
    let names: Vec<String> = signs
        .iter()
        .map(|s| when::lower_start(&words::sign(*s)))
        .collect();
    (!names.is_empty()).then(|| t!("step-signs", signs = names.join(", ")))
}

fn with(with: &[Private<String>]) -> Option<String> {
    let names: Vec<&str> = with.iter().map(|w| w.trim()).collect();
    (!names.is_empty()).then(|| t!("step-with", names = names.join(", ")))
}

fn said(text: &Private<String>) -> Option<String> {
    (!text.is_blank()).then(|| text.0.clone())
}

/// Who wrote it, if it was not me.
fn author(view: &AddressView, author: MemberId, me: MemberId) -> Option<String> {
    let name = view.names.get(&author).filter(|_| author != me)?;
    Some(t!("step-author", who = name.clone()))
}

/// What became of the promises that a visit answers.
fn answered(view: &AddressView, visit: EntryId, today: NaiveDate) -> Vec<String> {
    let mut lines = Vec::new();
    for plan in view.plans.iter().filter(|p| p.kind.is_promise()) {
        if let PlanStatus::Answered { by, kept } = plan.status
            && by == visit
        {
            let when = when::day_time(plan.at, today);
            lines.push(if kept {
                t!("promise-kept", when = when)
            } else {
                t!("promise-not-kept", when = when)
            });
            if let Some(from) = plan.moved_from {
                lines.push(t!("promise-was-moved", when = when::day_time(from, today)));
            }
        }
    }
    lines
}

fn visit_words(view: &AddressView, row: &VisitRow, me: MemberId, today: NaiveDate) -> String {
    let visit = &row.visit;
    let mut parts = Vec::new();
    if matches!(visit.form, ContactForm::Telephone | ContactForm::Sms) {
        parts.push(words::form(visit.form));
    }
    if !visit.met_at.is_blank() {
        parts.push(t!("step-met-at", place = visit.met_at.trim()));
    }
    parts.extend(said(&visit.note));
    parts.extend(signs(&visit.signs));
    for check in &visit.slips_checked {
        let door = words::the_door(check.slip.door);
        let state = when::lower_start(&words::slip_state(check.state));
        parts.push(t!("step-slip-was", door = door, state = state));
    }
    if visit.postcard {
        parts.push(t!("step-postcard"));
        parts.extend(said(&visit.postcard_text).map(|text| t!("step-postcard-says", text = text)));
    }
    for door in &visit.slips_set {
        parts.push(t!("step-slip-set", door = words::the_door(*door)));
    }
    if let Some(next) = visit.next.as_ref().filter(|n| n.kind.is_promise()) {
        // As it was told then; a later move stands with the plan.
        parts.push(t!("step-promised", when = when::day_time(next.at, today)));
    }
    match visit.onward {
        Some(Onward::Continue) => parts.push(t!("step-continue")),
        Some(Onward::OtherOffers) => parts.push(t!("onward-other-offers")),
        Some(Onward::Unknown) | None => {}
    }
    if visit.to_team {
        parts.push(t!("step-to-team"));
    }
    parts.extend(answered(view, row.id, today));
    parts.extend(with(&visit.with));
    parts.extend(author(view, row.author, me));
    if let Some(on) = visit.noted_on {
        parts.push(t!("step-noted", date = when::date(on, today)));
    }
    if let Some(on) = row.edited_on {
        parts.push(t!("step-edited", date = when::date(on, today)));
    }
    told(&parts)
}

fn observed_words(view: &AddressView, row: &ObservationRow, me: MemberId) -> String {
    let seen = &row.observation;
    let parts = [
        said(&seen.note),
        signs(&seen.signs),
        with(&seen.with),
        seen.about.then(|| t!("step-about")),
        author(view, row.author, me),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    told(&parts)
}

/// The history.
#[component]
pub fn Steps(view: AddressView, shown: u32, on_more: EventHandler<()>) -> Element {
    let now = use_now();
    let me = use_store().identity().member;
    let today = now().date();
    let (steps, more) = newest(&view, usize::try_from(shown).unwrap_or(usize::MAX));
    rsx! {
        section {
            h2 { class: "gv-h",
                {t!("address-visits")}
                span { {t!("steps-newest-first")} }
            }
            if steps.is_empty() {
                p { class: "gv-quiet gv-none", {t!("steps-none")} }
            } else {
                ol { class: "gv-steps acts",
                    for step in steps {
                        One {
                            key: "{step.key()}",
                            place: view.place,
                            text: match &step {
                                Step::Visit(row) => visit_words(&view, row, me, today),
                                Step::Observation(row) => observed_words(&view, row, me),
                                Step::GivenUp(row) => told(&[words::plan_kind(row.kind), row.reason.0.clone()]),
                            },
                            step,
                            today,
                        }
                    }
                }
            }
            if more {
                button {
                    class: "ds-button gv-fold",
                    "data-variant": "tertiary",
                    "data-color": "neutral",
                    r#type: "button",
                    onclick: move |_| on_more.call(()),
                    {t!("steps-more")}
                    {icon!(ChevronDown)}
                }
            }
        }
    }
}

#[component]
fn One(step: Step, place: SubjectId, text: String, today: NaiveDate) -> Element {
    let id = step.key();
    let (picture, title) = match &step {
        Step::Visit(row) => (
            words::outcome_icon(row.visit.outcome),
            words::outcome_in(row.visit.form, row.visit.outcome),
        ),
        Step::Observation(_) => (icon!(Eye), t!("observation")),
        Step::GivenUp(row) => (
            icon!(CalendarX),
            if row.kind.is_promise() {
                t!("promise-given-up")
            } else {
                t!("plan-given-up")
            },
        ),
    };
    rsx! {
        li {
            {picture}
            b { "{title}" }
            time { id: "{id}", {when::stamp(step.order().0, today)} }
            if !text.is_empty() {
                p { "{text}" }
            }
            if let Step::Visit(row) = &step {
                Link {
                    class: "ds-button",
                    to: Route::EditVisit { place, visit: row.id },
                    "data-variant": "tertiary",
                    "aria-describedby": "{id}",
                    {t!("step-correct")}
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sentence_ends_once() {
        let parts = [
            "Lys i køkkenet.",
            " ",
            "Postkort lagt",
            "Hvem der?",
            "  Med Yosef ",
        ];
        assert_eq!(
            told(&parts.map(str::to_owned)),
            "Lys i køkkenet. Postkort lagt. Hvem der? Med Yosef."
        );
        assert_eq!(told(&[]), "");
    }
}
