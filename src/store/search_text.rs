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
    let words: Vec<String> = words(typed)
        .into_iter()
        .map(|w| format!("\"{w}\"*"))
        .collect();
    (!words.is_empty()).then(|| words.join(" AND "))
}

fn words(typed: &str) -> Vec<String> {
    fold_text(typed)
        .split(|c: char| !c.is_alphanumeric())
        .filter(|w| !w.is_empty())
        .take(8)
        .map(str::to_owned)
        .collect()
}

/// How well a title says what was typed: how many of the words are words of it, and how many begin one.
pub(super) fn in_title(title: &str, typed: &str) -> (usize, usize) {
    let title = words(title);
    let words = words(typed);
    let whole = words.iter().filter(|w| title.contains(w)).count();
    let begun = |w: &&String| title.iter().any(|t| t.starts_with(w.as_str()));
    (whole, words.iter().filter(begun).count())
}

/// `text` in pieces, each with whether it is the beginning of a word that was typed, for the screen to mark. The
/// pieces make up `text`.
pub fn marked(text: &str, typed: &str) -> Vec<(String, bool)> {
    let wanted = words(typed);
    let mut pieces: Vec<(String, bool)> = Vec::new();
    let mut push = |piece: &str, hit: bool| match pieces.last_mut() {
        Some((last, was)) if *was == hit => last.push_str(piece),
        _ if piece.is_empty() => {}
        _ => pieces.push((piece.to_owned(), hit)),
    };
    for run in text.split_inclusive(|c: char| !c.is_alphanumeric()) {
        // As the index sees it: without the marks over letters.
        let folded = |word: &str| unmarked(&fold_text(word));
        let hit = wanted
            .iter()
            .map(|w| unmarked(w))
            .filter(|w| folded(run).starts_with(w.as_str()))
            .max_by_key(String::len);
        let Some(hit) = hit else {
            push(run, false);
            continue;
        };
        let mut done = String::new();
        for c in run.chars() {
            let still = folded(&done).len() < hit.len();
            push(c.encode_utf8(&mut [0; 4]), still);
            done.push(c);
        }
    }
    pieces
}

/// Without the marks over letters: `café` is found by `cafe`.
fn unmarked(text: &str) -> String {
    icu_normalizer::DecomposingNormalizerBorrowed::new_nfd()
        .normalize_iter(text.chars())
        .filter(|c| !('\u{300}'..='\u{36f}').contains(c))
        .collect()
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

    fn shown(text: &str, typed: &str) -> String {
        let pieces = marked(text, typed);
        let whole: String = pieces.iter().map(|(p, _)| p.as_str()).collect();
        assert_eq!(whole, text);
        let show = |(piece, hit): (String, bool)| if hit { format!("[{piece}]") } else { piece };
        pieces.into_iter().map(show).collect()
    }

    #[test]
    fn what_was_typed_is_marked_where_a_word_begins_with_it() {
        assert_eq!(shown("Løs hund i haven.", "hun"), "Løs [hun]d i haven.");
        assert_eq!(
            shown("Åen, Aalen og båden", "aa"),
            "[Å]en, [Aa]len og båden"
        );
        assert_eq!(
            shown("Café ved Lærkevej 22", "LAERKE 2 cafe"),
            "[Café] ved [Lærke]vej [2]2"
        );
        assert_eq!(
            shown("hun hund hundene", "hund hun"),
            "[hun] [hund] [hund]ene"
        );
        assert_eq!(shown("Intet her", "vej"), "Intet her");
        assert_eq!(shown("", "vej"), "");
    }

    #[test]
    fn the_place_that_is_called_so_stands_before_one_that_begins_so() {
        let rank = |title| in_title(title, "vibevej 9");
        assert!(rank("Vibevej 9") > rank("Vibevej 99"));
        assert!(rank("Vibevej 99") > rank("Vibevej 16"));
        assert!(rank("Vibevej 16") > rank("Lærkevej 2"));
    }

    proptest::proptest! {
        #[test]
        fn marking_loses_no_letter(text in ".{0,40}", typed in ".{0,12}") {
            shown(&text, &typed);
        }
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
