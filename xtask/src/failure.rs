//! How a verb fails: three ways only, each with its exit code, so that no error type per file is needed.

use std::process::ExitCode;

/// Why a verb did not do what was asked.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Failure {
    /// The command line makes no sense (exit code 2).
    Usage(String),
    /// The work failed, and this sentence says how (exit code 1).
    Said(String),
}

impl Failure {
    /// Prints the sentence on standard error and gives the exit code.
    pub(crate) fn report(&self) -> ExitCode {
        match self {
            Self::Usage(sentence) => {
                eprintln!("xtask: {sentence} (`cargo xtask help` lists what there is)");
                ExitCode::from(2)
            }
            Self::Said(sentence) => {
                eprintln!("xtask: {sentence}");
                ExitCode::FAILURE
            }
        }
    }
}

/// A [`Failure::Said`] from what was being done and the error it met.
pub(crate) fn met(doing: &str, error: impl std::fmt::Display) -> Failure {
    Failure::Said(format!("{doing}: {error}"))
}
