//! Rows as bytes: a view keeps what a screen shows as one value beside the few columns that queries walk.
//!
//! `MessagePack` with names, not the CBOR of entries: its library reads several times faster, and a rebuild writes every
//! row anew. Views never travel, so nothing binds their form.

use super::error::{Result, StoreError};
use serde::Serialize;
use serde::de::DeserializeOwned;

/// Writes a row.
pub(super) fn to_row<T: Serialize>(value: &T) -> Result<Vec<u8>> {
    rmp_serde::to_vec_named(value).map_err(|_| StoreError::View)
}

/// Reads a row.
pub(super) fn from_row<T: DeserializeOwned>(bytes: &[u8]) -> Result<T> {
    rmp_serde::from_slice(bytes).map_err(|_| StoreError::View)
}
