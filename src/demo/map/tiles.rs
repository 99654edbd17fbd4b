//! Cuts the map into vector tiles: projected, thinned out for far zooms, clipped and packed.

use super::layers::Feature;
use super::way::Metres;
use super::{BOX, MapError};
use crate::demo::places::ground;
use fast_mvt::{MvtGeometry, MvtTileBuilder};
use flate2::{Compression, write::GzEncoder};
use geo::{
    BooleanOps, BoundingRect, Coord, Geometry, LineString, MapCoords, MultiLineString,
    MultiPolygon, Rect, RemoveRepeatedPoints, Simplify, Translate, coord,
};
use std::io::Write;

/// Units along the edge of a tile.
const EXTENT: f64 = 4096.0;
/// Units drawn beyond the edge, so that no line shows where tiles meet.
const BUFFER: f64 = 64.0;
/// The last zoom; a map library draws deeper ones from its tiles.
pub(super) const LAST_ZOOM: u8 = 14;

/// A tile: zoom, column, row counted from the north, and its packed bytes.
pub(super) type Tile = (u8, u32, u32, Vec<u8>);

/// A feature in units of the whole world at one zoom, and the box around it.
struct Drawn<'a> {
    feature: &'a Feature,
    shape: Geometry,
    bounds: Rect,
}

/// Web Mercator of the whole world as 0 to 1, eastwards and southwards.
fn mercator(metres: Coord) -> Coord {
    let at = ground((metres.x, metres.y));
    let y = at.lat.to_radians().tan().asinh() / std::f64::consts::PI;
    coord! { x: at.lon / 360.0 + 0.5, y: 0.5 - y / 2.0 }
}

/// All tiles of all zooms.
pub(super) fn tiles(features: &[Feature]) -> Result<Vec<Tile>, MapError> {
    let flat: Vec<(&Feature, Geometry)> = features
        .iter()
        .map(|f| (f, f.shape.map_coords(mercator)))
        .collect();
    let corner = |(east, north): Metres| mercator(coord! { x: east, y: north });
    let whole = Rect::new(corner(BOX.0), corner(BOX.1));
    let mut tiles = vec![];
    for zoom in 0..=LAST_ZOOM {
        let scale = 2_f64.powi(zoom.into());
        let drawn: Vec<Drawn> = flat
            .iter()
            .filter_map(|(f, shape)| draw(f, shape, zoom))
            .collect();
        let (from, to) = (whole.min() * scale, whole.max() * scale);
        for x in tile_number(from.x)..=tile_number(to.x) {
            for y in tile_number(from.y)..=tile_number(to.y) {
                let at = coord! { x: f64::from(x), y: f64::from(y) };
                let edge = Rect::new((from - at) * EXTENT, (to - at) * EXTENT);
                tiles.push((zoom, x, y, tile(&drawn, at, edge)?));
            }
        }
    }
    Ok(tiles)
}

/// How it looks at that zoom; none if it is too small there, or not shown yet.
fn draw<'a>(feature: &'a Feature, flat: &Geometry, zoom: u8) -> Option<Drawn<'a>> {
    if zoom < feature.from_zoom {
        return None;
    }
    let scale = 2_f64.powi(zoom.into()) * EXTENT;
    let shape = flat.map_coords(|c| c * scale);
    // A pixel is 8 units on the usual 512 of a tile.
    let (coarse, least) = if zoom < LAST_ZOOM {
        (8.0, 16.0)
    } else {
        (0.5, 0.0)
    };
    let shape = match shape {
        Geometry::LineString(line) => Geometry::LineString(line.simplify(coarse)),
        Geometry::Polygon(area) => Geometry::Polygon(area.simplify(coarse)),
        other => other,
    };
    let bounds = shape.bounding_rect()?;
    let point = matches!(shape, Geometry::Point(_));
    (point || bounds.width().max(bounds.height()) >= least).then_some(Drawn {
        feature,
        shape,
        bounds,
    })
}

/// One tile, packed; `at` is its column and row, `edge` the box of the map in its units.
fn tile(drawn: &[Drawn], at: Coord, edge: Rect) -> Result<Vec<u8>, MapError> {
    let near = |v: f64| v.clamp(-BUFFER, EXTENT + BUFFER);
    let clip = Rect::new(edge.min().map_each(near), edge.max().map_each(near));
    let by = at * -EXTENT;
    let mut layers: Vec<&str> = vec![];
    for one in drawn {
        if !layers.contains(&one.feature.layer) {
            layers.push(one.feature.layer);
        }
    }
    let mut built = MvtTileBuilder::new();
    for name in layers {
        let mut layer = built.layer(name)?;
        for one in drawn.iter().filter(|one| one.feature.layer == name) {
            if let Some(shape) = clipped(one, by, &clip) {
                let mut feature = layer.feature(&shape)?;
                for (key, value) in &one.feature.tags {
                    feature.tag(key, value.clone())?;
                }
                layer = feature.end();
            }
        }
        built = layer.end();
    }
    let mut packed = GzEncoder::new(vec![], Compression::best());
    packed.write_all(&built.encode())?;
    Ok(packed.finish()?)
}

/// What of it lies in the box `clip`, moved into the tile and rounded; none if nothing does.
fn clipped(one: &Drawn, by: Coord, clip: &Rect) -> Option<MvtGeometry> {
    let bounds = one.bounds.translate(by.x, by.y);
    let (min, max) = (bounds.min(), bounds.max());
    let within = |c: Coord| {
        c.x >= clip.min().x && c.x <= clip.max().x && c.y >= clip.min().y && c.y <= clip.max().y
    };
    let outside = max.x < clip.min().x
        || min.x > clip.max().x
        || max.y < clip.min().y
        || min.y > clip.max().y;
    if outside {
        return None;
    }
    let shape = one.shape.translate(by.x, by.y);
    let inside = within(min) && within(max);
    match shape {
        Geometry::LineString(line) => {
            let lines = if inside {
                MultiLineString(vec![line])
            } else {
                clip.to_polygon().clip(&MultiLineString(vec![line]), false)
            };
            let whole: Vec<_> = lines
                .0
                .iter()
                .map(rounded)
                .filter(|l| l.0.len() > 1)
                .collect();
            (!whole.is_empty()).then_some(MvtGeometry::MultiLineString(MultiLineString(whole)))
        }
        Geometry::Polygon(area) => {
            let areas = if inside {
                MultiPolygon(vec![area])
            } else {
                clip.to_polygon().intersection(&area)
            };
            let whole: Vec<_> = areas.0.iter().filter_map(rounded_area).collect();
            (!whole.is_empty()).then_some(MvtGeometry::MultiPolygon(MultiPolygon(whole)))
        }
        Geometry::Point(point) => {
            (inside && on_tile(point.0)).then(|| MvtGeometry::Point(whole(point.0).into()))
        }
        _ => None,
    }
}

/// A point is in one tile only, lest its name be written twice.
fn on_tile(c: Coord) -> bool {
    (0.0..EXTENT).contains(&c.x) && (0.0..EXTENT).contains(&c.y)
}

fn rounded_area(area: &geo::Polygon) -> Option<geo::Polygon<i32>> {
    // Three corners and the first again.
    let ring = |ring: &LineString| Some(rounded(ring)).filter(|r| r.0.len() > 3);
    let holes = area.interiors().iter().filter_map(ring).collect();
    ring(area.exterior()).map(|edge| geo::Polygon::new(edge, holes))
}

fn rounded(line: &LineString) -> LineString<i32> {
    LineString(line.0.iter().map(|c| whole(*c)).collect::<Vec<_>>()).remove_repeated_points()
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "clipped to a tile, thus a few thousand"
)]
fn whole(c: Coord) -> Coord<i32> {
    coord! { x: c.x.round() as i32, y: c.y.round() as i32 }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "0 to 2^14"
)]
fn tile_number(at: f64) -> u32 {
    at.floor() as u32
}

/// The same for both directions.
trait Each {
    fn map_each(self, f: impl Fn(f64) -> f64) -> Self;
}

impl Each for Coord {
    fn map_each(self, f: impl Fn(f64) -> f64) -> Self {
        coord! { x: f(self.x), y: f(self.y) }
    }
}
