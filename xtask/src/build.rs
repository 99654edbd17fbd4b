//! Builds one face of the app and says where its binary lies.
//!
//! Cargo tells the place in its messages; guessing `target/debug` would miss a target folder set elsewhere.

use std::io::{BufRead as _, BufReader};
use std::path::PathBuf;
use std::process::Stdio;

use serde_json::Value;

use crate::failure::{Failure, met};
use crate::house::House;

/// A face of the one component tree.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Face {
    /// The browser; needs no window libraries.
    Preview,
    /// The webview, in a desktop window.
    Window,
}

/// The preview with the store that can also be opened without a key, which benches compare with and which the test
/// that looks for erased text reads. Never built for people.
pub(crate) const MEASURED: [&str; 3] =
    ["--no-default-features", "--features", "preview,plain-store"];

impl Face {
    /// The cargo arguments that choose this face.
    pub(crate) fn features(self) -> [&'static str; 3] {
        match self {
            Self::Preview => ["--no-default-features", "--features", "preview"],
            Self::Window => ["--no-default-features", "--features", "mobile"],
        }
    }
}

/// Builds the app with this face, cargo's talk on standard error, and gives the binary's path.
pub(crate) fn app(house: &House, face: Face) -> Result<PathBuf, Failure> {
    let mut command = house.cargo(["build", "--package", "grusvej", "--bin", "grusvej"]);
    command
        .args(face.features())
        .arg("--message-format=json-render-diagnostics")
        .stdin(Stdio::null())
        .stdout(Stdio::piped());
    let mut child = command.spawn().map_err(|e| met("cargo build", e))?;
    let mut binary = None;
    if let Some(messages) = child.stdout.take() {
        for line in BufReader::new(messages).lines() {
            let line = line.map_err(|e| met("cargo build", e))?;
            binary = executable(&line).or(binary);
        }
    }
    let status = child.wait().map_err(|e| met("cargo build", e))?;
    if !status.success() {
        return Err(Failure::Said("the app could not be built".to_owned()));
    }
    binary.ok_or_else(|| Failure::Said("cargo built the app but named no binary".to_owned()))
}

/// The app's binary, if this message of cargo's names it.
fn executable(message: &str) -> Option<PathBuf> {
    let message: Value = serde_json::from_str(message).ok()?;
    let ours = message.get("reason")?.as_str()? == "compiler-artifact"
        && message.pointer("/target/name")?.as_str()? == "grusvej";
    let path = message.get("executable")?.as_str()?;
    ours.then(|| PathBuf::from(path))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_apps_own_artifact_names_the_binary() {
        let artifact = |name: &str, executable: &str| {
            format!(
                r#"{{"reason":"compiler-artifact","target":{{"name":"{name}"}},"executable":{executable}}}"#
            )
        };
        assert_eq!(
            executable(&artifact("grusvej", r#""/t/debug/grusvej""#)),
            Some(PathBuf::from("/t/debug/grusvej"))
        );
        assert_eq!(executable(&artifact("grusvej", "null")), None);
        assert_eq!(
            executable(&artifact("build-script-build", r#""/t/b""#)),
            None
        );
        assert_eq!(
            executable(r#"{"reason":"build-finished","success":true}"#),
            None
        );
        assert_eq!(executable("not json"), None);
    }
}
