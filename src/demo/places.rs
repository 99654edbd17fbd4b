//! The village Fuglekær. Its streets are drawn by rule onto Borris Hede, a heath in the west of Jutland that has been
//! a firing range since 1903: no one lives there, so no real address carries made-up trouble.

use super::map::{self, LIBRARY, Metres, SHOP};
use crate::domain::id::SubjectId;
use crate::domain::place::{PlaceFields, PlaceSort, Position};
use crate::domain::private::Private;

/// The south-western corner of the box in which the whole village lies.
pub const SOUTH_WEST: Position = Position {
    lat: 55.904,
    lon: 8.649,
};
/// The north-eastern corner of it.
pub const NORTH_EAST: Position = Position {
    lat: 55.916,
    lon: 8.671,
};

/// Where Hovedgaden begins.
const MIDDLE: Position = Position {
    lat: 55.91,
    lon: 8.66,
};

/// Made up, too: no Danish town has this postal code.
const POSTCODE: &str = "9998";
const CITY: &str = "Fuglekær";

/// The streets and the numbers of their houses that the demo tells of; where they stand, the map says.
const STREETS: [(&str, &[u16]); 6] = [
    ("Hovedgaden", &[1, 3, 4, 7, 10, 12, 15, 18, 21]),
    ("Snejpevej", &[2, 3, 5, 6, 8, 9, 11, 12, 14, 17, 18]),
    ("Vibevej", &[1, 2, 4, 5, 7, 9, 12, 13, 16]),
    ("Lærkevej", &[3, 5, 7, 8, 12, 16]),
    ("Solsortevej", &[1, 4, 6, 8, 11, 13, 15, 18]),
    // A gravel road past the bog; the farm lies at its end.
    ("Grusvej", &[1, 3]),
];

/// Where the bus stops, beside the road.
pub(super) const BUS_STOP: Metres = (94.0, 2.0);

/// The block of flats, Lærkevej 22.
const FLATS: [(&str, &str); 8] = [
    ("st", "tv"),
    ("st", "th"),
    ("1", "tv"),
    ("1", "th"),
    ("2", "tv"),
    ("2", "th"),
    ("3", "tv"),
    ("3", "th"),
];

/// Spots and stretches without an address, with the metres east and north of the middle.
const NAMED: [(PlaceSort, &str, Metres); 6] = [
    (PlaceSort::Spot, "Biblioteket", LIBRARY),
    (PlaceSort::Spot, "Købmanden", SHOP),
    (PlaceSort::Spot, "Busholdepladsen", BUS_STOP),
    (PlaceSort::Spot, "Parken ved kæret", (322.0, -120.0)),
    (PlaceSort::Stretch, "Snejpevej langs engen", (106.0, 460.0)),
    (PlaceSort::Stretch, "Grusvej ved mosen", (-250.0, -206.0)),
];

/// A place of the village.
#[derive(Debug)]
pub(super) struct Lot {
    /// What it is called: `Lærkevej 22, 2. tv.`
    pub(super) title: String,
    /// What is known of it.
    pub(super) fields: PlaceFields,
    /// Where it lies.
    pub(super) position: Position,
}

impl Lot {
    fn new(fields: PlaceFields, metres: Metres) -> Self {
        let position = ground(metres);
        Self {
            title: fields.title(),
            fields: PlaceFields {
                postcode: Some(POSTCODE.into()),
                city: Some(CITY.into()),
                position: Some(position),
                ..fields
            },
            position,
        }
    }

    /// Whether it is an address.
    pub(super) fn is_address(&self) -> bool {
        self.fields.street.is_some()
    }
}

/// The id of the place of that title: it does not hang on the day the village is made.
pub(super) fn subject(title: &str) -> SubjectId {
    SubjectId::listed("demo", title)
}

/// A position so many metres east and north of another.
pub(super) fn moved(from: Position, (east, north): (f64, f64)) -> Position {
    const METRES: f64 = 111_320.0;
    // Seven digits are a centimetre: what lists of addresses give.
    let round = |degrees: f64| (degrees * 1e7).round() / 1e7;
    Position {
        lat: round(from.lat + north / METRES),
        lon: round(from.lon + east / (METRES * from.lat.to_radians().cos())),
    }
}

/// The position so many metres east and north of the middle of the village.
pub(super) fn ground(metres: Metres) -> Position {
    moved(MIDDLE, metres)
}

/// Whether the demo tells of that house.
pub(super) fn is_known(street: &str, number: u16) -> bool {
    STREETS
        .iter()
        .any(|(name, numbers)| *name == street && numbers.contains(&number))
}

/// All places, street by street.
pub(super) fn lots() -> Vec<Lot> {
    let mut lots: Vec<Lot> = STREETS
        .iter()
        .flat_map(|(street, numbers)| numbers.iter().filter_map(|number| door(street, *number)))
        .collect();
    let (east, north) = map::stairs();
    for (floor, door) in FLATS {
        let side = if door == "tv" { -2.0 } else { 2.0 };
        lots.push(Lot::new(
            PlaceFields {
                street: Some("Lærkevej".into()),
                number: Some("22".into()),
                floor: Some(floor.into()),
                door: Some(door.into()),
                ..PlaceFields::default()
            },
            (east + side, north),
        ));
    }
    for (sort, name, metres) in NAMED {
        lots.push(Lot::new(
            PlaceFields {
                sort: Some(sort),
                name: Some(name.into()),
                ..PlaceFields::default()
            },
            metres,
        ));
    }
    lots
}

/// The house of that number; none if the street has none.
fn door(street: &str, number: u16) -> Option<Lot> {
    let fields = PlaceFields {
        street: Some(street.into()),
        number: Some(Private(number.to_string())),
        ..PlaceFields::default()
    };
    map::house(street, number).map(|metres| Lot::new(fields, metres))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn the_village_has_about_sixty_places_of_different_titles() {
        let lots = lots();
        let titles: BTreeSet<&str> = lots.iter().map(|l| l.title.as_str()).collect();
        assert_eq!(titles.len(), lots.len());
        assert!((55..=65).contains(&lots.len()), "{}", lots.len());
        for title in [
            "Snejpevej 14",
            "Lærkevej 22, st. th.",
            "Biblioteket",
            "Grusvej 3",
        ] {
            assert!(titles.contains(title), "{title}");
        }
    }

    #[test]
    fn no_two_houses_stand_in_each_other() {
        let lots = lots();
        let houses: Vec<_> = lots
            .iter()
            .filter(|l| l.fields.floor.is_none())
            .map(|l| l.position)
            .collect();
        for (i, a) in houses.iter().enumerate() {
            for b in &houses[..i] {
                let (north, east) = ((a.lat - b.lat) * 111e3, (a.lon - b.lon) * 62e3);
                assert!(north.hypot(east) > 15.0);
            }
        }
    }

    #[test]
    fn the_farm_lies_far_out() {
        let lots = lots();
        let at = |title: &str| lots.iter().find(|l| l.title == title).unwrap().position;
        let (farm, last) = (at("Grusvej 3"), at("Hovedgaden 1"));
        assert!((last.lat - farm.lat) * 111e3 > 300.0 && (last.lon - farm.lon) * 62e3 > 400.0);
    }
}
