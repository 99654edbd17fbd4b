//! When to come again: the promise on a postcard, what stands in its way, and what to take instead.
//!
//! A rule here only proposes, and what stands in the way of a proposal travels beside it. Moving a promise to the
//! next free day in silence was refused: the worker has just written the other day on the postcard.

mod tried;

pub use tried::{Suggestion, Why, suggest_other_part, tried_table};

use crate::domain::holiday::{Country, Holiday, holiday};
use chrono::{Datelike, Days, Months, NaiveDate, NaiveDateTime, NaiveTime, Timelike, WeekdaySet};

/// The hours in which a team visits. Begins at 8.00 and 20.00, every day of the week, unless the team says
/// otherwise: outreach goes out at odd hours, weekends too.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Hours {
    first: NaiveTime,
    last: NaiveTime,
    days: WeekdaySet,
}

const fn clock(hour: u32, minute: u32) -> NaiveTime {
    match NaiveTime::from_hms_opt(hour, minute, 0) {
        Some(time) => time,
        None => NaiveTime::MIN,
    }
}

impl Default for Hours {
    fn default() -> Self {
        Self {
            first: clock(8, 0),
            last: clock(20, 0),
            days: WeekdaySet::ALL,
        }
    }
}

impl Hours {
    /// From the first to the last time at which a visit may begin, both included, on these days of the week. None if
    /// that leaves no time at all.
    pub fn new(first: NaiveTime, last: NaiveTime, days: WeekdaySet) -> Option<Self> {
        (first <= last && !days.is_empty()).then_some(Self { first, last, days })
    }

    /// The first time at which a visit may begin.
    pub const fn first(&self) -> NaiveTime {
        self.first
    }

    /// The last time at which a visit may begin.
    pub const fn last(&self) -> NaiveTime {
        self.last
    }

    /// The days of the week on which the team goes out.
    pub const fn days(&self) -> WeekdaySet {
        self.days
    }

    /// Every whole and half hour from first to last.
    pub(super) fn half_hours(self) -> impl Iterator<Item = NaiveTime> {
        (0..48)
            .filter_map(half_hour)
            .filter(move |time| self.first <= *time && *time <= self.last)
    }
}

/// The `n`th half hour of a day, 0 to 47.
fn half_hour(n: u32) -> Option<NaiveTime> {
    NaiveTime::from_num_seconds_from_midnight_opt(n.checked_mul(1800)?, 0)
}

/// To the nearest half hour of the same day. A quarter past or to rounds up, as the way that brought the worker here
/// at 13.15 brings her no earlier next week; from 23.45 on it is 23.30, as midnight would be another day.
fn to_half_hour(time: NaiveTime) -> NaiveTime {
    let second = time.num_seconds_from_midnight();
    half_hour((second.saturating_add(900) / 1800).min(47)).unwrap_or(time)
}

/// The same weekday at the same wall time, `weeks` later, rounded to the half hour: 13.04 gives 13.00, 13.16 gives
/// 13.30, a quarter rounds up, and a time late in the evening stays on its day (23.50 gives 23.30). The wall time
/// holds across a change to or from summer time. Beyond the end of the calendar: its last day.
pub fn same_time_next_week(at: NaiveDateTime, weeks: u32) -> NaiveDateTime {
    let day = Days::new(u64::from(weeks).saturating_mul(7));
    at.date()
        .checked_add_days(day)
        .unwrap_or(NaiveDate::MAX)
        .and_time(to_half_hour(at.time()))
}

/// What stands in the way of a time; the screen shows it red and moves nothing.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Trouble {
    /// The day is off.
    Holiday(Holiday),
    /// The team does not go out on that day of the week.
    DayNotWorked,
    /// The team goes out that day, but not at that time.
    BeyondHours,
}

/// What stands in the way of coming at `at`; of several reasons the one that is hardest to change.
pub fn trouble(country: Country, hours: &Hours, at: NaiveDateTime) -> Option<Trouble> {
    if let Some(found) = holiday(country, at.date()) {
        return Some(Trouble::Holiday(found));
    }
    if !hours.days.contains(at.weekday()) {
        return Some(Trouble::DayNotWorked);
    }
    let within = hours.first <= at.time() && at.time() <= hours.last;
    (!within).then_some(Trouble::BeyondHours)
}

/// A time to choose, with what stands in its way.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Choice {
    /// Local time, on the half hour unless the caller's own time was not.
    pub at: NaiveDateTime,
    /// Shown beside it, never a reason to leave it out.
    pub trouble: Option<Trouble>,
}

impl Choice {
    /// `at`, judged.
    pub fn new(country: Country, hours: &Hours, at: NaiveDateTime) -> Self {
        Self {
            at,
            trouble: trouble(country, hours, at),
        }
    }
}

/// What the sheet behind "Skift" offers.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Alternatives {
    /// "Samme tid om 2 uger", counted from the visit.
    pub in_two_weeks: Choice,
    /// "Anden dag": the 14 days after the visit, at the time proposed.
    pub other_days: Vec<Choice>,
    /// "Anden tid": the half hours of the team on the day proposed, those after the visit.
    pub other_times: Vec<Choice>,
}

/// The alternatives to `proposed`, at a visit (or, for a plan made elsewhere, a now) of `visit`.
pub fn alternatives(
    country: Country,
    hours: &Hours,
    visit: NaiveDateTime,
    proposed: NaiveDateTime,
) -> Alternatives {
    let choice = |at| Choice::new(country, hours, at);
    Alternatives {
        in_two_weeks: choice(same_time_next_week(visit, 2)),
        other_days: (1..=14)
            .filter_map(|n| visit.date().checked_add_days(Days::new(n)))
            .map(|day| choice(day.and_time(proposed.time())))
            .collect(),
        other_times: hours
            .half_hours()
            .map(|time| proposed.date().and_time(time))
            .filter(|at| *at > visit)
            .map(choice)
            .collect(),
    }
}

/// "Prøv igen?" after a no: in two weeks, and in a month (31 January gives 28 or 29 February), rounded to the half
/// hour as a promise is. Both are only offered; a no sets no date of its own.
pub fn try_again_after_no(country: Country, hours: &Hours, at: NaiveDateTime) -> [Choice; 2] {
    let in_a_month = at
        .date()
        .checked_add_months(Months::new(1))
        .unwrap_or(NaiveDate::MAX)
        .and_time(to_half_hour(at.time()));
    [same_time_next_week(at, 2), in_a_month].map(|at| Choice::new(country, hours, at))
}

#[cfg(test)]
#[expect(
    clippy::arithmetic_side_effects,
    reason = "an overflow here fails the test, as it should"
)]
pub(crate) mod tests {
    use super::*;
    use crate::domain::time::{WallTime, parse_minute};
    use chrono::{TimeDelta, Weekday};
    use chrono_tz::Europe::Copenhagen;
    use proptest::prelude::*;

    pub(crate) fn t(text: &str) -> NaiveDateTime {
        parse_minute(text).unwrap()
    }

    pub(crate) fn any_country() -> impl Strategy<Value = Country> {
        prop_oneof![Just(Country::Denmark), Just(Country::Norway)]
    }

    pub(crate) fn any_time() -> impl Strategy<Value = NaiveDateTime> {
        let first = t("1900-01-01T00:00");
        let minutes = (t("2200-01-01T00:00") - first).num_minutes();
        (0..minutes).prop_map(move |n| first + TimeDelta::minutes(n))
    }

    pub(crate) fn any_hours() -> impl Strategy<Value = Hours> {
        (0u32..1440, 0u32..1440, 1u8..128).prop_map(|(a, b, days)| {
            let at = |m| clock(m / 60, m % 60);
            let days = (0..7u8)
                .filter(|n| days & (1 << n) != 0)
                .map(|n| Weekday::try_from(n).unwrap())
                .collect();
            Hours::new(at(a.min(b)), at(a.max(b)), days).unwrap()
        })
    }

    #[test]
    fn the_promise_is_next_tuesday_on_the_half_hour() {
        let next = |text| same_time_next_week(t(text), 1);
        assert_eq!(next("2026-11-24T13:04"), t("2026-12-01T13:00"));
        assert_eq!(next("2026-11-24T13:14"), t("2026-12-01T13:00"));
        assert_eq!(next("2026-11-24T13:15"), t("2026-12-01T13:30"));
        assert_eq!(next("2026-11-24T13:16"), t("2026-12-01T13:30"));
        assert_eq!(next("2026-11-24T13:45"), t("2026-12-01T14:00"));
    }

    #[test]
    fn a_visit_before_midnight_keeps_its_day() {
        assert_eq!(
            same_time_next_week(t("2026-11-24T23:44"), 1),
            t("2026-12-01T23:30")
        );
        assert_eq!(
            same_time_next_week(t("2026-11-24T23:50"), 1),
            t("2026-12-01T23:30")
        );
        assert_eq!(
            same_time_next_week(t("2026-11-24T00:10"), 1),
            t("2026-12-01T00:00")
        );
    }

    #[test]
    fn across_summer_time_the_wall_time_holds_and_the_distance_gives() {
        let mut uneven = Vec::new();
        let mut at = t("2020-01-07T13:04");
        while at < t("2030-01-07T00:00") {
            let next = same_time_next_week(at, 1);
            assert_eq!(next.time(), clock(13, 0), "{at}");
            assert_eq!(next.date() - at.date(), TimeDelta::days(7), "{at}");
            let instant = |local| WallTime::new(local, Copenhagen).instant();
            let promised = WallTime::of(instant(next), Copenhagen);
            assert_eq!(promised.local, next, "the instant shows another wall time");
            let hours = (instant(next) - instant(at - TimeDelta::minutes(4))).num_hours();
            if hours != 168 {
                uneven.push(hours);
            }
            at = next + TimeDelta::minutes(4);
        }
        let spring_and_autumn: Vec<_> = [167, 169].into_iter().cycle().take(20).collect();
        assert_eq!(uneven, spring_and_autumn);
    }

    #[test]
    fn christmas_eve_is_told_and_not_moved() {
        let promise = same_time_next_week(t("2026-12-17T13:04"), 1);
        assert_eq!(promise, t("2026-12-24T13:00"));
        assert_eq!(
            trouble(Country::Denmark, &Hours::default(), promise),
            Some(Trouble::Holiday(Holiday::ChristmasEve))
        );
    }

    #[test]
    fn the_hours_hold_at_both_ends_and_on_weekends() {
        let told = |text| trouble(Country::Denmark, &Hours::default(), t(text));
        assert_eq!(told("2026-11-24T07:59"), Some(Trouble::BeyondHours));
        assert_eq!(told("2026-11-24T08:00"), None);
        assert_eq!(told("2026-11-24T20:00"), None);
        assert_eq!(told("2026-11-24T20:01"), Some(Trouble::BeyondHours));
        assert_eq!(told("2026-11-28T10:00"), None);
    }

    #[test]
    fn a_day_on_which_the_team_stays_home_is_told() {
        let days = WeekdaySet::from_array([Weekday::Mon, Weekday::Tue]);
        let hours = Hours::new(clock(8, 0), clock(16, 0), days).unwrap();
        let told = |text| trouble(Country::Denmark, &hours, t(text));
        assert_eq!(told("2026-11-28T22:00"), Some(Trouble::DayNotWorked));
        assert_eq!(told("2026-11-24T22:00"), Some(Trouble::BeyondHours));
        assert_eq!(
            told("2026-12-24T22:00"),
            Some(Trouble::Holiday(Holiday::ChristmasEve))
        );
    }

    #[test]
    fn hours_without_any_time_are_refused() {
        assert!(Hours::new(clock(9, 0), clock(8, 59), WeekdaySet::ALL).is_none());
        assert!(Hours::new(clock(8, 0), clock(9, 0), WeekdaySet::EMPTY).is_none());
    }

    #[test]
    fn the_sheet_offers_two_weeks_fourteen_days_and_the_half_hours() {
        let visit = t("2026-12-17T13:04");
        let sheet = alternatives(
            Country::Denmark,
            &Hours::default(),
            visit,
            t("2026-12-24T13:00"),
        );
        assert_eq!(sheet.in_two_weeks.at, t("2026-12-31T13:00"));
        assert!(sheet.in_two_weeks.trouble.is_some());
        let days = |off: bool| -> Vec<u32> {
            let marked = sheet
                .other_days
                .iter()
                .filter(|c| c.trouble.is_some() == off);
            marked.map(|c| c.at.day()).collect()
        };
        assert_eq!(days(true), [24, 25, 26, 31]);
        assert_eq!(days(false), [18, 19, 20, 21, 22, 23, 27, 28, 29, 30]);
        assert!(sheet.other_days.iter().all(|c| c.at.time() == clock(13, 0)));
        let times: Vec<_> = sheet.other_times.iter().map(|c| c.at).collect();
        assert_eq!(times.len(), 25);
        assert_eq!(times.first(), Some(&t("2026-12-24T08:00")));
        assert_eq!(times.get(1), Some(&t("2026-12-24T08:30")));
        assert_eq!(times.last(), Some(&t("2026-12-24T20:00")));
    }

    #[test]
    fn on_the_day_of_the_visit_only_later_times_are_offered() {
        let visit = t("2026-11-24T13:30");
        let sheet = alternatives(Country::Denmark, &Hours::default(), visit, visit);
        assert_eq!(
            sheet.other_times.first().map(|c| c.at),
            Some(t("2026-11-24T14:00"))
        );
    }

    #[test]
    fn a_month_after_the_31_is_the_last_of_a_shorter_month() {
        let offer = |text| try_again_after_no(Country::Denmark, &Hours::default(), t(text));
        let [two_weeks, month] = offer("2027-01-31T13:04");
        assert_eq!(
            (two_weeks.at, two_weeks.trouble),
            (t("2027-02-14T13:00"), None)
        );
        assert_eq!((month.at, month.trouble), (t("2027-02-28T13:00"), None));
        let [_, month] = offer("2026-11-24T13:04");
        assert_eq!(month.at, t("2026-12-24T13:00"));
        assert_eq!(month.trouble, Some(Trouble::Holiday(Holiday::ChristmasEve)));
    }

    #[test]
    fn the_end_of_the_calendar_is_reached_without_panic() {
        let end = NaiveDateTime::MAX;
        assert_eq!(same_time_next_week(end, u32::MAX).date(), NaiveDate::MAX);
        let hours = Hours::default();
        assert!(
            alternatives(Country::Denmark, &hours, end, end)
                .other_days
                .is_empty()
        );
        let [_, month] = try_again_after_no(Country::Norway, &hours, end);
        assert_eq!(month.at.date(), NaiveDate::MAX);
    }

    proptest! {
        #[test]
        fn next_week_keeps_the_weekday_and_at_most_half_an_hour(at in any_time(), weeks in 1u32..60) {
            let next = same_time_next_week(at, weeks);
            prop_assert_eq!(next.date() - at.date(), TimeDelta::weeks(i64::from(weeks)));
            prop_assert!(next.minute().is_multiple_of(30) && next.second() == 0);
            let off = next - at - TimeDelta::weeks(i64::from(weeks));
            prop_assert!(off.num_minutes() >= -29 && off.num_minutes() <= 15);
            prop_assert!(off.num_minutes() >= -14 || at.time() >= clock(23, 45));
        }

        #[test]
        fn every_choice_is_later_and_tells_its_own_trouble(
            at in any_time(), ahead in 0u32..10, country in any_country(), hours in any_hours(),
        ) {
            let sheet = alternatives(country, &hours, at, same_time_next_week(at, ahead));
            let no = try_again_after_no(country, &hours, at);
            for choice in [sheet.in_two_weeks].iter().chain(&sheet.other_days).chain(&sheet.other_times).chain(&no) {
                prop_assert!(choice.at > at);
                prop_assert_eq!(choice.trouble, trouble(country, &hours, choice.at));
            }
            prop_assert_eq!(sheet.other_days.len(), 14);
            prop_assert!(sheet.other_times.iter().all(|c| c.trouble != Some(Trouble::BeyondHours)));
        }
    }
}
