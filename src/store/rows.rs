//! Rows as bytes: a view keeps what a screen shows as one packed value beside the few columns that queries walk.

use super::error::{Result, StoreError};
use super::pack::{pack, unpack};
use serde::Serialize;
use serde::de::DeserializeOwned;

/// Writes a row.
pub(super) fn to_row<T: Serialize>(value: &T) -> Result<Vec<u8>> {
    pack(value).map_err(|_| StoreError::View)
}

/// Reads a row.
pub(super) fn from_row<T: DeserializeOwned>(bytes: &[u8]) -> Result<T> {
    unpack(bytes).map_err(|_| StoreError::View)
}
