//! Which place lies nearest: "Ved Vibevej 17, ca. 15 m fra dig".
//!
//! Distances are on a sphere. The ellipsoid was refused: over 150 m the two differ by less than a metre, and a phone
//! is off by five to thirty. An index over the places was refused too: a whole municipality is measured in
//! milliseconds, and it is asked on a tap only.

use geo::{Bearing, Distance, Haversine, Point};
use std::fmt;

/// A place farther away than this, in metres, is not where the worker stands.
pub const CUT_OFF_M: f64 = 150.0;

/// A position in degrees (WGS 84). Never shown by Debug: a position can tell whose door it is.
#[derive(Clone, Copy, PartialEq)]
pub struct LatLon {
    lat: f64,
    lon: f64,
}

impl LatLon {
    /// Latitude from -90 to 90 and longitude from -180 to 180; None for anything else, not-a-number included.
    pub fn new(lat: f64, lon: f64) -> Option<Self> {
        let on_earth = (-90.0..=90.0).contains(&lat) && (-180.0..=180.0).contains(&lon);
        on_earth.then_some(Self { lat, lon })
    }

    /// Degrees north.
    pub const fn lat(self) -> f64 {
        self.lat
    }

    /// Degrees east.
    pub const fn lon(self) -> f64 {
        self.lon
    }
}

impl fmt::Debug for LatLon {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("LatLon(private)")
    }
}

/// The place found, and how far away it is.
#[derive(Clone, Copy, PartialEq)]
pub struct Nearest<Id> {
    /// Whose position it is.
    pub id: Id,
    /// Metres, from 0 to [`CUT_OFF_M`].
    pub metres: f64,
}

/// The distance in metres, along the ground.
pub fn distance_m(a: LatLon, b: LatLon) -> f64 {
    // geo puts x, the longitude, first.
    Haversine.distance(Point::new(a.lon, a.lat), Point::new(b.lon, b.lat))
}

/// The place nearest to `from`, the first of several equally near; None if all are beyond [`CUT_OFF_M`].
pub fn nearest<Id>(
    places: impl Iterator<Item = (Id, LatLon)>,
    from: LatLon,
) -> Option<Nearest<Id>> {
    places
        .map(|(id, at)| Nearest {
            id,
            metres: distance_m(at, from),
        })
        .filter(|place| place.metres <= CUT_OFF_M)
        .min_by(|a, b| a.metres.total_cmp(&b.metres))
}

/// One of the eight directions of the compass.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Compass {
    /// North.
    North,
    /// North-east.
    NorthEast,
    /// East.
    East,
    /// South-east.
    SouthEast,
    /// South.
    South,
    /// South-west.
    SouthWest,
    /// West.
    West,
    /// North-west.
    NorthWest,
}

/// In which direction `to` lies, seen from `from`.
pub fn bearing(from: LatLon, to: LatLon) -> Compass {
    let degrees = Haversine.bearing(Point::new(from.lon, from.lat), Point::new(to.lon, to.lat));
    match degrees.rem_euclid(360.0) {
        d if d < 22.5 => Compass::North,
        d if d < 67.5 => Compass::NorthEast,
        d if d < 112.5 => Compass::East,
        d if d < 157.5 => Compass::SouthEast,
        d if d < 202.5 => Compass::South,
        d if d < 247.5 => Compass::SouthWest,
        d if d < 292.5 => Compass::West,
        d if d < 337.5 => Compass::NorthWest,
        _ => Compass::North,
    }
}

/// Metres as one says them: to the nearest 5 below 100, else to the nearest 10, never less than 5. No phone knows it
/// better.
pub fn about_m(metres: f64) -> f64 {
    let step = if metres < 100.0 { 5.0 } else { 10.0 };
    ((metres / step).round() * step).max(5.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn at(lat: f64, lon: f64) -> LatLon {
        LatLon::new(lat, lon).unwrap()
    }

    #[test]
    fn a_degree_of_latitude_is_111_km_and_of_longitude_half_that_at_60_north() {
        let degree = distance_m(at(55.0, 12.0), at(56.0, 12.0));
        assert!((degree - 111_195.0).abs() < 1.0, "{degree}");
        let across = distance_m(at(60.0, 12.0), at(60.0, 13.0));
        assert!((across - 55_597.0).abs() < 5.0, "{across}");
    }

    #[test]
    fn the_nearest_place_within_150_m_is_found() {
        let here = at(55.9700, 12.0200);
        // A ten-thousandth of a degree north is 11 m.
        let places = [
            ("Vibevej 19", at(55.9704, 12.0200)),
            ("Vibevej 17", at(55.9701, 12.0200)),
            ("Vibevej 15", at(55.9697, 12.0200)),
        ];
        let found = nearest(places.into_iter(), here).unwrap();
        assert_eq!(found.id, "Vibevej 17");
        assert!((found.metres - 11.1).abs() < 0.1, "{}", found.metres);
    }

    #[test]
    fn beyond_150_m_there_is_no_nearest() {
        let here = at(55.9700, 12.0200);
        assert!(nearest([((), at(55.971_34, 12.02))].into_iter(), here).is_some());
        assert!(nearest([((), at(55.971_36, 12.02))].into_iter(), here).is_none());
        assert!(nearest(std::iter::empty::<((), LatLon)>(), here).is_none());
    }

    #[test]
    fn of_two_equally_near_the_first_is_taken() {
        let here = at(55.97, 12.02);
        let found = nearest([(1, here), (2, here)].into_iter(), here).unwrap();
        assert_eq!(found.id, 1);
    }

    #[test]
    fn a_position_off_the_earth_is_refused() {
        for (lat, lon) in [
            (90.1, 0.0),
            (0.0, -180.1),
            (f64::NAN, 0.0),
            (0.0, f64::INFINITY),
        ] {
            assert!(LatLon::new(lat, lon).is_none(), "{lat} {lon}");
        }
    }

    #[test]
    fn debug_tells_no_position() {
        assert!(!format!("{:?}", at(55.97, 12.02)).contains(|c: char| c.is_ascii_digit()));
    }

    #[test]
    fn a_place_lies_in_one_of_eight_directions() {
        let here = at(55.91, 8.66);
        for (north, east, direction) in [
            (0.01, 0.0, Compass::North),
            (0.01, 0.0178, Compass::NorthEast),
            (0.0, 0.01, Compass::East),
            (-0.01, 0.0178, Compass::SouthEast),
            (-0.01, 0.0, Compass::South),
            (-0.01, -0.0178, Compass::SouthWest),
            (0.0, -0.01, Compass::West),
            (0.01, -0.0178, Compass::NorthWest),
            (0.01, -0.001, Compass::North),
        ] {
            assert_eq!(bearing(here, at(55.91 + north, 8.66 + east)), direction);
        }
    }

    #[test]
    fn metres_are_said_in_fives_and_tens() {
        for (metres, said) in [
            (0.0, 5.0),
            (11.1, 10.0),
            (13.0, 15.0),
            (97.6, 100.0),
            (104.9, 100.0),
            (106.0, 110.0),
        ] {
            assert!((about_m(metres) - said).abs() < f64::EPSILON, "{metres}");
        }
    }

    fn anywhere() -> impl Strategy<Value = LatLon> {
        (-90.0..=90.0, -180.0..=180.0).prop_map(|(lat, lon)| at(lat, lon))
    }

    proptest! {
        #[test]
        fn distance_is_the_same_both_ways_and_zero_at_home(a in anywhere(), b in anywhere()) {
            prop_assert!((distance_m(a, b) - distance_m(b, a)).abs() < 1e-6);
            prop_assert!(distance_m(a, a) < 1e-9);
            prop_assert!((0.0..20_100_000.0).contains(&distance_m(a, b)));
        }

        #[test]
        fn no_place_is_nearer_than_the_nearest(
            offsets in prop::collection::vec((-0.003..0.003, -0.003..0.003), 0..30),
        ) {
            let here = at(59.91, 10.75);
            let places: Vec<_> = offsets.iter().map(|(y, x)| at(59.91 + y, 10.75 + x)).collect();
            let within = places.iter().map(|p| distance_m(*p, here)).filter(|m| *m <= CUT_OFF_M);
            let least = within.fold(f64::INFINITY, f64::min);
            match nearest(places.iter().copied().enumerate(), here) {
                None => prop_assert!(least.is_infinite()),
                Some(found) => {
                    prop_assert!((found.metres - least).abs() < 1e-9);
                    prop_assert!((distance_m(places[found.id], here) - least).abs() < 1e-9);
                }
            }
        }
    }
}
