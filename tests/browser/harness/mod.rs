//! The app in a real browser, in one process: the preview's router on a port of its own, and phones that look at it.
#![allow(
    dead_code,
    missing_docs,
    unreachable_pub,
    reason = "each test file uses a part of it"
)]

pub mod chromium;
mod console;
pub mod measure;
pub mod phone;
mod touch;

pub use phone::Phone;
pub use touch::Name;

use chrono::{DateTime, Utc};
use grusvej::demo;
use grusvej::domain::entry::Body;
use grusvej::domain::id::{MemberId, SubjectId};
use grusvej::domain::place::Position;
use grusvej::domain::time::{WallTime, parse_minute};
use grusvej::face::preview::Preview;
use grusvej::platform::{FixedClock, NoKeyStore};
use grusvej::ui::session::{Desk, Session};
use grusvej::vault::{Code, Cost, Options};
use std::cell::Cell;
use std::future::Future;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex, Once, OnceLock};
use std::time::Duration;
use tempfile::TempDir;
use tokio::runtime::Runtime;
use tokio::sync::OnceCell;

/// The day of the pictures.
pub const NOW: &str = "2026-11-24T12:50";
/// The code of the demo.
pub const PIN: &str = "2468";

static PANICS: Mutex<Vec<String>> = Mutex::new(Vec::new());

thread_local! {
    static TESTING: Cell<bool> = const { Cell::new(false) };
}

/// Runs a test on the runtime that all tests share: it outlives each of them, as the browser does.
pub fn run(test: impl Future<Output = ()>) {
    static HOOK: Once = Once::new();
    static RUNTIME: OnceLock<Runtime> = OnceLock::new();
    HOOK.call_once(|| {
        let before = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |info| {
            // A panic of the test itself is told by the test; one of any other thread is the app's.
            if !TESTING.get() {
                PANICS.lock().unwrap().push(info.to_string());
            }
            before(info);
        }));
    });
    let runtime = RUNTIME.get_or_init(|| {
        tokio::runtime::Builder::new_multi_thread()
            .worker_threads(2)
            .enable_all()
            .build()
            .unwrap()
    });
    TESTING.set(true);
    runtime.block_on(test);
    TESTING.set(false);
}

/// Fails if the app panicked anywhere in this process.
pub fn no_panics() {
    let panics = PANICS.lock().unwrap().clone();
    assert_eq!(panics, Vec::<String>::new(), "the app panicked");
}

/// A local time in Denmark as a moment.
pub fn moment(local: &str) -> DateTime<Utc> {
    WallTime::new(parse_minute(local).unwrap(), chrono_tz::Europe::Copenhagen).instant()
}

/// The path of a demo place's page.
pub fn address(title: &str) -> String {
    format!("/adresse/{}", SubjectId::listed("demo", title))
}

/// Where a demo place lies.
pub fn position(title: &str) -> Position {
    let now = WallTime::new(parse_minute(NOW).unwrap(), chrono_tz::Europe::Copenhagen);
    let village = demo::village(now, MemberId(uuid::Uuid::nil()));
    let places = village
        .entries
        .into_iter()
        .filter_map(|entry| match entry.body {
            Body::PlaceAdded(added) => Some(added.place),
            _ => None,
        });
    let mut named = places.filter(|place| place.title() == title);
    named.next().and_then(|place| place.position).unwrap()
}

/// The path of a new visit to a demo place.
pub fn visit(title: &str) -> String {
    format!("{}/besoeg", address(title))
}

/// The app on a folder of its own, with a clock that stands still.
pub struct World {
    pub dir: Arc<TempDir>,
    pub clock: FixedClock,
    pub desk: Arc<Desk>,
    /// `http://127.0.0.1:N`
    pub base: String,
    serving: tokio::task::JoinHandle<()>,
    preview: Preview,
}

impl World {
    /// The made-up village, on the day of the pictures.
    pub async fn demo() -> Self {
        static FILLED: OnceCell<TempDir> = OnceCell::const_new();
        let filled = FILLED.get_or_init(fill).await;
        let dir = tempfile::tempdir().unwrap();
        copy(filled.path(), dir.path());
        Self::on(dir, NOW).await
    }

    /// Nothing yet: the first run.
    pub async fn empty() -> Self {
        Self::on(tempfile::tempdir().unwrap(), NOW).await
    }

    /// The app on this folder.
    pub async fn on(dir: TempDir, now: &str) -> Self {
        let clock = FixedClock::new(moment(now));
        let desk = desk(dir.path(), &clock);
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let preview = Preview::new(Arc::clone(&desk), port);
        let router = preview.router();
        let listener = axum::serve::ListenerExt::tap_io(listener, |stream| {
            let _ = stream.set_nodelay(true);
        });
        let serving = tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
        Self {
            dir: Arc::new(dir),
            clock,
            desk,
            base: format!("http://127.0.0.1:{port}"),
            serving,
            preview,
        }
    }

    /// A phone that looks at it.
    pub async fn phone(&self) -> Phone {
        Phone::at(&self.base).await
    }

    /// A phone, unlocked.
    pub async fn open_phone(&self) -> Phone {
        let phone = self.phone().await;
        phone.unlock().await;
        phone
    }

    /// Ends this process's hold on the folder and hands it over.
    pub fn closed(self) -> Arc<TempDir> {
        Arc::clone(&self.dir)
    }

    /// Moves the clock on the wall. A page shows it when it is drawn anew.
    pub fn set_clock(&self, local: &str) {
        self.clock.set(moment(local));
    }
}

impl Drop for World {
    fn drop(&mut self) {
        self.preview.close(Duration::ZERO);
        self.serving.abort();
    }
}

fn desk(dir: &Path, clock: &FixedClock) -> Arc<Desk> {
    let zone = chrono_tz::Europe::Copenhagen;
    Desk::new(dir, Arc::new(clock.clone()), zone, Arc::new(NoKeyStore)).unwrap()
}

/// The village once per process; every test gets a copy.
async fn fill() -> TempDir {
    let dir = tempfile::tempdir().unwrap();
    let desk = desk(dir.path(), &FixedClock::new(moment(NOW)));
    let session = Session::new(Arc::clone(&desk));
    let options = Options {
        demo: true,
        cost: Cost::FLOOR,
    };
    session
        .start(Code::new(PIN), "Vita".into(), options)
        .await
        .unwrap();
    let store = session.store().unwrap();
    demo::fill(&store, desk.wall()).await.unwrap();
    let ended = store.ended();
    drop(store);
    session.lock();
    assert!(ended.wait(Duration::from_secs(10)));
    dir
}

fn copy(from: &Path, to: &Path) {
    for file in std::fs::read_dir(from).unwrap() {
        let file = file.unwrap();
        std::fs::copy(file.path(), to.join(file.file_name())).unwrap();
    }
}

/// `grusvej preview` as a process of its own, to be killed.
#[derive(Debug)]
pub struct Served {
    pub child: Child,
    pub base: String,
}

impl Served {
    /// Starts it on `dir`, on `port` (0: any), with what it says on standard error going to `log`.
    pub fn start(dir: &Path, port: u16, now: &str, log: &Path) -> Self {
        Self::start_with_temp(dir, port, now, log, &std::env::temp_dir())
    }

    /// The same, with a temporary folder of its own.
    pub fn start_with_temp(dir: &Path, port: u16, now: &str, log: &Path, temp: &Path) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_grusvej"))
            .args([
                "preview",
                "--port",
                &port.to_string(),
                "--now",
                now,
                "--data",
            ])
            .arg(dir)
            .env("TZ", "Europe/Copenhagen")
            .env("TMPDIR", temp)
            .stdout(Stdio::piped())
            .stderr(
                std::fs::File::options()
                    .create(true)
                    .append(true)
                    .open(log)
                    .unwrap(),
            )
            .spawn()
            .unwrap();
        let mut line = String::new();
        let mut said = std::io::BufReader::new(child.stdout.take().unwrap());
        std::io::BufRead::read_line(&mut said, &mut line).unwrap();
        let base = line
            .trim()
            .strip_prefix("ready: ")
            .unwrap_or_else(|| panic!("{line:?}"))
            .to_owned();
        Self { child, base }
    }

    /// Its port.
    pub fn port(&self) -> u16 {
        self.base.rsplit(':').next().unwrap().parse().unwrap()
    }

    /// SIGTERM; its exit code.
    pub fn terminate(&mut self) -> Option<i32> {
        let id = self.child.id().to_string();
        let sent = Command::new("sh")
            .args(["-c", "kill -TERM \"$1\"", "sh", &id])
            .status()
            .unwrap();
        assert!(sent.success());
        self.child.wait().unwrap().code()
    }

    /// SIGKILL, at once.
    pub fn kill(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
