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

mod asking;
mod list;
mod prose;
mod report;
mod saving;
mod side;
mod workload;

use asking::{addresses, first_screen, search, the_map, today};
use grusvej::store::NewEntry;
use grusvej::store::views::{Address, PhoneHolds};
use report::{Figures, Limit, Table, tell};
use saving::{save, saves};
use side::{Side, both, timed};
use std::process::ExitCode;
use std::time::Duration;
use workload::{LONG, Preset, REGION, SHOWN, TEAM, Workload};

const IMPORTED: usize = 20_000;
/// Rows of a list that go into one transaction.
const CHUNK: usize = 2_000;
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
    let mut measured: Vec<(Side, Workload)> = Vec::new();
    for preset in &asked.presets {
        measured.push(measure(*preset, asked.quick, &mut table));
    }
    if let [team, region] = measured.as_mut_slice() {
        grow(region, team, &mut table);
    }
    if table.finish() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

/// The same on a large and on a small history in turn: what was measured minutes apart is not to be compared.
fn grow(large: &mut (Side, Workload), small: &mut (Side, Workload), table: &mut Table) {
    let mut both =
        |what: &str, n: usize, work: &mut dyn FnMut(&mut Side, &mut Workload) -> Duration| {
            let mut figures = Figures::default();
            for _ in 0..n {
                figures
                    .keyed
                    .push(report::ms(work(&mut large.0, &mut large.1)));
                figures
                    .plain
                    .push(report::ms(work(&mut small.0, &mut small.1)));
            }
            table.growth(what, &figures);
        };
    for (what, evict) in [
        ("first screen, file in the cache", false),
        ("first screen, from disk", true),
    ] {
        both(what, 21, &mut |side, _| {
            side.close();
            if evict {
                side.evict();
            }
            timed(|| {
                side.open();
                drop(side.ask(today()));
            })
        });
    }
    both("save a visit", 80, &mut |side, work| {
        save(side, work.further(None))
    });
    for (i, visits) in LONG.into_iter().enumerate() {
        let what = format!("open an address of {visits} visits, file in the cache");
        both(&what, 15, &mut |side, work| {
            side.close();
            side.open();
            let question = Address {
                place: work.long_place(i),
                most: SHOWN,
            };
            timed(|| drop(side.ask(question)))
        });
    }
}

fn measure(preset: Preset, quick: bool, table: &mut Table) -> (Side, Workload) {
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
    table.add(name, "receive everything, 2,560 a commit", &filled, &[]);
    for side in &sides {
        let holding = side.ask(PhoneHolds);
        tell(&format!("{}: {holding:?}", side.name()));
    }

    first_screen(&mut sides, name, some(21), table);
    addresses(&mut sides, &work, name, some(25), table);
    search(&mut sides, name, some(7), table);
    the_map(&mut sides, name, some(15), table);
    saves(&mut sides, &mut work, name, some(200), table);
    // A region takes half a minute for one.
    let rebuilds = if name == "team" { 9 } else { 3 };
    let rebuilt = both(&mut sides, rebuilds, |side, _| {
        timed(|| side.wait(side.store().rebuild(Box::new(|_| true))).unwrap())
    });
    table.add(name, "rebuild", &rebuilt, &[Limit::Factor]);
    if name == "team" {
        let list = list::place_list(IMPORTED, seed);
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
    let [keyed, _] = sides;
    (keyed, work)
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
        synced: false,
        keyed: vec![report::ms(sums[0])],
        plain: vec![report::ms(sums[1])],
    }
}
