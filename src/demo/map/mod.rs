//! The map of the made-up village, drawn by rule and by seeded dice: the same file each time.
//!
//! In the OpenMapTiles schema, as the maps of real municipalities are, so that the demo shows what they will show. A
//! piece of a real map was refused: the village's places are made up, and would lie in the gardens of strangers.

mod fields;
mod houses;
mod land;
mod landmarks;
mod layers;
mod rings;
mod streets;
mod tiles;
mod way;

pub(super) use houses::house;
pub(super) use landmarks::{LIBRARY, SHOP};
pub(super) use way::Metres;

use super::places::ground;
use crate::store::tile_file::{self, Contents, TileFileError};
use houses::flats;
use std::path::Path;

/// The south-western and the north-eastern corner of the map, in metres from the middle of the village.
const BOX: (Metres, Metres) = ((-1700.0, -1700.0), (1700.0, 1500.0));

/// The day of its last change.
const DATE: &str = "2026-11-25";

/// Why the map was not written.
#[derive(Debug, thiserror::Error)]
pub enum MapError {
    /// A tile could not be made.
    #[error(transparent)]
    Tile(#[from] fast_mvt::MvtError),
    /// A tile could not be packed.
    #[error(transparent)]
    Packed(#[from] std::io::Error),
    /// The file could not be written.
    #[error(transparent)]
    File(#[from] TileFileError),
}

/// Metres of the stairs of Lærkevej 22.
pub(super) fn stairs() -> Metres {
    let at = flats().at;
    (at.x, at.y)
}

/// Writes the map of Fuglekær as a new MBTiles file. The same tiles each time.
///
/// # Errors
/// If there is a file of that name already, or it cannot be written; then none is left behind.
pub fn map(file: &Path) -> Result<(), MapError> {
    let tiles = tiles::tiles(&layers::features())?;
    let (south_west, north_east) = (ground(BOX.0), ground(BOX.1));
    let contents = Contents {
        name: "Fuglekær",
        attribution: "Fuglekær er opdigtet",
        date: DATE,
        bounds: [
            south_west.lon,
            south_west.lat,
            north_east.lon,
            north_east.lat,
        ],
        zooms: (0, tiles::LAST_ZOOM),
        layers: LAYERS,
    };
    tile_file::write(file, &contents, tiles)?;
    Ok(())
}

/// The layers, and the keys of what is said in them.
const LAYERS: &[(&str, &[&str])] = &[
    ("landcover", &["class", "subclass"]),
    ("landuse", &["class"]),
    ("park", &["class"]),
    ("water", &["class"]),
    ("waterway", &["class", "name", "name:latin"]),
    ("transportation", &["class", "subclass", "surface"]),
    ("building", &["render_height"]),
    ("transportation_name", &["class", "name", "name:latin"]),
    ("housenumber", &["housenumber"]),
    ("place", &["class", "rank", "name", "name:latin"]),
    ("poi", &["class", "subclass", "rank", "name", "name:latin"]),
    ("water_name", &["class", "name", "name:latin"]),
];

#[cfg(test)]
mod tests;
