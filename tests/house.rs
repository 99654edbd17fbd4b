//! The shape of the house: which module may use which (DESIGN.md section 3), and who alone may name what is dangerous.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::arithmetic_side_effects,
    clippy::too_many_lines,
    clippy::print_stdout,
    reason = "a test fails by panicking"
)]

use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

/// Who may use whom. Where it says more than DESIGN.md section 3, the reason stands beside it.
const MAY_USE: &[(&str, &[&str])] = &[
    ("domain", &[]),
    ("platform", &[]),
    ("vault", &["platform"]),
    // More than DESIGN.md: the clock that is passed in is `platform`'s trait. Less: the key comes as text, so that the
    // store does not know the vault.
    ("store", &["domain", "platform"]),
    ("exchange", &["store", "vault", "domain"]),
    // Not in DESIGN.md's list: the made-up village, written as a colleague's phone would write it.
    ("demo", &["store", "domain"]),
    ("map", &["store", "domain"]),
    ("sync", &["store", "vault", "domain", "platform"]),
    (
        "ui",
        &[
            "sync", "exchange", "map", "store", "vault", "platform", "domain",
        ],
    ),
    // More than DESIGN.md: the command line beside the faces imports lists, makes the demo and reads `--now`; each is
    // one call of the module that knows how.
    (
        "face",
        &[
            "ui", "store", "platform", "exchange", "demo", "vault", "domain",
        ],
    ),
    ("main", &["face"]),
    ("lib", &[]),
];

/// Words that only these modules may write, and why.
const ONLY: &[(&str, &[&str], &str)] = &[
    ("rusqlite", &["store"], "SQL has one place"),
    ("argon2", &["vault"], "key bytes have one place"),
    ("chacha20poly1305", &["vault"], "key bytes have one place"),
    (
        "hkdf",
        &["vault", "platform"],
        "key bytes have one place; the stand-in for a hardware key has bytes of its own",
    ),
    (
        "unsafe",
        &["platform"],
        "only a system's own interface may need it",
    ),
    ("axum", &["face"], "only a face serves"),
    ("dioxus_liveview", &["face"], "only a face shows"),
];

/// What `domain` may not touch: it is pure, without I/O and without a clock.
const IMPURE: &[&str] = &[
    "std::fs",
    "std::net",
    "std::env",
    "std::process",
    "std::thread",
    "std::io",
    "Instant",
    "SystemTime",
    "Utc::now",
    "Local::now",
    "tokio",
    "dioxus",
];

/// Macros that stand at the root of the crate because macros do, and the module that makes them.
const MACROS: &[(&str, &str)] = &[("t", "ui"), ("icon", "ui")];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()
}

/// All Rust files below `src`, as path from there and text.
fn sources() -> BTreeMap<String, String> {
    let (mut found, mut open) = (BTreeMap::new(), vec![root().join("src")]);
    while let Some(dir) = open.pop() {
        for entry in fs::read_dir(dir).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|e| e == "rs") {
                let name = path
                    .strip_prefix(root().join("src"))
                    .unwrap()
                    .to_str()
                    .unwrap()
                    .to_owned();
                found.insert(name, fs::read_to_string(path).unwrap());
            }
        }
    }
    found
}

/// The module of a file: its folder below `src`, or its own name.
fn module(file: &str) -> &str {
    file.split_once('/')
        .map_or(file.trim_end_matches(".rs"), |(folder, _)| folder)
}

/// The code of a line: without comment and without what stands in quotes.
fn code(line: &str) -> String {
    let (mut out, mut chars, mut quoted) = (String::new(), line.chars().peekable(), false);
    while let Some(c) = chars.next() {
        match c {
            '\\' if quoted => {
                chars.next();
            }
            '"' => quoted = !quoted,
            '/' if !quoted && chars.peek() == Some(&'/') => break,
            _ if !quoted => out.push(c),
            _ => {}
        }
    }
    out
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// Whether `word` stands in the code by itself, not as a part of another word.
fn says(code: &str, word: &str) -> bool {
    code.match_indices(word).any(|(at, _)| {
        let before = code[..at].chars().next_back();
        let after = code[at + word.len()..].chars().next();
        !before.is_some_and(is_word) && !after.is_some_and(is_word)
    })
}

/// The first names after each `crate::` of a line of code, those in braces too.
fn used(code: &str) -> Vec<String> {
    let mut names = Vec::new();
    for (at, _) in code.match_indices("crate::") {
        if code[..at]
            .chars()
            .next_back()
            .is_some_and(|c| is_word(c) || c == '$')
        {
            continue;
        }
        let rest = &code[at + "crate::".len()..];
        if let Some(group) = rest.strip_prefix('{') {
            // One level is enough: what stands deeper belongs to the name before it.
            let (mut depth, mut fresh) = (0, true);
            let mut name = String::new();
            for c in group.chars() {
                match c {
                    '{' => depth += 1,
                    '}' if depth == 0 => break,
                    '}' => depth -= 1,
                    ',' if depth == 0 => {
                        names.push(std::mem::take(&mut name));
                        fresh = true;
                    }
                    c if is_word(c) && fresh && depth == 0 => name.push(c),
                    ' ' if name.is_empty() => {}
                    _ => fresh = false,
                }
            }
            names.push(name);
        } else {
            names.push(rest.chars().take_while(|c| is_word(*c)).collect());
        }
    }
    names.retain(|n| !n.is_empty());
    names
}

/// What is wrong in a file, each with its line.
fn complaints(file: &str, text: &str) -> Vec<String> {
    let me = module(file);
    let mut out = Vec::new();
    let Some((_, may)) = MAY_USE.iter().find(|(name, _)| *name == me) else {
        return vec![format!(
            "src/{file}: the module {me} is not in the table of this test"
        )];
    };
    // How many times `super` leads out of the module.
    let depth =
        file.matches('/').count() + usize::from(!file.ends_with("mod.rs") && file.contains('/'));
    let code: Vec<String> = text.lines().map(code).collect();
    for (number, line) in code.iter().enumerate() {
        let mut complain = |what: String| {
            out.push(format!(
                "src/{file}:{}: {what}: {}",
                number + 1,
                text.lines().nth(number).unwrap().trim()
            ));
        };
        // A group may go on over several lines; it is read from its first.
        let open = line.contains("crate::{") && !line.contains('}');
        let joined = if open {
            code[number..].join(" ")
        } else {
            line.clone()
        };
        for name in used(&joined) {
            let other = MACROS
                .iter()
                .find(|(m, _)| *m == name)
                .map_or(name.as_str(), |(_, made_by)| made_by);
            if other != me && !may.contains(&other) {
                complain(format!("{me} may not use {other}"));
            }
        }
        let supers = line.matches("super::").count();
        if depth > 0
            && supers >= depth
            && let Some(name) = line
                .rsplit("super::")
                .next()
                .map(|rest| rest.chars().take_while(|c| is_word(*c)).collect::<String>())
            && name != me
            && MAY_USE.iter().any(|(m, _)| *m == name)
            && !may.contains(&name.as_str())
            && !sources_have(me, &name)
        {
            complain(format!("{me} may not use {name}"));
        }
        for (word, places, why) in ONLY {
            if says(line, word) && !places.contains(&me) && !line.contains("unsafe_code") {
                complain(format!("only {} may say {word} ({why})", places.join(", ")));
            }
        }
        if me == "domain" {
            for word in IMPURE {
                if says(line, word) {
                    complain(format!("domain is pure and may not say {word}"));
                }
            }
        }
    }
    if me == "ui" {
        for (number, line) in text.lines().enumerate() {
            if ["SELECT ", "INSERT ", "UPDATE ", "DELETE FROM", "PRAGMA "]
                .iter()
                .any(|word| line.contains(word))
            {
                out.push(format!(
                    "src/{file}:{}: a screen speaks SQL: {}",
                    number + 1,
                    line.trim()
                ));
            }
        }
    }
    out
}

/// Whether a module has a child of that name, which `super` then means.
fn sources_have(module: &str, child: &str) -> bool {
    let base = root().join("src").join(module);
    base.join(format!("{child}.rs")).exists() || base.join(child).exists()
}

#[test]
fn every_module_uses_only_what_the_design_lets_it_use() {
    let sources = sources();
    assert!(sources.len() > 80, "only {} files", sources.len());
    let found: Vec<String> = sources
        .iter()
        .flat_map(|(file, text)| complaints(file, text))
        .collect();
    assert!(found.is_empty(), "\n{}", found.join("\n"));
}

#[test]
fn every_module_of_the_house_stands_in_its_table() {
    let lib = fs::read_to_string(root().join("src/lib.rs")).unwrap();
    let modules: BTreeSet<&str> = lib
        .lines()
        .filter_map(|line| line.strip_prefix("pub mod ").or(line.strip_prefix("mod ")))
        .map(|line| line.trim_end_matches(';'))
        .collect();
    assert!(
        modules.contains("domain") && modules.contains("face"),
        "{modules:?}"
    );
    for module in modules {
        assert!(MAY_USE.iter().any(|(name, _)| *name == module), "{module}");
    }
}

#[test]
fn no_two_modules_use_each_other() {
    for (one, its) in MAY_USE {
        for other in *its {
            let (_, back) = MAY_USE.iter().find(|(name, _)| name == other).unwrap();
            assert!(!back.contains(one), "{one} and {other}");
        }
    }
}

#[test]
fn a_broken_house_is_seen_line_by_line() {
    let wrong = [
        (
            "domain/visit.rs",
            "use crate::store::Store;",
            "domain may not use store",
        ),
        (
            "domain/visit.rs",
            "fn f() { crate::platform::now() }",
            "domain may not use platform",
        ),
        ("domain/visit.rs", "use std::fs;", "may not say std::fs"),
        ("store/mod.rs", "use super::ui;", "store may not use ui"),
        (
            "store/views/today.rs",
            "use super::super::super::ui::App;",
            "store may not use ui",
        ),
        (
            "vault/mod.rs",
            "use crate::{platform::Clock, domain};",
            "vault may not use domain",
        ),
        (
            "vault/mod.rs",
            "use crate::{\n    platform::{Clock, A},\n    store,\n};",
            "vault may not use store",
        ),
        (
            "demo/mod.rs",
            "let x = crate::t!(\"a\");",
            "demo may not use ui",
        ),
        (
            "ui/app.rs",
            "let c = rusqlite::Connection::open(p);",
            "only store may say rusqlite",
        ),
        (
            "ui/app.rs",
            "unsafe { f() }",
            "only platform may say unsafe",
        ),
        (
            "store/open.rs",
            "use argon2::Argon2;",
            "only vault may say argon2",
        ),
        ("ui/app.rs", "q(\"SELECT 1\")", "speaks SQL"),
        ("garage/mod.rs", "", "is not in the table"),
    ];
    for (file, text, wanted) in wrong {
        let found = complaints(file, text);
        assert!(
            found.iter().any(|c| c.contains(wanted)),
            "{file} {text:?}: {found:?}"
        );
        assert!(found[0].starts_with(&format!("src/{file}")));
    }
    let right = [
        ("ui/app.rs", "use crate::{icon, t};"),
        ("ui/app.rs", "use crate::store::{Store, views::Today};"),
        ("store/mod.rs", "// crate::ui is not here, nor unsafe"),
        ("store/mod.rs", "let x = \"crate::ui unsafe\";"),
        ("demo/mod.rs", "use super::story::Story;"),
        ("main.rs", "grusvej::face::command::run(&arguments)"),
    ];
    for (file, text) in right {
        assert_eq!(
            complaints(file, text),
            Vec::<String>::new(),
            "{file} {text:?}"
        );
    }
}

#[test]
fn others_files_for_the_tests_are_as_they_were_released() {
    let folder = root().join("tests/vendor");
    let listed: BTreeMap<String, String> = fs::read_to_string(folder.join("HASHES"))
        .unwrap()
        .lines()
        .map(|line| line.split_once("  ").unwrap())
        .map(|(hash, name)| (name.to_owned(), hash.to_owned()))
        .collect();
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(&folder).unwrap() {
        let (path, mut hex) = (entry.unwrap().path(), String::new());
        for byte in Sha256::digest(fs::read(&path).unwrap()) {
            write!(hex, "{byte:02x}").unwrap();
        }
        found.insert(path.file_name().unwrap().to_str().unwrap().to_owned(), hex);
    }
    for ours in ["HASHES", "README.md"] {
        assert!(found.remove(ours).is_some());
    }
    assert_eq!(found, listed);
}
