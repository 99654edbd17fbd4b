//! The promises of the order of a day, against brute force that shares nothing with it but the length of a way.

use super::*;
use crate::domain::again::tests::t;
use crate::domain::nearby::distance_m;
use chrono::{NaiveTime, TimeDelta, WeekdaySet};
use proptest::prelude::*;
use std::collections::BTreeMap;

type At = (i32, i32);

/// A position so many metres (about) east and north of a village.
fn at((east, north): At) -> LatLon {
    LatLon::new(
        55.91 + f64::from(north) / 111_200.0,
        8.66 + f64::from(east) / 62_300.0,
    )
    .unwrap()
}

fn free(id: u32, position: Option<At>, pull: Pull) -> Free<u32> {
    Free {
        id,
        position: position.map(at),
        pull,
    }
}

fn day(now: &str, fixed: Vec<Fixed<u32>>, free: Vec<Free<u32>>) -> Day<u32> {
    Day {
        now: t(now),
        hours: Hours::default(),
        start: Some(at((0, 0))),
        fixed,
        free,
    }
}

fn promise(id: u32, time: &str, position: At) -> Fixed<u32> {
    Fixed {
        id,
        at: t(time),
        position: Some(at(position)),
    }
}

fn about(row: &Row<u32>) -> Option<NaiveDateTime> {
    match row.standing {
        Standing::About(at) => Some(at),
        _ => None,
    }
}

fn ids(rows: &[Row<u32>]) -> Vec<u32> {
    rows.iter().map(|row| row.id).collect()
}

fn placed(rows: &[Row<u32>]) -> Vec<u32> {
    let placed = rows.iter().filter(|row| about(row).is_some());
    placed.map(|row| row.id).collect()
}

fn why(rows: &[Row<u32>], id: u32) -> Option<NoRoom> {
    rows.iter().find_map(|row| match row.standing {
        Standing::Left(why) if row.id == id => Some(why),
        _ => None,
    })
}

/// Where each stop of the day lies.
fn positions(day: &Day<u32>) -> BTreeMap<u32, Option<LatLon>> {
    let fixed = day.fixed.iter().map(|stop| (stop.id, stop.position));
    fixed
        .chain(day.free.iter().map(|stop| (stop.id, stop.position)))
        .collect()
}

fn metres(a: Option<LatLon>, b: Option<LatLon>) -> Option<u32> {
    Some(whole(distance_m(a?, b?)))
}

/// Walks through `order`, fixed stops among it, by the clock. `None`: late for one to which one is not late anyway,
/// or beyond the hours. Else the score: slips, all, metres and what is put off.
fn walk(day: &Day<u32>, order: &[u32]) -> Option<(usize, usize, Reverse<u32>)> {
    let where_is = positions(day);
    let minute = |minutes: u32| TimeDelta::minutes(i64::from(minutes));
    let grid = |time: NaiveDateTime| {
        let midnight = time.date().and_time(NaiveTime::MIN);
        let seconds = (time - midnight).num_seconds();
        midnight + TimeDelta::seconds((seconds + 299) / 300 * 300)
    };
    let (mut here, mut leaves) = (day.start, grid(day.now));
    let (mut alone, mut left_alone) = (day.start, grid(day.now));
    let (mut slips, mut all, mut sum) = (0, 0, 0);
    let mut passed = Vec::new();
    for id in order {
        passed.push(*id);
        let there = where_is[id];
        let leg = metres(here, there);
        sum += leg.unwrap_or(0);
        let arrives = leaves + minute(leg.map_or(UNKNOWN_MIN, super::minutes));
        if let Some(stop) = day.fixed.iter().find(|stop| stop.id == *id) {
            let way = metres(alone, there).map_or(0, super::minutes);
            let due = stop.at.max(left_alone + minute(way));
            // With an unknown way and nothing between, nothing can be said.
            let direct = here == alone && leaves == left_alone;
            if arrives > due && !direct {
                return None;
            }
            (alone, left_alone) = (there, grid(due + minute(VISIT_MIN)));
            (here, leaves) = (there, left_alone);
        } else {
            let first = grid(day.now.date().and_time(day.hours.first()));
            let begins = arrives.max(first);
            if begins > day.now.date().and_time(day.hours.last()) {
                return None;
            }
            let stop = day.free.iter().find(|stop| stop.id == *id).unwrap();
            slips += usize::from(stop.pull == Pull::Slip);
            all += 1;
            let last = stands(day).last().copied();
            if last.is_some_and(|last| passed.contains(&last)) {
                sum += PUT_OFF_M;
            }
            (here, leaves) = (there, begins + minute(VISIT_MIN));
        }
    }
    Some((slips, all, Reverse(sum)))
}

/// The fixed stops of today by their times.
fn stands(day: &Day<u32>) -> Vec<u32> {
    let mut fixed: Vec<_> = day
        .fixed
        .iter()
        .filter(|stop| stop.at.date() == day.now.date())
        .map(|stop| (stop.at, stop.id))
        .collect();
    fixed.sort_unstable();
    fixed.into_iter().map(|(_, id)| id).collect()
}

/// The best of all orders of all subsets of the free stops, in all gaps.
fn brute_force(day: &Day<u32>) -> (usize, usize, Reverse<u32>) {
    fn grow(day: &Day<u32>, order: &[u32], open: &[u32], best: &mut (usize, usize, Reverse<u32>)) {
        let Some(score) = walk(day, order) else {
            return;
        };
        *best = score.max(*best);
        // Only behind the stops that were added before, so that each order is made once.
        let free = |id: &u32| day.free.iter().any(|stop| stop.id == *id);
        let behind = order.iter().rposition(free).map_or(0, |i| i + 1);
        for (i, id) in open.iter().enumerate() {
            let mut rest = open.to_vec();
            rest.remove(i);
            for place in behind..=order.len() {
                let mut longer = order.to_vec();
                longer.insert(place, *id);
                grow(day, &longer, &rest, best);
            }
        }
    }
    let fixed = stands(day);
    let mut best = walk(day, &fixed).unwrap();
    let open: Vec<u32> = day.free.iter().map(|stop| stop.id).collect();
    grow(day, &fixed, &open, &mut best);
    best
}

/// From each stop to the nearest that fits.
fn nearest_neighbour(day: &Day<u32>) -> Vec<u32> {
    let laid = Laid::new(day);
    let plan = search::nearest(&laid.gaps, &laid.ways, &laid.ranks);
    laid.rows(&plan)
        .iter()
        .filter(|row| !matches!(row.standing, Standing::Left(_)))
        .map(|row| row.id)
        .collect()
}

/// The rows that stand in the day, checked by the clock of this test.
fn score(day: &Day<u32>, rows: &[Row<u32>]) -> (usize, usize, Reverse<u32>) {
    let standing: Vec<u32> = rows
        .iter()
        .filter(|row| !matches!(row.standing, Standing::Left(_)))
        .map(|row| row.id)
        .collect();
    walk(day, &standing).expect("late, or beyond the hours")
}

fn any_free(most: usize) -> impl Strategy<Value = Vec<Free<u32>>> {
    let stop = (-2000..2000, -2000..2000, any::<bool>());
    prop::collection::vec(stop, 0..=most).prop_map(|stops| {
        let stops = stops.into_iter().enumerate();
        stops
            .map(|(i, (east, north, slip))| {
                let pull = if slip { Pull::Slip } else { Pull::Near };
                free(u32::try_from(i).unwrap(), Some((east, north)), pull)
            })
            .collect()
    })
}

fn any_fixed(most: usize) -> impl Strategy<Value = Vec<Fixed<u32>>> {
    let stop = (-60i64..720, prop::option::of((-3000..3000, -3000..3000)));
    prop::collection::vec(stop, 0..=most).prop_map(|stops| {
        let stops = stops.into_iter().enumerate();
        stops
            .map(|(i, (minutes, position))| Fixed {
                id: 1000 + u32::try_from(i).unwrap(),
                at: t("2026-11-24T10:00") + TimeDelta::minutes(minutes),
                position: position.map(at),
            })
            .collect()
    })
}

/// A day with at most so many fixed and free stops; the hours may end soon.
fn any_day(fixed: usize, free: usize) -> impl Strategy<Value = Day<u32>> {
    let hours = (0u32..90, 600u32..1200).prop_map(|(first, last)| {
        let at = |m| NaiveTime::from_num_seconds_from_midnight_opt(m * 60, 0).unwrap();
        Hours::new(at(first + 480), at(last), WeekdaySet::ALL).unwrap()
    });
    let start = prop::option::of((-500..500, -500..500));
    (any_fixed(fixed), any_free(free), hours, start, 480i64..700).prop_map(
        |(fixed, free, hours, start, now)| Day {
            now: t("2026-11-24T00:00") + TimeDelta::minutes(now),
            hours,
            start: start.map(at),
            fixed,
            free,
        },
    )
}

/// A promise in an hour or two, after which no one may knock: what is walked and what is driven decides what fits.
fn tight_day() -> impl Strategy<Value = Day<u32>> {
    let promise = (20i64..36, (-1500..1500, -1500..1500));
    (any_free(5), promise).prop_map(|(free, (fives, place))| {
        let now = t("2026-11-24T10:00");
        let due = now + TimeDelta::minutes(fives * 5);
        Day {
            now,
            hours: Hours::new(NaiveTime::MIN, due.time(), WeekdaySet::ALL).unwrap(),
            start: Some(at((0, 0))),
            fixed: vec![Fixed {
                id: 1000,
                at: due,
                position: Some(at(place)),
            }],
            free,
        }
    })
}

#[test]
fn a_street_is_walked_from_one_end_to_the_other_around_the_promise() {
    let street = [(1, (50, 0)), (2, (250, 0)), (3, (150, 0)), (4, (400, 0))];
    let free = street.map(|(id, place)| free(id, Some(place), Pull::Near));
    let rows = propose(&day(
        "2026-11-24T12:50",
        vec![promise(9, "2026-11-24T14:30", (300, 0))],
        free.to_vec(),
    ));
    assert_eq!(ids(&rows), [1, 3, 2, 9, 4]);
    let times: Vec<_> = rows.iter().filter_map(about).collect();
    let want = ["12:55", "13:20", "13:45", "14:55"].map(|time| t(&format!("2026-11-24T{time}")));
    assert_eq!(times, want);
    assert_eq!(total(&rows), 400);
}

#[test]
fn a_slip_comes_before_any_number_of_near_ones_when_the_day_is_short() {
    let stops = vec![
        free(1, Some((20, 0)), Pull::Near),
        free(2, Some((40, 0)), Pull::Near),
        free(3, Some((1500, 0)), Pull::Slip),
    ];
    let rows = propose(&day("2026-11-24T19:40", vec![], stops));
    assert!(placed(&rows).contains(&3));
    assert_eq!(why(&rows, 2), Some(NoRoom::HoursEnd));
}

#[test]
fn what_does_not_fit_says_whether_the_day_or_the_promises_leave_no_room() {
    let promises = vec![
        promise(8, "2026-11-24T19:00", (0, 0)),
        promise(9, "2026-11-24T19:30", (0, 0)),
    ];
    let stop = vec![free(1, Some((100, 0)), Pull::Near)];
    let rows = propose(&day("2026-11-24T18:50", promises.clone(), stop.clone()));
    assert_eq!(why(&rows, 1), None, "after the last promise there is room");
    let mut busy = day("2026-11-24T18:50", promises, stop.clone());
    busy.hours = Hours::new(
        t("2026-11-24T08:00").time(),
        t("2026-11-24T19:45").time(),
        WeekdaySet::ALL,
    )
    .unwrap();
    assert_eq!(why(&propose(&busy), 1), Some(NoRoom::BetweenFixed));
    let late = day("2026-11-24T20:00", vec![], stop.clone());
    assert_eq!(why(&propose(&late), 1), Some(NoRoom::HoursEnd));
    let mut home = day("2026-11-24T12:00", vec![], stop);
    home.hours = Hours::new(
        NaiveTime::MIN,
        t("2026-11-24T23:30").time(),
        WeekdaySet::from_array([chrono::Weekday::Mon]),
    )
    .unwrap();
    assert_eq!(why(&propose(&home), 1), Some(NoRoom::DayOff));
}

#[test]
fn a_stop_without_a_position_stands_at_the_end_of_its_gap_as_it_was_chosen() {
    let stops = vec![
        free(7, None, Pull::Slip),
        free(1, Some((300, 0)), Pull::Near),
        free(5, None, Pull::Near),
        free(2, Some((100, 0)), Pull::Near),
    ];
    let rows = propose(&day(
        "2026-11-24T12:00",
        vec![promise(9, "2026-11-24T13:40", (0, 0))],
        stops,
    ));
    assert_eq!(ids(&rows), [2, 1, 7, 9, 5]);
    assert_eq!(rows[2].metres, None);
}

#[test]
fn who_cannot_be_in_time_is_told_when_one_is_there() {
    let far = day(
        "2026-11-24T12:50",
        vec![promise(9, "2026-11-24T13:00", (9000, 0))],
        vec![],
    );
    let rows = propose(&far);
    assert_eq!(
        rows[0].standing,
        Standing::Fixed {
            at: t("2026-11-24T13:00"),
            late: Some(t("2026-11-24T13:25")),
        }
    );
    let unknown = Day { start: None, ..far };
    assert!(matches!(
        propose(&unknown)[0].standing,
        Standing::Fixed { late: None, .. }
    ));
}

#[test]
fn in_her_own_order_a_stop_goes_past_the_promise_and_what_does_not_fit_stays_in_its_place() {
    let stops = [1, 2, 3]
        .map(|id| free(id, Some((100, 0)), Pull::Near))
        .to_vec();
    let today = day(
        "2026-11-24T12:00",
        vec![promise(9, "2026-11-24T13:00", (0, 0))],
        stops,
    );
    assert_eq!(ids(&keep(&today, &[3, 9, 1, 2])), [3, 9, 1, 2]);
    // No room before the promise for three: the third goes behind it.
    assert_eq!(ids(&keep(&today, &[3, 1, 2, 9])), [3, 1, 9, 2]);
    // Chosen since: last.
    assert_eq!(ids(&keep(&today, &[2, 77])), [2, 1, 9, 3]);
    let evening = Day {
        now: t("2026-11-24T19:50"),
        fixed: vec![],
        ..today
    };
    let rows = keep(&evening, &[3, 1, 2]);
    assert_eq!((ids(&rows), placed(&rows)), (vec![3, 1, 2], vec![3]));
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

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn eight_stops_without_fixed_times_are_in_the_order_of_brute_force(stops in any_free(8)) {
        let day = day("2026-11-24T08:00", vec![], stops);
        let rows = propose(&day);
        prop_assert_eq!(score(&day, &rows), brute_force(&day));
        prop_assert_eq!(Reverse(total(&rows)), score(&day, &rows).2);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn a_few_stops_between_promises_and_in_short_hours_are_as_good_as_brute_force(day in any_day(3, 4)) {
        prop_assert_eq!(score(&day, &propose(&day)), brute_force(&day));
    }

    #[test]
    fn where_time_is_short_a_longer_way_is_taken_that_is_quicker(day in tight_day()) {
        prop_assert_eq!(score(&day, &propose(&day)), brute_force(&day));
    }

    #[test]
    fn no_day_is_worse_than_from_the_nearest_to_the_nearest(day in any_day(4, 24)) {
        let nearest = walk(&day, &nearest_neighbour(&day)).unwrap();
        let ours = score(&day, &propose(&day));
        prop_assert!(ours >= nearest, "{ours:?} {nearest:?}");
    }

    #[test]
    fn without_fixed_times_no_way_is_longer_than_from_the_nearest_to_the_nearest(stops in any_free(18)) {
        let day = day("2026-11-24T08:00", vec![], stops);
        let Reverse(nearest) = walk(&day, &nearest_neighbour(&day)).unwrap().2;
        let rows = propose(&day);
        prop_assume!(placed(&rows).len() == day.free.len() && nearest_neighbour(&day).len() == day.free.len());
        prop_assert!(total(&rows) <= nearest);
    }

    #[test]
    fn fixed_times_are_kept_and_no_one_is_late_who_need_not_be(day in any_day(6, 20)) {
        let alone = propose(&Day { free: vec![], ..day.clone() });
        let rows = propose(&day);
        let fixed = |rows: &[Row<u32>]| -> Vec<_> {
            let fixed = rows.iter().filter(|row| matches!(row.standing, Standing::Fixed { .. }));
            fixed.map(|row| (row.id, row.standing)).collect()
        };
        prop_assert_eq!(fixed(&rows), fixed(&alone));
        prop_assert_eq!(fixed(&rows).iter().map(|(id, _)| *id).collect::<Vec<_>>(), stands(&day));
        // The clock of the test finds no one late either.
        score(&day, &rows);
    }

    #[test]
    fn every_stop_stands_once_at_a_time_on_the_grid_within_the_hours(day in any_day(6, 20)) {
        let rows = propose(&day);
        let mut seen = ids(&rows);
        seen.sort_unstable();
        let mut all: Vec<u32> = stands(&day);
        all.extend(day.free.iter().map(|stop| stop.id));
        all.sort_unstable();
        prop_assert_eq!(seen, all);
        for at in rows.iter().filter_map(about) {
            use chrono::Timelike;
            prop_assert!(at >= day.now && at.date() == day.now.date());
            prop_assert!(at.minute().is_multiple_of(GRID_MIN) && at.second() == 0);
            prop_assert!(day.hours.first() <= at.time() && at.time() <= day.hours.last());
        }
    }

    #[test]
    fn what_was_left_out_fits_nowhere(day in any_day(5, 20)) {
        let rows = propose(&day);
        let standing: Vec<u32> = rows
            .iter()
            .filter(|row| !matches!(row.standing, Standing::Left(_)))
            .map(|row| row.id)
            .collect();
        for row in rows.iter().filter(|row| matches!(row.standing, Standing::Left(_))) {
            for place in 0..=standing.len() {
                let mut more = standing.clone();
                more.insert(place, row.id);
                prop_assert_eq!(walk(&day, &more), None);
            }
        }
    }

    #[test]
    fn the_same_day_is_ordered_the_same_however_it_is_told(
        (day, mixed) in any_day(5, 16).prop_flat_map(|day| {
            let mixed = (Just(day.free.clone()).prop_shuffle(), Just(day.fixed.clone()).prop_shuffle());
            (Just(day), mixed)
        }),
    ) {
        let told = Day { free: mixed.0, fixed: mixed.1, ..day.clone() };
        let standing = |rows: Vec<Row<u32>>| -> Vec<_> {
            rows.into_iter().filter(|row| !matches!(row.standing, Standing::Left(_))).collect()
        };
        prop_assert_eq!(standing(propose(&day)), standing(propose(&told)));
    }

    #[test]
    fn her_own_order_is_kept_and_no_promise_is_missed_by_it(
        (day, order) in any_day(4, 12).prop_flat_map(|day| {
            let mut all = stands(&day);
            all.extend(day.free.iter().map(|stop| stop.id));
            (Just(day), Just(all).prop_shuffle())
        }),
    ) {
        // Fixed stops keep their order among each other, as the buttons leave it.
        let mut fixed = stands(&day).into_iter();
        let order: Vec<u32> = order.into_iter().map(|id| if id >= 1000 { fixed.next().unwrap() } else { id }).collect();
        let rows = keep(&day, &order);
        let own: Vec<u32> = order.iter().copied().filter(|id| placed(&rows).contains(id)).collect();
        prop_assert_eq!(placed(&rows), own);
        score(&day, &rows);
        let after = |id: u32| rows.iter().position(|row| row.id == id).unwrap();
        for (i, stop) in order.iter().enumerate().filter(|(_, id)| placed(&rows).contains(id)) {
            for fixed in order[..i].iter().filter(|id| **id >= 1000) {
                prop_assert!(after(*fixed) < after(*stop));
            }
        }
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
