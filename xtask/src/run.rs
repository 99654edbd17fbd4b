//! `cargo xtask run`: from a bare machine to the app on the screen.
//!
//! After the demo is made this program becomes the app (`exec`) instead of standing over it: there is then one process,
//! so that Ctrl-C, SIGTERM and SIGKILL reach the app itself and no forwarding can fail.

use std::ffi::OsString;
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::args::RunWish;
use crate::build::{self, Face};
use crate::failure::{Failure, met};
use crate::house::{House, become_program, tied};
use crate::install::{self, Need};

/// Installs, builds, makes the demo, and becomes the app; returns only on failure.
pub(crate) fn run(house: &House, wish: &RunWish) -> Result<(), Failure> {
    let face = face(wish.preview, has_display());
    let needs: &[Need] = match face {
        Face::Preview => &[Need::Crypto],
        Face::Window => &[Need::Crypto, Need::Webview],
    };
    install::ensure(house, needs)?;
    let data = data(house, wish)?;
    let app = build::app(house, face)?;
    std::fs::create_dir_all(&data).map_err(|e| met("the data folder", e))?;
    if !wish.empty {
        demo(&app, &demo_args(wish, &data))?;
    }
    for file in &wish.maps {
        bring_map(&app, &map_args(file, &data)?)?;
    }
    Err(become_program(
        Command::new(app).args(app_args(wish, face, &data)),
    ))
}

/// A window where one can be shown, unless the browser is asked for.
fn face(preview: bool, display: bool) -> Face {
    if preview || !display {
        Face::Preview
    } else {
        Face::Window
    }
}

fn has_display() -> bool {
    let set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    cfg!(not(all(unix, not(target_os = "macos")))) || set("DISPLAY") || set("WAYLAND_DISPLAY")
}

/// The journal's folder; the demo and an empty start never share one.
fn data(house: &House, wish: &RunWish) -> Result<PathBuf, Failure> {
    match &wish.data {
        Some(dir) => std::path::absolute(dir).map_err(|e| met("--data", e)),
        None if wish.empty => Ok(house.target.join("empty")),
        None => Ok(house.target.join("demo")),
    }
}

fn demo_args(wish: &RunWish, data: &Path) -> Vec<OsString> {
    let mut args = vec!["demo".into(), "--data".into(), data.into()];
    common(wish, &mut args);
    args
}

fn map_args(file: &Path, data: &Path) -> Result<Vec<OsString>, Failure> {
    let file = std::path::absolute(file).map_err(|e| met("--map", e))?;
    Ok(vec![
        "map".into(),
        file.into(),
        "--data".into(),
        data.into(),
    ])
}

fn app_args(wish: &RunWish, face: Face, data: &Path) -> Vec<OsString> {
    let verb = match face {
        Face::Preview => "preview",
        Face::Window => "window",
    };
    let mut args = vec![verb.into(), "--data".into(), data.into()];
    if let Some(port) = wish.port {
        args.extend(["--port".into(), port.to_string().into()]);
    }
    common(wish, &mut args);
    args
}

fn common(wish: &RunWish, args: &mut Vec<OsString>) {
    for (name, value) in [("--now", &wish.now), ("--lang", &wish.lang)] {
        if let Some(value) = value {
            args.extend([name.into(), value.into()]);
        }
    }
}

/// Lets the app make its demo, and passes on the line with the PIN; all else it says goes to standard error.
fn demo(app: &Path, args: &[OsString]) -> Result<(), Failure> {
    let doing = "the demo";
    let mut child = tied(app)
        .args(args)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|e| met(doing, e))?;
    let mut pin = false;
    if let Some(said) = child.stdout.take() {
        for line in BufReader::new(said).lines() {
            let line = line.map_err(|e| met(doing, e))?;
            if line.starts_with("pin: ") {
                pin = true;
                println!("{line}");
                std::io::stdout().flush().map_err(|e| met(doing, e))?;
            } else {
                eprintln!("{line}");
            }
        }
    }
    let status = child.wait().map_err(|e| met(doing, e))?;
    if status.success() && pin {
        Ok(())
    } else {
        Err(Failure::Said(
            "the demo could not be opened; --empty starts without it, --data DIR elsewhere"
                .to_owned(),
        ))
    }
}

/// Lets the app bring a map in. What it says of it goes to standard error, where the building is told, too.
fn bring_map(app: &Path, args: &[OsString]) -> Result<(), Failure> {
    let doing = "the map";
    let said = tied(app)
        .args(args)
        .stdin(Stdio::null())
        .stderr(Stdio::inherit())
        .output()
        .map_err(|e| met(doing, e))?;
    std::io::stderr()
        .write_all(&said.stdout)
        .map_err(|e| met(doing, e))?;
    if said.status.success() {
        Ok(())
    } else {
        Err(Failure::Said("a map could not be brought in".to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_browser_is_taken_when_asked_for_or_when_no_window_can_be_shown() {
        assert_eq!(face(false, true), Face::Window);
        assert_eq!(face(true, true), Face::Preview);
        assert_eq!(face(false, false), Face::Preview);
    }

    #[test]
    fn the_app_gets_every_wish_and_the_demo_all_but_the_port() {
        let wish = RunWish {
            port: Some(8080),
            lang: Some("en".into()),
            now: Some("2026-11-24T12:50".into()),
            ..RunWish::default()
        };
        assert_eq!(
            app_args(&wish, Face::Preview, Path::new("/d")),
            "preview --data /d --port 8080 --now 2026-11-24T12:50 --lang en"
                .split(' ')
                .collect::<Vec<_>>()
        );
        assert_eq!(
            demo_args(&wish, Path::new("/d")),
            "demo --data /d --now 2026-11-24T12:50 --lang en"
                .split(' ')
                .collect::<Vec<_>>()
        );
        assert_eq!(
            app_args(&RunWish::default(), Face::Window, Path::new("/d")),
            ["window", "--data", "/d"]
        );
    }
}
