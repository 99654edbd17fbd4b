#![expect(
    clippy::arithmetic_side_effects,
    reason = "an overflow here fails the test, as it should"
)]

use super::*;
use crate::domain::entry::Body;
use crate::domain::fold::{OpenPlan, State, fold};
use crate::domain::id::SubjectId;
use crate::domain::mark::{Mark, is_missed, mark};
use crate::domain::outcome::{ContactForm, Outcome};
use crate::domain::place::Position;
use crate::domain::plan::PlanKind;
use crate::domain::time::parse_minute;
use chrono::{Days, NaiveDate, NaiveDateTime, TimeDelta};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

const VITA: MemberId = MemberId(Uuid::from_u128(7));

fn wall(local: NaiveDateTime) -> WallTime {
    WallTime::new(local, chrono_tz::Europe::Copenhagen)
}

fn made_at(text: &str) -> Village {
    village(wall(parse_minute(text).unwrap()), VITA)
}

fn states(village: &Village) -> BTreeMap<String, State> {
    let mut by: BTreeMap<SubjectId, Vec<_>> = BTreeMap::new();
    for (seq, entry) in (0..).zip(&village.entries) {
        by.entry(entry.head.subject)
            .or_default()
            .push((seq, entry.clone()));
    }
    by.into_values()
        .map(|entries| fold(entries).0)
        .map(|state| (state.place().title(), state))
        .collect()
}

fn open_plans(states: &BTreeMap<String, State>) -> Vec<(&str, &OpenPlan)> {
    let mut plans: Vec<_> = states
        .iter()
        .flat_map(|(title, state)| state.open.iter().map(move |plan| (title.as_str(), plan)))
        .collect();
    plans.sort_by_key(|(_, plan)| plan.at);
    plans
}

fn positions(entry: &Entry) -> Vec<Position> {
    match &entry.body {
        Body::PlaceAdded(added) => added.place.position.into_iter().collect(),
        Body::PlaceMarked(marked) => vec![marked.centre],
        Body::VisitLogged(visit) => visit.fix.iter().map(|fix| fix.position).collect(),
        _ => vec![],
    }
}

fn texts(entry: &Entry) -> Vec<String> {
    match &entry.body {
        Body::VisitLogged(v) => vec![v.note.0.clone(), v.postcard_text.0.clone()],
        Body::ObservationMade(o) => vec![o.note.0.clone()],
        Body::SafetyNoted(s) => vec![s.note.0.clone()],
        Body::PlanMoved(m) => vec![m.reason.0.clone()],
        Body::PlanCancelled(c) => vec![c.reason.0.clone()],
        _ => vec![],
    }
}

/// Any minute of the years 2024 to 2039, and often the ones around holidays, midnight and the change of the clock.
fn any_now() -> impl Strategy<Value = NaiveDateTime> {
    let days = prop_oneof![
        3 => 0u64..5_840,
        1 => prop::sample::select(vec![1082u64, 1088, 1089, 1091, 1096, 816, 817, 820, 821, 823, 816 + 200]),
    ];
    let minutes = prop_oneof![
        3 => 0i64..1440,
        1 => prop::sample::select(vec![0i64, 150, 469, 470, 471, 1189, 1190, 1191, 1309, 1310, 1319, 1320, 1439]),
    ];
    (days, minutes).prop_map(|(day, minute)| {
        let first = NaiveDate::from_ymd_opt(2024, 1, 1).unwrap();
        crate::domain::time::start_of(first + Days::new(day)) + TimeDelta::minutes(minute)
    })
}

proptest! {
    #[test]
    fn whenever_it_is_made_the_next_thing_due_is_the_postcard_of_snejpevej_14(now in any_now()) {
        let made = village(wall(now), VITA);
        let states = states(&made);
        let plans = open_plans(&states);
        let (title, next) = plans.iter().find(|(_, plan)| plan.at >= now).unwrap();
        prop_assert_eq!((*title, next.kind), ("Snejpevej 14", PlanKind::Postcard));
        if now.time() < chrono::NaiveTime::from_hms_opt(22, 0, 0).unwrap() {
            prop_assert_eq!(next.at.date(), now.date());
        } else {
            prop_assert_eq!(next.at.date(), now.date() + Days::new(1));
        }
        prop_assert!(next.at - now >= TimeDelta::minutes(10));
        let house = &states["Snejpevej 14"];
        prop_assert_eq!(house.last.as_ref().unwrap().at, next.at - TimeDelta::weeks(1));
        prop_assert_eq!((house.tries, house.slips.len(), house.open.len()), (2, 1, 1));
    }

    #[test]
    fn whenever_it_is_made_one_promise_was_broken_and_nothing_else_is_left_open(now in any_now()) {
        let made = village(wall(now), VITA);
        let states = states(&made);
        let past: Vec<_> = open_plans(&states).into_iter().filter(|(_, plan)| plan.at <= now).collect();
        prop_assert_eq!(past.len(), 1, "{:?}", past.iter().map(|p| p.0).collect::<Vec<_>>());
        prop_assert_eq!(past[0].0, "Solsortevej 15");
        prop_assert!(past[0].1.at.date() < now.date() && is_missed(past[0].1.kind, past[0].1.at, now));
        for (_, plan) in open_plans(&states) {
            prop_assert!(plan.at < now + TimeDelta::weeks(6));
        }
    }

    #[test]
    fn whenever_it_is_made_nothing_lies_ahead_of_it_or_outside_the_village(now in any_now()) {
        let made = village(wall(now), VITA);
        let mut last = None;
        let mut ids = BTreeSet::new();
        for entry in &made.entries {
            let head = &entry.head;
            prop_assert!(head.demo && head.at.local <= now && ids.insert(head.id));
            prop_assert!(last < Some((head.at.instant(), head.stamp)));
            prop_assert!(last.is_none_or(|(_, stamp)| stamp < head.stamp));
            last = Some((head.at.instant(), head.stamp));
            for p in positions(entry) {
                prop_assert!((SOUTH_WEST.lat..NORTH_EAST.lat).contains(&p.lat));
                prop_assert!((SOUTH_WEST.lon..NORTH_EAST.lon).contains(&p.lon));
            }
            prop_assert!(entry.to_bytes().is_ok());
        }
        let places = states(&made).values().filter(|s| s.known).count();
        prop_assert!((55..=65).contains(&places));
        let unknown = states(&made).into_values().find(|s| !s.known && s.member.is_none());
        prop_assert_eq!(unknown, None);
    }

    #[test]
    fn whenever_it_is_made_what_one_entry_says_of_another_is_said_later(now in any_now()) {
        let made = village(wall(now), VITA);
        let mut seen = BTreeSet::new();
        for entry in &made.entries {
            let of = match &entry.body {
                Body::VisitLogged(v) => {
                    let slips = v.slips_checked.iter().map(|c| c.slip.visit);
                    v.answers.iter().copied().chain(slips).collect()
                }
                Body::VisitCorrected(c) => vec![c.visit],
                Body::PlanMoved(m) => vec![m.plan],
                Body::PlanCancelled(c) => vec![c.plan],
                Body::Withdrawn(w) => vec![w.entry],
                _ => vec![],
            };
            prop_assert!(of.iter().all(|id| seen.contains(id)));
            seen.insert(entry.head.id);
        }
    }

    #[test]
    fn the_same_moment_gives_the_same_village_and_another_moment_other_ids(now in any_now()) {
        let made = village(wall(now), VITA);
        prop_assert_eq!(&made, &village(wall(now), VITA));
        let ids = |v: &Village| v.entries.iter().map(|e| e.head.id).collect::<BTreeSet<_>>();
        let other = village(wall(now + TimeDelta::minutes(1)), VITA);
        prop_assert!(ids(&made).is_disjoint(&ids(&other)));
    }
}

proptest! {
    #[test]
    fn whenever_it_is_made_every_mark_can_be_seen(now in any_now()) {
        let states = states(&village(wall(now), VITA));
        let marks: BTreeSet<_> = states
            .values()
            .filter(|s| s.known)
            .map(|s| mark(s, now).letter())
            .collect();
        prop_assert_eq!(marks.len(), 6, "{:?}", marks);
    }
}

#[test]
fn on_the_day_of_the_pictures_the_village_looks_like_them() {
    let now = parse_minute("2026-11-24T12:35").unwrap();
    let states = states(&made_at("2026-11-24T12:35"));
    let at = |text: &str| parse_minute(text).unwrap();
    let stops: Vec<_> = open_plans(&states)
        .into_iter()
        .filter(|(_, plan)| plan.at.date() == now.date())
        .map(|(title, plan)| (title, plan.at, plan.kind))
        .collect();
    assert_eq!(
        stops,
        [
            ("Snejpevej 14", at("2026-11-24T13:00"), PlanKind::Postcard),
            ("Grusvej 3", at("2026-11-24T14:30"), PlanKind::Again),
            (
                "Lærkevej 22, 2. tv.",
                at("2026-11-24T15:15"),
                PlanKind::Again
            ),
            ("Biblioteket", at("2026-11-24T16:00"), PlanKind::Agreed),
        ]
    );
    let day = |m, d| NaiveDate::from_ymd_opt(2026, m, d).unwrap();
    assert_eq!(
        mark(&states["Snejpevej 2"], now),
        Mark::Pause { until: day(12, 10) }
    );
    assert_eq!(
        mark(&states["Solsortevej 8"], now),
        Mark::Been {
            at: at("2026-11-24T11:40"),
            outcome: Outcome::SpokeAtDoor
        }
    );
    assert_eq!(
        states["Lærkevej 5"].last.as_ref().unwrap().at.date(),
        day(10, 2)
    );
    assert_eq!(states["Lærkevej 22, 2. tv."].slips[0].set_on, day(11, 17));
    let vibevej = &states["Vibevej 9"];
    assert_eq!((vibevej.tries, vibevej.first_on), (6, Some(day(9, 8))));
    assert_eq!(vibevej.open[0].at, at("2026-11-26T17:00"));
    assert_eq!(vibevej.safety.as_ref().unwrap().on, day(11, 3));
}

#[test]
fn vibevej_9_was_tried_when_the_picture_says() {
    let made = made_at("2026-11-24T12:35");
    let visits: Vec<_> = made
        .entries
        .iter()
        .filter(|e| e.head.subject == places::subject("Vibevej 9"))
        .filter_map(|e| match &e.body {
            Body::VisitLogged(v) => Some((
                e.head.at.local.format("%d.%m. %H.%M").to_string(),
                v.outcome,
            )),
            _ => None,
        })
        .collect();
    let visits: Vec<_> = visits.iter().map(|(at, o)| (at.as_str(), *o)).collect();
    assert_eq!(
        visits,
        [
            ("08.09. 10.10", Outcome::NotOpened),
            ("22.09. 10.30", Outcome::NotOpened),
            ("14.10. 14.20", Outcome::NotOpened),
            ("30.10. 10.15", Outcome::Rejected),
            ("12.11. 15.40", Outcome::SpokeAtDoor),
            ("19.11. 17.05", Outcome::NotOpened),
        ]
    );
}

#[test]
fn every_outcome_and_every_form_of_contact_is_told_of() {
    let made = made_at("2026-11-24T12:35");
    let visits = || {
        made.entries.iter().filter_map(|e| match &e.body {
            Body::VisitLogged(v) => Some(v),
            _ => None,
        })
    };
    for outcome in Outcome::ALL {
        assert!(visits().any(|v| v.outcome == *outcome), "{outcome:?}");
    }
    for form in ContactForm::ALL {
        assert!(visits().any(|v| v.form == *form), "{form:?}");
    }
    assert!(
        (60..150).contains(&visits().count()),
        "{}",
        visits().count()
    );
}

#[test]
fn the_words_are_those_of_the_method() {
    for entry in &made_at("2026-11-24T20:15").entries {
        for text in texts(entry) {
            let low = text.to_lowercase();
            assert!(
                !["!", "klient", "psyki", "fejl", "succes"]
                    .iter()
                    .any(|w| low.contains(w)),
                "{text}"
            );
        }
    }
}

#[test]
fn when_days_can_be_chosen_no_one_is_visited_on_a_day_off() {
    use crate::domain::holiday::{Country, is_workday};
    for text in ["2026-12-29T12:00", "2027-04-01T09:00", "2026-11-29T18:40"] {
        let now = parse_minute(text).unwrap();
        for entry in &made_at(text).entries {
            let day = entry.head.at.date();
            let promised = entry.head.subject == places::subject("Snejpevej 14");
            assert!(
                promised || day == now.date() || is_workday(Country::Denmark, day),
                "{} on {day}",
                entry.body.kind()
            );
        }
    }
}
