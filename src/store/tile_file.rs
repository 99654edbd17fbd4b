//! Writes map files: MBTiles, which is SQLite with a table of tiles and one of what is said of them.
//!
//! Public ground in the clear; nothing of the journal is ever written here.

use rusqlite::{Connection, OpenFlags};
use serde_json::json;
use std::path::Path;

/// What is said of a map.
#[derive(Clone, Copy, Debug)]
pub struct Contents<'a> {
    /// Of the area.
    pub name: &'a str,
    /// Whom to name beside the map.
    pub attribution: &'a str,
    /// Of its data, `YYYY-MM-DD`.
    pub date: &'a str,
    /// West, south, east and north in WGS84 degrees.
    pub bounds: [f64; 4],
    /// The first and the last zoom.
    pub zooms: (u8, u8),
    /// The vector layers, each with its keys.
    pub layers: &'a [(&'a str, &'a [&'a str])],
}

/// Why a map file was not written.
#[derive(Debug, thiserror::Error)]
pub enum TileFileError {
    /// There is a file of that name.
    #[error("there is a file of that name already")]
    Exists,
    /// The file could not be written or put in its place.
    #[error("the map file could not be written: {}", .0.kind())]
    File(#[from] std::io::Error),
    /// The database could not.
    #[error("the map file could not be written: {0}")]
    Database(#[from] rusqlite::Error),
}

/// Writes a new map file of these tiles: zoom, column, row counted from the north, and the gzipped vector tile.
///
/// # Errors
/// [`TileFileError::Exists`] if there is one; else if it cannot be written. Then nothing of it is left.
pub fn write(
    file: &Path,
    contents: &Contents<'_>,
    tiles: impl IntoIterator<Item = (u8, u32, u32, Vec<u8>)>,
) -> Result<(), TileFileError> {
    if file.exists() {
        return Err(TileFileError::Exists);
    }
    // A file under its own name is a whole one.
    let mut part = file.as_os_str().to_owned();
    part.push(".part");
    let part = Path::new(&part);
    remove(part)?;
    fill(part, contents, tiles).inspect_err(|_| {
        let _ = std::fs::remove_file(part);
    })?;
    std::fs::rename(part, file)?;
    Ok(())
}

fn remove(part: &Path) -> std::io::Result<()> {
    match std::fs::remove_file(part) {
        Err(e) if e.kind() != std::io::ErrorKind::NotFound => Err(e),
        _ => Ok(()),
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "a map has no key, no journal and no views: the one door is not for it"
)]
fn fill(
    part: &Path,
    contents: &Contents<'_>,
    tiles: impl IntoIterator<Item = (u8, u32, u32, Vec<u8>)>,
) -> Result<(), TileFileError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE;
    let mut file = Connection::open_with_flags(part, flags)?;
    // One commit, then one rename: a half-written file is never read, so no log is wanted.
    file.pragma_update(None, "journal_mode", "OFF")?;
    let all = file.transaction()?;
    all.execute_batch(
        "CREATE TABLE metadata (name TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL);
         CREATE TABLE tiles (zoom_level INTEGER NOT NULL, tile_column INTEGER NOT NULL, tile_row INTEGER NOT NULL,
             tile_data BLOB NOT NULL, PRIMARY KEY (zoom_level, tile_column, tile_row));",
    )?;
    {
        let mut said = all.prepare("INSERT INTO metadata (name, value) VALUES (?1, ?2)")?;
        for (name, value) in metadata(contents) {
            said.execute((name, value))?;
        }
        let mut put = all.prepare("INSERT INTO tiles VALUES (?1, ?2, ?3, ?4)")?;
        for (zoom, column, row, data) in tiles {
            // The file counts its rows from the south.
            let last = 1_u32
                .checked_shl(zoom.into())
                .unwrap_or(0)
                .saturating_sub(1);
            put.execute((zoom, column, last.saturating_sub(row), data))?;
        }
    }
    all.commit()?;
    file.close().map_err(|(_, e)| e)?;
    std::fs::File::open(part)?.sync_all()?;
    Ok(())
}

/// Names and values, after version 1.3 of the MBTiles specification.
fn metadata(contents: &Contents<'_>) -> Vec<(&'static str, String)> {
    let [west, south, east, north] = contents.bounds;
    let (first, last) = contents.zooms;
    let layers: Vec<_> = contents
        .layers
        .iter()
        .map(|(id, keys)| {
            let fields: serde_json::Map<_, _> = keys
                .iter()
                .map(|k| ((*k).to_owned(), json!("String")))
                .collect();
            json!({ "id": id, "fields": fields, "minzoom": first, "maxzoom": last })
        })
        .collect();
    vec![
        ("name", contents.name.to_owned()),
        ("format", "pbf".to_owned()),
        ("type", "baselayer".to_owned()),
        ("version", "1".to_owned()),
        ("date", contents.date.to_owned()),
        ("attribution", contents.attribution.to_owned()),
        (
            "bounds",
            format!("{west:.6},{south:.6},{east:.6},{north:.6}"),
        ),
        (
            "center",
            format!(
                "{:.6},{:.6},{last}",
                west.midpoint(east),
                south.midpoint(north)
            ),
        ),
        ("minzoom", first.to_string()),
        ("maxzoom", last.to_string()),
        ("json", json!({ "vector_layers": layers }).to_string()),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    const CONTENTS: Contents = Contents {
        name: "Ørby",
        attribution: "© ingen",
        date: "2026-11-25",
        bounds: [8.5, 55.5, 9.0, 56.0],
        zooms: (0, 3),
        layers: &[("water", &["class"])],
    };

    fn open(file: &Path) -> Connection {
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY;
        #[expect(clippy::disallowed_methods, reason = "a map is no journal")]
        Connection::open_with_flags(file, flags).unwrap()
    }

    #[test]
    fn rows_are_counted_from_the_south_and_every_word_is_kept() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("a.mbtiles");
        let tiles = [(0, 0, 0, vec![1]), (3, 4, 2, vec![2, 3])];
        write(&path, &CONTENTS, tiles).unwrap();
        let file = open(&path);
        let row: (u32, Vec<u8>) = file
            .query_row(
                "SELECT tile_row, tile_data FROM tiles WHERE zoom_level = 3 AND tile_column = 4",
                (),
                |row| Ok((row.get(0)?, row.get(1)?)),
            )
            .unwrap();
        assert_eq!(row, (5, vec![2, 3]));
        let said = |name: &str| -> String {
            let sql = "SELECT value FROM metadata WHERE name = ?1";
            file.query_row(sql, (name,), |row| row.get(0)).unwrap()
        };
        assert_eq!(said("name"), "Ørby");
        assert_eq!(said("bounds"), "8.500000,55.500000,9.000000,56.000000");
        assert_eq!(said("center"), "8.750000,55.750000,3");
        assert_eq!((said("minzoom"), said("maxzoom")), ("0".into(), "3".into()));
        let json: serde_json::Value = serde_json::from_str(&said("json")).unwrap();
        assert_eq!(json["vector_layers"][0]["id"], "water");
    }

    #[test]
    fn a_file_that_is_there_is_not_touched_and_a_failure_leaves_nothing() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("a.mbtiles");
        std::fs::write(&path, "mine").unwrap();
        let exists = write(&path, &CONTENTS, []);
        assert!(matches!(exists, Err(TileFileError::Exists)));
        assert_eq!(std::fs::read(&path).unwrap(), b"mine");
        let twice = [(0, 0, 0, vec![]), (0, 0, 0, vec![])];
        let failed = write(&dir.path().join("b.mbtiles"), &CONTENTS, twice);
        assert!(matches!(failed, Err(TileFileError::Database(_))));
        assert_eq!(std::fs::read_dir(dir.path()).unwrap().count(), 1);
    }

    #[test]
    fn what_a_killed_writer_left_does_not_stop_the_next() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("a.mbtiles");
        std::fs::write(dir.path().join("a.mbtiles.part"), "half").unwrap();
        write(&path, &CONTENTS, [(0, 0, 0, vec![7])]).unwrap();
        assert_eq!(std::fs::read_dir(dir.path()).unwrap().count(), 1);
    }
}
