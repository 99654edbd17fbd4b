//! A visit while it is written: what was tapped, what follows from it, and the entry it becomes.

use super::again::{Hours, Why, same_time_next_week, suggest_other_part, try_again_after_no};
use super::fold::State;
use super::holiday::Country;
use super::id::EntryId;
use super::outcome::{ContactForm, Onward, Outcome};
use super::place::Fix;
use super::plan::{Plan, PlanKind};
use super::private::Private;
use super::sign::Sign;
use super::slip::{Door, SlipChecked, SlipId, SlipState};
use super::time::{minute, to_minute};
use super::visit::Visit;
use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};

/// What the worker chose for the next visit, where she chose.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub enum NextChoice {
    /// Nothing yet: what the method proposes stands.
    #[default]
    Proposed,
    /// No date.
    NoDate,
    /// This local time.
    At(#[serde(with = "minute")] NaiveDateTime),
    /// After a no: to be settled at the team meeting.
    TeamMeeting,
}

/// A visit while it is written. Every tap is kept at once, so all of it can be written and read again.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Visiting {
    /// When it happened, local.
    #[serde(with = "minute")]
    pub at: NaiveDateTime,
    /// The visit that is being corrected, if one is.
    #[serde(default)]
    pub corrects: Option<EntryId>,
    /// What happened.
    #[serde(default)]
    pub outcome: Option<Outcome>,
    /// In which form.
    #[serde(default = "meeting")]
    pub form: ContactForm,
    /// Who was along.
    #[serde(default)]
    pub with: Vec<Private<String>>,
    /// Signs seen, in the order they were tapped.
    #[serde(default)]
    pub signs: Vec<Sign>,
    /// In words.
    #[serde(default)]
    pub note: Private<String>,
    /// Whether a postcard was left.
    #[serde(default)]
    pub postcard: bool,
    /// What it says beyond the time.
    #[serde(default)]
    pub postcard_text: Private<String>,
    /// Whether a slip was set; where is asked then.
    #[serde(default)]
    pub slip: bool,
    /// In which doors. None is ever chosen by the app.
    #[serde(default)]
    pub doors: Vec<Door>,
    /// Slips that were looked at.
    #[serde(default)]
    pub checked: Vec<SlipChecked>,
    /// The next visit.
    #[serde(default)]
    pub next: NextChoice,
    /// Where the phone was, if asked.
    #[serde(default)]
    pub fix: Option<Fix>,
    /// Whether to go on, after a contact.
    #[serde(default)]
    pub onward: Option<Onward>,
    /// Where, if met elsewhere, or where to meet again.
    #[serde(default)]
    pub met_at: Private<String>,
}

fn meeting() -> ContactForm {
    ContactForm::Meeting
}

/// What the form proposes for the next visit.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Proposal {
    /// When, local.
    pub at: NaiveDateTime,
    /// As what.
    pub kind: PlanKind,
    /// Why this time, if the app chose it.
    pub why: Option<Why>,
}

/// What cannot be saved yet, and why.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum NotYet {
    /// What happened is not said.
    #[error("no outcome")]
    NoOutcome,
    /// A slip was set, but not where.
    #[error("no door for the slip")]
    NoDoor,
    /// The next visit would be before this one.
    #[error("the next visit is not after this one")]
    NextBefore,
    /// It would have happened in the future.
    #[error("the visit is in the future")]
    Future,
}

/// Circumstances under which a visit is written.
#[derive(Clone, Debug)]
pub struct Circumstances<'a> {
    /// The place as it stands.
    pub state: &'a State,
    /// When visits were, newest first, without the one being written.
    pub tries: &'a [(NaiveDateTime, Outcome)],
    /// Whose holidays count.
    pub country: Country,
    /// Working hours.
    pub hours: Hours,
    /// The time now, local.
    pub now: NaiveDateTime,
}

impl Visiting {
    /// A visit that begins now.
    pub fn begun(now: NaiveDateTime) -> Self {
        Self {
            at: to_minute(now),
            corrects: None,
            outcome: None,
            form: ContactForm::Meeting,
            with: Vec::new(),
            signs: Vec::new(),
            note: Private::default(),
            postcard: false,
            postcard_text: Private::default(),
            slip: false,
            doors: Vec::new(),
            checked: Vec::new(),
            next: NextChoice::Proposed,
            fix: None,
            onward: None,
            met_at: Private::default(),
        }
    }

    /// A visit opened again to be corrected.
    pub fn correcting(id: EntryId, at: NaiveDateTime, visit: &Visit) -> Self {
        Self {
            at,
            corrects: Some(id),
            outcome: Some(visit.outcome),
            form: visit.form,
            with: visit.with.clone(),
            signs: visit.signs.clone(),
            note: visit.note.clone(),
            postcard: visit.postcard,
            postcard_text: visit.postcard_text.clone(),
            slip: !visit.slips_set.is_empty(),
            doors: visit.slips_set.clone(),
            checked: visit.slips_checked.clone(),
            next: match &visit.next {
                Some(plan) => NextChoice::At(plan.at),
                None => NextChoice::NoDate,
            },
            fix: visit.fix,
            onward: visit.onward,
            met_at: visit.met_at.clone(),
        }
    }

    /// Ticks a sign, or takes the tick away.
    pub fn toggle_sign(&mut self, sign: Sign, on: bool) {
        self.signs.retain(|s| *s != sign);
        if on {
            self.signs.push(sign);
        }
    }

    /// Ticks a door, or takes the tick away.
    pub fn toggle_door(&mut self, door: Door, on: bool) {
        self.doors.retain(|d| *d != door);
        if on {
            self.doors.push(door);
        }
    }

    /// Says what became of a slip.
    pub fn look(&mut self, slip: SlipId, state: SlipState) {
        self.checked.retain(|c| c.slip != slip);
        self.checked.push(SlipChecked { slip, state });
    }

    /// What was said of a slip.
    pub fn looked(&self, slip: SlipId) -> Option<SlipState> {
        self.checked
            .iter()
            .find(|c| c.slip == slip)
            .map(|c| c.state)
    }

    /// As what the next visit would stand.
    fn kind(&self) -> PlanKind {
        match self.outcome {
            Some(Outcome::AgreedAgain) => PlanKind::Agreed,
            Some(Outcome::Rejected) if !self.postcard => PlanKind::Retry,
            _ if self.postcard => PlanKind::Postcard,
            Some(outcome) if outcome.is_contact() => PlanKind::Agreed,
            _ => PlanKind::Again,
        }
    }

    /// The next visit as it stands: chosen, or as the method proposes. With a postcard the same time next week; without
    /// one, and no one opened, another part of the day; after a no nothing.
    pub fn proposal(&self, around: &Circumstances<'_>) -> Option<Proposal> {
        let outcome = self.outcome?;
        if outcome.is_end() {
            return None;
        }
        let kind = self.kind();
        let plain = |at| {
            Some(Proposal {
                at,
                kind,
                why: None,
            })
        };
        match self.next {
            NextChoice::At(at) => plain(at),
            NextChoice::Proposed if self.postcard || outcome == Outcome::AgreedAgain => {
                plain(same_time_next_week(self.at, 1))
            }
            NextChoice::Proposed if outcome == Outcome::NotOpened => {
                let mut tries = vec![(self.at, outcome)];
                tries.extend_from_slice(around.tries);
                // An open promise stays what it is; the suggestion comes after it.
                let promised = around
                    .state
                    .open
                    .iter()
                    .filter(|p| p.kind.is_promise() && p.at > self.at);
                let from = promised.map(|p| p.at).max().unwrap_or(self.at);
                let found = suggest_other_part(&tries, from, around.country, &around.hours)?;
                Some(Proposal {
                    at: found.at,
                    kind,
                    why: Some(found.why),
                })
            }
            NextChoice::Proposed | NextChoice::NoDate | NextChoice::TeamMeeting => None,
        }
    }

    /// "Om 2 uger", "Om 1 måned": offered after a no.
    pub fn after_no(&self, around: &Circumstances<'_>) -> [NaiveDateTime; 2] {
        try_again_after_no(around.country, &around.hours, self.at).map(|c| c.at)
    }

    /// Plans that this visit answers: those of its own day and before, and, when a new date is set or the visits end,
    /// our own plans for later days, which were told to no one.
    fn answers(&self, around: &Circumstances<'_>, next: bool, end: bool) -> Vec<EntryId> {
        let day = self.at.date();
        around
            .state
            .open
            .iter()
            .filter(|p| Some(p.id) != self.corrects)
            .filter(|p| p.at.date() <= day || end || (next && !p.kind.is_promise()))
            .map(|p| p.id)
            .collect()
    }

    /// The visit, if all is said that must be.
    pub fn finish(
        &self,
        around: &Circumstances<'_>,
        before: Option<&Visit>,
    ) -> Result<Visit, NotYet> {
        let outcome = self.outcome.ok_or(NotYet::NoOutcome)?;
        if self.slip && self.doors.is_empty() {
            return Err(NotYet::NoDoor);
        }
        if self.at > around.now {
            return Err(NotYet::Future);
        }
        let next = self.proposal(around);
        if next.as_ref().is_some_and(|n| n.at <= self.at) {
            return Err(NotYet::NextBefore);
        }
        let answers = match before {
            // A correction answers what the visit answered.
            Some(before) => before.answers.clone(),
            None => self.answers(around, next.is_some(), outcome.is_end()),
        };
        Ok(Visit {
            outcome,
            form: self.form,
            with: self.with.clone(),
            signs: self.signs.clone(),
            note: self.note.trim().into(),
            postcard: self.postcard,
            postcard_text: if self.postcard {
                self.postcard_text.trim().into()
            } else {
                Private::default()
            },
            next: next.map(|n| Plan {
                at: n.at,
                kind: n.kind,
                place: Private::default(),
            }),
            slips_set: if self.slip {
                self.doors.clone()
            } else {
                Vec::new()
            },
            slips_checked: self.checked.clone(),
            answers,
            fix: self.fix,
            onward: self.onward.filter(|_| outcome.is_contact()),
            met_at: self.met_at.trim().into(),
            to_team: self.next == NextChoice::TeamMeeting,
            noted_on: (around.now.date() != self.at.date() && before.is_none())
                .then(|| around.now.date()),
        })
    }

    /// Whether a slip still sits there and nothing speaks of life: then a colleague's view is offered, once. A sign,
    /// not a proof.
    pub fn asks_for_sparring(&self) -> bool {
        self.checked
            .iter()
            .any(|c| c.state == SlipState::StillThere)
            && !self.signs.iter().any(|s| s.is_life())
            && !self.outcome.is_some_and(Outcome::is_contact)
    }
}

/// The day on which a visit is written down without leaving a trace: until midnight.
pub fn is_same_day(visit: &Visit, at: NaiveDateTime, now: NaiveDate) -> bool {
    visit.noted_on.unwrap_or(at.date()) == now
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::time::parse_minute;

    fn at(text: &str) -> NaiveDateTime {
        parse_minute(text).unwrap()
    }

    fn around<'a>(state: &'a State, tries: &'a [(NaiveDateTime, Outcome)]) -> Circumstances<'a> {
        Circumstances {
            state,
            tries,
            country: Country::Denmark,
            hours: Hours::default(),
            now: at("2026-11-24T13:10"),
        }
    }

    fn begun() -> Visiting {
        Visiting::begun(at("2026-11-24T13:04"))
    }

    #[test]
    fn with_a_postcard_the_promise_is_the_same_time_next_week_on_the_half_hour() {
        let state = State::default();
        let visiting = Visiting {
            outcome: Some(Outcome::NotOpened),
            postcard: true,
            ..begun()
        };
        let proposal = visiting.proposal(&around(&state, &[])).unwrap();
        assert_eq!(
            (proposal.at, proposal.kind),
            (at("2026-12-01T13:00"), PlanKind::Postcard)
        );
    }

    #[test]
    fn without_one_another_part_of_the_day_is_suggested_and_it_is_no_promise() {
        let state = State::default();
        let visiting = Visiting {
            outcome: Some(Outcome::NotOpened),
            ..begun()
        };
        let proposal = visiting.proposal(&around(&state, &[])).unwrap();
        assert!(!proposal.kind.is_promise() && proposal.why.is_some());
        assert_ne!(
            crate::domain::time::PartOfDay::of(proposal.at.time()),
            crate::domain::time::PartOfDay::Afternoon
        );
    }

    #[test]
    fn after_a_no_no_date_stands_until_one_is_chosen() {
        let state = State::default();
        let mut visiting = Visiting {
            outcome: Some(Outcome::Rejected),
            ..begun()
        };
        assert_eq!(visiting.proposal(&around(&state, &[])), None);
        let [two_weeks, _] = visiting.after_no(&around(&state, &[]));
        visiting.next = NextChoice::At(two_weeks);
        let visit = visiting.finish(&around(&state, &[]), None).unwrap();
        assert_eq!(visit.next.unwrap().kind, PlanKind::Retry);
    }

    #[test]
    fn a_slip_without_its_door_and_a_visit_without_outcome_are_not_saved() {
        let state = State::default();
        assert_eq!(
            begun().finish(&around(&state, &[]), None),
            Err(NotYet::NoOutcome)
        );
        let visiting = Visiting {
            outcome: Some(Outcome::NotOpened),
            slip: true,
            ..begun()
        };
        assert_eq!(
            visiting.finish(&around(&state, &[]), None),
            Err(NotYet::NoDoor)
        );
    }

    #[test]
    fn nothing_that_is_evidence_is_ticked_at_the_start() {
        let begun = begun();
        assert!(
            begun.signs.is_empty()
                && begun.doors.is_empty()
                && begun.checked.is_empty()
                && begun.outcome.is_none()
                && !begun.postcard
        );
    }

    #[test]
    fn a_slip_that_sits_there_asks_for_sparring_only_where_nothing_speaks_of_life() {
        let slip = SlipId {
            visit: EntryId(uuid::Uuid::from_u128(1)),
            door: Door::Front,
        };
        let mut visiting = Visiting {
            outcome: Some(Outcome::NotOpened),
            ..begun()
        };
        assert!(!visiting.asks_for_sparring());
        visiting.look(slip, SlipState::StillThere);
        assert!(visiting.asks_for_sparring());
        visiting.toggle_sign(Sign::LightOrTv, true);
        assert!(!visiting.asks_for_sparring());
    }
}
