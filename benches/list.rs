//! A list of places, as an import reads it.

use crate::prose::{Dice, Pen};
use crate::workload::at_second;
use chrono_tz::Europe::Copenhagen;
use grusvej::domain::entry::Body;
use grusvej::domain::id::SubjectId;
use grusvej::domain::place::{PlaceAdded, PlaceFields, Position};
use grusvej::domain::time::WallTime;
use grusvej::store::NewEntry;

/// A list of places as an import writes them.
pub(crate) fn place_list(n: usize, seed: u64) -> Vec<NewEntry> {
    let mut dice = Dice::new(seed);
    let streets = Pen::streets(&mut dice, 80 * (n / 2_000).max(1));
    let centres: Vec<(f64, f64)> = streets
        .iter()
        .map(|_| (55.9 + 0.04 * dice.normal(), 12.1 + 0.06 * dice.normal()))
        .collect();
    let storeys = ["", "", "", "st", "1", "2", "3"];
    (0..n)
        .map(|i| {
            let street = dice.below(streets.len());
            let (lat, lon) = centres[street];
            let letter = dice.pick(&["", "", "", "", "A", "B"]);
            let floor = *dice.pick(&storeys);
            let door = if floor.is_empty() {
                ""
            } else {
                dice.pick(&["tv", "th", "mf"])
            };
            let some = |text: &str| (!text.is_empty()).then(|| text.into());
            let place = PlaceFields {
                street: Some(streets[street].as_str().into()),
                number: Some(format!("{}{letter}", 1 + dice.below(140)).into()),
                floor: some(floor),
                door: some(door),
                postcode: Some("3999".into()),
                city: Some("Grusby".into()),
                position: Some(Position {
                    lat: lat + 0.002 * dice.normal(),
                    lon: lon + 0.003 * dice.normal(),
                }),
                ..PlaceFields::default()
            };
            NewEntry {
                subject: SubjectId::listed("bench", &format!("{seed}/{i}")),
                at: WallTime::of(at_second(0), Copenhagen),
                body: Body::PlaceAdded(PlaceAdded { place }),
            }
        })
        .collect()
}
