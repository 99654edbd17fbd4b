//! The folder of the map files: how they are called, what is found there, what is left over.
//!
//! A file is called `<id>-<stem>.mbtiles`. The id is trusted at a start, for hashing gigabytes would take a minute; all
//! else is looked at again. The stem is the name under which the file came in, for whoever looks into the folder. A map
//! of another name was laid there by hand: it is examined as one that is brought in, and given its name.

use super::error::MapError;
use super::guarded::Guarded;
use super::info::{MapId, MapInfo};
use super::look::{look, look_at_tiles};
use super::{MOST_BYTES, MOST_MAPS};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// How the name of a file ends that is not whole yet.
pub(super) const PART: &str = ".part";
const WHOLE: &str = ".mbtiles";
/// Characters of a stem.
const STEM: usize = 40;

/// A file that may be used, and where it is.
pub(super) struct Found {
    pub(super) info: MapInfo,
    pub(super) path: PathBuf,
}

/// Reads the folder; one that is not there is empty. What is no map, is damaged, or is one too many is passed over.
pub(super) fn read(dir: &Path) -> BTreeMap<MapId, Found> {
    let mut names: Vec<String> = match fs::read_dir(dir) {
        Ok(entries) => entries
            .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
            .collect(),
        Err(error) => {
            if error.kind() != io::ErrorKind::NotFound {
                tracing::warn!(kind = ?error.kind(), "the folder of maps cannot be read");
            }
            return BTreeMap::new();
        }
    };
    names.sort();
    let mut found = BTreeMap::new();
    // Those that have their names first, so that a copy laid beside one is known as such.
    names.sort_by_key(|name| parts_of(name).is_none());
    for name in names.iter().filter(|name| name.ends_with(WHOLE)) {
        if found.len() >= MOST_MAPS {
            break;
        }
        match open(dir, name) {
            Ok(map) => {
                found.entry(map.info.id).or_insert(map);
            }
            Err(error) => tracing::warn!(%error, "a map file is passed over"),
        }
    }
    found
}

fn open(dir: &Path, name: &str) -> Result<Found, MapError> {
    let path = dir.join(name);
    let bytes = fs::symlink_metadata(&path)?.len();
    if bytes > MOST_BYTES {
        return Err(MapError::TooBig);
    }
    let mut map = Guarded::open(&path)?;
    if let Some((id, stem)) = parts_of(name) {
        let info = look(&mut map, id, bytes, stem)?;
        return Ok(Found { info, path });
    }
    let stem = stem_of(name);
    let mut info = look(&mut map, MapId(0), bytes, &stem)?;
    look_at_tiles(&mut map, &info)?;
    drop(map);
    info.id = id_of_file(&path)?;
    let named = dir.join(name_of(info.id, &stem));
    fs::rename(&path, &named)?;
    Ok(Found { info, path: named })
}

/// The id of a file, which is read from end to end.
fn id_of_file(path: &Path) -> io::Result<MapId> {
    let (mut file, mut hash) = (fs::File::open(path)?, Sha256::new());
    let mut piece = vec![0; 256 * 1024];
    loop {
        match file.read(&mut piece)? {
            0 => return Ok(MapId::of(hash)),
            n => hash.update(piece.get(..n).unwrap_or_default()),
        }
    }
}

/// Removes what was not brought in to the end before the app last stopped. `kept` are those that are coming in now.
pub(super) fn remove_leftovers(dir: &Path, kept: &[PathBuf]) {
    let Ok(entries) = fs::read_dir(dir) else {
        return;
    };
    for entry in entries.flatten() {
        let path = entry.path();
        let is_left = entry.file_name().to_string_lossy().ends_with(PART) && !kept.contains(&path);
        if is_left && let Err(error) = fs::remove_file(&path) {
            tracing::warn!(kind = ?error.kind(), "what is left of a map file stays");
        }
    }
}

/// The name of a file in the folder.
pub(super) fn name_of(id: MapId, stem: &str) -> String {
    format!("{id}-{stem}{WHOLE}")
}

fn parts_of(name: &str) -> Option<(MapId, &str)> {
    let (id, stem) = name.strip_suffix(WHOLE)?.split_once('-')?;
    Some((id.parse().ok()?, stem))
}

/// Of the name that a file had outside: without folders, without ending, with nothing that a file system minds.
pub(super) fn stem_of(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let stem = last.rsplit_once('.').map_or(last, |(stem, _)| stem);
    let safe = |c: char| {
        if c.is_alphanumeric() || c == '-' {
            c
        } else {
            '_'
        }
    };
    stem.chars().take(STEM).map(safe).collect()
}

/// Makes what was renamed or removed in the folder outlive a power cut.
pub(super) fn sync(dir: &Path) -> io::Result<()> {
    fs::File::open(dir)?.sync_all()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_a_file_was_called_its_new_name_stays_in_the_folder() {
        let id = MapId(7);
        for (outside, inside) in [
            (
                "Norddjurs 2026.mbtiles",
                "0000000000000007-Norddjurs_2026.mbtiles",
            ),
            ("C:\\kort\\Rømø.mbtiles", "0000000000000007-Rømø.mbtiles"),
            ("../../etc/passwd", "0000000000000007-passwd.mbtiles"),
            ("..", "0000000000000007-_.mbtiles"),
            ("", "0000000000000007-.mbtiles"),
        ] {
            let name = name_of(id, &stem_of(outside));
            assert_eq!(name, inside);
            assert_eq!(parts_of(&name).unwrap().0, id);
        }
        assert_eq!(stem_of(&"å".repeat(300)).chars().count(), STEM);
    }
}
