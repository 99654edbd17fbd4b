//! The emergency card: two taps away on every screen, one on Besøg.

use crate::harness::{Name, World, address, run, visit};

/// All numbers and what each is for.
const CARD: [&str; 6] = [
    "Ring 112",
    "Ring 1813 eller egen læge",
    "Ring 114 (politi)",
    "Psykiatrisk skadestue",
    "Bekymret for et barn?",
    "Du har underretningspligt.",
];

#[test]
fn it_is_two_taps_away_on_every_screen_with_the_navigation() {
    run(async {
        let world = World::demo().await;
        let phone = world.open_phone().await;
        for path in ["/", "/kort", "/adresser", "/team", "/mig", "/findes-ikke"] {
            phone.go(path).await;
            phone.count();
            phone.tap("button", "Notér").await;
            phone.tap("button", Name::Has("Fare nu?")).await;
            phone.find("dialog", "Fare nu?").await;
            phone.counted(2);
            for line in CARD {
                phone.see(line).await;
            }
        }
        phone.end().await;
    });
}

#[test]
fn where_there_is_no_navigation_it_is_one_tap_away() {
    run(async {
        let world = World::demo().await;
        let phone = world.open_phone().await;
        let place = address("Vibevej 9");
        let mut screens = [
            "/plan",
            "/observation",
            "/moede",
            "/ny-adresse",
            "/adresser/liste",
        ]
        .map(String::from)
        .to_vec();
        screens.extend(
            ["", "/ret", "/sikkerhed", "/samme", "/observation"].map(|end| format!("{place}{end}")),
        );
        for path in screens {
            phone.go(&path).await;
            phone.count();
            phone.tap("button", "Fare nu?").await;
            phone.find("dialog", "Fare nu?").await;
            phone.counted(1);
        }
        phone.end().await;
    });
}

#[test]
fn on_a_visit_it_is_one_tap_away_and_the_form_stays() {
    run(async {
        let world = World::demo().await;
        let phone = world.open_phone().await;
        phone.go(&visit("Snejpevej 14")).await;
        phone.tap("radio", "Ikke åbnet").await;
        phone.count();
        phone.tap("button", "Fare nu?").await;
        phone.find("dialog", "Fare nu?").await;
        phone.counted(1);
        let call: String = phone
            .js("document.querySelector('[role=dialog] a').href")
            .await;
        assert_eq!(call, "tel:112");
        phone.tap("button", "Luk").await;
        phone.see_checked("radio", "Ikke åbnet", true).await;
        phone.end().await;
    });
}

#[test]
fn in_norwegian_it_has_norways_numbers() {
    run(async {
        let world = World::demo().await;
        let phone = world.open_phone().await;
        world
            .desk
            .change_settings(|s| s.lang = grusvej::ui::text::Lang::Nb);
        phone.tap("button", "Noter").await;
        phone.tap("button", Name::Has("Fare nå?")).await;
        for line in ["Ring 112 (politi)", "Ring 113 (ambulanse)", "116 117"] {
            phone.see(line).await;
        }
        phone.end().await;
    });
}
