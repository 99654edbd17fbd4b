//! A promise that was not kept.

use crate::harness::{Name, World, run};

const ASKS: &str = "Løftet blev ikke holdt. Hvad gør vi nu?";

#[test]
fn a_missed_promise_asks_what_now_and_can_be_moved() {
    run(async {
        let world = World::demo().await;
        let phone = world.open_phone().await;
        phone.see("Løfter, der ikke blev holdt").await;
        let title: String = phone
            .js("document.querySelector('.gv-row.mark b').innerText")
            .await;
        phone.tap("button", Name::Has(&title)).await;
        phone.find("dialog", ASKS).await;
        phone
            .enter("Hvorfor? (kan stå tomt)", "Bilen ville ikke starte")
            .await;
        phone.tap("button", Name::Has("Vælg en ny tid")).await;
        phone.find("dialog", "Skift").await;
        phone.tap("button", Name::Has("Samme tid om 2 uger")).await;
        phone.see_gone("Løfter, der ikke blev holdt").await;
        phone.end().await;
    });
}

#[test]
fn a_missed_promise_can_be_answered_by_going_now() {
    run(async {
        let world = World::demo().await;
        let phone = world.open_phone().await;
        phone.tap("button", Name::Has("ikke holdt")).await;
        phone.find("dialog", ASKS).await;
        phone.tap("button", Name::Has("Gå derhen nu")).await;
        phone.tap("radio", "Talte i døren").await;
        phone.tap("button", "Gem besøg").await;
        phone.wait_url("/").await;
        phone.see("er gemt").await;
        phone.see_gone("Løfter, der ikke blev holdt").await;
        phone.end().await;
    });
}

#[test]
fn a_promise_of_today_that_passes_is_missed_the_same_day() {
    run(async {
        let world = World::demo().await;
        let phone = world.open_phone().await;
        phone.see("13.00 Snejpevej 14").await;
        world.set_clock("2026-11-24T15:30");
        phone.reload().await;
        phone.find("button", Name::Has("Snejpevej 14")).await;
        phone.end().await;
    });
}
