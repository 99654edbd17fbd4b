//! The folder: what comes in, stays, and goes.

use crate::{MapError, Place, craft, helsinki, names, read};
use grusvej::platform::{FixedClock, NoKeyStore};
use grusvej::ui::session::{Desk, Session};
use grusvej::vault::{Code, Cost, Options};
use std::fs;
use std::sync::Arc;

/// A good map like no other of this name.
fn called(name: &str) -> Vec<u8> {
    craft::map(|c| {
        let sql = "UPDATE metadata SET value = ?1 WHERE name = 'name'";
        c.execute(sql, [name]).unwrap();
    })
}

#[tokio::test]
async fn a_map_is_there_at_the_next_start_as_it_was() {
    let place = Place::new();
    let map = place.bring(&helsinki()).unwrap();
    let (shelf, maps) = read(&place.maps).await;
    assert_eq!(maps.first(), Some(&map));
    assert!(shelf.tile(map.id, 14, 9327, 4741).await.unwrap().is_some());
}

#[test]
fn the_same_file_brought_in_twice_is_one() {
    let place = Place::new();
    let first = place.bring(&helsinki()).unwrap();
    let mut again = place.shelf.add("et andet navn.mbtiles").unwrap();
    again.write(&helsinki()).unwrap();
    assert_eq!(again.finish(), Ok(first.clone()));
    place.check_nothing_else_changed(1);
    assert_eq!(*place.listed(), [first]);
}

#[test]
fn what_is_not_finished_leaves_nothing() {
    let place = Place::new();
    let mut adding = place.shelf.add("x.mbtiles").unwrap();
    adding.write(&helsinki()[..100_000]).unwrap();
    assert_eq!(place.files().len(), 1);
    drop(adding);
    place.check_nothing_else_changed(0);
}

#[tokio::test]
async fn what_a_killed_app_left_half_goes_at_the_next_start_and_what_is_coming_in_stays() {
    let place = Place::new();
    fs::write(place.maps.join("0123.part"), b"SQLite").unwrap();
    let (shelf, maps) = read(&place.maps).await;
    assert!(maps.is_empty() && place.files().is_empty());
    let mut adding = shelf.add("x.mbtiles").unwrap();
    adding.write(&helsinki()).unwrap();
    shelf.read_again().await.unwrap();
    let map = adding.finish().unwrap();
    assert_eq!(*shelf.maps().borrow().clone(), [map]);
}

#[tokio::test]
async fn maps_are_told_by_name_as_they_come_and_go() {
    let place = Place::new();
    place.shelf.read_again().await.unwrap();
    let mut told = place.shelf.maps();
    told.borrow_and_update();
    for (n, name) in ["Ø", "a", "B"].into_iter().enumerate() {
        let mut adding = place.shelf.add("x.mbtiles").unwrap();
        adding.write(&called(name)).unwrap();
        adding.finish().unwrap();
        assert!(told.has_changed().unwrap());
        assert_eq!(told.borrow_and_update().len(), n + 1);
    }
    let maps = place.listed();
    let listed: Vec<&str> = maps.iter().map(|m| m.name.as_str()).collect();
    assert_eq!(listed, ["a", "B", "Ø"]);

    let gone = maps[1].id;
    assert!(place.shelf.tile(gone, 1, 0, 0).await.unwrap().is_some());
    place.shelf.remove(gone).await.unwrap();
    assert!(told.has_changed().unwrap());
    assert_eq!((place.listed().len(), place.files().len()), (2, 2));
    assert_eq!(place.shelf.tile(gone, 1, 0, 0).await, Err(MapError::Gone));
    assert_eq!(place.shelf.remove(gone).await, Err(MapError::Gone));
}

#[test]
fn the_thirteenth_map_is_refused_before_it_is_copied() {
    let place = Place::new();
    for n in 0..12 {
        let mut adding = place.shelf.add("x.mbtiles").unwrap();
        adding.write(&called(&n.to_string())).unwrap();
        adding.finish().unwrap();
    }
    assert_eq!(place.shelf.add("x.mbtiles").err(), Some(MapError::TooMany));
    place.check_nothing_else_changed(12);
}

#[tokio::test]
async fn tiles_asked_for_all_at_once_all_come() {
    let place = Place::new();
    let map = place.bring(&helsinki()).unwrap().id;
    let one = place.shelf.tile(map, 14, 9327, 4741).await.unwrap();
    let all: Vec<_> = (0..200)
        .map(|_| {
            let shelf = place.shelf.clone();
            tokio::spawn(async move { shelf.tile(map, 14, 9327, 4741).await })
        })
        .collect();
    for tile in all {
        assert_eq!(tile.await.unwrap().as_ref(), Ok(&one));
    }
}

#[tokio::test]
async fn forgetting_the_code_takes_the_maps_too() {
    let dir = tempfile::tempdir().unwrap();
    let clock = Arc::new(FixedClock::new("2026-11-24T12:04:00Z".parse().unwrap()));
    let zone = chrono_tz::Europe::Copenhagen;
    let desk = Desk::new(dir.path(), clock, zone, Arc::new(NoKeyStore)).unwrap();
    let session = Session::new(Arc::clone(&desk));
    let options = Options {
        demo: false,
        cost: Cost::for_tests(),
    };
    let code = Code::new("solsort over mosen 14");
    session.start(code, "Vita".into(), options).await.unwrap();
    let mut adding = desk.maps().add("x.mbtiles").unwrap();
    adding.write(&helsinki()).unwrap();
    let map = adding.finish().unwrap();
    assert!(names(dir.path()).contains(&"maps".to_owned()));

    session.wipe().await.unwrap();
    assert_eq!(names(dir.path()), Vec::<String>::new());
    assert!(desk.maps().maps().borrow().is_empty());
    assert_eq!(desk.maps().tile(map.id, 0, 0, 0).await, Err(MapError::Gone));
}
