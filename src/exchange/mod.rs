//! What comes in from other systems. Pure: bytes in, rows and complaints out; the store is told by others.

pub mod address_list;
