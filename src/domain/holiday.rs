//! Days off in Denmark and Norway, and the working days between them.
//!
//! A promise on a day off is shown red, and the deadline of a henvendelse counts working days; both have to hold
//! without signal and for any year. So the days are computed. A table in the app was refused: it ends one day, and
//! nobody notices. A crate was refused: none knows the days that are off by custom here, which are the ones that a
//! promise "next Thursday at the same time" lands on.
//!
//! What counts, beyond the public holidays by law, and why:
//!
//! | day | Denmark | Norway | reason |
//! |---|---|---|---|
//! | 1 May | no | yes | by law in Norway; in Denmark shops and most offices are open, some agreements give the afternoon |
//! | 17 May | no | yes | by law |
//! | 5 June | yes | no | the Danish shops act closes the shops, offices close by noon at the latest |
//! | 24 December | yes | yes | the shops act (Denmark); work ends by agreement at noon (Norway): nobody is to be knocked at |
//! | 31 December | yes | yes | an afternoon off at the least in both, and no evening to come by |
//!
//! A half day counts as off: the cost of one too many is a red line and one tap, of one too few a broken promise.
//! Store bededag is a holiday through 2023 and none from 2024 on. Otherwise the rules of today are laid on every
//! year, since history is only ever shown, never planned.

use chrono::{Datelike, Days, NaiveDate, Weekday};

/// Whose days off hold.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Hash)]
pub enum Country {
    /// Danish days.
    Denmark,
    /// Norwegian days.
    Norway,
}

/// A day off, by law or by custom; see the table of the [module](self).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Hash)]
pub enum Holiday {
    /// 1 January.
    NewYear,
    /// Thursday before Easter.
    MaundyThursday,
    /// Friday before Easter.
    GoodFriday,
    /// Easter Sunday.
    EasterSunday,
    /// Monday after Easter.
    EasterMonday,
    /// Store bededag: fourth Friday after Easter, Denmark, through 2023.
    GreatPrayerDay,
    /// Thursday, 39 days after Easter.
    Ascension,
    /// Sunday, 49 days after Easter.
    WhitSunday,
    /// Monday, 50 days after Easter.
    WhitMonday,
    /// 1 May, Norway.
    LabourDay,
    /// 17 May, Norway.
    NorwegianConstitution,
    /// 5 June, Denmark.
    DanishConstitution,
    /// 24 December.
    ChristmasEve,
    /// 25 December.
    ChristmasDay,
    /// 26 December.
    SecondChristmasDay,
    /// 31 December.
    NewYearsEve,
}

impl Holiday {
    /// All of them, for the texts.
    pub const ALL: [Self; 16] = [
        Self::NewYear,
        Self::MaundyThursday,
        Self::GoodFriday,
        Self::EasterSunday,
        Self::EasterMonday,
        Self::GreatPrayerDay,
        Self::Ascension,
        Self::WhitSunday,
        Self::WhitMonday,
        Self::LabourDay,
        Self::NorwegianConstitution,
        Self::DanishConstitution,
        Self::ChristmasEve,
        Self::ChristmasDay,
        Self::SecondChristmasDay,
        Self::NewYearsEve,
    ];

    /// The key of its name in the Fluent files.
    pub const fn key(self) -> &'static str {
        match self {
            Self::NewYear => "holiday-new-year",
            Self::MaundyThursday => "holiday-maundy-thursday",
            Self::GoodFriday => "holiday-good-friday",
            Self::EasterSunday => "holiday-easter-sunday",
            Self::EasterMonday => "holiday-easter-monday",
            Self::GreatPrayerDay => "holiday-great-prayer-day",
            Self::Ascension => "holiday-ascension",
            Self::WhitSunday => "holiday-whit-sunday",
            Self::WhitMonday => "holiday-whit-monday",
            Self::LabourDay => "holiday-labour-day",
            Self::NorwegianConstitution => "holiday-norwegian-constitution",
            Self::DanishConstitution => "holiday-danish-constitution",
            Self::ChristmasEve => "holiday-christmas-eve",
            Self::ChristmasDay => "holiday-christmas-day",
            Self::SecondChristmasDay => "holiday-second-christmas-day",
            Self::NewYearsEve => "holiday-new-years-eve",
        }
    }
}

/// The day off that `date` is, if it is one. Where two fall together the one with a fixed date gives its name:
/// 17 May 2027 is 17 May to everyone, though it is Whit Monday too.
pub fn holiday(country: Country, date: NaiveDate) -> Option<Holiday> {
    fixed(country, date).or_else(|| movable(country, date))
}

fn fixed(country: Country, date: NaiveDate) -> Option<Holiday> {
    match (date.month(), date.day(), country) {
        (1, 1, _) => Some(Holiday::NewYear),
        (5, 1, Country::Norway) => Some(Holiday::LabourDay),
        (5, 17, Country::Norway) => Some(Holiday::NorwegianConstitution),
        (6, 5, Country::Denmark) => Some(Holiday::DanishConstitution),
        (12, 24, _) => Some(Holiday::ChristmasEve),
        (12, 25, _) => Some(Holiday::ChristmasDay),
        (12, 26, _) => Some(Holiday::SecondChristmasDay),
        (12, 31, _) => Some(Holiday::NewYearsEve),
        _ => None,
    }
}

fn movable(country: Country, date: NaiveDate) -> Option<Holiday> {
    let days_after_easter = date.signed_duration_since(easter(date.year())?).num_days();
    match days_after_easter {
        -3 => Some(Holiday::MaundyThursday),
        -2 => Some(Holiday::GoodFriday),
        0 => Some(Holiday::EasterSunday),
        1 => Some(Holiday::EasterMonday),
        26 if country == Country::Denmark && date.year() < 2024 => Some(Holiday::GreatPrayerDay),
        39 => Some(Holiday::Ascension),
        49 => Some(Holiday::WhitSunday),
        50 => Some(Holiday::WhitMonday),
        _ => None,
    }
}

/// Easter Sunday by the rule of Meeus, Jones and Butcher (J. Meeus, Astronomical Algorithms, chapter 8), which
/// holds for every year of the Gregorian calendar; none before 1583.
#[expect(
    clippy::arithmetic_side_effects,
    reason = "a year of chrono has at most 18 bits, so no step leaves an i32"
)]
fn easter(year: i32) -> Option<NaiveDate> {
    if year < 1583 {
        return None;
    }
    let golden = year % 19;
    let (century, of_century) = (year / 100, year % 100);
    let moon_drift = (century - (century + 8) / 25 + 1) / 3;
    let full_moon = (19 * golden + century - century / 4 - moon_drift + 15) % 30;
    let to_sunday =
        (32 + 2 * (century % 4) + 2 * (of_century / 4) - full_moon - of_century % 4) % 7;
    let exception = (golden + 11 * full_moon + 22 * to_sunday) / 451;
    let days = full_moon + to_sunday - 7 * exception + 114;
    NaiveDate::from_ymd_opt(
        year,
        u32::try_from(days / 31).ok()?,
        u32::try_from(days % 31 + 1).ok()?,
    )
}

/// Saturday or Sunday.
pub const fn is_weekend(day: Weekday) -> bool {
    matches!(day, Weekday::Sat | Weekday::Sun)
}

/// Monday to Friday and not a day off.
pub fn is_workday(country: Country, date: NaiveDate) -> bool {
    !is_weekend(date.weekday()) && holiday(country, date).is_none()
}

/// The `n`th working day after `date`, which itself is never counted: three after Tuesday 24 November is Friday the
/// 27th, whatever the hour of the call. For 0 it is `date`, or the next working day where `date` is none. Where the
/// calendar itself ends (in the year 262142) it stays on its last day.
pub fn add_workdays(country: Country, date: NaiveDate, n: u8) -> NaiveDate {
    let after = date
        .checked_add_days(Days::new(1))
        .unwrap_or(NaiveDate::MAX);
    let (begin, skip) = match n.checked_sub(1) {
        None => (date, 0),
        Some(skip) => (after, skip),
    };
    begin
        .iter_days()
        .filter(|day| is_workday(country, *day))
        .nth(usize::from(skip))
        .unwrap_or(NaiveDate::MAX)
}

#[cfg(test)]
#[expect(
    clippy::arithmetic_side_effects,
    reason = "an overflow here fails the test, as it should"
)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    fn ymd(y: i32, m: u32, d: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(y, m, d).unwrap()
    }

    fn any_country() -> impl Strategy<Value = Country> {
        prop_oneof![Just(Country::Denmark), Just(Country::Norway)]
    }

    fn any_date() -> impl Strategy<Value = NaiveDate> {
        let first = ymd(1900, 1, 1);
        let days = u64::try_from((ymd(2199, 12, 31) - first).num_days()).unwrap();
        (0..=days).prop_map(move |n| first + Days::new(n))
    }

    /// Year; then, from printed calendars, Maundy Thursday, Easter, Ascension, Whit Sunday, Whit Monday and, as long as
    /// it was one, store bededag: month.day.
    const KNOWN: &str = "
        2008  3.20 3.23 5.1  5.11 5.12 4.18
        2011  4.21 4.24 6.2  6.12 6.13 5.20
        2015  4.2  4.5  5.14 5.24 5.25 5.1
        2016  3.24 3.27 5.5  5.15 5.16 4.22
        2017  4.13 4.16 5.25 6.4  6.5  5.12
        2018  3.29 4.1  5.10 5.20 5.21 4.27
        2019  4.18 4.21 5.30 6.9  6.10 5.17
        2020  4.9  4.12 5.21 5.31 6.1  5.8
        2021  4.1  4.4  5.13 5.23 5.24 4.30
        2022  4.14 4.17 5.26 6.5  6.6  5.13
        2023  4.6  4.9  5.18 5.28 5.29 5.5
        2024  3.28 3.31 5.9  5.19 5.20
        2025  4.17 4.20 5.29 6.8  6.9
        2026  4.2  4.5  5.14 5.24 5.25
        2027  3.25 3.28 5.6  5.16 5.17
        2028  4.13 4.16 5.25 6.4  6.5
        2029  3.29 4.1  5.10 5.20 5.21
        2030  4.18 4.21 5.30 6.9  6.10";

    #[test]
    fn eighteen_known_years_have_these_days_off_and_no_other() {
        let lines = KNOWN.lines().filter(|line| !line.trim().is_empty());
        for line in lines.clone() {
            let mut words = line.split_whitespace();
            let year = words.next().unwrap().parse().unwrap();
            let day = |word: &str| {
                let (month, day) = word.split_once('.').unwrap();
                ymd(year, month.parse().unwrap(), day.parse().unwrap())
            };
            let mut both: BTreeSet<_> = words.by_ref().take(5).map(day).collect();
            let good_friday = day(line.split_whitespace().nth(2).unwrap()) - Days::new(2);
            both.extend([good_friday, good_friday + Days::new(3)]);
            both.extend(["1.1", "12.24", "12.25", "12.26", "12.31"].map(day));
            let danish: BTreeSet<_> = words.chain(["6.5"]).map(day).collect();
            let norwegian: BTreeSet<_> = ["5.1", "5.17"].map(day).into();
            for (country, own) in [(Country::Denmark, danish), (Country::Norway, norwegian)] {
                let found: BTreeSet<_> = ymd(year, 1, 1)
                    .iter_days()
                    .take_while(|day| day.year() == year)
                    .filter(|day| holiday(country, *day).is_some())
                    .collect();
                assert_eq!(found, &both | &own, "{country:?} {year}");
            }
        }
        assert_eq!(lines.count(), 18);
    }

    /// Knuth's algorithm E (The Art of Computer Programming 1.3.2, exercise 14) finds the paschal full moon by golden
    /// number and epact; the Sunday after it is chrono's.
    fn easter_by_the_moon(year: i32) -> NaiveDate {
        let golden = year % 19 + 1;
        let century = year / 100 + 1;
        let leap_years_dropped = 3 * century / 4 - 12;
        let moon_corrected = (8 * century + 5) / 25 - 5;
        let mut epact = (11 * golden + 20 + moon_corrected - leap_years_dropped).rem_euclid(30);
        if (epact == 25 && golden > 11) || epact == 24 {
            epact += 1;
        }
        let march = if epact > 23 { 74 - epact } else { 44 - epact };
        let full_moon = ymd(year, 3, 1) + chrono::TimeDelta::days(i64::from(march - 1));
        full_moon
            .iter_days()
            .skip(1)
            .find(|day| day.weekday() == Weekday::Sun)
            .unwrap()
    }

    #[test]
    fn two_independent_rules_agree_on_easter_from_1583_to_2999() {
        for year in 1583..3000 {
            assert_eq!(easter(year), Some(easter_by_the_moon(year)), "{year}");
        }
        assert_eq!(easter(1818), Some(ymd(1818, 3, 22)));
        assert_eq!(easter(1943), Some(ymd(1943, 4, 25)));
        assert_eq!(easter(1582), None);
    }

    #[test]
    fn store_bededag_ended_with_2023_and_was_never_norwegian() {
        let last = ymd(2023, 5, 5);
        assert_eq!(
            holiday(Country::Denmark, last),
            Some(Holiday::GreatPrayerDay)
        );
        assert_eq!(holiday(Country::Norway, last), None);
        assert_eq!(holiday(Country::Denmark, ymd(2024, 4, 26)), None);
        assert!(is_workday(Country::Denmark, ymd(2024, 4, 26)));
    }

    #[test]
    fn christmas_eve_2026_is_a_thursday_off() {
        let day = ymd(2026, 12, 24);
        assert_eq!(day.weekday(), Weekday::Thu);
        assert_eq!(
            holiday(Country::Denmark, day).map(Holiday::key),
            Some("holiday-christmas-eve")
        );
    }

    #[test]
    fn a_fixed_day_gives_its_name_where_two_fall_together() {
        let name = |country, y, m, d| holiday(country, ymd(y, m, d));
        assert_eq!(
            name(Country::Norway, 2027, 5, 17),
            Some(Holiday::NorwegianConstitution)
        );
        assert_eq!(
            name(Country::Denmark, 2027, 5, 17),
            Some(Holiday::WhitMonday)
        );
        assert_eq!(
            name(Country::Denmark, 2022, 6, 5),
            Some(Holiday::DanishConstitution)
        );
        assert_eq!(name(Country::Norway, 2022, 6, 5), Some(Holiday::WhitSunday));
    }

    #[test]
    fn three_workdays_from_tuesday_24_november_are_friday_27() {
        let by = |country, y, m, d| add_workdays(country, ymd(y, m, d), 3);
        assert_eq!(by(Country::Denmark, 2026, 11, 24), ymd(2026, 11, 27));
        assert_eq!(by(Country::Denmark, 2026, 11, 27), ymd(2026, 12, 2));
        // From a Saturday the Monday is the first.
        assert_eq!(by(Country::Denmark, 2026, 11, 28), ymd(2026, 12, 2));
        // Tue 22 Dec: 23, then Christmas and a weekend, 28, 29.
        assert_eq!(by(Country::Denmark, 2026, 12, 22), ymd(2026, 12, 29));
        // Wed before Easter 2026: Tue 7, Wed 8, Thu 9 April.
        assert_eq!(by(Country::Norway, 2026, 4, 1), ymd(2026, 4, 9));
    }

    #[test]
    fn the_end_of_the_calendar_is_reached_without_panic() {
        assert_eq!(
            add_workdays(Country::Denmark, NaiveDate::MAX, 255),
            NaiveDate::MAX
        );
        assert_eq!(
            holiday(Country::Denmark, NaiveDate::MIN),
            Some(Holiday::NewYear)
        );
    }

    #[test]
    fn every_key_is_its_own() {
        let keys: BTreeSet<_> = Holiday::ALL.map(Holiday::key).into();
        assert_eq!(keys.len(), Holiday::ALL.len());
    }

    proptest! {
        #[test]
        fn the_deadline_is_a_workday_with_exactly_n_workdays_on_the_way(
            country in any_country(), date in any_date(), n in 1u8..=40,
        ) {
            let deadline = add_workdays(country, date, n);
            prop_assert!(deadline > date);
            prop_assert!(is_workday(country, deadline));
            let counted = date.iter_days().skip(1).take_while(|day| *day <= deadline)
                .filter(|day| is_workday(country, *day)).count();
            prop_assert_eq!(counted, usize::from(n));
        }

        #[test]
        fn no_workdays_on_means_today_or_the_next_workday(country in any_country(), date in any_date()) {
            let day = add_workdays(country, date, 0);
            prop_assert!(is_workday(country, day));
            prop_assert_eq!(day == date, is_workday(country, date));
            prop_assert!(date.iter_days().take_while(|d| *d < day).all(|d| !is_workday(country, d)));
        }
    }
}
