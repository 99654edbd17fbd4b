//! The one page: what the webview starts from and what the preview serves.
//!
//! Style and bridge stand INLINE. The webview fetches its page before the root component has registered the handler for
//! `/assets`, so a linked file would be missing without a word; only what is fetched after the first render (the
//! typeface) has a URL.

use super::assets;

/// What the page may load and whom it may talk to: itself only. `unsafe-inline` and `unsafe-eval` cannot go (Dioxus loads
/// its interpreter inline and runs `document::eval`), so what this buys is that nothing on the page reaches another host.
/// `worker-src` and `connect-src` leave room for the map's worker and the preview's own socket.
pub const CSP: &str = "default-src 'none'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self'; worker-src blob:; connect-src 'self' ws://127.0.0.1:*; form-action 'none'; base-uri 'none'";

/// The style sheets in the order of their layers; within ours, in the order in which they may overrule each other.
const STYLE: &[&str] = &[
    "@layer ds.theme, ds.base, ds.components, gv;\n",
    include_str!("../../assets/vendor/designsystemet/theme.css"),
    include_str!("../../assets/vendor/designsystemet/ds.css"),
    include_str!("../../assets/style/base.css"),
    include_str!("../../assets/style/shell.css"),
    include_str!("../../assets/style/parts.css"),
    include_str!("../../assets/style/lists.css"),
    include_str!("../../assets/style/fields.css"),
    include_str!("../../assets/style/visit.css"),
    include_str!("../../assets/style/address.css"),
    include_str!("../../assets/style/lock.css"),
    include_str!("../../assets/style/sheet.css"),
    include_str!("../../assets/style/map.css"),
    include_str!("../../assets/style/map_card.css"),
    include_str!("../../assets/style/sol.css"),
    include_str!("../../assets/style/big.css"),
];

const BRIDGE: &str = include_str!("../../assets/bridge.js");

/// Before anything else: zoom is allowed, the layout reaches below notch and keyboard, no digit becomes a telephone link,
/// and no browser offers to send the page to a translator.
const HEAD: &str = r#"<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover, interactive-widget=resizes-content">
<meta name="format-detection" content="telephone=no, date=no, address=no, email=no, url=no">
<meta name="referrer" content="no-referrer">
<meta name="google" content="notranslate">
<link rel="icon" href="data:,">
<title>Noter</title>
"#;

/// For an engine too old for the style sheets. Its own looks stand at the element, since the sheets mean nothing to it,
/// and its script is written for old engines.
const TOO_OLD: &str = r#"<div id="too-old" hidden style="padding:24px 16px;font:18px/1.5 sans-serif;background:#fff;color:#000">
<p lang="da">Opdatér Android System WebView (på iPhone: opdatér iOS), og åbn igen.</p>
<p lang="nb">Oppdater Android System WebView (på iPhone: oppdater iOS), og åpne igjen.</p>
<p lang="en">Update Android System WebView (on iPhone: update iOS), then open again.</p>
</div>
<script>if (!(window.CSS && CSS.supports && CSS.supports('selector(:has(a))'))) document.getElementById('too-old').hidden = false;</script>
"#;

/// The whole page. `lang_attrs` are the attributes of `<html>` (`lang`, `data-color-scheme` and, if chosen, `data-theme`,
/// `data-size`), `csp` the policy, usually [`CSP`], and `before_end` what stands last in the body: nothing for the
/// webview, whose scripts Dioxus adds itself, and the glue of the live view for the preview. All three come from our own
/// code and are written as they are.
pub fn index(lang_attrs: &str, csp: &str, before_end: &str) -> String {
    let mut page = String::with_capacity(256 * 1024);
    for part in [
        "<!doctype html>\n<html ",
        lang_attrs,
        ">\n<head>\n<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"",
        csp,
        "\">\n",
        HEAD,
        "<meta name=\"map-scripts\" content=\"",
        &map_scripts(),
        "\">\n<style>\n",
    ] {
        page.push_str(part);
    }
    page.push_str(&style());
    for part in [
        "</style>\n<script>\n",
        BRIDGE,
        "</script>\n</head>\n<body translate=\"no\">\n",
        TOO_OLD,
        "<div id=\"main\"></div>\n",
        before_end,
        "</body>\n</html>\n",
    ] {
        page.push_str(part);
    }
    page
}

/// What the map needs, in the order in which it is read, once a map is first shown.
fn map_scripts() -> String {
    const NAMES: [&str; 4] = ["maplibre-gl.js", "map-style.js", "map-marks.js", "map.js"];
    let urls: Vec<String> = NAMES.iter().filter_map(|name| assets::url(name)).collect();
    urls.join(" ")
}

/// Names of the one typeface. The map's library reads the weight of a label out of the name of its family.
const FACES: &[&str] = &["Inter", "Inter Medium", "Inter Bold"];

/// All style sheets as one text. The typeface blocks for its moment: it lies in the program, and a swap would move what
/// one is about to tap.
fn style() -> String {
    let mut all = STYLE.concat();
    if let Some(url) = assets::url("inter-latin.woff2") {
        for face in FACES {
            all.push_str("@font-face { font-family: \"");
            all.push_str(face);
            all.push_str("\"; font-weight: 100 900; font-display: block; src: url(\"");
            all.push_str(&url);
            all.push_str("\") format(\"woff2\"); }\n");
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page() -> String {
        index(r#"lang="da" data-color-scheme="auto""#, CSP, "<!-- end -->")
    }

    /// What stands between `url(` and `)`, without quotes.
    fn urls(css: &str) -> Vec<&str> {
        css.split("url(")
            .skip(1)
            .map(|rest| rest.split(')').next().unwrap().trim_matches(['"', '\'']))
            .collect()
    }

    #[test]
    fn no_built_in_word_of_the_library_is_shipped() {
        let library = STYLE.get(2).unwrap();
        assert!(library.contains(".ds-chip"));
        for word in ["tegn", "Trykk", "Press to"] {
            assert!(!library.contains(word), "{word}");
        }
        let style = style();
        assert!(!style.contains("tegn for mye"));
        // … and ours stand in each of the three languages instead.
        for word in [
            "Tryk for at fjerne",
            "Trykk for å fjerne",
            "Press to remove",
            "%d tegn tilbage",
            "%d tegn igjen",
            "%d characters left",
        ] {
            assert!(style.contains(word), "{word}");
        }
    }

    #[test]
    fn every_url_of_the_style_is_inline_or_in_the_table_under_its_hash() {
        let style = style();
        let urls = urls(&style);
        assert!(urls.len() > 5);
        for url in urls {
            assert!(
                url.starts_with("data:image/svg+xml")
                    || assets::get(url).is_some_and(|(_, _, immutable)| immutable),
                "{url}"
            );
        }
    }

    #[test]
    fn the_page_carries_its_policy_before_anything_it_could_load() {
        let page = page();
        let policy = page.find(&format!("content=\"{CSP}\"")).unwrap();
        for thing in ["<style", "<script", "<link", "<body"] {
            assert!(policy < page.find(thing).unwrap(), "{thing}");
        }
    }

    #[test]
    fn the_page_names_no_other_host() {
        let page = page().replace(CSP, "");
        for scheme in ["http://", "https://", "//cdn", "ws://", "wss://", "@import"] {
            assert!(!page.contains(scheme), "{scheme}");
        }
    }

    #[test]
    fn the_page_can_be_zoomed_and_says_nothing_of_what_it_is() {
        let page = page();
        for wanted in [
            "viewport-fit=cover",
            "interactive-widget=resizes-content",
            "telephone=no",
            "<title>Noter</title>",
            "<html lang=\"da\" ",
        ] {
            assert!(page.contains(wanted), "{wanted}");
        }
        for unwanted in ["user-scalable", "maximum-scale", "Grusvej", "grusvej"] {
            assert!(!page.contains(unwanted), "{unwanted}");
        }
    }

    #[test]
    fn nothing_inlined_ends_its_own_element() {
        assert!(!style().contains("</"));
        assert!(!BRIDGE.contains("</script") && !BRIDGE.contains("<!--"));
    }

    #[test]
    fn what_the_face_adds_stands_last_in_the_body_after_the_mount() {
        let page = page();
        let (mount, added, end) = (
            page.find("<div id=\"main\">").unwrap(),
            page.find("<!-- end -->").unwrap(),
            page.find("</body>").unwrap(),
        );
        assert!(mount < added && added < end);
        assert_eq!(page.matches("</body>").count(), 1);
    }

    #[test]
    fn the_bridge_offers_what_rust_calls() {
        for name in [
            "on", "off", "life", "where", "pick", "pickBig", "slice", "drop", "save", "say",
            "cover", "uncover", "map", "mapDo",
        ] {
            assert!(
                BRIDGE.contains(&format!("const {name} = "))
                    || BRIDGE.contains(&format!("{name}: ")),
                "{name}"
            );
        }
        assert!(BRIDGE.lines().count() < 200);
    }

    #[test]
    fn braces_of_every_sheet_pair_up() {
        // One that does not would swallow all sheets after it, and a browser says nothing.
        for (number, sheet) in STYLE.iter().enumerate() {
            assert_eq!(
                sheet.matches('{').count(),
                sheet.matches('}').count(),
                "sheet {number}"
            );
        }
    }
}
