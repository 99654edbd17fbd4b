//! The worker's own order: the app finds only the times.

use super::day::Laid;
use super::{Day, Plan, Row};

/// Lays the day out in the order that the worker gave: stops as they stand in `order`, none before a fixed one that
/// stands before it there. Each takes the first time that is left for it; one that does not fit stands in its place,
/// with the reason. Stops that are not in `order` come last, as they were chosen; what is not of this day is passed
/// over.
pub fn keep<Id: Copy + Ord>(day: &Day<Id>, order: &[Id]) -> Vec<Row<Id>> {
    let laid = Laid::new(day);
    let mut plan: Plan = vec![Vec::new(); laid.gaps.len()];
    let mut first = 0;
    let new = day.free.iter().map(|stop| stop.id);
    let new = new.filter(|id| !order.contains(id));
    let mut left = Vec::new();
    let mut before = None;
    for id in order.iter().copied().chain(new) {
        if let Some(gap) = laid.gap_after(id) {
            first = gap.max(first);
        } else if let Some(number) = laid.number(id) {
            match laid.append(&mut plan, number, first) {
                Some(gap) => first = gap,
                None => left.push((id, before)),
            }
        } else {
            continue;
        }
        before = Some(id);
    }
    put_back(laid.rows(&plan), &left)
}

/// Moves the rows that were left out from the end to behind the ones that stand before them in the worker's order.
fn put_back<Id: Copy + Ord>(rows: Vec<Row<Id>>, left: &[(Id, Option<Id>)]) -> Vec<Row<Id>> {
    let is_left = |row: &Row<Id>| left.iter().any(|(id, _)| *id == row.id);
    let (out, mut kept): (Vec<_>, Vec<_>) = rows.into_iter().partition(is_left);
    for (id, before) in left {
        let at = before
            .and_then(|before| kept.iter().position(|row| row.id == before))
            .map_or(0, |i| i.saturating_add(1));
        if let Some(row) = out.iter().find(|row| row.id == *id) {
            kept.insert(at, *row);
        }
    }
    kept
}

/// Whether a stop moves up or down in its list.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Way {
    /// Earlier.
    Up,
    /// Later.
    Down,
}

/// Moves `stop` by one place; at the end of the list, or if it is not in it, all stays as it is.
pub fn shift<T: PartialEq>(order: &mut [T], stop: &T, way: Way) {
    let Some(here) = order.iter().position(|other| other == stop) else {
        return;
    };
    let there = match way {
        Way::Up => here.checked_sub(1),
        Way::Down => here.checked_add(1).filter(|next| *next < order.len()),
    };
    if let Some(there) = there {
        order.swap(here, there);
    }
}
