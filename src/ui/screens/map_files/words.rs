//! What is said of map files.

use super::{Well, Why};
use crate::store::tiles::{Bounds, MapError, MapInfo};
use crate::t;
use crate::ui::figures::decimal;
use crate::ui::files::FileError;

pub(super) fn name(map: &MapInfo) -> String {
    if map.name.is_empty() {
        t!("map-file-unnamed")
    } else {
        map.name.clone()
    }
}

/// `ca. 1,0 x 1,7 km`; from ten kilometres on without decimals, which would say more than is known.
pub(super) fn area(bounds: &Bounds) -> String {
    let (width, height) = bounds.size_km();
    let places = usize::from(width.min(height) < 10.0);
    t!(
        "map-file-area",
        width = decimal(width, places),
        height = decimal(height, places)
    )
}

/// `Midten: 60,172° nord, 24,944° øst`.
pub(super) fn centre(bounds: &Bounds) -> String {
    let (lat, lon) = bounds.centre();
    t!(
        "map-file-centre",
        lat = decimal(lat.abs(), 3),
        pole = if lat < 0.0 { "south" } else { "north" },
        lon = decimal(lon.abs(), 3),
        side = if lon < 0.0 { "west" } else { "east" }
    )
}

pub(super) fn well(well: &Well) -> String {
    match well {
        Well::Brought(map) => t!("map-file-got", name = name(map)),
        Well::Known(map) => t!("map-file-known", name = name(map)),
        Well::Removed(map) => t!("map-file-removed", name = name(map)),
    }
}

pub(super) fn problem(why: Why) -> String {
    match why {
        Why::File(FileError::Unreadable) => t!("file-unreadable"),
        Why::File(FileError::TooBig) | Why::Map(MapError::TooBig) => t!("map-error-too-big"),
        Why::Map(error) => map_problem(error),
        Why::Stopped => t!("problem-stopped"),
        Why::NoThread => t!("problem-other"),
    }
}

fn map_problem(error: MapError) -> String {
    match error {
        MapError::NotAMap => t!("map-error-not-a-map"),
        MapError::Raster => t!("map-error-raster"),
        MapError::NoTiles => t!("map-error-no-tiles"),
        MapError::Empty => t!("map-error-empty"),
        MapError::TooBig => t!("map-error-too-big"),
        MapError::TileTooBig => t!("map-error-tile-too-big"),
        MapError::Damaged => t!("map-error-damaged"),
        MapError::Unfinished => t!("map-error-unfinished"),
        MapError::Hostile => t!("map-error-hostile"),
        MapError::TooMany => t!("map-error-too-many"),
        MapError::Gone => t!("map-error-gone"),
        MapError::Full => t!("problem-full"),
        MapError::OutOfRange | MapError::Closed | MapError::Io(_) => t!("problem-other"),
    }
}
