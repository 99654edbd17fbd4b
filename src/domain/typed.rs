//! A place as someone types it in passing: `Solsortevej 12B, st. tv`, `Ved mosen`.
//!
//! Whatever is typed is kept: what cannot be told apart stays with the street. A form of seven fields was refused
//! here, since it is filled in on the pavement; the page for a new address has them.

use super::place::{PlaceFields, PlaceSort, Position};
use super::private::Private;

/// Endings of the words for a road.
const ROADS: [&str; 12] = [
    "vej", "gade", "stræde", "allé", "alle", "sti", "vænge", "vei", "veg", "gate", "road", "street",
];

/// Doors that are said alone: left, right, middle.
const SIDES: [&str; 3] = ["tv", "th", "mf"];

/// What sort of place the text most likely names: with a house number an address, else a road or a spot. Only a
/// proposal, which the worker may change.
pub fn guess(text: &str) -> PlaceSort {
    let (head, _) = halves(text);
    if house(head).is_some() {
        return PlaceSort::Address;
    }
    let road = head.split_whitespace().any(|word| {
        let word = word.to_lowercase();
        ROADS.iter().any(|end| word.ends_with(end))
    });
    if road {
        PlaceSort::Stretch
    } else {
        PlaceSort::Spot
    }
}

/// What is known of the place; `None` if nothing was typed. A spot and a stretch go by the text as their name.
pub fn fields(text: &str, sort: PlaceSort, position: Option<Position>) -> Option<PlaceFields> {
    let text = text.trim();
    if text.is_empty() {
        return None;
    }
    let mut fields = PlaceFields {
        sort: Some(sort),
        position,
        ..PlaceFields::default()
    };
    let (head, mut rest) = halves(text);
    if sort != PlaceSort::Address || head.is_empty() {
        fields.name = Some(text.into());
        return Some(fields);
    }
    match house(head) {
        Some((street, number)) => {
            fields.street = Some(street.into());
            fields.number = Some(Private(number));
        }
        None => fields.street = Some(head.into()),
    }
    if !rest.is_empty() && postal(rest).is_none() {
        let (unit, more) = halves(rest);
        let (floor, door) = storey(unit);
        fields.floor = word(floor);
        fields.door = word(door);
        rest = more;
    }
    if !rest.is_empty() {
        let (code, city) = postal(rest).unwrap_or(("", rest));
        fields.postcode = word(code.to_owned());
        fields.city = word(city.to_owned());
    }
    Some(fields)
}

/// Floor or door as places keep it: without the full stop, and the short forms in small letters.
pub fn tidy(text: &str) -> String {
    let bare = text.trim().trim_end_matches('.').trim_end();
    let small = bare.to_lowercase();
    if SIDES.contains(&small.as_str()) || matches!(small.as_str(), "st" | "kl") {
        small
    } else {
        bare.to_owned()
    }
}

fn word(text: String) -> Option<Private<String>> {
    (!text.is_empty()).then_some(Private(text))
}

/// Before and after the first comma.
fn halves(text: &str) -> (&str, &str) {
    let (head, rest) = text.split_once(',').unwrap_or((text, ""));
    (head.trim(), rest.trim())
}

/// Street and house number: the last word that begins with a digit, and the letter that may stand apart from it.
fn house(head: &str) -> Option<(&str, String)> {
    let (before, last) = head.rsplit_once(char::is_whitespace)?;
    let digit = |word: &str| word.starts_with(|c: char| c.is_ascii_digit());
    if digit(last) {
        return Some((before.trim_end(), last.to_owned()));
    }
    let (street, number) = before.trim_end().rsplit_once(char::is_whitespace)?;
    let letter = last.chars().count() == 1 && last.chars().all(char::is_alphabetic);
    (letter && digit(number)).then(|| (street.trim_end(), format!("{number}{last}")))
}

/// `2. tv.` apart: floor, then door; a side said alone is a door.
fn storey(unit: &str) -> (String, String) {
    match unit.split_once(char::is_whitespace) {
        Some((floor, door)) => (tidy(floor), tidy(door)),
        None if SIDES.contains(&tidy(unit).as_str()) => (String::new(), tidy(unit)),
        None => (tidy(unit), String::new()),
    }
}

/// `6000 Kolding` apart, if it begins with four digits.
fn postal(text: &str) -> Option<(&str, &str)> {
    let (code, city) = text.split_once(char::is_whitespace).unwrap_or((text, ""));
    let four = code.len() == 4 && code.bytes().all(|b| b.is_ascii_digit());
    four.then(|| (code, city.trim()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn title(text: &str) -> String {
        fields(text, guess(text), None).unwrap().title()
    }

    #[test]
    fn an_address_is_known_by_its_house_number() {
        assert_eq!(guess("Solsortevej 12B"), PlaceSort::Address);
        assert_eq!(guess("Solsortevej 12 b"), PlaceSort::Address);
        assert_eq!(guess("Snejpevej langs engen"), PlaceSort::Stretch);
        assert_eq!(guess("Biblioteket"), PlaceSort::Spot);
        assert_eq!(guess("12"), PlaceSort::Spot);
    }

    #[test]
    fn a_typed_address_reads_as_on_a_door_plate() {
        assert_eq!(title("Solsortevej 12 b"), "Solsortevej 12b");
        assert_eq!(title("  Lærkevej 22, 2. TV. "), "Lærkevej 22, 2. tv.");
        assert_eq!(title("Lærkevej 9, st"), "Lærkevej 9, st.");
        assert_eq!(title("Lærkevej 9, th."), "Lærkevej 9, th.");
        assert_eq!(title("Ved mosen, mod nord"), "Ved mosen, mod nord");
    }

    #[test]
    fn postcode_and_town_are_taken_from_the_end() {
        for text in [
            "Lærkevej 22, 6000 Kolding",
            "Lærkevej 22, st. tv, 6000 Kolding",
        ] {
            let fields = fields(text, PlaceSort::Address, None).unwrap();
            assert_eq!(fields.postcode, Some("6000".into()));
            assert_eq!(fields.city, Some("Kolding".into()));
            assert_eq!(fields.number, Some("22".into()));
        }
    }

    #[test]
    fn nothing_typed_is_no_place() {
        assert_eq!(fields(" \t", PlaceSort::Spot, None), None);
    }

    fn letters(text: &str) -> Vec<char> {
        let lower = text.to_lowercase();
        let mut letters: Vec<char> = lower.chars().filter(|c| c.is_alphanumeric()).collect();
        letters.sort_unstable();
        letters
    }

    proptest! {
        #[test]
        fn nothing_that_was_typed_is_lost(text in "[A-Za-zæøå0-9,. ]{0,40}", sort in 0usize..3) {
            let sort = PlaceSort::ALL[sort];
            let kept = fields(&text, sort, None).map(|f| {
                [f.name, f.street, f.number, f.floor, f.door, f.postcode, f.city]
                    .into_iter().flatten().map(|w| w.0).collect::<Vec<_>>().join(" ")
            });
            prop_assert_eq!(letters(&kept.unwrap_or_default()), letters(&text));
        }

        #[test]
        fn whatever_is_typed_has_a_title(text in "[A-Za-zæøå0-9,. ]{0,20}", sort in 0usize..3) {
            let titled = fields(&text, PlaceSort::ALL[sort], None).map(|f| f.title().trim().is_empty());
            prop_assert_eq!(titled, (!text.trim().is_empty()).then_some(false));
        }

        #[test]
        fn tidying_twice_changes_nothing_more(text in ".{0,12}") {
            let once = tidy(&text);
            prop_assert_eq!(tidy(&once), once.clone());
        }
    }
}
