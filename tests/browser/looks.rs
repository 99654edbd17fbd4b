//! Every screen in three themes, three languages and two sizes: no violation of axe-core, no target under 48 pixels, no
//! text under 14, nothing that scrolls sideways at 320.

use crate::harness::measure::look;
use crate::harness::{Name, Phone, World, run, visit};

fn none(complaints: &[String]) {
    assert!(
        complaints.is_empty(),
        "{} complaints:\n{}",
        complaints.len(),
        complaints.join("\n")
    );
}

#[test]
fn lock_and_first_run_can_be_used_by_everyone() {
    run(async {
        let world = World::demo().await;
        let phone = world.phone().await;
        let mut found = look(&world, &phone, "lås").await;
        phone.tap("button", "Glemt PIN").await;
        phone.find("dialog", "Glemt PIN").await;
        found.extend(look(&world, &phone, "glemt PIN").await);
        phone.end().await;

        let world = World::empty().await;
        let phone = world.phone().await;
        phone.enter("Vælg en kode", "lyng mose tinde").await;
        phone.tap("button", "Foreslå fire ord").await;
        phone.tap("button", "Kom i gang").await;
        phone.see("Skriv dit navn").await;
        found.extend(look(&world, &phone, "start").await);
        phone.end().await;
        none(&found);
    });
}

#[test]
fn the_day_and_its_sheets_can_be_used_by_everyone() {
    run(async {
        let world = World::demo().await;
        let phone = world.open_phone().await;
        phone.tap("button", "Jeg er ved døren").await;
        phone.tap("radio", "Ikke åbnet").await;
        phone.tap("button", "Gem besøg").await;
        phone.see("Snejpevej 14 er gemt").await;
        let mut found = look(&world, &phone, "I dag, fortryd").await;
        phone.tap("button", Name::Has("ikke holdt")).await;
        phone.find("dialog", Name::Has("Løftet")).await;
        found.extend(look(&world, &phone, "løftet").await);
        phone.go("/").await;
        phone.tap("button", "Vis vej").await;
        phone.find("dialog", "Vis vej").await;
        found.extend(look(&world, &phone, "vis vej").await);
        phone.end().await;
        none(&found);
    });
}

/// Opens all that a visit can show.
async fn open_all(phone: &Phone) {
    phone.tap("radio", "Mødt et andet sted").await;
    phone.tap("button", "Flere tegn").await;
    phone.tap("checkbox", "Postkort").await;
    phone.tap("checkbox", "Seddel i dør").await;
    phone.tap("button", "Tilføj note").await;
    phone.tap("button", "Mere").await;
    phone.see("Kontaktform").await;
    phone.tap("button", "Andet").await;
    phone.tap("button", "Gem besøg").await;
    phone.see("Vælg, hvilken dør").await;
}

#[test]
fn the_visit_can_be_used_by_everyone() {
    run(async {
        let world = World::demo().await;
        let phone = world.open_phone().await;
        phone.go(&visit("Vibevej 9")).await;
        phone.see("Løs hund i haven").await;
        let mut found = look(&world, &phone, "besøg").await;
        open_all(&phone).await;
        found.extend(look(&world, &phone, "besøg, alt åbent").await);
        phone.tap("button", "Skift").await;
        phone.find("dialog", "Skift").await;
        found.extend(look(&world, &phone, "skift").await);
        phone.end().await;
        none(&found);
    });
}

#[test]
fn the_rest_can_be_used_by_everyone() {
    run(async {
        let world = World::demo().await;
        let phone = world.open_phone().await;
        let mut found = Vec::new();
        for path in ["/kort", "/team", "/findes-ikke"] {
            phone.go(path).await;
            found.extend(look(&world, &phone, path).await);
        }
        phone.go("/").await;
        phone.tap("button", "Notér").await;
        phone.find("dialog", "Notér").await;
        found.extend(look(&world, &phone, "notér").await);
        phone.tap("button", Name::Has("Fare nu?")).await;
        phone.find("dialog", "Fare nu?").await;
        found.extend(look(&world, &phone, "fare nu").await);
        phone.end().await;
        none(&found);
    });
}

#[test]
fn the_ruler_and_axe_see_what_is_wrong() {
    run(async {
        let world = World::demo().await;
        let phone = world.phone().await;
        phone
            .js::<()>("void document.querySelector('main').insertAdjacentHTML('beforeend', '<button style=\"width:20px;height:20px;padding:0\"></button><p style=\"font-size:11px;color:#ccc;background:#fff\">tiny</p><p style=\"width:700px\">wide</p>')")
            .await;
        let found = look(&world, &phone, "control").await.join("\n");
        for wanted in [
            "target 20x20",
            "text 11px",
            "sticks out",
            "button-name",
            "color-contrast",
        ] {
            assert!(found.contains(wanted), "{wanted} is not in\n{found}");
        }
        phone.end().await;
    });
}
