//! Rows: a place with its mark, and a note in which the words were found.

use crate::domain::private::Private;
use crate::icon;
use crate::store::marked;
use crate::store::views::{NoteHit, PlaceItem};
use crate::t;
use crate::ui::parts::mark::MarkShape;
use crate::ui::route::Route;
use crate::ui::{when, words};
use chrono::{NaiveDate, NaiveDateTime};
use dioxus::prelude::*;

/// How much of a long note is shown, in letters, and how much of that before the first find.
const MOST: usize = 180;
const LEAD: usize = 60;

/// The text, with what was typed marked in it.
#[component]
pub fn Marked(text: Private<String>, typed: Private<String>) -> Element {
    rsx! {
        for (piece , hit) in marked(&text, &typed) {
            if hit {
                mark { "{piece}" }
            } else {
                "{piece}"
            }
        }
    }
}

/// The words of a row about a place: title, why it stands here, whether to mind its safety.
#[component]
pub fn PlaceWords(item: PlaceItem, typed: Private<String>, now: NaiveDateTime) -> Element {
    let (color, picture, why) = words::mark_line(&item.mark, now);
    rsx! {
        MarkShape { mark: item.mark.clone() }
        div {
            b {
                Marked { text: Private(item.title.clone()), typed }
                if item.safety {
                    " "
                    span { class: "gv-mind", "data-color": "warning",
                        {icon!(ShieldAlert)}
                        span { class: "ds-sr-only", {t!("mind-safety")} }
                    }
                }
            }
            span { class: "gv-why", "data-color": "{color}",
                {picture}
                span { "{why}" }
            }
        }
    }
}

/// A place; leads to it.
#[component]
pub fn PlaceRow(item: PlaceItem, typed: Private<String>, now: NaiveDateTime) -> Element {
    rsx! {
        Link { class: "gv-row mark", to: Route::AddressPage { place: item.place },
            PlaceWords { item: item.clone(), typed, now }
            {icon!(ChevronRight)}
        }
    }
}

/// A note; leads to its place.
#[component]
pub fn HitRow(hit: NoteHit, typed: Private<String>, today: NaiveDate) -> Element {
    rsx! {
        li {
            Link { class: "gv-row hit", to: Route::AddressPage { place: hit.place },
                div {
                    b { "{hit.title}" }
                    small { {when::stamp(hit.at, today)} }
                    span { class: "gv-said",
                        Marked { text: Private(excerpt(&hit.note, &typed)), typed }
                    }
                }
                {icon!(ChevronRight)}
            }
        }
    }
}

/// The part of a long note around the first find.
fn excerpt(note: &str, typed: &str) -> String {
    if note.chars().count() <= MOST {
        return note.to_owned();
    }
    let pieces = marked(note, typed);
    let before: usize = pieces
        .iter()
        .take_while(|(_, hit)| !hit)
        .map(|(piece, _)| piece.chars().count())
        .sum();
    let skip = if pieces.iter().any(|(_, hit)| *hit) {
        before.saturating_sub(LEAD)
    } else {
        0
    };
    let mut out = String::new();
    if skip > 0 {
        out.push('…');
    }
    // From the next word on, so that no half word begins it.
    let rest: String = note.chars().skip(skip).collect();
    let rest = match rest.split_once(' ') {
        Some((_, rest)) if skip > 0 => rest,
        _ => &rest,
    };
    out.extend(rest.chars().take(MOST));
    if rest.chars().count() > MOST {
        out.push('…');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_note_is_shown_around_what_was_found() {
        let long = format!("{} hunden gøede {}", "ord ".repeat(60), "slut ".repeat(60));
        let shown = excerpt(&long, "hund");
        assert!(shown.contains("hunden gøede"), "{shown}");
        assert!(shown.starts_with("…ord") && shown.ends_with('…'), "{shown}");
        assert!(shown.chars().count() <= MOST + 2);
        assert_eq!(excerpt("Kort note", "note"), "Kort note");
    }
}
