//! The app's own command line, as `cargo xtask` and people use it: the real binary, started, stopped and killed.
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

#[path = "commands/lists.rs"]
mod lists;
#[path = "commands/maps.rs"]
mod maps;
#[path = "commands/village.rs"]
mod village;

use grusvej::domain::entry::Body;
use grusvej::domain::id::SubjectId;
use grusvej::domain::place::{PlaceAdded, PlaceFields};
use grusvej::platform::{NoKeyStore, SystemClock};
use grusvej::store::NewEntry;
use grusvej::store::views::PhoneHolds;
use grusvej::ui::session::{Desk, Session};
use grusvej::vault::{Code, Cost, Options, Vault};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Output, Stdio};
use std::sync::Arc;
use std::time::Duration;

const NOW: &str = "2026-11-24T12:50";

fn app(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_grusvej"));
    command.args(arguments).env("TZ", "Europe/Copenhagen");
    command
}

fn run(arguments: &[&str]) -> Output {
    app(arguments).stdin(Stdio::null()).output().unwrap()
}

fn text(dir: &Path) -> &str {
    dir.to_str().unwrap()
}

fn demo(dir: &Path) -> Output {
    run(&["demo", "--data", text(dir), "--now", NOW])
}

/// A running preview.
struct Preview {
    child: Child,
    port: u16,
}

impl Preview {
    fn start(dir: &Path) -> Self {
        let mut child = app(&["preview", "--port", "0", "--data", text(dir), "--now", NOW])
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.as_mut().unwrap())
            .read_line(&mut line)
            .unwrap();
        let port = line
            .trim()
            .strip_prefix("ready: http://127.0.0.1:")
            .unwrap_or_else(|| panic!("{line:?}"));
        Self {
            port: port.parse().unwrap(),
            child,
        }
    }

    /// One request with these header lines; the answer's status and the whole of it.
    fn ask(&self, path: &str, headers: &str) -> (u16, String) {
        let mut line = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        line.set_read_timeout(Some(Duration::from_secs(20)))
            .unwrap();
        let upgrade = headers.contains("Upgrade");
        let end = if upgrade { "" } else { "Connection: close\r\n" };
        write!(line, "GET {path} HTTP/1.1\r\n{end}{headers}\r\n").unwrap();
        let mut said = Vec::new();
        // An upgraded line stays open: its first bytes say all.
        if upgrade {
            let mut some = [0; 1024];
            let n = line.read(&mut some).unwrap();
            said.extend_from_slice(&some[..n]);
        } else {
            line.read_to_end(&mut said).unwrap();
        }
        let said = String::from_utf8_lossy(&said).into_owned();
        let status = said
            .split(' ')
            .nth(1)
            .and_then(|s| s.parse().ok())
            .unwrap_or_else(|| panic!("{said:?}"));
        (status, said)
    }

    fn host(&self) -> String {
        format!("Host: 127.0.0.1:{}\r\n", self.port)
    }

    /// The cookie of a new session.
    fn cookie(&self) -> String {
        let (_, said) = self.ask("/", &self.host());
        let line = said
            .lines()
            .find_map(|l| l.strip_prefix("set-cookie: "))
            .unwrap();
        assert!(
            line.contains("HttpOnly") && line.contains("SameSite=Strict"),
            "{line}"
        );
        format!("Cookie: {}\r\n", line.split(';').next().unwrap())
    }

    /// SIGTERM, as a person's `kill` or a service sends it.
    fn terminate(mut self) -> ExitStatus {
        let id = self.child.id().to_string();
        assert!(
            Command::new("sh")
                .args(["-c", "kill -TERM \"$1\"", "sh", &id])
                .status()
                .unwrap()
                .success()
        );
        self.child.wait().unwrap()
    }
}

impl Drop for Preview {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn files(dir: &Path) -> Vec<String> {
    let mut names: Vec<_> = std::fs::read_dir(dir)
        .unwrap()
        .map(|f| f.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

fn desk(dir: &Path) -> Arc<Desk> {
    Desk::new(
        dir,
        Arc::new(SystemClock),
        chrono_tz::Europe::Copenhagen,
        Arc::new(NoKeyStore),
    )
    .unwrap()
}

/// Opens the journal as the app does, and lets `look` look.
async fn with_store<T>(
    dir: &Path,
    code: &str,
    look: impl AsyncFnOnce(&grusvej::store::Store) -> T,
) -> T {
    let session = Session::new(desk(dir));
    session.unlock(Code::new(code)).await.unwrap();
    let store = session.store().unwrap();
    let seen = look(&store).await;
    let ended = store.ended();
    drop(store);
    session.lock();
    assert!(ended.wait(Duration::from_secs(10)));
    seen
}

/// A folder with a real journal in it, not a demo.
async fn real(dir: &Path) {
    let session = Session::new(desk(dir));
    let options = Options {
        cost: Cost::FLOOR,
        ..Options::default()
    };
    session
        .start(Code::new("lyng mose tinde"), "Vita".into(), options)
        .await
        .unwrap();
    let ended = session.store().unwrap().ended();
    session.lock();
    assert!(ended.wait(Duration::from_secs(10)));
}

#[test]
fn demo_prints_the_same_code_at_every_start_and_leaves_what_is_there() {
    let dir = tempfile::tempdir().unwrap();
    let first = demo(dir.path());
    assert_eq!(String::from_utf8_lossy(&first.stdout), "pin: 2468\n");
    assert!(first.status.success());
    let before = std::fs::read(dir.path().join("journal.db")).unwrap();
    let second = demo(dir.path());
    assert_eq!(
        (second.status.success(), second.stdout),
        (true, first.stdout)
    );
    assert!(first.stderr.is_empty() && second.stderr.is_empty());
    assert_eq!(
        std::fs::read(dir.path().join("journal.db")).unwrap().len(),
        before.len()
    );
    assert!(!files(dir.path()).contains(&"journal.db-wal".to_owned()));
}

#[tokio::test]
async fn a_real_journal_refuses_the_demo_and_stays_as_it_is() {
    let dir = tempfile::tempdir().unwrap();
    real(dir.path()).await;
    let before = std::fs::read(dir.path().join("journal.db")).unwrap();
    let said = demo(dir.path());
    assert!(!said.status.success() && said.stdout.is_empty());
    assert!(String::from_utf8_lossy(&said.stderr).contains("holds a real journal"));
    assert_eq!(
        std::fs::read(dir.path().join("journal.db")).unwrap(),
        before
    );
    assert!(!Vault::open(dir.path()).unwrap().is_demo());
}

#[test]
fn the_preview_answers_its_own_page_and_refuses_everyone_else() {
    let dir = tempfile::tempdir().unwrap();
    demo(dir.path());
    let preview = Preview::start(dir.path());
    let host = preview.host();
    let (status, page) = preview.ask("/", &host);
    assert_eq!(status, 200);
    assert!(
        page.contains("<title>Noter</title>")
            && page.contains("no-store")
            && !page.contains("Snejpevej")
    );
    let port = preview.port;
    for foreign in [
        "Host: evil.example\r\n",
        "Host: 192.168.1.5:8080\r\n",
        "Host: 127.0.0.1.evil.example\r\n",
    ] {
        assert_eq!(preview.ask("/", foreign).0, 403, "{foreign}");
    }
    let cookie = preview.cookie();
    let upgrade = "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n";
    let own = format!("Origin: http://127.0.0.1:{port}\r\n");
    let open = |headers: &str| preview.ask("/__lv/ws", &format!("{headers}{upgrade}")).0;
    assert_eq!(open(&format!("{host}{own}{cookie}")), 101, "its own page");
    assert_eq!(open(&format!("{host}{own}")), 403, "no session");
    assert_eq!(open(&format!("{host}{cookie}")), 403, "no origin");
    assert_eq!(
        open(&format!("{host}{cookie}Origin: http://evil.example\r\n")),
        403,
        "another site"
    );
    assert_eq!(
        open(&format!(
            "{host}{cookie}Origin: http://127.0.0.1:{}\r\n",
            port ^ 1
        )),
        403,
        "another port"
    );
    assert_eq!(
        open(&format!(
            "Host: evil.example\r\n{cookie}Origin: http://evil.example\r\n"
        )),
        403,
        "another name for this machine"
    );
}

#[test]
fn the_preview_listens_on_loopback_alone() {
    let dir = tempfile::tempdir().unwrap();
    demo(dir.path());
    let preview = Preview::start(dir.path());
    // The system's own list: every listening socket of this port stands on 127.0.0.1 (0100007F).
    let port = format!(":{:04X}", preview.port);
    let mut seen = 0;
    for table in ["/proc/net/tcp", "/proc/net/tcp6"] {
        let table = std::fs::read_to_string(table).unwrap_or_default();
        for line in table.lines().skip(1) {
            let words: Vec<_> = line.split_whitespace().collect();
            if words[1].ends_with(&port) && words[3] == "0A" {
                assert!(words[1].starts_with("0100007F"), "{line}");
                seen += 1;
            }
        }
    }
    assert_eq!(seen, 1);
}

#[test]
fn sigterm_ends_it_cleanly_and_a_second_start_goes_on() {
    let dir = tempfile::tempdir().unwrap();
    demo(dir.path());
    for _ in 0..2 {
        let preview = Preview::start(dir.path());
        assert_eq!(preview.ask("/", &preview.host()).0, 200);
        assert_eq!(preview.terminate().code(), Some(0));
        let left = files(dir.path());
        assert!(
            !left
                .iter()
                .any(|f| f.ends_with("-wal") || f.ends_with("-shm")),
            "{left:?}"
        );
    }
}

#[test]
fn a_port_that_is_taken_is_said_in_words() {
    let dir = tempfile::tempdir().unwrap();
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    let said = run(&["preview", "--port", &port, "--data", text(dir.path())]);
    assert!(!said.status.success() && said.stdout.is_empty());
    assert!(
        String::from_utf8_lossy(&said.stderr).contains(&format!("port {port} cannot be opened"))
    );
}

#[test]
fn what_is_not_known_is_refused_and_not_repeated() {
    for arguments in [
        &["garden"][..],
        &["demo", "--secret-name", "x"],
        &["demo"],
        &["preview", "--data", ".", "--port", "many"],
        &["demo", "--data", "target/nowhere", "--now", "yesterday"],
        &["import"],
        &["import", "no-such-file.csv", "--dry-run"],
    ] {
        let said = run(arguments);
        assert!(
            !said.status.success() && said.stdout.is_empty(),
            "{arguments:?}"
        );
        assert!(!said.stderr.is_empty(), "{arguments:?}");
    }
    let said = run(&["demo", "--pinn", "8642"]);
    assert!(
        !String::from_utf8_lossy(&said.stderr).contains("8642"),
        "a mistyped option may hold a code"
    );
}

/// Not the screens: they are killed in `tests/browser/kept.rs`, and the store 200 times in `tests/kill.rs`.
#[tokio::test]
async fn sigkill_of_the_preview_leaves_a_journal_that_opens_whole() {
    let dir = tempfile::tempdir().unwrap();
    real(dir.path()).await;
    let place = SubjectId::listed("test", "1");
    with_store(dir.path(), "lyng mose tinde", async |store| {
        let body = Body::PlaceAdded(PlaceAdded {
            place: PlaceFields {
                street: Some("Grusvej".into()),
                ..PlaceFields::default()
            },
        });
        let at = desk(dir.path()).wall();
        store
            .append(
                vec![NewEntry {
                    subject: place,
                    at,
                    body,
                }],
                None,
            )
            .await
            .unwrap();
    })
    .await;
    let mut preview = Preview::start(dir.path());
    assert_eq!(preview.ask("/", &preview.host()).0, 200);
    preview.child.kill().unwrap();
    preview.child.wait().unwrap();
    with_store(dir.path(), "lyng mose tinde", async |store| {
        assert_eq!(store.ask(PhoneHolds).await.unwrap().places, 1);
        assert_eq!(store.check_file().await.unwrap(), Vec::<String>::new());
    })
    .await;
}
