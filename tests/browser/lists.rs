//! An address list in, by the picker of files.

use crate::harness::{Name, World, run};
use std::path::Path;

#[test]
fn a_list_is_shown_before_it_is_taken_and_the_second_time_adds_nothing() {
    run(async {
        let world = World::demo().await;
        let phone = world.open_phone().await;
        let list =
            Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/lists/addresses-plain.csv");
        phone.go("/adresser/liste").await;
        phone.pick("Vælg fil", &list).await;
        phone
            .see("addresses-plain.csv er læst. Intet er hentet ind endnu.")
            .await;
        phone.see("600").await;
        phone.tap("button", Name::Has("adresser ind")).await;
        phone.see("adresser er hentet ind.").await;
        phone.tap("button", "Se adresserne").await;
        phone.wait_url("/adresser").await;
        phone.enter("Søg", "Kaisaniemenkatu").await;
        phone.find("link", Name::Has("Kaisaniemenkatu")).await;
        phone.go("/adresser/liste").await;
        phone.pick("Vælg fil", &list).await;
        phone.see("Der er intet at hente ind.").await;
        phone.end().await;
    });
}

#[test]
fn bad_rows_are_told_by_line_and_a_file_that_is_no_list_is_refused_in_words() {
    run(async {
        let world = World::demo().await;
        let phone = world.open_phone().await;
        let folder = tempfile::tempdir().unwrap();
        let list = folder.path().join("liste.csv");
        std::fs::write(
            &list,
            "vej;nr;postnr;by\nTyttebærstien;1;1234;Landsbyen\n;7;1234;Landsbyen\n",
        )
        .unwrap();
        phone.go("/adresser/liste").await;
        phone.pick("Vælg fil", &list).await;
        phone.see("Linje 3").await;
        phone.see("Der er ingen vej og ingen adresse").await;
        phone.tap("button", "Hent 1 adresse ind").await;
        phone.see("1 adresse er hentet ind.").await;
        let picture = folder.path().join("billede.csv");
        std::fs::write(&picture, b"\x89PNG\r\n\x1a\n\0\0\0\0").unwrap();
        phone.pick("Vælg fil", &picture).await;
        phone
            .until(
                "a sentence",
                "/er ikke tekst|Ingen af overskrifterne/.test(document.body.innerText)",
            )
            .await;
        phone.end().await;
    });
}
