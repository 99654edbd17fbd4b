//! Lines and frames on the ground, in metres east and north of the middle of the village.

use geo::{Area, BooleanOps, Coord, LineString, MultiPolygon, Polygon, coord};

/// Metres east and north of the middle.
pub(in crate::demo) type Metres = (f64, f64);

/// The length of a step along a bend, in metres: finer than the eye sees at the deepest zoom.
const STEP: f64 = 9.0;

/// A line that runs smoothly through its points.
#[derive(Clone, Debug)]
pub(super) struct Way(Vec<Coord>);

/// A place on the ground and the way one looks there: `u` is metres ahead, `v` metres to the left.
#[derive(Clone, Copy, Debug)]
pub(super) struct Frame {
    /// Where.
    pub(super) at: Coord,
    /// Ahead; of length 1.
    pub(super) ahead: Coord,
}

impl Way {
    /// Smoothly through all points; an open line.
    pub(super) fn through(points: &[Metres]) -> Self {
        let points: Vec<Coord> = points.iter().map(|p| Coord::from(*p)).collect();
        let slopes: Vec<Coord> = (0..points.len()).map(|i| slope(&points, i)).collect();
        let mut line: Vec<Coord> = points.first().copied().into_iter().collect();
        for (ends, slopes) in points.windows(2).zip(slopes.windows(2)) {
            if let ([a, b], [from, to]) = (ends, slopes) {
                bend(&mut line, (*a, *b), (*from, *to));
            }
        }
        Self(line)
    }

    /// Straight from point to point.
    pub(super) fn straight(points: &[Metres]) -> Self {
        Self(points.iter().map(|p| Coord::from(*p)).collect())
    }

    /// Its points.
    pub(super) fn line(&self) -> LineString {
        LineString(self.0.clone())
    }

    /// In metres.
    pub(super) fn length(&self) -> f64 {
        self.legs().map(|(a, b)| distance(a, b)).sum()
    }

    fn legs(&self) -> impl Iterator<Item = (Coord, Coord)> {
        self.0.iter().copied().zip(self.0.iter().copied().skip(1))
    }

    /// The place so many metres from its beginning, looking on along it; the nearer end if it is shorter than that.
    pub(super) fn at(&self, metres: f64) -> Frame {
        let mut left = metres.max(0.0);
        let mut last = Frame::looking(Coord::zero(), coord! { x: 1.0, y: 0.0 });
        for (a, b) in self.legs() {
            let leg = distance(a, b);
            if leg > 0.0 {
                let ahead = (b - a) / leg;
                if left <= leg {
                    return Frame::looking(a + ahead * left, ahead);
                }
                left -= leg;
                last = Frame::looking(b, ahead);
            }
        }
        last
    }
}

/// The slope of a smooth line at its `i`th point, per metre: that of its neighbours, the nearer one counting more.
fn slope(points: &[Coord], i: usize) -> Coord {
    let at = |i: usize| points.get(i).copied();
    let before = i.checked_sub(1).and_then(at).zip(at(i));
    let after = at(i).zip(i.checked_add(1).and_then(at));
    let rise = |(a, b): (Coord, Coord)| (b - a) / distance(a, b).max(1e-6);
    match (before, after) {
        (Some(one), Some(other)) => {
            let (d, e) = (distance(one.0, one.1), distance(other.0, other.1));
            (rise(one) * e + rise(other) * d) / (d + e).max(1e-6)
        }
        (Some(one), None) | (None, Some(one)) => rise(one),
        (None, None) => Coord::zero(),
    }
}

/// A cubic from one point to the next with these slopes at its ends.
fn bend(line: &mut Vec<Coord>, (a, b): (Coord, Coord), (from, to): (Coord, Coord)) {
    let length = distance(a, b);
    let steps = (length / STEP).ceil().max(1.0);
    let mut n = 1.0;
    while n <= steps {
        let t: f64 = n / steps;
        let (t2, t3) = (t * t, t * t * t);
        line.push(
            a * (2.0 * t3 - 3.0 * t2 + 1.0)
                + b * (3.0 * t2 - 2.0 * t3)
                + from * (length * (t3 - 2.0 * t2 + t))
                + to * (length * (t3 - t2)),
        );
        n += 1.0;
    }
}

/// As the crow flies, in metres.
pub(super) fn distance(a: Coord, b: Coord) -> f64 {
    (b.x - a.x).hypot(b.y - a.y)
}

/// An area whose edge runs smoothly through these points.
pub(super) fn blob(ring: &[Metres]) -> Polygon {
    // Three points more on either side, so that the edge has no corner where it closes.
    let n = ring.len();
    let around: Vec<Metres> = ring.iter().chain(ring).chain(ring).copied().collect();
    let from = around.get(n.saturating_sub(3)..n.saturating_mul(2).saturating_add(4));
    let Way(line) = Way::through(from.unwrap_or(ring));
    let first = ring.first().copied().map_or(Coord::zero(), Coord::from);
    let begin = line.iter().position(|c| distance(*c, first) < 1e-9);
    let end = line.iter().rposition(|c| distance(*c, first) < 1e-9);
    let once = begin.zip(end).and_then(|(b, e)| line.get(b..=e));
    polygon(once.unwrap_or(&line).to_vec())
}

/// A polygon with this edge.
pub(super) fn polygon(ring: Vec<Coord>) -> Polygon {
    Polygon::new(LineString(ring), vec![])
}

/// `area` without `holes`, in pieces of at least `least` square metres.
pub(super) fn without(area: &MultiPolygon, holes: &MultiPolygon, least: f64) -> Vec<Polygon> {
    let mut left = area.difference(holes).0;
    left.retain(|piece| piece.unsigned_area() >= least);
    left
}

impl Frame {
    /// At a place, looking ahead.
    pub(super) fn looking(at: Coord, ahead: Coord) -> Self {
        Self { at, ahead }
    }

    /// At a place, looking so many degrees counterclockwise from east.
    pub(super) fn turned(at: Metres, degrees: f64) -> Self {
        let (y, x) = degrees.to_radians().sin_cos();
        Self::looking(at.into(), coord! { x: x, y: y })
    }

    /// The point `u` metres ahead and `v` metres to the left.
    pub(super) fn point(&self, (u, v): Metres) -> Coord {
        let left = coord! { x: -self.ahead.y, y: self.ahead.x };
        self.at + self.ahead * u + left * v
    }

    /// The same view from there.
    pub(super) fn moved(&self, by: Metres) -> Self {
        Self::looking(self.point(by), self.ahead)
    }

    /// The same place, looking so many degrees further to the left.
    pub(super) fn veered(&self, degrees: f64) -> Self {
        let (y, x) = degrees.to_radians().sin_cos();
        let ahead = Self::looking(Coord::zero(), self.ahead).point((x, y));
        Self::looking(self.at, ahead)
    }

    /// Looking back, so that what was on the right is on the left.
    pub(super) fn back(&self) -> Self {
        Self::looking(self.at, self.ahead * -1.0)
    }

    /// The area with these corners.
    pub(super) fn area(&self, corners: &[Metres]) -> Polygon {
        polygon(corners.iter().map(|c| self.point(*c)).collect())
    }

    /// A box of this width (along `u`) and depth (along `v`) around the place.
    pub(super) fn block(&self, width: f64, depth: f64) -> Polygon {
        let (u, v) = (width / 2.0, depth / 2.0);
        self.area(&[(-u, -v), (u, -v), (u, v), (-u, v)])
    }
}
