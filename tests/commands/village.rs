//! `grusvej demo-map`: the map of the made-up village, and where the demo keeps it.

use crate::{demo, files, run, text};

#[test]
fn the_demo_has_its_map_and_a_second_start_leaves_it() {
    let dir = tempfile::tempdir().unwrap();
    assert!(demo(dir.path()).status.success());
    let maps = dir.path().join("maps");
    let one = || match files(&maps).as_slice() {
        [name] => name.clone(),
        more => panic!("one map, found {more:?}"),
    };
    let name = one();
    assert!(name.ends_with("-fuglekaer.mbtiles"), "{name}");
    let map = maps.join(&name);
    assert!(
        std::fs::read(&map)
            .unwrap()
            .starts_with(b"SQLite format 3\0")
    );
    // Nothing of the drawing is left beside it.
    assert!(!dir.path().join("fuglekaer.mbtiles").exists());
    // One's own in its place is left alone; one that was lost comes back.
    std::fs::write(&map, "mine").unwrap();
    assert!(demo(dir.path()).status.success());
    assert_eq!(std::fs::read(&map).unwrap(), b"mine");
    std::fs::remove_dir_all(&maps).unwrap();
    assert!(demo(dir.path()).status.success());
    assert_eq!(one(), name);
}

#[test]
fn the_map_alone_is_written_where_it_is_asked_for_and_never_over_a_file() {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("new/folder/fuglekær.mbtiles");
    let said = run(&["demo-map", "--out", text(&file)]);
    assert!(said.status.success() && said.stderr.is_empty(), "{said:?}");
    assert!(std::fs::metadata(&file).unwrap().len() > 50_000);
    let again = run(&["demo-map", "--out", text(&file)]);
    assert!(!again.status.success());
    assert!(String::from_utf8_lossy(&again.stderr).contains("already"));
    assert!(!run(&["demo-map"]).status.success());
}
