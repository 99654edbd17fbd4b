//! What one may add to a day, and where it lies.

use super::joins::Joins;
use super::places::{PlaceItem, row};
use super::{View, number_of};
use crate::domain::fold::State;
use crate::domain::id::SubjectId;
use crate::domain::nearby::{LatLon, distance_m};
use crate::domain::place::Position;
use crate::store::error::Result;
use chrono::NaiveDateTime;
use rusqlite::{Connection, OptionalExtension};
use std::collections::BTreeMap;

/// A place that may be added to a day.
#[derive(Clone, PartialEq, Debug)]
pub struct Offer {
    /// Its row.
    pub item: PlaceItem,
    /// Where it lies.
    pub position: Option<Position>,
    /// Whether a slip is out that is to be seen to.
    pub slip: bool,
}

impl Offer {
    fn new(item: PlaceItem, state: &State) -> Self {
        Self {
            item,
            position: state.place().position,
            slip: !state.slips.is_empty(),
        }
    }
}

/// How many places are offered of each sort.
const MOST: usize = 30;

/// How far away a place may be to be called near, in metres: nearest first, until there are enough.
const REACH_M: [f64; 3] = [1_000.0, 5_000.0, 25_000.0];

/// Places to add to the day: slips that are out, longest first; then those at which someone was or something was seen,
/// nearest first, or, if it is not known from where, those not seen for longest. At most 30 of each. Left out are those
/// that stand in the day already, those that ended, and those in a pause after a no.
#[derive(Clone, PartialEq, Debug)]
pub struct Candidates {
    /// Local time.
    pub now: NaiveDateTime,
    /// From where "near" is counted.
    pub from: Option<Position>,
}

impl View for Candidates {
    type Out = Vec<Offer>;

    fn run(&self, connection: &Connection) -> Result<Self::Out> {
        let joins = Joins::load(connection)?;
        let mut offers = Vec::new();
        let slips = numbers(
            connection,
            "SELECT n FROM state WHERE slip_since IS NOT NULL ORDER BY slip_since LIMIT 60",
        )?;
        self.add(connection, &joins, slips, MOST, &mut offers)?;
        let most = offers.len().saturating_add(MOST);
        let Some(from) = self.from.and_then(|p| LatLon::new(p.lat, p.lon)) else {
            let long_ago =
                "SELECT n FROM state WHERE last_at IS NOT NULL ORDER BY last_at LIMIT 120";
            let long_ago = numbers(connection, long_ago)?;
            self.add(connection, &joins, long_ago, most, &mut offers)?;
            return Ok(offers);
        };
        for reach in REACH_M {
            let near = near(connection, from, reach)?;
            self.add(connection, &joins, near, most, &mut offers)?;
            if offers.len() >= most {
                break;
            }
        }
        Ok(offers)
    }

    fn touched_by(&self, _: SubjectId) -> bool {
        true
    }
}

impl Candidates {
    /// Adds those of these places that may be offered, until there are `most`.
    fn add(
        &self,
        connection: &Connection,
        joins: &Joins,
        numbers: Vec<i64>,
        most: usize,
        offers: &mut Vec<Offer>,
    ) -> Result<()> {
        for n in numbers {
            if offers.len() >= most {
                break;
            }
            // What was seen under another name is offered under the one that is shown.
            let n = joins.main(n);
            let state = joins.state(connection, n)?;
            if !self.may_be_offered(&state) {
                continue;
            }
            let item = row(connection, n, &state, self.now)?;
            let known = |item: &PlaceItem| offers.iter().any(|o| o.item.place == item.place);
            if let Some(item) = item.filter(|item| !known(item)) {
                offers.push(Offer::new(item, &state));
            }
        }
        Ok(())
    }

    fn may_be_offered(&self, state: &State) -> bool {
        let today = self.now.date();
        let planned = state.open.iter().any(|p| p.at.date() <= today);
        let ended = state.last.as_ref().is_some_and(|l| l.outcome.is_end());
        let paused = state.pause_until().is_some_and(|until| until > today);
        !planned && !ended && !paused
    }
}

fn numbers(connection: &Connection, sql: &str) -> Result<Vec<i64>> {
    let mut statement = connection.prepare_cached(sql)?;
    let found = statement.query_map([], |r| r.get(0))?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

/// Places within `reach` metres at which someone was or something was seen, nearest first. Of an imported list with all
/// houses of a town these are few.
fn near(connection: &Connection, from: LatLon, reach: f64) -> Result<Vec<i64>> {
    let mut statement = connection.prepare_cached(
        "SELECT p.n, p.lat, p.lon FROM place p
         WHERE p.lat BETWEEN ?1 AND ?2 AND p.lon BETWEEN ?3 AND ?4
         AND (EXISTS (SELECT 1 FROM visit v WHERE v.place = p.n) OR EXISTS (SELECT 1 FROM observation o WHERE o.place = p.n))",
    )?;
    let lat = reach / 111_000.0;
    let lon = lat / from.lat().to_radians().cos().abs().max(0.01);
    let bounds = (
        from.lat() - lat,
        from.lat() + lat,
        from.lon() - lon,
        from.lon() + lon,
    );
    let mut found: Vec<(f64, i64)> = Vec::new();
    let mut rows = statement.query(bounds)?;
    while let Some(row) = rows.next()? {
        let at = LatLon::new(row.get(1)?, row.get(2)?);
        let metres = at.map_or(f64::INFINITY, |at| distance_m(from, at));
        if metres <= reach {
            found.push((metres, row.get(0)?));
        }
    }
    found.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
    Ok(found.into_iter().map(|(_, n)| n).collect())
}

/// Some places by their ids and in their order; unknown ones are left out.
#[derive(Clone, PartialEq, Debug)]
pub struct Chosen {
    /// The places.
    pub places: Vec<SubjectId>,
    /// Local time.
    pub now: NaiveDateTime,
}

impl View for Chosen {
    type Out = Vec<Offer>;

    fn run(&self, connection: &Connection) -> Result<Self::Out> {
        let joins = Joins::load(connection)?;
        let mut offers = Vec::with_capacity(self.places.len());
        for place in &self.places {
            if let Some(n) = number_of(connection, *place)? {
                let state = joins.state(connection, n)?;
                let item = row(connection, n, &state, self.now)?;
                offers.extend(item.map(|item| Offer::new(item, &state)));
            }
        }
        Ok(offers)
    }

    fn touched_by(&self, subject: SubjectId) -> bool {
        self.places.contains(&subject)
    }
}

/// Where do some places lie? Those without a position are left out.
#[derive(Clone, PartialEq, Debug)]
pub struct Positions {
    /// The places.
    pub places: Vec<SubjectId>,
}

impl View for Positions {
    type Out = BTreeMap<SubjectId, Position>;

    fn run(&self, connection: &Connection) -> Result<Self::Out> {
        let joins = Joins::load(connection)?;
        let mut alone = connection
            .prepare_cached("SELECT lat, lon FROM place WHERE n = ?1 AND lat IS NOT NULL")?;
        let mut found = Self::Out::new();
        for place in &self.places {
            let Some(n) = number_of(connection, *place)? else {
                continue;
            };
            let position = if joins.is_joined(n) {
                joins.state(connection, n)?.place().position
            } else {
                let at = |r: &rusqlite::Row<'_>| {
                    Ok(Position {
                        lat: r.get(0)?,
                        lon: r.get(1)?,
                    })
                };
                alone.query_row([n], at).optional()?
            };
            found.extend(position.map(|position| (*place, position)));
        }
        Ok(found)
    }

    fn touched_by(&self, _: SubjectId) -> bool {
        // A join may bring one a position.
        true
    }
}
