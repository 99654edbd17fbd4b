//! The command line of the app: which face, on which folder, at which time. Chores of a person are verbs of `xtask`,
//! which calls this.

mod map;

use crate::demo;
use crate::domain::time::{instant, parse_minute};
use crate::exchange::address_list::{self, BadRow};
use crate::exchange::import::{self, Imported};
use crate::platform::{Clock, NoKeyStore, ShiftedClock, SystemClock};
use crate::ui::aside::wait;
use crate::ui::session::{Desk, Session};
use crate::ui::text::Lang;
use crate::vault::{Code, Cost, Options, Vault};
use chrono_tz::Tz;
use serde_json::json;
use std::collections::BTreeMap;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

/// The code of every demo: made-up content needs no secret, and the lock screen says that it is made up.
pub const DEMO_CODE: &str = "2468";

/// The demo's map while it is drawn, in the data folder.
const DEMO_MAP: &str = "fuglekaer.mbtiles";

/// What was asked on the command line.
#[derive(Debug)]
struct Asked {
    options: BTreeMap<String, String>,
    file: Option<PathBuf>,
    dry_run: bool,
}

/// A sentence for whoever typed it.
type Told<T> = Result<T, String>;

/// Runs the app as the arguments say.
pub fn run(arguments: &[String]) -> ExitCode {
    let said = match arguments.split_first() {
        None => window(&[]),
        Some((verb, rest)) => match verb.as_str() {
            "preview" => preview(rest),
            "window" => window(rest),
            "demo" => make_demo(rest),
            "demo-map" => make_map(rest),
            "import" => return import_list(rest),
            "map" => map::bring(rest).map(|said| tell(&said.to_string())),
            other => Err(format!(
                "unknown: {other}. Known: preview, window, demo, demo-map, import, map"
            )),
        },
    };
    match said {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            tell_error(&why);
            ExitCode::FAILURE
        }
    }
}

#[expect(clippy::print_stderr, reason = "this is the command line")]
fn tell_error(why: &str) {
    eprintln!("grusvej: {why}");
}

#[expect(clippy::print_stdout, reason = "this is the command line")]
fn tell(line: &str) {
    println!("{line}");
    // Whoever started us waits for the line; a pipe that is gone is no reason to stop.
    let _ = std::io::stdout().flush();
}

const KNOWN: [&str; 6] = ["--data", "--port", "--now", "--lang", "--pin", "--out"];

fn asked(arguments: &[String]) -> Told<Asked> {
    let mut asked = Asked {
        options: BTreeMap::new(),
        file: None,
        dry_run: false,
    };
    let mut rest = arguments.iter();
    while let Some(argument) = rest.next() {
        let (name, value) = match argument.split_once('=') {
            Some((name, value)) if name.starts_with("--") => (name, Some(value.to_owned())),
            _ => (argument.as_str(), None),
        };
        if KNOWN.contains(&name) {
            let value = value
                .or_else(|| rest.next().cloned())
                .ok_or(format!("{name} wants a value"))?;
            asked.options.insert(name.to_owned(), value);
        } else if name == "--dry-run" {
            asked.dry_run = true;
        } else if !name.starts_with('-') && asked.file.is_none() {
            asked.file = Some(name.into());
        } else {
            return Err("an argument is not known. Known: --data DIR, --port N, --now 2026-11-24T12:50, --lang da|nb|en, --pin PIN, --out FILE, --dry-run".into());
        }
    }
    Ok(asked)
}

/// The zone of this machine; a server's UTC means that nobody said, and the work is Danish.
fn zone() -> Tz {
    let found = iana_time_zone::get_timezone()
        .ok()
        .and_then(|name| name.parse::<Tz>().ok());
    match found {
        Some(zone) if !matches!(zone, Tz::UTC | Tz::Etc__UTC | Tz::Etc__GMT | Tz::GMT) => zone,
        _ => Tz::Europe__Copenhagen,
    }
}

impl Asked {
    fn dir(&self) -> Told<PathBuf> {
        self.options
            .get("--data")
            .map(PathBuf::from)
            .ok_or_else(|| "--data DIR is wanted".into())
    }

    fn clock(&self, zone: Tz) -> Told<Arc<dyn Clock>> {
        match self.options.get("--now") {
            None => Ok(Arc::new(SystemClock)),
            Some(text) => {
                let local = parse_minute(text)
                    .ok_or("--now wants a local time such as 2026-11-24T12:50")?;
                Ok(Arc::new(ShiftedClock::starting_at(instant(local, zone))))
            }
        }
    }

    fn desk(&self) -> Told<Arc<Desk>> {
        let (dir, zone) = (self.dir()?, zone());
        std::fs::create_dir_all(&dir)
            .map_err(|e| format!("the data folder cannot be made: {}", e.kind()))?;
        let desk = Desk::new(&dir, self.clock(zone)?, zone, Arc::new(NoKeyStore))
            .map_err(|e| e.to_string())?;
        if let Some(code) = self.options.get("--lang") {
            let lang = Lang::from_code(code).ok_or("--lang wants da, nb or en")?;
            desk.change_settings(|s| {
                s.lang = lang;
                s.norway = lang == Lang::Nb;
            });
        }
        Ok(desk)
    }
}

#[cfg(feature = "preview")]
fn preview(arguments: &[String]) -> Told<()> {
    let asked = asked(arguments)?;
    let port: u16 = match asked.options.get("--port") {
        None => 8787,
        Some(text) => text.parse().map_err(|_| "--port wants a number")?,
    };
    let desk = asked.desk()?;
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .map_err(|e| e.to_string())?;
    runtime.block_on(serve(desk, port))?;
    // Trees that still run hold nothing that is not saved.
    runtime.shutdown_timeout(Duration::from_millis(200));
    Ok(())
}

#[cfg(feature = "preview")]
async fn serve(desk: Arc<Desk>, port: u16) -> Told<()> {
    use axum::serve::ListenerExt;
    use tokio::signal::unix::{SignalKind, signal};
    // Loopback only: whoever reaches this port drives the app.
    let listener = tokio::net::TcpListener::bind(("127.0.0.1", port))
        .await
        .map_err(|e| format!("port {port} cannot be opened: {}", e.kind()))?;
    let port = listener.local_addr().map_err(|e| e.to_string())?.port();
    let preview = super::preview::Preview::new(desk, port);
    // Without this every small answer waits for the browser's acknowledgement.
    let listener = listener.tap_io(|stream| {
        let _ = stream.set_nodelay(true);
    });
    let mut end = signal(SignalKind::terminate()).map_err(|e| e.to_string())?;
    let serving = axum::serve(listener, preview.router());
    tell(&format!("ready: http://127.0.0.1:{port}"));
    tokio::select! {
        ended = serving => ended.map_err(|e| e.to_string())?,
        _ = end.recv() => {}
        _ = tokio::signal::ctrl_c() => {}
    }
    // Not on a thread of the runtime: the pages need those to let go.
    let closed = tokio::task::spawn_blocking(move || preview.close(Duration::from_secs(5)));
    closed.await.map_err(|e| e.to_string())
}

#[cfg(not(feature = "preview"))]
fn preview(_: &[String]) -> Told<()> {
    Err("this build has no preview: build it with --no-default-features --features preview".into())
}

#[cfg(feature = "mobile")]
fn window(arguments: &[String]) -> Told<()> {
    let asked = asked(arguments)?;
    let ready = super::window::Ready(Arc::new(|| tell("ready: window")));
    super::window::run(asked.desk()?, ready);
    Ok(())
}

#[cfg(not(feature = "mobile"))]
fn window(_: &[String]) -> Told<()> {
    Err("this build has no window: build it with --features mobile".into())
}

fn make_demo(arguments: &[String]) -> Told<()> {
    let desk = asked(arguments)?.desk()?;
    if Vault::exists(desk.dir()) && !desk.vault().map_err(|e| e.to_string())?.is_demo() {
        return Err("this folder holds a real journal; the demo goes into another one".into());
    }
    let session = Session::new(Arc::clone(&desk));
    let code = || Code::new(DEMO_CODE);
    wait(async {
        if Vault::exists(desk.dir()) {
            session.unlock(code()).await.map_err(|e| e.to_string())?;
        } else {
            let options = Options {
                demo: true,
                cost: Cost::TARGET,
            };
            session
                .start(code(), "Vita".into(), options)
                .await
                .map_err(|e| e.to_string())?;
        }
        let store = session.store().ok_or("the demo did not open")?;
        demo::fill(&store, desk.wall())
            .await
            .map_err(|e| e.to_string())
    })?;
    leave(&session);
    if !has_map(&desk) {
        let file = desk.dir().join(DEMO_MAP);
        // A run that was stopped may have left it behind.
        let _ = std::fs::remove_file(&file);
        let drawn = draw_map(&file).and_then(|()| map::bring_in(&desk, &file));
        let _ = std::fs::remove_file(&file);
        drawn?;
    }
    tell(&format!("pin: {DEMO_CODE}"));
    Ok(())
}

/// Whether a map is there already, of whatever place.
fn has_map(desk: &Desk) -> bool {
    let maps = std::fs::read_dir(desk.dir().join("maps"));
    maps.is_ok_and(|maps| {
        let names = maps.filter_map(|map| map.ok()?.file_name().into_string().ok());
        names.into_iter().any(|name| name.ends_with(".mbtiles"))
    })
}

/// Draws the map of the demo's village.
fn make_map(arguments: &[String]) -> Told<()> {
    let asked = asked(arguments)?;
    let file = asked.options.get("--out").ok_or("--out FILE is wanted")?;
    draw_map(Path::new(file))
}

fn draw_map(file: &Path) -> Told<()> {
    if let Some(folder) = file.parent() {
        std::fs::create_dir_all(folder)
            .map_err(|e| format!("the folder of the map cannot be made: {}", e.kind()))?;
    }
    demo::map(file).map_err(|e| e.to_string())
}

/// Locks and waits until the files are closed.
fn leave(session: &Session) {
    let ended = session.store().map(|s| s.ended());
    session.lock();
    if let Some(ended) = ended {
        ended.wait(Duration::from_secs(5));
    }
}

fn import_list(arguments: &[String]) -> ExitCode {
    match try_import(arguments) {
        Ok((good, said)) => {
            tell(&said.to_string());
            if good {
                ExitCode::SUCCESS
            } else {
                ExitCode::FAILURE
            }
        }
        Err(why) => {
            tell_error(&why);
            ExitCode::FAILURE
        }
    }
}

/// Whether a row was good, and the object to print.
fn try_import(arguments: &[String]) -> Told<(bool, serde_json::Value)> {
    let asked = asked(arguments)?;
    let file = asked.file.as_deref().ok_or("which file?")?;
    let bytes =
        std::fs::read(file).map_err(|e| format!("the file cannot be read: {}", e.kind()))?;
    if asked.dry_run {
        return dry_run(&bytes);
    }
    let desk = asked.desk()?;
    let pin = asked.options.get("--pin").ok_or("--pin PIN is wanted")?;
    let session = Session::new(Arc::clone(&desk));
    let done: Imported = wait(async {
        session
            .unlock(Code::new(pin.as_str()))
            .await
            .map_err(|e| e.to_string())?;
        let store = session.store().ok_or("the journal did not open")?;
        if store.rebuild_due() {
            store
                .rebuild(Box::new(|_| true))
                .await
                .map_err(|e| e.to_string())?;
        }
        import::import(&store, desk.wall(), &bytes, &mut |_| true)
            .await
            .map_err(|e| e.to_string())
    })?;
    leave(&session);
    let good = done.added > 0 || done.known > 0;
    let said = json!({ "rows": done.rows, "added": done.added, "known": done.known, "bad": bad(&done.bad) });
    Ok((good, said))
}

fn dry_run(bytes: &[u8]) -> Told<(bool, serde_json::Value)> {
    let contents = address_list::read(bytes)
        .map_err(|e| e.to_string())?
        .read_all();
    let mut seen = std::collections::BTreeSet::new();
    let fresh = contents
        .places
        .iter()
        .filter(|p| seen.insert(import::subject_of(p)))
        .count();
    let places: Vec<_> = contents
        .places
        .iter()
        .map(|p| {
            json!({
                "street": p.street, "number": p.number, "floor": p.floor, "door": p.door,
                "postcode": p.postcode, "city": p.city, "lat": p.lat, "lon": p.lon,
            })
        })
        .collect();
    let said = json!({
        "rows": contents.places.len().saturating_add(contents.bad.len()),
        "added": fresh,
        "known": contents.places.len().saturating_sub(fresh),
        "bad": bad(&contents.bad),
        "places": places,
    });
    Ok((!contents.places.is_empty(), said))
}

fn bad(rows: &[BadRow]) -> serde_json::Value {
    rows.iter()
        .map(|row| json!({ "line": row.line, "reason": row.reason.to_string() }))
        .collect()
}
