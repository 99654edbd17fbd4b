//! Reads of a map file what a worker is shown of it, and looks at some of its tiles.

use super::error::MapError;
use super::guarded::Guarded;
use super::info::{Bounds, MapId, MapInfo};
use super::metadata::Metadata;
use super::tile::{self, Address, MOST_ZOOM};
use rusqlite::Connection;
use std::f64::consts::PI;

/// Of each zoom the first tile is looked at, and this many of the nearest.
const NEAREST: usize = 4;

/// What the table of tiles says of itself.
struct Extent {
    tiles: u64,
    min_zoom: u8,
    max_zoom: u8,
    /// Columns from..to and rows (TMS) from..to at the greatest zoom.
    at_max: [u32; 4],
}

/// What is known of an open file of `bytes` bytes. `stem` is its name for want of a better one. Blocks.
pub(super) fn look(
    map: &mut Guarded,
    id: MapId,
    bytes: u64,
    stem: &str,
) -> Result<MapInfo, MapError> {
    let said = Metadata::read(map.asked()?)?;
    said.check_format()?;
    let extent = extent(map.asked()?)?;
    let zooms = extent.min_zoom..=extent.max_zoom;
    let within = |said: Option<u8>, or: u8| said.filter(|z| zooms.contains(z)).unwrap_or(or);
    let min_zoom = within(said.min_zoom(), extent.min_zoom);
    let max_zoom = within(said.max_zoom(), extent.max_zoom).max(min_zoom);
    Ok(MapInfo {
        id,
        name: said.name(stem),
        bounds: said
            .bounds()
            .or_else(|| extent.bounds())
            .ok_or(MapError::Damaged)?,
        min_zoom,
        max_zoom,
        made_on: said.made_on(),
        bytes,
        tiles: extent.tiles,
        credit: said.credit(),
    })
}

/// Reads some tiles as the page would. Not all: that would take minutes for a country.
pub(super) fn look_at_tiles(map: &mut Guarded, info: &MapInfo) -> Result<(), MapError> {
    for z in info.min_zoom..=info.max_zoom {
        let most = if z == info.max_zoom { NEAREST } else { 1 };
        for at in first_of(map.asked()?, z, most)? {
            tile::read(map, at)?;
        }
    }
    Ok(())
}

fn first_of(connection: &Connection, z: u8, most: usize) -> Result<Vec<Address>, MapError> {
    let mut statement = connection
        .prepare_cached("SELECT tile_column, tile_row FROM tiles WHERE zoom_level = ?1 LIMIT ?2")?;
    let mut rows = statement.query((z, i64::try_from(most).unwrap_or(1)))?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        found.push(Address::of_row(z, row.get(0)?, row.get(1)?).map_err(|_| MapError::Damaged)?);
    }
    Ok(found)
}

fn extent(connection: &Connection) -> Result<Extent, MapError> {
    // All three at once visit row by row, where the clock is heard; a count alone would run through the pages unheard.
    let (tiles, least, greatest): (u64, Option<u8>, Option<u8>) = connection.query_row(
        "SELECT count(zoom_level), min(zoom_level), max(zoom_level) FROM tiles",
        [],
        |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
    )?;
    let (Some(min_zoom), Some(max_zoom)) = (least, greatest) else {
        return Err(MapError::Empty);
    };
    if max_zoom > MOST_ZOOM {
        return Err(MapError::Damaged);
    }
    let at_max = connection.query_row(
        "SELECT min(tile_column), max(tile_column), min(tile_row), max(tile_row) FROM tiles WHERE zoom_level = ?1",
        [max_zoom],
        |row| Ok([row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?]),
    )?;
    Ok(Extent {
        tiles,
        min_zoom,
        max_zoom,
        at_max,
    })
}

impl Extent {
    /// The outer edges of the tiles at the greatest zoom.
    fn bounds(&self) -> Option<Bounds> {
        let side = f64::from(tile::side(self.max_zoom)?);
        let [west, east, south, north] = self.at_max.map(f64::from);
        let lon = |column: f64| column / side * 360.0 - 180.0;
        // Rows from the south: 0 is the south edge of the square world of the Mercator projection.
        let lat = |row: f64| (PI * (2.0 * row / side - 1.0)).sinh().atan().to_degrees();
        Bounds::new(lon(west), lat(south), lon(east + 1.0), lat(north + 1.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_one_tile_of_zoom_0_is_the_square_world() {
        let extent = Extent {
            tiles: 1,
            min_zoom: 0,
            max_zoom: 0,
            at_max: [0; 4],
        };
        let world = extent.bounds().unwrap();
        assert!((world.west, world.east) == (-180.0, 180.0));
        assert!((world.north - 85.0511).abs() < 0.0001 && (world.south + 85.0511).abs() < 0.0001);
    }
}
