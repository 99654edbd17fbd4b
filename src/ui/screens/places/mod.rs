//! All places: search and chips at the thumb, what matters most first.
//!
//! What was typed and chosen lives beside the screen, so that a look at one place does not lose it, and never in the
//! URL: it may be a name. Above some 300 rows only those in sight are in the page.

mod list;
mod row;

use crate::domain::private::Private;
use crate::icon;
use crate::store::views::{Filter, Hits, PlaceNumbers};
use crate::t;
use crate::ui::app::{Sheet, SheetNow};
use crate::ui::hooks::{use_now, use_view};
use crate::ui::parts::filters::FilterChips;
use crate::ui::parts::frame::{Empty, HomeTop, Nav, Problem, Tab};
use crate::ui::parts::undo_row::UndoRow;
use crate::ui::route::Route;
use crate::ui::words;
use dioxus::prelude::*;
use list::List;
use row::HitRow;
pub use row::Marked;
use std::rc::Rc;

/// What is being looked for, and how far down the list one was.
#[derive(Clone, Copy)]
pub(in crate::ui) struct Looking {
    typed: Signal<Private<String>>,
    filters: Signal<Vec<Filter>>,
    top: CopyValue<f64>,
}

impl Looking {
    /// Nothing is looked for. Only inside a hook.
    pub(in crate::ui) fn new() -> Self {
        Self {
            typed: Signal::new(Private::default()),
            filters: Signal::new(Vec::new()),
            top: CopyValue::new(0.0),
        }
    }

    /// Forgets it, as a locked phone must.
    pub(in crate::ui) fn forget(mut self) {
        self.typed.set(Private::default());
        self.filters.set(Vec::new());
        self.top.set(0.0);
    }
}

/// All places.
#[component]
pub fn Places() -> Element {
    let now = use_now();
    let looking = use_context::<Looking>();
    let (mut typed, mut filters, mut top) = (looking.typed, looking.filters, looking.top);
    let mut generation = use_signal(|| 0_u32);
    let mut screen = use_signal(|| None::<Rc<MountedData>>);
    let mut scrolled = use_signal(|| None::<(f64, f64)>);
    let found = use_view(move || PlaceNumbers {
        typed: typed.read().0.clone(),
        filters: filters.read().clone(),
        now: now(),
    });
    let hits = use_view(move || Hits {
        typed: typed.read().0.clone(),
    });
    let counts = use_memo(move || match &*found.read() {
        Some(Ok((numbers, all))) => Some((numbers.len(), *all)),
        _ => None,
    });
    let problem = use_memo(move || match &*found.read() {
        Some(Err(error)) => Some(words::store_problem(error)),
        _ => None,
    });
    let chosen = filters.read().clone();
    let looked = !typed.read().is_blank();
    // Notes know nothing of chips.
    let notes = if looked && chosen.is_empty() {
        match &*hits.read() {
            Some(Ok(hits)) => hits.clone(),
            _ => Vec::new(),
        }
    } else {
        Vec::new()
    };
    let mut start_anew = move || {
        top.set(0.0);
        scrolled.set(Some((0.0, 0.0)));
    };
    let mut clear = move || {
        typed.set(Private::default());
        filters.set(Vec::new());
        generation.with_mut(|g| *g = g.wrapping_add(1));
        start_anew();
    };

    rsx! {
        div {
            class: "gv-screen places",
            // With big text the screen is one scroll, else its list is.
            onscroll: move |e| scrolled.set(Some((e.scroll_top(), f64::from(e.client_height())))),
            onmounted: move |m| screen.set(Some(m.data())),
            HomeTop {
                title: t!("places"),
                sub: rsx! {
                    p { role: "status",
                        if let Some((shown, all)) = counts() {
                            if shown == all { {t!("n-places", n = all)} } else { {t!("places-n-of-all", n = shown, all = all)} }
                        }
                    }
                },
            }
            List { found, screen, scrolled, top, looked: typed,
                Problem { text: problem() }
                if let Some((shown, all)) = counts() {
                    if all == 0 {
                        Nothing {}
                    } else if shown == 0 && notes.is_empty() {
                        Empty { text: t!("places-nothing-found"),
                            button {
                                class: "ds-button",
                                "data-variant": "secondary",
                                r#type: "button",
                                onclick: move |_| clear(),
                                {icon!(X)}
                                {t!("places-clear-search")}
                            }
                        }
                    }
                    if !notes.is_empty() {
                        section {
                            h2 { class: "gv-h",
                                {t!("places-in-notes")}
                                span { {t!("places-n-notes", n = notes.len())} }
                            }
                            ul { class: "gv-list",
                                for (i , hit) in notes.into_iter().enumerate() {
                                    HitRow { key: "{i}-{hit.place}", hit, typed: typed.read().clone(), today: now().date() }
                                }
                            }
                        }
                    }
                    if all > 0 {
                        Acts {}
                    }
                }
            }
            div { class: "gv-dock", role: "search", aria_label: t!("places-find"),
                UndoRow {}
                FilterChips { filters, legend: "ds-sr-only", on_change: move |()| start_anew() }
                div { class: "gv-search",
                    {icon!(Search)}
                    for key in [generation()] {
                        input {
                            key: "{key}",
                            class: "ds-input gv-in",
                            r#type: "search",
                            aria_label: t!("places-search"),
                            placeholder: t!("places-search-hint"),
                            autocomplete: "off",
                            spellcheck: "false",
                            initial_value: "{typed.peek().0}",
                            oninput: move |e| {
                                typed.set(e.value().into());
                                start_anew();
                            },
                        }
                    }
                }
            }
            Nav { tab: Tab::Places }
        }
    }
}

/// The first of all places.
#[component]
fn Nothing() -> Element {
    let nav = use_navigator();
    let mut sheet = use_context::<SheetNow>().0;
    rsx! {
        Empty { text: t!("no-places-yet"),
            button {
                class: "ds-button",
                "data-variant": "secondary",
                r#type: "button",
                onclick: move |_| sheet.set(Some(Sheet::Note)),
                {t!("note-down")}
            }
            button {
                class: "ds-button",
                "data-variant": "secondary",
                r#type: "button",
                onclick: move |_| {
                    nav.push(Route::Import {});
                },
                {t!("bring-in-list")}
            }
        }
    }
}

/// More places.
#[component]
fn Acts() -> Element {
    let nav = use_navigator();
    rsx! {
        div { class: "gv-chips gv-more",
            button {
                class: "ds-button gv-note",
                "data-variant": "tertiary",
                "data-color": "neutral",
                r#type: "button",
                onclick: move |_| {
                    nav.push(Route::NewPlace {});
                },
                {icon!(HousePlus)}
                {t!("new-place")}
            }
            button {
                class: "ds-button gv-note",
                "data-variant": "tertiary",
                "data-color": "neutral",
                r#type: "button",
                onclick: move |_| {
                    nav.push(Route::Import {});
                },
                {icon!(ListPlus)}
                {t!("bring-in-list")}
            }
        }
    }
}
