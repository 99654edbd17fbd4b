//! Files made to harm, or broken on their way.

use crate::{MapError, Place, SOON, craft, helsinki, read};
use proptest::prelude::*;
use std::fs;
use std::time::Instant;

/// Each with the answer it gets.
fn cases() -> Vec<(&'static str, Vec<u8>, MapError)> {
    let mut cases = vec![
        ("no bytes", vec![], MapError::NotAMap),
        (
            "a picture",
            b"\x89PNG\r\n\x1a\n".repeat(100),
            MapError::NotAMap,
        ),
        (
            "the magic alone",
            b"SQLite format 3\0".to_vec(),
            MapError::NotAMap,
        ),
        ("encrypted", encrypted(), MapError::NotAMap),
        ("another database", other_database(), MapError::NoTiles),
        (
            "tiles without metadata",
            craft::map(|c| c.execute_batch("DROP TABLE metadata").unwrap()),
            MapError::NoTiles,
        ),
        (
            "tiles without a column",
            craft::map(|c| {
                c.execute_batch("ALTER TABLE tiles DROP COLUMN tile_data")
                    .unwrap();
            }),
            MapError::NoTiles,
        ),
        ("no tile", craft::empty(|_| {}), MapError::Empty),
        (
            "said to be pictures",
            craft::map(|c| {
                c.execute_batch("UPDATE metadata SET value = 'png' WHERE name = 'format'")
                    .unwrap();
            }),
            MapError::Raster,
        ),
        (
            "pictures that are said to be vectors",
            craft::empty(|c| craft::put(c, 0, 0, 0, b"\x89PNG\r\n\x1a\n")),
            MapError::Raster,
        ),
        (
            "write-ahead log",
            craft::map(|c| c.pragma_update(None, "journal_mode", "WAL").unwrap()),
            MapError::Unfinished,
        ),
        (
            "a text for a zoom",
            craft::map(|c| {
                c.execute_batch("UPDATE tiles SET zoom_level = 'z' WHERE tile_row = 0")
                    .unwrap();
            }),
            MapError::Damaged,
        ),
        (
            "a text for a tile",
            craft::map(|c| c.execute_batch("UPDATE tiles SET tile_data = 'x'").unwrap()),
            MapError::Damaged,
        ),
        (
            "a zoom beyond all",
            craft::empty(|c| craft::put(c, 23, 0, 0, &craft::tile())),
            MapError::Damaged,
        ),
        (
            "a row beyond the world",
            craft::empty(|c| craft::put(c, 1, 0, 2, &craft::tile())),
            MapError::Damaged,
        ),
        (
            "a tile that is no tile",
            craft::empty(|c| craft::put(c, 0, 0, 0, b"hej")),
            MapError::Damaged,
        ),
        (
            "a tile packed and cut",
            craft::empty(|c| craft::put(c, 0, 0, 0, &craft::tile()[..12])),
            MapError::Damaged,
        ),
        (
            "a tile of 3 MiB",
            craft::empty(|c| craft::put(c, 0, 0, 0, &vec![0; 3 << 20])),
            MapError::TileTooBig,
        ),
        (
            "a tile one byte too large",
            craft::empty(|c| craft::put(c, 0, 0, 0, &vec![0; (1 << 20) + 1])),
            MapError::TileTooBig,
        ),
        (
            "a tile that unpacks to 64 MiB",
            craft::empty(|c| craft::put(c, 0, 0, 0, &craft::packed(&vec![0; 64 << 20]))),
            MapError::TileTooBig,
        ),
    ];
    cases.extend(
        [
            (
                "a view that counts for ever",
                "DROP TABLE tiles; CREATE VIEW tiles AS WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c)
                 SELECT x AS zoom_level, x AS tile_column, x AS tile_row, x AS tile_data FROM c",
            ),
            (
                "metadata that counts for ever",
                "DROP TABLE metadata; CREATE VIEW metadata AS WITH c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c)
                 SELECT x AS name, x AS value FROM c",
            ),
            (
                "a view of everything with everything",
                "ALTER TABLE tiles RENAME TO t; DROP INDEX tile_index;
                 INSERT INTO t SELECT 1, value, 0, x'' FROM json_each('[' || replace(hex(zeroblob(2000)), '00', '7,') || '7]');
                 CREATE VIEW tiles AS SELECT a.zoom_level AS zoom_level, b.tile_column AS tile_column, c.tile_row AS tile_row,
                 d.tile_data AS tile_data FROM t AS a, t AS b, t AS c, t AS d",
            ),
            (
                "a view that sorts",
                "ALTER TABLE tiles RENAME TO t; CREATE VIEW tiles AS SELECT * FROM t ORDER BY tile_data",
            ),
            (
                "a view that makes blobs",
                "ALTER TABLE tiles RENAME TO t; CREATE VIEW tiles AS SELECT zoom_level, tile_column, tile_row,
                 zeroblob(1000000) AS tile_data FROM t",
            ),
            (
                "a column that is worked out",
                "DROP TABLE tiles; CREATE TABLE tiles (zoom_level INTEGER, tile_column INTEGER, tile_row INTEGER,
                 tile_data BLOB GENERATED ALWAYS AS (zeroblob(1000000000)) VIRTUAL); INSERT INTO tiles VALUES (0, 0, 0)",
            ),
            (
                "a trigger",
                "CREATE TRIGGER t AFTER INSERT ON tiles BEGIN DELETE FROM tiles; END",
            ),
            (
                "a virtual table",
                "DROP TABLE tiles; CREATE VIRTUAL TABLE tiles USING fts5(zoom_level, tile_column, tile_row, tile_data)",
            ),
        ]
        .map(|(name, sql)| (name, craft::map(|c| c.execute_batch(sql).unwrap()), MapError::Hostile)),
    );
    cases.push((
        "a hundred and fifty tables",
        craft::map(|c| {
            for n in 0..150 {
                c.execute_batch(&format!("CREATE TABLE t{n} (x)")).unwrap();
            }
        }),
        MapError::Hostile,
    ));
    cases.push((
        "a tree of branches without end",
        craft::bomb_of_branches(),
        MapError::Hostile,
    ));
    cases.push((
        "a schema longer than any",
        craft::map(|c| {
            let sql = format!("CREATE TABLE t (x /* {} */)", "x".repeat(20_000));
            c.execute_batch(&sql).unwrap();
        }),
        MapError::Damaged,
    ));
    cases
}

fn other_database() -> Vec<u8> {
    craft::file(|c| c.execute_batch("CREATE TABLE notes (x)").unwrap())
}

fn encrypted() -> Vec<u8> {
    craft::file(|c| {
        c.execute_batch(
            "PRAGMA key = \"x'000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f'\";
             CREATE TABLE tiles (x);",
        )
        .unwrap();
    })
}

#[test]
fn a_file_made_to_harm_gets_a_clear_answer_soon_and_leaves_nothing() {
    for (name, bytes, answer) in cases() {
        let place = Place::new();
        println!("{name}: {} bytes", bytes.len());
        assert_eq!(place.bring(&bytes), Err(answer), "{name}");
        assert!(place.listed().is_empty(), "{name}");
    }
}

#[tokio::test]
async fn what_is_no_map_is_listed_nowhere_though_it_lies_in_the_folder() {
    for (name, bytes, _) in cases() {
        let place = Place::new();
        let good = place.bring(&helsinki()).unwrap();
        fs::write(place.maps.join("00000000000000aa-x.mbtiles"), &bytes).unwrap();
        let (shelf, maps) = read(&place.maps).await;
        // What only its tiles give away was let in by whoever put it there; its tiles are not served.
        for map in maps.iter().filter(|map| map.id != good.id) {
            let tile = shelf.tile(map.id, map.max_zoom, 0, 0).await;
            assert!(!matches!(tile, Ok(Some(_))), "{name}: {tile:?}");
        }
        assert!(maps.contains(&good), "{name}");
        let tile = shelf.tile(good.id, 14, 9327, 4742).await.unwrap().unwrap();
        assert!(tile.len() > 100_000, "{name}");
    }
}

#[tokio::test]
async fn a_tile_that_was_not_looked_at_is_refused_when_it_is_asked_for() {
    let bytes = craft::map(|c| {
        for x in 0..8 {
            craft::put(c, 3, x, 7, &craft::tile());
        }
        craft::put(c, 3, 7, 7, &craft::packed(&vec![0; 9 << 20]));
        craft::put(c, 3, 6, 7, &vec![0; 2 << 20]);
        craft::put(c, 3, 5, 7, b"hej");
    });
    let place = Place::new();
    let map = place.bring(&bytes).unwrap().id;
    let ask = |x| place.shelf.tile(map, 3, x, 0);
    assert_eq!(ask(0).await, Ok(Some(vec![0x1a, 3, 1, 2, 3])));
    assert_eq!(ask(7).await, Err(MapError::TileTooBig));
    assert_eq!(ask(6).await, Err(MapError::TileTooBig));
    assert_eq!(ask(5).await, Err(MapError::Damaged));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_file_that_was_cut_off_is_damaged(keep in 0.0..1.0_f64) {
        let bytes = helsinki();
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss, reason = "a length")]
        let keep = (bytes.len() as f64 * keep) as usize;
        let answer = Place::new().bring(&bytes[..keep]);
        prop_assert!(matches!(answer, Err(MapError::Damaged | MapError::NotAMap)), "{answer:?}");
    }

    #[test]
    fn bytes_changed_on_the_way_harm_nothing(
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..40),
        near_the_start in any::<bool>(),
    ) {
        let mut bytes = helsinki();
        for (at, byte) in changes {
            // The header, the schema and the inner pages lie at the start of the file.
            let span = if near_the_start { 12 * 1024 } else { bytes.len() };
            bytes[at.index(span)] = byte;
        }
        let place = Place::new();
        if let Ok(map) = place.bring(&bytes) {
            let start = Instant::now();
            let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
            for (x, y) in [(9326, 4741), (9326, 4742), (9327, 4741), (9327, 4742)] {
                let _ = runtime.block_on(place.shelf.tile(map.id, 14, x, y));
            }
            prop_assert!(start.elapsed() < SOON);
            place.check_nothing_else_changed(1);
        }
    }

    #[test]
    fn noise_behind_the_right_beginning_harms_nothing(noise in prop::collection::vec(any::<u8>(), 0..9000)) {
        let bytes = [&helsinki()[..100], &noise].concat();
        prop_assert!(Place::new().bring(&bytes).is_err());
    }
}
