//! Files that are maps, though their makers wrote odd things into them.

use crate::{MapError, Place, craft, helsinki, read, unpacked};
use grusvej::store::tiles::MapInfo;
use rusqlite::{Connection, OpenFlags};
use std::fs;

#[tokio::test]
async fn every_tile_of_a_real_map_is_its_row_unpacked() {
    let place = Place::new();
    let map = place.bring(&helsinki()).unwrap();
    let path = place.maps.join(&place.files()[0]);
    let plain = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY).unwrap();
    let mut statement = plain
        .prepare("SELECT zoom_level, tile_column, tile_row, tile_data FROM tiles")
        .unwrap();
    let rows: Vec<(u8, u32, u32, Vec<u8>)> = statement
        .query_map([], |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?, r.get(3)?)))
        .unwrap()
        .map(Result::unwrap)
        .collect();
    assert_eq!(rows.len(), 19);
    for (z, x, row, data) in rows {
        let y = (1 << z) - 1 - row;
        let tile = place.shelf.tile(map.id, z, x, y).await.unwrap().unwrap();
        assert_eq!(tile, unpacked(&data), "{z}/{x}/{y}");
    }
    assert_eq!(place.shelf.tile(map.id, 14, 0, 0).await, Ok(None));
}

#[test]
fn a_real_map_says_what_it_is() {
    let map = Place::new().bring(&helsinki()).unwrap();
    assert_eq!((map.tiles, map.bytes), (19, 212_992));
    assert_eq!((map.min_zoom, map.max_zoom, map.made_on), (0, 14, None));
    assert_eq!(map.credit, "© OpenMapTiles © OpenStreetMap");
    assert_eq!(
        map.name, "prøve",
        "its maker's program calls every map the same"
    );
    assert!(map.bounds.contains(60.17, 24.94) && !map.bounds.contains(55.67, 12.55));
    assert!(
        (map.bounds.west - 24.935_177).abs() < 1e-9 && (map.bounds.north - 60.179_107).abs() < 1e-9
    );
}

fn said(pairs: &[(&str, &str)]) -> MapInfo {
    let bytes = craft::map(|c| {
        c.execute_batch("DELETE FROM metadata").unwrap();
        for (name, value) in pairs {
            craft::say(c, name, value);
        }
    });
    Place::new().bring(&bytes).unwrap()
}

#[test]
fn what_a_maker_wrote_is_shown_as_plain_short_text() {
    let html = said(&[
        ("name", "<img src=x onerror=alert(1)>Rømø\u{202e}\n\0"),
        (
            "attribution",
            "<a href='javascript:x'>&copy; Kortfolket</a> &lt;script&gt;",
        ),
    ]);
    assert_eq!(
        (html.name.as_str(), html.credit.as_str()),
        ("Rømø", "© Kortfolket script")
    );
    let long = "x".repeat(4000);
    let long = said(&[("name", &long), ("attribution", &long)]);
    assert_eq!(
        (long.name.chars().count(), long.credit.chars().count()),
        (80, 200)
    );
    let huge = "x".repeat(5 << 20);
    let huge = said(&[
        ("name", &huge),
        ("attribution", &huge),
        ("json", &huge),
        ("bounds", &huge),
    ]);
    assert_eq!((huge.name.as_str(), huge.credit.as_str()), ("prøve", ""));
}

#[test]
fn bounds_and_zooms_that_cannot_be_are_taken_from_the_tiles() {
    for bounds in [
        "NaN,NaN,NaN,NaN",
        "-1e300,0,1e300,1",
        "10,50,5,60",
        "",
        "0,0,inf,1",
    ] {
        let map = said(&[("bounds", bounds), ("minzoom", "-3"), ("maxzoom", "99")]);
        assert!(
            map.bounds.west <= -180.0 && map.bounds.east >= 180.0,
            "{bounds}"
        );
        assert!(
            map.bounds.north > 85.0 && map.bounds.south < -85.0,
            "{bounds}"
        );
        assert_eq!((map.min_zoom, map.max_zoom), (1, 1));
    }
    let map = said(&[("bounds", "8, 54.5, 15.2, 57.8")]);
    assert!((map.bounds.south - 54.5).abs() < 1e-9);
}

#[tokio::test]
async fn tiles_that_are_kept_once_and_joined_by_a_view_are_served() {
    let bytes = craft::map(|c| {
        c.execute_batch(
            "CREATE TABLE images (tile_id TEXT PRIMARY KEY, tile_data BLOB);
             CREATE TABLE map (zoom_level INTEGER, tile_column INTEGER, tile_row INTEGER, tile_id TEXT);
             CREATE UNIQUE INDEX map_index ON map (zoom_level, tile_column, tile_row);
             INSERT INTO images SELECT 'a', tile_data FROM tiles LIMIT 1;
             INSERT INTO map SELECT zoom_level, tile_column, tile_row, 'a' FROM tiles;
             DROP TABLE tiles;
             CREATE VIEW tiles AS SELECT map.zoom_level AS zoom_level, map.tile_column AS tile_column,
             map.tile_row AS tile_row, images.tile_data AS tile_data FROM map JOIN images ON images.tile_id = map.tile_id;",
        )
        .unwrap();
    });
    let place = Place::new();
    let map = place.bring(&bytes).unwrap();
    assert_eq!(map.tiles, 4);
    assert_eq!(
        place.shelf.tile(map.id, 1, 0, 0).await,
        Ok(Some(vec![0x1a, 3, 1, 2, 3]))
    );
}

#[tokio::test]
async fn no_map_has_a_tile_outside_the_world_and_no_tile_comes_from_no_map() {
    let place = Place::new();
    let map = place.bring(&helsinki()).unwrap().id;
    for (z, x, y) in [
        (0, 1, 0),
        (14, 1 << 14, 0),
        (14, 0, u32::MAX),
        (23, 0, 0),
        (255, 0, 0),
    ] {
        assert_eq!(
            place.shelf.tile(map, z, x, y).await,
            Err(MapError::OutOfRange)
        );
    }
    let other = "0123456789abcdef".parse().unwrap();
    assert_eq!(place.shelf.tile(other, 0, 0, 0).await, Err(MapError::Gone));
}

#[cfg(unix)]
#[tokio::test]
async fn links_and_folders_that_are_called_like_maps_are_no_maps() {
    let place = Place::new();
    let outside = place.outer.path().join("elsewhere");
    fs::write(&outside, helsinki()).unwrap();
    std::os::unix::fs::symlink(&outside, place.maps.join("00000000000000aa-link.mbtiles")).unwrap();
    std::os::unix::fs::symlink(
        "/dev/zero",
        place.maps.join("00000000000000ab-zero.mbtiles"),
    )
    .unwrap();
    fs::create_dir(place.maps.join("00000000000000ac-folder.mbtiles")).unwrap();
    fs::create_dir(place.maps.join("folder.part")).unwrap();
    // As large as no map may be, and with nothing in it.
    let huge = fs::File::create(place.maps.join("00000000000000ad-huge.mbtiles")).unwrap();
    huge.set_len((2 << 30) + 1).unwrap();
    let (_, maps) = read(&place.maps).await;
    assert!(maps.is_empty(), "{maps:?}");
}

#[tokio::test]
async fn a_map_laid_into_the_folder_by_hand_is_taken_as_if_it_had_been_brought_in() {
    let place = Place::new();
    let brought = place.bring(&helsinki()).unwrap();
    let by_hand = Place::new();
    fs::write(by_hand.maps.join("prøve.mbtiles"), helsinki()).unwrap();
    fs::write(by_hand.maps.join("kopi.mbtiles"), helsinki()).unwrap();
    fs::write(by_hand.maps.join("hej.mbtiles"), b"hej").unwrap();
    let bad = craft::empty(|c| craft::put(c, 0, 0, 0, b"hej"));
    fs::write(by_hand.maps.join("skidt.mbtiles"), &bad).unwrap();
    let (_, maps) = read(&by_hand.maps).await;
    assert_eq!(maps.len(), 1);
    assert_eq!(maps[0].id, brought.id);
    assert_eq!(
        by_hand.files().len(),
        4,
        "nothing of the worker's is deleted"
    );
    let (_, again) = read(&by_hand.maps).await;
    assert_eq!(again, maps);
    assert_eq!(by_hand.files().len(), 4);
}
