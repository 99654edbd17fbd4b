//! The licences of what others made, read from the app itself. Long, so only as far as one has scrolled is in the page.

use crate::t;
use dioxus::prelude::*;

const TEXT: &str = include_str!("../../../../assets/notices.txt");

/// Lines that come at once.
const STEP: usize = 150;

/// Pixels before the end at which more comes.
const AHEAD: f64 = 900.0;

fn pieces() -> Vec<String> {
    let lines: Vec<&str> = TEXT.lines().collect();
    lines.chunks(STEP).map(|lines| lines.join("\n")).collect()
}

/// The text in its own scroll.
#[component]
pub fn Notices() -> Element {
    let pieces = use_hook(pieces);
    let all = pieces.len();
    let mut shown = use_signal(|| 1usize);
    let mut more = move || {
        if shown() < all {
            shown.with_mut(|n| *n = n.saturating_add(1));
        }
    };
    rsx! {
        p { class: "gv-quiet", {t!("notices-help")} }
        div {
            class: "gv-notices",
            role: "region",
            aria_label: t!("notices"),
            tabindex: "0",
            // Foreign words, read as such.
            lang: "en",
            onscroll: move |e| {
                let left = f64::from(e.scroll_height()) - e.scroll_top() - f64::from(e.client_height());
                if left < AHEAD {
                    more();
                }
            },
            for (i , piece) in pieces.iter().take(shown()).enumerate() {
                pre { key: "{i}", "{piece}" }
            }
        }
        if shown() < all {
            button {
                class: "ds-button gv-wide",
                "data-variant": "tertiary",
                "data-color": "neutral",
                r#type: "button",
                onclick: move |_| more(),
                {t!("show-more")}
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_line_of_the_licences_is_left_out() {
        assert_eq!(pieces().join("\n"), TEXT.trim_end_matches('\n'));
        assert!(pieces().len() > 10);
    }
}
