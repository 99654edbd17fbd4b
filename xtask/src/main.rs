//! Every chore a person or CI does, as `cargo xtask VERB`.
//!
//! Written in Rust and built by cargo, so that a machine with Rust alone can start; a shell script would not be
//! tested and a task runner would have to be installed first. It links neither a system library nor the app,
//! because it is what installs the libraries and builds the app.
#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a command-line tool speaks to the person who called it"
)]

mod args;
mod build;
mod chores;
mod failure;
mod house;
mod import;
mod install;
mod map;
mod notices;
mod parts;
mod run;
mod table;
mod test;
mod village;

use std::process::ExitCode;

use args::Verb;
use failure::Failure;
use house::House;

fn main() -> ExitCode {
    match obey() {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => failure.report(),
    }
}

fn obey() -> Result<(), Failure> {
    let verb = args::parse(std::env::args_os().skip(1))?;
    let house = House::find()?;
    match verb {
        Verb::Help => {
            print!("{}", args::HELP);
            Ok(())
        }
        Verb::Run(wish) => run::run(&house, &wish),
        Verb::Import(wish) => import::import(&house, &wish),
        Verb::Map(wish) => map::map(&house, &wish),
        Verb::Village(out) => village::village(&house, &out),
        Verb::Test(wish) => test::test(&house, &wish),
        Verb::Bench(rest) => chores::bench(&house, &rest),
        Verb::Pictures => chores::pictures(&house),
        Verb::Notices { check: true } => notices::check(&house),
        Verb::Notices { check: false } => notices::write(&house),
    }
}
