//! The licence texts of a crate, read from its source.
//!
//! A text is known by sentences in it and not by the file's name: many a `LICENSE` holds two licences, and some names
//! promise another one than the file holds.

use std::collections::BTreeMap;

use super::crates::{CARRIERS, Crate};
use super::election::elect;
use crate::failure::{Failure, met};

/// A licence and its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Text {
    /// The licence's SPDX name, or what else the text is.
    pub(super) licence: String,
    /// The text; none where it is the same for all and this crate left it out, or is counted by name alone.
    pub(super) body: Option<String>,
}

/// Licences whose terms name no holder: one copy serves all crates.
const SAME_FOR_ALL: [&str; 2] = ["Apache-2.0", "MPL-2.0"];

/// The licence of crates that state it but left its text out, after the line with the holders.
const MIT: &str = include_str!("mit.txt");

/// The sentences that make a text that of this licence, in small letters.
fn signs(licence: &str) -> Option<&'static [&'static str]> {
    Some(match licence {
        "Apache-2.0" => &["apache license", "version 2.0, january 2004"],
        "MIT" => &["permission is hereby granted, free of charge"],
        "ISC" => &[
            "permission to use, copy, modify, and",
            "distribute this software",
        ],
        "Zlib" => &["provided 'as-is', without any express or implied"],
        "BSD-2-Clause" => &["redistributions of source code must retain"],
        "BSD-3-Clause" => &[
            "redistributions of source code must retain",
            "endorse or promote products",
        ],
        "Unicode-3.0" => &["unicode license v3"],
        "MPL-2.0" => &["mozilla public license", "version 2.0"],
        _ => return None,
    })
}

/// The texts that the app must show for this crate; fails where one is missing and cannot be had elsewhere.
pub(super) fn of(shipped: &Crate) -> Result<Vec<Text>, Failure> {
    let doing = format!("the licence of {}", shipped.name);
    let files = licence_files(shipped).map_err(|e| met(&doing, e))?;
    if let Some((_, inner)) = CARRIERS.iter().find(|(name, _)| *name == shipped.name) {
        return carried(shipped, inner);
    }
    let mut texts = Vec::new();
    for licence in elect(&shipped.licence)? {
        let signs = signs(&licence).ok_or_else(|| {
            Failure::Said(format!(
                "{}: nothing is known of the licence {licence}",
                shipped.name
            ))
        })?;
        let own = files.iter().find(|(_, body)| {
            let normal = normal(body);
            signs.iter().all(|sign| normal.contains(sign))
        });
        let body = match own {
            Some((_, body)) if licence == "Apache-2.0" => Some(terms(body)),
            Some((_, body)) => Some(body.clone()),
            None if SAME_FOR_ALL.contains(&licence.as_str()) => None,
            None if licence == "MIT" => {
                Some(format!("Copyright (c) {}\n\n{MIT}", holders(shipped)))
            }
            None => {
                return Err(Failure::Said(format!(
                    "{} has no text of its licence {licence}",
                    shipped.name
                )));
            }
        };
        texts.push(Text { licence, body });
    }
    // Apache-2.0 asks that these be passed on.
    texts.extend(
        files
            .into_iter()
            .filter(|(name, _)| name.starts_with("NOTICE"))
            .map(|(_, body)| Text {
                licence: "Notice".to_owned(),
                body: Some(body),
            }),
    );
    Ok(texts)
}

/// The licences of C code inside a crate, which are what counts, as its Rust code is not linked in.
fn carried(shipped: &Crate, inner: &[&str]) -> Result<Vec<Text>, Failure> {
    inner
        .iter()
        .map(|path| {
            let body =
                std::fs::read_to_string(shipped.folder.join(path)).map_err(|e| met(path, e))?;
            Ok(Text {
                licence: format!(
                    "{} in {}",
                    path.rsplit('/').next().unwrap_or(path),
                    shipped.name
                ),
                body: Some(tidy(&body)),
            })
        })
        .collect()
}

/// For each licence that is the same for all, the text that most crates give.
pub(super) fn common(found: &[Vec<Text>]) -> BTreeMap<String, String> {
    let mut counts: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for text in found.iter().flatten() {
        if let (true, Some(body)) = (SAME_FOR_ALL.contains(&text.licence.as_str()), &text.body) {
            let count = counts.entry((&text.licence, body)).or_default();
            *count = count.saturating_add(1);
        }
    }
    let mut common: BTreeMap<String, (usize, String)> = BTreeMap::new();
    for ((licence, body), count) in counts {
        let best = common.entry(licence.to_owned()).or_default();
        if count > best.0 {
            *best = (count, body.to_owned());
        }
    }
    common
        .into_iter()
        .map(|(licence, (_, body))| (licence, body))
        .collect()
}

/// The text with all that does not change its meaning taken out: the measure of sameness.
pub(super) fn normal(text: &str) -> String {
    text.split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
        .to_lowercase()
}

/// Apache's terms without the appendix on how to apply them, where each crate writes what it likes.
fn terms(body: &str) -> String {
    let end = "END OF TERMS AND CONDITIONS";
    match body.split_once(end) {
        Some((terms, _)) => format!("{}\n\n{end}", terms.trim_end()),
        None => body.to_owned(),
    }
}

fn holders(shipped: &Crate) -> String {
    if shipped.authors.is_empty() {
        format!("the authors of {}", shipped.name)
    } else {
        shipped.authors.clone()
    }
}

/// Name, in capitals, and text of the files that speak of licences, in order.
fn licence_files(shipped: &Crate) -> std::io::Result<Vec<(String, String)>> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(&shipped.folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().to_uppercase();
        let speaks = ["LICENSE", "LICENCE", "COPYING", "NOTICE"]
            .iter()
            .any(|start| name.starts_with(start));
        if speaks && entry.file_type()?.is_file() {
            let bytes = std::fs::read(entry.path())?;
            files.push((name, tidy(&String::from_utf8_lossy(&bytes))));
        }
    }
    files.sort();
    Ok(files)
}

/// Line ends of one kind, nothing behind a line, no empty lines around.
fn tidy(text: &str) -> String {
    let lines: Vec<&str> = text
        .trim_start_matches('\u{feff}')
        .lines()
        .map(str::trim_end)
        .collect();
    lines.join("\n").trim_matches('\n').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_the_same_whatever_its_line_breaks() {
        assert_eq!(normal("Do  as\r\nYOU like"), normal("do as you like\n"));
        assert_ne!(normal("Copyright A"), normal("Copyright B"));
    }

    #[test]
    fn apaches_terms_lose_their_appendix() {
        let body = "Terms\n\n   END OF TERMS AND CONDITIONS\n\n   APPENDIX: Copyright Someone";
        assert_eq!(terms(body), "Terms\n\nEND OF TERMS AND CONDITIONS");
        assert_eq!(terms("Short"), "Short");
    }

    #[test]
    fn the_text_that_most_crates_give_is_the_common_one() {
        let apache = |body: &str| Text {
            licence: "Apache-2.0".into(),
            body: Some(body.into()),
        };
        let found = vec![
            vec![apache("odd")],
            vec![apache("usual")],
            vec![apache("usual")],
        ];
        assert_eq!(
            common(&found).get("Apache-2.0").map(String::as_str),
            Some("usual")
        );
        assert_eq!(
            common(&[vec![Text {
                licence: "MIT".into(),
                body: Some("a".into())
            }]])
            .len(),
            0
        );
    }

    #[test]
    fn tidying_changes_no_word() {
        assert_eq!(tidy("\u{feff}\r\n  A\t\r\nB \r\n\r\n"), "  A\nB");
    }
}
