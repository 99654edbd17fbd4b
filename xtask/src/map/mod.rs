//! `cargo xtask map`: a municipality's map file from an extract of OpenStreetMap.
//!
//! osmium cuts and tilemaker draws, with our own profile in `xtask/map`: what their packages bring knows no surface of
//! roads and names everything else that there is. docs/MAPS.md tells an administrator how to go about it.

mod refs;
mod result;

use std::io::BufReader;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::{Value, json};

use crate::args::MapWish;
use crate::failure::{Failure, met};
use crate::house::{House, must, output, succeeds, tied};
use crate::install::{self, Need};

/// To be shown beside every map made of these data: their licence asks for it.
const CREDIT: &str = "© OpenStreetMap-bidragydere";

/// The layer of the sea in our config. tilemaker wants a layer before those that are written into it, and the config is
/// written in the order of the alphabet: so this comes after `water`.
const SEA: &str = "water_sea";

/// West, south, east and north in degrees.
type Bounds = [f64; 4];

/// Makes the file, checks it and says what is in it.
pub(crate) fn map(house: &House, wish: &MapWish) -> Result<(), Failure> {
    if wish.out.exists() {
        return Err(Failure::Said(format!(
            "{}: there is such a file already",
            wish.out.display()
        )));
    }
    install::ensure(house, &[Need::Map])?;
    let bench = Bench::new(house)?;
    let made = make(house, wish, &bench);
    bench.clear();
    made
}

fn make(house: &House, wish: &MapWish, bench: &Bench) -> Result<(), Failure> {
    let date = day(&wish.osm)?;
    let cut = cut(wish, bench)?;
    let whole = whole(&cut, bench)?;
    let bounds = match wish.bounds {
        Some(bounds) => bounds,
        None => bounds(&wish.osm)?,
    };
    let config = config(house, wish, bench)?;
    let tiles = bench.file("tiles.mbtiles");
    draw(house, &whole, &config, bounds, &tiles)?;
    result::describe(&tiles, &wish.name, CREDIT, &date, bounds)?;
    let said = result::check(&tiles)?;
    if let Some(folder) = wish.out.parent() {
        std::fs::create_dir_all(folder).map_err(|e| met("--out", e))?;
    }
    // Beside the target first: a file under its own name is a whole one.
    let part = wish.out.with_extension("part");
    std::fs::copy(&tiles, &part).map_err(|e| met("--out", e))?;
    std::fs::rename(&part, &wish.out).map_err(|e| met("--out", e))?;
    println!("{said}");
    Ok(())
}

/// A folder for what comes between.
struct Bench(PathBuf);

impl Bench {
    fn new(house: &House) -> Result<Self, Failure> {
        let dir = house.target.join(format!("map-{}", std::process::id()));
        std::fs::create_dir_all(&dir).map_err(|e| met("the folder of the work", e))?;
        Ok(Self(dir))
    }

    fn file(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }

    fn clear(&self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

fn osmium(words: &[&str]) -> Command {
    let mut command = tied("osmium");
    command.args(words);
    command
}

/// One word about the extract.
fn told(osm: &Path, what: &str) -> Result<String, Failure> {
    let mut ask = osmium(&["fileinfo", "--no-progress", "--get", what]);
    if what.starts_with("data.") {
        ask.arg("--extended");
    }
    output(ask.arg(osm), "osmium fileinfo").map(|said| said.trim().to_owned())
}

/// The day up to which the data reach: what the file says of itself, else the last change in it.
fn day(osm: &Path) -> Result<String, Failure> {
    for what in [
        "header.option.osmosis_replication_timestamp",
        "header.option.timestamp",
        "data.timestamp.last",
    ] {
        let said = told(osm, what)?;
        if let Some(day) = said.get(..10).filter(|day| day.starts_with("20")) {
            return Ok(day.to_owned());
        }
    }
    Err(Failure::Said(
        "the extract does not say how old it is".to_owned(),
    ))
}

/// The box that the file says it covers, else the one around its data.
fn bounds(osm: &Path) -> Result<Bounds, Failure> {
    for what in ["header.boxes", "data.bbox"] {
        let said = told(osm, what)?;
        if let Some(bounds) = parse_bounds(said.trim_matches(['(', ')'])) {
            return Ok(bounds);
        }
    }
    Err(Failure::Said(
        "the extract says no bounds: give --bbox W,S,E,N".to_owned(),
    ))
}

/// Four numbers with commas, in an order that makes a box on the globe.
pub(crate) fn parse_bounds(text: &str) -> Option<Bounds> {
    let numbers: Option<Vec<f64>> = text.split(',').map(|n| n.trim().parse().ok()).collect();
    let bounds: Bounds = numbers?.try_into().ok()?;
    let [west, south, east, north] = bounds;
    (-180.0 <= west
        && west < east
        && east <= 180.0
        && -85.0 <= south
        && south < north
        && north <= 85.0)
        .then_some(bounds)
}

fn text(bounds: Bounds) -> String {
    bounds.map(|n| n.to_string()).join(",")
}

/// The part of the extract within the box, with the whole of every way and area that reaches into it.
fn cut(wish: &MapWish, bench: &Bench) -> Result<PathBuf, Failure> {
    let Some(bounds) = wish.bounds else {
        return Ok(wish.osm.clone());
    };
    eprintln!("Cutting out the box");
    let cut = bench.file("cut.osm.pbf");
    let mut command = osmium(&[
        "extract",
        "--no-progress",
        "--strategy",
        "smart",
        "--set-bounds",
    ]);
    command
        .args(["--bbox", &text(bounds), "--output"])
        .args([&cut, &wish.osm]);
    must(&mut command, "osmium extract")?;
    Ok(cut)
}

/// The extract without references to what is not in it; itself, if it has none.
fn whole(osm: &Path, bench: &Bench) -> Result<PathBuf, Failure> {
    if succeeds(osmium(&["check-refs", "--no-progress"]).arg(osm)) {
        return Ok(osm.to_owned());
    }
    eprintln!("Dropping what the extract names but does not hold");
    let doing = "osmium cat";
    let whole = bench.file("whole.osm.pbf");
    let mut from = osmium(&["cat", "--no-progress", "--output-format", "opl"])
        .arg(osm)
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|e| met(doing, e))?;
    let mut to = osmium(&[
        "cat",
        "--no-progress",
        "--input-format",
        "opl",
        "-",
        "--output",
    ])
    .arg(&whole)
    .stdin(Stdio::piped())
    .spawn()
    .map_err(|e| met(doing, e))?;
    if let (Some(lines), Some(kept)) = (from.stdout.take(), to.stdin.take()) {
        let kept = std::io::BufWriter::new(kept);
        refs::drop_dangling(BufReader::new(lines), kept).map_err(|e| met(doing, e))?;
    }
    for mut child in [from, to] {
        if !child.wait().map_err(|e| met(doing, e))?.success() {
            return Err(Failure::Said(format!("{doing}: failed")));
        }
    }
    Ok(whole)
}

/// Our config with the map's name, and with the sea if its shapes are there.
fn config(house: &House, wish: &MapWish, bench: &Bench) -> Result<PathBuf, Failure> {
    let doing = "xtask/map/config.json";
    let read = std::fs::read_to_string(house.root.join(doing)).map_err(|e| met(doing, e))?;
    let mut config: Value = serde_json::from_str(&read).map_err(|e| met(doing, e))?;
    if let Some(name) = config.pointer_mut("/settings/name") {
        *name = json!(wish.name);
    }
    let sea = match &wish.coastline {
        Some(dir) => Some(shapes(dir)?),
        None => None,
    };
    match (
        sea,
        config.pointer_mut("/layers").and_then(Value::as_object_mut),
    ) {
        (Some(shapes), Some(layers)) => {
            if let Some(source) = layers.get_mut(SEA).and_then(|sea| sea.get_mut("source")) {
                *source = json!(shapes);
            }
        }
        (None, Some(layers)) => {
            eprintln!("Without --coastline the sea stays empty; for an inland area that is right");
            layers.remove(SEA);
        }
        (_, None) => return Err(Failure::Said(format!("{doing}: no layers"))),
    }
    let file = bench.file("config.json");
    std::fs::write(&file, config.to_string()).map_err(|e| met(doing, e))?;
    Ok(file)
}

/// The file of the seas in the unpacked folder of osmdata.openstreetmap.de, or in a folder within it.
fn shapes(dir: &Path) -> Result<PathBuf, Failure> {
    let dir = std::path::absolute(dir).map_err(|e| met("--coastline", e))?;
    ["", "water-polygons-split-4326"]
        .iter()
        .map(|within| dir.join(within).join("water_polygons.shp"))
        .find(|file| file.exists())
        .ok_or_else(|| Failure::Said("--coastline: there is no water_polygons.shp".to_owned()))
}

fn draw(
    house: &House,
    osm: &Path,
    config: &Path,
    bounds: Bounds,
    tiles: &Path,
) -> Result<(), Failure> {
    eprintln!("Drawing the tiles");
    let mut command = tied("tilemaker");
    command
        .arg("--input")
        .arg(osm)
        .arg("--output")
        .arg(tiles)
        .arg("--bbox")
        .arg(text(bounds))
        .arg("--config")
        .arg(config)
        .arg("--process")
        .arg(house.root.join("xtask/map/process.lua"))
        .stdin(Stdio::null())
        .stdout(std::io::stderr());
    must(&mut command, "tilemaker")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bounds_are_four_numbers_that_make_a_box() {
        assert_eq!(
            parse_bounds("8.1,55.4, 8.9,56"),
            Some([8.1, 55.4, 8.9, 56.0])
        );
        for wrong in [
            "",
            "8,55,9",
            "8,55,9,56,1",
            "9,55,8,56",
            "8,56,9,55",
            "8,55,9,x",
            "8,55,9,NaN",
            "8,55,200,56",
        ] {
            assert_eq!(parse_bounds(wrong), None, "{wrong}");
        }
    }
}
