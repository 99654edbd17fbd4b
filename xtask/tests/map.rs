//! `cargo xtask map` for real, with osmium and tilemaker, on two small extracts of OpenStreetMap.
#![cfg(target_os = "linux")]
#![expect(clippy::unwrap_used, reason = "a test may fail by unwrapping")]

#[path = "map/shapes.rs"]
mod shapes;

use fast_mvt::{MvtReaderRef, MvtValue};
use flate2::read::GzDecoder;
use std::collections::{BTreeMap, BTreeSet};
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

fn extract(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../tests/fixtures/maps/extracts")
        .join(format!("{name}.osm.pbf"))
}

/// A folder of this test's own, empty.
fn folder(name: &str) -> PathBuf {
    let here = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    if here.exists() {
        std::fs::remove_dir_all(&here).unwrap();
    }
    std::fs::create_dir_all(&here).unwrap();
    here
}

fn xtask(osm: &Path, name: &str, out: &Path, more: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_xtask"))
        .args(["map", "--name", name, "--osm"])
        .arg(osm)
        .arg("--out")
        .arg(out)
        .args(more)
        .output()
        .unwrap()
}

/// The map, which must come out well.
fn made(extract_name: &str, name: &str, out: &Path, more: &[&str]) -> Map {
    let said = xtask(&extract(extract_name), name, out, more);
    let errors = String::from_utf8_lossy(&said.stderr).into_owned();
    assert!(said.status.success(), "{errors}");
    Map {
        said: String::from_utf8(said.stdout).unwrap(),
        file: out.to_owned(),
    }
}

struct Map {
    said: String,
    file: PathBuf,
}

/// Something on the map: its layer and what is said of it.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Thing {
    layer: String,
    tags: BTreeMap<String, String>,
}

impl Thing {
    fn says(&self, key: &str) -> &str {
        self.tags.get(key).map_or("", String::as_str)
    }
}

fn unhex(text: &str) -> Vec<u8> {
    text.as_bytes()
        .chunks(2)
        .map(|two| u8::from_str_radix(std::str::from_utf8(two).unwrap(), 16).unwrap())
        .collect()
}

impl Map {
    fn sql(&self, words: &str) -> String {
        let said = Command::new("sqlite3")
            .arg(&self.file)
            .arg(words)
            .output()
            .unwrap();
        assert!(said.status.success());
        String::from_utf8(said.stdout).unwrap()
    }

    fn metadata(&self, name: &str) -> String {
        let words = format!("SELECT value FROM metadata WHERE name = '{name}'");
        self.sql(&words).trim().to_owned()
    }

    /// All that its tiles of that zoom hold; each tile must be whole.
    fn things(&self, zoom: u8) -> Vec<Thing> {
        let words = format!("SELECT hex(tile_data) FROM tiles WHERE zoom_level = {zoom}");
        let mut things = vec![];
        for line in self.sql(&words).lines() {
            let mut bytes = vec![];
            let packed = unhex(line);
            GzDecoder::new(&*packed).read_to_end(&mut bytes).unwrap();
            for layer in MvtReaderRef::new(&bytes).unwrap().layers() {
                for feature in layer.features() {
                    feature.geometry().unwrap();
                    let tags = feature.properties().map(|tag| {
                        let (key, value) = tag.unwrap();
                        let value = match value.into_owned() {
                            MvtValue::String(text) => text,
                            other => format!("{other:?}"),
                        };
                        (key.to_owned(), value)
                    });
                    let layer = layer.name().to_owned();
                    let tags = tags.collect();
                    things.push(Thing { layer, tags });
                }
            }
        }
        things
    }
}

fn count(things: &[Thing], layer: &str, key: &str, value: &str) -> usize {
    things
        .iter()
        .filter(|t| t.layer == layer && (key.is_empty() || t.says(key) == value))
        .count()
}

#[test]
fn a_town_has_its_names_its_numbers_and_both_grounds_under_its_roads() {
    let out = folder("helsinki").join("maps/h.mbtiles");
    let map = made("Helsinki", "Helsinki, midten æøå", &out, &[]);
    assert!(
        map.said.starts_with("Helsinki, midten æøå\nbounds 24.93"),
        "{}",
        map.said
    );
    assert!(map.said.contains("\ndata of 2019-04-21\n"), "{}", map.said);
    let things = map.things(14);
    assert!(count(&things, "transportation", "surface", "paved") > 500);
    assert!(count(&things, "transportation", "surface", "unpaved") > 50);
    assert!(count(&things, "housenumber", "", "") > 1_000);
    assert!(count(&things, "building", "", "") > 400);
    for class in ["library", "shop", "bus", "place_of_worship", "school"] {
        assert!(count(&things, "poi", "class", class) > 0, "{class}");
    }
    let names: BTreeSet<&str> = things
        .iter()
        .filter(|t| t.layer == "transportation_name")
        .map(|t| t.says("name"))
        .collect();
    for name in ["Eteläesplanadi", "Töölönlahdenkatu", "Mannerheimintie"] {
        assert!(names.contains(name), "{name} is not in {names:?}");
    }
}

#[test]
fn the_file_says_what_it_is_and_whom_to_credit() {
    let out = folder("town").join("t.mbtiles");
    let map = made("test", "Kanten af byen", &out, &[]);
    assert_eq!(map.metadata("name"), "Kanten af byen");
    assert_eq!(map.metadata("attribution"), "© OpenStreetMap-bidragydere");
    assert_eq!(map.metadata("date"), "2019-04-14");
    assert_eq!(map.metadata("format"), "pbf");
    assert_eq!(
        (map.metadata("minzoom"), map.metadata("maxzoom")),
        ("0".into(), "14".into())
    );
    let bounds: Vec<f64> = map
        .metadata("bounds")
        .split(',')
        .map(|n| n.parse().unwrap())
        .collect();
    for (said, wanted) in bounds.iter().zip([26.93, 60.52, 26.97, 60.54]) {
        assert!((said - wanted).abs() < 1e-4, "{bounds:?}");
    }
    let things = map.things(14);
    assert!(count(&things, "transportation", "class", "track") > 0);
    assert!(count(&things, "building", "", "") > 1_500);
    assert!(count(&things, "housenumber", "", "") > 0);
    // Far out there are roads, and no house.
    let far = map.things(10);
    assert!(count(&far, "transportation", "", "") > 0 && count(&far, "building", "", "") == 0);
    assert!(std::fs::metadata(&out).unwrap().len() < 300_000);
    // What was between is gone, and the file is never written over.
    let before = std::fs::read(&out).unwrap();
    let again = xtask(&extract("test"), "Noget andet", &out, &[]);
    assert_eq!(again.status.code(), Some(1));
    assert_eq!(std::fs::read(&out).unwrap(), before);
    assert_eq!(std::fs::read_dir(out.parent().unwrap()).unwrap().count(), 1);
}

#[test]
fn a_box_is_cut_out_and_two_makings_hold_the_same() {
    let folder = folder("box");
    let cut = ["--bbox", "26.94,60.525,26.95,60.53"];
    let one = made("test", "Et hjørne", &folder.join("1.mbtiles"), &cut);
    let other = made("test", "Et hjørne", &folder.join("2.mbtiles"), &cut);
    assert_eq!(one.metadata("bounds"), "26.94,60.525,26.95,60.53");
    let (mut ones, mut others) = (one.things(14), other.things(14));
    ones.sort();
    others.sort();
    assert!(ones == others);
    let houses = count(&ones, "building", "", "");
    assert!((20..1_000).contains(&houses), "{houses}");
}

#[test]
fn the_sea_is_drawn_where_the_shapes_have_it() {
    let folder = folder("sea");
    let sea = folder.join("water-polygons-split-4326");
    std::fs::create_dir(&sea).unwrap();
    shapes::write(&sea.join("water_polygons"), [26.90, 60.50, 26.945, 60.56]);
    let coast = ["--coastline", folder.to_str().unwrap()];
    let map = made("test", "Ved kysten", &folder.join("s.mbtiles"), &coast);
    for zoom in [6, 14] {
        assert!(
            count(&map.things(zoom), "water", "class", "ocean") > 0,
            "{zoom}"
        );
    }
    let inland = made("test", "Inde i landet", &folder.join("i.mbtiles"), &[]);
    assert_eq!(count(&inland.things(14), "water", "class", "ocean"), 0);
}

#[test]
fn what_is_no_extract_is_refused_and_leaves_nothing() {
    let folder = folder("refused");
    let osm = folder.join("x.osm.pbf");
    std::fs::write(&osm, "no extract").unwrap();
    let said = xtask(&osm, "Intet", &folder.join("x.mbtiles"), &[]);
    assert_eq!(said.status.code(), Some(1));
    let sea = xtask(
        &extract("test"),
        "Hav",
        &folder.join("y.mbtiles"),
        &["--coastline", "."],
    );
    assert_eq!(sea.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&sea.stderr).contains("water_polygons.shp"));
    assert_eq!(std::fs::read_dir(&folder).unwrap().count(), 1);
}
