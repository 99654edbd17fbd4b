//! What is typed about a place, and the correction that follows from it: only what changes.

use crate::domain::place::{Fix, PlaceFields, Position};
use crate::domain::private::Private;
use serde::{Deserialize, Serialize};

/// The form as typed.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
pub(super) struct Typed {
    /// Name.
    pub name: Private<String>,
    /// Street.
    pub street: Private<String>,
    /// House number with its letter.
    pub number: Private<String>,
    /// Floor.
    pub floor: Private<String>,
    /// Door.
    pub door: Private<String>,
    /// Postal code.
    pub postcode: Private<String>,
    /// Town.
    pub city: Private<String>,
    /// Latitude in degrees, with point or comma.
    pub lat: Private<String>,
    /// Longitude in degrees, with point or comma.
    pub lon: Private<String>,
    /// What the phone measured, if it was asked here.
    pub fix: Option<Fix>,
}

/// Why it cannot be saved.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Wrong {
    /// Neither street nor name: the place would have no title.
    NoTitle,
    /// A position that is no position on earth, or half of one.
    NoPosition,
    /// A position can be corrected, not taken away.
    PositionGone,
}

fn degrees(value: f64) -> String {
    format!("{value:.6}")
}

fn parsed(text: &str, most: f64) -> Option<f64> {
    let value: f64 = text.trim().replace(',', ".").parse().ok()?;
    (value.is_finite() && value.abs() <= most).then_some(value)
}

impl Typed {
    /// The form as it opens.
    pub fn of(place: &PlaceFields) -> Self {
        let word = |w: &Option<Private<String>>| w.clone().unwrap_or_default();
        let (lat, lon) = texts(place.position);
        Self {
            name: word(&place.name),
            street: word(&place.street),
            number: word(&place.number),
            floor: word(&place.floor),
            door: word(&place.door),
            postcode: word(&place.postcode),
            city: word(&place.city),
            lat: lat.into(),
            lon: lon.into(),
            fix: None,
        }
    }

    /// Takes over what the phone measured.
    pub fn measured(&mut self, fix: Option<Fix>, before: &PlaceFields) {
        let (lat, lon) = texts(fix.map_or(before.position, |f| Some(f.position)));
        self.lat = lat.into();
        self.lon = lon.into();
        self.fix = fix;
    }

    /// What changes; all of it absent if nothing does.
    pub fn changes(&self, before: &PlaceFields) -> Result<PlaceFields, Wrong> {
        let word = |typed: &Private<String>, was: &Option<Private<String>>| {
            let typed = typed.trim();
            let same = was.as_ref().map_or("", |w| w.trim()) == typed;
            (!same).then(|| Private::from(typed))
        };
        let changes = PlaceFields {
            sort: None,
            name: word(&self.name, &before.name),
            street: word(&self.street, &before.street),
            number: word(&self.number, &before.number),
            floor: word(&self.floor, &before.floor),
            door: word(&self.door, &before.door),
            postcode: word(&self.postcode, &before.postcode),
            city: word(&self.city, &before.city),
            position: self.position(before.position)?,
        };
        let mut after = before.clone();
        after.merge(&changes);
        if after.title().is_empty() {
            return Err(Wrong::NoTitle);
        }
        Ok(changes)
    }

    fn position(&self, before: Option<Position>) -> Result<Option<Position>, Wrong> {
        if self.lat.is_blank() && self.lon.is_blank() {
            return if before.is_some() {
                Err(Wrong::PositionGone)
            } else {
                Ok(None)
            };
        }
        let (lat, lon) = (parsed(&self.lat, 90.0), parsed(&self.lon, 180.0));
        let (Some(lat), Some(lon)) = (lat, lon) else {
            return Err(Wrong::NoPosition);
        };
        let typed = Position { lat, lon };
        // The form shows six places of a degree, a hand's width; finer was not typed, so it is no change.
        Ok((texts(Some(typed)) != texts(before)).then_some(typed))
    }
}

/// A position as the two fields show it.
fn texts(position: Option<Position>) -> (String, String) {
    position.map_or_else(Default::default, |p| (degrees(p.lat), degrees(p.lon)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn house() -> PlaceFields {
        PlaceFields {
            street: Some("Vibevej".into()),
            number: Some("9".into()),
            city: Some("Brørup".into()),
            position: Some(Position {
                lat: 55.123_456_78,
                lon: 9.000_000_04,
            }),
            ..PlaceFields::default()
        }
    }

    #[test]
    fn an_untouched_form_changes_nothing() {
        let changes = Typed::of(&house()).changes(&house()).unwrap();
        assert_eq!(changes, PlaceFields::default());
    }

    #[test]
    fn only_what_was_typed_changes_and_an_emptied_field_clears() {
        let typed = Typed {
            number: " 9B ".into(),
            city: " ".into(),
            ..Typed::of(&house())
        };
        let changes = typed.changes(&house()).unwrap();
        let wanted = PlaceFields {
            number: Some("9B".into()),
            city: Some("".into()),
            ..PlaceFields::default()
        };
        assert_eq!(changes, wanted);
    }

    #[test]
    fn a_place_keeps_a_title_and_a_position() {
        let typed = |change: fn(&mut Typed)| {
            let mut typed = Typed::of(&house());
            change(&mut typed);
            typed.changes(&house()).map(|c| c.position)
        };
        assert_eq!(typed(|t| t.street = "".into()), Err(Wrong::NoTitle));
        assert_eq!(typed(|t| t.lat = "95".into()), Err(Wrong::NoPosition));
        assert_eq!(typed(|t| t.lon = "".into()), Err(Wrong::NoPosition));
        assert_eq!(typed(|t| t.lat = "nan".into()), Err(Wrong::NoPosition));
        let emptied = typed(|t| (t.lat, t.lon) = (Private::default(), Private::default()));
        assert_eq!(emptied, Err(Wrong::PositionGone));
        let moved = typed(|t| t.lat = "55,2".into()).unwrap().unwrap();
        assert!((moved.lat - 55.2).abs() < 1e-9);
    }

    #[test]
    fn what_the_phone_measured_can_be_thrown_away() {
        let fix = Fix {
            position: Position { lat: 1.0, lon: 2.0 },
            accuracy_m: 8.0,
        };
        let mut typed = Typed::of(&house());
        typed.measured(Some(fix), &house());
        assert_eq!(
            typed.changes(&house()).unwrap().position,
            Some(fix.position)
        );
        typed.measured(None, &house());
        assert_eq!(typed, Typed::of(&house()));
    }

    proptest! {
        #[test]
        fn after_the_correction_the_place_is_what_was_typed(
            street in "[a-zæøå ]{1,8}", number in "[0-9A-Z ]{0,3}", name in "[a-z ]{0,6}",
            lat in -90.0..90.0_f64, lon in -180.0..180.0_f64,
        ) {
            let typed = Typed {
                street: street.clone().into(),
                number: number.into(),
                name: name.clone().into(),
                lat: degrees(lat).into(),
                lon: degrees(lon).into(),
                ..Typed::of(&house())
            };
            match typed.changes(&house()) {
                Ok(changes) => {
                    let mut after = house();
                    after.merge(&changes);
                    let again = Typed::of(&after);
                    prop_assert_eq!(again.street.trim(), typed.street.trim());
                    prop_assert_eq!(again.number.trim(), typed.number.trim());
                    prop_assert_eq!(again.name.trim(), typed.name.trim());
                    prop_assert_eq!(&again.lat, &typed.lat);
                    prop_assert_eq!(&again.lon, &typed.lon);
                }
                Err(wrong) => {
                    prop_assert_eq!(wrong, Wrong::NoTitle);
                    prop_assert!(street.trim().is_empty() && name.trim().is_empty());
                }
            }
        }
    }
}
