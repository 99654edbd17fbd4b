//! What the map shows and where one was on it. It lives beside the screen, so that a look at one place does not lose
//! it, and is forgotten at the lock.

use crate::domain::circling::Circling;
use crate::domain::nearby::LatLon;
use crate::domain::place::Fix;
use crate::domain::time::PartOfDay;
use crate::store::views::Filter;
use chrono::NaiveDate;
use dioxus::prelude::*;

/// Where the map stands.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Spot {
    /// Its middle.
    pub centre: LatLon,
    /// Its zoom, 0 to 20.
    pub zoom: f64,
}

/// What is asked of the coverage.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Asked {
    /// Which part of the day; any, if none is named.
    pub part: Option<PartOfDay>,
    /// Since which day.
    pub since: NaiveDate,
}

/// What the map is for right now.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Mode {
    /// To see where to go.
    Marks,
    /// To draw a circle.
    Circle(Circling),
    /// To see where no one has been.
    Cover(Asked),
}

/// What the map shows.
#[derive(Clone, Copy, PartialEq)]
pub(in crate::ui) struct MapLook {
    /// Where it stands, once it stands somewhere.
    pub spot: Signal<Option<Spot>>,
    /// The road in its middle, as the map file calls it.
    pub road: Signal<Option<String>>,
    /// Only these.
    pub filters: Signal<Vec<Filter>>,
    /// Whether the list stands in the map's place.
    pub as_list: Signal<bool>,
    /// The place that was chosen, by its number.
    pub chosen: Signal<Option<i64>>,
    /// Where the worker stands, if asked.
    pub me: Signal<Option<Fix>>,
    /// What it is for.
    pub mode: Signal<Mode>,
}

impl MapLook {
    /// Nothing was looked at yet. Only inside a hook.
    pub(in crate::ui) fn new() -> Self {
        Self {
            spot: Signal::new(None),
            road: Signal::new(None),
            filters: Signal::new(Vec::new()),
            as_list: Signal::new(false),
            chosen: Signal::new(None),
            me: Signal::new(None),
            mode: Signal::new(Mode::Marks),
        }
    }

    /// Forgets it, as a locked phone must.
    pub(in crate::ui) fn forget(mut self) {
        self.spot.set(None);
        self.road.set(None);
        self.filters.set(Vec::new());
        self.as_list.set(false);
        self.chosen.set(None);
        self.me.set(None);
        self.mode.set(Mode::Marks);
    }

    /// Shows this place in the middle of the map.
    pub(in crate::ui) fn show(mut self, number: i64, at: LatLon) {
        let zoom = self.spot.peek().map_or(16.0, |spot| spot.zoom.max(16.0));
        self.spot.set(Some(Spot { centre: at, zoom }));
        self.chosen.set(Some(number));
        self.filters.set(Vec::new());
        self.as_list.set(false);
        self.mode.set(Mode::Marks);
    }

    /// From where the list counts: where the worker stands, else the middle of the map.
    pub fn from(self) -> Option<LatLon> {
        let me = *self.me.read();
        me.and_then(|fix| LatLon::new(fix.position.lat, fix.position.lon))
            .or_else(|| self.spot.read().as_ref().map(|spot| spot.centre))
    }
}
