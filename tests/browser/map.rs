//! The map: circles in three taps, marks that follow what is saved, the list beside it, and nothing asked of any other
//! machine.

use crate::cases::no_one_opens;
use crate::harness::chromium::Chromium;
use crate::harness::{Name, Phone, World, address, run, visit};
use grusvej::domain::place::Position;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use tokio::io::AsyncReadExt;

/// The real one.
pub fn helsinki() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/maps/helsinki.mbtiles")
}

/// Brings a map file in, as its screen does.
pub async fn bring_in(world: &World, file: PathBuf) {
    let shelf = world.desk.maps().clone();
    tokio::task::spawn_blocking(move || {
        let mut adding = shelf.add("kort").unwrap();
        adding.write(&std::fs::read(file).unwrap()).unwrap();
        adding.finish().unwrap();
    })
    .await
    .unwrap();
}

/// Waits until the map is drawn with all that it was told.
pub async fn drawn(phone: &Phone) {
    phone
        .until(
            "the map is drawn",
            "!!window.grusMap && grusMap.see().loaded && grusMap.see().marks > 0",
        )
        .await;
}

async fn letters(phone: &Phone, letter: &str) -> u32 {
    phone
        .js(&format!("grusMap.letters()['{letter}'] ?? 0"))
        .await
}

#[test]
fn kort_og_kalender_ends_with_a_circle_at_the_road_in_three_taps() {
    run(async {
        let world = World::demo().await;
        world.set_clock("2026-11-24T13:04");
        let phone = world.open_phone().await;
        phone.count();
        no_one_opens(&phone).await;
        phone.tap("button", "Gem besøg").await;
        phone.see("Snejpevej 14 er gemt").await;
        phone.counted(6);
        phone.count();
        phone.tap("link", "Kort").await;
        drawn(&phone).await;
        phone.tap("button", "Cirkel").await;
        phone.see("100 meter").await;
        phone.see("Skal hen tirsdag 1. dec.").await;
        phone.tap("button", "Skal hen").await;
        phone.see("er gemt").await;
        phone.counted(3);
        phone
            .until("the circle is drawn", "grusMap.see().circles === 3")
            .await;

        // Next Tuesday it stands in the day, beside the promise.
        world.set_clock("2026-12-01T12:35");
        phone.go("/").await;
        phone.see("13.00 Snejpevej 14").await;
        phone.find("list", "Cirkler at se til").await;
        phone.end().await;
    });
}

#[test]
fn a_circle_is_undone_marked_again_moved_and_taken_away_and_taking_away_is_undone() {
    run(async {
        let world = World::demo().await;
        let phone = world.open_phone().await;
        phone.tap("link", "Kort").await;
        drawn(&phone).await;
        let circles = |n: u32| format!("grusMap.see().circles === {n}");
        phone.until("the village's circles", &circles(2)).await;
        phone.tap("button", "Cirkel").await;
        phone.tap("button", "Større cirkel").await;
        phone.see("200 meter").await;
        phone.tap("button", "Har været her").await;
        phone.until("one more", &circles(3)).await;
        phone.tap("button", "Fortryd").await;
        phone.until("undone", &circles(2)).await;

        phone.tap("button", "Cirkel").await;
        phone.tap("radio", "En dag").await;
        phone.tap("button", "Skal hen").await;
        phone.until("again", &circles(3)).await;
        phone.tap("button", "Vis som liste").await;
        phone.tap("button", Name::Has("Skal hen ca.")).await;
        phone.find("region", Name::Has("Ved")).await;
        phone.tap("button", "Har været her").await;
        phone.find("button", Name::Has("Har været her i dag")).await;
        phone.tap("button", "Vis som kort").await;
        phone.tap("button", "Flyt").await;
        phone.tap("button", "Skal hen").await;
        phone.until("moved, not one more", &circles(3)).await;
        phone.tap("button", "Fjern").await;
        phone.until("gone", &circles(2)).await;
        phone.see("er fjernet").await;
        phone.tap("button", "Fortryd").await;
        phone.until("back", &circles(3)).await;
        phone.end().await;
    });
}

#[test]
fn a_mark_follows_a_visit_at_once() {
    run(async {
        let world = World::demo().await;
        let phone = world.open_phone().await;
        phone.tap("link", "Kort").await;
        drawn(&phone).await;
        let been = letters(&phone, "V").await;
        phone.tap("button", "Vis som liste").await;
        phone.tap("button", Name::Has("Vibevej 5")).await;
        phone.find("region", "Vibevej 5").await;
        phone.see("Ikke besøgt endnu").await;
        phone.tap("button", "Jeg er ved døren").await;
        phone.tap("radio", "Talte i døren").await;
        phone.tap("button", "Gem besøg").await;
        phone.see("Vibevej 5 er gemt").await;
        phone.tap("link", "Kort").await;
        phone
            .until(
                "the mark of Vibevej 5 is V",
                &format!("(window.grusMap?.letters()?.V ?? 0) === {}", been + 1),
            )
            .await;
        // The list is where it was, with the same place chosen.
        phone.find("region", "Vibevej 5").await;
        phone.see("Talte i døren i dag").await;
        phone.end().await;
    });
}

#[test]
fn a_tap_on_a_mark_opens_its_card_and_a_tap_on_the_ground_closes_it() {
    run(async {
        let world = World::demo().await;
        let phone = world.open_phone().await;
        phone.tap("link", "Kort").await;
        drawn(&phone).await;
        phone.tap("button", "Vis som liste").await;
        phone.tap("button", Name::Has("Vis flere")).await;
        phone.tap("button", Name::Has("Grusvej 3")).await;
        phone.tap("button", "Vis som kort").await;
        drawn(&phone).await;
        phone.tap("button", "Luk").await;
        phone
            .until("no card", "!document.querySelector('.gv-card.map')")
            .await;
        phone.until("still", "grusMap.see().loaded").await;
        // The place stands in the middle.
        phone.tap_at_middle("#map canvas", 0.0, 0.0).await;
        phone.find("region", "Grusvej 3").await;
        phone.tap_at_middle("#map canvas", -120.0, -90.0).await;
        phone
            .until("no card", "!document.querySelector('.gv-card.map')")
            .await;
        phone.end().await;
    });
}

#[test]
fn the_real_map_is_drawn_with_its_roads_houses_and_numbers_in_three_themes() {
    run(async {
        let world = World::empty().await;
        bring_in(&world, helsinki()).await;
        let phone = world.phone().await;
        phone.enter("Vælg en kode", "lyng mose tinde").await;
        phone.enter("Gentag koden", "lyng mose tinde").await;
        phone.enter("Dit navn", "Vita").await;
        phone.tap("button", "Kom i gang").await;
        phone.tap("link", "Kort").await;
        phone.see("Virker uden net").await;
        phone.see("© OpenStreetMap").await;
        phone
            .until("loaded", "!!window.grusMap && grusMap.see().loaded")
            .await;
        for _ in 0..4 {
            phone.tap("button", "Større").await;
        }
        phone
            .until("close", "grusMap.see().loaded && grusMap.see().zoom >= 17")
            .await;
        for (theme, set) in [("day", ""), ("sol", "sol")] {
            phone
                .js::<bool>(&format!(
                    "(grus.say({{ theme: '{set}', scheme: 'light' }}), true)"
                ))
                .await;
            phone
                .until(
                    theme,
                    &format!("grusMap.see().loaded && grusMap.see().theme === '{theme}'"),
                )
                .await;
            for layer in ["house", "road", "number", "street"] {
                let seen: u32 = phone
                    .js(&format!("grusMap.see().layers['{layer}'] ?? 0"))
                    .await;
                assert!(seen > 0, "{theme}: no {layer} is drawn");
            }
        }
        phone.end().await;
    });
}

#[test]
fn without_webgl_the_list_takes_the_place_of_the_map_and_says_why() {
    run(async {
        let world = World::demo().await;
        let phone = world.phone().await;
        phone
            .cdp(
                "Page.addScriptToEvaluateOnNewDocument",
                serde_json::json!({ "source": "HTMLCanvasElement.prototype.getContext = () => null" }),
            )
            .await;
        phone.reload().await;
        phone.unlock().await;
        phone.tap("link", "Kort").await;
        phone.see("Telefonen kan ikke tegne kortet").await;
        phone.find("list", "Steder på kortet").await;
        assert!(
            !phone.has("region", "Kort").await,
            "no empty map stands there"
        );
        // A circle can be made all the same, where one stands.
        phone.permit("geolocation").await;
        let here = Position {
            lat: 55.9104,
            lon: 8.6612,
        };
        phone.stand_at(here, 12.0).await;
        phone.tap("button", "Ny cirkel").await;
        phone.tap("button", "Har været her").await;
        phone.see("Find din position først").await;
        phone.tap("button", "Min position").await;
        phone.see("± 12 m").await;
        phone.tap("button", "Har været her").await;
        phone.see("er gemt").await;
        phone.see("mod ").await;
        phone.end().await;
    });
}

#[test]
fn the_list_is_reached_by_the_keyboard_and_comes_into_sight() {
    run(async {
        let world = World::demo().await;
        let phone = world.open_phone().await;
        phone.tap("link", "Kort").await;
        drawn(&phone).await;
        phone.find("list", "Steder på kortet").await;
        phone
            .js::<bool>("(document.querySelector('.gv-map-list .gv-row').focus(), true)")
            .await;
        phone
            .until(
                "the list is in front",
                "(() => { const r = document.activeElement.getBoundingClientRect();
                 const top = document.elementFromPoint(r.x + r.width / 2, r.y + 10);
                 return document.activeElement.contains(top) })()",
            )
            .await;
        phone.end().await;
    });
}

#[test]
fn filters_show_only_those_and_the_address_leads_to_the_map() {
    run(async {
        let world = World::demo().await;
        let phone = world.open_phone().await;
        phone.go(&address("Vibevej 9")).await;
        phone.tap("button", "Vis på kortet").await;
        phone.wait_url("/kort").await;
        phone.find("region", "Vibevej 9").await;
        drawn(&phone).await;
        phone.tap("button", "Vælg, hvad kortet viser").await;
        phone.tap("checkbox", "Nej, pause").await;
        phone.tap("button", "Luk").await;
        phone
            .until(
                "only pauses",
                "(() => { const l = grusMap.letters(); return l.N > 0 && !l.H && !l.V && !l.S && !l.F })()",
            )
            .await;
        phone.end().await;
    });
}

#[test]
fn coverage_says_which_streets_no_one_has_seen_in_the_evening() {
    run(async {
        let world = World::demo().await;
        let phone = world.open_phone().await;
        phone.tap("link", "Kort").await;
        drawn(&phone).await;
        phone.tap("button", "Vælg, hvad kortet viser").await;
        phone
            .tap("button", Name::Has("Hvor har vi ikke været?"))
            .await;
        phone.see("gader").await;
        phone
            .js::<bool>(
                "(() => { const s = document.querySelector('.cover select'); s.value = '4';
                 s.dispatchEvent(new Event('change', { bubbles: true })); return true })()",
            )
            .await;
        phone.see("om aftenen siden 27. okt.").await;
        phone.tap("button", "Gader").await;
        phone.find("list", "Gader").await;
        phone.see("aldrig set").await;
        phone.tap("button", "Tilbage til mærkerne").await;
        phone.find("list", "Steder på kortet").await;
        phone.end().await;
    });
}

/// Counts whoever asks for another machine than this one.
async fn trap() -> (String, Arc<Mutex<Vec<String>>>) {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let at = format!("http://{}", listener.local_addr().unwrap());
    let asked = Arc::<Mutex<Vec<String>>>::default();
    let told = Arc::clone(&asked);
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            let mut first = [0; 200];
            let n = stream.read(&mut first).await.unwrap_or(0);
            let line = String::from_utf8_lossy(&first[..n]);
            let line = line.lines().next().unwrap_or_default().to_owned();
            told.lock().unwrap().push(line);
        }
    });
    (at, asked)
}

#[test]
fn the_map_asks_no_other_machine_for_anything() {
    run(async {
        let (proxy, asked) = trap().await;
        let world = World::demo().await;
        bring_in(&world, helsinki()).await;
        let browser = Chromium::shared().await;
        let context =
            chromiumoxide::cdp::browser_protocol::target::CreateBrowserContextParams::builder()
                .proxy_server(proxy)
                .build();
        let context = browser
            .browser
            .create_browser_context(context)
            .await
            .unwrap();
        let phone = Phone::with(browser, Some(context), &world.base).await;
        phone.unlock().await;
        phone.tap("link", "Kort").await;
        drawn(&phone).await;
        phone.tap("button", "Større").await;
        phone.tap("button", "Cirkel").await;
        phone.tap("button", "Har været her").await;
        phone.see("er gemt").await;
        phone.until("drawn", "grusMap.see().loaded").await;
        assert_eq!(*asked.lock().unwrap(), Vec::<String>::new());
        // The trap is one: what does go out is caught. The page's own policy holds back whatever the page itself asks.
        phone
            .cdp(
                "Page.navigate",
                serde_json::json!({ "url": "http://tiles.example/1" }),
            )
            .await;
        for _ in 0..100 {
            if !asked.lock().unwrap().is_empty() {
                break;
            }
            tokio::time::sleep(std::time::Duration::from_millis(50)).await;
        }
        assert!(
            asked
                .lock()
                .unwrap()
                .iter()
                .any(|line| line.contains("tiles.example"))
        );
        phone.forgive();
        phone.end_after_a_broken_line().await;
    });
}

#[test]
fn what_is_locked_is_gone_from_the_map() {
    run(async {
        let world = World::demo().await;
        let phone = world.open_phone().await;
        phone.tap("link", "Kort").await;
        drawn(&phone).await;
        phone.tap("button", "Skjul skærmen").await;
        phone.find("textbox", "PIN-kode").await;
        let left: bool = phone
            .js("!!document.querySelector('canvas') || !!window.grusMap?.see()?.marks")
            .await;
        assert!(!left, "a canvas or marks are still there");
        phone.unlock().await;
        drawn(&phone).await;
        phone.go(&visit("Vibevej 5")).await;
        phone.end().await;
    });
}

/// A finger may still throw the map when the other hand taps: what counts is what was seen under the cross-hair.
#[test]
fn a_circle_lies_where_the_cross_hair_stands_when_it_is_tapped() {
    run(async {
        let world = World::demo().await;
        let phone = world.open_phone().await;
        phone.tap("link", "Kort").await;
        drawn(&phone).await;
        phone.tap("button", "Cirkel").await;
        phone.see("100 meter").await;
        // The map goes elsewhere, and in the same moment the button is pressed, before the page has told of the move.
        phone
            .js::<bool>(
                "(() => { window.before = grusMap.circles().map(c => c[0]);
                 grusMap.do({ kind: 'Go', centre: [8.6555, 55.9075] });
                 [...document.querySelectorAll('button')].find(b => b.innerText.trim() === 'Skal hen').click();
                 return true })()",
            )
            .await;
        phone
            .until("one more", "grusMap.circles().length === before.length + 1")
            .await;
        let at: Vec<f64> = phone
            .js("grusMap.circles().find(c => !before.includes(c[0])).slice(1, 3)")
            .await;
        assert!(
            (at[0] - 8.6555).abs() < 1e-6 && (at[1] - 55.9075).abs() < 1e-6,
            "the circle lies at {at:?}"
        );
        phone.end().await;
    });
}

#[test]
fn a_map_file_that_broke_on_the_phone_is_told_and_the_marks_stay() {
    run(async {
        let world = World::demo().await;
        bring_in(&world, helsinki()).await;
        for file in std::fs::read_dir(world.dir.path().join("maps")).unwrap() {
            let file = std::fs::File::options()
                .write(true)
                .open(file.unwrap().path());
            file.unwrap().set_len(100_000).unwrap();
        }
        let phone = world.open_phone().await;
        phone.tap("link", "Kort").await;
        drawn(&phone).await;
        phone
            .js::<bool>("(grusMap.do({ kind: 'Go', centre: [24.944, 60.171] }), true)")
            .await;
        phone.see("En del af kortet kan ikke læses").await;
        phone.find("region", "Kort").await;
        phone
            .until("the marks stay", "grusMap.see().marks > 50")
            .await;
        phone.forgive();
        phone.end().await;
    });
}
