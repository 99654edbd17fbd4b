//! The gaps between what stands fixed. What goes into one does not touch the others: one is at the fixed stop when it
//! is due, however the time before it was used.

use super::way::{VISIT_MIN, Ways, on_grid};

/// The hours of the day, in minutes since midnight: the first and the last time at which a visit may begin.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Open {
    pub(super) first: u32,
    pub(super) last: u32,
}

/// The time between two fixed stops, before the first one, or after the last one. Points are numbers in [`Ways`],
/// times are minutes since midnight.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Gap {
    /// Where it begins.
    pub(super) from: usize,
    /// When one leaves there.
    pub(super) leaves: u32,
    /// Where it ends, and when one must be there; the last gap ends anywhere.
    pub(super) end: Option<(usize, u32)>,
    /// When one may knock; `None`: not that day.
    pub(super) open: Option<Open>,
    /// Metres that each stop in it costs beside its way.
    pub(super) put_off: u32,
}

/// Where one is on the way through a gap.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Reached {
    point: usize,
    leaves: u32,
    /// When the visit there began.
    pub(super) at: u32,
}

impl Gap {
    pub(super) fn begin(&self) -> Reached {
        Reached {
            point: self.from,
            leaves: self.leaves,
            at: self.leaves,
        }
    }

    /// Goes on to `stop`; `None` if that is too late in the day, or too late for the end of the gap.
    pub(super) fn go_on(&self, ways: &Ways, here: Reached, stop: usize) -> Option<Reached> {
        let open = self.open?;
        let arrives = here
            .leaves
            .saturating_add(ways.leg(here.point, stop).minutes);
        let at = arrives.max(on_grid(open.first));
        let leaves = at.saturating_add(VISIT_MIN);
        let in_time = self
            .end
            .is_none_or(|(end, due)| leaves.saturating_add(ways.leg(stop, end).minutes) <= due);
        (at <= open.last && in_time).then_some(Reached {
            point: stop,
            leaves,
            at,
        })
    }

    /// When the visits of `route` begin; `None` if it does not fit.
    pub(super) fn times(&self, ways: &Ways, route: &[usize]) -> Option<Vec<u32>> {
        let mut here = self.begin();
        let mut times = Vec::with_capacity(route.len());
        for stop in route {
            here = self.go_on(ways, here, *stop)?;
            times.push(here.at);
        }
        Some(times)
    }

    pub(super) fn fits(&self, ways: &Ways, route: &[usize]) -> bool {
        let mut stops = route.iter();
        stops
            .try_fold(self.begin(), |here, stop| self.go_on(ways, here, *stop))
            .is_some()
    }

    /// The point before place `i` of `route`.
    pub(super) fn before(&self, route: &[usize], i: usize) -> usize {
        let stop = i.checked_sub(1).and_then(|i| route.get(i));
        stop.copied().unwrap_or(self.from)
    }

    /// The point at place `i` of `route`, or the end of the gap behind it.
    pub(super) fn point(&self, route: &[usize], i: usize) -> Option<usize> {
        let stop = route.get(i).copied();
        stop.or(self.end.map(|(end, _)| end))
    }

    /// Metres from the beginning of the gap through `route` to its end.
    pub(super) fn metres(&self, ways: &Ways, route: &[usize]) -> u32 {
        (0..=route.len()).fold(0, |sum: u32, i| {
            let leg = ways.metres(self.before(route, i), self.point(route, i));
            sum.saturating_add(leg)
        })
    }

    /// What counts for the choice between plans: the metres, and what is put off.
    pub(super) fn cost(&self, ways: &Ways, route: &[usize]) -> u32 {
        self.metres(ways, route)
            .saturating_add(self.put_off_by(route.len()))
    }

    /// Metres that so many stops in it cost beside their way.
    pub(super) fn put_off_by(&self, stops: usize) -> u32 {
        let stops = u32::try_from(stops).unwrap_or(u32::MAX);
        self.put_off.saturating_mul(stops)
    }
}
