//! Kortfiler: a map brought in by the picker, listed, drawn from, taken away; and files that are none.

use crate::harness::{Name, Phone, World, run};
use std::path::{Path, PathBuf};

fn helsinki() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/maps/helsinki.mbtiles")
}

const GET: &str = "Hent et kort fra telefonen";

/// Cards of maps on the screen.
async fn cards(phone: &Phone) -> usize {
    phone
        .js("document.querySelectorAll('main section').length")
        .await
}

#[test]
fn a_map_is_brought_in_listed_with_all_that_is_known_of_it_and_taken_away() {
    run(async {
        let world = World::demo().await;
        let phone = world.open_phone().await;
        phone.go("/mig").await;
        phone.tap("button", Name::Has("Kortfiler")).await;
        phone.wait_url("/kort/filer").await;
        phone.see("Intet kort endnu.").await;

        phone.pick(GET, &helsinki()).await;
        phone.see("helsinki er hentet.").await;
        phone.find("heading", "helsinki").await;
        for text in [
            "ca. 1,0 x 1,7 km",
            "Midten: 60,172° nord, 24,944° øst",
            "Filen siger ikke, fra hvilken dag kortet er",
            "213 kB",
            "19 kortfelter",
            "© OpenMapTiles © OpenStreetMap",
        ] {
            phone.see(text).await;
        }
        phone.pick(GET, &helsinki()).await;
        phone.see("helsinki var her allerede.").await;
        assert_eq!(cards(&phone).await, 1);

        phone.tap("button", "Fjern helsinki").await;
        phone.find("dialog", "Fjern helsinki").await;
        phone.tap("button", "Fjern kortet").await;
        phone.see("helsinki er fjernet.").await;
        phone.see("Intet kort endnu.").await;
        phone.end().await;
    });
}

#[test]
fn a_file_that_is_no_map_gets_its_sentence_and_is_listed_nowhere() {
    run(async {
        let world = World::demo().await;
        let phone = world.open_phone().await;
        let folder = tempfile::tempdir().unwrap();
        let whole = std::fs::read(helsinki()).unwrap();
        phone.go("/kort/filer").await;
        for (name, bytes, sentence) in [
            (
                "kort.mbtiles",
                &whole[..150_000],
                "Filen er beskadiget eller kun hentet halvt ned.",
            ),
            (
                "billede.mbtiles",
                b"\x89PNG\r\n\x1a\n".as_slice(),
                "Det er ikke en kortfil.",
            ),
            ("tom.mbtiles", b"".as_slice(), "Det er ikke en kortfil."),
        ] {
            let file = folder.path().join(name);
            std::fs::write(&file, bytes).unwrap();
            phone.pick(GET, &file).await;
            phone.see(sentence).await;
            phone.see("Intet kort endnu.").await;
            assert_eq!(cards(&phone).await, 0);
        }
        phone.end().await;
    });
}

#[test]
fn a_file_that_is_large_passes_piece_by_piece_and_can_be_stopped() {
    run(async {
        let world = World::demo().await;
        let phone = world.open_phone().await;
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("stort.mbtiles");
        // The beginning of a map and then nothing: as a file of 1.5 GB on its way.
        std::fs::write(&file, &std::fs::read(helsinki()).unwrap()[..4096]).unwrap();
        std::fs::File::options()
            .write(true)
            .open(&file)
            .unwrap()
            .set_len(1_500_000_000)
            .unwrap();
        phone.go("/kort/filer").await;
        phone.pick(GET, &file).await;
        phone
            .until(
                "a bar that moves",
                "document.querySelector('progress')?.value > 0",
            )
            .await;
        phone.tap("button", "Stop").await;
        phone.see("Stoppet. Intet er ændret.").await;
        phone.see("Intet kort endnu.").await;
        phone.pick(GET, &helsinki()).await;
        phone.see("helsinki er hentet.").await;
        phone.end().await;
    });
}

#[test]
fn the_page_gets_the_tiles_of_a_map_from_its_own_origin() {
    run(async {
        let world = World::demo().await;
        let phone = world.open_phone().await;
        phone.go("/kort/filer").await;
        phone.pick(GET, &helsinki()).await;
        phone.see("helsinki er hentet.").await;
        let map = world.desk.maps().maps().borrow()[0].id;
        let got: (u16, String, usize) = phone
            .js(&format!(
                "fetch('/tiles/{map}/14/9327/4742').then(async r => [r.status, r.headers.get('content-type'), (await r.arrayBuffer()).byteLength])"
            ))
            .await;
        assert_eq!((got.0, got.1.as_str()), (200, "application/x-protobuf"));
        assert!(got.2 > 100_000, "{} bytes, unpacked", got.2);
        phone.end().await;
    });
}
