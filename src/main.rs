//! Picks the face, starts it, nothing else.

use std::process::ExitCode;

fn main() -> ExitCode {
    // Kinds and codes only: nothing in the app logs content (promise 8).
    tracing_subscriber::fmt()
        .with_max_level(tracing::Level::WARN)
        .with_writer(std::io::stderr)
        .init();
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    grusvej::face::command::run(&arguments)
}
