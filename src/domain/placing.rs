//! A new address while it is written.

use super::place::{Fix, PlaceFields, PlaceSort};
use super::private::Private;
use super::typed::tidy;
use serde::{Deserialize, Serialize};

/// A new address while it is written. Every key is kept at once, so all of it can be written and read again.
#[derive(Clone, Default, PartialEq, Debug, Serialize, Deserialize)]
#[serde(default)]
pub struct Placing {
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
    /// What the team calls the place; never a person.
    pub name: Private<String>,
    /// Where the phone was, if asked.
    pub fix: Option<Fix>,
}

/// One of its words.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Word {
    /// See [`Placing::street`].
    Street,
    /// See [`Placing::number`].
    Number,
    /// See [`Placing::floor`].
    Floor,
    /// See [`Placing::door`].
    Door,
    /// See [`Placing::postcode`].
    Postcode,
    /// See [`Placing::city`].
    City,
    /// See [`Placing::name`].
    Name,
}

/// What cannot be saved yet, and why.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum NotYet {
    /// The street is not said.
    #[error("no street")]
    NoStreet,
    /// The house number is not said.
    #[error("no house number")]
    NoNumber,
}

impl Placing {
    /// An address in the town of the last one.
    pub fn begun(postcode: Private<String>, city: Private<String>) -> Self {
        Self {
            postcode,
            city,
            ..Self::default()
        }
    }

    /// One of its words, to read or to write.
    pub fn word(&mut self, word: Word) -> &mut Private<String> {
        match word {
            Word::Street => &mut self.street,
            Word::Number => &mut self.number,
            Word::Floor => &mut self.floor,
            Word::Door => &mut self.door,
            Word::Postcode => &mut self.postcode,
            Word::City => &mut self.city,
            Word::Name => &mut self.name,
        }
    }

    /// Whether anything but the town was written.
    pub fn holds_work(&self) -> bool {
        let words = [
            &self.street,
            &self.number,
            &self.floor,
            &self.door,
            &self.name,
        ];
        self.fix.is_some() || words.iter().any(|word| !word.is_blank())
    }

    /// What is known so far, tidied.
    pub fn fields(&self) -> PlaceFields {
        let word = |text: &Private<String>| {
            let text = text.trim();
            (!text.is_empty()).then(|| text.into())
        };
        let short = |text: &Private<String>| {
            let text = tidy(text);
            (!text.is_empty()).then_some(Private(text))
        };
        PlaceFields {
            sort: Some(PlaceSort::Address),
            name: word(&self.name),
            street: word(&self.street),
            number: word(&self.number),
            floor: short(&self.floor),
            door: short(&self.door),
            postcode: word(&self.postcode),
            city: word(&self.city),
            position: self.fix.map(|fix| fix.position),
        }
    }

    /// The place, if all is said that must be.
    pub fn finish(&self) -> Result<PlaceFields, NotYet> {
        if self.street.is_blank() {
            return Err(NotYet::NoStreet);
        }
        if self.number.is_blank() {
            return Err(NotYet::NoNumber);
        }
        Ok(self.fields())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn laerkevej() -> Placing {
        Placing {
            street: " Lærkevej ".into(),
            number: "22".into(),
            floor: "2.".into(),
            door: "TV.".into(),
            ..Placing::begun("9998".into(), "Fuglekær".into())
        }
    }

    #[test]
    fn an_address_is_tidied_and_has_no_empty_words() {
        let place = laerkevej().finish().unwrap();
        assert_eq!(place.title(), "Lærkevej 22, 2. tv.");
        assert_eq!(place.postcode, Some("9998".into()));
        assert_eq!((place.name, place.position), (None, None));
    }

    #[test]
    fn street_and_number_are_wanted_and_nothing_else() {
        let mut placing = laerkevej();
        placing.number = " ".into();
        assert_eq!(placing.finish(), Err(NotYet::NoNumber));
        placing.street = "".into();
        assert_eq!(placing.finish(), Err(NotYet::NoStreet));
        let bare = Placing {
            street: "Grusvej".into(),
            number: "3".into(),
            ..Placing::default()
        };
        assert_eq!(bare.finish().unwrap().title(), "Grusvej 3");
    }

    #[test]
    fn the_town_filled_in_is_no_work_to_keep() {
        assert!(!Placing::begun("9998".into(), "Fuglekær".into()).holds_work());
        assert!(laerkevej().holds_work());
    }

    #[test]
    fn debug_tells_no_word_of_it() {
        let text = format!("{:?}", laerkevej());
        assert!(!text.contains("Lærkevej") && !text.contains("22"), "{text}");
    }
}
