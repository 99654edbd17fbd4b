//! The two real lists, whole. `tests/fixtures/lists/README.md` says what they hold.

use super::*;

const PLAIN: &[u8] = include_bytes!("../../../../tests/fixtures/lists/addresses-plain.csv");
const KARTVERKET: &[u8] =
    include_bytes!("../../../../tests/fixtures/lists/addresses-kartverket.csv");

fn at(contents: &Contents, line: u64) -> &ListedPlace {
    contents
        .places
        .iter()
        .find(|place| place.line == line)
        .unwrap()
}

#[test]
fn every_row_of_both_lists_is_good_and_placed() {
    for (bytes, shape) in [
        (PLAIN, ListShape::Plain),
        (KARTVERKET, ListShape::Kartverket),
    ] {
        let list = read(bytes).unwrap();
        assert_eq!(list.shape(), shape);
        assert_eq!(
            (list.delimiter(), list.encoding()),
            (Some(';'), TextEncoding::Utf8)
        );
        let contents = list.read_all();
        assert_eq!(
            (
                contents.places.len(),
                contents.bad.len(),
                contents.notes.turned
            ),
            (600, 0, 0)
        );
        let lines: Vec<u64> = contents.places.iter().map(|place| place.line).collect();
        assert_eq!(lines, (2..=601).collect::<Vec<_>>());
        for place in &contents.places {
            let (lat, lon) = point(place);
            assert!((60.164..60.18).contains(&lat) && (24.934..24.955).contains(&lon));
            assert!(
                place.number.starts_with(|c: char| c.is_ascii_digit()),
                "line {}",
                place.line
            );
        }
    }
}

#[test]
fn both_lists_name_the_same_600_addresses() {
    let (plain, register) = (
        read(PLAIN).unwrap().read_all(),
        read(KARTVERKET).unwrap().read_all(),
    );
    for (one, other) in plain.places.iter().zip(&register.places) {
        assert_eq!(words(one)[..5], words(other)[..5], "line {}", one.line);
        assert!(near(point(one), point(other), 6e-8), "line {}", one.line);
    }
}

#[test]
fn the_squeezed_numbers_of_the_register_give_way_to_its_text() {
    let register = read(KARTVERKET).unwrap().read_all();
    for (line, expected) in [
        (2, ["Aleksanterinkatu", "11", "-", "-"]),
        (4, ["Aleksanterinkatu", "13A", "5. krs./Floor 5", "-"]),
        (6, ["Aleksanterinkatu", "15B", "-", "-"]),
        (16, ["Aleksanterinkatu", "30-34", "-", "-"]),
        (17, ["Aleksanterinkatu", "36a", "-", "-"]),
        (84, ["Caisa, Vilhonkatu", "6", "1. krs. / Floor 1", "-"]),
        (99, ["Erottajankatu", "11B", "-", "9"]),
        (106, ["Erottajankatu", "7A", "-", "sisäpiha"]),
        (259, ["Keskuskatu", "7", "Floors 1-3", "-"]),
        (346, ["Mannerheimintie", "8", "Floor 6", "-"]),
        (410, ["Pohjoisesplanadi", "33", "pohjakerros/Floor-1", "-"]),
        (416, ["Pohjoisesplanadi", "33", "-", "Keskuskatu 5"]),
        (444, ["Siltasaarenkatu", "4", "katutaso/Street level", "-"]),
        (586, ["Yrjönkatu", "26", "14. krs.", "-"]),
        (601, ["Yrjönkatu", "9", "-", "-"]),
    ] {
        assert_eq!(words(at(&register, line))[..4], expected, "line {line}");
    }
    assert_eq!(register.notes.number_from_text, 41);
    assert_eq!(at(&register, 4).key.as_name(), "matrikkel:500000002");
}

#[test]
fn no_two_rows_of_either_list_share_a_key() {
    for bytes in [PLAIN, KARTVERKET] {
        let places = read(bytes).unwrap().read_all().places;
        let keys: std::collections::BTreeSet<&ListKey> =
            places.iter().map(|place| &place.key).collect();
        assert_eq!(keys.len(), 600);
    }
    // The two pairs that differ in case alone, 57 m and 13 m apart.
    let plain = read(PLAIN).unwrap().read_all();
    for (line, key) in [
        (33, "alvar aallon katu|3|||00100|helsinki"),
        (35, "alvar aallon katu|3|||00100|helsinki@60.1756,24.9378"),
        (249, "keskuskatu|1b|||00100|helsinki@60.1681,24.9433"),
    ] {
        assert_eq!(at(&plain, line).key.key, key);
    }
    assert_eq!(at(&plain, 81).city.as_deref(), Some("7"));
}
