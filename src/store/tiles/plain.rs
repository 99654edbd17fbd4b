//! Plain text out of what a stranger wrote into a map file.

/// One line of plain text of at most `most` characters: no tags, no control characters, none that turn the direction
/// of writing, no `<` and `>`, so that it is harmless even where someone shows it as HTML.
pub(super) fn plain(text: &str, most: usize) -> String {
    let untagged = without_tags(text);
    let readable = without_entities(&untagged);
    let mut out = String::new();
    let words = readable
        .split(|c: char| c.is_whitespace() || c.is_control())
        .map(|word| word.chars().filter(|c| is_shown(*c)).collect::<String>())
        .filter(|word| !word.is_empty());
    for word in words {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(&word);
    }
    let mut cut: String = out.chars().take(most).collect();
    if cut.len() < out.len() {
        cut.pop();
        cut.push('…');
    }
    cut
}

fn is_shown(c: char) -> bool {
    // Marks that are not seen but change what is: zero width, direction of writing, byte order, variation tags.
    let unseen = matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
        | '\u{feff}' | '\u{fff0}'..='\u{ffff}' | '\u{e0000}'..='\u{e0fff}' | '\u{61c}' | '\u{ad}');
    !unseen && !matches!(c, '<' | '>')
}

/// A tag becomes a space; what opens and never closes is dropped to the end.
fn without_tags(text: &str) -> String {
    let (mut out, mut inside) = (String::with_capacity(text.len()), false);
    for c in text.chars() {
        match c {
            '<' => inside = true,
            '>' if inside => {
                inside = false;
                out.push(' ');
            }
            _ if !inside => out.push(c),
            _ => {}
        }
    }
    out
}

/// The few entities that credits are written with; any other stays as it is.
fn without_entities(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        out.push_str(before);
        let known = after
            .split_once(';')
            .and_then(|(name, tail)| Some((entity(name)?, tail)));
        let (c, tail) = known.unwrap_or(('&', after));
        out.push(c);
        rest = tail;
    }
    out.push_str(rest);
    out
}

fn entity(name: &str) -> Option<char> {
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => ' ',
        "copy" => '©',
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code)?
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_credit_in_html_reads_as_it_looks() {
        for (html, read) in [
            (
                r#"<a href="https://www.openstreetmap.org/copyright" target="_blank">&copy; OpenStreetMap contributors</a>"#,
                "© OpenStreetMap contributors",
            ),
            ("&#169; A &amp; B &#xe6;\n\u{0}\tC", "© A & B æ C"),
            ("a &nosuch; b & c", "a &nosuch; b & c"),
            ("<script>alert(1)</script>", "alert(1)"),
            ("&lt;img src=x onerror=y&gt;", "img src=x onerror=y"),
            ("<a", ""),
            ("\u{202e}gro.live\u{200b}", "gro.live"),
        ] {
            assert_eq!(plain(html, 100), read, "{html}");
        }
        assert_eq!(plain("æøåæøå", 4), "æøå…");
    }

    proptest! {
        #[test]
        fn whatever_is_written_comes_out_short_and_harmless(text in any::<String>(), most in 1_usize..90) {
            let out = plain(&text, most);
            prop_assert!(out.chars().count() <= most);
            prop_assert!(out.chars().all(|c| !c.is_control() && c != '<' && c != '>'), "{out:?}");
        }
    }
}
