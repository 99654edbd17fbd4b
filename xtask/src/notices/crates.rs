//! Which crates end up in what a worker installs.
//!
//! `cargo tree` is asked and not the graph of `cargo metadata`, because only the former keeps apart what a test or a
//! build script switches on from what the app does.

use std::collections::BTreeSet;
use std::path::PathBuf;

use serde_json::Value;

use crate::build::Face;
use crate::failure::{Failure, met};
use crate::house::{House, output};

/// The systems that the app is made for.
const TARGETS: [&str; 4] = [
    "aarch64-linux-android",
    "aarch64-apple-ios",
    "aarch64-apple-darwin",
    "x86_64-unknown-linux-gnu",
];

/// Crates that only build scripts use but whose C code is linked in, with the files of its licences.
pub(super) const CARRIERS: [(&str, &[&str]); 2] = [
    ("openssl-src", &["openssl/LICENSE.txt"]),
    (
        "sqlcipher-src",
        &[
            "sqlcipher/LICENSE-sqlcipher",
            "sqlcipher/LICENSE-libtomcrypt",
        ],
    ),
];

/// A crate that the app carries.
#[derive(Debug)]
pub(super) struct Crate {
    /// Its name.
    pub(super) name: String,
    /// Its version.
    pub(super) version: String,
    /// The licence expression it states.
    pub(super) licence: String,
    /// Where its source is developed; may be empty.
    pub(super) repository: String,
    /// Its authors without their addresses; may be empty.
    pub(super) authors: String,
    /// Its source on this machine.
    pub(super) folder: PathBuf,
}

impl Crate {
    /// Name and version.
    pub(super) fn title(&self) -> String {
        format!("{} {}", self.name, self.version)
    }
}

/// All crates of the app on all its systems, in the order of their names.
pub(super) fn shipped(house: &House) -> Result<Vec<Crate>, Failure> {
    let mut wanted = BTreeSet::new();
    for target in TARGETS {
        let mut command = house.cargo(["tree", "--locked", "-p", "grusvej", "--target", target]);
        command.args(Face::Window.features()).args([
            "-e",
            "normal,no-proc-macro",
            "--prefix",
            "none",
            "--format",
            "{p}",
        ]);
        let text = output(&mut command, "cargo tree")?;
        wanted.extend(text.lines().filter_map(|line| named(line, "grusvej")));
    }
    let mut command = house.cargo(["metadata", "--locked", "--format-version", "1"]);
    command.args(Face::Window.features());
    let text = output(&mut command, "cargo metadata")?;
    let metadata: Value = serde_json::from_str(&text).map_err(|e| met("cargo metadata", e))?;
    let packages = metadata.get("packages").and_then(Value::as_array);
    let mut crates: Vec<Crate> = packages
        .into_iter()
        .flatten()
        .filter_map(read)
        .filter(|it| {
            let carrier = CARRIERS.iter().any(|(name, _)| *name == it.name);
            carrier || wanted.contains(&(it.name.clone(), it.version.clone()))
        })
        .collect();
    crates.sort_by(|a, b| (&a.name, &a.version).cmp(&(&b.name, &b.version)));
    Ok(crates)
}

/// Name and version in a line of `cargo tree`, if it is not our own package.
fn named(line: &str, own: &str) -> Option<(String, String)> {
    let mut words = line.split_whitespace();
    let name = words.next().filter(|name| *name != own)?;
    let version = words.next()?.strip_prefix('v')?;
    Some((name.to_owned(), version.to_owned()))
}

fn read(package: &Value) -> Option<Crate> {
    let text = |key: &str| {
        package
            .get(key)
            .and_then(Value::as_str)
            .unwrap_or_default()
            .to_owned()
    };
    let authors: Vec<&str> = package
        .get("authors")?
        .as_array()?
        .iter()
        .filter_map(Value::as_str)
        .map(without_address)
        .filter(|author| !author.is_empty())
        .collect();
    Some(Crate {
        name: text("name"),
        version: text("version"),
        licence: text("license"),
        repository: text("repository"),
        authors: authors.join(", "),
        folder: PathBuf::from(text("manifest_path")).parent()?.to_path_buf(),
    })
}

fn without_address(author: &str) -> &str {
    author.split('<').next().unwrap_or_default().trim()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_of_the_tree_names_a_crate_but_not_our_own() {
        let pair = Some(("serde".to_owned(), "1.0.2".to_owned()));
        assert_eq!(named("serde v1.0.2", "grusvej"), pair);
        assert_eq!(named("serde v1.0.2 (*)", "grusvej"), pair);
        assert_eq!(named("grusvej v0.1.0 (/somewhere)", "grusvej"), None);
        assert_eq!(named("", "grusvej"), None);
    }

    #[test]
    fn an_author_keeps_the_name_and_loses_the_address() {
        assert_eq!(without_address("Ann Maker <ann@example.org>"), "Ann Maker");
        assert_eq!(without_address("The Makers"), "The Makers");
    }
}
