//! Laying out a day: what was promised stands fixed, and what one would like to add goes into the gaps.
//!
//! Only half hours are given, half an hour to a visit and its way. A route by distance was refused: the worker knows
//! which road is closed and who sleeps late, so the order is hers, and the app finds only the times.

use super::again::Hours;
use chrono::{NaiveDateTime, TimeDelta};

/// How long a visit takes with its way: what is planned lies at least so far from everything else.
pub const VISIT: TimeDelta = TimeDelta::minutes(30);

/// The half hours of the day of `now`, later than it and within the hours, that lie at least [`VISIT`] from every
/// fixed time, earliest first. None on a day of the week on which the team stays home.
pub fn free_times(
    now: NaiveDateTime,
    fixed: &[NaiveDateTime],
    hours: &Hours,
) -> impl Iterator<Item = NaiveDateTime> {
    use chrono::Datelike;
    let out = hours.days().contains(now.weekday());
    hours
        .half_hours()
        .filter(move |_| out)
        .map(move |time| now.date().and_time(time))
        .filter(move |at| *at > now)
        .filter(|at| {
            fixed
                .iter()
                .all(|other| at.signed_duration_since(*other).abs() >= VISIT)
        })
}

/// Times for `count` stops in their order: one each, as long as there is room; the rest have none.
pub fn lay_out(
    now: NaiveDateTime,
    fixed: &[NaiveDateTime],
    hours: &Hours,
    count: usize,
) -> Vec<Option<NaiveDateTime>> {
    let mut free = free_times(now, fixed, hours);
    (0..count).map(|_| free.next()).collect()
}

/// Whether a stop moves up or down in its list.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Way {
    /// Earlier.
    Up,
    /// Later.
    Down,
}

/// Moves `stop` by one place; at the end of the list, or if it is not in it, all stays as it is.
pub fn shift<T: PartialEq>(order: &mut [T], stop: &T, way: Way) {
    let Some(here) = order.iter().position(|other| other == stop) else {
        return;
    };
    let there = match way {
        Way::Up => here.checked_sub(1),
        Way::Down => here.checked_add(1).filter(|next| *next < order.len()),
    };
    if let Some(there) = there {
        order.swap(here, there);
    }
}

#[cfg(test)]
#[expect(
    clippy::arithmetic_side_effects,
    reason = "an overflow here fails the test, as it should"
)]
mod tests {
    use super::*;
    use crate::domain::again::tests::{any_hours, any_time, t};
    use chrono::{Datelike, NaiveTime, Timelike, Weekday, WeekdaySet};
    use proptest::prelude::*;

    #[test]
    fn stops_go_round_the_promise_in_their_order() {
        let fixed = [t("2026-11-24T13:20"), t("2026-11-24T14:30")];
        let times = lay_out(t("2026-11-24T12:50"), &fixed, &Hours::default(), 4);
        let want = [
            "2026-11-24T14:00",
            "2026-11-24T15:00",
            "2026-11-24T15:30",
            "2026-11-24T16:00",
        ];
        assert_eq!(times, want.map(|text| Some(t(text))));
    }

    #[test]
    fn exactly_half_an_hour_from_a_promise_is_far_enough() {
        let fixed = [t("2026-11-24T13:30")];
        let times = lay_out(t("2026-11-24T12:31"), &fixed, &Hours::default(), 2);
        assert_eq!(
            times,
            [Some(t("2026-11-24T13:00")), Some(t("2026-11-24T14:00"))]
        );
    }

    #[test]
    fn what_does_not_fit_has_no_time_and_what_does_fit_keeps_its_own() {
        let times = lay_out(t("2026-11-24T19:10"), &[], &Hours::default(), 3);
        assert_eq!(
            times,
            [
                Some(t("2026-11-24T19:30")),
                Some(t("2026-11-24T20:00")),
                None
            ]
        );
    }

    #[test]
    fn on_a_day_on_which_the_team_stays_home_nothing_is_laid_in() {
        let hours = Hours::new(
            NaiveTime::MIN,
            t("2026-11-24T23:30").time(),
            WeekdaySet::from_array([Weekday::Mon]),
        )
        .unwrap();
        assert_eq!(lay_out(t("2026-11-24T08:00"), &[], &hours, 1), [None]);
    }

    #[test]
    fn a_stop_moves_by_one_and_stays_at_the_ends() {
        let mut order = ['a', 'b', 'c'];
        shift(&mut order, &'c', Way::Up);
        assert_eq!(order, ['a', 'c', 'b']);
        shift(&mut order, &'b', Way::Down);
        shift(&mut order, &'a', Way::Up);
        shift(&mut order, &'z', Way::Up);
        assert_eq!(order, ['a', 'c', 'b']);
    }

    /// A day as it may be: a now, fixed times around it, hours.
    fn any_day() -> impl Strategy<Value = (NaiveDateTime, Vec<NaiveDateTime>, Hours)> {
        let fixed = prop::collection::vec(-1500i64..1500, 0..12);
        (any_time(), fixed, any_hours()).prop_map(|(now, fixed, hours)| {
            let fixed = fixed.iter().map(|m| now + TimeDelta::minutes(*m)).collect();
            (now, fixed, hours)
        })
    }

    proptest! {
        #[test]
        fn no_stop_comes_within_half_an_hour_of_a_fixed_time_or_of_another(
            (now, fixed, hours) in any_day(), count in 0usize..60,
        ) {
            let times: Vec<_> = lay_out(now, &fixed, &hours, count).into_iter().flatten().collect();
            for (i, at) in times.iter().enumerate() {
                let others = fixed.iter().chain(&times[..i]);
                for other in others {
                    prop_assert!((*at - *other).abs() >= VISIT, "{at} {other}");
                }
            }
        }

        #[test]
        fn every_time_is_a_half_hour_of_today_still_ahead_and_within_the_hours(
            (now, fixed, hours) in any_day(), count in 0usize..60,
        ) {
            for at in lay_out(now, &fixed, &hours, count).into_iter().flatten() {
                prop_assert!(at > now && at.date() == now.date());
                prop_assert!(at.minute().is_multiple_of(30) && at.second() == 0);
                prop_assert!(hours.first() <= at.time() && at.time() <= hours.last());
                prop_assert!(hours.days().contains(at.weekday()));
            }
        }

        #[test]
        fn the_order_is_kept_and_only_the_last_go_without(
            (now, fixed, hours) in any_day(), count in 0usize..60,
        ) {
            let times = lay_out(now, &fixed, &hours, count);
            prop_assert_eq!(times.len(), count);
            let rising = times.windows(2).all(|pair| match pair {
                [Some(a), Some(b)] => a < b,
                [a, b] => a.is_some() || b.is_none(),
                _ => false,
            });
            prop_assert!(rising);
        }

        #[test]
        fn no_gap_is_left_empty_while_a_stop_goes_without((now, fixed, hours) in any_day(), count in 1usize..60) {
            let times = lay_out(now, &fixed, &hours, count);
            if times.contains(&None) {
                let free: Vec<_> = free_times(now, &fixed, &hours).collect();
                prop_assert_eq!(times.into_iter().flatten().collect::<Vec<_>>(), free);
            }
        }

        #[test]
        fn the_same_day_is_laid_out_the_same_however_the_fixed_times_are_told(
            (now, fixed, hours) in any_day(), count in 0usize..60,
        ) {
            let mut told = fixed.clone();
            told.reverse();
            told.extend(fixed.first().copied());
            prop_assert_eq!(lay_out(now, &fixed, &hours, count), lay_out(now, &told, &hours, count));
        }

        #[test]
        fn moving_stops_loses_none(steps in prop::collection::vec((0u8..8, any::<bool>()), 0..40)) {
            let mut order = [0u8, 1, 2, 3, 4];
            for (stop, up) in steps {
                shift(&mut order, &stop, if up { Way::Up } else { Way::Down });
            }
            order.sort_unstable();
            prop_assert_eq!(order, [0, 1, 2, 3, 4]);
        }
    }
}
