//! From entries to what a screen shows: the fold.
//!
//! Two steps. [`resolve()`] reads all entries of one subject in the order of stamps and lets corrections, moves and
//! withdrawals take effect, so that what remains is a plain history. [`State::push`] then takes that history one
//! entry at a time; it needs nothing but the small [`State`] before it. So a save of something new touches one row
//! and the state, however long the history is; anything else refolds the one subject; and a rebuild streams through
//! the journal with one small state per place in memory. All three are this same code, which is why they agree.
//!
//! Nothing here depends on when, on which phone, or with which time-zone data it runs: "late" and "missed" are
//! questions for the query.

mod light;
mod resolve;
mod rows;
mod state;

pub use light::{Pushed, amend};
pub use resolve::{Effective, Said, resolve};
pub use rows::{Changes, JoinRow, ObservationRow, PlanRow, PlanStatus, SlipRow, VisitRow};
pub use state::{CircleNow, LastVisit, OpenPlan, OpenSlip, SafetyNow, State, joined};

use super::entry::Entry;

/// The version of the fold. A file whose views were folded by another one is rebuilt at start.
pub const VERSION: u32 = 2;

/// Folds all entries of one subject, given in any order, each with the local number `seq` under which its rows go.
pub fn fold(entries: Vec<(i64, Entry)>) -> (State, Changes) {
    let (history, mut state) = resolve(entries);
    let mut rows = Changes::default();
    for entry in &history {
        state.push(entry, &mut rows);
    }
    (state, rows)
}
