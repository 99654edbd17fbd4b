//! Text as it is searched: lower case, å = aa, æ = ae, ø = oe, so that "Aalborg" finds "Ålborg" and the reverse.
//!
//! Folded in Rust, since a contentless index must be given the very text that went in to take it out again; a change
//! here is therefore a change of [`crate::domain::fold::VERSION`], and views are rebuilt.

/// Folds `text`.
pub(super) fn fold_text(text: &str) -> String {
    let mut out = String::with_capacity(text.len().saturating_add(8));
    for c in text.chars() {
        match c {
            _ if c.is_ascii() => out.push(c.to_ascii_lowercase()),
            'å' | 'Å' => out.push_str("aa"),
            'æ' | 'Æ' | 'ä' | 'Ä' => out.push_str("ae"),
            'ø' | 'Ø' | 'ö' | 'Ö' => out.push_str("oe"),
            _ => out.extend(c.to_lowercase()),
        }
    }
    out
}

/// What a person typed, as an FTS5 expression: every word a quoted prefix, all of them wanted. `None` if there is no
/// word in it. At most eight words count.
pub(super) fn match_expression(typed: &str) -> Option<String> {
    let folded = fold_text(typed);
    let words: Vec<String> = folded
        .split(|c: char| !c.is_alphanumeric())
        .filter(|w| !w.is_empty())
        .take(8)
        .map(|w| format!("\"{w}\"*"))
        .collect();
    (!words.is_empty()).then(|| words.join(" AND "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn danish_letters_are_found_by_their_long_forms() {
        assert_eq!(fold_text("Ålborg Ærø"), fold_text("aalborg aeroe"));
        assert_eq!(
            match_expression("Lærkevej 22").as_deref(),
            Some("\"laerkevej\"* AND \"22\"*")
        );
    }

    #[test]
    fn nothing_typed_can_break_the_expression() {
        for typed in [
            "\"", "a\"b", "NEAR(", "*", "a OR b", "--", "'; DROP", "-x", "col:x", "^",
        ] {
            let expression = match_expression(typed);
            assert!(expression.is_none_or(|e| e.matches('"').count() % 2 == 0));
        }
        assert_eq!(match_expression(" \t-*\"' "), None);
    }
}
