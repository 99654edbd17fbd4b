//! Which of the licences offered by a crate the app takes.
//!
//! Where there is a choice, Apache-2.0 is taken: its text is the same for every crate, so one copy serves hundreds,
//! where the MIT licence would be shown once per name in its first line.

use crate::failure::Failure;

/// From the best liked on; one that is not named here is taken only where nothing else is offered.
const LIKED: [&str; 8] = [
    "Apache-2.0",
    "MIT",
    "ISC",
    "Zlib",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "Unicode-3.0",
    "MPL-2.0",
];

/// The licences to name, in order of the expression; fails if it cannot be read.
pub(super) fn elect(expression: &str) -> Result<Vec<String>, Failure> {
    let spaced = expression
        .replace('/', " OR ")
        .replace('(', " ( ")
        .replace(')', " ) ");
    let mut words = spaced.split_whitespace().peekable();
    let offers = either(&mut words);
    match (offers, words.next()) {
        (Some(offers), None) => offers.into_iter().min_by_key(|offer| dislike(offer)),
        _ => None,
    }
    .ok_or_else(|| Failure::Said(format!("the licence {expression:?} cannot be read")))
}

fn dislike(offer: &[String]) -> (usize, usize) {
    let rank = |licence: &String| {
        LIKED
            .iter()
            .position(|it| it == licence)
            .unwrap_or(LIKED.len())
    };
    (offer.iter().map(rank).max().unwrap_or(0), offer.len())
}

/// Offers to choose from, each a list of licences that hold together.
type Offers = Vec<Vec<String>>;
type Words<'a> = std::iter::Peekable<std::str::SplitWhitespace<'a>>;

fn either(words: &mut Words<'_>) -> Option<Offers> {
    let mut offers = both(words)?;
    while words.next_if_eq(&"OR").is_some() {
        offers.extend(both(words)?);
    }
    Some(offers)
}

fn both(words: &mut Words<'_>) -> Option<Offers> {
    let mut offers = one(words)?;
    while words.next_if_eq(&"AND").is_some() {
        let more = one(words)?;
        offers = offers
            .iter()
            .flat_map(|a| more.iter().map(|b| [a.as_slice(), b.as_slice()].concat()))
            .collect();
    }
    Some(offers)
}

fn one(words: &mut Words<'_>) -> Option<Offers> {
    let word = words.next()?;
    if word == "(" {
        let offers = either(words)?;
        return words.next_if_eq(&")").map(|_| offers);
    }
    if matches!(word, ")" | "OR" | "AND" | "WITH") {
        return None;
    }
    let mut licence = word.to_owned();
    if words.next_if_eq(&"WITH").is_some() {
        licence = format!("{licence} WITH {}", words.next()?);
    }
    Some(vec![vec![licence]])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_best_liked_offer_is_taken() {
        for (expression, elected) in [
            ("MIT", "MIT"),
            ("MIT OR Apache-2.0", "Apache-2.0"),
            ("Apache-2.0/MIT", "Apache-2.0"),
            ("Unlicense OR MIT", "MIT"),
            ("EPL-2.0 OR Apache-2.0", "Apache-2.0"),
            ("Apache-2.0 OR GPL-2.0-only", "Apache-2.0"),
            ("Apache-2.0 WITH LLVM-exception OR MIT", "MIT"),
            ("MIT AND ISC", "MIT ISC"),
            (
                "(Apache-2.0 OR MIT) AND BSD-3-Clause",
                "Apache-2.0 BSD-3-Clause",
            ),
            ("MIT OR (BSD-3-Clause AND ISC)", "MIT"),
            ("WTFPL", "WTFPL"),
        ] {
            assert_eq!(
                elect(expression).unwrap().join(" "),
                elected,
                "{expression}"
            );
        }
    }

    #[test]
    fn what_is_no_expression_is_refused() {
        for expression in [
            "", "MIT OR", "(MIT", "MIT)", "OR MIT", "MIT ISC", "MIT WITH",
        ] {
            assert!(elect(expression).is_err(), "{expression:?}");
        }
    }
}
