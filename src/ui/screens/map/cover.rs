//! Coverage: where have we not been, in the evening, since October? Streets as a list, doors on the map.

use super::look::{Asked, MapLook, Mode};
use crate::domain::time::PartOfDay;
use crate::icon;
use crate::store::views::{CoverageView, StreetCover};
use crate::t;
use crate::ui::hooks::use_now;
use crate::ui::parts::frame::IconButton;
use crate::ui::{when, words};
use chrono::NaiveDate;
use dioxus::prelude::*;

/// Which part of the day, in the words of a choice.
fn part_name(part: Option<PartOfDay>) -> String {
    part.map_or_else(
        || t!("cover-any-part"),
        |p| when::start(&words::part_of_day(p)),
    )
}

/// The choices in the order in which they are offered.
fn parts() -> impl Iterator<Item = Option<PartOfDay>> {
    std::iter::once(None).chain(PartOfDay::ALL.map(Some))
}

/// What is asked, and the answer in a sentence.
#[component]
pub fn CoverPanel(look: MapLook, asked: Asked, view: Option<CoverageView>) -> Element {
    let now = use_now();
    let (mut mode, mut as_list) = (look.mode, look.as_list);
    let today = now().date();
    let open = view.as_ref().map(|view| {
        let open = view.streets.iter().filter(|s| s.fresh == 0).count();
        (open, view.streets.len())
    });
    rsx! {
        section { class: "gv-card map cover", aria_label: t!("coverage"),
            div { class: "head",
                label { class: "gv-field",
                    span { {t!("cover-part")} }
                    select {
                        class: "ds-input",
                        onchange: move |e| {
                            let part = parts().nth(e.value().parse().unwrap_or(0)).flatten();
                            mode.set(Mode::Cover(Asked { part, ..asked }));
                        },
                        for (i , part) in parts().enumerate() {
                            option { value: "{i}", selected: part == asked.part, {part_name(part)} }
                        }
                    }
                }
                label { class: "gv-field",
                    span { {t!("cover-since")} }
                    input {
                        class: "ds-input",
                        r#type: "date",
                        max: "{today}",
                        initial_value: "{asked.since}",
                        onchange: move |e| {
                            if let Ok(since) = e.value().parse::<NaiveDate>() {
                                mode.set(Mode::Cover(Asked { since, ..asked }));
                            }
                        },
                    }
                }
                IconButton { name: t!("cover-leave"), on: move |()| mode.set(Mode::Marks), {icon!(X)} }
            }
            p { role: "status",
                if let Some((open, all)) = open {
                    {t!("cover-answer", open = open, all = all, part = asked.part.map_or_else(String::new, words::in_part_of_day), date = when::date(asked.since, today))}
                }
            }
            if !as_list() {
                button {
                    class: "ds-button gv-wide",
                    "data-variant": "secondary",
                    r#type: "button",
                    onclick: move |_| as_list.set(true),
                    {icon!(List)}
                    {t!("cover-streets")}
                }
            }
        }
    }
}

/// Streets, those without a look first.
#[component]
pub fn Streets(look: MapLook, view: Option<CoverageView>) -> Element {
    let now = use_now();
    let Mode::Cover(asked) = (look.mode)() else {
        return rsx! {};
    };
    let Some(view) = view else {
        return rsx! {};
    };
    rsx! {
        h2 { class: "gv-h",
            {t!("cover-streets")}
            span { {t!("n-streets", n = view.streets.len())} }
        }
        ul { class: "gv-list", aria_label: t!("cover-streets"),
            for street in view.streets.into_iter().take(500) {
                li { key: "{street.street}-{street.city}",
                    div { class: "gv-row mark still", Street { street, asked, today: now().date() } }
                }
            }
        }
    }
}

#[component]
fn Street(street: StreetCover, asked: Asked, today: NaiveDate) -> Element {
    let (class, color) = match (street.fresh, street.last) {
        (0, None) => ("never", "danger"),
        (0, Some(_)) => ("old", "info"),
        _ => ("fresh", "success"),
    };
    let last = street.last.map_or_else(
        || t!("cover-never-street"),
        |at| t!("cover-last", day = when::date(at.date(), today)),
    );
    rsx! {
        super::head::CoverShape { class }
        div {
            b {
                "{street.street}"
                if !street.city.is_empty() {
                    small { " {street.city}" }
                }
            }
            span { class: "gv-why", "data-color": "{color}",
                span {
                    {t!("cover-doors", fresh = street.fresh, all = street.places, date = when::date(asked.since, today))}
                    " · "
                    "{last}"
                }
            }
        }
    }
}
