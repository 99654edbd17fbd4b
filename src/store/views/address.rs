//! One place with all that is known of it, and the places around a position.

use super::joins::Joins;
use super::{View, number_of, subject_of, title_of};
use crate::domain::fold::{ObservationRow, PlanRow, SlipRow, State, VisitRow};
use crate::domain::id::{EntryId, MemberId, SubjectId};
use crate::domain::outcome::Outcome;
use crate::domain::place::{PlaceFields, Position};
use crate::domain::time::parse_minute;
use crate::store::error::{Result, StoreError};
use crate::store::rows::from_row;
use chrono::NaiveDateTime;
use rusqlite::{Connection, OptionalExtension};
use serde::de::DeserializeOwned;
use std::collections::BTreeMap;

/// The answer to [`Address`].
#[derive(Clone, PartialEq, Debug)]
pub struct AddressView {
    /// The place under whose name it is shown.
    pub place: SubjectId,
    /// Its number on this phone: what the map calls it by.
    pub number: i64,
    /// What it is called.
    pub title: String,
    /// What is known of it.
    pub fields: PlaceFields,
    /// Open plans, slips, safety, last visit.
    pub state: State,
    /// Visits, newest first, as many as asked for.
    pub visits: Vec<VisitRow>,
    /// When each visit was, and what happened, newest first: at most 200, for the tried-times picture.
    pub tries: Vec<(NaiveDateTime, Outcome)>,
    /// Observations, newest first, as many as asked for.
    pub observations: Vec<ObservationRow>,
    /// Plans, newest first, at most 20.
    pub plans: Vec<PlanRow>,
    /// All slips, newest first, at most 20.
    pub slips: Vec<SlipRow>,
    /// Other places shown as one with this one: the entry that joined them, and their titles.
    pub joined: Vec<(SubjectId, String, Option<EntryId>)>,
    /// Names of the members who wrote here.
    pub names: BTreeMap<MemberId, String>,
    /// Under which place a visit, a plan or a join was written, where that is another than [`Self::place`].
    pub elsewhere: BTreeMap<EntryId, SubjectId>,
}

impl AddressView {
    /// The subject of one of the entries shown here: what is said about an entry must be said of its own subject.
    pub fn subject_of(&self, entry: EntryId) -> SubjectId {
        self.elsewhere.get(&entry).copied().unwrap_or(self.place)
    }
}

/// Tries that the picture shows at most.
const TRIES: usize = 200;

/// Everything about one place.
#[derive(Clone, PartialEq, Debug)]
pub struct Address {
    /// The place.
    pub place: SubjectId,
    /// How many visits and observations at most.
    pub most: u32,
}

impl View for Address {
    /// `None`: there is no such place (yet).
    type Out = Option<AddressView>;

    fn run(&self, connection: &Connection) -> Result<Self::Out> {
        let joins = Joins::load(connection)?;
        let Some(n) = number_of(connection, self.place)? else {
            return Ok(None);
        };
        let group = joins.group(n);
        let Some(main) = group.first().copied() else {
            return Ok(None);
        };
        let Some(title) = title_of(connection, main)? else {
            return Ok(None);
        };
        let state = joins.state(connection, main)?;
        let mut view = AddressView {
            place: subject_of(connection, main)?,
            number: main,
            title,
            fields: state.place(),
            state,
            visits: Vec::new(),
            tries: Vec::new(),
            observations: Vec::new(),
            plans: Vec::new(),
            slips: Vec::new(),
            joined: Vec::new(),
            names: BTreeMap::new(),
            elsewhere: BTreeMap::new(),
        };
        for n in &group {
            let (visits, plans) = (view.visits.len(), view.plans.len());
            view.visits.extend(rows::<VisitRow>(
                connection,
                "SELECT row FROM visit WHERE place = ?1 ORDER BY at DESC LIMIT ?2",
                *n,
                self.most,
            )?);
            view.tries.extend(tries(connection, *n)?);
            view.observations.extend(rows::<ObservationRow>(
                connection,
                "SELECT row FROM observation WHERE place = ?1 ORDER BY at DESC LIMIT ?2",
                *n,
                self.most,
            )?);
            view.plans.extend(rows::<PlanRow>(
                connection,
                "SELECT row FROM plan WHERE place = ?1 ORDER BY at DESC LIMIT ?2",
                *n,
                20,
            )?);
            view.slips.extend(rows::<SlipRow>(
                connection,
                // All: the newest by day are not the newest by arrival.
                "SELECT row FROM slip WHERE place = ?1 LIMIT ?2",
                *n,
                u32::MAX,
            )?);
            if *n != main
                && let Some(title) = title_of(connection, *n)?
            {
                let by: Option<([u8; 16], [u8; 16])> = connection
                    .prepare_cached("SELECT e.id, s.id FROM joined j JOIN entry e ON e.seq = j.seq JOIN subject s ON s.n = e.subject WHERE j.place = ?1 OR j.other = ?1 ORDER BY e.id DESC LIMIT 1")?
                    .query_row([n], |r| Ok((r.get(0)?, r.get(1)?)))
                    .optional()?;
                let here = subject_of(connection, *n)?;
                let by = by.map(|(id, subject)| {
                    let id = EntryId::from_bytes(id);
                    view.elsewhere.insert(id, SubjectId::from_bytes(subject));
                    id
                });
                let visits = view.visits.iter().skip(visits).map(|v| v.id);
                let plans = view.plans.iter().skip(plans).map(|p| p.id);
                view.elsewhere
                    .extend(visits.chain(plans).map(|id| (id, here)));
                view.joined.push((here, title, by));
            }
        }
        let most = usize::try_from(self.most).unwrap_or(usize::MAX);
        view.visits.sort_by_key(|v| std::cmp::Reverse((v.at, v.id)));
        view.tries.sort_by_key(|(at, _)| std::cmp::Reverse(*at));
        view.tries.truncate(TRIES);
        view.visits.truncate(most);
        view.observations
            .sort_by_key(|o| std::cmp::Reverse((o.at, o.id)));
        view.observations.truncate(most);
        view.plans.sort_by_key(|p| std::cmp::Reverse((p.at, p.id)));
        view.plans.truncate(20);
        view.slips
            .sort_by_key(|s| std::cmp::Reverse((s.set_on, s.id)));
        view.slips.truncate(20);
        view.names = names(connection, &view)?;
        Ok(Some(view))
    }

    fn touched_by(&self, _: SubjectId) -> bool {
        // Joins, and the names of members, may change it too; opening one address is cheap.
        true
    }
}

fn rows<T: DeserializeOwned>(
    connection: &Connection,
    sql: &str,
    n: i64,
    most: u32,
) -> Result<Vec<T>> {
    let mut statement = connection.prepare_cached(sql)?;
    let mut found = statement.query((n, most))?;
    let mut rows = Vec::new();
    while let Some(row) = found.next()? {
        rows.push(from_row(
            row.get_ref(0)?.as_blob().map_err(|_| StoreError::View)?,
        )?);
    }
    Ok(rows)
}

/// Out of the index: the rows would be as many pages.
fn tries(connection: &Connection, n: i64) -> Result<Vec<(NaiveDateTime, Outcome)>> {
    let mut statement = connection.prepare_cached(
        "SELECT at, outcome FROM visit WHERE place = ?1 ORDER BY at DESC LIMIT ?2",
    )?;
    let mut found = statement.query((n, i64::try_from(TRIES).unwrap_or(i64::MAX)))?;
    let mut tries = Vec::new();
    while let Some(row) = found.next()? {
        let text = |i| row.get_ref(i)?.as_str().map_err(|_| StoreError::View);
        let at = parse_minute(text(0)?).ok_or(StoreError::View)?;
        tries.push((at, Outcome::from_code(text(1)?)));
    }
    Ok(tries)
}

fn names(connection: &Connection, view: &AddressView) -> Result<BTreeMap<MemberId, String>> {
    let visits = view.visits.iter().map(|v| v.author);
    let authors = visits
        .chain(view.observations.iter().map(|o| o.author))
        .chain(view.state.safety.iter().map(|s| s.author))
        .chain(view.state.assigned);
    let mut names = BTreeMap::new();
    for author in authors {
        if let std::collections::btree_map::Entry::Vacant(free) = names.entry(author)
            && let Some(name) = super::phone::member_name(connection, author)?
        {
            free.insert(name);
        }
    }
    Ok(names)
}

/// A place near a position.
#[derive(Clone, PartialEq, Debug)]
pub struct Found {
    /// The place.
    pub place: SubjectId,
    /// What it is called.
    pub title: String,
    /// Where it lies.
    pub position: Position,
}

/// Places within about `reach_m` metres of a position, in no order; at most 500.
#[derive(Clone, PartialEq, Debug)]
pub struct Nearby {
    /// Where.
    pub at: Position,
    /// Metres.
    pub reach_m: f64,
}

impl View for Nearby {
    type Out = Vec<Found>;

    fn run(&self, connection: &Connection) -> Result<Self::Out> {
        // A box is enough to choose from; the distance is worked out by the caller.
        let lat = self.reach_m / 111_000.0;
        let lon = lat / self.at.lat.to_radians().cos().abs().max(0.01);
        let joins = Joins::load(connection)?;
        let mut statement = connection.prepare_cached(
            "SELECT p.n, s.id, p.title, p.lat, p.lon FROM place p JOIN subject s ON s.n = p.n
             WHERE p.lat BETWEEN ?1 AND ?2 AND p.lon BETWEEN ?3 AND ?4 LIMIT 500",
        )?;
        let bounds = (
            self.at.lat - lat,
            self.at.lat + lat,
            self.at.lon - lon,
            self.at.lon + lon,
        );
        let mut found = Vec::new();
        let mut rows = statement.query(bounds)?;
        while let Some(row) = rows.next()? {
            if !joins.is_hidden(row.get(0)?) {
                found.push(Found {
                    place: SubjectId::from_bytes(row.get(1)?),
                    title: row.get(2)?,
                    position: Position {
                        lat: row.get(3)?,
                        lon: row.get(4)?,
                    },
                });
            }
        }
        Ok(found)
    }

    fn touched_by(&self, _: SubjectId) -> bool {
        true
    }
}
