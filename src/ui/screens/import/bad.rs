//! The rows that cannot be used, by line and reason. The row itself is not repeated: the line is enough to find it in
//! the office's own file.

use crate::exchange::address_list::BadRow;
use crate::icon;
use crate::t;
use crate::ui::figures;
use crate::ui::list_words;
use dioxus::prelude::*;

/// Rows that come at once: a list of twenty thousand bad ones must not fill the page.
const STEP: usize = 100;

/// The list; nothing if all rows are good.
#[component]
pub fn BadRows(rows: Vec<BadRow>) -> Element {
    let mut shown = use_signal(|| STEP);
    if rows.is_empty() {
        return rsx! {};
    }
    let all = u64::try_from(rows.len()).unwrap_or(u64::MAX);
    let left = rows.len().saturating_sub(shown());
    rsx! {
        section {
            h2 { class: "gv-h",
                {t!("list-bad")}
                span { {figures::count(all)} }
            }
            div { class: "gv-card",
                ul { class: "gv-rules",
                    for row in rows.iter().take(shown()) {
                        li { key: "{row.line}", class: "gv-fact", "data-color": "warning",
                            {icon!(TriangleAlert)}
                            span {
                                b { {t!("line-n", n = figures::count(row.line))} }
                                small { {list_words::reason(&row.reason)} }
                            }
                        }
                    }
                }
                if left > 0 {
                    button {
                        class: "ds-button gv-wide",
                        "data-variant": "secondary",
                        "data-color": "neutral",
                        r#type: "button",
                        onclick: move |_| shown.with_mut(|n| *n = n.saturating_add(STEP)),
                        {t!("show-more")}
                    }
                }
            }
        }
    }
}
