//! `cargo xtask test`: everything that CI runs, in one command for people too.
//!
//! It stops at the first part that fails and prints the table all the same; running on would cost minutes and bury
//! the first cause.

use std::time::Instant;

use serde_json::Value;

use crate::args::TestWish;
use crate::build::{self, Face};
use crate::failure::{Failure, met};
use crate::house::{House, must, output};
use crate::install::{self, Need};
use crate::notices;
use crate::parts::{Part, Work, means, plan};
use crate::table::{Outcome, table};

/// Runs the parts that are wished for, prints the table, and fails if one failed.
pub(crate) fn test(house: &House, wish: &TestWish) -> Result<(), Failure> {
    let mut parts = plan(&test_files(house)?, &house.target);
    if wish.list {
        for part in &parts {
            println!("{}", part.name);
        }
        return Ok(());
    }
    if let Some(wanted) = &wish.only {
        parts.retain(|part| means(wanted, &part.name));
        if parts.is_empty() {
            return Err(Failure::Usage(format!(
                "--only {wanted}: there is no such part; `cargo xtask test --list` names them"
            )));
        }
    }
    let mut needs: Vec<Need> = parts
        .iter()
        .flat_map(|part| part.needs.iter().copied())
        .collect();
    needs.sort_unstable();
    needs.dedup();

    let mut rows = Rows::default();
    rows.run("install", || install::ensure(house, &needs));
    for part in &parts {
        rows.run(&part.name, || work(house, part, wish.long));
    }
    print!("\n{}", table(&rows.rows));
    rows.failure.map_or(Ok(()), Err)
}

/// The rows of the table so far, and the first failure.
#[derive(Default)]
struct Rows {
    rows: Vec<(String, Outcome)>,
    failure: Option<Failure>,
}

impl Rows {
    fn run(&mut self, name: &str, work: impl FnOnce() -> Result<(), Failure>) {
        let outcome = if self.failure.is_some() {
            Outcome::NotRun
        } else {
            println!("\n== {name}");
            let start = Instant::now();
            let result = work();
            let time = start.elapsed();
            match result {
                Ok(()) => Outcome::Passed(time),
                Err(failure) => {
                    self.failure = Some(failure);
                    Outcome::Failed(time)
                }
            }
        };
        self.rows.push((name.to_owned(), outcome));
    }
}

fn work(house: &House, part: &Part, long: bool) -> Result<(), Failure> {
    match &part.work {
        Work::Notices => notices::check(house),
        Work::Window(kept) => {
            let built = build::app(house, Face::Window)?;
            if let Some(folder) = kept.parent() {
                std::fs::create_dir_all(folder).map_err(|e| met("target/faces", e))?;
            }
            // The preview's binary has the same name and would take its place.
            std::fs::copy(built, kept).map_err(|e| met("keeping the window's binary", e))?;
            Ok(())
        }
        Work::Cargo { args, env } => {
            let mut command = house.cargo(args);
            command.envs(env.iter().map(|(name, value)| (name, value)));
            if long {
                command.env("GRUSVEJ_LONG", "1");
            }
            must(&mut command, &part.name)
        }
    }
}

/// The names of the root package's files under `tests/`.
fn test_files(house: &House) -> Result<Vec<String>, Failure> {
    let doing = "cargo metadata";
    let text = output(
        &mut house.cargo(["metadata", "--locked", "--no-deps", "--format-version", "1"]),
        doing,
    )?;
    let metadata: Value = serde_json::from_str(&text).map_err(|e| met(doing, e))?;
    let list = |value: &Value, key: &str| {
        value
            .get(key)
            .and_then(Value::as_array)
            .cloned()
            .unwrap_or_default()
    };
    let mut files: Vec<String> = list(&metadata, "packages")
        .iter()
        .filter(|package| package.get("name").and_then(Value::as_str) == Some("grusvej"))
        .flat_map(|package| list(package, "targets"))
        .filter(|target| list(target, "kind").iter().any(|kind| kind == "test"))
        .filter_map(|target| Some(target.get("name")?.as_str()?.to_owned()))
        .collect();
    files.sort_unstable();
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_failure_stops_the_rest_and_is_the_one_told() {
        let mut rows = Rows::default();
        rows.run("a", || Ok(()));
        rows.run("b", || Err(Failure::Said("b broke".to_owned())));
        rows.run("c", || panic!("run after a failure"));
        assert_eq!(rows.failure, Some(Failure::Said("b broke".to_owned())));
        let outcomes: Vec<_> = rows.rows.iter().map(|(_, outcome)| *outcome).collect();
        assert!(matches!(
            outcomes.as_slice(),
            [Outcome::Passed(_), Outcome::Failed(_), Outcome::NotRun]
        ));
    }
}
