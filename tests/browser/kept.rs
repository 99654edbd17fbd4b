//! What is written stays: undo gives the form back, and a form that was left open is there again.

use crate::harness::{NOW, Name, PIN, Phone, Served, World, run, visit};
use grusvej::store::views::PhoneHolds;
use grusvej::ui::session::Session;
use grusvej::vault::Code;
use std::sync::Arc;

/// Answers of every kind.
async fn answer(phone: &Phone) {
    phone.tap("radio", "Væk").await;
    phone.tap("radio", "Ikke åbnet").await;
    phone.tap("checkbox", "Lys eller TV").await;
    phone.tap("checkbox", "Postkort").await;
    phone.tap("checkbox", "Seddel i dør").await;
    phone.tap("checkbox", "Havedør").await;
    phone.tap("button", "Tilføj note").await;
    phone.enter("Note", "TV i stuen, ingen åbnede").await;
}

/// All of them are there.
async fn answered(phone: &Phone) {
    for radio in ["Væk", "Ikke åbnet"] {
        phone.see_checked("radio", radio, true).await;
    }
    for (chip, on) in [
        ("Lys eller TV", true),
        ("Fodspor", false),
        ("Postkort", true),
        ("Seddel i dør", true),
        ("Havedør", true),
        ("Hoveddør", false),
    ] {
        phone.see_checked("checkbox", chip, on).await;
    }
    let note: String = phone.js("document.querySelector('#note').value").await;
    assert_eq!(note, "TV i stuen, ingen åbnede");
}

#[test]
fn undo_has_no_deadline_and_opens_the_form_with_all_its_answers() {
    run(async {
        let world = World::demo().await;
        let phone = world.open_phone().await;
        phone.tap("button", "Jeg er ved døren").await;
        answer(&phone).await;
        phone.tap("button", "Gem besøg").await;
        phone.see("Snejpevej 14 er gemt").await;
        // It stays when one looks at something else meanwhile.
        phone.tap("link", "Team").await;
        phone.wait_url("/team").await;
        phone.tap("link", "I dag").await;
        phone.wait_url("/").await;
        phone.tap("button", "Fortryd").await;
        phone.wait_url(&visit("Snejpevej 14")).await;
        answered(&phone).await;
        // It is undone: the promise of last week stands again, at the thumb.
        phone.go("/").await;
        phone.see("13.00 Snejpevej 14").await;
        phone.end().await;
    });
}

#[test]
fn locking_takes_the_undo_row_away() {
    run(async {
        let world = World::demo().await;
        let phone = world.open_phone().await;
        phone.tap("button", "Jeg er ved døren").await;
        phone.tap("radio", "Afvist").await;
        phone.tap("button", "Gem besøg").await;
        phone.see("Snejpevej 14 er gemt").await;
        phone.tap("button", "Skjul skærmen").await;
        phone.unlock().await;
        phone.see("Grusvej 3").await;
        assert!(!phone.has("button", "Fortryd").await);
        phone.end().await;
    });
}

#[test]
fn an_open_form_survives_a_reload_and_a_lock() {
    run(async {
        let world = World::demo().await;
        let phone = world.open_phone().await;
        phone.tap("button", "Jeg er ved døren").await;
        answer(&phone).await;
        phone.reload().await;
        answered(&phone).await;
        phone.tap("button", "Skjul skærmen").await;
        phone.unlock().await;
        answered(&phone).await;
        phone.tap("button", "Gem besøg").await;
        phone.see("Snejpevej 14 er gemt").await;
        // Saved: a new visit begins empty.
        phone.go(&visit("Snejpevej 14")).await;
        phone.see_checked("radio", "Ikke åbnet", false).await;
        phone.end().await;
    });
}

#[test]
fn an_open_form_survives_sigkill_of_the_app() {
    run(async {
        let dir = World::demo().await.closed();
        let log = dir.path().join("log");
        let mut served = Served::start(dir.path(), 0, NOW, &log);
        let phone = Phone::at(&served.base).await;
        phone.unlock().await;
        phone.tap("button", "Jeg er ved døren").await;
        answer(&phone).await;
        // What was typed last is on disk when the server has told the page of it; another tap comes after it.
        phone.tap("checkbox", "Fodspor").await;
        phone.tap("checkbox", "Fodspor").await;
        phone.see_checked("checkbox", "Fodspor", false).await;
        let port = served.port();
        served.kill();
        let again = Served::start(dir.path(), port, NOW, &log);
        // The page finds the new server by itself and comes back to where it was, locked.
        phone.see("PIN-kode").await;
        phone.unlock().await;
        phone.wait_url(&visit("Snejpevej 14")).await;
        answered(&phone).await;
        phone.end_after_a_broken_line().await;
        drop(again);
    });
}

#[test]
fn sigterm_while_unlocked_closes_the_journal_before_it_ends() {
    run(async {
        let dir = World::demo().await.closed();
        let log = dir.path().join("log");
        let mut served = Served::start(dir.path(), 0, NOW, &log);
        let phone = Phone::at(&served.base).await;
        phone.unlock().await;
        phone.tap("button", "Jeg er ved døren").await;
        phone.tap("radio", "Afvist").await;
        phone.tap("button", "Gem besøg").await;
        phone.see("Snejpevej 14 er gemt").await;
        assert!(
            dir.path().join("journal.db-wal").exists(),
            "control: it is open"
        );
        assert_eq!(served.terminate(), Some(0));
        assert!(
            !dir.path().join("journal.db-wal").exists(),
            "the log was left"
        );
        let said = std::fs::read_to_string(&log).unwrap();
        // The live view may say that a page went away; it names nothing.
        assert!(
            !said.contains("panicked") && !said.contains("Snejpevej"),
            "{said}"
        );
        phone.end_after_a_broken_line().await;
    });
}

/// How many entries the journal holds.
async fn entries(world: &World) -> u64 {
    let session = Session::new(Arc::clone(&world.desk));
    session.unlock(Code::new(PIN)).await.unwrap();
    let holds = session.store().unwrap().ask(PhoneHolds).await.unwrap();
    session.lock();
    holds.entries
}

#[test]
fn a_visit_of_today_opens_for_edit_and_the_correction_is_an_entry_of_its_own() {
    run(async {
        let world = World::demo().await;
        let before = entries(&world).await;
        let phone = world.open_phone().await;
        phone.tap("link", Name::Has("Solsortevej 8")).await;
        phone.see_checked("radio", "Talte i døren", true).await;
        phone.tap("radio", "Inviteret ind").await;
        phone.tap("button", "Gem rettelse").await;
        phone.wait_url("/").await;
        phone.see("Inviteret ind").await;
        phone.end().await;
        assert_eq!(entries(&world).await, before + 1);
    });
}
