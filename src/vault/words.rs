//! Four words out of a list: a code that can be remembered where no hardware helps.
//!
//! Either list holds more than 2,048 words, so four of them are one of at least 2^44 (1.8e13) codes. One guess costs a
//! derivation at [`super::Cost::TARGET`]; a machine that does 1,000 of them a second needs some 280 years for half of
//! them. Letting the worker pick the words was refused: people pick the same ones.

use super::error::VaultError;
use zeroize::Zeroizing;

/// A list to draw from.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum WordList {
    /// Danish, which serves Norwegians too.
    Danish,
    /// English.
    English,
}

impl WordList {
    fn words(self) -> Vec<&'static str> {
        match self {
            Self::Danish => include_str!("../../assets/words/da.txt"),
            Self::English => include_str!("../../assets/words/en.txt"),
        }
        .lines()
        .collect()
    }
}

/// Four words drawn with equal chances, with a blank between. Errors: [`VaultError::Random`].
pub fn generate_words(list: WordList) -> Result<Zeroizing<String>, VaultError> {
    let words = list.words();
    // Room for four words of seven letters of two bytes, so that the text never moves and leaves a copy behind.
    let mut code = Zeroizing::new(String::with_capacity(64));
    for place in 0..4 {
        if place > 0 {
            code.push(' ');
        }
        let number = u32::try_from(words.len()).map_err(|_| VaultError::Random)?;
        let drawn = usize::try_from(draw(number, random)?).map_err(|_| VaultError::Random)?;
        code.push_str(words.get(drawn).ok_or(VaultError::Random)?);
    }
    Ok(code)
}

fn random() -> Result<u32, VaultError> {
    getrandom::u32().map_err(|_| VaultError::Random)
}

/// A number below `bound`, each with the same chance: draws that would favour the low ones are drawn again.
fn draw(
    bound: u32,
    mut source: impl FnMut() -> Result<u32, VaultError>,
) -> Result<u32, VaultError> {
    let left_over = (u32::MAX.checked_rem(bound))
        .and_then(|rest| rest.checked_add(1)?.checked_rem(bound))
        .ok_or(VaultError::Random)?;
    let last_fair = u32::MAX.saturating_sub(left_over);
    loop {
        let drawn = source()?;
        if drawn <= last_fair {
            return drawn.checked_rem(bound).ok_or(VaultError::Random);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::code::check;
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn the_lists_hold_more_than_2048_short_words_each_once() {
        for list in [WordList::Danish, WordList::English] {
            let words = list.words();
            assert!(words.len() >= 2048, "{list:?} has {}", words.len());
            assert_eq!(words.iter().collect::<BTreeSet<_>>().len(), words.len());
            for word in words {
                let length = word.chars().count();
                assert!((3..=7).contains(&length), "{word}");
                assert!(
                    word.chars()
                        .all(|c| c.is_ascii_lowercase() || "æøå".contains(c)),
                    "{word}"
                );
            }
        }
    }

    #[test]
    fn four_words_make_a_code_that_keeps_every_rule() {
        for list in [WordList::Danish, WordList::English] {
            let known = list.words();
            let code = generate_words(list).unwrap();
            let words: Vec<_> = code.split(' ').collect();
            assert_eq!(words.len(), 4);
            assert!(words.iter().all(|word| known.contains(word)));
            assert!(check(&code, false, false).iter().all(|(_, kept)| *kept));
            assert_ne!(*code, *generate_words(list).unwrap());
        }
    }

    #[test]
    fn every_word_has_the_same_chance() {
        // Of the 2^32 draws, 2^32 mod 1000 = 296 at the top would give the low numbers one chance more.
        let mut top = [u32::MAX, u32::MAX - 295, u32::MAX - 296].into_iter();
        assert_eq!(draw(1000, || Ok(top.next().unwrap())).unwrap(), 999);
        // A power of two leaves nothing over.
        assert_eq!(draw(2048, || Ok(u32::MAX)).unwrap(), 2047);
        assert_eq!(draw(0, || Ok(1)), Err(VaultError::Random));
    }
}
