//! Brings a map file in: written beside the others, checked, kept; or gone without a trace.

use super::error::MapError;
use super::guarded::{self, Guarded, HEADER};
use super::info::{MapId, MapInfo};
use super::look::{look, look_at_tiles};
use super::shelf::Books;
use super::{MOST_BYTES, folder, workers};
use sha2::{Digest, Sha256};
use std::fs::{self, File, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A file that is coming in. Dropped before [`Adding::finish`], it leaves nothing. Every step blocks for the disk.
pub struct Adding {
    part: Part,
    file: File,
    stem: String,
    hash: Sha256,
    head: Vec<u8>,
    bytes: u64,
}

impl std::fmt::Debug for Adding {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Adding")
    }
}

impl Adding {
    pub(super) fn begin(books: Arc<Books>, name: &str) -> Result<Self, MapError> {
        let part = Part::new(books)?;
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        Ok(Self {
            file: options.open(&part.path)?,
            part,
            stem: folder::stem_of(name),
            hash: Sha256::new(),
            head: Vec::with_capacity(HEADER),
            bytes: 0,
        })
    }

    /// Takes the next bytes. What cannot become a map is refused as soon as it shows, not after two gigabytes.
    pub fn write(&mut self, bytes: &[u8]) -> Result<(), MapError> {
        let more = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        self.bytes = self.bytes.saturating_add(more);
        if self.bytes > MOST_BYTES {
            return Err(MapError::TooBig);
        }
        let wanted = HEADER.saturating_sub(self.head.len());
        if wanted > 0 {
            self.head.extend(bytes.iter().take(wanted));
            if self.head.len() == HEADER {
                guarded::check_header(&self.head)?;
            }
        }
        self.hash.update(bytes);
        Ok(self.file.write_all(bytes)?)
    }

    /// Checks the whole file and keeps it. One that is here already is kept once.
    pub fn finish(self) -> Result<MapInfo, MapError> {
        let _inside = workers::enter();
        guarded::check_header(&self.head)?;
        let id = MapId::of(self.hash);
        if let Some(known) = self.part.books.known(id) {
            return Ok(known);
        }
        self.file.sync_all()?;
        drop(self.file);
        let info = examine(&self.part.path, id, self.bytes, &self.stem)?;
        self.part.books.place(&self.part.path, &self.stem, info)
    }
}

fn examine(path: &Path, id: MapId, bytes: u64, stem: &str) -> Result<MapInfo, MapError> {
    let mut map = Guarded::open(path)?;
    let info = look(&mut map, id, bytes, stem)?;
    look_at_tiles(&mut map, &info)?;
    Ok(info)
}

/// The file while it is not whole; removed when dropped, unless it was renamed.
struct Part {
    books: Arc<Books>,
    path: PathBuf,
}

impl Part {
    fn new(books: Arc<Books>) -> Result<Self, MapError> {
        fs::create_dir_all(&books.dir)?;
        let name = format!("{}{}", uuid::Uuid::new_v4().simple(), folder::PART);
        let path = books.dir.join(name);
        books.begin(path.clone())?;
        Ok(Self { books, path })
    }
}

impl Drop for Part {
    fn drop(&mut self) {
        if let Err(error) = fs::remove_file(&self.path)
            && error.kind() != std::io::ErrorKind::NotFound
        {
            tracing::warn!(kind = ?error.kind(), "what is left of a map file stays");
        }
        self.books.end(&self.path);
    }
}

#[cfg(test)]
mod tests {
    use super::super::Shelf;
    use super::*;

    #[test]
    fn two_gigabytes_are_the_end_however_small_the_last_piece() {
        let dir = tempfile::tempdir().unwrap();
        let mut adding = Shelf::open(dir.path().to_owned()).add("x").unwrap();
        adding.bytes = MOST_BYTES;
        assert_eq!(adding.write(&[]), Ok(()));
        assert_eq!(adding.write(&[0]), Err(MapError::TooBig));
    }

    #[test]
    fn what_cannot_become_a_map_is_refused_with_its_first_bytes() {
        let dir = tempfile::tempdir().unwrap();
        let mut adding = Shelf::open(dir.path().to_owned()).add("x").unwrap();
        assert_eq!(adding.write(&[0; 99]), Ok(()));
        assert_eq!(adding.write(&[0; 99]), Err(MapError::NotAMap));
    }
}
