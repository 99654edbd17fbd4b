//! Files of earlier releases, which later ones must read.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::PathBuf;

/// A file under `tests/fixtures`.
pub fn fixture(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("tests/fixtures")
        .join(name)
}

/// Whether fixtures that are missing are to be made: `GRUSVEJ_MAKE_FIXTURE=1`. None is ever made anew.
pub fn making() -> bool {
    std::env::var_os("GRUSVEJ_MAKE_FIXTURE").is_some()
}

pub fn golden_file() -> PathBuf {
    fixture("golden/format1.txt")
}

/// The bytes of one entry of each kind in format 1, by name; lines are `name: hex`.
pub fn golden() -> BTreeMap<String, Vec<u8>> {
    let text = if making() && !golden_file().exists() {
        String::new()
    } else {
        std::fs::read_to_string(golden_file()).unwrap()
    };
    let line = |line: &str| {
        let (name, hex) = line.split_once(": ").unwrap();
        (name.to_owned(), unhex(hex))
    };
    text.lines().map(line).collect()
}

pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut out, byte| {
        write!(out, "{byte:02x}").unwrap();
        out
    })
}

pub fn unhex(text: &str) -> Vec<u8> {
    let byte = |pair: &[u8]| u8::from_str_radix(std::str::from_utf8(pair).unwrap(), 16).unwrap();
    text.as_bytes().chunks(2).map(byte).collect()
}
