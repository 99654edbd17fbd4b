//! Local wall time: what a worker means by "Tuesday at 13".
//!
//! A promise is kept by the clock on the wall, not by an instant: "the same time next week" across a change to
//! summer time is the same *local* time. So entries carry local time with its zone, views keep local time, and only
//! the question "how long until then?" needs the zone.

use super::words::read_text;
use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime, NaiveTime, TimeZone, Timelike, Utc};
use chrono_tz::Tz;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;
use std::str::FromStr;

/// A local date and time, to the minute, in a named zone. Travels as `2026-11-24T13:04[Europe/Copenhagen]`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct WallTime {
    /// What the clock on the wall shows; seconds are always zero.
    pub local: NaiveDateTime,
    /// The zone it hangs in.
    pub zone: Tz,
}

const MINUTE: &str = "%Y-%m-%dT%H:%M";

impl WallTime {
    /// `local` in `zone`, cut to the minute.
    pub fn new(local: NaiveDateTime, zone: Tz) -> Self {
        Self {
            local: to_minute(local),
            zone,
        }
    }

    /// What the clock on the wall in `zone` shows at `moment`.
    pub fn of(moment: DateTime<Utc>, zone: Tz) -> Self {
        Self::new(moment.with_timezone(&zone).naive_local(), zone)
    }

    /// The day.
    pub fn date(self) -> NaiveDate {
        self.local.date()
    }

    /// The instant. A time that the change to summer time skips means the instant the gap ends; one that happens
    /// twice means the first.
    pub fn instant(self) -> DateTime<Utc> {
        instant(self.local, self.zone)
    }
}

/// The instant of a local time in a zone; see [`WallTime::instant`].
pub fn instant(local: NaiveDateTime, zone: Tz) -> DateTime<Utc> {
    let mut probe = local;
    // No zone of the database skips more than a day.
    for _ in 0..=48 {
        if let Some(found) = zone.from_local_datetime(&probe).earliest() {
            return found.with_timezone(&Utc);
        }
        probe = probe
            .checked_add_signed(chrono::TimeDelta::minutes(30))
            .unwrap_or(probe);
    }
    local.and_utc()
}

/// Cuts seconds and below.
pub fn to_minute(local: NaiveDateTime) -> NaiveDateTime {
    local
        .with_second(0)
        .and_then(|t| t.with_nanosecond(0))
        .unwrap_or(local)
}

/// `2026-11-24T13:04`: the form in which views keep local times; it sorts as time does.
pub fn minute_text(local: NaiveDateTime) -> String {
    let Ok(year @ 0..=9999) = u32::try_from(local.year()) else {
        return local.format(MINUTE).to_string();
    };
    // Written digit by digit: rows and entries are full of times, and chrono interprets the format for each.
    let mut text = String::with_capacity(16);
    for (number, before) in [
        (year / 100, None),
        (year % 100, None),
        (local.month(), Some('-')),
        (local.day(), Some('-')),
        (local.hour(), Some('T')),
        (local.minute(), Some(':')),
    ] {
        text.extend(before);
        text.extend([number / 10, number % 10].map(|d| char::from_digit(d, 10).unwrap_or('0')));
    }
    text
}

/// Minutes of the clock on the wall since 1970 began: a local time where a few bytes count.
pub fn minute_number(local: NaiveDateTime) -> i64 {
    local.and_utc().timestamp().div_euclid(60)
}

/// The local time of a [`minute_number`]; `None` beyond what chrono knows.
pub fn minute_of(number: i64) -> Option<NaiveDateTime> {
    let seconds = number.checked_mul(60)?;
    Some(DateTime::from_timestamp(seconds, 0)?.naive_utc())
}

/// Reads [`minute_text`].
pub fn parse_minute(text: &str) -> Option<NaiveDateTime> {
    usual_minute(text.as_bytes()).or_else(|| NaiveDateTime::parse_from_str(text, MINUTE).ok())
}

/// Reads the sixteen bytes that [`minute_text`] writes for every year that a worker lives in.
fn usual_minute(text: &[u8]) -> Option<NaiveDateTime> {
    let [
        c,
        e,
        n,
        t,
        b'-',
        m1,
        m2,
        b'-',
        d1,
        d2,
        b'T',
        h1,
        h2,
        b':',
        i1,
        i2,
    ] = *text
    else {
        return None;
    };
    let two = |tens: u8, ones: u8| -> Option<u32> {
        let digits = [tens, ones].map(|d| char::from(d).to_digit(10));
        let [Some(tens), Some(ones)] = digits else {
            return None;
        };
        tens.checked_mul(10)?.checked_add(ones)
    };
    let year = two(c, e)?.checked_mul(100)?.checked_add(two(n, t)?)?;
    let day = NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, two(m1, m2)?, two(d1, d2)?)?;
    day.and_hms_opt(two(h1, h2)?, two(i1, i2)?, 0)
}

/// Midnight that begins `day`.
pub fn start_of(day: NaiveDate) -> NaiveDateTime {
    day.and_time(NaiveTime::MIN)
}

impl fmt::Display for WallTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}[{}]", minute_text(self.local), self.zone.name())
    }
}

/// A text that is not a wall time.
#[derive(Debug, thiserror::Error)]
#[error("not a wall time with a zone")]
pub struct NotAWallTime;

impl FromStr for WallTime {
    type Err = NotAWallTime;

    fn from_str(text: &str) -> Result<Self, NotAWallTime> {
        let (local, zone) = text
            .strip_suffix(']')
            .and_then(|t| t.split_once('['))
            .ok_or(NotAWallTime)?;
        Ok(Self {
            local: parse_minute(local).ok_or(NotAWallTime)?,
            zone: zone.parse().map_err(|_| NotAWallTime)?,
        })
    }
}

impl Serialize for WallTime {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for WallTime {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read_text(deserializer, |text| text.parse().ok())
    }
}

/// Local times inside bodies: `2026-11-24T13:04`, for serde's `with`.
pub mod minute {
    use super::{minute_text, parse_minute};
    use crate::domain::words::read_text;
    use chrono::NaiveDateTime;
    use serde::{Deserializer, Serializer};

    /// Writes the form that sorts as time does.
    pub fn serialize<S: Serializer>(local: &NaiveDateTime, s: S) -> Result<S::Ok, S::Error> {
        s.serialize_str(&minute_text(*local))
    }

    /// Reads it.
    pub fn deserialize<'de, D: Deserializer<'de>>(d: D) -> Result<NaiveDateTime, D::Error> {
        read_text(d, parse_minute)
    }
}

/// The four parts of the day in which a door can be tried.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Hash)]
pub enum PartOfDay {
    /// Before 9.
    Morning,
    /// From 9 to 12.
    Forenoon,
    /// From 12 to 17.
    Afternoon,
    /// From 17 on.
    Evening,
}

impl PartOfDay {
    /// In the order of the day.
    pub const ALL: [Self; 4] = [
        Self::Morning,
        Self::Forenoon,
        Self::Afternoon,
        Self::Evening,
    ];

    /// The part in which `time` lies.
    pub fn of(time: NaiveTime) -> Self {
        match time.hour() {
            0..9 => Self::Morning,
            9..12 => Self::Forenoon,
            12..17 => Self::Afternoon,
            _ => Self::Evening,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn minutes_are_written_and_read_as_chrono_does(seconds in -70_000_000_000i64..400_000_000_000) {
            let local = to_minute(DateTime::from_timestamp(seconds, 0).unwrap().naive_utc());
            let text = minute_text(local);
            prop_assert_eq!(&text, &local.format(MINUTE).to_string());
            prop_assert_eq!(parse_minute(&text), Some(local));
            prop_assert_eq!(minute_of(minute_number(local)), Some(local));
            prop_assert_eq!(usual_minute(text.as_bytes()).is_some(), (0..=9999).contains(&local.year()));
        }

        #[test]
        fn what_is_no_time_is_read_as_chrono_reads_it(text in "[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}T[0-9]{1,2}:[0-9]{1,2}|[-0-9T:x+]{0,18}") {
            prop_assert_eq!(parse_minute(&text), NaiveDateTime::parse_from_str(&text, MINUTE).ok());
        }
    }
}
