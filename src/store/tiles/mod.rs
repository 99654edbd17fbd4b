//! Map files: `.mbtiles` with vector tiles, as many as [`MOST_MAPS`], in one folder. They come from outside and are
//! believed in nothing; they hold no one's data and are not encrypted.
//!
//! A file is an SQLite database: `guarded` opens it so that it can only be read, `schema` says which shapes are taken,
//! `metadata` and `plain` read what its maker wrote, `tile` finds and unpacks one tile, `look` puts together what is
//! known of it. [`Shelf`] is the folder with its threads, [`Adding`] brings a file in.

mod adding;
mod error;
mod folder;
mod guarded;
mod info;
mod look;
mod metadata;
mod plain;
mod schema;
mod shelf;
mod tile;
mod workers;

pub use adding::Adding;
pub use error::MapError;
pub use info::{Bounds, MapId, MapInfo};
pub use shelf::Shelf;
pub(super) use workers::close_the_gate;

/// The largest file that is taken: 2 GiB. Zoom 14 of all Denmark is some hundred MB, of a municipality at most 30 MB;
/// beyond 2 GiB lies a continent by mistake, half an hour of copying, and phones whose file system ends at 4 GiB.
pub const MOST_BYTES: u64 = 2 * 1024 * 1024 * 1024;

/// The most files at once: a team's municipality, its neighbours, and old editions. Each may hold two files open.
pub const MOST_MAPS: usize = 12;
