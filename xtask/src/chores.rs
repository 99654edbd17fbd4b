//! The small verbs: one cargo command each.

use std::ffi::OsString;

use crate::build::MEASURED;
use crate::failure::{Failure, met};
use crate::house::{House, must};
use crate::install::{self, Need};

/// Runs the benchmarks of the root package; `rest` goes to cargo as it is.
pub(crate) fn bench(house: &House, rest: &[OsString]) -> Result<(), Failure> {
    install::ensure(house, &[Need::Crypto])?;
    let mut command = house.cargo(["bench", "--package", "grusvej"]);
    command.args(MEASURED).args(rest);
    must(&mut command, "the benchmarks")
}

/// Lets the browser test of the pictures write them into `docs/pictures`.
pub(crate) fn pictures(house: &House) -> Result<(), Failure> {
    install::ensure(house, &[Need::Crypto, Need::Browser])?;
    let folder = house.root.join("docs/pictures");
    std::fs::create_dir_all(&folder).map_err(|e| met("docs/pictures", e))?;
    let mut command = house.cargo(["test", "--package", "grusvej"]);
    command
        .args(MEASURED)
        .args(["--test", "browser", "--", "pictures"])
        .env("GRUSVEJ_PICTURES", &folder);
    must(&mut command, "the pictures")
}
