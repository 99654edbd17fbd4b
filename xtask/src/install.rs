//! Installs what a verb needs and the machine lacks, saying what and why.
//!
//! Debian's packages come by apt, as root or by a `sudo` that asks for no password; else the one line to run is printed,
//! because a question for a password in the middle of a build is easily missed. Each verb asks for its own needs
//! only: the browser preview never pulls in a window system.

use std::process::{Command, Stdio};

use crate::failure::Failure;
use crate::house::{House, must, succeeds, tied};

/// The version of cargo-deny that deny.toml was written for.
const CARGO_DENY: &str = "cargo-deny@0.20.2";

/// Something that a verb cannot do without.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Need {
    /// The library that encrypts the journal.
    Crypto,
    /// The webview and what its window links to.
    Webview,
    /// Chromium for the browser tests.
    Browser,
    /// A display of no hardware for the webview's test.
    Screen,
    /// What makes a map of an extract of OpenStreetMap.
    Map,
    /// rustfmt.
    Fmt,
    /// clippy.
    Clippy,
    /// cargo-deny.
    Deny,
}

/// A Debian package and why it is needed.
type Package = (&'static str, &'static str);

impl Need {
    fn packages(self) -> &'static [Package] {
        match self {
            Self::Crypto => &[
                ("pkg-config", "finds the libraries to link with"),
                (
                    "libssl-dev",
                    "SQLCipher encrypts the journal with its libcrypto",
                ),
            ],
            Self::Webview => &[
                (
                    "libwebkit2gtk-4.1-dev",
                    "the webview that shows the app in a window",
                ),
                ("libxdo-dev", "the window's keyboard shortcuts"),
            ],
            Self::Browser => &[
                ("chromium", "the browser that the tests drive"),
                ("fonts-dejavu-core", "letters for a machine without fonts"),
            ],
            Self::Screen => &[
                ("xvfb", "a display in memory for the webview's test"),
                ("xauth", "the key to that display"),
                ("imagemagick", "takes and measures the webview's picture"),
                ("fonts-dejavu-core", "letters for a machine without fonts"),
            ],
            Self::Map => &[
                ("osmium-tool", "cuts a municipality out of OpenStreetMap"),
                ("tilemaker", "draws the tiles of the map"),
                ("sqlite3", "reads and names the finished map file"),
            ],
            Self::Fmt | Self::Clippy | Self::Deny => &[],
        }
    }
}

/// Installs whatever of these is missing; what is said and what the installers say goes to standard error.
pub(crate) fn ensure(house: &House, needs: &[Need]) -> Result<(), Failure> {
    let mut packages: Vec<Package> = needs
        .iter()
        .flat_map(|need| need.packages())
        .copied()
        .collect();
    packages.sort_unstable();
    packages.dedup();
    if cfg!(target_os = "linux") {
        debian(&packages)?;
    }
    for (need, tool) in [(Need::Fmt, "fmt"), (Need::Clippy, "clippy")] {
        if needs.contains(&need) && !succeeds(&mut house.cargo([tool, "--version"])) {
            component(tool)?;
        }
    }
    if needs.contains(&Need::Deny) && !succeeds(&mut house.cargo(["deny", "--version"])) {
        deny(house)?;
    }
    Ok(())
}

fn debian(packages: &[Package]) -> Result<(), Failure> {
    if packages.is_empty() {
        return Ok(());
    }
    if !succeeds(Command::new("dpkg-query").arg("--version")) {
        eprintln!(
            "This is no Debian: please see to it yourself that these, or their like, are installed:"
        );
        for (name, why) in packages {
            eprintln!("  {name}: {why}");
        }
        return Ok(());
    }
    let missing: Vec<Package> = packages
        .iter()
        .filter(|(name, _)| !installed(name))
        .copied()
        .collect();
    if missing.is_empty() {
        return Ok(());
    }
    eprintln!("Installing what is missing:");
    for (name, why) in &missing {
        eprintln!("  {name}: {why}");
    }
    let names: Vec<&str> = missing.iter().map(|(name, _)| *name).collect();
    let by_hand = || {
        Failure::Said(format!(
            "please run this and start again:\n  sudo apt-get update && sudo apt-get install -y --no-install-recommends {}",
            names.join(" ")
        ))
    };
    let root = root().ok_or_else(by_hand)?;
    let mut lists = have_lists();
    for _attempt in 0..2 {
        if (lists || root.apt(&["update"])) && root.apt(&install_args(&names)) {
            return Ok(());
        }
        // Old lists name packages that the archive has since replaced, and a network may fail once.
        lists = false;
    }
    Err(by_hand())
}

fn install_args<'a>(names: &[&'a str]) -> Vec<&'a str> {
    let mut args = vec!["install", "-y", "--no-install-recommends"];
    args.extend(names);
    args
}

fn installed(package: &str) -> bool {
    Command::new("dpkg-query")
        .args(["-W", "-f", "${db:Status-Status}", package])
        .stderr(Stdio::null())
        .output()
        .is_ok_and(|output| output.status.success() && output.stdout == b"installed")
}

/// A new Debian image has no package lists at all.
fn have_lists() -> bool {
    std::fs::read_dir("/var/lib/apt/lists").is_ok_and(|lists| {
        lists
            .flatten()
            .any(|list| list.file_name().to_string_lossy().contains("_Packages"))
    })
}

/// The way to act as root: the words before the command.
struct Root(&'static [&'static str]);

fn root() -> Option<Root> {
    let id = Command::new("id").arg("-u").output().ok()?;
    if id.stdout.trim_ascii() == b"0" {
        Some(Root(&["env"]))
    } else if succeeds(Command::new("sudo").args(["-n", "true"])) {
        Some(Root(&["sudo", "-n", "env"]))
    } else {
        None
    }
}

impl Root {
    /// Whether apt-get did this; it asks nothing and waits for another apt to end.
    fn apt(&self, args: &[&str]) -> bool {
        let mut words = self.0.iter().chain(&[
            "DEBIAN_FRONTEND=noninteractive",
            "apt-get",
            "-q",
            "-o",
            "DPkg::Lock::Timeout=300",
        ]);
        words.next().is_some_and(|program| {
            Command::new(program)
                .args(words)
                .args(args)
                .stdin(Stdio::null())
                .stdout(std::io::stderr())
                .status()
                .is_ok_and(|status| status.success())
        })
    }
}

fn component(tool: &str) -> Result<(), Failure> {
    let name = if tool == "fmt" { "rustfmt" } else { tool };
    eprintln!("Installing the Rust component {name}: the tests hold the code to it");
    let mut rustup = tied("rustup");
    rustup
        .args(["component", "add", name])
        .stdout(std::io::stderr());
    must(&mut rustup, &format!("rustup component add {name}"))
}

fn deny(house: &House) -> Result<(), Failure> {
    eprintln!(
        "Installing {CARGO_DENY}: it holds the licences, sources and bans of deny.toml (about a minute)"
    );
    let mut install = house.cargo(["install", "--locked", "--debug", CARGO_DENY]);
    // Its release profile takes many times as long to build, and checking this workspace takes seconds either way.
    install
        .env("CARGO_PROFILE_DEV_DEBUG", "0")
        .env("CARGO_PROFILE_DEV_OPT_LEVEL", "0")
        .env_remove("CARGO_TARGET_DIR")
        .stdin(Stdio::null())
        .stdout(std::io::stderr());
    must(&mut install, "cargo install cargo-deny")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_preview_needs_no_window_system_and_no_browser() {
        let names: Vec<_> = Need::Crypto
            .packages()
            .iter()
            .map(|(name, _)| *name)
            .collect();
        assert_eq!(names, ["pkg-config", "libssl-dev"]);
    }

    #[test]
    fn a_package_is_never_asked_for_without_a_reason() {
        use Need::{Browser, Crypto, Map, Screen, Webview};
        for (name, why) in [Crypto, Webview, Browser, Screen, Map]
            .iter()
            .flat_map(|need| need.packages())
        {
            assert!(why.len() > 10, "{name}");
        }
    }
}
