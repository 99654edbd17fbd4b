//! The days of the made-up history, counted from the moment it is made for. Where a day can be chosen it is a
//! working day, so that no one in the village was knocked at on Christmas Eve; only the promise of today cannot be.

use crate::domain::holiday::{Country, is_workday};
use crate::domain::time::start_of;
use chrono::{Datelike, Days, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Timelike, Weekday};

/// Today, and the promise that it turns on.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Calendar {
    now: NaiveDateTime,
    promise: NaiveDateTime,
}

/// `day` at a time of the day.
pub(super) fn at(day: NaiveDate, hour: u32, minute: u32) -> NaiveDateTime {
    day.and_hms_opt(hour, minute, 0)
        .unwrap_or_else(|| start_of(day))
}

/// `n` days before `day`.
pub(super) fn before(day: NaiveDate, n: u64) -> NaiveDate {
    day.checked_sub_days(Days::new(n)).unwrap_or(day)
}

/// `n` days after `day`.
pub(super) fn after(day: NaiveDate, n: u64) -> NaiveDate {
    day.checked_add_days(Days::new(n)).unwrap_or(day)
}

fn works(day: NaiveDate) -> bool {
    is_workday(Country::Denmark, day)
}

/// `day`, or the last working day before it.
pub(super) fn workday_until(day: NaiveDate) -> NaiveDate {
    (0..15)
        .map(|n| before(day, n))
        .find(|day| works(*day))
        .unwrap_or(day)
}

/// `day`, or the first working day after it.
pub(super) fn workday_from(day: NaiveDate) -> NaiveDate {
    (0..15)
        .map(|n| after(day, n))
        .find(|day| works(*day))
        .unwrap_or(day)
}

/// A working day whose weekday the week before was one, too.
fn works_weekly(day: NaiveDate) -> bool {
    works(day) && works(before(day, 7))
}

impl Calendar {
    /// The minutes in which a worker can still get to the door.
    const AHEAD: u32 = 10;

    /// The days around local time `now`.
    pub(super) fn at(now: NaiveDateTime) -> Self {
        let today = now.date();
        let promise = if now.hour() >= 22 {
            at(after(today, 1), 9, 0)
        } else {
            let minutes = now
                .hour()
                .saturating_mul(60)
                .saturating_add(now.minute())
                .saturating_add(Self::AHEAD);
            let half_hours = minutes.div_ceil(30).max(16);
            NaiveTime::from_num_seconds_from_midnight_opt(half_hours.saturating_mul(1800), 0)
                .map_or_else(|| at(today, 22, 30), |time| today.and_time(time))
        };
        Self { now, promise }
    }

    /// The day it is.
    pub(super) fn today(&self) -> NaiveDate {
        self.now.date()
    }

    /// The next half hour that is at least 10 minutes ahead, not before 8.00; from 22.00 on tomorrow at 9.00.
    pub(super) fn promise(&self) -> NaiveDateTime {
        self.promise
    }

    /// The last working day that is at least `n` days ago: at most 5 days before that.
    pub(super) fn ago(&self, n: u64) -> NaiveDate {
        workday_until(before(self.today(), n))
    }

    /// The last working day at least `n` days ago of which the same weekday a week later was one, too.
    pub(super) fn ago_weekly(&self, n: u64) -> NaiveDate {
        (n..)
            .map(|n| before(self.today(), n))
            .take(30)
            .find(|day| works_weekly(after(*day, 7)))
            .unwrap_or_else(|| before(self.today(), n))
    }

    /// The first working day at least `n` days after the day of the promise.
    pub(super) fn ahead(&self, n: u64) -> NaiveDate {
        workday_from(after(self.promise.date(), n))
    }

    /// A day some days ago on which a promise of the week before was not kept.
    pub(super) fn broken(&self) -> NaiveDate {
        (3..=6)
            .chain([2])
            .map(|n| before(self.today(), n))
            .find(|day| works_weekly(*day))
            .unwrap_or_else(|| before(self.today(), 3))
    }

    /// The Thursday that comes; another working day if that is off, or is this very day.
    pub(super) fn thursday(&self) -> NaiveDate {
        let week = || (1..=6).map(|n| after(self.today(), n));
        week()
            .find(|day| day.weekday() == Weekday::Thu && works_weekly(*day))
            .or_else(|| week().find(|day| works_weekly(*day)))
            .or_else(|| week().find(|day| works(*day)))
            .unwrap_or_else(|| after(self.today(), 1))
    }

    /// `minutes` after the promise, while the day allows it: a visit begins at 20.00 at the latest. Else the next
    /// working day at `hour` and `minute`.
    pub(super) fn later(&self, minutes: i64, hour: u32, minute: u32) -> NaiveDateTime {
        self.promise
            .checked_add_signed(TimeDelta::minutes(minutes))
            .filter(|then| *then <= at(self.promise.date(), 20, 0))
            .unwrap_or_else(|| at(self.ahead(1), hour, minute))
    }

    /// Whether the clock on the wall has passed a time of today.
    pub(super) fn is_past(&self, hour: u32, minute: u32) -> bool {
        self.now >= at(self.today(), hour, minute)
    }

    /// Whether a promise for that day could have been kept on a working day before today.
    pub(super) fn was_workday(&self, day: NaiveDate) -> bool {
        day < self.today() && works(day)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::time::parse_minute;

    fn promise(now: &str) -> String {
        crate::domain::time::minute_text(Calendar::at(parse_minute(now).unwrap()).promise())
    }

    #[test]
    fn the_promise_is_the_next_half_hour_that_can_be_reached() {
        assert_eq!(promise("2026-11-24T12:35"), "2026-11-24T13:00");
        assert_eq!(promise("2026-11-24T12:50"), "2026-11-24T13:00");
        assert_eq!(promise("2026-11-24T12:51"), "2026-11-24T13:30");
        assert_eq!(promise("2026-11-24T21:59"), "2026-11-24T22:30");
    }

    #[test]
    fn at_night_the_promise_waits_for_the_morning() {
        assert_eq!(promise("2026-11-24T22:00"), "2026-11-25T09:00");
        assert_eq!(promise("2026-11-24T23:59"), "2026-11-25T09:00");
        assert_eq!(promise("2026-11-25T00:00"), "2026-11-25T08:00");
        assert_eq!(promise("2026-11-25T07:50"), "2026-11-25T08:00");
        assert_eq!(promise("2026-11-25T07:51"), "2026-11-25T08:30");
    }

    #[test]
    fn christmas_is_stepped_over_both_ways() {
        let calendar = Calendar::at(parse_minute("2026-12-28T12:00").unwrap());
        let day = |d| NaiveDate::from_ymd_opt(2026, 12, d).unwrap();
        assert_eq!(calendar.ago(1), day(23));
        assert_eq!(calendar.ago(5), day(23));
        assert_eq!(calendar.ahead(3), after(day(31), 4));
        // Thursday is New Year's Eve.
        assert_eq!(calendar.thursday(), day(29));
    }

    #[test]
    fn what_does_not_fit_in_the_evening_waits_for_a_working_day() {
        let friday = Calendar::at(parse_minute("2026-11-27T18:50").unwrap());
        assert_eq!(
            friday.later(60, 14, 30),
            parse_minute("2026-11-27T20:00").unwrap()
        );
        assert_eq!(
            friday.later(90, 14, 30),
            parse_minute("2026-11-30T14:30").unwrap()
        );
    }
}
