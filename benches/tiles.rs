//! What it costs that a tile comes from a file no one vouches for: through the shelf, with its threads, limits and
//! checks, beside a plain read of the same row and unpacking.
//!
//! `cargo bench --no-default-features --features preview --bench tiles`. Both are done in turn within one run on the
//! map of Helsinki, because times drift with the machine. Ends with failure if a limit is broken.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a benchmark fails by panicking, tells its figures, and reads with the plain library beside ours"
)]

use flate2::read::GzDecoder;
use grusvej::store::tiles::{MapId, Shelf};
use rusqlite::{Connection, OpenFlags};
use std::io::Read;
use std::path::Path;
use std::process::ExitCode;
use std::time::{Duration, Instant};
use tokio::runtime::Runtime;

/// The four tiles of zoom 14, as column and row from the north. The second is the largest of the map: 90 kB packed.
const NEAREST: [(u32, u32); 4] = [(9326, 4742), (9327, 4742), (9326, 4741), (9327, 4741)];
const ROUNDS: usize = 2_000;
/// What a tile may cost more than the plain read in the middle: hand-over to a thread and back.
const MORE: Duration = Duration::from_micros(500);

fn main() -> ExitCode {
    let dir = tempfile::tempdir().unwrap();
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/maps/helsinki.mbtiles");
    let runtime = tokio::runtime::Builder::new_current_thread()
        .build()
        .unwrap();
    let shelf = Shelf::open(dir.path().to_owned());
    let mut adding = shelf.add("helsinki.mbtiles").unwrap();
    adding.write(&std::fs::read(&file).unwrap()).unwrap();
    let map = adding.finish().unwrap().id;
    let plain = Connection::open_with_flags(file, OpenFlags::SQLITE_OPEN_READ_ONLY).unwrap();

    println!(
        "| tiles at once | shelf p50 ms | plain p50 ms | ratio | shelf p99 ms | plain p99 ms | ratio | n | holds |"
    );
    println!("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | --- |");
    let mut holds = true;
    for (what, tiles) in [
        ("the smallest", &NEAREST[2..3]),
        ("the largest", &NEAREST[1..2]),
        ("a screen of four", &NEAREST[..]),
    ] {
        let (mut ours, mut theirs) = (Vec::new(), Vec::new());
        for _ in 0..ROUNDS {
            ours.push(timed(|| through(&runtime, &shelf, map, tiles)));
            theirs.push(timed(|| plainly(&plain, tiles)));
        }
        holds &= tell(what, &mut ours, &mut theirs);
    }
    if holds {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

fn timed(work: impl FnOnce() -> usize) -> Duration {
    let start = Instant::now();
    assert!(work() > 1_000, "a tile of the middle of a city");
    start.elapsed()
}

/// Asks for all, then waits for all, as the page does; how many bytes came.
fn through(runtime: &Runtime, shelf: &Shelf, map: MapId, tiles: &[(u32, u32)]) -> usize {
    runtime.block_on(async {
        let asked = tiles.iter().map(|(x, y)| shelf.tile(map, 14, *x, *y));
        let all = futures_util::future::join_all(asked).await;
        all.into_iter()
            .map(|tile| tile.unwrap().unwrap().len())
            .sum()
    })
}

fn plainly(plain: &Connection, tiles: &[(u32, u32)]) -> usize {
    let sql =
        "SELECT tile_data FROM tiles WHERE zoom_level = 14 AND tile_column = ?1 AND tile_row = ?2";
    let mut statement = plain.prepare_cached(sql).unwrap();
    let read = |(x, y): &(u32, u32)| {
        let row = (1 << 14) - 1 - y;
        let packed: Vec<u8> = statement.query_row((x, row), |r| r.get(0)).unwrap();
        let mut tile = Vec::new();
        GzDecoder::new(packed.as_slice())
            .read_to_end(&mut tile)
            .unwrap();
        tile.len()
    };
    tiles.iter().map(read).sum()
}

/// Prints a line; whether the limit holds.
fn tell(what: &str, ours: &mut [Duration], theirs: &mut [Duration]) -> bool {
    ours.sort();
    theirs.sort();
    let at = |of: &[Duration], percent: usize| of[(of.len() - 1) * percent / 100];
    let ms = |time: Duration| time.as_secs_f64() * 1000.0;
    let mut line = format!("| {what} |");
    for percent in [50, 99] {
        let (a, b) = (ms(at(ours, percent)), ms(at(theirs, percent)));
        let cell = format!(" {a:.3} | {b:.3} | {:.2} |", a / b);
        line.push_str(&cell);
    }
    let good = at(ours, 50) <= at(theirs, 50) + MORE;
    println!(
        "{line} {} | {} |",
        ours.len(),
        if good { "yes" } else { "**no**" }
    );
    good
}
