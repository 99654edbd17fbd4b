//! Adresser and Adresse: found, read, corrected, warned of, joined and parted.

use crate::harness::{Name, Phone, World, address, run};

async fn count(phone: &Phone) -> u32 {
    phone.js("document.querySelectorAll('main a').length").await
}

#[test]
fn search_covers_places_and_notes_and_each_hit_leads_to_its_place() {
    run(async {
        let world = World::demo().await;
        let phone = world.open_phone().await;
        phone.tap("link", "Adresser").await;
        phone.wait_url("/adresser").await;
        phone.find("searchbox", "Søg").await;
        phone.enter("Søg", "snejp 14").await;
        phone.find("link", Name::Has("Snejpevej 14")).await;
        // Folded letters: å and aa are the same, so are capitals.
        phone.enter("Søg", "POSTKASSEN OVERF").await;
        phone.see("I noter").await;
        phone
            .tap("link", Name::Has("Postkassen er overfyldt"))
            .await;
        phone.find("heading", "Grusvej 3").await;
        let url: String = phone.js("location.href").await;
        assert!(!url.to_lowercase().contains("postkasse"), "{url}");
        // The way back leads to what was looked for.
        phone.tap("button", "Tilbage").await;
        phone.wait_url("/adresser").await;
        phone.see_value("Søg", "POSTKASSEN OVERF").await;
        phone.enter("Søg", "findes ingen steder").await;
        phone.see("Ingen adresse og ingen note passer").await;
        phone.end().await;
    });
}

#[test]
fn locking_forgets_what_was_looked_for() {
    run(async {
        let world = World::demo().await;
        let phone = world.open_phone().await;
        phone.tap("link", "Adresser").await;
        phone.enter("Søg", "Snejpevej").await;
        phone.find("link", Name::Has("Snejpevej 14")).await;
        phone.tap("button", "Skjul skærmen").await;
        phone.unlock().await;
        phone.find("searchbox", "Søg").await;
        phone.see_value("Søg", "").await;
        phone.end().await;
    });
}

#[test]
fn each_filter_narrows_the_list() {
    run(async {
        let world = World::demo().await;
        let phone = world.open_phone().await;
        phone.go("/adresser").await;
        phone.find("link", Name::Has("Snejpevej 14")).await;
        let all = count(&phone).await;
        assert!(all > 40, "{all}");
        for filter in ["Lovet", "Frist", "Seddel", "Længe siden", "Nej, pause"] {
            phone.tap("checkbox", filter).await;
            let fewer =
                format!("(n => n > 0 && n < {all})(document.querySelectorAll('main a').length)");
            phone.until(filter, &fewer).await;
            phone.tap("checkbox", filter).await;
            phone
                .until(
                    "all again",
                    &format!("document.querySelectorAll('main a').length === {all}"),
                )
                .await;
        }
        phone.end().await;
    });
}

#[test]
fn an_address_shows_first_what_keeps_one_safe_then_what_is_promised_and_when_it_was_tried() {
    run(async {
        let world = World::demo().await;
        let phone = world.open_phone().await;
        phone.go(&address("Vibevej 9")).await;
        phone.find("heading", "Vibevej 9").await;
        phone.see("6 besøg siden").await;
        let order: Vec<f64> = phone
            .js("['Løs hund i haven', 'Lovet', 'Hoveddør', 'Hvornår er der prøvet?', 'Havde ikke tid'].map(t => document.querySelector('main').innerText.indexOf(t))")
            .await;
        assert!(order[0] >= 0.0 && order.is_sorted(), "{order:?}");
        // A table with words, for those who cannot see its icons.
        phone
            .find("table", Name::Has("Hvornår er der prøvet?"))
            .await;
        let cell: bool = phone.js("[...document.querySelectorAll('.gv-tried td')].some(c => /Ikke åbnet/.test(c.textContent + (c.querySelector('[aria-label]')?.ariaLabel ?? '')))").await;
        assert!(cell, "no cell says what happened");
        phone.count();
        phone.tap("button", "Nyt besøg").await;
        phone.find("radio", "Ikke åbnet").await;
        phone.counted(1);
        phone.see("Løs hund i haven").await;
        phone.end().await;
    });
}

#[test]
fn a_planned_visit_can_be_set_moved_and_called_off() {
    run(async {
        let world = World::demo().await;
        let phone = world.open_phone().await;
        phone.go(&address("Solsortevej 8")).await;
        phone.see("Intet besøg er planlagt").await;
        phone.tap("button", "Læg et besøg i kalenderen").await;
        phone.tap("radio", "Fredag 27. nov.").await;
        phone.tap("radio", "10.00").await;
        phone.tap("button", "Fredag 27. nov. kl. 10.00").await;
        phone.see("Fredag 27. nov. kl. 10.00 er gemt").await;
        phone.tap("button", Name::Has("Flyt")).await;
        phone.tap("radio", "Mandag 30. nov.").await;
        phone.tap("button", "Mandag 30. nov. kl. 10.00").await;
        phone.see("Flyttet fra").await;
        phone.tap("button", Name::Has("Aflys")).await;
        phone
            .enter("Hvorfor? (kan stå tomt)", "Møde med lægen samme dag")
            .await;
        phone.tap("button", "Aflys besøget").await;
        phone.see("Intet besøg er planlagt").await;
        phone.end().await;
    });
}

#[test]
fn a_place_can_be_taken_and_given_free() {
    run(async {
        let world = World::demo().await;
        let phone = world.open_phone().await;
        phone.go(&address("Grusvej 3")).await;
        phone.tap("button", "Jeg tager den").await;
        phone.see("Du har adressen").await;
        phone.tap("button", "Giv fri").await;
        phone.see_gone("Du har adressen").await;
        phone.end().await;
    });
}

#[test]
fn what_was_written_wrong_is_corrected() {
    run(async {
        let world = World::demo().await;
        let phone = world.open_phone().await;
        phone.go(&address("Grusvej 3")).await;
        phone.tap("link", "Ret adressen").await;
        phone.see_value("Nummer", "3").await;
        phone.enter("Nummer", "3B").await;
        phone.tap("button", Name::Has("Gem")).await;
        phone.find("heading", "Grusvej 3B").await;
        phone.end().await;
    });
}

#[test]
fn a_safety_note_stands_on_the_visit_before_what_happened_and_can_be_taken_away() {
    run(async {
        let world = World::demo().await;
        let phone = world.open_phone().await;
        phone.go(&address("Grusvej 3")).await;
        phone.tap("link", "Sikkerhed").await;
        phone.tap("checkbox", "Gå to sammen").await;
        phone.enter("Note", "Glat på trappen").await;
        phone.tap("button", "Gem").await;
        phone.see("Glat på trappen").await;
        phone.tap("button", "Nyt besøg").await;
        phone.find("radio", "Ikke åbnet").await;
        let order: Vec<f64> = phone
            .js("['Glat på trappen', 'Ikke åbnet'].map(t => document.querySelector('main').innerText.indexOf(t))")
            .await;
        assert!(order[0] >= 0.0 && order.is_sorted(), "{order:?}");
        phone.tap("button", "Tilbage").await;
        phone.tap("link", "Sikkerhed").await;
        phone.tap("button", "Fjern advarslen").await;
        phone.find("heading", "Grusvej 3").await;
        phone.see_gone("Glat på trappen").await;
        phone.end().await;
    });
}

#[test]
fn two_places_that_are_one_are_shown_as_one_and_can_be_parted() {
    run(async {
        let world = World::demo().await;
        let phone = world.open_phone().await;
        phone.go(&address("Grusvej 3")).await;
        phone.tap("link", "Samme sted som …").await;
        phone.tap("button", "Vis som samme sted").await;
        phone.see("Vælg den anden adresse.").await;
        phone.enter("Søg", "Solsortevej 8").await;
        phone.tap("radio", "Solsortevej 8").await;
        phone.tap("button", "Vis som samme sted").await;
        phone.see("Vises som samme sted").await;
        phone.see("Talte om haven").await;
        phone.tap("button", "Skil ad").await;
        phone.see_gone("Vises som samme sted").await;
        phone.end().await;
    });
}
