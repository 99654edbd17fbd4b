//! Where the workspace lies, and how its programs are started.
//!
//! The place comes from cargo's environment, not from the current folder, so every verb works from anywhere inside
//! the workspace and a path given by the person stays relative to where they stand.

use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::failure::{Failure, met};

/// The workspace on disk and the cargo that builds it.
#[derive(Debug, Clone)]
pub(crate) struct House {
    /// The folder with the workspace's Cargo.toml.
    pub(crate) root: PathBuf,
    /// The one folder of build results.
    pub(crate) target: PathBuf,
    /// The cargo that started this program.
    cargo: OsString,
}

impl House {
    /// The workspace this program belongs to; fails where it was moved away from it.
    pub(crate) fn find() -> Result<Self, Failure> {
        let package = std::env::var_os("CARGO_MANIFEST_DIR")
            .unwrap_or_else(|| OsString::from(env!("CARGO_MANIFEST_DIR")));
        let root = Path::new(&package)
            .parent()
            .ok_or_else(|| Failure::Said("the workspace cannot be found".to_owned()))?
            .to_path_buf();
        let target = match std::env::var_os("CARGO_TARGET_DIR") {
            Some(dir) => std::path::absolute(dir).map_err(|e| met("CARGO_TARGET_DIR", e))?,
            None => root.join("target"),
        };
        let cargo = std::env::var_os("CARGO").unwrap_or_else(|| OsString::from("cargo"));
        Ok(Self {
            root,
            target,
            cargo,
        })
    }

    /// A cargo command in the workspace.
    pub(crate) fn cargo<S: AsRef<OsStr>>(&self, args: impl IntoIterator<Item = S>) -> Command {
        let mut command = tied(&self.cargo);
        command.args(args).current_dir(&self.root);
        command
    }
}

/// A command that is told to stop when this program ends, however it ends.
///
/// Linux can do that for a killed parent too, through util-linux' `setpriv`; a signal handler here would miss SIGKILL
/// and need a library.
pub(crate) fn tied(program: impl AsRef<OsStr>) -> Command {
    const SETPRIV: &str = "/usr/bin/setpriv";
    if cfg!(target_os = "linux") && Path::new(SETPRIV).exists() {
        let mut command = Command::new(SETPRIV);
        command.args(["--pdeathsig", "TERM", "--"]).arg(program);
        command
    } else {
        Command::new(program)
    }
}

/// Whether the command can be started and succeeds; it says nothing.
pub(crate) fn succeeds(command: &mut Command) -> bool {
    command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}

/// Waits for the command; `doing` names it when it fails.
pub(crate) fn must(command: &mut Command, doing: &str) -> Result<(), Failure> {
    let status = command.status().map_err(|e| met(doing, e))?;
    if status.success() {
        Ok(())
    } else {
        Err(Failure::Said(format!("{doing}: failed ({status})")))
    }
}

/// What the command prints on standard output; its standard error is shown.
pub(crate) fn output(command: &mut Command, doing: &str) -> Result<String, Failure> {
    let output = command
        .stdin(Stdio::null())
        .stderr(Stdio::inherit())
        .output()
        .map_err(|e| met(doing, e))?;
    if !output.status.success() {
        return Err(Failure::Said(format!(
            "{doing}: failed ({})",
            output.status
        )));
    }
    String::from_utf8(output.stdout).map_err(|e| met(doing, e))
}

/// Becomes the given program, so that there is one process and every signal reaches it; returns only on failure.
#[cfg(unix)]
pub(crate) fn become_program(command: &mut Command) -> Failure {
    use std::os::unix::process::CommandExt as _;
    let error = command.exec();
    met("the app does not start", error)
}

/// Runs the program to its end and passes on how it went; the other systems cannot replace a process.
#[cfg(not(unix))]
pub(crate) fn become_program(command: &mut Command) -> Failure {
    match command.status() {
        Ok(status) => std::process::exit(status.code().unwrap_or(1)),
        Err(error) => met("the app does not start", error),
    }
}
