//! Every screen in three themes, three languages and two sizes: no violation of axe-core, no target under 48 pixels, no
//! text under 14, nothing that scrolls sideways at 320.

use crate::harness::measure::look;
use crate::harness::{Name, Phone, World, address, run, visit};

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
fn what_stands_in_the_navigation_can_be_used_by_everyone() {
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
fn the_map_can_be_used_by_everyone() {
    run(async {
        let world = World::demo().await;
        let phone = world.open_phone().await;
        phone.go(&address("Vibevej 9")).await;
        phone.tap("button", "Vis på kortet").await;
        phone.find("region", "Vibevej 9").await;
        let mut found = look(&world, &phone, "kort, et sted valgt").await;
        phone.tap("button", "Cirkel").await;
        phone.see("100 meter").await;
        found.extend(look(&world, &phone, "kort, cirkel").await);
        phone.tap("button", "Cirkel").await;
        phone.tap("button", "Vælg, hvad kortet viser").await;
        phone.find("dialog", "Vælg, hvad kortet viser").await;
        found.extend(look(&world, &phone, "kort, valg").await);
        phone
            .tap("button", Name::Has("Hvor har vi ikke været?"))
            .await;
        phone.tap("button", "Gader").await;
        phone.find("list", "Gader").await;
        found.extend(look(&world, &phone, "kort, gader").await);
        phone.end().await;
        none(&found);
    });
}

#[test]
fn places_can_be_used_by_everyone() {
    run(async {
        let world = World::demo().await;
        let phone = world.open_phone().await;
        phone.go("/adresser").await;
        phone.enter("Søg", "vej").await;
        phone.see("I noter").await;
        let mut found = look(&world, &phone, "adresser").await;
        phone.go(&address("Vibevej 9")).await;
        phone.see("Hvornår er der prøvet?").await;
        found.extend(look(&world, &phone, "adresse").await);
        phone.tap("button", Name::Has("Aflys")).await;
        phone.find("dialog", Name::Has("Aflys")).await;
        found.extend(look(&world, &phone, "aflys").await);
        phone.end().await;
        none(&found);
    });
}

#[test]
fn the_forms_of_a_place_can_be_used_by_everyone() {
    run(async {
        let world = World::demo().await;
        let phone = world.open_phone().await;
        let mut found = Vec::new();
        for form in ["ret", "sikkerhed", "samme"] {
            phone.go(&format!("{}/{form}", address("Vibevej 9"))).await;
            phone.see("Vibevej 9").await;
            if form == "samme" {
                phone.tap("button", "Vis som samme sted").await;
                phone.see("Vælg den anden adresse.").await;
                phone.enter("Søg", "vibe").await;
                phone.find("radio", Name::Has("Vibevej")).await;
            }
            found.extend(look(&world, &phone, form).await);
        }
        phone.go("/ny-adresse").await;
        phone.tap("button", "Gem adresse").await;
        phone.see("Skriv vejens navn.").await;
        found.extend(look(&world, &phone, "ny adresse").await);
        phone.end().await;
        none(&found);
    });
}

#[test]
fn noting_and_planning_can_be_used_by_everyone() {
    run(async {
        let world = World::demo().await;
        let phone = world.open_phone().await;
        phone.go("/observation").await;
        phone.tap("button", "Flere tegn").await;
        phone.tap("button", "Tilføj note").await;
        phone.tap("button", "Mere").await;
        phone.tap("button", "Gem").await;
        phone.see("Vælg et tegn").await;
        let mut found = look(&world, &phone, "observation").await;
        phone.tap("button", "Skift").await;
        phone.tap("button", Name::Has("Nyt sted")).await;
        phone.find("radio", "Mødested").await;
        found.extend(look(&world, &phone, "skift sted").await);
        phone.go("/moede").await;
        phone.find("button", Name::Has("Biblioteket")).await;
        found.extend(look(&world, &phone, "mødt").await);
        phone.go("/plan").await;
        phone.tap("button", "Brug planen").await;
        phone.see("Sæt kryds").await;
        let first: String = phone
            .js("document.querySelector('.gv-row.tick b').innerText")
            .await;
        phone.tap("checkbox", first.as_str()).await;
        phone.see("1 adresse lagt ind").await;
        found.extend(look(&world, &phone, "planlæg").await);
        phone.end().await;
        none(&found);
    });
}

#[test]
fn mig_and_the_list_in_can_be_used_by_everyone() {
    run(async {
        let world = World::demo().await;
        let phone = world.open_phone().await;
        phone.go("/mig").await;
        for fold in [
            "Skift PIN-kode",
            "Lav en eksport",
            "Hent en eksport ind",
            "Tilgængelighed",
            "Andres arbejde i appen",
        ] {
            phone.tap("button", fold).await;
        }
        phone.find("region", "Andres arbejde i appen").await;
        phone.tap("button", "Gem ny PIN-kode").await;
        let mut found = look(&world, &phone, "mig").await;
        let list = tempfile::tempdir().unwrap();
        let list = list.path().join("liste.csv");
        std::fs::create_dir_all(list.parent().unwrap()).unwrap();
        std::fs::write(
            &list,
            "vej;nr;postnr;by\nTyttebærstien;1;1234;Landsbyen\n;7;1234;Landsbyen\n",
        )
        .unwrap();
        phone.go("/adresser/liste").await;
        phone.pick("Vælg fil", &list).await;
        phone.see("Linje 3").await;
        found.extend(look(&world, &phone, "liste ind").await);
        phone.end().await;
        none(&found);
    });
}

#[test]
fn map_files_can_be_used_by_everyone() {
    run(async {
        let world = World::demo().await;
        let phone = world.open_phone().await;
        phone.go("/kort/filer").await;
        phone.see("Intet kort endnu.").await;
        let mut found = look(&world, &phone, "kortfiler, ingen").await;
        let folder = tempfile::tempdir().unwrap();
        let map = folder
            .path()
            .join("Norddjurskommunenovember2026med_grusveje.mbtiles");
        let helsinki = concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/tests/fixtures/maps/helsinki.mbtiles"
        );
        std::fs::copy(helsinki, &map).unwrap();
        let picture = folder.path().join("billede.mbtiles");
        std::fs::write(&picture, b"\x89PNG").unwrap();
        phone.pick("Hent et kort fra telefonen", &map).await;
        phone.see("er hentet.").await;
        phone.pick("Hent et kort fra telefonen", &picture).await;
        phone.see("Det er ikke en kortfil.").await;
        found.extend(look(&world, &phone, "kortfiler").await);
        phone.tap("button", Name::Has("Fjern Norddjurs")).await;
        phone.find("dialog", Name::Has("Fjern Norddjurs")).await;
        found.extend(look(&world, &phone, "fjern kortet").await);
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
