//! The cases of the method, with the taps that UX.md section 4 allows.

use crate::harness::{Name, Phone, World, run, visit};

const NEXT_TUESDAY: &str = "Tirsdag 1. dec. kl. 13.00";

/// The case "Kort og kalender" up to the save: no one opens though a TV is on, and a postcard is left.
pub async fn no_one_opens(phone: &Phone) {
    phone.tap("button", "Jeg er ved døren").await;
    phone.tap("radio", "Ikke åbnet").await;
    phone.tap("checkbox", "Lys eller TV").await;
    phone.tap("checkbox", "Forfalden have eller bolig").await;
    phone.tap("checkbox", "Postkort").await;
}

#[test]
fn kort_og_kalender_takes_six_taps_and_next_tuesday_asks_first_for_the_slip() {
    run(async {
        let world = World::demo().await;
        world.set_clock("2026-11-24T13:04");
        let phone = world.open_phone().await;
        phone.see("Snejpevej 14").await;
        phone.count();
        no_one_opens(&phone).await;
        // 13.04 is rounded: a promise is made for 13.00.
        phone.see(NEXT_TUESDAY).await;
        phone.see("Lovet på postkortet").await;
        phone.tap("button", "Gem besøg").await;
        phone.wait_url("/").await;
        phone.counted(6);
        phone.see("Snejpevej 14 er gemt").await;
        // The next stop stands at the thumb now.
        phone.see("Grusvej 3").await;

        // Next Tuesday, another start of the page.
        world.set_clock("2026-12-01T12:35");
        phone.reload().await;
        phone.see("13.00 Snejpevej 14").await;
        phone.see("om 25 min").await;
        phone.tap("button", "Jeg er ved døren").await;
        phone.find("radio", "Sidder der").await;
        let first: String = phone
            .js("document.querySelector('main').firstElementChild.innerText")
            .await;
        assert!(
            first.contains("Seddel i havedøren") && first.contains("Sidder der"),
            "{first}"
        );
        phone.end().await;
    });
}

#[test]
fn without_signs_it_takes_four_taps() {
    run(async {
        let world = World::demo().await;
        let phone = world.open_phone().await;
        phone.count();
        phone.tap("button", "Jeg er ved døren").await;
        phone.tap("radio", "Ikke åbnet").await;
        phone.tap("checkbox", "Postkort").await;
        phone.tap("button", "Gem besøg").await;
        phone.see("Snejpevej 14 er gemt").await;
        phone.counted(4);
        phone.end().await;
    });
}

#[test]
fn a_no_takes_three_taps_sets_no_date_by_itself_and_is_not_red() {
    run(async {
        let world = World::demo().await;
        let phone = world.open_phone().await;
        phone.count();
        phone.tap("button", "Jeg er ved døren").await;
        phone.tap("radio", "Afvist").await;
        phone.see("Prøv igen?").await;
        for choice in ["Om 2 uger", "Om 1 måned", "Aftal på teammøde"] {
            phone.see_checked("radio", choice, false).await;
        }
        assert_eq!(
            phone
                .js::<u32>("document.querySelectorAll('main [data-color=danger]').length")
                .await,
            0
        );
        assert!(
            !phone.text().await.contains(NEXT_TUESDAY),
            "a no proposes no date"
        );
        phone.tap("button", "Gem besøg").await;
        phone.see("Snejpevej 14 er gemt").await;
        phone.counted(3);
        phone.end().await;
    });
}

#[test]
fn a_slip_takes_five_taps_and_the_door_is_never_guessed() {
    run(async {
        let world = World::demo().await;
        let phone = world.open_phone().await;
        phone.count();
        phone.tap("button", "Jeg er ved døren").await;
        phone.tap("radio", "Ikke åbnet").await;
        phone.tap("checkbox", "Seddel i dør").await;
        for door in ["Hoveddør", "Havedør", "Altandør", "Postkasse"] {
            phone.see_checked("checkbox", door, false).await;
        }
        phone.tap("checkbox", "Altandør").await;
        phone.tap("button", "Gem besøg").await;
        phone.see("Snejpevej 14 er gemt").await;
        phone.counted(5);
        // The next visit asks for it.
        phone.go(&visit("Snejpevej 14")).await;
        phone.see("Seddel i altandøren").await;
        phone.end().await;
    });
}

#[test]
fn a_slip_without_a_door_is_not_saved_and_the_app_says_what_is_missing() {
    run(async {
        let world = World::demo().await;
        let phone = world.open_phone().await;
        phone.tap("button", "Jeg er ved døren").await;
        phone.tap("button", "Gem besøg").await;
        phone.see("Vælg, hvad der skete.").await;
        phone.tap("radio", "Ikke åbnet").await;
        phone.tap("checkbox", "Seddel i dør").await;
        phone.tap("button", "Gem besøg").await;
        phone.see("Vælg, hvilken dør sedlen sidder i.").await;
        phone.tap("checkbox", "Hoveddør").await;
        phone.tap("button", "Gem besøg").await;
        phone.see("Snejpevej 14 er gemt").await;
        phone.end().await;
    });
}

#[test]
fn a_slip_is_checked_with_one_tap_more_and_one_that_still_sits_speaks_of_sparring_once() {
    run(async {
        let world = World::demo().await;
        let phone = world.open_phone().await;
        phone.count();
        phone.tap("button", "Jeg er ved døren").await;
        phone.tap("radio", "Sidder der").await;
        phone.tap("radio", "Ikke åbnet").await;
        phone.tap("button", "Gem besøg").await;
        phone.counted(4);
        phone.find("dialog", "Sedlen sidder der endnu").await;
        phone.see("En seddel er et tegn, ikke et bevis.").await;
        phone.tap("button", "Bed om sparring").await;
        phone.see("Snejpevej 14 er gemt").await;
        phone.wait_url("/").await;
        // Once: neither a reload nor the place itself says it again.
        phone.reload().await;
        phone.see("Grusvej 3").await;
        assert!(!phone.text().await.contains("Sedlen sidder der endnu"));
        phone.end().await;
    });
}

#[test]
fn a_slip_that_still_sits_beside_a_sign_of_life_asks_nothing() {
    run(async {
        let world = World::demo().await;
        let phone = world.open_phone().await;
        phone.tap("button", "Jeg er ved døren").await;
        phone.tap("radio", "Sidder der").await;
        phone.tap("radio", "Ikke åbnet").await;
        phone.tap("checkbox", "Fodspor").await;
        phone.tap("button", "Gem besøg").await;
        phone.wait_url("/").await;
        phone.see("Snejpevej 14 er gemt").await;
        assert!(!phone.has("dialog", "Sedlen sidder der endnu").await);
        phone.end().await;
    });
}

#[test]
fn for_enden_af_grusvejen_two_go_together_and_the_app_suggests_another_part_of_the_day() {
    run(async {
        let world = World::demo().await;
        world.set_clock("2026-11-24T14:31");
        let phone = world.open_phone().await;
        phone.count();
        phone.tap("button", "Jeg er ved døren").await;
        phone.tap("radio", "Ikke åbnet").await;
        phone.tap("checkbox", "Fodspor").await;
        // The mailbox is not among the three commonest signs: one tap more than UX.md's five.
        phone.tap("button", "Flere tegn").await;
        phone.tap("checkbox", "Overfyldt postkasse").await;
        phone.see("Forslag: ").await;
        phone.tap("button", "Mere").await;
        phone
            .enter("Hvem var med (adskil med komma)", "Yosef")
            .await;
        phone.tap("button", "Gem besøg").await;
        phone.see("Grusvej 3 er gemt").await;
        phone.counted(7);
        phone.tap("link", Name::Has("Grusvej 3")).await;
        phone.see("med Yosef").await;
        phone
            .see_checked("checkbox", "Overfyldt postkasse", true)
            .await;
        phone.end().await;
    });
}

#[test]
fn a_holiday_stands_red_and_nothing_is_moved_in_silence() {
    run(async {
        let world = World::demo().await;
        world.set_clock("2026-12-17T13:04");
        let phone = world.open_phone().await;
        phone.go(&visit("Snejpevej 14")).await;
        phone.tap("radio", "Ikke åbnet").await;
        phone.tap("checkbox", "Postkort").await;
        let red = "document.querySelector('.gv-promise[data-color=danger]')?.innerText.replace(/\\s+/g, ' ') ?? ''";
        phone.see("er fridag").await;
        let row: String = phone.js(red).await;
        assert!(
            row.contains("Torsdag 24. dec. kl. 13.00")
                && row.contains("Torsdag 24. dec. er fridag (juleaften). Vælg en anden dag."),
            "{row}"
        );
        // Two taps more: Skift, and the same time in two weeks.
        phone.count();
        phone.tap("button", "Skift").await;
        phone.see("Torsdag 24. dec. (fridag)").await;
        phone.tap("button", Name::Has("Samme tid om 2 uger")).await;
        phone.counted(2);
        phone.see("Torsdag 31. dec. er fridag (nytårsaften)").await;
        phone.tap("button", "Skift").await;
        phone.tap("radio", "Tirsdag 22. dec.").await;
        phone.tap("button", "Tirsdag 22. dec. kl. 13.00").await;
        phone.see_gone("er fridag").await;
        assert_eq!(phone.js::<String>(red).await, "");
        phone.tap("button", "Gem besøg").await;
        phone.see("Snejpevej 14 er gemt").await;
        phone.see("De næste dage").await;
        phone.end().await;
    });
}
