//! A good order for many stops: from the nearest to the nearest, then improved until no single step helps. Steps are
//! turning a part of a route round (2-opt), moving up to three stops elsewhere (Or-opt), adding what was left out, and
//! trading a stop for one that was left out.

use super::gap::Gap;
use super::way::Ways;
use super::{Plan, Ranks};

/// The longest run of stops that is moved at once.
const RUN: usize = 3;

/// A good plan for the first `ranks.len()` points in these gaps; never worse than going from the nearest to the
/// nearest.
pub(super) fn solve(gaps: &[Gap], ways: &Ways, ranks: &Ranks) -> Plan {
    let near = improve(gaps, ways, ranks, nearest(gaps, ways, ranks));
    let ranked = improve(gaps, ways, ranks, vec![Vec::new(); gaps.len()]);
    let score = |plan: &Plan| ranks.score(gaps, ways, plan);
    if score(&ranked) > score(&near) {
        ranked
    } else {
        near
    }
}

/// From each stop to the nearest one from which the next promise is still kept.
pub(super) fn nearest(gaps: &[Gap], ways: &Ways, ranks: &Ranks) -> Plan {
    let mut open: Vec<usize> = (0..ranks.len()).collect();
    let mut plan = Plan::new();
    for gap in gaps {
        let (mut route, mut here) = (Vec::new(), gap.begin());
        loop {
            let last = gap.before(&route, route.len());
            let next = open
                .iter()
                .filter_map(|stop| Some((*stop, gap.go_on(ways, here, *stop)?)))
                .min_by_key(|(stop, _)| (ways.metres(last, Some(*stop)), *stop));
            let Some((stop, reached)) = next else { break };
            here = reached;
            route.push(stop);
            open.retain(|other| *other != stop);
        }
        plan.push(route);
    }
    plan
}

/// Takes every step that helps, until none does. Each makes the score better, so it ends.
fn improve(gaps: &[Gap], ways: &Ways, ranks: &Ranks, plan: Plan) -> Plan {
    let mut search = Search {
        gaps,
        ways,
        ranks,
        plan,
    };
    while let Some(step) = search.step() {
        search.take(step);
    }
    search.plan
}

/// The gaps that change, and their new routes.
type Step = Vec<(usize, Vec<usize>)>;

struct Search<'a> {
    gaps: &'a [Gap],
    ways: &'a Ways,
    ranks: &'a Ranks,
    plan: Plan,
}

/// `route` with `run` put in before place `at`.
fn with(route: &[usize], at: usize, run: &[usize]) -> Vec<usize> {
    let (before, after) = route.split_at_checked(at).unwrap_or((route, &[]));
    [before, run, after].concat()
}

/// `route` without the `count` stops from place `at` on.
fn without(route: &[usize], at: usize, count: usize) -> Vec<usize> {
    let gone = at..at.saturating_add(count);
    let kept = route.iter().enumerate().filter(|(i, _)| !gone.contains(i));
    kept.map(|(_, stop)| *stop).collect()
}

impl Search<'_> {
    fn routes(&self) -> impl Iterator<Item = (usize, &Gap, &Vec<usize>)> {
        let both = self.gaps.iter().zip(&self.plan).enumerate();
        both.map(|(g, (gap, route))| (g, gap, route))
    }

    fn left_out(&self) -> Vec<usize> {
        let placed = |stop: &usize| self.plan.iter().any(|route| route.contains(stop));
        (0..self.ranks.len()).filter(|stop| !placed(stop)).collect()
    }

    fn take(&mut self, step: Step) {
        for (g, route) in step {
            if let Some(old) = self.plan.get_mut(g) {
                *old = route;
            }
        }
    }

    fn step(&self) -> Option<Step> {
        self.add()
            .or_else(|| self.turn())
            .or_else(|| self.carry())
            .or_else(|| self.trade())
    }

    /// What it costs to go through `run` at place `at` of `route`.
    fn cost(&self, gap: &Gap, route: &[usize], at: usize, run: &[usize]) -> Option<i64> {
        let (first, last) = (*run.first()?, *run.last()?);
        let (before, after) = (gap.before(route, at), gap.point(route, at));
        let metres = |a, b| i64::from(self.ways.metres(a, b));
        let there = metres(before, Some(first)).saturating_add(metres(last, after));
        let put_off = i64::from(gap.put_off_by(run.len()));
        Some(
            there
                .saturating_add(put_off)
                .saturating_sub(metres(before, after)),
        )
    }

    /// Adds the most pressing stop that was left out where it costs least.
    fn add(&self) -> Option<Step> {
        let mut best: Option<((u8, i64), usize, Vec<usize>)> = None;
        for stop in self.left_out() {
            for (g, gap, route) in self.routes() {
                for at in 0..=route.len() {
                    let Some(cost) = self.cost(gap, route, at, &[stop]) else {
                        continue;
                    };
                    let key = (self.ranks.of(stop), cost);
                    if best.as_ref().is_some_and(|(least, ..)| *least <= key) {
                        continue;
                    }
                    let longer = with(route, at, &[stop]);
                    if gap.fits(self.ways, &longer) {
                        best = Some((key, g, longer));
                    }
                }
            }
        }
        best.map(|(_, g, route)| vec![(g, route)])
    }

    /// Turns a part of a route round where that makes it shorter.
    fn turn(&self) -> Option<Step> {
        let metres = |a, b| self.ways.metres(a, b);
        for (g, gap, route) in self.routes() {
            for (i, first) in route.iter().enumerate() {
                for (j, last) in route.iter().enumerate().skip(i.saturating_add(1)) {
                    let before = gap.before(route, i);
                    let after = gap.point(route, j.saturating_add(1));
                    let now = metres(before, Some(*first)).saturating_add(metres(*last, after));
                    let then = metres(before, Some(*last)).saturating_add(metres(*first, after));
                    if then >= now {
                        continue;
                    }
                    let mut turned = route.clone();
                    if let Some(part) = turned.get_mut(i..=j) {
                        part.reverse();
                    }
                    if gap.fits(self.ways, &turned) {
                        return Some(vec![(g, turned)]);
                    }
                }
            }
        }
        None
    }

    /// Moves a run of stops to where it costs less, in its own gap or in another one.
    fn carry(&self) -> Option<Step> {
        for (g, gap, route) in self.routes() {
            for run in 1..=RUN {
                for (at, stops) in route.windows(run).enumerate() {
                    let rest = without(route, at, run);
                    let Some(gain) = self.cost(gap, &rest, at, stops) else {
                        continue;
                    };
                    let step = self.cheaper(g, &rest, stops, gain);
                    if step.is_some() {
                        return step;
                    }
                }
            }
        }
        None
    }

    /// A place that costs less than `gain` for stops that were taken out of gap `from`, which left `rest` there.
    fn cheaper(&self, from: usize, rest: &[usize], stops: &[usize], gain: i64) -> Option<Step> {
        let turned: Vec<usize> = stops.iter().rev().copied().collect();
        for (g, gap, route) in self.routes() {
            let route = if g == from { rest } else { route };
            for at in 0..=route.len() {
                for run in [stops, &turned] {
                    if self.cost(gap, route, at, run).is_none_or(|c| c >= gain) {
                        continue;
                    }
                    let longer = with(route, at, run);
                    if gap.fits(self.ways, &longer) {
                        return Some(vec![(from, rest.to_owned()), (g, longer)]);
                    }
                }
            }
        }
        None
    }

    /// Trades a stop for one that was left out and presses more, or as much and costs less.
    fn trade(&self) -> Option<Step> {
        for new in self.left_out() {
            for (g, gap, route) in self.routes() {
                for (at, old) in route.iter().enumerate() {
                    let rest = without(route, at, 1);
                    let (was, is) = (self.ranks.of(*old), self.ranks.of(new));
                    let cheaper =
                        || self.cost(gap, &rest, at, &[new]) < self.cost(gap, &rest, at, &[*old]);
                    if is > was || (is == was && !cheaper()) {
                        continue;
                    }
                    let traded = with(&rest, at, &[new]);
                    if gap.fits(self.ways, &traded) {
                        return Some(vec![(g, traded)]);
                    }
                }
            }
        }
        None
    }
}
