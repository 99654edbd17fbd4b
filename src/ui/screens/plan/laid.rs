//! The day as it is laid out: what is known and ticked, put into an order by [`crate::map::order`].

use crate::domain::again::Hours;
use crate::domain::id::{EntryId, SubjectId};
use crate::domain::nearby::LatLon;
use crate::domain::place::Position;
use crate::map::order::{self, Day, Fixed, Free, Pull, Row, Standing, Way};
use crate::store::views::{Offer, Stop};
use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A stop of the order.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub enum Point {
    /// It stands in the day.
    Plan(EntryId),
    /// It was ticked.
    Place(SubjectId),
}

/// The ticks as they were left, and on which day: yesterday's are of no use.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Ticks {
    /// The day.
    pub day: NaiveDate,
    /// What was ticked, in that order.
    pub places: Vec<SubjectId>,
    /// The worker's own order, if she made one: the buttons keep what they did.
    #[serde(default)]
    pub own: Option<Vec<Point>>,
}

impl Ticks {
    /// None yet.
    pub fn none(day: NaiveDate) -> Self {
        Self {
            day,
            places: Vec::new(),
            own: None,
        }
    }

    /// Sets or takes away a tick; a new one comes last.
    pub fn tick(&mut self, place: SubjectId, on: bool) {
        self.places.retain(|p| *p != place);
        if on {
            self.places.push(place);
        } else if let Some(own) = &mut self.own {
            own.retain(|p| *p != Point::Place(place));
        }
    }

    /// Moves a stop in the order as it is seen, which from now on is the worker's own.
    pub fn shift(&mut self, lines: &[Line], place: SubjectId, way: Way) {
        let mut own: Vec<Point> = lines.iter().map(|line| line.row.id).collect();
        order::shift(&mut own, &Point::Place(place), way);
        self.own = Some(own);
    }
}

/// From where the way is counted.
#[derive(Clone, PartialEq, Debug)]
pub enum Start {
    /// From where the worker stands.
    Here,
    /// From a stop of the day.
    At(String),
    /// Nothing of the day has a position.
    Unknown,
}

/// A line of the order.
#[derive(Clone, PartialEq, Debug)]
pub struct Line {
    /// When, and how far.
    pub row: Row<Point>,
    /// What the place is called.
    pub title: String,
    /// Whether the place has a position.
    pub placed: bool,
}

/// The day laid out.
#[derive(Clone, PartialEq, Debug)]
pub struct LaidOut {
    /// All stops of today that are not over, in order, those that do not fit among them.
    pub lines: Vec<Line>,
    /// From where the way is counted.
    pub start: Start,
}

fn latlon(position: Position) -> Option<LatLon> {
    LatLon::new(position.lat, position.lon)
}

/// What the day is laid out from.
pub struct Given<'a> {
    /// Local time.
    pub now: NaiveDateTime,
    /// Where the worker stands, if she said so.
    pub here: Option<Position>,
    /// What stands in the day.
    pub stops: &'a [Stop],
    /// Where that lies.
    pub lie: &'a BTreeMap<SubjectId, Position>,
    /// What is known of what was ticked.
    pub offers: &'a BTreeMap<SubjectId, Offer>,
    /// What was ticked.
    pub ticks: &'a Ticks,
}

impl Given<'_> {
    /// Stops of today that are still to be made.
    fn open(&self) -> impl Iterator<Item = &Stop> {
        let today = self.now.date();
        let open = move |stop: &&Stop| stop.at.date() == today && !stop.missed;
        self.stops.iter().filter(open)
    }

    /// What was ticked and is known; what is not known yet is there in a moment.
    fn ticked(&self) -> impl Iterator<Item = &Offer> {
        let places = self.ticks.places.iter();
        places.filter_map(|place| self.offers.get(place))
    }

    fn day(&self, start: Option<Position>) -> Day<Point> {
        Day {
            now: self.now,
            hours: Hours::default(),
            start: start.and_then(latlon),
            fixed: self
                .open()
                .map(|stop| Fixed {
                    id: Point::Plan(stop.plan),
                    at: stop.at,
                    position: self.lie.get(&stop.place).copied().and_then(latlon),
                })
                .collect(),
            free: self
                .ticked()
                .map(|offer| Free {
                    id: Point::Place(offer.item.place),
                    position: offer.position.and_then(latlon),
                    pull: if offer.slip { Pull::Slip } else { Pull::Near },
                })
                .collect(),
        }
    }

    /// Where the worker said she stands, else the first stop that stands fixed, else the first that was ticked.
    fn start(&self) -> (Start, Option<Position>) {
        if self.here.is_some() {
            return (Start::Here, self.here);
        }
        let fixed = self
            .open()
            .find_map(|stop| Some((&stop.title, *self.lie.get(&stop.place)?)));
        let ticked = || {
            self.ticked()
                .find_map(|offer| Some((&offer.item.title, offer.position?)))
        };
        match fixed.or_else(ticked) {
            Some((title, position)) => (Start::At(title.clone()), Some(position)),
            None => (Start::Unknown, None),
        }
    }

    fn line(&self, row: Row<Point>) -> Option<Line> {
        let (title, placed) = match row.id {
            Point::Plan(plan) => {
                let stop = self.stops.iter().find(|stop| stop.plan == plan)?;
                (stop.title.clone(), self.lie.contains_key(&stop.place))
            }
            Point::Place(place) => {
                let offer = self.offers.get(&place)?;
                (offer.item.title.clone(), offer.position.is_some())
            }
        };
        Some(Line { row, title, placed })
    }

    /// Lays the day out: in the worker's own order, if she made one, else in a short one.
    pub fn lay_out(&self) -> LaidOut {
        let (start, position) = self.start();
        let day = self.day(position);
        let rows = match &self.ticks.own {
            Some(own) => order::keep(&day, own),
            None => order::propose(&day),
        };
        LaidOut {
            lines: rows.into_iter().filter_map(|row| self.line(row)).collect(),
            start,
        }
    }
}

impl LaidOut {
    /// How an address that was ticked stands; `None` if it was not.
    pub fn standing(&self, place: SubjectId) -> Option<Standing> {
        let line = self.lines.iter().find(|l| l.row.id == Point::Place(place));
        line.map(|line| line.row.standing)
    }

    /// Those that were ticked and fit, with their times.
    pub fn times(&self) -> Vec<(SubjectId, NaiveDateTime)> {
        let lines = self.lines.iter();
        lines
            .filter_map(|line| match (line.row.id, line.row.standing) {
                (Point::Place(place), Standing::About(at)) => Some((place, at)),
                _ => None,
            })
            .collect()
    }

    /// How many do not fit.
    pub fn left_out(&self) -> usize {
        let left = |line: &&Line| matches!(line.row.standing, Standing::Left(_));
        self.lines.iter().filter(left).count()
    }

    /// Metres as the crow flies over all.
    pub fn total(&self) -> u32 {
        let rows: Vec<_> = self.lines.iter().map(|line| line.row).collect();
        order::total(&rows)
    }
}
