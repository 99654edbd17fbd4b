//! Promise 8: nothing leaks sideways. Words that stand nowhere else are typed into every field, and then looked for
//! wherever a phone leaves traces: the data folder with its log, the temporary folder, what the app says, its
//! arguments, the browser's storage and its whole profile, the page once it is locked.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    clippy::too_many_lines,
    clippy::print_stdout,
    reason = "a test fails by panicking"
)]

#[path = "browser/harness/mod.rs"]
mod harness;
#[path = "leak/screens.rs"]
mod screens;
#[path = "leak/search.rs"]
mod search;

use grusvej::platform::{NoKeyStore, SystemClock};
use grusvej::store::views::Entries;
use grusvej::store::{NewEntry, Store};
use grusvej::ui::session::{Desk, Session};
use grusvej::vault::Code;
use harness::chromium::Chromium;
use harness::{NOW, Phone, Served, run};
use screens::Typist;
use search::{Canaries, holds, scan};
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

/// Opens the journal in this process, as the app does, and lets `with` work with it.
async fn inside<T>(dir: &Path, code: &str, with: impl AsyncFnOnce(&Store, &Desk) -> T) -> T {
    let zone = chrono_tz::Europe::Copenhagen;
    let desk = Desk::new(dir, Arc::new(SystemClock), zone, Arc::new(NoKeyStore)).unwrap();
    let session = Session::new(Arc::clone(&desk));
    session.unlock(Code::new(code)).await.unwrap();
    let store = session.store().unwrap();
    let out = with(&store, &desk).await;
    let ended = store.ended();
    drop(store);
    session.lock();
    assert!(ended.wait(Duration::from_secs(10)));
    out
}

/// All that the journal holds, decrypted: entries and open forms.
async fn dump(dir: &Path, code: &str, forms: &[grusvej::store::DraftKey]) -> Vec<u8> {
    inside(dir, code, async |store, _| {
        let mut all = Vec::new();
        let (after, most) = (0, 100_000);
        for (_, bytes) in store.ask(Entries { after, most }).await.unwrap() {
            all.extend(bytes);
        }
        for key in forms {
            let draft = grusvej::store::views::Draft { key: key.clone() };
            all.extend(store.ask(draft).await.unwrap().unwrap_or_default());
        }
        all
    })
    .await
}

/// What the browser keeps for the page by itself.
async fn browser_storage(phone: &Phone) -> String {
    let kept: String = phone
        .js(
            "(async () => JSON.stringify([
               { ...localStorage }, { ...sessionStorage }, await indexedDB.databases(), await caches.keys(),
               history.state, history.length, location.href, document.title, document.cookie, name,
               performance.getEntries().map(e => e.name),
               (await navigator.serviceWorker.getRegistrations()).length,
             ]))()",
        )
        .await;
    let cookies = phone.cdp("Network.getCookies", serde_json::json!({})).await;
    format!("{kept}{cookies}")
}

/// The whole page: what is written, what stands in fields, and what scripts left in the window.
async fn page(phone: &Phone) -> String {
    phone
        .js(
            "document.title + document.documentElement.outerHTML + [...document.querySelectorAll('input,textarea')].map(e => e.value).join()
             + Object.keys(window).map(k => { try { return typeof window[k] === 'string' ? window[k] : JSON.stringify(window[k]) ?? ''; } catch { return ''; } }).join()",
        )
        .await
}

#[test]
fn the_search_finds_a_canary_in_every_dress() {
    let dir = tempfile::tempdir().unwrap();
    let mut canaries = Canaries::default();
    let word = canaries.next("control");
    assert_eq!(scan(dir.path(), &canaries), Vec::<String>::new());
    let utf16: Vec<u8> = word.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let big: Vec<u8> = word.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let dresses = [
        word.clone().into_bytes(),
        word.to_lowercase().into_bytes(),
        word.to_uppercase().into_bytes(),
        utf16,
        big,
    ];
    for (n, dress) in dresses.into_iter().enumerate() {
        let file = dir.path().join(format!("deep{n}/plain.db-wal"));
        std::fs::create_dir(file.parent().unwrap()).unwrap();
        std::fs::write(
            &file,
            [b"\x00\xffbefore".to_vec(), dress, b"after".to_vec()].concat(),
        )
        .unwrap();
        let found = scan(dir.path(), &canaries);
        assert_eq!(found.len(), n + 1, "dress {n}: {found:?}");
        assert!(
            found[n].contains("control") && found[n].contains("plain.db-wal"),
            "{found:?}"
        );
    }
    let named = tempfile::tempdir().unwrap();
    std::fs::write(named.path().join(&word), "").unwrap();
    assert_eq!(scan(named.path(), &canaries).len(), 1, "a file's name");
}

#[test]
fn what_is_typed_is_nowhere_but_in_the_encrypted_file() {
    run(async {
        let home = tempfile::tempdir().unwrap();
        let at = |name: &str| {
            let path = home.path().join(name);
            std::fs::create_dir_all(&path).unwrap();
            path
        };
        let (data, temp, profile) = (at("data"), at("temp"), at("profile"));
        let log = home.path().join("log");
        let mut canaries = Canaries::default();
        let code = canaries.next("the code");

        // The browser's own profile, on disk, and not a session that is kept in memory.
        let chromium: &'static Chromium =
            Box::leak(Box::new(Chromium::start(&profile, false).await));
        let mut served = Served::start_with_temp(&data, 0, NOW, &log, &temp);
        let phone = Phone::with(chromium, None, &served.base).await;
        phone.downloads_to(&at("exports")).await;
        let mut typist = Typist::new(&phone, &mut canaries);
        typist.first_run(&code).await;

        // A promise of days ago comes in beside the screens: none of them writes into the past.
        phone.js::<()>("void (window.before = true)").await;
        assert_eq!(served.terminate(), Some(0));
        inside(&data, &code, async |store, desk| {
            let at = desk.wall();
            let bodies = screens::days_ago(typist.canaries);
            let entries = bodies
                .into_iter()
                .map(|(subject, body)| NewEntry { subject, at, body });
            store.append(entries.collect(), None).await.unwrap();
        })
        .await;
        let mut served = Served::start_with_temp(&data, served.port(), NOW, &log, &temp);
        phone.until("a new page", "!window.before").await;
        phone.see("PIN-kode").await;
        typist.unlock(&code).await;
        let forms = Typist::forms(typist.all_screens().await);
        assert!(
            typist.saved >= 28,
            "only {} fields were typed into",
            typist.saved
        );

        let mut found = Vec::new();
        let mut hunt =
            |whom: &str, text: &str| found.extend(holds(whom, text.as_bytes(), &canaries));
        hunt("the browser's storage", &browser_storage(&phone).await);
        let proc = format!("/proc/{}", served.child.id());
        hunt(
            "the arguments",
            &std::fs::read_to_string(format!("{proc}/cmdline")).unwrap(),
        );
        hunt(
            "the environment",
            &String::from_utf8_lossy(&std::fs::read(format!("{proc}/environ")).unwrap()),
        );
        // Controls: the open page does hold them, and the hunt sees what is put where it looks.
        assert!(
            !holds("page", page(&phone).await.as_bytes(), &canaries).is_empty(),
            "the open page shows them"
        );
        let control = canaries.list()[0].1.clone();
        phone
            .js::<()>(&format!(
                "void localStorage.setItem('control', '{control}')"
            ))
            .await;
        assert!(
            !holds(
                "storage",
                browser_storage(&phone).await.as_bytes(),
                &canaries
            )
            .is_empty()
        );
        phone.js::<()>("void localStorage.clear()").await;

        phone.tap("button", "Skjul skærmen").await;
        phone.see("PIN-kode").await;
        let mut hunt =
            |whom: &str, text: &str| found.extend(holds(whom, text.as_bytes(), &canaries));
        hunt("the locked page", &page(&phone).await);
        hunt(
            "the browser's storage after the lock",
            &browser_storage(&phone).await,
        );

        // Killed while it is open: the log of the database lies there.
        typist_unlock(&phone, &code).await;
        assert!(data.join("journal.db-wal").exists());
        found.extend(scan(&data, &canaries));
        served.kill();
        found.extend(scan(&data, &canaries));
        found.extend(scan(&temp, &canaries));
        assert_eq!(
            std::fs::read_dir(at("exports")).unwrap().count(),
            1,
            "an export was made"
        );
        found.extend(scan(&at("exports"), &canaries));
        found.extend(holds(
            "what the app said",
            &std::fs::read(&log).unwrap(),
            &canaries,
        ));
        phone.end_after_a_broken_line().await;
        chromium
            .browser
            .execute(chromiumoxide::cdp::browser_protocol::browser::CloseParams::default())
            .await
            .ok();
        chromium.wait_for_end(&profile).await;
        assert!(
            std::fs::read_dir(&profile).unwrap().count() > 3,
            "the profile was on disk"
        );
        found.extend(scan(&profile, &canaries));
        assert_eq!(found, Vec::<String>::new());

        // They were really there: each of them but the code is in the decrypted journal, and the code is not.
        let all = dump(&data, &code, &forms).await;
        let there = holds("the journal", &all, &canaries);
        for (what, word) in canaries.list() {
            let in_it = there.iter().any(|t| t.contains(what.as_str()));
            assert_eq!(
                in_it,
                what != "the code" && !what.starts_with("passing:"),
                "{what} ({word}) in the journal"
            );
        }
        // Control: the same scan finds that dump when it lies in the folder.
        std::fs::write(data.join("dump"), all).unwrap();
        assert!(!scan(&data, &canaries).is_empty());
    });
}

async fn typist_unlock(phone: &Phone, code: &str) {
    phone.enter("PIN-kode", code).await;
    phone.tap("button", "Lås op").await;
    phone.see_gone("PIN-kode").await;
}
