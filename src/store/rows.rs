//! Rows as bytes: a view keeps what a screen shows as one CBOR value beside the few columns that queries walk.

use super::error::{Result, StoreError};
use serde::Serialize;
use serde::de::DeserializeOwned;

/// Writes a row.
pub(super) fn to_row<T: Serialize>(value: &T) -> Result<Vec<u8>> {
    let mut out = Vec::with_capacity(256);
    ciborium::into_writer(value, &mut out).map_err(|_| StoreError::View)?;
    Ok(out)
}

/// Reads a row.
pub(super) fn from_row<T: DeserializeOwned>(bytes: &[u8]) -> Result<T> {
    ciborium::from_reader(bytes).map_err(|_| StoreError::View)
}
