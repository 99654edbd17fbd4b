//! `cargo xtask import`: the app's own import, without a screen.
//!
//! The list is read by the app's binary and not here, so that the screen and the command cannot come to differ.

use std::ffi::OsString;
use std::process::Command;

use crate::args::ImportWish;
use crate::build::{self, Face};
use crate::failure::{Failure, met};
use crate::house::{House, become_program};
use crate::install::{self, Need};

/// Builds quietly and becomes `grusvej import`; returns only on failure.
pub(crate) fn import(house: &House, wish: &ImportWish) -> Result<(), Failure> {
    let args = app_args(wish).map_err(|e| met("the path", e))?;
    install::ensure(house, &[Need::Crypto])?;
    let app = build::app(house, Face::Preview)?;
    Err(become_program(Command::new(app).args(args)))
}

fn app_args(wish: &ImportWish) -> std::io::Result<Vec<OsString>> {
    let mut args = vec!["import".into(), std::path::absolute(&wish.file)?.into()];
    match &wish.into {
        None => args.push("--dry-run".into()),
        Some((data, pin)) => args.extend([
            "--data".into(),
            std::path::absolute(data)?.into(),
            "--pin".into(),
            pin.clone(),
        ]),
    }
    Ok(args)
}
