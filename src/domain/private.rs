//! Words about people and places, which must not reach a log.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::ops::Deref;

/// Wraps what is private: it works as the thing itself, but prints as `[private]`.
#[derive(Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Private<T>(pub T);

impl<T> fmt::Debug for Private<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[private]")
    }
}

impl<T> Deref for Private<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

impl<T> From<T> for Private<T> {
    fn from(value: T) -> Self {
        Self(value)
    }
}

impl From<&str> for Private<String> {
    fn from(value: &str) -> Self {
        Self(value.to_owned())
    }
}

impl Private<String> {
    /// Whether nothing was written.
    pub fn is_blank(&self) -> bool {
        self.0.trim().is_empty()
    }
}
