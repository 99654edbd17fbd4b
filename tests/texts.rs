//! The words of the screens: every key exists in all three languages, none is unused, and the code gives each message
//! what it asks for.
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

use fluent_bundle::FluentResource;
use grusvej::ui::text::Lang;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// A use of a message: where, and the arguments given.
type Use = (String, BTreeSet<String>);

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// The text between the bracket that is open at its start and its end; brackets in quotes do not count.
fn inside(text: &str) -> &str {
    let (mut depth, mut quoted, mut escaped) = (1, false, false);
    for (at, c) in text.char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' if quoted => escaped = true,
            '"' => quoted = !quoted,
            '(' | '{' | '[' if !quoted => depth += 1,
            ')' | '}' | ']' if !quoted => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return &text[..at];
        }
    }
    panic!("a bracket is not closed: {text:.80}")
}

/// Splits at the commas that stand in no bracket and in no quotes.
fn parts(text: &str) -> Vec<&str> {
    let (mut out, mut depth, mut quoted, mut from) = (Vec::new(), 0, false, 0);
    for (at, c) in text.char_indices() {
        match c {
            '"' => quoted = !quoted,
            '(' | '{' | '[' if !quoted => depth += 1,
            ')' | '}' | ']' if !quoted => depth -= 1,
            ',' if !quoted && depth == 0 => {
                out.push(text[from..at].trim());
                from = at + 1;
            }
            _ => {}
        }
    }
    out.push(text[from..].trim());
    out.retain(|p| !p.is_empty());
    out
}

/// All uses of `t!` in a Rust file, by key.
fn uses(file: &str, text: &str, found: &mut BTreeMap<String, Vec<Use>>) {
    // Comments speak of keys too. Their lines become empty, so that the numbers of the others stay.
    let code: String = text
        .lines()
        .map(|line| {
            if line.trim_start().starts_with("//") {
                "\n".to_owned()
            } else {
                format!("{line}\n")
            }
        })
        .collect();
    for (at, _) in code.match_indices("t!(") {
        if code[..at].chars().next_back().is_some_and(is_word) {
            continue;
        }
        let line = code[..at].matches('\n').count() + 1;
        let call = parts(inside(&code[at + 3..]));
        let Some(key) = call
            .first()
            .and_then(|k| k.strip_prefix('"')?.strip_suffix('"'))
        else {
            panic!(
                "src/{file}:{line}: t! wants a literal key: {:?}",
                call.first()
            );
        };
        let given = call[1..].iter().map(|arg| {
            let (name, _) = arg
                .split_once('=')
                .unwrap_or_else(|| panic!("src/{file}:{line}: {arg}"));
            name.trim().to_owned()
        });
        found
            .entry(key.to_owned())
            .or_default()
            .push((format!("src/{file}:{line}"), given.collect()));
    }
}

fn all_uses() -> BTreeMap<String, Vec<Use>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let (mut found, mut open) = (BTreeMap::new(), vec![root.clone()]);
    while let Some(dir) = open.pop() {
        for entry in fs::read_dir(dir).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|e| e == "rs") {
                let text = fs::read_to_string(&path).unwrap();
                // The macro's own definition has a `$key` where a key would stand.
                if !path.ends_with("ui/text.rs") {
                    uses(
                        path.strip_prefix(&root).unwrap().to_str().unwrap(),
                        &text,
                        &mut found,
                    );
                }
            }
        }
    }
    found
}

/// The messages of a Fluent file, each with the variables it names, and the keys that stand there twice.
fn messages(source: &str) -> (BTreeMap<String, BTreeSet<String>>, Vec<String>) {
    let (mut all, mut doubles) = (BTreeMap::<String, BTreeSet<String>>::new(), Vec::new());
    let mut key = String::new();
    for line in source.lines().filter(|l| !l.starts_with('#')) {
        let begins = line.starts_with(|c: char| c.is_ascii_alphabetic());
        if let Some((name, _)) = line.split_once('=').filter(|_| begins) {
            name.trim().clone_into(&mut key);
            if all.insert(key.clone(), BTreeSet::new()).is_some() {
                doubles.push(key.clone());
            }
        }
        for (at, _) in line.match_indices('$') {
            let name = line[at + 1..]
                .chars()
                .take_while(|c| is_word(*c) || *c == '-')
                .collect();
            all.get_mut(&key).unwrap().insert(name);
        }
    }
    (all, doubles)
}

#[test]
fn all_three_files_can_be_read_whole_and_no_key_stands_twice() {
    for lang in Lang::ALL {
        let (all, doubles) = messages(lang.source());
        assert_eq!(doubles, Vec::<String>::new(), "{lang:?}");
        let read = FluentResource::try_new(lang.source().to_owned());
        let read = read
            .map_err(|(_, errors)| errors)
            .unwrap_or_else(|e| panic!("{lang:?}: {e:?}"));
        let comments = lang
            .source()
            .lines()
            .filter(|l| l.starts_with("## "))
            .count();
        assert!(
            read.entries().count() >= all.len() && all.len() > 200,
            "{lang:?}, {comments} headings"
        );
        for key in all.keys() {
            let said = lang.text(key, None);
            assert!(said != *key && !said.is_empty(), "{lang:?}: {key}");
        }
    }
}

#[test]
fn every_key_that_is_used_exists_in_all_three_languages() {
    for lang in Lang::ALL {
        let (all, _) = messages(lang.source());
        for (key, used) in all_uses() {
            assert!(
                all.contains_key(&key),
                "{}: {key} is missing in {}.ftl",
                used[0].0,
                lang.code()
            );
        }
    }
}

#[test]
fn no_key_is_unused() {
    let used = all_uses();
    for lang in Lang::ALL {
        let (all, _) = messages(lang.source());
        let unused: Vec<_> = all.keys().filter(|key| !used.contains_key(*key)).collect();
        assert!(unused.is_empty(), "{}.ftl: {unused:?}", lang.code());
    }
}

#[test]
fn the_code_gives_each_message_what_it_asks_for_and_nothing_else() {
    let languages = Lang::ALL.map(|lang| (lang, messages(lang.source()).0));
    for (key, used) in all_uses() {
        let mut asked = BTreeSet::new();
        for (lang, all) in &languages {
            let wants = all.get(&key).cloned().unwrap_or_default();
            for (place, given) in &used {
                let missing: Vec<_> = wants.difference(given).collect();
                assert!(
                    missing.is_empty(),
                    "{place}: {key} asks for {missing:?} in {}",
                    lang.code()
                );
            }
            asked.extend(wants);
        }
        for (place, given) in &used {
            let idle: Vec<_> = given.difference(&asked).collect();
            assert!(
                idle.is_empty(),
                "{place}: no language of {key} says {idle:?}"
            );
        }
    }
}

#[test]
fn the_reader_of_the_code_sees_what_is_there() {
    let mut found = BTreeMap::new();
    let code = "// t!(\"no\")\nformat!(\"no\"); x(t!(\"a\"), t!(\n  \"b\",\n  day = f(1, \"x,)\"),\n  n = 2\n));";
    uses("x.rs", code, &mut found);
    assert_eq!(found.keys().collect::<Vec<_>>(), ["a", "b"]);
    let (place, given) = &found["b"][0];
    assert_eq!(place, "src/x.rs:2");
    assert_eq!(given.iter().collect::<Vec<_>>(), ["day", "n"]);
    let (all, doubles) = messages(
        "a = { $x } { $y-z }\n# c\nb = { $n ->\n   [one] { $n } k\n  *[other] q\n }\na = 2\n",
    );
    assert_eq!(doubles, ["a"]);
    assert_eq!(all["b"].iter().collect::<Vec<_>>(), ["n"]);
}

#[test]
fn the_rules_of_the_words_are_kept() {
    // UX.md section 6: no exclamation marks, never "klient", nothing on a screen says "psykisk", no "fejl opstået".
    for lang in Lang::ALL {
        for (number, line) in lang.source().lines().enumerate() {
            let line = line.to_lowercase();
            for word in [
                "!",
                "klient",
                "client",
                "psykisk",
                "mentally",
                "fejl opstået",
                "succes",
                "feil oppst",
            ] {
                assert!(
                    !line.contains(word),
                    "{}.ftl:{}: {word}",
                    lang.code(),
                    number + 1
                );
            }
        }
    }
}
