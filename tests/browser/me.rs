//! Mig: how the app looks and locks, what lies on the phone, and carrying it elsewhere.

use crate::harness::{Phone, World, run};

const PASSPHRASE: &str = "lyng mose tinde kvist";

#[test]
fn it_is_reached_from_team_and_changes_the_look_in_place() {
    run(async {
        let world = World::demo().await;
        let phone = world.open_phone().await;
        phone.tap("link", "Team").await;
        phone.tap("button", crate::harness::Name::Has("Mig")).await;
        phone.wait_url("/mig").await;
        phone.tap("radio", "Mørk").await;
        phone
            .until(
                "dark",
                "document.documentElement.dataset.colorScheme === 'dark'",
            )
            .await;
        phone.tap("radio", "Dobbelt tekst").await;
        phone
            .until("big", "document.documentElement.style.fontSize === '200%'")
            .await;
        phone.tap("radio", "English").await;
        phone.find("heading", "Me").await;
        assert_eq!(
            phone.js::<String>("document.documentElement.lang").await,
            "en"
        );
        // Kept for the next start, outside the encrypted file, as the lock needs it.
        let kept = std::fs::read_to_string(world.dir.path().join("settings.json")).unwrap();
        assert!(
            kept.contains("\"en\"") && kept.contains("double") && kept.contains("dark"),
            "{kept}"
        );
        phone.end().await;
    });
}

#[test]
fn the_code_is_changed_and_the_old_one_opens_no_more() {
    run(async {
        let world = World::demo().await;
        let phone = world.open_phone().await;
        phone.go("/mig").await;
        phone.tap("button", "Skift PIN-kode").await;
        phone.enter("Den kode, du har nu", "1111").await;
        phone.enter("Ny PIN-kode", "9753").await;
        phone.enter("Gentag den nye PIN-kode", "9753").await;
        phone.tap("button", "Gem ny PIN-kode").await;
        phone.see("Den nuværende kode er forkert").await;
        phone.enter("Den kode, du har nu", "2468").await;
        phone.tap("button", "Gem ny PIN-kode").await;
        phone.see("PIN-koden er skiftet").await;
        phone.tap("button", "Lås nu").await;
        phone.enter("PIN-kode", "2468").await;
        phone.tap("button", "Lås op").await;
        phone.see("Koden er forkert").await;
        phone.enter("PIN-kode", "9753").await;
        phone.tap("button", "Lås op").await;
        phone.find("heading", "Mig").await;
        phone.end().await;
    });
}

#[test]
fn the_phone_says_what_lies_on_it_and_that_the_file_is_whole() {
    run(async {
        let world = World::demo().await;
        let phone = world.open_phone().await;
        phone.go("/mig").await;
        phone.see("Hvad ligger på telefonen").await;
        phone.tap("button", "Se filen efter").await;
        phone.see("Filen er hel").await;
        phone.tap("button", "Læg registrene op igen").await;
        phone.see("Registrene er lagt op igen").await;
        phone.go("/").await;
        phone.see("13.00 Snejpevej 14").await;
        phone.end().await;
    });
}

async fn export(phone: &Phone) {
    phone.go("/mig").await;
    phone.tap("button", "Lav en eksport").await;
    phone.enter("Kodeord til eksporten", PASSPHRASE).await;
    phone.enter("Gentag kodeordet", PASSPHRASE).await;
    phone.tap("button", "Gem en eksport").await;
    phone.see("er givet til telefonen").await;
}

#[test]
fn an_export_goes_out_sealed_and_comes_in_again_on_another_phone() {
    run(async {
        let world = World::demo().await;
        let phone = world.open_phone().await;
        let folder = tempfile::tempdir().unwrap();
        phone.downloads_to(folder.path()).await;
        phone.go("/").await;
        phone.tap("button", "Jeg er ved døren").await;
        phone.tap("radio", "Afvist").await;
        phone.tap("button", "Tilføj note").await;
        phone.enter("Note", "Kanariefugl i vinduet").await;
        phone.tap("button", "Gem besøg").await;
        phone.see("er gemt").await;
        export(&phone).await;
        let file = downloaded(folder.path()).await;
        let bytes = std::fs::read(&file).unwrap();
        for word in ["Kanariefugl", "Snejpevej", "Vita"] {
            assert!(
                !bytes.windows(word.len()).any(|w| w == word.as_bytes()),
                "the export shows {word}"
            );
        }
        phone.end().await;

        // Another demo, which does not know of that visit.
        let other = World::demo().await;
        let phone = other.open_phone().await;
        phone.go("/mig").await;
        phone.tap("button", "Hent en eksport ind").await;
        phone.pick("Vælg fil", &file).await;
        phone
            .enter("Kodeord til eksporten", "et andet kodeord")
            .await;
        phone.tap("button", "Hent ind").await;
        phone.see("Kodeordet er forkert").await;
        phone.enter("Kodeord til eksporten", PASSPHRASE).await;
        phone.tap("button", "Hent ind").await;
        phone.see("hentet ind").await;
        phone.go("/adresser").await;
        phone.enter("Søg", "kanariefugl").await;
        phone.see("Kanariefugl i vinduet").await;
        phone.end().await;
    });
}

/// The file that was handed over, once the browser has written it whole.
async fn downloaded(folder: &std::path::Path) -> std::path::PathBuf {
    for _ in 0..500 {
        let files: Vec<_> = std::fs::read_dir(folder)
            .unwrap()
            .map(|f| f.unwrap().path())
            .collect();
        if let [file] = files.as_slice()
            && file.extension().is_some_and(|e| e == "grusvej")
        {
            return file.clone();
        }
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
    panic!("nothing was handed over");
}
