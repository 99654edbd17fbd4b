//! The order of the day: as the app proposes it, or as the worker set it by the buttons.

use super::laid::{LaidOut, Start};
use super::rows::OrderRow;
use crate::domain::id::SubjectId;
use crate::icon;
use crate::map::order::{VISIT_MIN, Way};
use crate::t;
use crate::ui::far;
use dioxus::prelude::*;

/// The stops in their order, how far it is in all, and from where that is counted.
#[component]
pub fn Order(
    laid: LaidOut,
    own: bool,
    on_move: EventHandler<(SubjectId, Way)>,
    on_remove: EventHandler<SubjectId>,
    on_propose: EventHandler<()>,
) -> Element {
    let last = laid.lines.len().saturating_sub(1);
    rsx! {
        section {
            h2 { class: "gv-h",
                if own { {t!("plan-own")} } else { {t!("plan-order")} }
            }
            p { class: "gv-quiet", role: "status", {way(&laid)} }
            ul { class: "gv-list",
                for (i , line) in laid.lines.iter().enumerate() {
                    OrderRow {
                        key: "{line.row.id:?}",
                        line: line.clone(),
                        first: i == 0,
                        last: i == last,
                        on: on_move,
                        on_remove,
                    }
                }
            }
            if own {
                button {
                    class: "ds-button gv-note",
                    "data-variant": "tertiary",
                    "data-color": "neutral",
                    r#type: "button",
                    onclick: move |_| on_propose.call(()),
                    {icon!(Route)}
                    {t!("plan-propose")}
                }
            }
            p { class: "gv-quiet", {t!("plan-estimate", n = VISIT_MIN)} }
        }
    }
}

/// "I alt ca. 1,2 km i lige linje. Regnet fra Snejpevej 14."
fn way(laid: &LaidOut) -> String {
    let from = match &laid.start {
        Start::Here => t!("plan-from-here-now"),
        Start::At(place) => t!("plan-from-place", place = place.clone()),
        Start::Unknown => return t!("plan-from-unknown"),
    };
    let total = far::about(f64::from(laid.total()));
    format!("{} {from}", t!("plan-way", far = total))
}
