//! What the maker of a map file wrote about it: strings by name, any of which may be missing, wrong or meant to harm.

use super::error::MapError;
use super::info::Bounds;
use super::plain::plain;
use chrono::{DateTime, Datelike, NaiveDate};
use rusqlite::Connection;
use rusqlite::types::ValueRef;
use std::collections::BTreeMap;

/// Characters of a name.
const NAME: usize = 80;
/// Characters of a credit.
const CREDIT: usize = 200;

/// Names that makers' programs give to every map.
const NO_NAMES: [&str; 3] = [
    "OpenMapTiles",
    "Tilemaker to OpenMapTiles schema",
    "Tilemaker to Shortbread",
];

/// Programs and schemas that make maps of OpenStreetMap's data only, as they write themselves in a file.
const OF_OSM: [&str; 4] = ["openstreetmap", "openmaptiles", "tilemaker", "planetiler"];

/// The day of the data first, then that of the making.
const DATES: [&str; 5] = [
    "planetiler:osm:osmosisreplicationtime",
    "planetiler:buildtime",
    "timestamp",
    "date",
    "mtime",
];

/// The strings that matter here.
pub(super) struct Metadata(BTreeMap<String, String>);

impl Metadata {
    /// Reads them. Values of more than 4 KiB are left in the file; the longest that is wanted has some hundred bytes.
    pub(super) fn read(connection: &Connection) -> Result<Self, MapError> {
        let mut statement = connection.prepare(
            "SELECT name, CASE WHEN octet_length(value) <= 4096 THEN value END FROM metadata
             WHERE name IN ('name', 'description', 'format', 'bounds', 'minzoom', 'maxzoom', 'attribution', 'generator',
                 'timestamp', 'date', 'mtime', 'planetiler:version', 'planetiler:buildtime',
                 'planetiler:osm:osmosisreplicationtime')
             LIMIT 64",
        )?;
        let mut rows = statement.query([])?;
        let mut found = BTreeMap::new();
        while let Some(row) = rows.next()? {
            let value = match row.get_ref(1)? {
                ValueRef::Text(text) => String::from_utf8_lossy(text).into_owned(),
                ValueRef::Integer(number) => number.to_string(),
                ValueRef::Real(number) => number.to_string(),
                ValueRef::Null | ValueRef::Blob(_) => continue,
            };
            found.insert(row.get::<_, String>(0)?, value);
        }
        Ok(Self(found))
    }

    fn get(&self, key: &str) -> &str {
        self.0.get(key).map_or("", String::as_str)
    }

    /// Whether the tiles are said to be vectors. A file that does not say is judged by its tiles.
    pub(super) fn check_format(&self) -> Result<(), MapError> {
        match self.get("format").trim().to_ascii_lowercase().as_str() {
            "" | "pbf" | "mvt" => Ok(()),
            "png" | "jpg" | "jpeg" | "webp" | "image/png" | "image/jpeg" | "image/webp" => {
                Err(MapError::Raster)
            }
            _ => Err(MapError::NotAMap),
        }
    }

    /// The name of the map; `stem`, that of the file, if its maker gave none.
    pub(super) fn name(&self, stem: &str) -> String {
        let said = plain(self.get("name"), NAME);
        if said.is_empty() || NO_NAMES.contains(&said.as_str()) {
            plain(&stem.replace('_', " "), NAME)
        } else {
            said
        }
    }

    /// `west,south,east,north` in degrees; `None` if that is no rectangle on the earth.
    pub(super) fn bounds(&self) -> Option<Bounds> {
        let numbers: Vec<f64> = self
            .get("bounds")
            .split(',')
            .map(|text| text.trim().parse().ok())
            .collect::<Option<_>>()?;
        match numbers.as_slice() {
            [west, south, east, north] => Bounds::new(*west, *south, *east, *north),
            _ => None,
        }
    }

    /// The least zoom, as said.
    pub(super) fn min_zoom(&self) -> Option<u8> {
        self.get("minzoom").trim().parse().ok()
    }

    /// The greatest zoom, as said.
    pub(super) fn max_zoom(&self) -> Option<u8> {
        self.get("maxzoom").trim().parse().ok()
    }

    /// The first day that the file says, from 2000 to 2100.
    pub(super) fn made_on(&self) -> Option<NaiveDate> {
        DATES
            .iter()
            .filter_map(|key| day(self.get(key).trim()))
            .find(|day| (2000..=2100).contains(&day.year()))
    }

    /// Whom to name. A maker that says nothing is not the only one owed a name: data of OpenStreetMap is shown with its
    /// credit (its licence, 4.3).
    pub(super) fn credit(&self) -> String {
        let said = plain(self.get("attribution"), CREDIT);
        if !said.is_empty() {
            return said;
        }
        let about = ["name", "description", "generator"].map(|key| self.get(key).to_lowercase());
        let says = |word: &str| about.iter().any(|text| text.contains(word));
        let is_osm = OF_OSM.iter().any(|word| says(word))
            || about.iter().any(|text| {
                text.split(|c: char| !c.is_alphanumeric())
                    .any(|w| w == "osm")
            })
            || !self.get("planetiler:version").is_empty();
        match (says("openmaptiles"), is_osm) {
            // The schema's own licence (CC BY) wants its name.
            (true, _) => "© OpenMapTiles © OpenStreetMap".into(),
            (false, true) => "© OpenStreetMap".into(),
            (false, false) => String::new(),
        }
    }
}

/// A day out of `2026-11-24…`, or out of seconds or milliseconds since 1970.
fn day(text: &str) -> Option<NaiveDate> {
    if let Some(day) = text
        .get(..10)
        .and_then(|day| NaiveDate::parse_from_str(day, "%Y-%m-%d").ok())
    {
        return Some(day);
    }
    let number: i64 = text.parse().ok()?;
    let seconds = if number > 100_000_000_000 {
        number.checked_div(1000)?
    } else {
        number
    };
    Some(DateTime::from_timestamp(seconds, 0)?.date_naive())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn metadata(pairs: &[(&str, &str)]) -> Metadata {
        Metadata(
            pairs
                .iter()
                .map(|(k, v)| ((*k).to_owned(), (*v).to_owned()))
                .collect(),
        )
    }

    #[test]
    fn a_name_that_a_program_gives_to_every_map_is_none() {
        assert_eq!(
            metadata(&[("name", "Tilemaker to OpenMapTiles schema")]).name("Norddjurs_2026"),
            "Norddjurs 2026"
        );
        assert_eq!(metadata(&[("name", " <b>Rømø</b> ")]).name("x"), "Rømø");
        assert_eq!(metadata(&[]).name(""), "");
    }

    #[test]
    fn the_day_of_the_data_goes_before_the_day_of_the_making() {
        let day = |y, m, d| NaiveDate::from_ymd_opt(y, m, d);
        let both = [
            ("mtime", "1764028800000"),
            (
                "planetiler:osm:osmosisreplicationtime",
                "2026-11-20T20:21:00Z",
            ),
        ];
        assert_eq!(metadata(&both).made_on(), day(2026, 11, 20));
        assert_eq!(
            metadata(&[("mtime", "1764028800000")]).made_on(),
            day(2025, 11, 25)
        );
        assert_eq!(
            metadata(&[("timestamp", "1764028800")]).made_on(),
            day(2025, 11, 25)
        );
        for odd in [
            "",
            "i går",
            "9223372036854775807",
            "-1",
            "0024-01-01",
            "2026-13-01",
            "ææææææ",
        ] {
            assert_eq!(metadata(&[("date", odd)]).made_on(), None, "{odd}");
        }
    }

    #[test]
    fn who_made_the_data_is_named_even_where_the_file_forgot_it() {
        let credit = |pairs: &[(&str, &str)]| metadata(pairs).credit();
        assert_eq!(
            credit(&[("attribution", "<a href='x'>&copy; Kortfolket</a>")]),
            "© Kortfolket"
        );
        let made = [("description", "Tile config based on OpenMapTiles schema")];
        assert_eq!(credit(&made), "© OpenMapTiles © OpenStreetMap");
        assert_eq!(credit(&[("generator", "tilemaker v3")]), "© OpenStreetMap");
        assert_eq!(credit(&[("description", "roads (OSM)")]), "© OpenStreetMap");
        assert_eq!(credit(&[("description", "cosmos")]), "");
    }

    #[test]
    fn bounds_that_are_no_rectangle_are_not_believed() {
        assert!(
            metadata(&[("bounds", "8, 54.5,15.2 ,57.8")])
                .bounds()
                .is_some()
        );
        for odd in [
            "",
            "NaN,NaN,NaN,NaN",
            "1,2,3",
            "1,2,3,4,5",
            "1e999,0,2,2",
            "15,57,8,54",
            "a,b,c,d",
        ] {
            assert_eq!(metadata(&[("bounds", odd)]).bounds(), None, "{odd}");
        }
    }
}
