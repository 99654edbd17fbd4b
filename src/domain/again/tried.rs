//! What was tried at a door and when, and the part of the day to try next.
//!
//! The method says: times of day differ, so vary them. A score over all sixty hours of a week was refused: nobody
//! could say why it chose. Each suggestion here has one reason that fits in a sentence.

use super::{Hours, clock};
use crate::domain::holiday::{Country, holiday, is_weekend};
use crate::domain::time::PartOfDay;
use chrono::{Datelike, Days, NaiveDate, NaiveDateTime, NaiveTime, Weekday};
use std::collections::BTreeMap;

/// A time to try next. It never replaces a promise, and it never lies on a day off or beyond the hours.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Suggestion {
    /// Local time.
    pub at: NaiveDateTime,
    /// The one reason, for the line below it.
    pub why: Why,
}

/// Why a time is suggested.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Why {
    /// This part of the day has not been tried.
    NeverTriedPart(PartOfDay),
    /// "Weekend er ikke prøvet endnu".
    WeekendNeverTried,
    /// Only weekends have been tried.
    WorkdaysNeverTried,
    /// All has been tried, and this part of the day is the longest ago.
    LongestAgo(PartOfDay),
}

/// In which order parts of the day are taken that are otherwise alike. Morning is last, and a morning never tried is
/// suggested only after all else (weekends too) was: before nine hardly anyone opens to a stranger.
const BY_CHOICE: [PartOfDay; 4] = [
    PartOfDay::Forenoon,
    PartOfDay::Afternoon,
    PartOfDay::Evening,
    PartOfDay::Morning,
];

/// Another time than the last two: of the parts of the day within `hours` those of the last two tries are left out
/// (if none remains, only that of the last; if still none, none is). Of the rest: a part never tried (morning only
/// after the next rule), then a weekend if only workdays were tried or a workday if only weekends, then the part
/// whose last try is the longest ago.
///
/// The day is the one nearest to a week after `from` that fits, always after the day of `from`. `tries` may come in
/// any order; the visit just made belongs in it. `from` is that visit, or the promise after which to suggest. None
/// only at the end of the calendar.
pub fn suggest_other_part<T>(
    tries: &[(NaiveDateTime, T)],
    from: NaiveDateTime,
    country: Country,
    hours: &Hours,
) -> Option<Suggestion> {
    let mut times: Vec<_> = tries.iter().map(|(at, _)| *at).collect();
    times.sort_unstable();
    let parts = candidates(&times, hours);
    let last_in = |part: PartOfDay| {
        let mut latest_first = times.iter().rev();
        latest_first.find(|at| PartOfDay::of(at.time()) == part)
    };
    let never = |part: &PartOfDay| last_in(*part).is_none();
    let longest_ago = |quiet: bool| {
        let fits = parts
            .iter()
            .filter(|part| !(quiet && **part == PartOfDay::Morning));
        fits.min_by_key(|part| last_in(**part)).copied()
    };
    let on = |part: PartOfDay, fits: fn(Weekday) -> bool, why| {
        let at = day(from, country, hours, fits)?.and_time(typical(part, hours)?);
        Some(Suggestion { at, why })
    };

    let untried = parts.iter().copied().find(never);
    if let Some(part) = untried.filter(|part| *part != PartOfDay::Morning) {
        return on(part, any_day, Why::NeverTriedPart(part));
    }
    for (kind, why) in [
        (is_weekend as fn(Weekday) -> bool, Why::WeekendNeverTried),
        (is_midweek, Why::WorkdaysNeverTried),
    ] {
        let goes_out = hours.days().iter(Weekday::Mon).any(kind);
        let known = times.iter().any(|at| kind(at.weekday()));
        if goes_out && !known && !times.is_empty() {
            return on(longest_ago(true).or_else(|| longest_ago(false))?, kind, why);
        }
    }
    if let Some(part) = untried {
        let why = Why::NeverTriedPart(part);
        return on(part, is_midweek, why).or_else(|| on(part, any_day, why));
    }
    let part = longest_ago(false)?;
    on(part, any_day, Why::LongestAgo(part))
}

/// The parts of the day within `hours` without those of the last two of `times`, as far as that leaves any.
fn candidates(times: &[NaiveDateTime], hours: &Hours) -> Vec<PartOfDay> {
    let without = |last: usize| -> Vec<_> {
        let latest = times.iter().rev().take(last);
        let used: Vec<_> = latest.map(|at| PartOfDay::of(at.time())).collect();
        let open = BY_CHOICE
            .into_iter()
            .filter(|part| typical(*part, hours).is_some());
        open.filter(|part| !used.contains(part)).collect()
    };
    [2, 1, 0]
        .into_iter()
        .map(without)
        .find(|parts| !parts.is_empty())
        .unwrap_or_default()
}

fn any_day(_: Weekday) -> bool {
    true
}

fn is_midweek(day: Weekday) -> bool {
    !is_weekend(day)
}

/// The usual time in a part of the day, or the nearest to it that lies in the part and within `hours`.
fn typical(part: PartOfDay, hours: &Hours) -> Option<NaiveTime> {
    let (begin, usual, end) = match part {
        PartOfDay::Morning => (clock(0, 0), clock(8, 30), clock(8, 59)),
        PartOfDay::Forenoon => (clock(9, 0), clock(10, 0), clock(11, 59)),
        PartOfDay::Afternoon => (clock(12, 0), clock(14, 0), clock(16, 59)),
        PartOfDay::Evening => (clock(17, 0), clock(18, 30), clock(23, 59)),
    };
    let (first, last) = (begin.max(hours.first()), end.min(hours.last()));
    (first <= last).then(|| usual.clamp(first, last))
}

/// The day nearest to a week after `from`, the later of two, that is no day off, worked, and `fits`. Ten weeks are
/// enough for a team that goes out on one day of the week: no weekday is off three weeks in a row.
fn day(
    from: NaiveDateTime,
    country: Country,
    hours: &Hours,
    fits: fn(Weekday) -> bool,
) -> Option<NaiveDate> {
    (0u64..=63)
        .flat_map(|away| [7_u64.saturating_add(away), 7_u64.saturating_sub(away)])
        .filter(|ahead| *ahead > 0)
        .filter_map(|ahead| from.date().checked_add_days(Days::new(ahead)))
        .filter(|day| hours.days().contains(day.weekday()) && fits(day.weekday()))
        .find(|day| holiday(country, *day).is_none())
}

/// The tried-times picture: what happened at each try, oldest first, by part of the day and day of the week
/// (0 is Monday, 6 is Sunday). A cell without a try is absent.
pub fn tried_table<T: Clone>(tries: &[(NaiveDateTime, T)]) -> BTreeMap<(PartOfDay, u32), Vec<T>> {
    let mut in_order: Vec<_> = tries.iter().collect();
    in_order.sort_by_key(|(at, _)| *at);
    let mut table: BTreeMap<_, Vec<T>> = BTreeMap::new();
    for (at, what) in in_order {
        let cell = (
            PartOfDay::of(at.time()),
            at.weekday().num_days_from_monday(),
        );
        table.entry(cell).or_default().push(what.clone());
    }
    table
}

#[cfg(test)]
#[expect(
    clippy::arithmetic_side_effects,
    reason = "an overflow here fails the test, as it should"
)]
mod tests {
    use super::super::tests::{any_country, any_hours, any_time, t};
    use super::super::trouble;
    use super::*;
    use chrono::{TimeDelta, WeekdaySet};
    use proptest::prelude::*;

    fn tries(texts: &[&str]) -> Vec<(NaiveDateTime, ())> {
        texts.iter().map(|text| (t(text), ())).collect()
    }

    fn suggest(texts: &[&str], from: &str) -> (NaiveDateTime, Why) {
        let found = suggest_other_part(&tries(texts), t(from), Country::Denmark, &Hours::default());
        found.map(|s| (s.at, s.why)).unwrap()
    }

    /// Vibevej 9 of the mock, its six visits.
    const VIBEVEJ: [&str; 6] = [
        "2026-11-19T17:05",
        "2026-11-12T15:40",
        "2026-10-30T10:15",
        "2026-10-14T14:20",
        "2026-09-22T10:30",
        "2026-09-08T10:10",
    ];

    #[test]
    fn vibevej_gets_a_saturday_forenoon_as_no_weekend_was_tried() {
        assert_eq!(
            suggest(&VIBEVEJ, "2026-11-26T17:00"),
            (t("2026-12-05T10:00"), Why::WeekendNeverTried)
        );
    }

    #[test]
    fn a_part_never_tried_comes_first() {
        let tuesday = "2026-11-24T13:04";
        assert_eq!(
            suggest(&[tuesday], tuesday),
            (
                t("2026-12-01T10:00"),
                Why::NeverTriedPart(PartOfDay::Forenoon)
            )
        );
        assert_eq!(
            suggest(&["2026-11-17T10:00", tuesday], tuesday),
            (
                t("2026-12-01T18:30"),
                Why::NeverTriedPart(PartOfDay::Evening)
            )
        );
    }

    #[test]
    fn after_weekends_alone_a_workday_is_suggested() {
        let saturdays = ["2026-11-07T10:00", "2026-11-14T14:00", "2026-11-21T18:00"];
        assert_eq!(
            suggest(&saturdays, "2026-11-21T18:00"),
            (t("2026-11-27T10:00"), Why::WorkdaysNeverTried)
        );
    }

    #[test]
    fn a_morning_is_the_last_part_to_be_new() {
        let mut texts = VIBEVEJ.to_vec();
        texts.push("2026-12-05T10:00");
        assert_eq!(
            suggest(&texts, "2026-12-05T10:00"),
            (
                t("2026-12-11T08:30"),
                Why::NeverTriedPart(PartOfDay::Morning)
            )
        );
    }

    #[test]
    fn when_all_was_tried_the_part_longest_ago_is_next() {
        let texts = [
            "2026-11-01T10:00",
            "2026-11-03T14:00",
            "2026-11-10T18:00",
            "2026-11-17T08:15",
            "2026-11-24T10:00",
        ];
        assert_eq!(
            suggest(&texts, "2026-11-24T10:00"),
            (t("2026-12-01T14:00"), Why::LongestAgo(PartOfDay::Afternoon))
        );
    }

    #[test]
    fn a_week_ahead_on_christmas_eve_gives_a_working_day_beside_it() {
        let (at, _) = suggest(&["2026-12-17T13:04"], "2026-12-17T13:04");
        assert_eq!(at, t("2026-12-23T10:00"));
    }

    #[test]
    fn where_only_two_parts_are_open_it_is_still_not_that_of_the_last_try() {
        let hours = Hours::new(clock(8, 0), clock(11, 0), WeekdaySet::ALL).unwrap();
        let tries = tries(&["2026-11-23T08:30", "2026-11-24T10:00"]);
        let found = suggest_other_part(&tries, t("2026-11-24T10:00"), Country::Denmark, &hours);
        assert_eq!(found.unwrap().at.time(), clock(8, 30));
    }

    #[test]
    fn thursdays_alone_around_christmas_skip_two_weeks_and_never_go_back() {
        let days = WeekdaySet::from_array([Weekday::Thu]);
        let hours = Hours::new(clock(8, 0), clock(16, 0), days).unwrap();
        let from = t("2026-12-17T13:04");
        let found = suggest_other_part(&[(from, ())], from, Country::Denmark, &hours);
        assert_eq!(found.unwrap().at, t("2027-01-07T10:00"));
    }

    #[test]
    fn the_picture_sorts_tries_into_part_and_weekday_oldest_first() {
        let table = tried_table(&[
            (t("2026-09-22T10:30"), "second"),
            (t("2026-09-08T10:10"), "first"),
            (t("2026-11-15T17:00"), "sunday"),
        ]);
        assert_eq!(table.len(), 2);
        assert_eq!(table[&(PartOfDay::Forenoon, 1)], ["first", "second"]);
        assert_eq!(table[&(PartOfDay::Evening, 6)], ["sunday"]);
    }

    #[test]
    fn the_end_of_the_calendar_has_no_suggestion() {
        let none: [(NaiveDateTime, ()); 0] = [];
        let end = NaiveDateTime::MAX;
        assert!(suggest_other_part(&none, end, Country::Denmark, &Hours::default()).is_none());
    }

    /// Tries within two years before `from`, so that parts and days repeat.
    fn history() -> impl Strategy<Value = (NaiveDateTime, Vec<(NaiveDateTime, u32)>)> {
        (any_time(), prop::collection::vec(0i64..1_000_000, 0..12)).prop_map(|(from, ago)| {
            let at = |minutes: &i64| from - TimeDelta::minutes(*minutes);
            (from, ago.iter().map(at).zip(0..).collect())
        })
    }

    proptest! {
        #[test]
        fn a_suggestion_is_another_part_of_a_day_that_is_free(
            (from, tries) in history(), country in any_country(), hours in any_hours(),
        ) {
            let Suggestion { at, why } = suggest_other_part(&tries, from, country, &hours).unwrap();
            prop_assert!(at.date() > from.date());
            prop_assert!(at - from < TimeDelta::days(30));
            prop_assert_eq!(trouble(country, &hours, at), None);

            let mut times: Vec<_> = tries.iter().map(|(at, _)| *at).collect();
            times.sort();
            let part = PartOfDay::of(at.time());
            let last_two: Vec<_> = times.iter().rev().take(2).map(|at| PartOfDay::of(at.time())).collect();
            let minutes = (0..1440).map(|m| clock(m / 60, m % 60));
            let open: Vec<_> = minutes.filter(|time| hours.first() <= *time && *time <= hours.last())
                .map(PartOfDay::of).collect();
            if open.iter().any(|other| !last_two.contains(other)) {
                prop_assert!(!last_two.contains(&part), "{:?} again after {:?}", part, last_two);
            } else if let Some(last) = last_two.first() && open.iter().any(|other| other != last) {
                prop_assert_ne!(part, *last);
            }

            let tried = |p: PartOfDay| times.iter().any(|at| PartOfDay::of(at.time()) == p);
            match why {
                Why::NeverTriedPart(p) => prop_assert!(p == part && !tried(p)),
                Why::WeekendNeverTried => {
                    prop_assert!(is_weekend(at.weekday()));
                    prop_assert!(!times.iter().any(|at| is_weekend(at.weekday())));
                }
                Why::WorkdaysNeverTried => {
                    prop_assert!(is_midweek(at.weekday()));
                    prop_assert!(times.iter().all(|at| is_weekend(at.weekday())));
                }
                Why::LongestAgo(p) => prop_assert!(p == part && open.iter().all(|other| tried(*other))),
            }
        }

        #[test]
        fn the_order_in_which_tries_arrive_does_not_matter(
            (from, tries) in history(), country in any_country(), seed in any::<prop::sample::Index>(),
        ) {
            let hours = Hours::default();
            let mut other = tries.clone();
            other.reverse();
            if !other.is_empty() {
                let by = seed.index(other.len());
                other.rotate_left(by);
            }
            prop_assert_eq!(
                suggest_other_part(&tries, from, country, &hours),
                suggest_other_part(&other, from, country, &hours)
            );
        }

        #[test]
        fn the_picture_holds_every_try_once_in_its_cell((_, tries) in history()) {
            let table = tried_table(&tries);
            let mut seen: Vec<u32> = table.values().flatten().copied().collect();
            seen.sort_unstable();
            let all: Vec<u32> = tries.iter().map(|(_, n)| *n).collect();
            prop_assert_eq!(seen, all);
            for (at, n) in &tries {
                let cell = (PartOfDay::of(at.time()), at.weekday().num_days_from_monday());
                prop_assert!(table[&cell].contains(n));
            }
        }

        #[test]
        fn one_day_a_week_still_finds_a_day(
            from in any_time(), country in any_country(), day in 0u8..7,
        ) {
            let days: WeekdaySet = [Weekday::try_from(day).unwrap()].into_iter().collect();
            let hours = Hours::new(clock(8, 0), clock(20, 0), days).unwrap();
            let none: [(NaiveDateTime, ()); 0] = [];
            prop_assert!(suggest_other_part(&none, from, country, &hours).is_some());
        }
    }
}
