//! Makes map files, whole or broken, with the plain library.

use flate2::Compression;
use flate2::write::GzEncoder;
use rusqlite::Connection;
use std::io::Write;
use std::sync::Once;

/// One layer of three bytes, packed.
pub(crate) fn tile() -> Vec<u8> {
    packed(&[0x1a, 3, 1, 2, 3])
}

pub(crate) fn packed(bytes: &[u8]) -> Vec<u8> {
    let mut out = GzEncoder::new(Vec::new(), Compression::best());
    out.write_all(bytes).unwrap();
    out.finish().unwrap()
}

const TABLES: &str = "CREATE TABLE metadata (name TEXT, value TEXT);
    CREATE TABLE tiles (zoom_level INTEGER, tile_column INTEGER, tile_row INTEGER, tile_data BLOB);
    CREATE UNIQUE INDEX tile_index ON tiles (zoom_level, tile_column, tile_row);
    INSERT INTO metadata VALUES ('name', 'Prøve'), ('format', 'pbf');";

/// A file of whatever `make` does.
pub(crate) fn file(make: impl FnOnce(&Connection)) -> Vec<u8> {
    hold_library();
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("x.mbtiles");
    let connection = Connection::open(&path).unwrap();
    make(&connection);
    connection.close().unwrap();
    std::fs::read(path).unwrap()
}

/// A good map of four tiles of zoom 1, changed by `change`.
pub(crate) fn map(change: impl FnOnce(&Connection)) -> Vec<u8> {
    file(|connection| {
        connection.execute_batch(TABLES).unwrap();
        for (x, y) in [(0, 0), (0, 1), (1, 0), (1, 1)] {
            put(connection, 1, x, y, &tile());
        }
        change(connection);
    })
}

/// A map with the tables and no tile, changed by `change`.
pub(crate) fn empty(change: impl FnOnce(&Connection)) -> Vec<u8> {
    file(|connection| {
        connection.execute_batch(TABLES).unwrap();
        change(connection);
    })
}

pub(crate) fn put(connection: &Connection, z: u32, x: u32, row: u32, data: &[u8]) {
    let sql = "INSERT OR REPLACE INTO tiles VALUES (?1, ?2, ?3, ?4)";
    connection.execute(sql, (z, x, row, data)).unwrap();
}

pub(crate) fn say(connection: &Connection, name: &str, value: &str) {
    let sql = "INSERT INTO metadata VALUES (?1, ?2)";
    connection.execute(sql, (name, value)).unwrap();
}

/// The library is set up by the first connection of the process and taken down by the last; one stays.
fn hold_library() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| std::mem::forget(Connection::open_in_memory().unwrap()));
}

/// A map whose table is a tree of five storeys in which every branch leads to the same branch below: half a kilobyte
/// a storey, 10^10 rows.
pub(crate) fn bomb_of_branches() -> Vec<u8> {
    const PAGE: usize = 512;
    let mut bytes = file(|connection| {
        let tables = format!("PRAGMA page_size = {PAGE}; {TABLES} DROP INDEX tile_index;");
        connection.execute_batch(&tables).unwrap();
        for x in 0..4 {
            put(connection, 2, x, 0, &tile());
        }
    });
    let root = {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("x");
        std::fs::write(&path, &bytes).unwrap();
        let sql = "SELECT rootpage FROM sqlite_schema WHERE name = 'tiles'";
        let root: usize = Connection::open(path)
            .unwrap()
            .query_row(sql, [], |row| row.get(0))
            .unwrap();
        root - 1
    };
    let leaf = bytes[root * PAGE..(root + 1) * PAGE].to_vec();
    assert_eq!(leaf[0], 13, "a leaf of a table");
    let pages = bytes.len() / PAGE;
    // Page numbers count from 1: the storeys lie behind the file, the leaf behind them.
    let storeys: Vec<usize> = (0..5).map(|n| pages + 1 + n).collect();
    let leaf_at = pages + 6;
    let branch = |child: usize| -> Vec<u8> {
        let mut page = vec![0_u8; PAGE];
        let child = u32::try_from(child).unwrap().to_be_bytes();
        let cell = PAGE - 5;
        // The most that the library believes a page of this size to hold.
        let cells = (PAGE - 8) / 6;
        page[0] = 5;
        page[3..5].copy_from_slice(&u16::try_from(cells).unwrap().to_be_bytes());
        page[5..7].copy_from_slice(&u16::try_from(cell).unwrap().to_be_bytes());
        page[8..12].copy_from_slice(&child);
        for n in 0..cells {
            page[12 + 2 * n..14 + 2 * n]
                .copy_from_slice(&u16::try_from(cell).unwrap().to_be_bytes());
        }
        page[cell..cell + 4].copy_from_slice(&child);
        page[cell + 4] = 1;
        page
    };
    bytes[root * PAGE..(root + 1) * PAGE].copy_from_slice(&branch(storeys[0]));
    for n in 0..5 {
        bytes.extend(branch(storeys.get(n + 1).copied().unwrap_or(leaf_at)));
    }
    bytes.extend(leaf);
    let count = u32::try_from(bytes.len() / PAGE).unwrap().to_be_bytes();
    bytes[28..32].copy_from_slice(&count);
    bytes
}
