//! Each shape of list with rows as the registers write them.

use super::*;

#[test]
fn a_plain_list_gives_street_number_and_point() {
    let list =
        "adresse;postnr;by;breddegrad;længdegrad\r\nLærkevej 22;6000;Kolding;55,4904;9,4722\r\n";
    let place = one(list);
    assert_eq!(
        words(&place),
        ["Lærkevej", "22", "-", "-", "6000", "Kolding"]
    );
    assert_eq!(point(&place), (55.4904, 9.4722));
    assert_eq!(place.line, 2);
    assert_eq!(place.key.as_name(), "text:lærkevej|22|||6000|kolding");
    assert_eq!(read(list.as_bytes()).unwrap().shape(), ListShape::Plain);
}

#[test]
fn columns_are_found_by_heading_and_not_by_place() {
    let one_way = one("Vejnavn;Husnr.;Etage;Dør;Postnr.;By\nLærkevej;22;2;tv;6000;Kolding");
    let other = one(
        "BY\tDOER\tPOST NR\tnavn\tHUSNUMMER\tETAGE\tVEJ\nKolding\ttv\t6000\tx\t22\t2\tLærkevej",
    );
    assert_eq!(
        words(&one_way),
        ["Lærkevej", "22", "2", "tv", "6000", "Kolding"]
    );
    assert_eq!(words(&one_way), words(&other));
    assert_eq!(one_way.key, other.key);
}

#[test]
fn floor_and_door_in_the_number_column_are_seen() {
    let place = one("gade,nr\nStrandgade,\"7 B, 2.tv\"");
    assert_eq!(words(&place), ["Strandgade", "7B", "2.", "tv", "-", "-"]);
    let place = one("vej;nr;etage/dør\nStrandgade;7;st. th");
    assert_eq!(words(&place), ["Strandgade", "7", "st.", "th", "-", "-"]);
}

#[test]
fn a_running_number_beside_a_whole_address_is_no_house() {
    let place = one("nr;adresse\n1;Lærkevej 22");
    assert_eq!(words(&place), ["Lærkevej", "22", "-", "-", "-", "-"]);
    let place = one("adresse;nr\nLærkevej;22 b");
    assert_eq!(words(&place), ["Lærkevej", "22b", "-", "-", "-", "-"]);
}

const DAWA_HEAD: &str = "id,status,oprettet,ændret,vejkode,vejnavn,husnr,etage,dør,supplerendebynavn,postnr,postnrnavn,\
    kommunekode,kommunenavn,etrs89koordinat_øst,etrs89koordinat_nord,wgs84koordinat_bredde,wgs84koordinat_længde,\
    nøjagtighed,adgangsadresseid,kvhx";

fn dawa(status: &str, number: &str, wgs84: &str) -> String {
    let id = "0a3f50b7-6545-32b8-e044-0003ba298018";
    format!(
        "{DAWA_HEAD}\n{id},{status},2000-02-05T20:33:57.000,2009-11-24T02:15:25.000,0001,A Hansensvej,{number},st,tv,\
         Vråby,6792,Rømø,0550,Tønder,470620,6105713,{wgs84},A,0a3f5081-0d44-32b8-e044-0003ba298018,05500001___6_______\n"
    )
}

#[test]
fn a_dawa_list_is_keyed_by_its_uuid_and_prefers_degrees() {
    let list = dawa("1", "006B", "55.0972751504817,8.53959543878291");
    let place = one(&list);
    assert_eq!(
        words(&place),
        ["A Hansensvej", "6B", "st", "tv", "6792", "Rømø"]
    );
    assert_eq!(point(&place), (55.097_275_150_481_7, 8.539_595_438_782_91));
    assert_eq!(
        place.key.as_name(),
        "dar:0a3f50b7-6545-32b8-e044-0003ba298018"
    );
    assert_eq!(read(list.as_bytes()).unwrap().shape(), ListShape::Dawa);
}

#[test]
fn a_dawa_row_without_degrees_is_placed_by_its_metres() {
    let with = one(&dawa("1", "6", "55.0972751504817,8.53959543878291"));
    let without = one(&dawa("1", "6", ","));
    assert!(near(point(&with), point(&without), 1e-5));
    assert_ne!(point(&with), point(&without));
}

#[test]
fn only_addresses_in_force_are_taken() {
    for status in ["2", "3", "4"] {
        assert_eq!(reason(&dawa(status, "6", ",")), Reason::NotInForce);
    }
    let head =
        "id_lokalId;adressebetegnelse;status\n0a3f50b7-6545-32b8-e044-0003ba298018;Lærkevej 22;";
    for status in ["2", "4", "5", "Nedlagt"] {
        assert_eq!(reason(&format!("{head}{status}")), Reason::NotInForce);
    }
    for status in ["3", "8", "Gældende", ""] {
        one(&format!("{head}{status}"));
    }
    // An office's own status is nobody else's business.
    one("adresse;status\nLærkevej 22;4");
}

#[test]
fn a_front_door_shared_by_two_flats_is_two_places() {
    let list = "adgangsadresseid;vejnavn;husnr;etage;dør\n\
        0a3f5081-0d44-32b8-e044-0003ba298018;Lærkevej;22;1;tv\n0a3f5081-0d44-32b8-e044-0003ba298018;Lærkevej;22;1;th\n";
    let places = all(list).places;
    assert_eq!(places[0].key.kind, ListKind::Dar);
    assert_ne!(places[0].key, places[1].key);
}

#[test]
fn a_joined_dar_list_is_read_from_its_designation_and_point() {
    let list = "id_lokalId,husnummer,adgangsadressebetegnelse,etagebetegnelse,doerbetegnelse,position,status\n\
        0A3F50B7-6545-32B8-E044-0003BA298018,0a3f5081-0d44-32b8-e044-0003ba298018,\
        \"Nr. Bjertvej 87A, Nr Bjert, 6000 Kolding\",1,th,POINT(723244.19 6175012.23),3\n";
    let place = one(list);
    assert_eq!(
        words(&place),
        ["Nr. Bjertvej", "87A", "1", "th", "6000", "Kolding"]
    );
    assert!(near(point(&place), (55.669_509_432, 12.550_075_701), 1e-9));
    assert_eq!(
        place.key.as_name(),
        "dar:0a3f50b7-6545-32b8-e044-0003ba298018"
    );
    assert_eq!(read(list.as_bytes()).unwrap().shape(), ListShape::Dar);
}

#[test]
fn a_reference_in_the_column_husnummer_is_no_house_number() {
    let list = "id_lokalId;vejnavn;husnummer;adressebetegnelse\n\
        0a3f50b7-6545-32b8-e044-0003ba298018;Lærkevej;0a3f5081-0d44-32b8-e044-0003ba298018;Lærkevej 87A, 1. th\n";
    assert_eq!(words(&one(list))[..4], ["Lærkevej", "87A", "1.", "th"]);
}

#[test]
fn dar_columns_win_over_the_designation() {
    let list = "id_lokalId;vejnavn;husnummertekst;etagebetegnelse;dørbetegnelse;postnr;postdistrikt;adressebetegnelse\n\
        0a3f50b7-6545-32b8-e044-0003ba298018;Lærkevej;087A;2;tv;6000;Kolding;Lærkevej 87A, 2. tv, 6000 Kolding\n";
    let place = one(list);
    assert_eq!(
        words(&place),
        ["Lærkevej", "87A", "2", "tv", "6000", "Kolding"]
    );
}

const KARTVERKET_HEAD: &str = "lokalId;kommunenummer;kommunenavn;adressetype;adressetilleggsnavn;adressetilleggsnavnKilde;\
    adressekode;adressenavn;nummer;bokstav;gardsnummer;bruksnummer;festenummer;undernummer;adresseTekst;\
    adresseTekstUtenAdressetilleggsnavn;EPSG-kode;Nord;Øst;postnummer;poststed;oppdateringsdato";

fn kartverket(farm: &str, street: &str, number: &str, text: &str, place: &str) -> String {
    format!(
        "{KARTVERKET_HEAD}\n284664311;0301;OSLO;vegadresse;{farm};;1000;{street};{number};207;1;;;{farm} {text};{text};\
         {place};0150;OSLO;2026-03-01 00:00:00\n"
    )
}

#[test]
fn a_kartverket_row_joins_number_and_letter() {
    let list = kartverket(
        "",
        "Storgata",
        "12;B",
        "Storgata 12B",
        "4258;59.913869;10.752245",
    );
    let place = one(&list);
    assert_eq!(words(&place), ["Storgata", "12B", "-", "-", "0150", "OSLO"]);
    assert_eq!(point(&place), (59.913_869, 10.752_245));
    assert_eq!(place.key.as_name(), "matrikkel:284664311");
    assert_eq!(
        read(list.as_bytes()).unwrap().shape(),
        ListShape::Kartverket
    );
    assert_eq!(all(&list).notes, Notes::default());
}

#[test]
fn each_row_has_its_own_coordinate_system() {
    // From Krüger's series to the sixth order, not from the library under test.
    for (system, point_there) in [
        ("25832;6643115.6064;597982.5102", (59.913_869, 10.752_245)),
        ("25833;6649439.9748;262562.7737", (59.913_869, 10.752_245)),
        ("25833;7862779.5103;819890.2843", (70.6634, 23.6821)),
        ("25835;7843206.1344;377439.3333", (70.6634, 23.6821)),
        (
            "25835;6672007,3454;386082,4430",
            (60.169_035_4, 24.946_946_8),
        ),
        ("EPSG:25832;6121830.5584;876244.7793", (55.1, 14.9)),
        ("4326;59.913869;10.752245", (59.913_869, 10.752_245)),
    ] {
        let place = one(&kartverket("", "Storgata", "12;B", "Storgata 12B", system));
        assert!(near(point(&place), point_there, 2e-9), "{system}");
    }
}

#[test]
fn the_register_text_wins_over_a_number_that_contradicts_it() {
    let list = kartverket(
        "",
        "Storgata",
        "1355;A",
        "Storgata 13 A, 5. etg./Floor 5",
        "4258;59.9;10.7",
    );
    assert_eq!(
        words(&one(&list))[..3],
        ["Storgata", "13A", "5. etg./Floor 5"]
    );
    assert_eq!(all(&list).notes.number_from_text, 1);
    // A text about something else is no evidence.
    let other = kartverket("", "Storgata", "12;B", "Haugen 3", "4258;59.9;10.7");
    assert_eq!(words(&one(&other))[..2], ["Storgata", "12B"]);
}

#[test]
fn a_norwegian_farm_without_a_street_is_a_place() {
    let named = one(&kartverket("Haugen", "", ";", "12/34", "4258;59.9;10.7"));
    assert_eq!(words(&named)[..2], ["Haugen", "12/34"]);
    let bare = one(&kartverket("", "", ";", "12/34", "4258;59.9;10.7"));
    assert_eq!(words(&bare)[..2], ["12/34", ""]);
}

#[test]
fn a_norwegian_list_of_dwellings_has_a_place_for_each() {
    let list = "lokalId;adressenavn;nummer;bokstav;bruksenhetsnummerTekst;Nord;Øst\n\
        1;Storgata;12;;H0201;59.9;10.7\n1;Storgata;12;;H0202;59.9;10.7\n";
    let places = all(list).places;
    assert_eq!(places[0].door.as_deref(), Some("H0201"));
    assert_ne!(places[0].key, places[1].key);
}
