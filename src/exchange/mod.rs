//! In: address lists. Out and in again: the encrypted export.

pub mod address_list;
pub mod backup;
pub mod import;
