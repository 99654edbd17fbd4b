//! The narrow row of a place on the map.

use super::error::Result;
use crate::domain::fold::{CircleNow, State};
use crate::domain::look::Looks;
use crate::domain::pin::Pin;
use crate::domain::place::{CircleState, Marked, Position};
use crate::domain::private::Private;
use crate::domain::time::{minute_number, minute_of};
use chrono::{Datelike, NaiveDate, NaiveDateTime};
use rusqlite::{Connection, Row};

/// The pin of a place, and the street and town by which coverage counts it; a spot has no street.
#[derive(PartialEq)]
struct PinRow {
    pin: Pin,
    street: String,
    city: String,
}

impl PinRow {
    /// `None` for a place that has not arrived: it is shown nowhere.
    fn of(state: &State) -> Option<Self> {
        let place = state.known.then(|| state.place())?;
        let text =
            |word: &Option<Private<String>>| word.as_ref().map(|w| w.0.clone()).unwrap_or_default();
        Some(Self {
            street: text(&place.street),
            city: text(&place.city),
            pin: Pin::of(state),
        })
    }
}

/// Writes the pin of a place where it differs.
pub(super) fn write_pin(
    connection: &Connection,
    n: i64,
    before: Option<&State>,
    after: &State,
) -> Result<()> {
    let row = PinRow::of(after);
    if before.and_then(PinRow::of) == row {
        return Ok(());
    }
    if let Some(row) = row {
        return row.write(connection, n);
    }
    connection
        .prepare_cached("DELETE FROM pin WHERE n = ?1")?
        .execute([n])?;
    Ok(())
}

impl PinRow {
    fn write(&self, connection: &Connection, n: i64) -> Result<()> {
        let (pin, marked) = (&self.pin, self.pin.circle.map(|c| c.marked));
        let [morning, forenoon, afternoon, evening] = pin.looks.0;
        let day = |day: NaiveDate| day.num_days_from_ce();
        connection
            .prepare_cached(
                "INSERT OR REPLACE INTO pin (n, street, city, lat, lon, due, promise, slip_since, pause, last_at, safety,
                     morning, forenoon, afternoon, evening, circle, circle_at, circle_day, circle_lat, circle_lon, radius)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21)",
            )?
            .execute(rusqlite::params![
                n,
                self.street,
                self.city,
                pin.position.map(|p| p.lat),
                pin.position.map(|p| p.lon),
                pin.due.map(minute_number),
                pin.promise.map(minute_number),
                pin.slip_since.map(day),
                pin.pause.map(day),
                pin.last_at.map(minute_number),
                pin.safety,
                morning,
                forenoon,
                afternoon,
                evening,
                marked.map(|m| m.state.code()),
                pin.circle.map(|c| minute_number(c.at)),
                marked.and_then(|m| m.day).map(day),
                marked.map(|m| m.centre.lat),
                marked.map(|m| m.centre.lon),
                marked.map(|m| m.radius_m),
            ])?;
        Ok(())
    }
}

/// The columns that [`read_pin`] reads, to stand first in a `SELECT`.
pub(super) const PIN_COLUMNS: &str = "lat, lon, due, promise, slip_since, pause, last_at, safety, morning, forenoon, \
     afternoon, evening, circle, circle_at, circle_day, circle_lat, circle_lon, radius";

/// How many they are: where further columns begin.
pub(super) const PIN_WIDTH: usize = 18;

/// Reads [`PIN_COLUMNS`].
pub(super) fn read_pin(row: &Row<'_>) -> Result<Pin> {
    let position = |lat: usize| -> Result<Option<Position>> {
        let (lat, lon): (Option<f64>, Option<f64>) =
            (row.get(lat)?, row.get(lat.saturating_add(1))?);
        Ok(lat.zip(lon).map(|(lat, lon)| Position { lat, lon }))
    };
    let minute = |i: usize| -> Result<Option<NaiveDateTime>> {
        Ok(row.get::<_, Option<i64>>(i)?.and_then(minute_of))
    };
    let day = |i: usize| -> Result<Option<NaiveDate>> {
        let number: Option<i32> = row.get(i)?;
        Ok(number.and_then(NaiveDate::from_num_days_from_ce_opt))
    };
    let state = match row.get_ref(12)?.as_str_or_null() {
        Ok(Some(code)) => Some(CircleState::from_code(code)),
        _ => None,
    };
    let circle = match (state, minute(13)?, position(15)?) {
        (Some(state), Some(at), Some(centre)) => Some(CircleNow {
            marked: Marked {
                centre,
                radius_m: row.get(17)?,
                state,
                day: day(14)?,
            },
            at,
        }),
        _ => None,
    };
    Ok(Pin {
        position: position(0)?,
        due: minute(2)?,
        promise: minute(3)?,
        slip_since: day(4)?,
        pause: day(5)?,
        last_at: minute(6)?,
        safety: row.get(7)?,
        circle,
        looks: Looks([row.get(8)?, row.get(9)?, row.get(10)?, row.get(11)?]),
    })
}
