//! What the live view is known to break, so that an upgrade that moves it is noticed (see `face::preview::repair`), and
//! the frame: navigation, titles, unknown addresses.

use crate::harness::{World, run, visit};

#[test]
fn a_deep_link_opens_what_it_names_and_keeps_its_address() {
    run(async {
        let world = World::demo().await;
        let phone = world.phone().await;
        let path = visit("Grusvej 3");
        phone.go(&path).await;
        phone.unlock().await;
        phone.find("heading", "Grusvej 3").await;
        let href: String = phone
            .js("location.pathname + location.search + location.hash")
            .await;
        assert_eq!(href, path);
        phone.end().await;
    });
}

#[test]
fn the_navigation_says_where_one_is() {
    run(async {
        let world = World::demo().await;
        let phone = world.open_phone().await;
        phone.find("navigation", "Hovedmenu").await;
        for (name, path) in [
            ("Kort", "/kort"),
            ("Adresser", "/adresser"),
            ("Team", "/team"),
            ("I dag", "/"),
        ] {
            phone.tap("link", name).await;
            phone.wait_url(path).await;
            phone.find("heading", name).await;
            let here: Vec<String> = phone
                .js("[...document.querySelectorAll('nav [aria-current=page]')].map(e => e.innerText.trim())")
                .await;
            assert_eq!(here, [name]);
            phone
                .until("the title", &format!("document.title === '{name}'"))
                .await;
        }
        for name in ["I dag", "Kort", "Adresser", "Team"] {
            phone.find("link", name).await;
        }
        phone.find("button", "Notér").await;
        phone.end().await;
    });
}

#[test]
fn the_address_bar_and_the_title_name_no_place() {
    run(async {
        let world = World::demo().await;
        let phone = world.open_phone().await;
        phone.tap("button", "Jeg er ved døren").await;
        phone.find("heading", "Snejpevej 14").await;
        phone.until("the title", "document.title === 'Besøg'").await;
        let where_to: String = phone
            .js("location.href + document.title + JSON.stringify(history.state)")
            .await;
        assert!(!where_to.contains("Snejpe"), "{where_to}");
        phone.end().await;
    });
}

#[test]
fn an_unknown_address_leads_back_to_the_day() {
    run(async {
        let world = World::demo().await;
        let phone = world.open_phone().await;
        phone.go("/findes-ikke").await;
        phone.see("Her er der ikke noget").await;
        phone.tap("button", "Til I dag").await;
        phone.wait_url("/").await;
        phone.see("Snejpevej 14").await;
        phone.end().await;
    });
}

#[test]
fn the_harness_hears_errors_and_does_not_tap_what_is_covered() {
    run(async {
        let world = World::demo().await;
        let phone = world.phone().await;
        phone.js::<()>("console.error('control')").await;
        phone
            .js::<()>("void setTimeout(() => { throw new Error('control') })")
            .await;
        phone
            .until("both", "new Promise(r => setTimeout(r, 50, true))")
            .await;
        let heard = phone.heard();
        assert!(heard.iter().any(|c| c.starts_with("console:")), "{heard:?}");
        assert!(heard.iter().any(|c| c.starts_with("thrown:")), "{heard:?}");
        phone.forgive();
        phone.end().await;
    });
}
