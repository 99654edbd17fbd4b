//! The real window: the same webview as on the phone, drawn on a screen that no one sees, taken through a visit.
//!
//! `GRUSVEJ_WINDOW_BIN` names the binary, a debug build with the feature `mobile`; `cargo xtask test --only webview`
//! builds it and sets that. A plain `cargo test` leaves this file out (see `Cargo.toml`).
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

use grusvej::domain::id::SubjectId;
use grusvej::platform::{NoKeyStore, SystemClock};
use grusvej::store::views::Address;
use grusvej::ui::session::{Desk, Session};
use grusvej::vault::Code;
use serde_json::{Value, json};
use std::ffi::OsString;
use std::path::Path;
use std::process::Command;
use std::sync::Arc;

/// A screen of its own: the window on it until the script has answered (60 s at most), a picture, and the end.
const STAGE: &str = r#"
"$@" > "$HERE/out" 2> "$HERE/log" & p=$!
i=0; while [ $i -lt 600 ] && [ ! -s "$GRUSVEJ_SELFTEST_OUT" ] && kill -0 $p 2>/dev/null; do sleep 0.1; i=$((i+1)); done
import -window root "$HERE/shot.png"
kill $p 2>/dev/null; wait $p 2>/dev/null; true
"#;

fn window() -> OsString {
    std::env::var_os("GRUSVEJ_WINDOW_BIN").expect(
        "GRUSVEJ_WINDOW_BIN must name a debug build of the window; `cargo xtask test --only webview` makes one and runs this",
    )
}

/// Runs a command on a screen of 390x844; what the script in the page answered, if there was one.
fn on_stage(here: &Path, script: &Path, command: &[OsString]) -> Option<Value> {
    let answer = here.join("answer");
    let said = Command::new("xvfb-run")
        .args(["-a", "-s", "-screen 0 390x844x24", "sh", "-c", STAGE, "sh"])
        .args(command)
        .env("HERE", here)
        .env("TZ", "Europe/Copenhagen")
        .env("GRUSVEJ_SELFTEST", script)
        .env("GRUSVEJ_SELFTEST_OUT", &answer)
        .output()
        .expect("xvfb-run is not installed; `cargo xtask test` installs it");
    assert!(
        said.status.success(),
        "{}",
        String::from_utf8_lossy(&said.stderr)
    );
    let answer = std::fs::read(answer).ok()?;
    Some(serde_json::from_slice(&answer).unwrap())
}

/// How many colours the picture has, by ImageMagick.
fn colours(here: &Path) -> u32 {
    let said = Command::new("identify")
        .args(["-format", "%k"])
        .arg(here.join("shot.png"))
        .output()
        .unwrap();
    String::from_utf8(said.stdout)
        .unwrap()
        .trim()
        .parse()
        .unwrap()
}

fn demo(dir: &Path) {
    let made = Command::new(env!("CARGO_BIN_EXE_grusvej"))
        .args(["demo", "--now", "2026-11-24T12:50", "--data"])
        .arg(dir)
        .env("TZ", "Europe/Copenhagen")
        .status();
    assert!(made.unwrap().success());
}

#[tokio::test]
async fn the_real_window_unlocks_takes_a_visit_through_and_is_not_blank() {
    let here = tempfile::tempdir().unwrap();
    let data = here.path().join("data");
    demo(&data);
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/webview/visit.js");
    let words = ["window", "--now", "2026-11-24T12:50", "--data"].map(OsString::from);
    let command: Vec<OsString> =
        [vec![window()], words.to_vec(), vec![data.clone().into()]].concat();
    let said = on_stage(here.path(), &script, &command);
    let log = std::fs::read_to_string(here.path().join("log")).unwrap();
    let expected = json!({
        "title": "I dag", "note": "TV i stuen, ingen åbnede", "saved": true, "typeface": 1, "otherHost": "refused",
    });
    assert_eq!(said, Some(expected), "{log}");
    let out = std::fs::read_to_string(here.path().join("out")).unwrap();
    assert_eq!(out, "ready: window\n");
    assert!(
        !log.contains("panicked") && !log.contains("Snejpevej"),
        "{log}"
    );
    let seen = colours(here.path());
    assert!(seen > 50, "{seen} colours: the window is blank");

    // What it said was saved is in the journal after it was ended.
    let zone = chrono_tz::Europe::Copenhagen;
    let desk = Desk::new(&data, Arc::new(SystemClock), zone, Arc::new(NoKeyStore)).unwrap();
    let session = Session::new(desk);
    session.unlock(Code::new("2468")).await.unwrap();
    let place = SubjectId::listed("demo", "Snejpevej 14");
    let view = session
        .store()
        .unwrap()
        .ask(Address { place, most: 1 })
        .await
        .unwrap()
        .unwrap();
    assert_eq!(&*view.visits[0].visit.note, "TV i stuen, ingen åbnede");
    assert!(view.visits[0].visit.postcard);
    session.lock();
}

#[test]
fn the_real_window_draws_the_map_of_the_village() {
    let here = tempfile::tempdir().unwrap();
    let data = here.path().join("data");
    demo(&data);
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/webview/map.js");
    let words = ["window", "--now", "2026-11-24T12:50", "--data"].map(OsString::from);
    let command: Vec<OsString> = [vec![window()], words.to_vec(), vec![data.into()]].concat();
    let said = on_stage(here.path(), &script, &command);
    let log = std::fs::read_to_string(here.path().join("log")).unwrap();
    let expected = json!({
        "marks": 59, "circles": 2, "drawn": ["house", "road", "marks", "disc-been"], "broken": [],
        "credit": "Fuglekær er opdigtet",
    });
    assert_eq!(said, Some(expected), "{log}");
    let seen = colours(here.path());
    assert!(seen > 200, "{seen} colours: no map is drawn");
}

#[test]
fn an_empty_screen_is_told_from_a_window() {
    let here = tempfile::tempdir().unwrap();
    let none = on_stage(here.path(), Path::new("none"), &["true".into()]);
    assert_eq!(none, None);
    let seen = colours(here.path());
    assert!(seen <= 50, "{seen} colours");
}
