//! The name of an address whose list gives it none: the address itself, folded.

use super::address_text::AddressText;
use super::coordinates::Located;
use std::collections::HashMap;

/// Two rows of the same text are two doors when they lie further apart than this, in degrees: about 5 m.
const SAME_POINT: f64 = 5e-5;

/// Names addresses, and remembers where the first of each name lies.
#[derive(Default)]
pub(super) struct TextKeys {
    first_at: HashMap<String, Option<(f64, f64)>>,
}

impl TextKeys {
    /// The folded address. A second row with the same text is the same place, unless it lies elsewhere: then it is
    /// another door (OpenStreetMap knows such pairs 57 m apart) and its point becomes part of its name.
    pub(super) fn of(&mut self, address: &AddressText, located: Option<Located>) -> String {
        let optional = |text: &Option<String>| text.as_deref().map(folded).unwrap_or_default();
        let mut key = [
            folded(&address.street),
            folded(&address.number),
            optional(&address.floor),
            optional(&address.door),
            optional(&address.postcode),
            optional(&address.city),
        ]
        .join("|");
        if let Some(village) = &address.village {
            key.push('|');
            key.push_str(&folded(village));
        }
        let point = located.map(|located| (located.lat, located.lon));
        let first = *self.first_at.entry(key.clone()).or_insert(point);
        if let (Some(first), Some(here)) = (first, point) {
            let apart = (first.0 - here.0).abs() > SAME_POINT
                || (first.1 - here.1).abs() > 2.0 * SAME_POINT;
            if apart {
                return format!("{key}@{:.4},{:.4}", here.0, here.1);
            }
        }
        key
    }
}

/// For comparing: lower case, with dots and other punctuation as blanks. Dashes and slashes of numbers stay.
pub(super) fn folded(text: &str) -> String {
    let letters = text.chars().flat_map(char::to_lowercase);
    let spaced: String = letters
        .map(|c| match c {
            '–' => '-',
            '-' | '/' => c,
            c if c.is_alphanumeric() => c,
            _ => ' ',
        })
        .collect();
    spaced.split_whitespace().collect::<Vec<_>>().join(" ")
}
