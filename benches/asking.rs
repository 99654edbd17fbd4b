//! Questions of screens.

use crate::report::{Figures, Limit, Table, tell};
use crate::side::{Side, both, timed};
use crate::workload::{LONG, SHOWN, Workload, end};
use chrono_tz::Europe::Copenhagen;
use grusvej::domain::nearby::LatLon;
use grusvej::domain::time::{PartOfDay, WallTime};
use grusvej::store::views::{
    Address, Coverage, Hits, MapList, MapPins, PlaceNumbers, PlaceRows, Today,
};

/// What is typed, letter by letter and word by word: single letters, the commonest words, two words that both are in
/// very many notes, a compound, a number, and what is nowhere.
const TYPED: [&str; 29] = [
    "h",
    "s",
    "a",
    "e",
    "g",
    "de",
    "er",
    "og",
    "ik",
    "ikk",
    "ikke",
    "men",
    "han",
    "og de",
    "og ikke",
    "nabo",
    "nabo hund",
    "hund nabo dør",
    "bankede på",
    "bankede",
    "ringede igen",
    "havde",
    "gade",
    "gadedør",
    "vej 1",
    "12",
    "snejpevej",
    "å",
    "zzz",
];

pub(crate) fn today() -> Today {
    Today {
        now: WallTime::of(end(), Copenhagen).local,
    }
}

pub(crate) fn first_screen(sides: &mut [Side; 2], name: &'static str, n: usize, table: &mut Table) {
    let mut warm = Figures::default();
    for from_disk in [false, true] {
        let figures = both(sides, n, |side, _| {
            side.close();
            if from_disk {
                side.evict();
            }
            timed(|| {
                side.open();
                let view = side.ask(today());
                let parts = [
                    view.missed.len(),
                    view.stops.len(),
                    view.ahead.len(),
                    view.done.len(),
                ];
                assert!(
                    parts.iter().all(|n| *n > 0),
                    "every part of the screen is filled: {parts:?}"
                );
            })
        });
        let limits: &[Limit] = if from_disk && name == "region" {
            &[Limit::FactorOrMore, Limit::Below(50.0)]
        } else {
            &[Limit::FactorOrMore]
        };
        let what = if from_disk {
            "first screen, from disk"
        } else {
            "first screen, file in the cache"
        };
        table.add(name, what, &figures, limits);
    }
    for _ in 0..n {
        let again = both(sides, 1, |side, _| timed(|| drop(side.ask(today()))));
        warm.keyed.extend(again.keyed);
        warm.plain.extend(again.plain);
    }
    table.add(
        name,
        "first screen, asked again",
        &warm,
        &[Limit::FactorOrMore],
    );
}

pub(crate) fn addresses(
    sides: &mut [Side; 2],
    work: &Workload,
    name: &'static str,
    n: usize,
    table: &mut Table,
) {
    for (i, visits) in LONG.into_iter().enumerate() {
        let question = Address {
            place: work.long_place(i),
            most: SHOWN,
        };
        for (how, evict, reopen) in [
            ("from disk", true, true),
            ("file in the cache", false, true),
            ("asked again", false, false),
        ] {
            let figures = both(sides, n, |side, _| {
                if reopen {
                    side.close();
                    side.open();
                    if evict {
                        side.evict();
                    }
                }
                timed(|| {
                    let view = side.ask(question.clone()).unwrap();
                    assert_eq!(view.state.tries as usize, visits);
                    assert_eq!(view.visits.len(), visits.min(SHOWN as usize));
                })
            });
            let what = format!("open an address of {visits} visits, {how}");
            table.add(name, &what, &figures, &[Limit::FactorOrMore]);
        }
    }
}

pub(crate) fn search(sides: &mut [Side; 2], name: &'static str, n: usize, table: &mut Table) {
    let now = today().now;
    let limits: &[Limit] = if name == "region" {
        &[Limit::FactorOrMore, Limit::Below(50.0)]
    } else {
        &[Limit::FactorOrMore]
    };
    let mut worst: [(f64, String, Figures); 2] = Default::default();
    let mut gap: [(f64, String, Figures); 2] = Default::default();
    for typed in TYPED {
        for (which, what) in ["notes", "places"].into_iter().enumerate() {
            let mut hits = 0;
            let figures = both(sides, n, |side, _| {
                let typed = typed.to_owned();
                timed(|| {
                    hits = if which == 0 {
                        side.ask(Hits { typed }).len()
                    } else {
                        let (mut numbers, _) = side.ask(PlaceNumbers {
                            typed,
                            filters: vec![],
                            now,
                        });
                        numbers.truncate(30);
                        side.ask(PlaceRows { numbers, now }).len()
                    }
                })
            });
            let (keyed, plain) = figures.middles();
            tell(&format!(
                "  {what} \"{typed}\": {hits} shown, {keyed:.2} / {plain:.2}"
            ));
            let label = format!("search {what}, worst of {} (\"{typed}\")", TYPED.len());
            if keyed > worst[which].0 {
                worst[which] = (keyed, label, figures.clone());
            }
            if keyed - plain > gap[which].0 {
                let label = format!("search {what}, dearest by the key (\"{typed}\")");
                gap[which] = (keyed - plain, label, figures);
            }
        }
    }
    for (_, what, figures) in worst.into_iter().chain(gap) {
        table.add(name, &what, &figures, limits);
    }
}

/// The map: all marks, the list beside it, and where no one has been in the evening for eight weeks.
pub(crate) fn the_map(sides: &mut [Side; 2], name: &'static str, n: usize, table: &mut Table) {
    let now = today().now;
    let marks = both(sides, n, |side, _| {
        let filters = vec![];
        timed(|| assert!(side.ask(MapPins { filters, now }).len() > 1_000))
    });
    table.add(name, "all marks of the map", &marks, &[]);
    let list = both(sides, n, |side, _| {
        let question = MapList {
            filters: vec![],
            now,
            from: LatLon::new(55.9, 8.7),
            most: 50,
        };
        timed(|| assert_eq!(side.ask(question).rows.len(), 50))
    });
    table.add(name, "the list beside it, nearest 50", &list, &[]);
    let since = now.date() - chrono::Days::new(56);
    let coverage = both(sides, n, |side, _| {
        let part = Some(PartOfDay::Evening);
        timed(|| {
            let view = side.ask(Coverage { part, since });
            assert!(view.streets.len() > 10 && view.streets.iter().any(|s| s.fresh > 0));
        })
    });
    table.add(
        name,
        "coverage of the evening",
        &coverage,
        &[Limit::Below(100.0)],
    );
}
