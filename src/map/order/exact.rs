//! The best order there is, for a few stops: of all subsets of the stops, in each gap, the shortest order that keeps
//! the time (after Held and Karp), then the best way to share the stops among the gaps.

use super::gap::{Gap, Reached};
use super::way::Ways;
use super::{Plan, Ranks};
use std::collections::BTreeMap;

/// Beyond this many stops there are too many subsets for a phone in a moment.
pub(super) const MOST: usize = 8;

/// A way through a part of a gap. Of two through the same stops to the same last one, the longer may be the quicker, so
/// both are kept.
#[derive(Clone)]
struct Part {
    stops: usize,
    here: Reached,
    metres: u32,
    route: Vec<usize>,
}

impl Part {
    fn is_no_worse(&self, other: &Self) -> bool {
        self.metres <= other.metres && self.here.at <= other.here.at
    }
}

/// A set of stops as bits.
fn bit(stop: usize) -> usize {
    u32::try_from(stop)
        .ok()
        .and_then(|n| 1usize.checked_shl(n))
        .unwrap_or(0)
}

type Shortest = Vec<Option<(u32, Vec<usize>)>>;

/// The shortest order for every set of stops that fits into `gap`, with what it costs.
fn shortest(gap: &Gap, ways: &Ways, count: usize) -> Shortest {
    let mut found: Shortest = vec![None; bit(count)];
    let mut layer = vec![Part {
        stops: 0,
        here: gap.begin(),
        metres: 0,
        route: Vec::new(),
    }];
    while !layer.is_empty() {
        for part in &layer {
            let cost = gap.cost(ways, &part.route);
            if let Some(slot) = found.get_mut(part.stops)
                && slot.as_ref().is_none_or(|(least, _)| cost < *least)
            {
                *slot = Some((cost, part.route.clone()));
            }
        }
        let mut next: BTreeMap<(usize, usize), Vec<Part>> = BTreeMap::new();
        for part in &layer {
            for stop in (0..count).filter(|stop| part.stops & bit(*stop) == 0) {
                if let Some(longer) = go_on(gap, ways, part, stop) {
                    let others = next.entry((longer.stops, stop)).or_default();
                    if !others.iter().any(|other| other.is_no_worse(&longer)) {
                        others.retain(|other| !longer.is_no_worse(other));
                        others.push(longer);
                    }
                }
            }
        }
        layer = next.into_values().flatten().collect();
    }
    found
}

fn go_on(gap: &Gap, ways: &Ways, part: &Part, stop: usize) -> Option<Part> {
    let here = gap.go_on(ways, part.here, stop)?;
    let mut longer = part.clone();
    let leg = ways.metres(gap.before(&part.route, part.route.len()), Some(stop));
    longer.metres = longer.metres.saturating_add(leg);
    longer.here = here;
    longer.stops |= bit(stop);
    longer.route.push(stop);
    Some(longer)
}

/// The best plan for the first `ranks.len()` points, at most [`MOST`], in these gaps.
pub(super) fn solve(gaps: &[Gap], ways: &Ways, ranks: &Ranks) -> Plan {
    let sets = bit(ranks.len());
    let mut best: Vec<Option<(u32, Plan)>> = vec![None; sets];
    if let Some(none) = best.first_mut() {
        *none = Some((0, Plan::new()));
    }
    for gap in gaps {
        let here = shortest(gap, ways, ranks.len());
        let mut next: Vec<Option<(u32, Plan)>> = vec![None; sets];
        for (before, so_far) in best.iter().enumerate() {
            let Some((sum, plan)) = so_far else { continue };
            for (stops, route) in here.iter().enumerate() {
                let Some((cost, route)) = route else {
                    continue;
                };
                if before & stops != 0 {
                    continue;
                }
                let sum = sum.saturating_add(*cost);
                if let Some(slot) = next.get_mut(before | stops)
                    && slot.as_ref().is_none_or(|(least, _)| sum < *least)
                {
                    *slot = Some((sum, [plan, std::slice::from_ref(route)].concat()));
                }
            }
        }
        best = next;
    }
    let plans = best.into_iter().flatten();
    let scored = plans.map(|(_, plan)| (ranks.score(gaps, ways, &plan), plan));
    scored
        .reduce(|best, other| if other.0 > best.0 { other } else { best })
        .map(|(_, plan)| plan)
        .unwrap_or_default()
}
