//! Places found to be one. Joins are few, so they are read whole.

use crate::domain::fold::{State, joined};
use crate::store::apply;
use crate::store::error::Result;
use rusqlite::Connection;
use std::collections::{BTreeMap, BTreeSet};

/// Which places are shown as one.
#[derive(Default)]
pub(super) struct Joins {
    groups: Vec<Vec<i64>>,
    group_of: BTreeMap<i64, usize>,
}

impl Joins {
    /// Reads all joins of places that are known: a place joined to one that never came, or was erased, stands alone
    /// and would else be shown nowhere. The first of each group is the place under whose name all go on: the one that joins point to
    /// and that points to none; where that leaves several or none, the smallest id, so that all phones agree.
    pub(super) fn load(connection: &Connection) -> Result<Self> {
        let mut statement = connection.prepare_cached(
            "SELECT j.place, a.id, j.other, b.id FROM joined j
             JOIN subject a ON a.n = j.place JOIN subject b ON b.n = j.other
             JOIN place pa ON pa.n = j.place JOIN place pb ON pb.n = j.other",
        )?;
        let mut links: BTreeMap<i64, BTreeSet<i64>> = BTreeMap::new();
        let mut ids: BTreeMap<i64, [u8; 16]> = BTreeMap::new();
        let mut points = BTreeSet::new();
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let (a, b): (i64, i64) = (row.get(0)?, row.get(2)?);
            ids.insert(a, row.get(1)?);
            ids.insert(b, row.get(3)?);
            links.entry(a).or_default().insert(b);
            links.entry(b).or_default().insert(a);
            points.insert(a);
        }
        let mut joins = Self::default();
        for start in links.keys() {
            if joins.group_of.contains_key(start) {
                continue;
            }
            let mut group = vec![*start];
            let mut seen = BTreeSet::from([*start]);
            let mut next = 0;
            while let Some(here) = group.get(next).copied() {
                next = next.saturating_add(1);
                for there in links.get(&here).into_iter().flatten() {
                    if seen.insert(*there) {
                        group.push(*there);
                    }
                }
            }
            group.sort_by_key(|n| (points.contains(n), ids.get(n).copied()));
            for n in &group {
                joins.group_of.insert(*n, joins.groups.len());
            }
            joins.groups.push(group);
        }
        Ok(joins)
    }

    /// The places shown as one with `n`, the main one first; `n` alone if there are no others.
    pub(super) fn group(&self, n: i64) -> Vec<i64> {
        self.group_of
            .get(&n)
            .and_then(|i| self.groups.get(*i))
            .cloned()
            .unwrap_or_else(|| vec![n])
    }

    /// Whether no other place is shown as one with `n`.
    pub(super) fn is_alone(&self, n: i64) -> bool {
        !self.group_of.contains_key(&n)
    }

    /// The place under whose name `n` is shown.
    pub(super) fn main(&self, n: i64) -> i64 {
        let group = self.group_of.get(&n).and_then(|i| self.groups.get(*i));
        group.and_then(|g| g.first()).copied().unwrap_or(n)
    }

    /// Whether `n` is shown together with others.
    pub(super) fn is_joined(&self, n: i64) -> bool {
        self.group_of.contains_key(&n)
    }

    /// Places under whose name others go on.
    pub(super) fn mains(&self) -> impl Iterator<Item = i64> {
        self.groups.iter().filter_map(|g| g.first().copied())
    }

    /// Places shown under the name of another.
    pub(super) fn hidden(&self) -> impl Iterator<Item = i64> {
        self.groups.iter().flat_map(|g| g.iter().skip(1).copied())
    }

    /// Whether `n` is shown under another name.
    pub(super) fn is_hidden(&self, n: i64) -> bool {
        self.main(n) != n
    }

    /// The state of all places shown as one with `n`.
    pub(super) fn state(&self, connection: &Connection, n: i64) -> Result<State> {
        if self.is_alone(n) {
            return Ok(apply::state(connection, n)?.unwrap_or_default());
        }
        let mut states = Vec::new();
        for n in self.group(n) {
            states.push(apply::state(connection, n)?.unwrap_or_default());
        }
        Ok(joined(states, 0))
    }
}
