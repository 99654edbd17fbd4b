//! What is known of a map file.

use super::error::MapError;
use chrono::NaiveDate;
use sha2::{Digest, Sha256};
use std::fmt;
use std::str::FromStr;

/// Names a map file by its content: the first 64 bits of the SHA-256 of all its bytes, written as 16 hex digits. Tells
/// files apart; guards against nothing.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MapId(pub(super) u64);

impl MapId {
    /// Of all bytes of a file.
    pub(super) fn of(bytes: Sha256) -> Self {
        let digest = bytes.finalize();
        Self(u64::from_be_bytes(
            digest.first_chunk::<8>().copied().unwrap_or_default(),
        ))
    }
}

impl fmt::Display for MapId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}

impl fmt::Debug for MapId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "MapId({self})")
    }
}

impl FromStr for MapId {
    type Err = MapError;

    /// Exactly 16 lower-case hex digits, so that every map has one address.
    fn from_str(text: &str) -> Result<Self, MapError> {
        let is_hex = |b: u8| matches!(b, b'0'..=b'9' | b'a'..=b'f');
        if text.len() != 16 || !text.bytes().all(is_hex) {
            return Err(MapError::Gone);
        }
        u64::from_str_radix(text, 16)
            .map(Self)
            .map_err(|_| MapError::Gone)
    }
}

/// The rectangle that a map covers, in degrees: longitude -180 to 180, latitude -90 to 90, west < east, south < north.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Bounds {
    /// Least longitude.
    pub west: f64,
    /// Least latitude.
    pub south: f64,
    /// Greatest longitude.
    pub east: f64,
    /// Greatest latitude.
    pub north: f64,
}

impl Bounds {
    /// `None` for what is no rectangle on the earth.
    pub fn new(west: f64, south: f64, east: f64, north: f64) -> Option<Self> {
        let on_earth = [west, east].iter().all(|lon| lon.abs() <= 180.0)
            && [south, north].iter().all(|lat| lat.abs() <= 90.0);
        (on_earth && west < east && south < north).then_some(Self {
            west,
            south,
            east,
            north,
        })
    }

    /// Whether a place lies in it, its edges included.
    pub fn contains(&self, lat: f64, lon: f64) -> bool {
        (self.south..=self.north).contains(&lat) && (self.west..=self.east).contains(&lon)
    }

    /// Its middle, as latitude and longitude in degrees.
    pub fn centre(&self) -> (f64, f64) {
        (
            f64::midpoint(self.south, self.north),
            f64::midpoint(self.west, self.east),
        )
    }

    /// Width and height in kilometres, the width as at the middle's latitude.
    pub fn size_km(&self) -> (f64, f64) {
        // Kilometres of a degree on a sphere of the earth's mean radius.
        const DEGREE: f64 = 111.195;
        let (lat, _) = self.centre();
        (
            (self.east - self.west) * DEGREE * lat.to_radians().cos(),
            (self.north - self.south) * DEGREE,
        )
    }
}

/// A map file that may be used.
#[derive(Clone, PartialEq, Debug)]
pub struct MapInfo {
    /// Its name by content.
    pub id: MapId,
    /// What its maker called it, else what the file was called; plain text of at most 80 characters, perhaps empty.
    pub name: String,
    /// What it covers: as its maker says, else as far as its tiles reach.
    pub bounds: Bounds,
    /// The least zoom with tiles, 0 to 22.
    pub min_zoom: u8,
    /// The greatest zoom with tiles, 0 to 22.
    pub max_zoom: u8,
    /// The day of the data or of the making, if the file says.
    pub made_on: Option<NaiveDate>,
    /// Size of the file.
    pub bytes: u64,
    /// Number of tiles.
    pub tiles: u64,
    /// Whom to name where the map is shown; plain text of at most 200 characters, without `<` and `>`; empty if the
    /// file says nothing.
    pub credit: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_read_only_in_the_one_way_it_is_written() {
        let id = MapId(0x0012_3456_789a_bcde);
        assert_eq!(id.to_string().parse(), Ok(id));
        for odd in [
            "",
            "123456789abcde",
            "00123456789ABCDE",
            "+0123456789abcde",
            "00123456789abcdef",
            "../23456789abcde",
        ] {
            assert_eq!(odd.parse::<MapId>(), Err(MapError::Gone), "{odd}");
        }
    }

    #[test]
    fn only_a_rectangle_on_the_earth_is_one() {
        assert!(Bounds::new(8.0, 54.5, 15.2, 57.8).is_some());
        for (west, south, east, north) in [
            (f64::NAN, 0.0, 1.0, 1.0),
            (0.0, 0.0, f64::INFINITY, 1.0),
            (1.0, 0.0, 1.0, 1.0),
            (0.0, 2.0, 1.0, 1.0),
            (-181.0, 0.0, 1.0, 1.0),
            (0.0, 0.0, 1.0, 91.0),
        ] {
            assert_eq!(Bounds::new(west, south, east, north), None);
        }
    }

    #[test]
    fn a_degree_of_longitude_is_half_as_wide_at_60_north() {
        let bounds = Bounds::new(24.0, 59.5, 25.0, 60.5).unwrap();
        let (width, height) = bounds.size_km();
        assert!((width - 55.6).abs() < 0.1 && (height - 111.2).abs() < 0.1);
        assert!(bounds.contains(60.0, 24.5) && bounds.contains(59.5, 25.0));
        assert!(!bounds.contains(24.5, 60.0) && !bounds.contains(f64::NAN, 24.5));
    }
}
