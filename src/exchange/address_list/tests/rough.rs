//! Files as they come: broken, odd, or nothing of the kind.

use super::*;

#[test]
fn what_is_no_list_is_refused_with_its_reason() {
    let error = |bytes: &[u8]| read(bytes).unwrap_err();
    assert_eq!(error(b""), ListError::Empty);
    assert_eq!(error(b"\xEF\xBB\xBF\r\n \n"), ListError::Empty);
    assert_eq!(error(b"PK\x03\x04rest"), ListError::Spreadsheet);
    assert_eq!(error(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"), ListError::NotText);
    assert_eq!(error(b"1;2;3\n4;5;6"), ListError::NoHeadings { seen: 3 });
    assert_eq!(
        error(b"postnr;by\n6000;Kolding"),
        ListError::NoAddressColumn { seen: 2, known: 2 }
    );
    let limit = MAX_BYTES;
    assert_eq!(
        error(&vec![b'a'; limit + 1]),
        ListError::TooBig {
            bytes: limit + 1,
            limit
        }
    );
}

#[test]
fn headings_without_rows_are_an_empty_list() {
    assert_eq!(all("adresse;postnr\n\n"), Contents::default());
}

#[test]
fn every_encoding_gives_the_same_rows() {
    let text = "adresse;by\nÆblevænget 3;Rømø\nÅvej 4;Nyborg – øst\n";
    let (windows, _, lost) = encoding_rs::WINDOWS_1252.encode(text);
    assert!(!lost);
    let utf16 = |mark: [u8; 2], bytes: fn(u16) -> [u8; 2]| -> Vec<u8> {
        mark.into_iter()
            .chain(text.encode_utf16().flat_map(bytes))
            .collect()
    };
    let expected = all(text);
    assert_eq!(words(&expected.places[0])[0], "Æblevænget");
    for (bytes, encoding) in [
        (format!("\u{feff}{text}").into_bytes(), TextEncoding::Utf8),
        (windows.into_owned(), TextEncoding::Windows1252),
        (utf16([0xFF, 0xFE], u16::to_le_bytes), TextEncoding::Utf16),
        (utf16([0xFE, 0xFF], u16::to_be_bytes), TextEncoding::Utf16),
    ] {
        let found = read(&bytes).unwrap();
        assert_eq!(found.encoding(), encoding);
        assert_eq!(found.read_all(), expected);
    }
}

#[test]
fn lines_are_counted_whatever_ends_them() {
    for end in ["\n", "\r\n", "\r"] {
        let list = [
            "",
            "adresse;note",
            "\"Lærkevej 1\";\"to",
            "linjer\"",
            "",
            " ; ",
            ";uden vej",
            "Lærkevej 2;x",
        ];
        let contents = all(&list.join(end));
        let lines: Vec<u64> = contents.places.iter().map(|place| place.line).collect();
        assert_eq!(lines, [3, 8], "{end:?}");
        let missing = BadRow {
            line: 7,
            reason: Reason::MissingStreet,
        };
        assert_eq!(contents.bad, [missing], "{end:?}");
    }
}

#[test]
fn a_forgotten_quote_costs_one_row_and_not_the_rest() {
    let contents = all(
        "adresse;by\n\"Lærkevej 1;Kolding\nLærkevej 2;Kolding\n\"Lærkevej 3\";\"Ko\"\"lding\"\n",
    );
    let bad = BadRow {
        line: 2,
        reason: Reason::OpenQuote,
    };
    assert_eq!(contents.bad, [bad]);
    let lines: Vec<u64> = contents.places.iter().map(|place| place.line).collect();
    assert_eq!(lines, [3, 4]);
    assert_eq!(contents.places[1].city.as_deref(), Some("Ko\"lding"));
}

#[test]
fn blanks_around_quotes_are_no_slip() {
    let place = one("adresse;by\n \"Lærkevej 1, \"\"Hyt;ten\"\"\" ; \"Kolding\" \n");
    assert_eq!(words(&place)[..4], ["Lærkevej", "1", "-", "\"Hyt;ten\""]);
    assert_eq!(place.city.as_deref(), Some("Kolding"));
}

#[test]
fn a_row_of_another_width_is_reported_but_blank_fields_behind_it_are_not() {
    let wrong = |got| Reason::WrongFieldCount { got, want: 2 };
    assert_eq!(reason("adresse;by\nLærkevej 1"), wrong(1));
    assert_eq!(reason("adresse;by\nLærkevej 1;Kolding;x"), wrong(3));
    one("adresse;by\nLærkevej 1;Kolding; ;");
    one("adresse;by;;\nLærkevej 1;Kolding");
    assert_eq!(
        reason(&format!("adresse;by\n{}", ";x".repeat(5000))),
        wrong(5001)
    );
}

#[test]
fn overlong_fields_are_reported_by_name() {
    let long = |column: &str, field, limit, length| {
        let list = format!(
            "vej;nr;by;{column}\nLærkevej;1;Kolding;{}",
            "a".repeat(length)
        );
        assert_eq!(reason(&list), Reason::TooLong { field, limit });
    };
    long("etage", Field::Floor, 80, 81);
    long("dør", Field::Door, 80, 81);
    long("postnr", Field::Postcode, 20, 21);
    long("dør", Field::Door, 4000, 4001);
    let list = format!("adresse\n{} 3", "a".repeat(201));
    assert_eq!(
        reason(&list),
        Reason::TooLong {
            field: Field::Street,
            limit: 200
        }
    );
}

#[test]
fn the_separator_is_sniffed_from_the_headings() {
    let delimiter = |text: &str| read(text.as_bytes()).unwrap().delimiter();
    assert_eq!(
        delimiter("adresse;lat;lon\nLærkevej 1, 2. tv;55,1;9,1"),
        Some(';')
    );
    assert_eq!(
        delimiter("adresse,postnr,\"by; land\"\n\"a;b;c;d\",1,2"),
        Some(',')
    );
    assert_eq!(delimiter("adresse\tpostnr, gammel\tby\na;b;c"), Some('\t'));
    assert_eq!(delimiter("adresse\nLærkevej 1, 2. tv; a"), None);
    let list = "sep=,\r\nadresse,by\r\nLærkevej 1,Kolding\r\n";
    assert_eq!(delimiter(list), Some(','));
    assert_eq!(one(list).line, 3);
}

#[test]
fn reading_can_be_followed_and_stopped() {
    let text = format!("adresse\n{}", "Lærkevej 1\n".repeat(100));
    let list = read(text.as_bytes()).unwrap();
    let mut rows = list.rows();
    let mut done = rows.bytes_done();
    for _ in 0..50 {
        rows.next().unwrap().unwrap();
        assert!(rows.bytes_done() > done);
        done = rows.bytes_done();
    }
    assert!(done < list.bytes_total());
    rows.by_ref().for_each(drop);
    assert_eq!(rows.bytes_done(), list.bytes_total());
    // Started anew, not gone on with.
    assert_eq!(list.rows().count(), 100);
}

#[test]
fn nothing_of_an_address_is_shown_when_things_are_printed() {
    let list = read(b"adresse;by\nHemmeligvej 7;Lukketby\n;Lukketby\n").unwrap();
    let contents = list.read_all();
    let shown = format!("{list:?} {contents:?} {:?}", contents.places[0].key);
    assert!(!shown.to_lowercase().contains("hemmelig"));
    assert!(!shown.contains("Lukketby"));
    assert_eq!(contents.bad[0].to_string(), "line 3: no street");
}

#[test]
fn a_list_can_be_read_on_another_thread() {
    fn can_move<T: Send>(_: &T) {}
    let list = read(b"adresse\nVej 1").unwrap();
    can_move(&list);
    can_move(&list.rows());
}
