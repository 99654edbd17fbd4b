//! From what a list writes to WGS84 degrees. ETRS89 is taken for WGS84: they differ by less than a metre.

use super::{Field, Reason};
use proj4rs::Proj;
use proj4rs::transform::transform;

/// A point on the map.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) struct Located {
    /// WGS84 degrees north.
    pub(super) lat: f64,
    /// WGS84 degrees east.
    pub(super) lon: f64,
    /// The two had changed places.
    pub(super) turned: bool,
}

/// The projections, made once for a list: to make one costs more than a thousand points.
pub(super) struct Projector {
    degrees: Option<Proj>,
    utm: Vec<(u32, Proj)>,
}

impl Projector {
    /// All four systems.
    pub(super) fn new() -> Self {
        let proj = |text: &str| Proj::from_proj_string(text).ok();
        let zone = |zone: u32| {
            proj(&format!(
                "+proj=utm +zone={zone} +ellps=GRS80 +towgs84=0,0,0,0,0,0,0 +units=m +no_defs"
            ))
        };
        Self {
            degrees: proj("+proj=longlat +ellps=GRS80 +towgs84=0,0,0,0,0,0,0 +no_defs"),
            utm: [(25_832, 32), (25_833, 33), (25_835, 35)]
                .into_iter()
                .filter_map(|(epsg, number)| Some((epsg, zone(number)?)))
                .collect(),
        }
    }

    /// The point at `north`, `east` in the system `epsg`; without one the range tells: degrees, or Denmark's 25832.
    pub(super) fn locate(
        &self,
        north: f64,
        east: f64,
        epsg: Option<u32>,
    ) -> Result<Located, Reason> {
        let epsg = match epsg {
            Some(epsg) => epsg,
            None if north.abs() <= 180.0 && east.abs() <= 180.0 => 4258,
            None if is_danish(north, east) || is_danish(east, north) => 25_832,
            None => return Err(Reason::OutOfRange),
        };
        if matches!(epsg, 4258 | 4326) {
            return if is_nordic(north, east) {
                Ok(located(north, east, false))
            } else if is_nordic(east, north) {
                Ok(located(east, north, true))
            } else {
                Err(Reason::OutOfRange)
            };
        }
        let from = self.utm.iter().find(|(known, _)| *known == epsg);
        let (_, from) = from.ok_or(Reason::UnknownEpsg(epsg))?;
        if is_utm(north, east) {
            self.degrees_of(from, north, east, false)
        } else if is_utm(east, north) {
            self.degrees_of(from, east, north, true)
        } else {
            Err(Reason::OutOfRange)
        }
    }

    fn degrees_of(
        &self,
        from: &Proj,
        north: f64,
        east: f64,
        turned: bool,
    ) -> Result<Located, Reason> {
        let to = self.degrees.as_ref().ok_or(Reason::OutOfRange)?;
        let mut point = (east, north, 0.0);
        transform(from, to, &mut point).map_err(|_| Reason::OutOfRange)?;
        let (lat, lon) = (point.1.to_degrees(), point.0.to_degrees());
        if is_nordic(lat, lon) {
            Ok(located(lat, lon, turned))
        } else {
            Err(Reason::OutOfRange)
        }
    }
}

fn located(lat: f64, lon: f64, turned: bool) -> Located {
    Located { lat, lon, turned }
}

/// Greenland to Finland. No two numbers fit both ways round, so swapped ones are certain.
fn is_nordic(lat: f64, lon: f64) -> bool {
    (53.0..=84.0).contains(&lat) && (-75.0..=35.0).contains(&lon)
}

/// Wide: Norway and Finland are written in one zone from end to end.
fn is_utm(north: f64, east: f64) -> bool {
    (5_800_000.0..=9_500_000.0).contains(&north) && (-500_000.0..=1_500_000.0).contains(&east)
}

/// Narrow: without a system only Denmark's own is safe to guess.
fn is_danish(north: f64, east: f64) -> bool {
    (6_000_000.0..=6_500_000.0).contains(&north) && (400_000.0..=900_000.0).contains(&east)
}

/// A number with a decimal comma or point, thousands set apart or not, a degree sign or the letter of a quarter after it.
pub(super) fn number(text: &str, field: Field) -> Result<f64, Reason> {
    let bad = Reason::BadCoordinate { field };
    let plain: String = text
        .trim_end_matches(['°', 'N', 'E', 'Ø', 'n', 'e', 'ø', 'm', ' '])
        .chars()
        .filter(|letter| !letter.is_whitespace() && *letter != '\'')
        .collect();
    let digits = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | '-' | '+');
    if plain.is_empty() || !plain.chars().all(digits) {
        return Err(bad);
    }
    let marks: Vec<char> = plain.chars().filter(|c| matches!(c, '.' | ',')).collect();
    let decimal = match marks.as_slice() {
        [] => None,
        [one] => Some(*one),
        // "6.175.012,23": all but the last set thousands apart, and the last does too if it is the same mark.
        [rest @ .., last] => (!rest.contains(last)).then_some(*last),
    };
    let mut clean = String::new();
    for c in plain.chars() {
        match c {
            _ if Some(c) == decimal => clean.push('.'),
            '.' | ',' => {}
            _ => clean.push(c),
        }
    }
    clean.parse().map_err(|_| bad)
}

/// The number of a system: "25832", "EPSG:25832".
pub(super) fn epsg(text: &str) -> Result<u32, Reason> {
    let digits = text.rsplit(':').next().unwrap_or(text).trim();
    digits
        .parse()
        .map_err(|_| Reason::BadCoordinate { field: Field::Epsg })
}

/// North and east from one text: "POINT(723244.19 6175012.23)", east first as WKT has it, or "55.67, 12.55".
pub(super) fn position(text: &str) -> Result<(f64, f64), Reason> {
    let field = Field::Position;
    let bad = Reason::BadCoordinate { field };
    let is_point = text.to_ascii_uppercase().contains("POINT");
    let inner = text
        .rsplit('(')
        .next()
        .and_then(|tail| tail.split(')').next())
        .unwrap_or(text);
    let mut parts: Vec<&str> = inner.split_whitespace().collect();
    if parts.len() < 2 {
        let between = if inner.contains(';') { ';' } else { ',' };
        parts = inner.split(between).collect();
    }
    let mut numbers = parts
        .iter()
        .map(|part| number(part.trim_end_matches([',', ';']), field));
    let (first, second) = match (numbers.next(), numbers.next(), parts.len()) {
        (Some(first), Some(second), 2..=4) => (first?, second?),
        _ => return Err(bad),
    };
    // Bare pairs of degrees are written latitude first, pairs of metres east first.
    let degrees = first.abs() <= 180.0 && second.abs() <= 180.0;
    Ok(if degrees && !is_point {
        (first, second)
    } else {
        (second, first)
    })
}
