//! What is seen at a place in passing, without a visit.

use super::place::{CircleState, Fix};
use super::private::Private;
use super::sign::Sign;
use serde::{Deserialize, Serialize};

/// `observation.made`.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
pub struct Observation {
    /// Signs that were seen.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub signs: Vec<Sign>,
    /// In words.
    #[serde(default, skip_serializing_if = "Private::is_blank")]
    pub note: Private<String>,
    /// Colleagues who were along.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub with: Vec<Private<String>>,
    /// Where the phone was, if the worker tapped for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fix: Option<Fix>,
    /// The place is a guess: the one last used, marked "ca.", which no one chose and no position gave.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub about: bool,
    /// A mark on the map.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub circle: Option<CircleState>,
}
