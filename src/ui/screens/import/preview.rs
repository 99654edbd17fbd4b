//! What an import would do: counts, and the first rows as they were read.

use crate::exchange::address_list::ListedPlace;
use crate::exchange::import::Imported;
use crate::icon;
use crate::t;
use crate::ui::figures;
use dioxus::prelude::*;

/// The counts.
#[component]
pub fn Counts(seen: Imported) -> Element {
    let bad = u64::try_from(seen.bad.len()).unwrap_or(u64::MAX);
    rsx! {
        div { class: "gv-card",
            Count { picture: icon!(List), what: t!("list-rows"), n: seen.rows, color: "neutral" }
            Count { picture: icon!(HousePlus), what: t!("list-new"), n: seen.added, color: "success" }
            Count { picture: icon!(House), what: t!("list-known"), n: seen.known, color: "neutral" }
            if bad > 0 {
                Count { picture: icon!(TriangleAlert), what: t!("list-bad"), n: bad, color: "warning" }
            }
            if seen.turned > 0 {
                Count { picture: icon!(ArrowLeftRight), what: t!("list-turned"), n: seen.turned, color: "info" }
            }
        }
    }
}

#[component]
fn Count(picture: Element, what: String, n: u64, color: &'static str) -> Element {
    rsx! {
        p { class: "gv-fact", "data-color": color,
            {picture}
            span { "{what}" }
            em { {figures::count(n)} }
        }
    }
}

/// The first rows, in a box that scrolls sideways by itself.
#[component]
pub fn FirstRows(rows: Vec<ListedPlace>) -> Element {
    if rows.is_empty() {
        return rsx! {};
    }
    let caption = t!("list-first", n = rows.len());
    rsx! {
        div { class: "gv-preview", role: "region", aria_label: "{caption}", tabindex: "0",
            table {
                caption { "{caption}" }
                thead {
                    tr {
                        th { scope: "col", {t!("column-street")} }
                        th { scope: "col", {t!("column-floor")} }
                        th { scope: "col", {t!("column-town")} }
                        th { scope: "col", {t!("column-position")} }
                    }
                }
                tbody {
                    for row in rows {
                        Row { key: "{row.line}", row }
                    }
                }
            }
        }
    }
}

fn joined(parts: [&str; 2]) -> String {
    parts.join(" ").trim().to_owned()
}

#[component]
fn Row(row: ListedPlace) -> Element {
    let word = |text: &Option<String>| text.clone().unwrap_or_default();
    let street = joined([&row.street, &row.number]);
    let floor = joined([&word(&row.floor), &word(&row.door)]);
    let town = joined([&word(&row.postcode), &word(&row.city)]);
    rsx! {
        tr {
            td { "{street}" }
            td { "{floor}" }
            td { "{town}" }
            td { if row.lat.is_some() { {t!("word-yes")} } else { {t!("word-no")} } }
        }
    }
}
