//! The lock and the first run.

use crate::harness::{PIN, World, run};

#[test]
fn the_cover_says_nothing_of_what_the_app_is_and_opens_with_the_code() {
    run(async {
        let world = World::demo().await;
        let phone = world.phone().await;
        phone.see("PIN-kode").await;
        let cover: String = phone.js("document.title + document.body.innerText").await;
        for word in ["Grusvej", "Snejpevej", "Vita", "besøg", "aftale", "13"] {
            assert!(!cover.contains(word), "the cover says {word:?}: {cover}");
        }
        phone.enter("PIN-kode", "1357").await;
        phone.tap("button", "Lås op").await;
        phone.see("Koden er forkert. Prøv igen.").await;
        // By the keys on the screen.
        for key in PIN.chars() {
            phone.tap("button", key.to_string().as_str()).await;
        }
        phone.tap("button", "Lås op").await;
        phone.see("Snejpevej 14").await;
        phone.find("heading", "I dag").await;
        phone.end().await;
    });
}

#[test]
fn another_browser_is_not_let_in_and_a_reload_does_not_lock() {
    run(async {
        let world = World::demo().await;
        let phone = world.open_phone().await;
        phone.see("Snejpevej 14").await;
        phone.reload().await;
        phone.see("Snejpevej 14").await;
        let other = world.phone().await;
        other.see("PIN-kode").await;
        assert!(
            !other
                .js::<String>("document.documentElement.outerHTML")
                .await
                .contains("Snejpevej")
        );
        other.end().await;
        phone.end().await;
    });
}

#[test]
fn hiding_takes_one_tap_and_leaves_nothing_on_the_page_but_the_draft_stays() {
    run(async {
        let world = World::demo().await;
        let phone = world.open_phone().await;
        phone.tap("button", "Jeg er ved døren").await;
        phone.tap("radio", "Ikke åbnet").await;
        phone.tap("button", "Tilføj note").await;
        phone.enter("Note", "Gardinet bevægede sig").await;
        let path: String = phone.js("location.pathname").await;
        phone.count();
        phone.tap("button", "Skjul skærmen").await;
        phone.see("PIN-kode").await;
        phone.counted(1);
        let page: String = phone
            .js("document.title + document.documentElement.outerHTML")
            .await;
        for word in ["Snejpevej", "Gardinet", "Ikke åbnet", "Yosef"] {
            assert!(!page.contains(word), "the locked page holds {word:?}");
        }
        phone.unlock().await;
        phone.wait_url(&path).await;
        phone.see_checked("radio", "Ikke åbnet", true).await;
        let note: String = phone.js("document.querySelector('#note').value").await;
        assert_eq!(note, "Gardinet bevægede sig");
        phone.end().await;
    });
}

#[test]
fn the_first_run_wants_a_strong_code_and_leads_to_an_empty_day() {
    run(async {
        let world = World::empty().await;
        let phone = world.phone().await;
        phone.enter("Dit navn", "Vita").await;
        phone.enter("Vælg en kode", "2468").await;
        phone.enter("Gentag koden", "2468").await;
        phone.tap("button", "Kom i gang").await;
        phone.see("Koden opfylder ikke reglerne endnu").await;
        assert!(!grusvej::vault::Vault::exists(world.dir.path()));
        phone.enter("Vælg en kode", "lyng mose tinde").await;
        phone.enter("Gentag koden", "lyng mose tinde.").await;
        phone.tap("button", "Kom i gang").await;
        phone.see("De to koder er ikke ens").await;
        phone.enter("Gentag koden", "lyng mose tinde").await;
        phone.tap("button", "Kom i gang").await;
        phone.see("Ingen adresser endnu").await;
        phone.tap("button", "Skjul skærmen").await;
        phone.enter("PIN-kode", "lyng mose tinde").await;
        phone.tap("button", "Lås op").await;
        phone.see("Ingen adresser endnu").await;
        phone.end().await;
    });
}

#[test]
fn the_language_can_be_chosen_before_there_is_a_name() {
    run(async {
        let world = World::empty().await;
        let phone = world.phone().await;
        phone.see("Dit navn").await;
        phone.tap("radio", "English").await;
        phone.see("Your name").await;
        assert_eq!(
            phone.js::<String>("document.documentElement.lang").await,
            "en"
        );
        phone.tap("radio", "Norsk").await;
        phone.see("Navnet ditt").await;
        phone.end().await;
    });
}

#[test]
fn a_forgotten_code_says_what_is_lost_before_it_wipes_and_begins_anew() {
    run(async {
        let world = World::demo().await;
        let phone = world.phone().await;
        phone.tap("button", "Glemt PIN").await;
        phone.see("Alt på denne telefon går tabt").await;
        phone
            .tap("checkbox", "Jeg vil slette alt på telefonen")
            .await;
        phone.tap("button", "Slet alt, og begynd forfra").await;
        phone.see("Dit navn").await;
        let left: Vec<_> = std::fs::read_dir(world.dir.path())
            .unwrap()
            .map(|f| f.unwrap().file_name())
            .collect();
        assert!(left.is_empty(), "{left:?}");
        phone.end().await;
    });
}

/// What the page hears when another app comes before it, and when it comes back.
fn say_visible(yes: bool) -> String {
    let state = if yes { "visible" } else { "hidden" };
    format!(
        "Object.defineProperty(document, 'visibilityState', {{ get: () => '{state}', configurable: true }}); \
         document.dispatchEvent(new Event('visibilitychange')); 1"
    )
}

const COVERED: &str = "!!document.getElementById('cover')";

#[test]
fn hidden_is_covered_at_once_and_locked_after_the_lock_time() {
    run(async {
        let world = World::demo().await;
        let phone = world.open_phone().await;
        let _: i32 = phone.js(&say_visible(false)).await;
        assert!(phone.js::<bool>(COVERED).await, "not covered at once");
        // Back within the minute: as it was.
        let _: i32 = phone.js(&say_visible(true)).await;
        phone.until("uncovered", &format!("!({COVERED})")).await;
        phone.see("Snejpevej 14").await;
        // Away for longer, while the phone slept: the clock decides, and nothing of before is seen again.
        let _: i32 = phone.js(&say_visible(false)).await;
        let later = "const then = Date.now(); Date.now = () => then + 61000; ";
        let _: i32 = phone.js(&format!("{later}{}", say_visible(true))).await;
        phone.see("PIN-kode").await;
        let page: String = phone.js("document.documentElement.outerHTML").await;
        assert!(!page.contains("Snejpevej"));
        phone.end().await;
    });
}

#[test]
fn a_screen_that_is_turned_off_locks_at_once() {
    run(async {
        let world = World::demo().await;
        let phone = world.open_phone().await;
        let covered: bool = phone
            .js(&format!(
                "window.dispatchEvent(new Event('screenoff')); {COVERED}"
            ))
            .await;
        assert!(covered, "not covered at once");
        phone.see("PIN-kode").await;
        let page: String = phone.js("document.documentElement.outerHTML").await;
        assert!(!page.contains("Snejpevej"));
        phone.end().await;
    });
}
