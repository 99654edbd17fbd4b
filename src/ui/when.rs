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
