//! `cargo xtask village`: the map of the demo's village, as the app draws it.

use std::path::Path;
use std::process::Command;

use crate::build::{self, Face};
use crate::failure::{Failure, met};
use crate::house::{House, become_program};
use crate::install::{self, Need};

/// Builds quietly and becomes `grusvej demo-map`; returns only on failure.
pub(crate) fn village(house: &House, out: &Path) -> Result<(), Failure> {
    let out = std::path::absolute(out).map_err(|e| met("--out", e))?;
    install::ensure(house, &[Need::Crypto])?;
    let app = build::app(house, Face::Preview)?;
    Err(become_program(
        Command::new(app).arg("demo-map").arg("--out").arg(out),
    ))
}
