//! `grusvej import`: address lists without a screen.

use crate::{demo, run, text, with_store};
use grusvej::store::views::PhoneHolds;
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::Output;

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/fixtures/lists")
        .join(name)
}

fn json(output: &Output) -> Value {
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let said = String::from_utf8(output.stdout.clone()).unwrap();
    assert_eq!(said.lines().count(), 1, "one object, on one line");
    serde_json::from_str(&said).unwrap()
}

#[test]
fn a_dry_run_reads_both_lists_and_writes_nothing() {
    for name in ["addresses-plain.csv", "addresses-kartverket.csv"] {
        let said = json(&run(&[
            "import",
            fixture(name).to_str().unwrap(),
            "--dry-run",
        ]));
        assert_eq!(said["rows"], 600, "{name}");
        assert_eq!(said["bad"], Value::Array(vec![]), "{name}");
        let places = said["places"].as_array().unwrap();
        assert_eq!(places.len(), 600);
        for place in places {
            let mut keys: Vec<_> = place.as_object().unwrap().keys().collect();
            keys.sort();
            assert_eq!(
                keys,
                [
                    "city", "door", "floor", "lat", "lon", "number", "postcode", "street"
                ]
            );
            assert!(place["street"].is_string() && place["number"].is_string());
            let (lat, lon) = (
                place["lat"].as_f64().unwrap(),
                place["lon"].as_f64().unwrap(),
            );
            assert!(
                (60.0..60.5).contains(&lat) && (24.5..25.5).contains(&lon),
                "{place}"
            );
        }
        assert_eq!(
            said["added"].as_u64().unwrap() + said["known"].as_u64().unwrap(),
            600
        );
    }
}

#[tokio::test]
async fn importing_twice_adds_nothing_the_second_time() {
    let dir = tempfile::tempdir().unwrap();
    demo(dir.path());
    let file = fixture("addresses-plain.csv");
    let bring = || {
        run(&[
            "import",
            file.to_str().unwrap(),
            "--data",
            text(dir.path()),
            "--pin",
            "2468",
        ])
    };
    let first = json(&bring());
    let added = first["added"].as_u64().unwrap();
    assert!(added > 550 && first.get("places").is_none(), "{first}");
    let places = with_store(dir.path(), "2468", async |s| {
        s.ask(PhoneHolds).await.unwrap().places
    })
    .await;
    let second = json(&bring());
    assert_eq!(
        (second["added"].as_u64(), second["known"].as_u64()),
        (Some(0), Some(600)),
        "{second}"
    );
    let again = with_store(dir.path(), "2468", async |s| {
        s.ask(PhoneHolds).await.unwrap().places
    })
    .await;
    assert_eq!(places, again);
}

#[test]
fn a_wrong_code_fails_the_import_and_adds_nothing() {
    let dir = tempfile::tempdir().unwrap();
    demo(dir.path());
    let file = fixture("addresses-plain.csv");
    let said = run(&[
        "import",
        file.to_str().unwrap(),
        "--data",
        text(dir.path()),
        "--pin",
        "8642",
    ]);
    assert_eq!(
        (said.status.code(), said.stdout.is_empty()),
        (Some(1), true)
    );
    assert!(!String::from_utf8_lossy(&said.stderr).contains("8642"));
    let said = run(&["import", file.to_str().unwrap(), "--data", text(dir.path())]);
    assert_eq!(said.status.code(), Some(1), "no code at all");
}

#[test]
fn bad_rows_are_told_with_their_line_and_the_good_ones_counted() {
    let dir = tempfile::tempdir().unwrap();
    let list = dir.path().join("list.csv");
    std::fs::write(&list, "vej;nr;postnr;by\nSnejpevej;14;1234;Landsbyen\n;;;\nVibevej;9;1234;Landsbyen\n;7;1234;Landsbyen\n").unwrap();
    let said = json(&run(&["import", list.to_str().unwrap(), "--dry-run"]));
    let bad = said["bad"].as_array().unwrap();
    assert!(!bad.is_empty(), "{said}");
    assert!(
        bad.iter()
            .all(|b| b["line"].is_u64() && !b["reason"].as_str().unwrap().is_empty()),
        "{said}"
    );
    assert_eq!(said["places"].as_array().unwrap().len(), 2, "{said}");
    std::fs::write(&list, "vej;nr;postnr;by\n;7;1234;Landsbyen\n").unwrap();
    let said = run(&["import", list.to_str().unwrap(), "--dry-run"]);
    assert_eq!(said.status.code(), Some(1), "no row was good");
}
