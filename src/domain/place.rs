//! A place: an address, a spot where people are met, or a stretch of road. Never a person.

use super::id::{MemberId, SubjectId};
use super::private::Private;
use super::words::words;
use serde::{Deserialize, Serialize};

words! {
    /// What sort of place it is.
    pub enum PlaceSort {
        /// A postal address.
        Address = "address",
        /// A spot where people are met: a library, a shop, a park.
        Spot = "spot",
        /// A stretch of road without an address, marked by a circle.
        Stretch = "stretch",
    }
}

/// A position in WGS84 degrees. ETRS89 is treated as the same: they differ by less than a metre.
#[derive(Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Position {
    /// Latitude, -90 to 90.
    pub lat: f64,
    /// Longitude, -180 to 180.
    pub lon: f64,
}

impl std::fmt::Debug for Position {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("[private]")
    }
}

/// A position as a phone measured it.
#[derive(Clone, Copy, PartialEq, Debug, Serialize, Deserialize)]
pub struct Fix {
    /// Where.
    pub position: Position,
    /// Radius in metres within which the phone believes to be (68 %).
    pub accuracy_m: f64,
}

type Word = Option<Private<String>>;

/// What is known of a place; in a correction only what changes. An empty text clears.
#[derive(Clone, Default, PartialEq, Debug, Serialize, Deserialize)]
#[serde(default)]
pub struct PlaceFields {
    /// Sort; an address if absent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sort: Option<PlaceSort>,
    /// Name of a spot, or what the team calls an address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Word,
    /// Street.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub street: Word,
    /// House number with its letter: `14`, `99B`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number: Word,
    /// Floor as written: `2`, `st`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub floor: Word,
    /// Door as written: `tv`, `th`, `3`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub door: Word,
    /// Postal code with its leading zeros.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub postcode: Word,
    /// Town.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub city: Word,
    /// Where it lies.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub position: Option<Position>,
}

impl PlaceFields {
    /// Takes over what `later` says.
    pub fn merge(&mut self, later: &Self) {
        fn take<T: Clone>(mine: &mut Option<T>, theirs: Option<&T>) {
            if let Some(theirs) = theirs {
                *mine = Some(theirs.clone());
            }
        }
        take(&mut self.sort, later.sort.as_ref());
        take(&mut self.name, later.name.as_ref());
        take(&mut self.street, later.street.as_ref());
        take(&mut self.number, later.number.as_ref());
        take(&mut self.floor, later.floor.as_ref());
        take(&mut self.door, later.door.as_ref());
        take(&mut self.postcode, later.postcode.as_ref());
        take(&mut self.city, later.city.as_ref());
        take(&mut self.position, later.position.as_ref());
    }

    /// What a list row or a heading calls the place: `Lærkevej 22, 2. tv.`, or its name.
    pub fn title(&self) -> String {
        let word = |w: &Word| w.as_ref().map(|p| p.trim().to_owned()).unwrap_or_default();
        let (name, street) = (word(&self.name), word(&self.street));
        if street.is_empty() {
            return name;
        }
        let mut title = street;
        let number = word(&self.number);
        if !number.is_empty() {
            title.push(' ');
            title.push_str(&number);
        }
        let storey = storey(&word(&self.floor), &word(&self.door));
        if !storey.is_empty() {
            title.push_str(", ");
            title.push_str(&storey);
        }
        if !name.is_empty() {
            title.push_str(" · ");
            title.push_str(&name);
        }
        title
    }
}

/// Floor and door as they are read aloud: `2. tv.`, `st. th.`; what is no Danish short form stays as it is.
fn storey(floor: &str, door: &str) -> String {
    let dotted = |word: &str, short: bool| {
        if short && !word.is_empty() {
            format!("{word}.")
        } else {
            word.to_owned()
        }
    };
    let floor = dotted(
        floor,
        floor.bytes().all(|b| b.is_ascii_digit()) || matches!(floor, "st" | "kl"),
    );
    let door = dotted(door, matches!(door, "tv" | "th" | "mf"));
    match (floor.is_empty(), door.is_empty()) {
        (false, false) => format!("{floor} {door}"),
        _ => format!("{floor}{door}"),
    }
}

/// `place.added`.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct PlaceAdded {
    /// What is known.
    pub place: PlaceFields,
}

/// `place.corrected`: only what changes.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct PlaceCorrected {
    /// The changes.
    pub place: PlaceFields,
}

/// `place.same_as`: this place and another are one. Undone by withdrawing it.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct SameAs {
    /// The place under whose name both go on.
    pub other: SubjectId,
}

/// `place.assigned`: a worker takes the place.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Assigned {
    /// Who.
    pub to: MemberId,
}

/// `place.released`: no one has the place.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Released {}

words! {
    /// What to be careful of.
    pub enum Danger {
        /// A dog.
        Dog = "dog",
        /// Go in pairs.
        Pair = "pair",
        /// A threat.
        Threat = "threat",
    }
}

/// `place.safety_noted`: what to know before knocking. The latest holds; an empty one clears.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct SafetyNoted {
    /// Kinds of danger.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub dangers: Vec<Danger>,
    /// In words.
    #[serde(default, skip_serializing_if = "Private::is_blank")]
    pub note: Private<String>,
}

impl SafetyNoted {
    /// Whether it clears the note.
    pub fn is_clear(&self) -> bool {
        self.dangers.is_empty() && self.note.is_blank()
    }
}

words! {
    /// What a circle on the map says.
    pub enum CircleState {
        /// Has been here.
        Been = "been",
        /// To go here.
        ToGo = "to_go",
    }
}

/// `place.marked`: a circle on the map. The latest of a place holds, so moving it is marking again.
#[derive(Clone, Copy, PartialEq, Debug, Serialize, Deserialize)]
pub struct Marked {
    /// Its centre.
    pub centre: Position,
    /// Radius in metres, 25 to 400.
    pub radius_m: u16,
    /// Been, or to go.
    pub state: CircleState,
    /// The day to go, if one was set.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub day: Option<chrono::NaiveDate>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_read_as_on_a_door_plate() {
        let place = |number: &str, floor: &str, door: &str| PlaceFields {
            street: Some("Lærkevej".into()),
            number: Some(number.into()),
            floor: Some(floor.into()),
            door: Some(door.into()),
            ..PlaceFields::default()
        };
        assert_eq!(place("22", "2", "tv").title(), "Lærkevej 22, 2. tv.");
        assert_eq!(place("9", "st", "").title(), "Lærkevej 9, st.");
        assert_eq!(place("5", "", "").title(), "Lærkevej 5");
        assert_eq!(
            place("13A", "5. krs./Floor 5", "").title(),
            "Lærkevej 13A, 5. krs./Floor 5"
        );
        let spot = PlaceFields {
            name: Some("Biblioteket".into()),
            ..PlaceFields::default()
        };
        assert_eq!(spot.title(), "Biblioteket");
    }
}
