//! The way to a stop, handed to another app: asked the first time, by coordinates only.

use crate::harness::{Name, Phone, World, address, run};
use grusvej::ui::settings::WayApp;

/// Keeps what is tapped from being opened, and notes it.
const WATCH: &str = "void (window.opened = [], addEventListener('click', e => { const a = e.target.closest('a[target=_blank]'); if (a) { e.preventDefault(); opened.push(a.href); } }, true))";

async fn opened(phone: &Phone) -> Vec<String> {
    phone.js("window.opened").await
}

/// The link that shows the way to the docked stop.
async fn link(phone: &Phone) -> String {
    phone
        .until("the link", "!!document.querySelector('.gv-next a.side')")
        .await;
    let link =
        "(a => [a.href, a.target, a.rel].join(' '))(document.querySelector('.gv-next a.side'))";
    phone.js(link).await
}

#[test]
fn the_first_time_it_asks_which_app_and_from_then_on_one_tap_opens_it() {
    run(async {
        let world = World::demo().await;
        let phone = world.open_phone().await;
        phone.see("13.00 Snejpevej 14").await;
        phone.js::<()>(WATCH).await;
        phone.count();
        phone.tap("button", "Vis vej").await;
        phone.see("Intet navn og ingen adresse sendes med.").await;
        phone.tap("link", Name::Has("Organic Maps")).await;
        phone.counted(2);
        phone.see_gone("Intet navn og ingen adresse").await;
        assert_eq!(world.desk.settings().way, Some(WayApp::OrganicMaps));
        phone.count();
        phone.tap("link", "Vis vej").await;
        phone.counted(1);
        let opened = opened(&phone).await;
        assert_eq!(opened.len(), 2);
        assert_eq!(opened[0], opened[1]);
        phone.end().await;
    });
}

#[test]
fn a_link_leads_out_of_the_page_with_coordinates_and_nothing_else() {
    run(async {
        let world = World::demo().await;
        let phone = world.open_phone().await;
        phone.see("13.00 Snejpevej 14").await;
        for (app, host) in [
            (WayApp::OrganicMaps, "https://omaps.app/"),
            (WayApp::OsmAnd, "https://osmand.net/"),
            (WayApp::GoogleMaps, "https://www.google.com/maps/"),
            (WayApp::AppleMaps, "https://maps.apple.com/"),
        ] {
            world.desk.change_settings(|s| s.way = Some(app));
            phone
                .until(
                    "the app",
                    &format!(
                        "document.querySelector('.gv-next a.side')?.href.startsWith('{host}')"
                    ),
                )
                .await;
            let link = link(&phone).await;
            assert!(link.ends_with(" _blank noreferrer noopener"), "{link}");
            let numbers: Vec<f64> = link
                .split(|c: char| !c.is_ascii_digit() && c != '.')
                .filter(|word| word.len() > 4)
                .filter_map(|word| word.parse().ok())
                .collect();
            assert!(
                matches!(numbers[..], [lat, lon] if (55.9..55.92).contains(&lat) && (8.64..8.68).contains(&lon)),
                "{link}"
            );
            let small = link.to_lowercase();
            for word in ["snejpevej", "14,", "vita", "fuglek", "9998", "label", "%20"] {
                assert!(!small.contains(word), "{word} is in {link}");
            }
        }
        // The page asks for nothing of it before it is tapped.
        let foreign = "performance.getEntriesByType('resource').map(e => e.name).filter(n => !n.startsWith(location.origin))";
        assert_eq!(phone.js::<Vec<String>>(foreign).await, Vec::<String>::new());
        phone.end().await;
    });
}

#[test]
fn the_choice_is_changed_and_forgotten_on_mig_and_the_address_page_has_the_way_too() {
    run(async {
        let world = World::demo().await;
        let phone = world.open_phone().await;
        phone.go("/mig").await;
        phone.see_checked("radio", "Spørg næste gang", true).await;
        phone.tap("radio", "Google Maps").await;
        phone.see_checked("radio", "Google Maps", true).await;
        let kept = std::fs::read_to_string(world.dir.path().join("settings.json")).unwrap();
        assert!(kept.contains("google-maps"), "{kept}");
        phone.go(&address("Vibevej 9")).await;
        phone.find("link", "Vis vej").await;
        phone.go("/mig").await;
        phone.tap("radio", "Spørg næste gang").await;
        phone.see_checked("radio", "Spørg næste gang", true).await;
        phone.go(&address("Vibevej 9")).await;
        phone.tap("button", "Vis vej").await;
        phone.find("dialog", "Vis vej").await;
        phone.find("link", Name::Has("OsmAnd")).await;
        phone.end().await;
    });
}

#[test]
fn a_place_without_a_position_says_so_instead() {
    run(async {
        let world = World::demo().await;
        let phone = world.open_phone().await;
        world.desk.change_settings(|s| s.way = Some(WayApp::OsmAnd));
        phone.go("/ny-adresse").await;
        phone.enter("Vej", "Tranevej").await;
        phone.enter("Nummer", "3").await;
        phone.tap("button", "Gem adresse").await;
        phone.see("Tranevej 3").await;
        phone.tap("button", "Vis vej").await;
        phone.see("Stedet har ingen position endnu.").await;
        phone.end().await;
    });
}
