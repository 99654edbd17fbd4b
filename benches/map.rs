//! The map in a real browser: how long until it is drawn, and how it moves with a municipality's places on it.
//!
//! Chromium draws in software here, so that times say little of a phone; what counts is the ratio to the same map with
//! nothing on it, in the same run.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    clippy::print_stdout,
    reason = "a benchmark fails by panicking, and prints its figures"
)]

#[path = "../tests/browser/harness/mod.rs"]
mod harness;

use chrono_tz::Europe::Copenhagen;
use grusvej::domain::entry::Body;
use grusvej::domain::id::SubjectId;
use grusvej::domain::place::{CircleState, Marked, PlaceAdded, PlaceFields, PlaceSort, Position};
use grusvej::domain::time::{WallTime, parse_minute};
use grusvej::store::{NewEntry, Store};
use grusvej::ui::session::Session;
use grusvej::vault::{Code, Cost, Options};
use harness::{NOW, Name, PIN, Phone, World, run};
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Instant;

const PLACES: u32 = 20_000;
const CIRCLES: u32 = 5_000;
/// Where the real map lies.
const MIDDLE: Position = Position {
    lat: 60.1715,
    lon: 24.944,
};

/// Scattered like houses: dense in the middle, thin outside; the same each time.
fn spot(n: u32) -> Position {
    let turn = f64::from(n) * 2.399_963;
    let away = 0.06 * (f64::from(n) / f64::from(PLACES)).sqrt();
    Position {
        lat: MIDDLE.lat + away * turn.sin(),
        lon: MIDDLE.lon + 2.0 * away * turn.cos(),
    }
}

fn entries(n: u32) -> Vec<NewEntry> {
    let at = WallTime::new(parse_minute(NOW).unwrap(), Copenhagen);
    let subject = SubjectId::listed("bench", &n.to_string());
    let circle = n < CIRCLES;
    let place = PlaceFields {
        sort: Some(if circle {
            PlaceSort::Stretch
        } else {
            PlaceSort::Address
        }),
        street: Some(format!("Vej {}", n / 40).as_str().into()),
        number: (!circle).then(|| n.to_string().as_str().into()),
        position: (!circle).then(|| spot(n)),
        ..PlaceFields::default()
    };
    let added = Body::PlaceAdded(PlaceAdded { place });
    let marked = circle.then(|| {
        Body::PlaceMarked(Marked {
            centre: spot(n),
            radius_m: 100,
            state: CircleState::ALL[n as usize % 2],
            day: None,
        })
    });
    let bodies = [Some(added), marked].into_iter().flatten();
    bodies.map(|body| NewEntry { subject, at, body }).collect()
}

async fn fill(store: &Store) {
    let all: Vec<NewEntry> = (0..PLACES + CIRCLES).flat_map(entries).collect();
    for some in all.chunks(2_000) {
        store.append(some.to_vec(), None).await.unwrap();
    }
}

/// A demo vault with the real map, and with places if wanted.
async fn world(full: bool) -> (World, Phone) {
    let world = World::empty().await;
    let session = Session::new(Arc::clone(&world.desk));
    let options = Options {
        demo: true,
        cost: Cost::FLOOR,
    };
    session
        .start(Code::new(PIN), "Vita".into(), options)
        .await
        .unwrap();
    if full {
        fill(&session.store().unwrap()).await;
    }
    let shelf = world.desk.maps().clone();
    tokio::task::spawn_blocking(move || {
        let file = concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/tests/fixtures/maps/helsinki.mbtiles"
        );
        let mut adding = shelf.add("helsinki").unwrap();
        adding.write(&std::fs::read(file).unwrap()).unwrap();
        adding.finish().unwrap();
    })
    .await
    .unwrap();
    session.lock();
    let phone = world.open_phone().await;
    (world, phone)
}

/// From the tap on "Kort" to a map with all that it was told, in milliseconds.
async fn first_map(phone: &Phone, marks: u32) -> f64 {
    let begun = Instant::now();
    phone.tap("link", Name::Is("Kort")).await;
    phone
        .until(
            "the map",
            &format!("!!window.grusMap && grusMap.see().loaded && grusMap.see().marks >= {marks}"),
        )
        .await;
    begun.elapsed().as_secs_f64() * 1e3
}

/// Milliseconds from frame to frame while the map goes a little further in each; sorted.
async fn frames(phone: &Phone) -> Vec<f64> {
    let Position { lat, lon } = MIDDLE;
    let script = format!(
        "new Promise(done => {{ const times = []; let last = 0, n = 0;
           grusMap.do({{ kind: 'Go', centre: [{lon}, {lat}], zoom: 15 }});
           const step = now => {{ if (last) times.push(now - last); last = now;
             if (++n > 80) return done(times.sort((a, b) => a - b));
             const turn = n / 80 * 2 * Math.PI;
             grusMap.do({{ kind: 'Go', centre: [{lon} + 0.006 * Math.sin(turn), {lat} + 0.003 * (1 - Math.cos(turn))] }});
             requestAnimationFrame(step); }};
           setTimeout(() => requestAnimationFrame(step), 1500); }})"
    );
    phone.js(&script).await
}

fn at(sorted: &[f64], share: f64) -> f64 {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        clippy::cast_precision_loss,
        reason = "a place in a short list"
    )]
    let i = ((sorted.len() - 1) as f64 * share) as usize;
    sorted[i]
}

fn main() -> ExitCode {
    run(async {
        println!("| what lies on the map | first map ms | frame p50 ms | p95 ms |");
        println!("| --- | ---: | ---: | ---: |");
        let mut p95 = Vec::new();
        for (full, what) in [(false, "nothing"), (true, "20,000 places, 5,000 circles")] {
            let (_world, phone) = world(full).await;
            let first = first_map(&phone, if full { PLACES } else { 0 }).await;
            let frames = frames(&phone).await;
            println!(
                "| {what} | {first:.0} | {:.1} | {:.1} |",
                at(&frames, 0.5),
                at(&frames, 0.95)
            );
            p95.push(at(&frames, 0.95));
            phone.end().await;
        }
        println!("\nratio of p95: {:.2}", p95[1] / p95[0]);
    });
    ExitCode::SUCCESS
}
