//! Numbers as people write them: `20.000`, in English `20,000`; `1,2 MB`.

use crate::ui::text::{Lang, lang};

/// A count with its thousands apart. In Norwegian by a blank that does not break.
pub(super) fn count(n: u64) -> String {
    grouped(n, lang())
}

fn grouped(n: u64, lang: Lang) -> String {
    let mark = match lang {
        Lang::Da => '.',
        Lang::Nb => '\u{a0}',
        Lang::En => ',',
    };
    let digits = n.to_string();
    let mut out = String::with_capacity(digits.len().saturating_mul(2));
    for (i, digit) in digits.chars().enumerate() {
        let left = digits.len().saturating_sub(i);
        if i > 0 && left.is_multiple_of(3) {
            out.push(mark);
        }
        out.push(digit);
    }
    out
}

/// A size: `340 kB`, `1,2 MB`.
pub(super) fn size(bytes: u64) -> String {
    sized(bytes, lang())
}

fn sized(bytes: u64, lang: Lang) -> String {
    if bytes < 1_000_000 {
        return format!("{} kB", grouped(bytes.div_ceil(1000), lang));
    }
    let tenths = bytes.div_ceil(100_000);
    let mark = if lang == Lang::En { '.' } else { ',' };
    format!(
        "{}{mark}{} MB",
        grouped(tenths / 10, lang),
        tenths.wrapping_rem(10)
    )
}

/// A number with so many decimals: `60,172`, in English `60.172`.
pub(super) fn decimal(n: f64, places: usize) -> String {
    decimals(n, places, lang())
}

fn decimals(n: f64, places: usize, lang: Lang) -> String {
    let text = format!("{n:.places$}");
    if lang == Lang::En {
        text
    } else {
        text.replace('.', ",")
    }
}

/// `done` of `of` in percent; a work that has not begun is at 0, one of nothing at 100.
pub(super) fn percent(done: u64, of: u64) -> u64 {
    u128::from(done)
        .saturating_mul(100)
        .checked_div(u128::from(of))
        .and_then(|p| u64::try_from(p).ok())
        .map_or(100, |p| p.min(100))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_stand_apart_as_each_language_does_it() {
        assert_eq!(grouped(0, Lang::Da), "0");
        assert_eq!(grouped(999, Lang::Da), "999");
        assert_eq!(grouped(20_000, Lang::Da), "20.000");
        assert_eq!(grouped(20_000, Lang::Nb), "20\u{a0}000");
        assert_eq!(grouped(1_234_567, Lang::En), "1,234,567");
    }

    #[test]
    fn sizes_are_said_in_the_unit_that_fits() {
        assert_eq!(sized(1, Lang::Da), "1 kB");
        assert_eq!(sized(340_000, Lang::Da), "340 kB");
        assert_eq!(sized(1_200_000, Lang::Da), "1,2 MB");
        assert_eq!(sized(1_200_000, Lang::En), "1.2 MB");
        assert_eq!(sized(2_500_000_000, Lang::Da), "2.500,0 MB");
    }

    #[test]
    fn decimals_stand_behind_the_mark_of_each_language() {
        assert_eq!(decimals(60.171_63, 3, Lang::Da), "60,172");
        assert_eq!(decimals(60.171_63, 3, Lang::En), "60.172");
        assert_eq!(decimals(1.04, 0, Lang::Nb), "1");
    }

    #[test]
    fn a_part_is_never_more_than_all() {
        assert_eq!(percent(0, 10), 0);
        assert_eq!(percent(5, 10), 50);
        assert_eq!(percent(11, 10), 100);
        assert_eq!(percent(0, 0), 100);
        assert_eq!(percent(u64::MAX, u64::MAX), 100);
    }
}
