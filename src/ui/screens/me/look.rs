//! Language, holidays, colours and sizes: each takes at once, in place.

use crate::t;
use crate::ui::hooks::use_session;
use crate::ui::parts::choices::Segments;
use crate::ui::settings::{Settings, Size, Theme};
use crate::ui::text::Lang;
use dioxus::prelude::*;

const THEMES: [Theme; 4] = [Theme::System, Theme::Light, Theme::Dark, Theme::Sun];
const SIZES: [Size; 3] = [Size::Normal, Size::Large, Size::Double];

fn theme(theme: Theme) -> String {
    match theme {
        Theme::System => t!("theme-system"),
        Theme::Light => t!("theme-light"),
        Theme::Dark => t!("theme-dark"),
        Theme::Sun => t!("theme-sun"),
    }
}

fn size(size: Size) -> String {
    match size {
        Size::Normal => t!("size-normal"),
        Size::Large => t!("size-large"),
        Size::Double => t!("size-double"),
    }
}

/// The settings of the eye.
#[component]
pub fn Look() -> Element {
    let session = use_session();
    let settings = use_context::<Signal<Settings>>();
    let now = settings.read().clone();
    let change = use_callback(move |changed: Settings| {
        session.desk().change_settings(|s| *s = changed);
    });
    rsx! {
        section {
            h2 { class: "gv-h", {t!("look")} }
            div { class: "gv-card",
                Choice {
                    name: "lang",
                    title: t!("language"),
                    options: Lang::ALL.iter().map(|l| l.own_name().to_owned()).collect::<Vec<_>>(),
                    chosen: Lang::ALL.iter().position(|l| *l == now.lang),
                    on: move |i: usize| {
                        if let Some(lang) = Lang::ALL.get(i).copied() {
                            change.call(Settings { lang, ..settings.peek().clone() });
                        }
                    },
                }
                Choice {
                    name: "country",
                    title: t!("holidays-of"),
                    options: vec![t!("denmark"), t!("norway")],
                    chosen: Some(usize::from(now.norway)),
                    on: move |i: usize| change.call(Settings { norway: i == 1, ..settings.peek().clone() }),
                }
                Choice {
                    name: "theme",
                    title: t!("theme"),
                    options: THEMES.iter().map(|t| theme(*t)).collect::<Vec<_>>(),
                    chosen: THEMES.iter().position(|t| *t == now.theme),
                    on: move |i: usize| {
                        if let Some(theme) = THEMES.get(i).copied() {
                            change.call(Settings { theme, ..settings.peek().clone() });
                        }
                    },
                }
                Choice {
                    name: "size",
                    title: t!("size"),
                    options: SIZES.iter().map(|s| size(*s)).collect::<Vec<_>>(),
                    chosen: SIZES.iter().position(|s| *s == now.size),
                    on: move |i: usize| {
                        if let Some(size) = SIZES.get(i).copied() {
                            change.call(Settings { size, ..settings.peek().clone() });
                        }
                    },
                }
                p { class: "gv-quiet", {t!("look-help")} }
            }
        }
    }
}

/// One of few, under its question.
#[component]
pub fn Choice(
    name: String,
    title: String,
    options: Vec<String>,
    chosen: Option<usize>,
    on: EventHandler<usize>,
) -> Element {
    rsx! {
        fieldset { class: "gv-field gv-seg",
            legend { "{title}" }
            Segments { name, options, chosen, on }
        }
    }
}
