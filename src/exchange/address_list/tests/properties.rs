//! Whatever the bytes, the writer, or the order.

use super::*;
use proptest::prelude::*;

/// A row as its writer means it.
#[derive(Clone, Debug)]
struct Written {
    street: String,
    number: String,
    floor: String,
    door: String,
    note: String,
    lat: f64,
    lon: f64,
}

fn a_row() -> impl Strategy<Value = Written> {
    (
        // Separators and quotes are what a writer must protect.
        "[A-ZÆØÅ][a-zæøåéöä]{1,12}( [a-zæøå]{2,6})?[;,\"]?[a-zæøå]{0,3}",
        "[1-9][0-9]{0,2}[A-Z]?",
        "(st|kl|[1-9])?",
        "(tv|th|mf|[1-9][0-9]{0,2})?",
        "[a-zæøå ;,\t\"\r\n]{0,12}",
        (54.6..57.7_f64, 8.1..15.1_f64),
    )
        .prop_map(|(street, number, floor, door, note, (lat, lon))| Written {
            street,
            number,
            floor,
            door,
            note,
            lat,
            lon,
        })
}

#[derive(Clone, Copy, Debug)]
enum Bytes {
    Windows,
    Utf8,
    Utf8WithMark,
}

#[derive(Clone, Copy, Debug)]
struct Style {
    delimiter: char,
    end: &'static str,
    bytes: Bytes,
    comma: bool,
    swapped: bool,
}

fn a_style() -> impl Strategy<Value = Style> {
    (
        prop::sample::select(vec![';', ',', '\t']),
        prop::sample::select(vec!["\n", "\r\n", "\r"]),
        prop::sample::select(vec![Bytes::Windows, Bytes::Utf8, Bytes::Utf8WithMark]),
        any::<(bool, bool)>(),
    )
        .prop_map(|(delimiter, end, bytes, (comma, swapped))| Style {
            delimiter,
            end,
            bytes,
            comma,
            swapped,
        })
}

/// The file, and the line on which each row begins.
fn write(rows: &[Written], style: Style) -> (Vec<u8>, Vec<u64>) {
    let quote = |text: &str| {
        if text.contains([style.delimiter, '"', '\r', '\n']) {
            format!("\"{}\"", text.replace('"', "\"\""))
        } else {
            text.to_owned()
        }
    };
    let decimal = |value: f64| {
        let text = format!("{value:.7}");
        if style.comma {
            text.replace('.', ",")
        } else {
            text
        }
    };
    let between = style.delimiter.to_string();
    let headings = [
        "vejnavn",
        "husnr",
        "etage",
        "dør",
        "bemærkning",
        "breddegrad",
        "længdegrad",
    ];
    let mut text = headings.join(&between) + style.end;
    let (mut line, mut lines) = (2_u64, Vec::new());
    for row in rows {
        lines.push(line);
        let (one, other) = if style.swapped {
            (row.lon, row.lat)
        } else {
            (row.lat, row.lon)
        };
        let fields = [
            &row.street,
            &row.number,
            &row.floor,
            &row.door,
            &row.note,
            &decimal(one),
            &decimal(other),
        ];
        text += &fields.map(|field| quote(field)).join(&between);
        text += style.end;
        let folded = row.note.replace("\r\n", "\n").replace('\r', "\n");
        let inside = u64::try_from(folded.matches('\n').count()).unwrap();
        line = line.saturating_add(1).saturating_add(inside);
    }
    let bytes = match style.bytes {
        Bytes::Windows => {
            let (bytes, _, lost) = encoding_rs::WINDOWS_1252.encode(&text);
            assert!(!lost);
            bytes.into_owned()
        }
        Bytes::Utf8 => text.into_bytes(),
        Bytes::Utf8WithMark => format!("\u{feff}{text}").into_bytes(),
    };
    (bytes, lines)
}

proptest! {
    #[test]
    fn no_bytes_make_the_reader_panic(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        if let Ok(list) = read(&bytes) {
            list.read_all();
        }
    }

    #[test]
    fn no_rows_under_good_headings_make_it_panic_or_lose_a_line(
        body in "([a-zæ0-9;,\"\t .()\\-]{0,12}(\r\n|\n|\r)){0,12}",
        head in prop::sample::select(vec![
            "adresse;lat;lon",
            "vej,nr,etage,dør,x,y",
            "lokalId;adressenavn;nummer;bokstav;adresseTekst;EPSG-kode;Nord;Øst",
            "id_lokalId\tadressebetegnelse\tposition\tstatus",
            "adresse",
        ]),
    ) {
        let list = read(format!("{head}\n{body}").as_bytes()).unwrap();
        let mut last = 1;
        for row in list.rows() {
            let line = match row {
                Ok(place) => {
                    prop_assert!(!place.street.is_empty());
                    prop_assert_eq!(place.lat.is_some(), place.lon.is_some());
                    place.line
                }
                Err(bad) => bad.line,
            };
            prop_assert!(line > last);
            last = line;
        }
    }

    #[test]
    fn what_is_written_in_any_style_is_read_back(
        rows in prop::collection::vec(a_row(), 1..12),
        style in a_style(),
    ) {
        let (bytes, lines) = write(&rows, style);
        let list = read(&bytes).unwrap();
        prop_assert_eq!(list.delimiter(), Some(style.delimiter));
        let contents = list.read_all();
        prop_assert_eq!(&contents.bad, &[]);
        prop_assert_eq!(contents.places.len(), rows.len());
        for ((row, place), line) in rows.iter().zip(&contents.places).zip(lines) {
            let or_none = |text: &str| if text.is_empty() { "-".to_owned() } else { text.to_owned() };
            let (floor, door) = (or_none(&row.floor), or_none(&row.door));
            prop_assert_eq!(&words(place)[..4], &[&row.street, &row.number, &floor, &door]);
            prop_assert_eq!(place.line, line);
            prop_assert!(near(point(place), (row.lat, row.lon), 6e-8));
        }
        let turned = if style.swapped { rows.len() } else { 0 };
        prop_assert_eq!(contents.notes.turned, u64::try_from(turned).unwrap());
    }

    #[test]
    fn rows_do_not_change_what_the_separator_is(
        rows in prop::collection::vec("[a-z0-9;,\t ]{0,30}", 0..8),
        delimiter in prop::sample::select(vec![';', ',', '\t']),
    ) {
        let head = ["adresse", "by"].join(&delimiter.to_string());
        let list = read(format!("{head}\n{}", rows.join("\n")).as_bytes()).unwrap();
        prop_assert_eq!(list.delimiter(), Some(delimiter));
    }

    #[test]
    fn utm_and_back_is_the_same_point_in_any_order(
        // Central meridian of zone 32, where the northing is the arc of the meridian alone.
        (north, east) in (6_010_000.0..6_490_000.0_f64, 410_000.0..890_000.0_f64),
    ) {
        let list = |a: f64, b: f64| format!("adresse;nord;øst\nVej 1;{a:.3};{b:.3}");
        let straight = point(&one(&list(north, east)));
        let turned = point(&one(&list(east, north)));
        prop_assert_eq!(straight, turned);
        // East of 9° exactly when east of the zone's middle.
        prop_assert_eq!(straight.1 > 9.0, (east * 1000.0).round() > 500_000_000.0);
    }
}
