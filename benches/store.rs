//! What the store costs, each step beside the same SQL on the same library opened without a key.
//!
//! `cargo bench --no-default-features --features preview,plain-store -- [--preset team|region|all] [--quick]`. Both files are filled and asked in turn
//! within one run, because times drift with the machine and only what is measured together can be compared. Ends with
//! failure if a limit is broken. Criterion was refused: it measures one thing at a time, and most of these change the file.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    clippy::cast_possible_truncation,
    clippy::too_many_lines,
    reason = "a benchmark fails by panicking"
)]

mod prose;
mod report;
mod side;
mod workload;

use chrono_tz::Europe::Copenhagen;
use grusvej::domain::entry::Body;
use grusvej::domain::slip::{SlipChecked, SlipState};
use grusvej::domain::time::WallTime;
use grusvej::domain::visit::VisitCorrected;
use grusvej::store::views::{Address, Hits, PhoneHolds, PlaceNumbers, PlaceRows, Today};
use grusvej::store::{DraftKey, NewEntry};
use report::{Figures, Limit, Table, tell};
use side::{Side, both, timed};
use std::process::ExitCode;
use std::time::Duration;
use workload::{LONG, Preset, REGION, TEAM, Workload};

/// What is typed, letter by letter and word by word: single letters, the commonest words, two words that both are in
/// very many notes, a compound, a number, and what is nowhere.
const TYPED: [&str; 26] = [
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
    "gade",
    "gadedør",
    "vej 1",
    "12",
    "snejpevej",
    "å",
    "zzz",
];

const IMPORTED: usize = 20_000;
/// Rows of a list that go into one transaction.
const CHUNK: usize = 2_000;
/// Visits and observations that a screen shows at first.
const SHOWN: u32 = 50;

struct Asked {
    presets: Vec<Preset>,
    quick: bool,
}

fn main() -> ExitCode {
    let mut asked = Asked {
        presets: vec![TEAM],
        quick: false,
    };
    let mut words = std::env::args().skip(1);
    while let Some(word) = words.next() {
        match word.as_str() {
            "--preset" => match words.next().as_deref() {
                Some("team") => asked.presets = vec![TEAM],
                Some("region") => asked.presets = vec![REGION],
                Some("all") => asked.presets = vec![TEAM, REGION],
                _ => {
                    tell("--preset team | region | all");
                    return ExitCode::FAILURE;
                }
            },
            "--quick" => asked.quick = true,
            // Cargo passes it to every benchmark.
            "--bench" => {}
            _ => {
                tell("--preset team | region | all, --quick");
                return ExitCode::FAILURE;
            }
        }
    }
    let mut table = Table::default();
    for preset in &asked.presets {
        measure(*preset, asked.quick, &mut table);
    }
    for what in [
        "first screen, file in the cache",
        "first screen, from disk",
        "save a visit",
    ] {
        table.growth("team", "region", what);
    }
    for visits in LONG {
        table.growth(
            "team",
            "region",
            &format!("open an address of {visits} visits, file in the cache"),
        );
    }
    if table.finish() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

fn measure(preset: Preset, quick: bool, table: &mut Table) {
    let seed = std::env::var("SEED")
        .ok()
        .and_then(|s| s.parse().ok())
        .unwrap_or(7);
    tell(&format!("{}: seed {seed}", preset.name));
    let some = |n: usize| if quick { n.div_ceil(4).max(3) } else { n };
    let mut sides = [Side::new(true), Side::new(false)];
    let mut work = Workload::new(preset, seed);
    let name = preset.name;

    let filled = fill(&mut sides, &mut work);
    table.add(
        name,
        "receive everything, 2,560 a commit",
        &filled,
        &[Limit::Factor],
    );
    for side in &sides {
        let holding = side.ask(PhoneHolds);
        tell(&format!("{}: {holding:?}", side.name()));
    }

    first_screen(&mut sides, name, some(21), table);
    addresses(&mut sides, &work, name, some(9), table);
    search(&mut sides, name, some(7), table);
    saves(&mut sides, &mut work, name, some(80), table);
    let rebuilt = both(&mut sides, some(3), |side, _| {
        timed(|| side.wait(side.store().rebuild(Box::new(|_| true))).unwrap())
    });
    table.add(name, "rebuild", &rebuilt, &[Limit::Factor]);
    for side in &mut sides {
        side.close();
    }
    if name == "team" {
        let list = workload::place_list(IMPORTED, seed);
        let imported = both(&mut sides, some(5), |side, _| {
            let mut fresh = Side::new(side.is_keyed());
            let chunks: Vec<Vec<NewEntry>> = list.chunks(CHUNK).map(<[NewEntry]>::to_vec).collect();
            let time = timed(|| {
                for chunk in chunks {
                    fresh.wait(fresh.store().append(chunk, None)).unwrap();
                }
            });
            fresh.close();
            time
        });
        table.add(
            "empty",
            "import 20,000 rows, 2,000 a commit",
            &imported,
            &[Limit::Factor],
        );
    }
}

/// Feeds both files, chunk by chunk in turn; the sum of the times.
fn fill(sides: &mut [Side; 2], work: &mut Workload) -> Figures {
    let mut sums = [Duration::ZERO; 2];
    let mut first = 0;
    loop {
        let chunk: Vec<Vec<u8>> = work.by_ref().take(2_560).collect();
        if chunk.is_empty() {
            break;
        }
        for i in [first, 1 - first] {
            let (side, chunk) = (&sides[i], chunk.clone());
            sums[i] += timed(|| {
                let got = side.wait(side.store().receive(chunk)).unwrap();
                assert_eq!(
                    (got.known, got.aside),
                    (0, 0),
                    "every entry is new and readable"
                );
            });
        }
        first = 1 - first;
    }
    Figures {
        keyed: vec![report::ms(sums[0])],
        plain: vec![report::ms(sums[1])],
    }
}

fn today() -> Today {
    Today {
        now: WallTime::of(workload::end(), Copenhagen).local,
    }
}

fn first_screen(sides: &mut [Side; 2], name: &'static str, n: usize, table: &mut Table) {
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

fn addresses(
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

fn search(sides: &mut [Side; 2], name: &'static str, n: usize, table: &mut Table) {
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
            let (keyed, plain) = figures.medians();
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

fn saves(
    sides: &mut [Side; 2],
    work: &mut Workload,
    name: &'static str,
    n: usize,
    table: &mut Table,
) {
    let save = |side: &Side, mut new: NewEntry| {
        let (place, form) = (new.subject, "visit");
        let draft = DraftKey {
            subject: place,
            form,
        };
        // As the form does: what is open at the door is answered, and each tap was kept.
        if let Body::VisitLogged(visit) = &mut new.body {
            let state = side.ask(Address { place, most: SHOWN }).unwrap().state;
            visit.answers = state.open.iter().map(|plan| plan.id).collect();
            visit.slips_checked = state
                .slips
                .iter()
                .map(|slip| SlipChecked {
                    slip: slip.id,
                    state: SlipState::Gone,
                })
                .collect();
        }
        side.wait(side.store().keep_draft(draft.clone(), vec![0; 300]))
            .unwrap();
        let job = vec![new];
        timed(|| drop(side.wait(side.store().append(job, Some(draft))).unwrap()))
    };
    let visits: Vec<NewEntry> = (0..n).map(|_| work.further(None)).collect();
    let figures = both(sides, n, |side, i| save(side, visits[i].clone()));
    table.add(name, "save a visit", &figures, &[Limit::FactorOrMore]);

    let long = LONG.len() - 1;
    let visits: Vec<NewEntry> = (0..n).map(|_| work.further(Some(long))).collect();
    let figures = both(sides, n, |side, i| save(side, visits[i].clone()));
    let limits = [Limit::FactorOrMore, Limit::Below(20.0)];
    table.add(name, "save a visit where 1,000 are", &figures, &limits);

    let place = work.long_place(long);
    let known = sides[0].ask(Address { place, most: 400 }).unwrap().visits;
    let ids: Vec<_> = known.iter().rev().map(|v| v.id).collect();
    let mut changes = ids.into_iter().map(|visit| NewEntry {
        subject: place,
        at: WallTime::of(workload::end(), Copenhagen),
        body: Body::VisitCorrected(VisitCorrected {
            visit,
            changed: work.other_note(),
        }),
    });
    let mut correct = |n: usize, what: &str, reopen: bool| {
        let changes: Vec<NewEntry> = changes.by_ref().take(n).collect();
        let figures = both(sides, n, |side, i| {
            if reopen {
                side.close();
                side.open();
            }
            save(side, changes[i].clone())
        });
        table.add(name, what, &figures, &limits);
    };
    correct(n.min(20), "correct a visit where 1,000 are", false);
    correct(n.min(9), "the same, first after opening", true);
}
