//! What `cargo xtask test` consists of, in which order.
//!
//! Cheap parts that need no build come first, then everything of one face before the other, so that in the one target
//! folder nothing is built twice; the window comes last because its libraries take longest. Each file under `tests/`
//! is a part of its own: the table then names the slow one.

use std::ffi::OsString;
use std::path::Path;

use crate::build::{Face, MEASURED};
use crate::install::Need;

/// The file under `tests/` that drives the real webview.
const WEBVIEW: &str = "webview";

/// One part of the tests.
#[derive(Debug)]
pub(crate) struct Part {
    /// Its name in the table and for `--only`; a slash parts the group from the member.
    pub(crate) name: String,
    /// What must be installed.
    pub(crate) needs: Vec<Need>,
    /// What it does.
    pub(crate) work: Work,
}

/// What a part does.
#[derive(Debug)]
pub(crate) enum Work {
    /// One cargo command with further environment.
    Cargo {
        /// The words after `cargo`.
        args: Vec<String>,
        /// Names and values.
        env: Vec<(&'static str, OsString)>,
    },
    /// Compare the third-party notices with the crates.
    Notices,
    /// Build the window's binary and keep it at this path.
    Window(std::path::PathBuf),
}

/// All parts in order; `files` are the names under `tests/`, `target` is the build folder.
pub(crate) fn plan(files: &[String], target: &Path) -> Vec<Part> {
    let window = target.join("faces/window");
    let preview = MEASURED.join(" ");
    let mobile = Face::Window.features().join(" ");
    let crypto = [Need::Crypto];
    let mut parts = vec![
        part("fmt", &[Need::Fmt], "fmt --all --check"),
        part(
            "deny",
            &[Need::Deny],
            "deny --locked check bans licenses sources",
        ),
        Part {
            name: "notices".to_owned(),
            needs: vec![],
            work: Work::Notices,
        },
        part(
            "clippy/xtask",
            &[Need::Clippy],
            "clippy --locked -p xtask --all-targets -- -D warnings",
        ),
        part("xtask", &[Need::Map], "test --locked -p xtask"),
        part(
            "clippy/preview",
            &[Need::Clippy, Need::Crypto],
            &format!("clippy --locked -p grusvej {preview} --all-targets -- -D warnings"),
        ),
        // A plain `cargo test` leaves this file out, and so do all targets.
        part(
            "clippy/webview",
            &[Need::Clippy, Need::Crypto],
            &format!("clippy --locked -p grusvej {preview} --test {WEBVIEW} -- -D warnings"),
        ),
        // There are no examples; asking for them makes cargo take the features that the tests' libraries switch on, as
        // all parts around do, where else most crates would be checked once more.
        part(
            "docs",
            &crypto,
            &format!("doc --locked -p grusvej {preview} --lib --examples --no-deps --document-private-items"),
        )
        .with("RUSTDOCFLAGS", "-D warnings"),
        part(
            "build/tests",
            &crypto,
            &format!("test --locked -p grusvej {preview} --no-run"),
        ),
        part(
            "unit",
            &crypto,
            &format!("test --locked -p grusvej {preview} --lib --bins"),
        ),
        part(
            "doctests",
            &crypto,
            &format!("test --locked -p grusvej {preview} --doc"),
        ),
    ];
    let test = |file: &str, needs: &[Need]| {
        let command = format!("test --locked -p grusvej {preview} --test {file}");
        part(&format!("tests/{file}"), needs, &command)
    };
    for file in files.iter().filter(|file| *file != WEBVIEW) {
        parts.push(test(file, &[Need::Crypto, Need::Browser]));
    }
    parts.push(part(
        "clippy/window",
        &[Need::Clippy, Need::Crypto, Need::Webview],
        &format!("clippy --locked -p grusvej {mobile} --lib --bins -- -D warnings"),
    ));
    parts.push(Part {
        name: "build/window".to_owned(),
        needs: vec![Need::Crypto, Need::Webview],
        work: Work::Window(window.clone()),
    });
    if files.iter().any(|file| file == WEBVIEW) {
        let needs = [Need::Crypto, Need::Webview, Need::Screen];
        parts.push(test(WEBVIEW, &needs).with("GRUSVEJ_WINDOW_BIN", window));
    }
    parts
}

/// Whether `--only wanted` means this part: its name, its group, or a file under `tests/`.
pub(crate) fn means(wanted: &str, name: &str) -> bool {
    let within = |group: &str| {
        name.strip_prefix(group)
            .is_some_and(|rest| rest.starts_with('/'))
    };
    // The webview's test is of no use without the binary it drives.
    let webview = wanted == "tests" || wanted.strip_prefix("tests/").unwrap_or(wanted) == WEBVIEW;
    name == wanted
        || within(wanted)
        || name.strip_prefix("tests/") == Some(wanted)
        || (webview && name == "build/window")
}

fn part(name: &str, needs: &[Need], command: &str) -> Part {
    let args = command.split(' ').map(str::to_owned).collect();
    Part {
        name: name.to_owned(),
        needs: needs.to_vec(),
        work: Work::Cargo { args, env: vec![] },
    }
}

impl Part {
    fn with(mut self, name: &'static str, value: impl Into<OsString>) -> Self {
        if let Work::Cargo { env, .. } = &mut self.work {
            env.push((name, value.into()));
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(files: &[&str]) -> Vec<String> {
        let files: Vec<String> = files.iter().map(|file| (*file).to_owned()).collect();
        let parts = plan(&files, Path::new("/t"));
        parts.into_iter().map(|part| part.name).collect()
    }

    fn chosen(wanted: &str) -> Vec<String> {
        let mut names = names(&["browser", "kill", "webview"]);
        names.retain(|name| means(wanted, name));
        names
    }

    #[test]
    fn every_file_under_tests_is_a_part_and_the_webview_comes_after_its_binary() {
        let names = names(&["browser", "webview", "kill"]);
        let at = |name: &str| names.iter().position(|other| other == name).unwrap();
        assert!(at("unit") < at("tests/browser"));
        assert!(at("build/tests") < at("unit"));
        assert!(at("tests/kill") < at("build/window"));
        assert!(at("build/window") < at("tests/webview"));
        let distinct: std::collections::BTreeSet<_> = names.iter().collect();
        assert_eq!(distinct.len(), names.len());
    }

    #[test]
    fn each_test_file_is_run_once() {
        let files: Vec<String> = ["browser", "kill", "webview"].map(str::to_owned).into();
        let commands: Vec<String> = plan(&files, Path::new("/t"))
            .into_iter()
            .filter_map(|part| match part.work {
                Work::Cargo { args, .. } => Some(args.join(" ")),
                _ => None,
            })
            .collect();
        for file in &files {
            let runs = commands
                .iter()
                .filter(|line| line.ends_with(&format!("--test {file}")));
            assert_eq!(runs.count(), 1, "{file}");
        }
        assert!(
            !commands.iter().any(|line| line.contains("--tests")),
            "would run the unit tests again"
        );
    }

    #[test]
    fn the_webview_test_is_told_where_the_windows_binary_is() {
        let parts = plan(&["webview".to_owned()], Path::new("/t"));
        let kept = parts.iter().find_map(|part| match &part.work {
            Work::Window(path) => Some(path.clone().into_os_string()),
            _ => None,
        });
        let told = parts.iter().find_map(|part| match &part.work {
            Work::Cargo { env, .. } if part.name == "tests/webview" => env.first().cloned(),
            _ => None,
        });
        assert_eq!(told, Some(("GRUSVEJ_WINDOW_BIN", kept.unwrap())));
    }

    #[test]
    fn only_chooses_a_part_a_group_or_a_test_file() {
        assert_eq!(chosen("fmt"), ["fmt"]);
        assert_eq!(chosen("kill"), ["tests/kill"]);
        assert_eq!(chosen("tests/kill"), ["tests/kill"]);
        assert_eq!(
            chosen("clippy"),
            [
                "clippy/xtask",
                "clippy/preview",
                "clippy/webview",
                "clippy/window"
            ]
        );
        assert_eq!(chosen("webview"), ["build/window", "tests/webview"]);
        assert_eq!(
            chosen("tests"),
            [
                "tests/browser",
                "tests/kill",
                "build/window",
                "tests/webview"
            ]
        );
        assert!(chosen("clip").is_empty());
    }

    #[test]
    fn nothing_of_the_preview_asks_for_the_window_system() {
        for part in plan(&["browser".to_owned()], Path::new("/t")) {
            let window = part.needs.contains(&Need::Webview);
            assert_eq!(window, part.name.ends_with("/window"), "{}", part.name);
        }
    }
}
