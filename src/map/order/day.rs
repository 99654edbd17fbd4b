//! A day as numbers: points, ways, gaps; and back into rows.

use super::gap::{Gap, Open};
use super::way::{PUT_OFF_M, VISIT_MIN, Ways, on_grid};
use super::{Day, Fixed, Free, NoRoom, Plan, Pull, Ranks, Row, Standing};
use chrono::{Datelike, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Timelike};

/// A day laid into numbers. Points: the free stops with a position by their ids, those without in the order in which
/// they were chosen, the fixed ones by their times, the start.
pub(super) struct Laid<'a, Id> {
    day: &'a Day<Id>,
    free: Vec<&'a Free<Id>>,
    fixed: Vec<(&'a Fixed<Id>, u32)>,
    /// How much each of the free stops with a position presses.
    pub(super) ranks: Ranks,
    pub(super) ways: Ways,
    pub(super) gaps: Vec<Gap>,
    open: Option<Open>,
}

/// The minute of the day; seconds are cut off.
fn minute(time: NaiveTime) -> u32 {
    time.num_seconds_from_midnight() / 60
}

/// The time of day in minutes; after midnight it goes on.
fn time(day: NaiveDate, minute: u32) -> NaiveDateTime {
    let midnight = day.and_time(NaiveTime::MIN);
    midnight
        .checked_add_signed(TimeDelta::minutes(i64::from(minute)))
        .unwrap_or(midnight)
}

impl<'a, Id: Copy + Ord> Laid<'a, Id> {
    pub(super) fn new(day: &'a Day<Id>) -> Self {
        let mut free: Vec<_> = day.free.iter().collect();
        free.sort_by_key(|stop| (stop.position.is_none(), stop.position.map(|_| stop.id)));
        let placed = free.iter().filter(|stop| stop.position.is_some());
        let ranks = placed
            .map(|stop| u8::from(stop.pull == Pull::Near))
            .collect();
        let today = day.now.date();
        let mut fixed: Vec<_> = day.fixed.iter().filter(|f| f.at.date() == today).collect();
        fixed.sort_by_key(|stop| (stop.at, stop.id));
        let points: Vec<_> = free
            .iter()
            .map(|stop| stop.position)
            .chain(fixed.iter().map(|stop| stop.position))
            .chain([day.start])
            .collect();
        let mut laid = Self {
            day,
            ways: Ways::between(&points),
            ranks: Ranks(ranks),
            fixed: Vec::with_capacity(fixed.len()),
            gaps: Vec::with_capacity(fixed.len().saturating_add(1)),
            open: day.hours.days().contains(today.weekday()).then(|| Open {
                first: minute(day.hours.first()),
                last: minute(day.hours.last()),
            }),
            free,
        };
        laid.part(fixed, points.len().saturating_sub(1));
        laid
    }

    /// Parts the day at what stands fixed. One is at a fixed stop at its time, or as early as the way allows.
    fn part(&mut self, fixed: Vec<&'a Fixed<Id>>, start: usize) {
        let now = self.day.now.time();
        let begun = minute(now).saturating_add(u32::from(now.second() > 0));
        let (mut from, mut leaves) = (start, on_grid(begun));
        for (i, stop) in fixed.into_iter().enumerate() {
            let here = self.free.len().saturating_add(i);
            // An unknown way is no reason to call someone late.
            let leg = self.ways.leg(from, here);
            let way = leg.metres.map_or(0, |_| leg.minutes);
            let due = minute(stop.at.time()).max(leaves.saturating_add(way));
            self.push(from, leaves, Some((here, due)));
            self.fixed.push((stop, due));
            from = here;
            leaves = on_grid(due.saturating_add(VISIT_MIN));
        }
        self.push(from, leaves, None);
    }

    fn push(&mut self, from: usize, leaves: u32, end: Option<(usize, u32)>) {
        let last = end.is_none() && !self.gaps.is_empty();
        self.gaps.push(Gap {
            from,
            leaves,
            end,
            open: self.open,
            put_off: if last { PUT_OFF_M } else { 0 },
        });
    }

    /// Adds the stops without a position, each at the end of the first gap that has room, none before one that was
    /// chosen before it.
    pub(super) fn with_unplaced(&self, mut plan: Plan) -> Plan {
        plan.resize(self.gaps.len(), Vec::new());
        let mut first = 0;
        for stop in self.ranks.len()..self.free.len() {
            first = self.append(&mut plan, stop, first).unwrap_or(first);
        }
        plan
    }

    /// Puts a stop at the end of the first gap from `first` on that has room; says which.
    pub(super) fn append(&self, plan: &mut Plan, stop: usize, first: usize) -> Option<usize> {
        let both = plan.iter_mut().zip(&self.gaps).enumerate().skip(first);
        for (g, (route, gap)) in both {
            route.push(stop);
            if gap.fits(&self.ways, route) {
                return Some(g);
            }
            route.pop();
        }
        None
    }

    /// The number of a free stop.
    pub(super) fn number(&self, id: Id) -> Option<usize> {
        self.free.iter().position(|stop| stop.id == id)
    }

    /// The number of the gap that follows a fixed stop.
    pub(super) fn gap_after(&self, id: Id) -> Option<usize> {
        let fixed = self.fixed.iter().position(|(stop, _)| stop.id == id);
        fixed.map(|i| i.saturating_add(1))
    }

    /// The rows of a plan: gap by gap with the fixed stops between, then what was left out as it was chosen.
    pub(super) fn rows(&self, plan: &Plan) -> Vec<Row<Id>> {
        let mut rows = Vec::with_capacity(self.free.len().saturating_add(self.fixed.len()));
        let mut fixed = self.fixed.iter();
        for (gap, route) in self.gaps.iter().zip(plan) {
            self.push_route(&mut rows, gap, route);
            if let Some((stop, due)) = fixed.next() {
                rows.push(self.fixed_row(gap, route, stop, *due));
            }
        }
        let placed = |id: Id| rows.iter().any(|row| row.id == id);
        let left = self.day.free.iter().filter(|stop| !placed(stop.id));
        let left: Vec<_> = left.map(|stop| self.left(plan, stop.id)).collect();
        rows.extend(left);
        rows
    }

    fn push_route(&self, rows: &mut Vec<Row<Id>>, gap: &Gap, route: &[usize]) {
        let times = gap.times(&self.ways, route).unwrap_or_default();
        for (i, (number, at)) in route.iter().zip(times).enumerate() {
            let before = gap.before(route, i);
            if let Some(stop) = self.free.get(*number) {
                rows.push(Row {
                    id: stop.id,
                    metres: self.ways.leg(before, *number).metres,
                    standing: Standing::About(time(self.day.now.date(), at)),
                });
            }
        }
    }

    fn fixed_row(&self, gap: &Gap, route: &[usize], stop: &Fixed<Id>, due: u32) -> Row<Id> {
        let before = gap.before(route, route.len());
        let end = gap.end.map(|(end, _)| end);
        let late = due > minute(stop.at.time());
        Row {
            id: stop.id,
            metres: end.and_then(|end| self.ways.leg(before, end).metres),
            standing: Standing::Fixed {
                at: stop.at,
                late: late.then(|| time(self.day.now.date(), due)),
            },
        }
    }

    /// A stop for which there is no room in `plan`, and why.
    pub(super) fn left(&self, plan: &Plan, id: Id) -> Row<Id> {
        let why = if self.open.is_none() {
            NoRoom::DayOff
        } else if !self.fixed.is_empty() && self.would_fit(plan, id) {
            NoRoom::BetweenFixed
        } else {
            NoRoom::HoursEnd
        };
        Row {
            id,
            metres: None,
            standing: Standing::Left(why),
        }
    }

    /// Whether a stop would fit at the end of the day, if nothing stood fixed in it.
    fn would_fit(&self, plan: &Plan, id: Id) -> bool {
        let Some((first, number)) = self.gaps.first().zip(self.number(id)) else {
            return false;
        };
        let whole = Gap {
            end: None,
            ..*first
        };
        let mut route = plan.concat();
        route.push(number);
        whole.fits(&self.ways, &route)
    }
}
