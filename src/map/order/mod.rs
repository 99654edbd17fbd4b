//! The order of a day: what was promised stands at its time, and what one would like to add goes into the gaps, so that
//! as much as possible fits and the way round is short.
//!
//! Distances are as the crow flies and times are estimates; both are said so. Routing over roads was refused: it needs
//! a graph of the whole municipality on the phone, and still does not know which bridge is closed and who sleeps late.
//! The worker does, so she can put the stops in her own order, and the app then finds only the times ([`keep`]).
//!
//! What is done first with few hours: first as many slips to see to as can be, then as many other stops, then the
//! fewest metres; a stop after the last promise counts [`PUT_OFF_M`] more, as one comes home later. Up to eight stops this is the best there is (`exact`); with more of them, a good one (`search`)
//! to which no stop that was left out could be added.

mod day;
mod exact;
mod gap;
mod own;
mod search;
mod way;

#[cfg(test)]
#[expect(
    clippy::arithmetic_side_effects,
    reason = "an overflow here fails the test, as it should"
)]
mod tests;

pub use own::{Way, keep, shift};
pub use way::{GRID_MIN, PUT_OFF_M, UNKNOWN_MIN, VISIT_MIN, minutes, whole};

use crate::domain::again::Hours;
use crate::domain::nearby::LatLon;
use chrono::NaiveDateTime;
use day::Laid;
use gap::Gap;
use std::cmp::Reverse;
use way::Ways;

/// A stop at a time that is not ours to move.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Fixed<Id> {
    /// Which.
    pub id: Id,
    /// When, local.
    pub at: NaiveDateTime,
    /// Where, if that is known.
    pub position: Option<LatLon>,
}

/// What calls for a stop; what presses more comes first where not all can be done.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Pull {
    /// A slip to see to.
    Slip,
    /// It is near, or it was not seen for long.
    Near,
}

/// A stop that one would like to add.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Free<Id> {
    /// Which.
    pub id: Id,
    /// Where, if that is known.
    pub position: Option<LatLon>,
    /// Why.
    pub pull: Pull,
}

/// A day to be laid out. Ids are different from each other.
#[derive(Clone, PartialEq, Debug)]
pub struct Day<Id> {
    /// Local time; nothing is laid before it.
    pub now: NaiveDateTime,
    /// When one may knock.
    pub hours: Hours,
    /// Where one starts, if that is known.
    pub start: Option<LatLon>,
    /// What stands in the day; those of other days are left aside.
    pub fixed: Vec<Fixed<Id>>,
    /// What one would like to add, in the order in which it was chosen.
    pub free: Vec<Free<Id>>,
}

/// Why there is no room for a stop.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum NoRoom {
    /// The team stays home that day.
    DayOff,
    /// The day is over before.
    HoursEnd,
    /// It would fit into the day if nothing stood fixed in it.
    BetweenFixed,
}

/// How a stop stands in the day.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Standing {
    /// At its own time.
    Fixed {
        /// When, local.
        at: NaiveDateTime,
        /// When one is there at the earliest, if that is later: by the way that is left, or by another fixed stop.
        late: Option<NaiveDateTime>,
    },
    /// At a time that was found for it, local, on a grid of five minutes.
    About(NaiveDateTime),
    /// Not at all.
    Left(NoRoom),
}

/// A stop of the day that was laid out.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Row<Id> {
    /// Which.
    pub id: Id,
    /// Metres as the crow flies from the row before, or from the start; `None` if unknown or if it does not fit.
    pub metres: Option<u32>,
    /// When, or why not.
    pub standing: Standing,
}

/// What goes into each gap: the numbers of the stops, in their order.
type Plan = Vec<Vec<usize>>;

/// How much each stop presses, by its number; 0 is most.
struct Ranks(Vec<u8>);

impl Ranks {
    fn len(&self) -> usize {
        self.0.len()
    }

    fn of(&self, stop: usize) -> u8 {
        self.0.get(stop).copied().unwrap_or(u8::MAX)
    }

    /// How good a plan is; greater is better. Slips, other stops, then the least cost.
    fn score(&self, gaps: &[Gap], ways: &Ways, plan: &Plan) -> (usize, usize, Reverse<u32>) {
        let slips = plan
            .iter()
            .flatten()
            .filter(|stop| self.of(**stop) == 0)
            .count();
        let all = plan.iter().flatten().count();
        let cost = gaps.iter().zip(plan).fold(0, |sum: u32, (gap, route)| {
            sum.saturating_add(gap.cost(ways, route))
        });
        (slips, all, Reverse(cost))
    }
}

/// The order that the app proposes, with what stands fixed in it; what does not fit stands last.
///
/// A stop without a position cannot be ordered by distance: it goes to the end of the first gap that has room, after
/// those chosen before it. The same day gives the same order, however the stops with positions are told.
pub fn propose<Id: Copy + Ord>(day: &Day<Id>) -> Vec<Row<Id>> {
    let laid = Laid::new(day);
    let plan = if laid.ranks.len() <= exact::MOST {
        exact::solve(&laid.gaps, &laid.ways, &laid.ranks)
    } else {
        search::solve(&laid.gaps, &laid.ways, &laid.ranks)
    };
    let plan = laid.with_unplaced(plan);
    laid.rows(&plan)
}

/// Metres as the crow flies from the start through all rows; legs that are unknown count as none.
pub fn total<Id>(rows: &[Row<Id>]) -> u32 {
    let metres = rows.iter().filter_map(|row| row.metres);
    metres.fold(0, u32::saturating_add)
}
