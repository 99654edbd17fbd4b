//! Only these places: the same chips under the list and over the map.

use crate::store::views::Filter;
use crate::t;
use crate::ui::parts::choices::Chip;
use dioxus::prelude::*;

/// A filter as the name of a chip.
fn name(filter: Filter) -> String {
    match filter {
        Filter::Promised => t!("filter-promised"),
        Filter::Overdue => t!("filter-overdue"),
        Filter::Slip => t!("filter-slip"),
        Filter::LongAgo => t!("filter-long-ago"),
        Filter::Pause => t!("filter-pause"),
    }
}

/// The chips, of which several may be chosen. `legend` is the class of their heading: seen, or for the ear only.
#[component]
pub fn FilterChips(
    filters: Signal<Vec<Filter>>,
    legend: &'static str,
    on_change: EventHandler<()>,
) -> Element {
    let chosen = filters.read().clone();
    rsx! {
        fieldset {
            legend { class: "{legend}", {t!("places-show-only")} }
            div { class: "gv-chips",
                for one in Filter::ALL {
                    Chip {
                        key: "{one:?}",
                        chosen: chosen.contains(&one),
                        text: name(one),
                        on: move |yes| {
                            filters.with_mut(|all| {
                                all.retain(|f| *f != one);
                                if yes {
                                    all.push(one);
                                }
                            });
                            on_change.call(());
                        },
                    }
                }
            }
        }
    }
}
