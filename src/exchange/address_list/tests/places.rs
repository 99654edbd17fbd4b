//! Addresses in one text, coordinates, and keys.

use super::*;

/// Text => street | number | floor | door | postcode | town.
const IN_ONE_TEXT: &str = "\
Lærkevej 22, 2. tv., 6000 Kolding => Lærkevej | 22 | 2. | tv. | 6000 | Kolding
Lærkevej 22, 2. tv. => Lærkevej | 22 | 2. | tv. | - | -
Lærkevej 22 2.tv 6000 Kolding C => Lærkevej | 22 | 2. | tv | 6000 | Kolding C
Lærkevej 22, 2 tv => Lærkevej | 22 | 2 | tv | - | -
Lærkevej 22, 2. sal th => Lærkevej | 22 | 2. sal | th | - | -
Lærkevej 22, st., 3 => Lærkevej | 22 | st. | 3 | - | -
Lærkevej 22, kl. mf => Lærkevej | 22 | kl. | mf | - | -
Lærkevej 22, 10. 1204 => Lærkevej | 22 | 10. | 1204 | - | -
Lærkevej 22, 1, 6000 Kolding => Lærkevej | 22 | 1 | - | 6000 | Kolding
Lærkevej 22 st tv => Lærkevej | 22 | st | tv | - | -
H.C. Andersens Vej 4,3.th => H.C. Andersens Vej | 4 | 3. | th | - | -
Sct. Jørgens Gade 5A, 1. => Sct. Jørgens Gade | 5A | 1. | - | - | -
Skolegade 22 A-C, baghuset, 6000 Kolding => Skolegade | 22A-C | - | baghuset | 6000 | Kolding
Skolegade 3, k2 tv => Skolegade | 3 | k2 | tv | - | -
Lærkevej 99 B => Lærkevej | 99B | - | - | - | -
Lærkevej nr. 99b, DK-6000 Kolding, Danmark => Lærkevej | 99b | - | - | 6000 | Kolding
Aleksanterinkatu 13 A, 5. krs./Floor 5 => Aleksanterinkatu | 13A | 5. krs./Floor 5 | - | - | -
Siltasaarenkatu 4, katutaso/Street level => Siltasaarenkatu | 4 | katutaso/Street level | - | - | -
Erottajankatu 7 A, sisäpiha => Erottajankatu | 7A | - | sisäpiha | - | -
Bulevardi 2 - 4 => Bulevardi | 2-4 | - | - | - | -
Storgata 12 H0201, 0150 Oslo => Storgata | 12 | - | H0201 | 0150 | Oslo
10. Februar Vej 5 => 10. Februar Vej | 5 | - | - | - | -
Frederik 7 Vej 3 => Frederik 7 Vej | 3 | - | - | - | -
Grusvejsgården => Grusvejsgården |  | - | - | - | -
Grusvejsgården, 6000 Kolding => Grusvejsgården |  | - | - | 6000 | Kolding
Haugen, Storgata 12, 0150 Oslo => Haugen, Storgata | 12 | - | - | 0150 | Oslo
Lærkevej 22, St. Andst, 6600 Vejen => Lærkevej | 22 | - | - | 6600 | Vejen
Lærkevej 007C => Lærkevej | 7C | - | - | - | -
";

#[test]
fn an_address_in_one_text_is_taken_apart_as_it_is_written() {
    for case in IN_ONE_TEXT.lines() {
        let (text, expected) = case.split_once(" => ").unwrap();
        // One column: commas separate nothing.
        let place = one(&format!("Adresse\n{text}\n"));
        let expected: Vec<&str> = expected.split('|').map(str::trim).collect();
        assert_eq!(words(&place).as_slice(), expected, "{text}");
    }
}

#[test]
fn columns_for_postcode_and_town_win_and_may_share_one() {
    let place = one("adresse;postnr;by\n\"Lærkevej 22, 6001 Andetby\";DK-6000;Kolding");
    assert_eq!(words(&place)[4..], ["6000", "Kolding"]);
    let place = one("vej;nr;postnr. og by\nLærkevej;22;0800 Høje Taastrup");
    assert_eq!(words(&place)[4..], ["0800", "Høje Taastrup"]);
}

#[test]
fn the_same_address_has_the_same_key_however_it_is_written() {
    let key = |text: &str| one(text).key;
    let tidy = key("adresse\nLærkevej 99B, 2. tv., 6000 Kolding");
    assert_eq!(tidy, key("adresse\n LÆRKEVEJ  99 b, 2 TV, 6000 KOLDING"));
    assert_eq!(
        tidy,
        key("vej;nr;etage;dør;postnr;by\nLærkevej;99b;2;tv;6000;Kolding")
    );
    assert_ne!(tidy, key("adresse\nLærkevej 99B, 2. th., 6000 Kolding"));
    // Two streets of one name in one postcode are told apart by the village alone.
    let village = key("adresse\nLærkevej 9, Nr Bjert, 6000 Kolding");
    assert_ne!(village, key("adresse\nLærkevej 9, Sdr Bjert, 6000 Kolding"));
}

#[test]
fn one_text_at_two_points_is_two_doors_and_at_one_point_is_one() {
    let rows = |last: &str| {
        let list = format!("adresse;lat;lon\nLærkevej 3;55.49;9.47\nlærkevej 3;{last}");
        all(&list).places
    };
    let same = rows("55.49001;9.47001");
    assert_eq!(same[0].key, same[1].key);
    let apart = rows("55.4905;9.47");
    assert_ne!(apart[0].key, apart[1].key);
    // Unplaced rows are the same place: nothing says otherwise.
    let unplaced = rows(";");
    assert_eq!(unplaced[0].key, unplaced[1].key);
}

fn placed(north: &str, east: &str) -> String {
    format!("adresse;y;x\nLærkevej 3;{north};{east}")
}

#[test]
fn swapped_coordinates_are_turned_and_counted() {
    for (north, east, there) in [
        ("9.47", "55.49", (55.49, 9.47)),
        ("24,94", "60,17", (60.17, 24.94)),
        ("723244.19", "6175012.23", (55.669_509_432, 12.550_075_701)),
    ] {
        let contents = all(&placed(north, east));
        assert!(near(point(&contents.places[0]), there, 1e-9));
        assert_eq!(contents.notes.turned, 1);
    }
    let straight = all(&placed("6175012.23", "723244.19"));
    assert!(near(
        point(&straight.places[0]),
        (55.669_509_432, 12.550_075_701),
        1e-9
    ));
    assert_eq!(straight.notes.turned, 0);
}

#[test]
fn coordinates_are_read_as_offices_write_them() {
    for (north, east) in [
        ("6.175.012,23", "723.244,19"),
        ("6 175 012,23", "723 244,19"),
        ("6,175,012.23", "723,244.19"),
        ("6175012.23 m", "723244.19 m"),
    ] {
        let place = one(&placed(north, east));
        assert!(
            near(point(&place), (55.669_509_432, 12.550_075_701), 1e-9),
            "{north}"
        );
    }
    assert_eq!(point(&one(&placed("55,49° N", "9,47° Ø"))), (55.49, 9.47));
    for pair in [
        "55.49, 9.47",
        "55,49 9,47",
        "55,49;9,47",
        "POINT (9.47 55.49)",
        "SRID=4326;POINT Z (9.47 55.49 0)",
    ] {
        let place = one(&format!("adresse\tkoordinater\nLærkevej 3\t{pair}"));
        assert_eq!(point(&place), (55.49, 9.47), "{pair}");
    }
}

#[test]
fn a_row_without_coordinates_is_good_and_waits_for_its_place() {
    for list in [
        "adresse\nLærkevej 3".to_owned(),
        placed("", ""),
        placed(" ", "\u{a0}"),
        "adresse;lat\nLærkevej 3;55".to_owned(),
        "adresse;position\nLærkevej 3;POINT EMPTY".to_owned(),
    ] {
        let place = one(&list);
        assert_eq!((place.lat, place.lon), (None, None));
    }
}

#[test]
fn coordinates_that_cannot_be_are_reported() {
    let bad = |field| Reason::BadCoordinate { field };
    assert_eq!(reason(&placed("55.49", "")), bad(Field::East));
    assert_eq!(reason(&placed("femogfyrre", "9.47")), bad(Field::North));
    assert_eq!(reason(&placed("5,5E+01", "9.47")), bad(Field::North));
    for (north, east) in [
        ("0", "0"),
        ("48.85", "2.35"),
        ("55669509", "12.55"),
        ("55.49", "955.1"),
        ("6175012", "5"),
    ] {
        assert_eq!(reason(&placed(north, east)), Reason::OutOfRange, "{north}");
    }
    assert_eq!(
        reason("adresse;position\nLærkevej 3;POINT(9.47)"),
        bad(Field::Position)
    );
    let epsg = |system: &str| {
        reason(&format!(
            "adresse;epsg;nord;øst\nLærkevej 3;{system};6175012;723244"
        ))
    };
    assert_eq!(epsg("3857"), Reason::UnknownEpsg(3857));
    assert_eq!(epsg("UTM"), bad(Field::Epsg));
    assert_eq!(epsg("4258"), Reason::OutOfRange);
    // What the coordinates say matters only where there are some.
    one("adresse;epsg;nord;øst\nLærkevej 3;3857;;");
}
