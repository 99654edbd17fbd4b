//! Dates and times as people say them: `tirsdag 1. dec. kl. 13.00`, `Tuesday 1 Dec. at 13:00`.

use crate::t;
use crate::ui::text::{Lang, lang};
use chrono::{Datelike, NaiveDate, NaiveDateTime, NaiveTime, Timelike};

/// `13.00`, in English `13:00`.
pub fn time(time: NaiveTime) -> String {
    let mark = if lang() == Lang::En { ':' } else { '.' };
    format!("{}{mark}{:02}", time.hour(), time.minute())
}

/// `tirsdag`.
pub fn weekday(day: NaiveDate) -> String {
    t!("weekday", n = day.weekday().number_from_monday())
}

/// `ti`.
pub fn weekday_short(number_from_monday: u32) -> String {
    t!("weekday-short", n = number_from_monday)
}

/// `1. dec.`, with the year if it is not that of `now`.
pub fn date(day: NaiveDate, now: NaiveDate) -> String {
    let month = t!("month-short", n = day.month());
    if day.year() == now.year() {
        t!("date", day = day.day(), month = month)
    } else {
        t!(
            "date-year",
            day = day.day(),
            month = month,
            year = day.year().to_string()
        )
    }
}

/// `tirsdag 1. dec.`
pub fn day(day: NaiveDate, now: NaiveDate) -> String {
    t!(
        "weekday-date",
        weekday = weekday(day),
        date = date(day, now)
    )
}

/// `tirsdag 1. dec. kl. 13.00`
pub fn day_time(at: NaiveDateTime, now: NaiveDate) -> String {
    t!("at-time", day = day(at.date(), now), time = time(at.time()))
}

/// `i dag kl. 13.00`, `i morgen kl. 13.00`, `torsdag kl. 17.00` within the week, else with the date.
pub fn near(at: NaiveDateTime, now: NaiveDate) -> String {
    t!(
        "at-time",
        day = near_day(at.date(), now),
        time = time(at.time())
    )
}

/// `i dag`, `i morgen`, `i går`, `torsdag` within the week, else `torsdag 10. dec.`
pub fn near_day(at: NaiveDate, now: NaiveDate) -> String {
    match at.signed_duration_since(now).num_days() {
        0 => t!("today-word"),
        1 => t!("tomorrow-word"),
        -1 => t!("yesterday-word"),
        2..=6 => weekday(at),
        _ => day(at, now),
    }
}

/// `to 19. nov. 17.05`
pub fn stamp(at: NaiveDateTime, now: NaiveDate) -> String {
    t!(
        "stamp",
        weekday = weekday_short(at.weekday().number_from_monday()),
        date = date(at.date(), now),
        time = time(at.time())
    )
}

/// `om 25 min`, `om 2 timer`, `om 2 dage`, `for 20 min siden`.
pub fn distance(at: NaiveDateTime, now: NaiveDateTime) -> String {
    let minutes = at.signed_duration_since(now).num_minutes();
    let days = at.date().signed_duration_since(now.date()).num_days();
    match minutes {
        0 => t!("now-word"),
        1..=90 => t!("in-minutes", n = minutes),
        -90..0 => t!("minutes-ago", n = minutes.abs()),
        _ if days == 0 && minutes > 0 => t!("in-hours", n = minutes.saturating_add(30) / 60),
        _ if days == 0 => t!("hours-ago", n = minutes.abs().saturating_add(30) / 60),
        _ if days > 0 => t!("in-days", n = days),
        _ => t!("days-ago", n = days.abs()),
    }
}

/// The first letter large, as at the start of a line.
pub fn start(text: &str) -> String {
    let mut chars = text.chars();
    chars
        .next()
        .map(|first| first.to_uppercase().chain(chars).collect())
        .unwrap_or_default()
}

/// The first letter small, as in the middle of a line.
pub fn lower_start(text: &str) -> String {
    let mut chars = text.chars();
    chars
        .next()
        .map(|first| first.to_lowercase().chain(chars).collect())
        .unwrap_or_default()
}

#[cfg(test)]
pub(in crate::ui) mod tests {
    use super::*;
    use crate::domain::time::parse_minute;
    use crate::ui::settings::Settings;
    use dioxus::prelude::*;

    /// Runs `say` as a component does whose app speaks `lang`.
    pub fn in_language(lang: Lang, say: impl FnOnce() -> Vec<String>) -> Vec<String> {
        fn empty() -> Element {
            rsx! {
                div {}
            }
        }
        let mut dom = VirtualDom::new(empty);
        dom.rebuild_in_place();
        dom.in_scope(ScopeId::ROOT, || {
            provide_context(Signal::new(Settings {
                lang,
                ..Settings::default()
            }));
            say()
        })
    }

    fn at(text: &str) -> NaiveDateTime {
        parse_minute(text).unwrap()
    }

    #[test]
    fn dates_and_times_are_said_as_people_say_them() {
        let say = || {
            let now = at("2026-11-24T12:50");
            let today = now.date();
            vec![
                day_time(at("2026-12-01T13:00"), today),
                near(at("2026-11-24T13:00"), today),
                near(at("2026-11-26T17:05"), today),
                date(at("2027-01-02T00:00").date(), today),
                stamp(at("2026-11-19T17:05"), today),
                distance(at("2026-11-24T13:15"), now),
                distance(at("2026-11-24T14:50"), now),
                distance(at("2026-11-25T09:00"), now),
                distance(at("2026-11-24T12:30"), now),
            ]
        };
        assert_eq!(
            in_language(Lang::Da, say),
            [
                "tirsdag 1. dec. kl. 13.00",
                "i dag kl. 13.00",
                "torsdag kl. 17.05",
                "2. jan. 2027",
                "to 19. nov. 17.05",
                "om 25 min",
                "om 2 timer",
                "om 1 dag",
                "for 20 min siden",
            ]
        );
        assert_eq!(
            in_language(Lang::Nb, say).get(..4).unwrap(),
            [
                "tirsdag 1. des. kl. 13.00",
                "i dag kl. 13.00",
                "torsdag kl. 17.05",
                "2. jan. 2027",
            ]
        );
        assert_eq!(
            in_language(Lang::En, say).get(..6).unwrap(),
            [
                "Tuesday 1 Dec. at 13:00",
                "today at 13:00",
                "Thursday at 17:05",
                "2 Jan. 2027",
                "Th 19 Nov. 17:05",
                "in 25 min",
            ]
        );
    }

    #[test]
    fn every_weekday_and_month_has_its_own_word_in_every_language() {
        for lang in Lang::ALL {
            let words = in_language(lang, || {
                let days = (1..=7).filter_map(|d| NaiveDate::from_ymd_opt(2026, 6, d));
                let months = (1..=12).map(|n| t!("month-short", n = n));
                days.map(weekday).chain(months).collect()
            });
            let distinct: std::collections::BTreeSet<_> = words.iter().collect();
            assert_eq!((distinct.len(), words.len()), (19, 19), "{words:?}");
        }
    }
}
