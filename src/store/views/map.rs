//! The map: every place that lies somewhere, as the map draws it, and as a list with the nearest first.

use super::circle::{CircleOf, circle_of};
use super::joins::Joins;
use super::places::item;
use super::{Filter, PlaceItem, View};
use crate::domain::id::SubjectId;
use crate::domain::mark::Letter;
use crate::domain::nearby::{LatLon, distance_m};
use crate::domain::pin::Pin;
use crate::domain::place::{PlaceSort, Position};
use crate::store::error::Result;
use crate::store::pin_row::{PIN_COLUMNS, PIN_WIDTH, read_pin};
use chrono::{NaiveDate, NaiveDateTime};
use rusqlite::Connection;

/// A circle on the map.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct MapCircle {
    /// Its centre.
    pub centre: Position,
    /// Radius in metres.
    pub radius_m: u16,
    /// How it looks: to go, late, or been.
    pub letter: Letter,
}

/// A place on the map.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct MapPin {
    /// Its number on this phone: what the page calls it by.
    pub n: i64,
    /// Where its mark stands.
    pub position: Position,
    /// Its letter.
    pub letter: Letter,
    /// The day on which someone goes there, or should have.
    pub day: Option<NaiveDate>,
    /// Whether there is something to know before knocking.
    pub safety: bool,
    /// Its circle.
    pub circle: Option<MapCircle>,
}

/// Calls `on` for every place that is shown under its own name, with its pin; further columns of `more` follow it in
/// the row from [`PIN_WIDTH`] on, after the number of the place.
pub(super) fn each_pin(
    connection: &Connection,
    more: &str,
    mut on: impl FnMut(i64, Pin, &rusqlite::Row<'_>) -> Result<()>,
) -> Result<()> {
    let joins = Joins::load(connection)?;
    let mut statement =
        connection.prepare_cached(&format!("SELECT {PIN_COLUMNS}, n{more} FROM pin"))?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let n: i64 = row.get(PIN_WIDTH)?;
        if joins.is_hidden(n) {
            continue;
        }
        let pin = if joins.is_joined(n) {
            Pin::of(&joins.state(connection, n)?)
        } else {
            read_pin(row)?
        };
        on(n, pin, row)?;
    }
    Ok(())
}

fn map_pin(n: i64, pin: &Pin, now: NaiveDateTime) -> Option<MapPin> {
    let (letter, day) = pin.letter(now);
    Some(MapPin {
        n,
        position: pin.position?,
        letter,
        day,
        safety: pin.safety,
        circle: pin
            .circle
            .zip(pin.circle_letter(now))
            .map(|(circle, letter)| MapCircle {
                centre: circle.marked.centre,
                radius_m: circle.marked.radius_m,
                letter,
            }),
    })
}

/// All places that lie somewhere, in the order of their numbers.
#[derive(Clone, PartialEq, Debug)]
pub struct MapPins {
    /// What to show only.
    pub filters: Vec<Filter>,
    /// Local time.
    pub now: NaiveDateTime,
}

impl View for MapPins {
    type Out = Vec<MapPin>;

    fn run(&self, connection: &Connection) -> Result<Self::Out> {
        let mut pins = Vec::new();
        each_pin(connection, "", |n, pin, _| {
            if self.filters.iter().all(|f| f.holds_for(&pin, self.now)) {
                pins.extend(map_pin(n, &pin, self.now));
            }
            Ok(())
        })?;
        Ok(pins)
    }

    fn touched_by(&self, _: SubjectId) -> bool {
        true
    }
}

/// A row of the list beside the map.
#[derive(Clone, PartialEq, Debug)]
pub struct MapRow {
    /// What the map calls it by.
    pub pin: MapPin,
    /// What a list says of it.
    pub item: PlaceItem,
    /// How far it is from where the list begins, in metres as the crow flies.
    pub metres: Option<f64>,
}

/// The answer to [`MapList`].
#[derive(Clone, PartialEq, Debug, Default)]
pub struct MapListView {
    /// The first rows.
    pub rows: Vec<MapRow>,
    /// How many places there are on the map.
    pub all: usize,
    /// How many places lie nowhere yet.
    pub nowhere: usize,
}

/// What is on the map as a list: the nearest first, or what presses most where nothing is known of the way.
#[derive(Clone, PartialEq, Debug)]
pub struct MapList {
    /// What to show only.
    pub filters: Vec<Filter>,
    /// Local time.
    pub now: NaiveDateTime,
    /// From where.
    pub from: Option<LatLon>,
    /// How many rows at most.
    pub most: usize,
}

impl View for MapList {
    type Out = MapListView;

    fn run(&self, connection: &Connection) -> Result<Self::Out> {
        let mut view = MapListView::default();
        let mut found: Vec<(f64, MapPin)> = Vec::new();
        each_pin(connection, "", |n, pin, _| {
            if !self.filters.iter().all(|f| f.holds_for(&pin, self.now)) {
                return Ok(());
            }
            match map_pin(n, &pin, self.now) {
                Some(pin) => found.push((self.way(pin.position), pin)),
                None => view.nowhere = view.nowhere.saturating_add(1),
            }
            Ok(())
        })?;
        view.all = found.len();
        found.sort_by(|(a, p), (b, q)| {
            a.total_cmp(b)
                .then((p.letter, p.day, p.n).cmp(&(q.letter, q.day, q.n)))
        });
        found.truncate(self.most);
        let joins = Joins::load(connection)?;
        for (metres, pin) in found {
            if let Some(item) = item(connection, &joins, pin.n, self.now)? {
                view.rows.push(MapRow {
                    pin,
                    item,
                    metres: self.from.map(|_| metres),
                });
            }
        }
        Ok(view)
    }

    fn touched_by(&self, _: SubjectId) -> bool {
        true
    }
}

impl MapList {
    /// Metres from where the list begins; zero where that is not known.
    fn way(&self, to: Position) -> f64 {
        match (self.from, LatLon::new(to.lat, to.lon)) {
            (Some(from), Some(to)) => distance_m(from, to),
            _ => 0.0,
        }
    }
}

/// The place that was chosen on the map.
#[derive(Clone, PartialEq, Debug)]
pub struct MapCardView {
    /// What a list says of it.
    pub item: PlaceItem,
    /// What sort of place it is.
    pub sort: PlaceSort,
    /// Where its mark stands.
    pub position: Option<Position>,
    /// Its circle.
    pub circle: Option<CircleOf>,
}

/// What is to be said of the place with this number?
#[derive(Clone, PartialEq, Debug)]
pub struct MapCard {
    /// What the map calls it by, if one was chosen.
    pub n: Option<i64>,
    /// Local time.
    pub now: NaiveDateTime,
}

impl View for MapCard {
    type Out = Option<MapCardView>;

    fn run(&self, connection: &Connection) -> Result<Self::Out> {
        let Some(n) = self.n else {
            return Ok(None);
        };
        let joins = Joins::load(connection)?;
        let n = joins.main(n);
        let Some(item) = item(connection, &joins, n, self.now)? else {
            return Ok(None);
        };
        let state = joins.state(connection, n)?;
        let bearer = joins.group(n).into_iter().map(|n| circle_of(connection, n));
        let circles = bearer.collect::<Result<Vec<_>>>()?;
        Ok(Some(MapCardView {
            item,
            sort: state.place().sort.unwrap_or(PlaceSort::Address),
            position: Pin::of(&state).position,
            circle: circles.into_iter().flatten().max_by_key(|c| c.now.at),
        }))
    }

    fn touched_by(&self, _: SubjectId) -> bool {
        self.n.is_some()
    }
}
