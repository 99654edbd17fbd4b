//! The store: the encrypted file, the journal in it, and the views folded from the journal.
//!
//! The only place that names rusqlite. One writer connection on a thread of its own and reader threads beside it, so
//! that no screen ever waits for a disk: a pool that hands out connections to callers was refused, because a caller
//! on the UI thread would then run SQL there.

mod apply;
mod brief;
mod check;
mod difference;
mod dump;
mod error;
mod journal;
mod migrate;
mod notes;
mod open;
mod pin_row;
mod place_row;
mod rebuild;
mod rows;
mod search_text;
#[cfg(test)]
mod shortcuts;
mod threads;
pub mod tile_file;
pub mod tiles;
pub mod views;

#[doc(hidden)]
pub use dump::Dump;
pub use error::{Result, StoreError};
pub use journal::{Clearing, DraftKey, NewEntry, Receipt};
pub use open::{DATABASE_FILE, Identity, Key, Opening};
pub use rebuild::Progress;
pub use search_text::marked;
pub use threads::{Ended, Store, Touched};
pub use views::View;
