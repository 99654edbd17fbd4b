//! `grusvej map`: map files without a screen.

use crate::{run, text};
use serde_json::{Value, json};
use std::path::Path;
use std::process::Output;

fn map(file: &Path, dir: &Path) -> Output {
    run(&["map", text(file), "--data", text(dir)])
}

fn helsinki() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/maps/helsinki.mbtiles")
}

#[test]
fn a_map_is_brought_in_and_said_in_one_object_and_the_second_time_is_the_same() {
    let dir = tempfile::tempdir().unwrap();
    let first = map(&helsinki(), dir.path());
    assert_eq!(first.status.code(), Some(0), "{first:?}");
    let said: Value = serde_json::from_slice(&first.stdout).unwrap();
    assert_eq!(
        said,
        json!({
            "id": said["id"], "name": "helsinki",
            "bounds": [24.935_177, 60.164_155, 24.953_413, 60.179_107],
            "min_zoom": 0, "max_zoom": 14, "made_on": null, "bytes": 212_992, "tiles": 19,
            "credit": "© OpenMapTiles © OpenStreetMap",
        })
    );
    let id = said["id"].as_str().unwrap();
    let kept = dir.path().join(format!("maps/{id}-helsinki.mbtiles"));
    assert_eq!(
        std::fs::read(kept).unwrap(),
        std::fs::read(helsinki()).unwrap()
    );
    assert_eq!(map(&helsinki(), dir.path()).stdout, first.stdout);
    assert_eq!(
        std::fs::read_dir(dir.path().join("maps")).unwrap().count(),
        1
    );
}

#[test]
fn what_is_no_map_fails_with_a_sentence_that_names_no_file() {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("vita.mbtiles");
    std::fs::write(&file, b"hej").unwrap();
    for (file, sentence) in [
        (file.as_path(), "this is not a map file"),
        (&dir.path().join("nowhere"), "the file cannot be read"),
        (dir.path(), "the file cannot be read"),
    ] {
        let data = dir.path().join("data");
        let said = map(file, &data);
        let words = String::from_utf8(said.stderr).unwrap();
        assert_eq!(
            (said.status.code(), said.stdout.len()),
            (Some(1), 0),
            "{words}"
        );
        assert!(
            words.contains(sentence) && !words.contains("vita"),
            "{words}"
        );
        let left = std::fs::read_dir(data.join("maps")).map_or(0, Iterator::count);
        assert_eq!(left, 0);
    }
}
