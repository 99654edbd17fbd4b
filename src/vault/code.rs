//! The worker's code: a PIN where hardware helps, a longer one or four words where nothing does.
//!
//! A code is compared as typed, but for Unicode's two ways to write å: it is brought to NFC, so that a code pasted
//! from another machine is the same code. Nothing is trimmed and no case is folded: that would make codes weaker in
//! ways no one sees.

use icu_normalizer::ComposingNormalizerBorrowed;
use std::borrow::Cow;
use std::fmt;
use zeroize::Zeroizing;

/// A code as the worker typed it. Wiped from memory when dropped; never shown.
pub struct Code(Zeroizing<String>);

impl Code {
    /// Takes the text over, so that no other copy is left behind.
    pub fn new(text: impl Into<String>) -> Self {
        let typed = Zeroizing::new(text.into());
        match nfc(&typed) {
            Cow::Owned(composed) => Self(Zeroizing::new(composed)),
            Cow::Borrowed(_) => Self(typed),
        }
    }

    /// The text, in NFC.
    pub(super) fn text(&self) -> &str {
        &self.0
    }

    /// Whether a digit pad is enough to type it.
    pub(super) fn is_digits(&self) -> bool {
        !self.0.is_empty() && self.0.bytes().all(|byte| byte.is_ascii_digit())
    }
}

impl fmt::Debug for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Code")
    }
}

fn nfc(text: &str) -> Cow<'_, str> {
    ComposingNormalizerBorrowed::new_nfc().normalize(text)
}

/// One line of the list that the first-run screen ticks while the code is typed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Rule {
    /// At least four characters: enough only where a hardware key takes part, and for the demo.
    FourOrMore,
    /// At least twelve characters.
    TwelveOrMore,
    /// Not one character or a short group over and over (1111, 1212), nor a row (1234, abcd, qwerty).
    NotPlain,
}

/// The rules that hold and whether `code` keeps each, in the order in which to show them. `hardware`: a hardware key
/// takes part; `demo`: made-up data, only the shortest length is asked.
pub fn check(code: &str, hardware: bool, demo: bool) -> Vec<(Rule, bool)> {
    let chars = Zeroizing::new(nfc(code).chars().collect::<Vec<_>>());
    let four = (Rule::FourOrMore, chars.len() >= 4);
    let twelve = (Rule::TwelveOrMore, chars.len() >= 12);
    let not_plain = (Rule::NotPlain, !is_plain(&chars));
    match (demo, hardware) {
        (true, _) => vec![four],
        (false, true) => vec![four, not_plain],
        (false, false) => vec![twelve, not_plain],
    }
}

/// The rules that `code` breaks; see [`check`].
pub(super) fn broken(code: &Code, hardware: bool, demo: bool) -> Vec<Rule> {
    check(code.text(), hardware, demo)
        .into_iter()
        .filter_map(|(rule, kept)| (!kept).then_some(rule))
        .collect()
}

fn is_plain(chars: &[char]) -> bool {
    let low = Zeroizing::new(
        chars
            .iter()
            .flat_map(|c| c.to_lowercase())
            .collect::<Vec<_>>(),
    );
    low.len() < 2 || repeats(&low) || climbs(&low) || is_keyboard_row(&low)
}

/// A group of one to four characters, over and over.
fn repeats(chars: &[char]) -> bool {
    (1..=4_usize).any(|group| {
        chars.len() >= group.saturating_mul(2)
            && chars
                .iter()
                .zip(chars.iter().skip(group))
                .all(|(one, next)| one == next)
    })
}

/// Each character is the next one, or each is the one before; 0 follows 9.
fn climbs(chars: &[char]) -> bool {
    let follows = |one: &char, next: &char| match (one.to_digit(10), next.to_digit(10)) {
        (Some(9), Some(digit)) => digit == 0,
        _ => u32::from(*one).checked_add(1) == Some(u32::from(*next)),
    };
    let pairs = || chars.iter().zip(chars.iter().skip(1));
    pairs().all(|(one, next)| follows(one, next)) || pairs().all(|(one, next)| follows(next, one))
}

fn is_keyboard_row(chars: &[char]) -> bool {
    const ROWS: [&str; 2] = [
        "qwertyuiopåasdfghjklæøzxcvbnm",
        "qwertyuiopasdfghjklzxcvbnm",
    ];
    let forth = Zeroizing::new(chars.iter().collect::<String>());
    let back = Zeroizing::new(chars.iter().rev().collect::<String>());
    ROWS.iter()
        .any(|row| row.contains(forth.as_str()) || row.contains(back.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_good(code: &str, hardware: bool) -> bool {
        broken(&Code::new(code), hardware, false).is_empty()
    }

    #[test]
    fn four_digits_are_enough_only_with_hardware() {
        assert!(is_good("2580", true));
        assert!(!is_good("258", true));
        assert!(!is_good("2580", false));
        assert!(is_good("blå kat i år", false));
        assert!(!is_good("blå kat i å", false), "eleven characters");
    }

    #[test]
    fn characters_are_counted_and_not_bytes_or_marks() {
        assert!(!is_good("åæøåæøåæøx1", false));
        let eleven_with_loose_rings = "a\u{30a}æøa\u{30a}æøa\u{30a}æøx1";
        assert!(!is_good(eleven_with_loose_rings, false));
    }

    #[test]
    fn only_the_demo_is_exempt_from_length_and_plainness() {
        assert!(broken(&Code::new("1234"), false, true).is_empty());
        assert_eq!(
            broken(&Code::new("1234"), false, false),
            [Rule::TwelveOrMore, Rule::NotPlain]
        );
        assert_eq!(broken(&Code::new("123"), false, true), [Rule::FourOrMore]);
    }

    #[test]
    fn plain_codes_are_refused() {
        for plain in [
            "", "1", "1111", "1234", "4321", "7890", "8901", "0987", "1212", "abcd", "DCBA",
            "qwer", "POIU",
        ] {
            assert!(!is_good(plain, true), "{plain}");
        }
        for plain in [
            "aaaaaaaaaaaa",
            "123456789012",
            "210987654321",
            "abcdefghijkl",
            "121212121212",
            "hejhejhejhej",
            "123412341234",
            "qwertyuiopåa",
            "qwertyuiopas",
            "            ",
        ] {
            assert!(!is_good(plain, false), "{plain}");
        }
        for fine in ["2580", "1357", "1123", "9012345678901x", "hat kat rat mat"] {
            assert!(is_good(fine, true), "{fine}");
        }
    }

    #[test]
    fn two_ways_to_write_a_letter_are_one_code() {
        assert_eq!(Code::new("bla\u{30a}ba\u{308}r").text(), "blåbär");
        assert_eq!(Code::new(" Å 1 ").text(), " Å 1 ", "nothing is trimmed");
    }

    #[test]
    fn a_digit_pad_is_offered_only_for_digits() {
        assert!(Code::new("2580").is_digits());
        for other in ["", "258o", "25 80", "٢٥٨٠"] {
            assert!(!Code::new(other).is_digits(), "{other}");
        }
    }
}
