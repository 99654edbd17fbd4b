//! Map files come from outside and are believed in nothing: a real one is served as it is, and one made to harm gets a
//! clear answer soon and harms nothing.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    clippy::disallowed_methods,
    clippy::too_many_lines,
    clippy::print_stdout,
    reason = "a test fails by panicking, and a hostile file is made with the plain library"
)]

#[path = "map_files/craft.rs"]
mod craft;
#[path = "map_files/hostile.rs"]
mod hostile;
#[path = "map_files/odd.rs"]
mod odd;
#[cfg(feature = "preview")]
#[path = "map_files/served.rs"]
mod served;
#[path = "map_files/shelf.rs"]
mod shelf;

use flate2::read::GzDecoder;
use grusvej::store::tiles::{MapError, MapInfo, Shelf};
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

/// No file may keep a worker waiting longer, however it was made.
const SOON: Duration = Duration::from_secs(2);

fn helsinki() -> Vec<u8> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/maps/helsinki.mbtiles");
    fs::read(path).unwrap()
}

/// A folder for maps inside one that must stay as it is.
struct Place {
    outer: tempfile::TempDir,
    maps: PathBuf,
    shelf: Shelf,
}

impl Place {
    fn new() -> Self {
        let outer = tempfile::tempdir().unwrap();
        let maps = outer.path().join("maps");
        fs::create_dir(&maps).unwrap();
        Self {
            shelf: Shelf::open(maps.clone()),
            outer,
            maps,
        }
    }

    /// Brings a file in, as the picker does: piece by piece.
    fn bring(&self, bytes: &[u8]) -> Result<MapInfo, MapError> {
        let start = Instant::now();
        let brought = (|| {
            let mut adding = self.shelf.add("prøve.mbtiles")?;
            for piece in bytes.chunks(64 * 1024) {
                adding.write(piece)?;
            }
            adding.finish()
        })();
        assert!(start.elapsed() < SOON, "{:?}, {brought:?}", start.elapsed());
        self.check_nothing_else_changed(usize::from(brought.is_ok()));
        brought
    }

    /// Names in the folder of maps.
    fn files(&self) -> Vec<String> {
        names(&self.maps)
    }

    fn check_nothing_else_changed(&self, maps: usize) {
        assert_eq!(names(self.outer.path()), ["maps"]);
        assert_eq!(self.files().len(), maps, "{:?}", self.files());
    }

    fn listed(&self) -> Arc<[MapInfo]> {
        self.shelf.maps().borrow().clone()
    }
}

fn names(dir: &Path) -> Vec<String> {
    let entries = fs::read_dir(dir).unwrap();
    let mut names: Vec<String> = entries
        .map(|e| e.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

/// The maps of a folder once it was read.
async fn read(dir: &Path) -> (Shelf, Arc<[MapInfo]>) {
    let shelf = Shelf::open(dir.to_owned());
    let start = Instant::now();
    // Whoever asks for a tile waits until the folder was read.
    let none = "0000000000000000".parse().unwrap();
    assert_eq!(shelf.tile(none, 0, 0, 0).await, Err(MapError::Gone));
    assert!(start.elapsed() < SOON, "{:?}", start.elapsed());
    let maps = shelf.maps().borrow().clone();
    (shelf, maps)
}

fn unpacked(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    GzDecoder::new(bytes).read_to_end(&mut out).unwrap();
    out
}
