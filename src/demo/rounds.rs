//! What happened at the houses of which no story is told: tries at different times of the day, by dice.

use super::calendar::{Calendar, at};
use super::dice::Dice;
use super::places::{Lot, moved};
use super::story::{Story, Worker};
use super::words::{self, Seen};
use crate::domain::again::same_time_next_week;
use crate::domain::id::EntryId;
use crate::domain::outcome::{Onward, Outcome};
use crate::domain::place::Fix;
use crate::domain::plan::{Plan, PlanKind};
use crate::domain::private::Private;
use crate::domain::slip::{Door, SlipChecked, SlipId, SlipState};
use crate::domain::visit::Visit;
use chrono::{NaiveDateTime, TimeDelta};

/// Hours at which the workers knock, a few in each part of the day.
const HOURS: [u32; 8] = [8, 9, 10, 11, 13, 14, 16, 17];

/// Knocks at the doors that nothing is told of yet; about a third of them are left for another time.
pub(super) fn walk(story: &mut Story, calendar: &Calendar, lots: &[Lot]) {
    let seed = story.seed();
    for (n, lot) in (0..).zip(lots) {
        let mut dice = Dice::new(seed, n);
        if lot.is_address() && !story.knows(&lot.title) && !dice.once_in(3) {
            Course::default().run(story, calendar, lot, &mut dice);
        }
    }
}

/// What one visit leaves for the next.
#[derive(Default)]
struct Course {
    promise: Option<(EntryId, NaiveDateTime)>,
    slip: Option<SlipId>,
}

impl Course {
    fn run(mut self, story: &mut Story, calendar: &Calendar, lot: &Lot, dice: &mut Dice) {
        let mut days = dice.below(40).saturating_add(3);
        let mut left = dice.below(4).saturating_add(1);
        while left > 0 || self.promise.is_some() {
            left = left.saturating_sub(1);
            let when = if let Some((_, promised)) = self.promise {
                let late = i64::try_from(dice.below(6)).unwrap_or(0);
                promised
                    .checked_add_signed(TimeDelta::minutes(late))
                    .unwrap_or(promised)
            } else {
                let hour = dice.one_of(&HOURS).copied().unwrap_or(10);
                let minute = u32::try_from(dice.below(12)).unwrap_or(0);
                at(calendar.ago(days), hour, minute.saturating_mul(5))
            };
            let by = dice.one_of(&Worker::ALL).copied().unwrap_or(Worker::Vita);
            let visit = self.visit(calendar, lot, dice, when, by);
            self.leave(story.visit(&lot.title, when, by, visit.clone()), &visit);
            if visit.outcome == Outcome::Rejected && self.promise.is_none() {
                return;
            }
            // A week and more between two tries keeps them in order, however many days off lie between.
            let since = calendar.today().signed_duration_since(when.date());
            let gone = u64::try_from(since.num_days()).unwrap_or(0);
            let gap = dice.below(12).saturating_add(7);
            match gone.checked_sub(gap) {
                Some(next) if next > 0 => days = next,
                _ if self.promise.is_some() => {}
                _ => return,
            }
        }
    }

    /// One visit. It promises only what the loop can still keep: a working day before today.
    fn visit(
        &mut self,
        calendar: &Calendar,
        lot: &Lot,
        dice: &mut Dice,
        when: NaiveDateTime,
        by: Worker,
    ) -> Visit {
        let (outcome, seen): (_, &[Seen]) = match dice.below(12) {
            0 | 1 => (Outcome::SpokeAtDoor, &words::SPOKE),
            2 => (Outcome::InvitedIn, &words::INVITED),
            3 => (Outcome::Rejected, &words::REJECTED),
            _ => (Outcome::NotOpened, &words::NOT_OPENED),
        };
        let (note, signs) = dice.one_of(seen).copied().unwrap_or_default();
        let mut visit = Visit {
            signs: signs.to_vec(),
            note: note.into(),
            onward: outcome.is_contact().then_some(Onward::Continue),
            ..Visit::new(outcome)
        };
        if dice.once_in(2) {
            let with: Vec<_> = Worker::ALL.into_iter().filter(|w| *w != by).collect();
            visit.with.extend(dice.one_of(&with).map(|w| w.name()));
        }
        if dice.once_in(5) {
            let metres = (dice.below(12), dice.below(12));
            let aside = |n: u64| u8::try_from(n).map_or(0.0, f64::from) - 6.0;
            visit.fix = Some(Fix {
                position: moved(lot.position, (aside(metres.0), aside(metres.1))),
                accuracy_m: f64::from(u8::try_from(dice.below(20)).unwrap_or(0)) + 5.0,
            });
        }
        visit
            .answers
            .extend(self.promise.take().map(|(plan, _)| plan));
        if let Some(slip) = self.slip {
            let gone = outcome != Outcome::NotOpened || dice.once_in(2);
            visit.slips_checked.push(SlipChecked {
                slip,
                state: if gone {
                    SlipState::Gone
                } else {
                    SlipState::StillThere
                },
            });
            if gone {
                self.slip = None;
            }
        }
        if outcome == Outcome::NotOpened {
            let again = same_time_next_week(when, 1);
            if dice.once_in(2) && calendar.was_workday(again.date()) {
                visit.postcard = true;
                visit.postcard_text =
                    Private::from(dice.one_of(&words::POSTCARD).copied().unwrap_or_default());
                visit.next = Some(Plan {
                    at: again,
                    kind: PlanKind::Postcard,
                    place: Private::default(),
                });
            } else if self.slip.is_none() && dice.once_in(4) {
                visit.slips_set.extend(dice.one_of(Door::ALL));
            }
        }
        visit
    }

    fn leave(&mut self, visit: EntryId, said: &Visit) {
        self.promise = said.next.as_ref().map(|plan| (visit, plan.at));
        if let Some(door) = said.slips_set.first() {
            self.slip = Some(SlipId { visit, door: *door });
        }
    }
}
