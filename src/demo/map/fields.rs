//! The farmland around the village: fields between the roads, and the hedges that break the west wind.

use super::super::dice::Dice;
use super::houses::GAME;
use super::way::{Metres, Way, polygon, without};
use geo::{Coord, MultiPolygon, Polygon};

/// What stands and grows outside the village.
pub(super) struct Farmland {
    /// Ploughed.
    pub(super) fields: Vec<Polygon>,
    /// Grass for cattle.
    pub(super) pastures: Vec<Polygon>,
    /// Rows of trees.
    pub(super) hedges: Vec<Polygon>,
}

/// Fields in a row from west to east, and rows from south to north.
const COLUMNS: u16 = 17;
const ROWS: u16 = 22;
/// Their usual width and depth in metres.
const WIDTH: f64 = 235.0;
const DEPTH: f64 = 175.0;
/// From the ploughed ground to the edge of the field.
const EDGE: f64 = 2.5;
const HEDGE: f64 = 4.0;

/// A corner of the net of fields: a grid, turned a little and pulled about, the same for all that meet there.
fn corner(column: u16, row: u16) -> Metres {
    let mut dice = Dice::new(
        GAME,
        u64::from(column)
            .wrapping_mul(1009)
            .wrapping_add(row.into()),
    );
    let x = (f64::from(column) - f64::from(COLUMNS) / 2.0) * WIDTH + dice.between(-52.0, 52.0);
    let y = (f64::from(row) - f64::from(ROWS) / 2.0) * DEPTH + dice.between(-38.0, 38.0);
    let (sin, cos) = 7.0_f64.to_radians().sin_cos();
    (x * cos - y * sin, x * sin + y * cos)
}

/// The fields on all ground that is not `taken`.
pub(super) fn farmland(taken: &MultiPolygon) -> Farmland {
    let (mut fields, mut pastures, mut hedges) = (vec![], vec![], vec![]);
    for column in 0..COLUMNS {
        for row in 0..ROWS {
            let (east, north) = (column.saturating_add(1), row.saturating_add(1));
            let corners = [
                corner(column, row),
                corner(east, row),
                corner(east, north),
                corner(column, north),
            ];
            let seed = u64::from(column).wrapping_mul(31).wrapping_add(row.into());
            let mut dice = Dice::new(GAME ^ 0xf1e1d, seed);
            for field in parted(&corners, &mut dice) {
                if dice.once_in(5) {
                    &mut pastures
                } else {
                    &mut fields
                }
                .push(inset(&field));
            }
            // Most hedges stand across the west wind.
            if !dice.once_in(3) {
                hedges.push(row_of_trees(corners[0], corners[3]));
            }
            if dice.once_in(7) {
                hedges.push(row_of_trees(corners[0], corners[1]));
            }
        }
    }
    Farmland {
        fields: without(&MultiPolygon(fields), taken, 1500.0),
        pastures: without(&MultiPolygon(pastures), taken, 1500.0),
        hedges: without(&MultiPolygon(hedges), taken, 150.0),
    }
}

/// The field whole, or in two lengthwise or crosswise.
fn parted([a, b, c, d]: &[Metres; 4], dice: &mut Dice) -> Vec<[Metres; 4]> {
    let (one, other) = (dice.between(0.35, 0.65), dice.between(0.35, 0.65));
    match dice.below(4) {
        0 => vec![[*a, *b, *c, *d]],
        1 => {
            let (south, north) = (between(*a, *b, one), between(*d, *c, other));
            vec![[*a, south, north, *d], [south, *b, *c, north]]
        }
        _ => {
            let (west, east) = (between(*a, *d, one), between(*b, *c, other));
            vec![[*a, *b, east, west], [west, east, *c, *d]]
        }
    }
}

fn between(a: Metres, b: Metres, part: f64) -> Metres {
    (a.0 + (b.0 - a.0) * part, a.1 + (b.1 - a.1) * part)
}

/// Drawn in from its edges.
fn inset(corners: &[Metres; 4]) -> Polygon {
    let middle = between(
        between(corners[0], corners[2], 0.5),
        between(corners[1], corners[3], 0.5),
        0.5,
    );
    let nearer = |corner: &Metres| {
        let away = (corner.0 - middle.0).hypot(corner.1 - middle.1);
        Coord::from(between(
            *corner,
            middle,
            (EDGE * 1.6 / away.max(1.0)).min(0.5),
        ))
    };
    polygon(corners.iter().map(nearer).collect())
}

/// A hedge from one corner almost to the next.
fn row_of_trees(from: Metres, to: Metres) -> Polygon {
    let way = Way::straight(&[from, to]);
    let middle = way.at(way.length() / 2.0);
    middle.block(way.length() * 0.94, HEDGE * 2.0)
}
