//! Coverage: where have we not been, in that part of the day, since that day? By street, and door by door for the map.
//!
//! Asked of the narrow pins, which hold the newest look of each part of the day: the history itself, half a million
//! visits of a region, is never read.

use super::View;
use super::map::each_pin;
use crate::domain::id::SubjectId;
use crate::domain::place::Position;
use crate::domain::time::{PartOfDay, start_of};
use crate::store::error::{Result, StoreError};
use crate::store::pin_row::PIN_WIDTH;
use chrono::{NaiveDate, NaiveDateTime};
use rusqlite::Connection;
use std::collections::HashMap;

/// How long ago a place was looked at.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Age {
    /// Never, in that part of the day.
    Never,
    /// Before the day asked for.
    Old,
    /// On that day or later.
    Fresh,
}

/// A street, and how much of it was looked at.
#[derive(Clone, PartialEq, Debug)]
pub struct StreetCover {
    /// Its name.
    pub street: String,
    /// Its town, empty if unknown.
    pub city: String,
    /// How many places are known on it.
    pub places: usize,
    /// How many of them were looked at since the day asked for.
    pub fresh: usize,
    /// The newest look at any of them, local.
    pub last: Option<NaiveDateTime>,
}

/// The answer to [`Coverage`].
#[derive(Clone, PartialEq, Debug, Default)]
pub struct CoverageView {
    /// Streets: those where no one has been since, the longest ago first, then the others.
    pub streets: Vec<StreetCover>,
    /// Every place that lies somewhere: its number, where, and how long ago.
    pub places: Vec<(i64, Position, Age)>,
}

/// Where has no one been?
#[derive(Clone, PartialEq, Debug)]
pub struct Coverage {
    /// In which part of the day; any, if none is named.
    pub part: Option<PartOfDay>,
    /// Since which day.
    pub since: NaiveDate,
}

impl View for Coverage {
    type Out = CoverageView;

    fn run(&self, connection: &Connection) -> Result<Self::Out> {
        let since = start_of(self.since);
        let mut view = CoverageView::default();
        let mut index: HashMap<String, HashMap<String, usize>> = HashMap::new();
        let text = PIN_WIDTH.saturating_add(1);
        each_pin(connection, ", street, city", |n, pin, row| {
            let last = pin.looks.last(self.part);
            let age = match last {
                None => Age::Never,
                Some(at) if at < since => Age::Old,
                Some(_) => Age::Fresh,
            };
            view.places.extend(pin.position.map(|at| (n, at, age)));
            let word = |i: usize| row.get_ref(i)?.as_str().map_err(|_| StoreError::View);
            let (street, city) = (word(text)?, word(text.saturating_add(1))?);
            if street.is_empty() {
                return Ok(());
            }
            let known = index.get(street).and_then(|towns| towns.get(city)).copied();
            let at = known.unwrap_or_else(|| {
                let at = view.streets.len();
                let (street, city) = (street.to_owned(), city.to_owned());
                index
                    .entry(street.clone())
                    .or_default()
                    .insert(city.clone(), at);
                view.streets.push(StreetCover {
                    street,
                    city,
                    places: 0,
                    fresh: 0,
                    last: None,
                });
                at
            });
            if let Some(cover) = view.streets.get_mut(at) {
                cover.places = cover.places.saturating_add(1);
                cover.fresh = cover.fresh.saturating_add(usize::from(age == Age::Fresh));
                cover.last = cover.last.max(last);
            }
            Ok(())
        })?;
        view.streets.sort_by(|a, b| {
            let key = |s: &StreetCover| (s.fresh > 0, s.last);
            key(a)
                .cmp(&key(b))
                .then_with(|| (&a.street, &a.city).cmp(&(&b.street, &b.city)))
        });
        Ok(view)
    }

    fn touched_by(&self, _: SubjectId) -> bool {
        true
    }
}
