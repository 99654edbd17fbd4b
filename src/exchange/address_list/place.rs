//! One row of a list: an address and the name by which two phones know that they mean the same one.

use std::fmt;

/// An address as a list writes it.
#[derive(Clone, PartialEq)]
pub struct ListedPlace {
    /// The line in the file on which the row begins, from 1; the headings are usually line 1.
    pub line: u64,
    /// The name of the row across lists and phones.
    pub key: ListKey,
    /// The street, never empty; a farm without a number stands here with its name.
    pub street: String,
    /// The house number with its letter, "99B", or a range, "30-34"; empty where the list gives none.
    pub number: String,
    /// The floor as the list writes it: "2", "2.", "st", "5. krs./Floor 5".
    pub floor: Option<String>,
    /// The door as the list writes it: "tv", "204", "H0201".
    pub door: Option<String>,
    /// The postcode, leading zeros kept.
    pub postcode: Option<String>,
    /// The town.
    pub city: Option<String>,
    /// Latitude, WGS84 degrees north; set exactly when `lon` is.
    pub lat: Option<f64>,
    /// Longitude, WGS84 degrees east.
    pub lon: Option<f64>,
}

/// Shows that there is an address, not which.
impl fmt::Debug for ListedPlace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ListedPlace")
            .field("line", &self.line)
            .field("kind", &self.key.kind)
            .field("on_map", &self.lat.is_some())
            .finish_non_exhaustive()
    }
}

/// Whose name a [`ListKey`] is. Part of what place ids are made from: never renamed, never reordered.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum ListKind {
    /// The address text itself, folded.
    Text,
    /// An id of Danmarks Adresseregister. Lists from the closed DAWA carry the same ids.
    Dar,
    /// A `lokalId` of the Norwegian Matrikkel.
    Matrikkel,
}

impl ListKind {
    /// The stable word for it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Dar => "dar",
            Self::Matrikkel => "matrikkel",
        }
    }
}

/// The name of a row that outlives its file: the same in every export and on every phone.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ListKey {
    /// Whose name it is.
    pub kind: ListKind,
    /// The name there.
    pub key: String,
}

impl ListKey {
    /// Kind and name in one string, `dar:0a3f…`: what a place id is made from.
    pub fn as_name(&self) -> String {
        format!("{}:{}", self.kind.as_str(), self.key)
    }
}

impl fmt::Debug for ListKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ListKey")
            .field("kind", &self.kind)
            .finish_non_exhaustive()
    }
}
