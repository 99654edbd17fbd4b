//! `cargo xtask notices`: whose work the app carries, and under which licence, in `assets/notices.txt`.
//!
//! The file is kept in the repository, as the app embeds it and a licence that changes shall be seen in a review;
//! the tests hold it to the crates. It is made here and not by a ready tool because those ask for templates and
//! network, and none knows the C code inside crates.

mod crates;
mod election;
mod texts;

use std::collections::BTreeMap;

use crate::failure::{Failure, met};
use crate::house::House;
use crates::Crate;
use texts::Text;

/// Where the notices are kept.
const FILE: &str = "assets/notices.txt";
/// What was copied into the repository with its makers' names.
const CREDITS: &str = "assets/vendor/CREDITS.md";
/// Bytes that a phone may be asked to carry and show for this.
const LIMIT: usize = 600_000;

/// Collects the notices and writes them.
pub(crate) fn write(house: &House) -> Result<(), Failure> {
    let text = collect(house)?;
    let file = house.root.join(FILE);
    if let Some(folder) = file.parent() {
        std::fs::create_dir_all(folder).map_err(|e| met(FILE, e))?;
    }
    std::fs::write(&file, &text).map_err(|e| met(FILE, e))?;
    println!("{FILE}: {} bytes", text.len());
    Ok(())
}

/// Fails if the kept notices are not those of the present crates.
pub(crate) fn check(house: &House) -> Result<(), Failure> {
    let kept = std::fs::read_to_string(house.root.join(FILE)).unwrap_or_default();
    if kept == collect(house)? {
        println!("{FILE} is up to date");
        Ok(())
    } else {
        Err(Failure::Said(format!(
            "{FILE} is not that of the present crates; `cargo xtask notices` writes it anew"
        )))
    }
}

fn collect(house: &House) -> Result<String, Failure> {
    let crates = crates::shipped(house)?;
    let mut found = Vec::new();
    for shipped in &crates {
        found.push(texts::of(shipped)?);
    }
    let credits = std::fs::read_to_string(house.root.join(CREDITS)).unwrap_or_default();
    let text = compose(&crates, found, &credits)?;
    if text.len() > LIMIT {
        return Err(Failure::Said(format!(
            "the notices have grown to {} bytes, more than {LIMIT}",
            text.len()
        )));
    }
    Ok(text)
}

/// A licence text and the crates under it.
struct Group {
    body: String,
    crates: Vec<String>,
}

/// The whole file: who, then the texts, each once.
fn compose(crates: &[Crate], found: Vec<Vec<Text>>, credits: &str) -> Result<String, Failure> {
    let common = texts::common(&found);
    let mut groups: BTreeMap<(String, String), Group> = BTreeMap::new();
    for (shipped, texts) in crates.iter().zip(found) {
        for text in texts {
            let body = match text.body {
                Some(body) => body,
                None => common.get(&text.licence).cloned().ok_or_else(|| {
                    Failure::Said(format!(
                        "{} has no text of its licence {} and no other crate has one",
                        shipped.name, text.licence
                    ))
                })?,
            };
            let group = groups
                .entry((text.licence, texts::normal(&body)))
                .or_insert(Group {
                    body,
                    crates: vec![],
                });
            group.crates.push(shipped.title());
        }
    }
    let mut out = vec![
        "Grusvej carries the work of others. Thank you.\n\
         First whose it is and where its source is found, then the licence texts.\n"
            .to_owned(),
    ];
    for shipped in crates {
        out.push(format!("\n{}\n  {}\n", shipped.title(), shipped.licence));
        let more = [&shipped.repository, &shipped.authors];
        out.extend(
            more.iter()
                .filter(|line| !line.is_empty())
                .map(|line| format!("  {line}\n")),
        );
    }
    if !credits.trim().is_empty() {
        out.push(format!("\n{}\n{}\n", rule("Assets"), credits.trim()));
    }
    for ((licence, _), group) in &groups {
        let (title, names) = (rule(licence), group.crates.join(", "));
        out.push(format!("\n{title}\nFor: {names}\n\n{}\n", group.body));
    }
    Ok(out.concat())
}

fn rule(title: &str) -> String {
    format!("---- {title} ----")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shipped(name: &str) -> Crate {
        Crate {
            name: name.to_owned(),
            version: "1.0.0".to_owned(),
            licence: "MIT".to_owned(),
            repository: format!("https://example.org/{name}"),
            authors: "A. Maker".to_owned(),
            folder: "/nowhere".into(),
        }
    }

    fn text(licence: &str, body: Option<&str>) -> Text {
        Text {
            licence: licence.to_owned(),
            body: body.map(str::to_owned),
        }
    }

    #[test]
    fn the_same_text_appears_once_and_names_all_its_crates() {
        let crates = [shipped("a"), shipped("b"), shipped("c")];
        let found = vec![
            vec![text("MIT", Some("Do as\nyou like."))],
            vec![text("MIT", Some("Do as you   like."))],
            vec![text("MIT", Some("Do as you like, but greet me."))],
        ];
        let out = compose(&crates, found, "A font by B. Smith").unwrap();
        assert_eq!(out.matches("Do as").count(), 2);
        assert!(out.contains("For: a 1.0.0, b 1.0.0\n"));
        assert!(out.contains("For: c 1.0.0\n"));
        assert!(out.contains("A font by B. Smith"));
    }

    #[test]
    fn a_crate_without_a_text_takes_the_common_one_or_is_named_as_lacking() {
        let crates = [shipped("a"), shipped("b")];
        let found = vec![
            vec![text("Apache-2.0", Some("Terms"))],
            vec![text("Apache-2.0", None)],
        ];
        let out = compose(&crates, found, "").unwrap();
        assert!(out.contains("For: a 1.0.0, b 1.0.0\n"));
        let lacking = compose(&crates[1..], vec![vec![text("Apache-2.0", None)]], "");
        assert!(matches!(lacking, Err(Failure::Said(why)) if why.starts_with("b has no text")));
    }
}
