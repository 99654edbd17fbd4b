//! Two changes of the past that need no history, because they are the ones a worker makes every day: a word more in
//! a note, and undoing what was just saved. Whatever else changes the past folds its subject anew.

use super::resolve::correct;
use super::rows::{Changes, VisitRow};
use super::state::State;
use crate::domain::entry::{Body, Entry};
use crate::domain::id::EntryId;
use crate::domain::time::WallTime;
use chrono_tz::Tz;

/// Carries out a correction, newer than all before it, on the row of its visit; `false` and nothing done if more than
/// that row hangs on what it changes.
pub fn amend(row: &mut VisitRow, correction: &Entry) -> bool {
    let Body::VisitCorrected(corrected) = &correction.body else {
        return false;
    };
    if corrected.visit != row.id || corrected.changed.is_felt_elsewhere() {
        return false;
    }
    // The time stays, so that its zone does not matter.
    let mut at = WallTime::new(row.at, Tz::UTC);
    let on = correction.head.at.date();
    correct(corrected, on, &mut row.visit, &mut at, &mut row.edited_on);
    true
}

/// One entry that was pushed, with all that is needed to take it back.
#[derive(Clone, PartialEq, Debug)]
pub struct Pushed {
    /// The entry.
    pub id: EntryId,
    /// The state before it.
    pub before: State,
    /// The state after it.
    pub after: State,
    /// What it wrote.
    pub rows: Changes,
}

impl Pushed {
    /// When `withdrawal` takes the entry back, and `now` is still the state after it: the state then, and the rows in
    /// the stead of [`Self::rows`].
    pub fn undone(&self, now: &State, withdrawal: &Entry) -> Option<(State, Changes)> {
        let Body::Withdrawn(withdrawn) = &withdrawal.body else {
            return None;
        };
        if withdrawn.entry != self.id || *now != self.after || !now.is_next(withdrawal) {
            return None;
        }
        let mut state = self.before.clone();
        state.pass(withdrawal.head.stamp);
        Some((state, self.before.rows_again(&self.rows)))
    }
}
