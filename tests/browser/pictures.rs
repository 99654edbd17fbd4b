//! The pictures of the README, taken from the app itself. `GRUSVEJ_PICTURES` names the folder to write them to; without
//! it they are taken and looked at all the same.

use crate::harness::measure::colours;
use crate::harness::{Name, Phone, World, address, run, visit};
use crate::map::{bring_in, drawn};
use grusvej::ui::settings::Theme;
use std::path::{Path, PathBuf};

const THEMES: [(Theme, &str); 3] = [
    (Theme::Light, ""),
    (Theme::Dark, "-dark"),
    (Theme::Sun, "-sol"),
];

/// The village's own map.
fn village(folder: &Path) -> PathBuf {
    let file = folder.join("fuglekaer.mbtiles");
    grusvej::demo::map(&file).unwrap();
    file
}

async fn take(world: &World, phone: &Phone, folder: &Path, name: &str) {
    for (theme, ending) in THEMES {
        world.desk.change_settings(|s| s.theme = theme);
        let (scheme, sun) = (
            if theme == Theme::Dark {
                "dark"
            } else {
                "light"
            },
            theme == Theme::Sun,
        );
        phone
            .until(
                "the theme",
                &format!("(h => h.dataset.colorScheme === '{scheme}' && (h.dataset.theme === 'sol') === {sun})(document.documentElement)"),
            )
            .await;
        if name == "kort" {
            drawn(phone).await;
        }
        phone.js::<()>("document.fonts.ready.then(() => new Promise(r => requestAnimationFrame(() => requestAnimationFrame(() => r(null)))))").await;
        let picture = phone.shot().await;
        let colours = colours(phone, &picture).await;
        assert!(colours > 50, "{name}{ending} is blank: {colours} colours");
        std::fs::write(folder.join(format!("{name}{ending}.png")), picture).unwrap();
    }
    world.desk.change_settings(|s| s.theme = Theme::Light);
}

#[test]
fn pictures_of_the_readme_are_not_blank() {
    run(async {
        let thrown = tempfile::tempdir().unwrap();
        let folder =
            std::env::var_os("GRUSVEJ_PICTURES").map_or(thrown.path().to_owned(), PathBuf::from);
        let world = World::demo().await;
        let phone = world.phone().await;
        take(&world, &phone, &folder, "laas").await;
        phone.unlock().await;
        phone.see("Senere i dag").await;
        take(&world, &phone, &folder, "i-dag").await;
        phone.go(&visit("Snejpevej 14")).await;
        phone.tap("radio", "Ikke åbnet").await;
        phone.tap("checkbox", "Lys eller TV").await;
        phone.tap("checkbox", "Postkort").await;
        phone.see("Lovet på postkortet").await;
        phone
            .js::<()>("void document.querySelector('main').scrollTo(0, 0)")
            .await;
        take(&world, &phone, &folder, "besoeg").await;
        phone.go(&address("Vibevej 9")).await;
        phone.see("Hvornår er der prøvet?").await;
        take(&world, &phone, &folder, "adresse").await;
        phone.go("/adresser").await;
        phone.find("link", Name::Has("Snejpevej 14")).await;
        take(&world, &phone, &folder, "adresser").await;
        bring_in(&world, village(world.dir.path())).await;
        phone.go(&address("Vibevej 9")).await;
        phone.tap("button", "Vis på kortet").await;
        phone.see("Fuglekær. Virker uden net").await;
        drawn(&phone).await;
        take(&world, &phone, &folder, "kort").await;
        phone.end().await;
    });
}

#[test]
fn a_blank_picture_is_told_from_a_screen() {
    run(async {
        let world = World::demo().await;
        let phone = world.phone().await;
        phone.js::<()>("void (document.body.innerHTML = '')").await;
        let blank = phone.shot().await;
        assert!(colours(&phone, &blank).await < 5);
        phone.end().await;
    });
}
