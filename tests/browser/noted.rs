//! What is noted without a planned visit: an observation, someone met at a spot, a new address.

use crate::harness::{Name, World, address, run};

#[test]
fn an_observation_while_walking_takes_four_taps_and_says_that_the_place_is_a_guess() {
    run(async {
        let world = World::demo().await;
        let phone = world.open_phone().await;
        phone.see("Snejpevej 14").await;
        phone.count();
        phone.tap("button", "Notér").await;
        phone.tap("button", Name::Has("Observation")).await;
        phone.wait_url("/observation").await;
        phone.see("ca., sidst brugt").await;
        phone.tap("checkbox", "Overfyldt postkasse").await;
        phone.tap("button", "Gem").await;
        phone.counted(4);
        phone.wait_url("/").await;
        phone.see("Observation ved").await;
        phone.see("er gemt").await;
        // Undo opens it again with its answer.
        phone.tap("button", "Fortryd").await;
        phone.wait_url("/observation").await;
        phone
            .see_checked("checkbox", "Overfyldt postkasse", true)
            .await;
        phone.end().await;
    });
}

#[test]
fn the_next_observation_comes_from_save_and_new_and_nothing_stays_ticked() {
    run(async {
        let world = World::demo().await;
        let phone = world.open_phone().await;
        phone.go("/observation").await;
        phone.tap("checkbox", "Affald").await;
        phone.tap("button", "Gem og ny").await;
        phone.see("er gemt").await;
        phone.see_checked("checkbox", "Affald", false).await;
        phone.tap("button", "Gem").await;
        phone
            .see("Vælg et tegn, en cirkel, eller skriv en note.")
            .await;
        phone.end().await;
    });
}

#[test]
fn the_position_is_asked_for_on_a_tap_only_and_finds_the_place_nearby() {
    run(async {
        let world = World::demo().await;
        let phone = world.open_phone().await;
        phone.permit("geolocation").await;
        phone.stand_at(grusvej::demo::SOUTH_WEST, 5.0).await;
        phone.js::<()>("void (window.asked = 0, (g => { const real = g.getCurrentPosition.bind(g); g.getCurrentPosition = (...a) => { window.asked++; real(...a); }; })(navigator.geolocation))").await;
        phone.tap("button", "Notér").await;
        phone.tap("button", Name::Has("Observation")).await;
        phone.see("ca., sidst brugt").await;
        assert_eq!(
            phone.js::<u32>("window.asked").await,
            0,
            "asked without a tap"
        );
        phone.tap("button", "Find, hvor jeg er").await;
        phone
            .until(
                "an answer",
                "/m fra dig|Intet kendt sted/.test(document.body.innerText)",
            )
            .await;
        assert_eq!(phone.js::<u32>("window.asked").await, 1);
        phone.end().await;
    });
}

#[test]
fn someone_met_at_a_known_spot_is_noted_without_a_name() {
    run(async {
        let world = World::demo().await;
        let phone = world.open_phone().await;
        phone.count();
        phone.tap("button", "Notér").await;
        phone.tap("button", Name::Has("Mødt et sted")).await;
        phone.wait_url("/moede").await;
        phone.tap("button", Name::Has("Biblioteket")).await;
        phone.find("heading", "Biblioteket").await;
        phone.tap("radio", "Mødt et andet sted").await;
        phone.tap("button", "Gem besøg").await;
        phone.see("Biblioteket er gemt").await;
        phone.counted(5);
        phone.end().await;
    });
}

#[test]
fn a_new_spot_can_be_written_where_someone_was_met() {
    run(async {
        let world = World::demo().await;
        let phone = world.open_phone().await;
        phone.go("/moede").await;
        phone.tap("button", Name::Has("Nyt sted")).await;
        phone.see("aldrig et navn på en borger").await;
        phone.tap("button", "Brug stedet").await;
        phone.see("Skriv, hvor I mødtes.").await;
        phone.enter("Hvor mødtes I?", "Bænken ved kiosken").await;
        phone.tap("button", "Brug stedet").await;
        phone.find("heading", "Bænken ved kiosken").await;
        phone.end().await;
    });
}

#[test]
fn a_new_address_is_added_and_one_that_is_known_is_offered_instead() {
    run(async {
        let world = World::demo().await;
        let phone = world.open_phone().await;
        phone.tap("button", "Notér").await;
        phone.tap("button", Name::Has("Ny adresse")).await;
        phone.tap("button", "Gem adresse").await;
        phone.see("Skriv vejens navn.").await;
        phone.enter("Vej", "Snejpevej").await;
        phone.enter("Nummer", "14").await;
        phone.see("Snejpevej 14 er her allerede").await;
        phone.enter("Nummer", "140B").await;
        phone.see_gone("er her allerede").await;
        phone.tap("button", "Gem adresse").await;
        phone.find("heading", "Snejpevej 140B").await;
        phone.see("Intet besøg endnu").await;
        phone.end().await;
    });
}

#[test]
fn forms_that_were_left_open_are_there_again() {
    run(async {
        let world = World::demo().await;
        let phone = world.open_phone().await;
        phone.go("/observation").await;
        phone.tap("checkbox", "Fodspor").await;
        phone.tap("button", "Tilføj note").await;
        phone.enter("Note", "Spor til laden").await;
        phone.go("/ny-adresse").await;
        phone.enter("Vej", "Tyttebærstien").await;
        phone
            .go(&format!("{}/sikkerhed", address("Grusvej 3")))
            .await;
        phone.tap("checkbox", "Hund").await;
        phone.tap("button", "Skjul skærmen").await;
        phone.unlock().await;
        phone.see_checked("checkbox", "Hund", true).await;
        phone.go("/observation").await;
        phone.see_checked("checkbox", "Fodspor", true).await;
        phone.see_value("Note", "Spor til laden").await;
        phone.go("/ny-adresse").await;
        phone.see_value("Vej", "Tyttebærstien").await;
        phone.end().await;
    });
}
