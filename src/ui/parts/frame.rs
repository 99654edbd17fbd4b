//! The frame of every screen: information on top, what acts at the thumb.

use crate::icon;
use crate::t;
use crate::ui::app::{Sheet, SheetNow};
use crate::ui::hooks::use_session;
use crate::ui::route::Route;
use dioxus::prelude::*;

/// A button that is one picture, with its name for those who do not see it.
#[component]
pub fn IconButton(name: String, on: EventHandler<()>, children: Element) -> Element {
    rsx! {
        button {
            class: "ds-button gv-icon",
            "data-variant": "tertiary",
            "data-color": "neutral",
            "data-icon": "",
            r#type: "button",
            aria_label: "{name}",
            onclick: move |_| on.call(()),
            {children}
        }
    }
}

/// Hides the screen: locks at once.
#[component]
pub fn Eye() -> Element {
    let session = use_session();
    rsx! {
        IconButton { name: t!("hide-screen"), on: move |()| session.lock(), {icon!(EyeOff)} }
    }
}

/// The name of the page, for the window and for screen readers: what kind of screen it is, never which place.
pub fn use_page_title(title: String) {
    use_effect(use_reactive!(|(title,)| {
        let say = serde_json::json!({ "title": title });
        document::eval(&format!("grus.say({say})"));
    }));
}

/// Top bar of a screen that stands in the navigation.
#[component]
pub fn HomeTop(title: String, sub: Element) -> Element {
    use_page_title(title.clone());
    rsx! {
        header { class: "gv-top home",
            div {
                h1 { "{title}" }
                {sub}
            }
            Eye {}
        }
    }
}

/// Top bar of a screen that one came into: with the way back, and the emergency card at one tap, since such a screen
/// may stand without the navigation. `page` names the kind of screen.
#[component]
pub fn Top(page: String, title: String, sub: Option<String>) -> Element {
    use_page_title(page);
    let nav = use_navigator();
    let mut sheet = use_context::<SheetNow>().0;
    rsx! {
        header { class: "gv-top",
            IconButton {
                name: t!("back"),
                on: move |()| {
                    if nav.can_go_back() {
                        nav.go_back();
                    } else {
                        nav.replace(Route::TodayPage {});
                    }
                },
                {icon!(ArrowLeft)}
            }
            div {
                h1 { "{title}" }
                if let Some(sub) = sub {
                    p { "{sub}" }
                }
            }
            div { class: "gv-acts",
                button {
                    class: "ds-button gv-icon",
                    "data-variant": "tertiary",
                    "data-color": "danger",
                    "data-icon": "",
                    r#type: "button",
                    aria_label: t!("danger-now"),
                    onclick: move |_| sheet.set(Some(Sheet::Emergency)),
                    {icon!(Siren)}
                }
                Eye {}
            }
        }
    }
}

/// One item of the navigation. A plain link with its own `aria-current`: the router's `Link` compares whole URLs.
#[component]
fn Item(to: Route, current: bool, children: Element) -> Element {
    let nav = use_navigator();
    rsx! {
        a {
            href: "{to}",
            aria_current: current.then_some("page"),
            onclick: move |e| {
                e.prevent_default();
                nav.push(to.clone());
            },
            {children}
        }
    }
}

/// Where one is in the navigation.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Tab {
    /// The day.
    Today,
    /// The map.
    Map,
    /// All places.
    Places,
    /// The team.
    Team,
}

/// The bottom navigation: five words, always shown.
#[component]
pub fn Nav(tab: Tab) -> Element {
    let mut sheet = use_context::<SheetNow>().0;
    rsx! {
        nav { class: "gv-nav", aria_label: t!("main-menu"),
            Item { to: Route::TodayPage {}, current: tab == Tab::Today,
                span { {icon!(CalendarCheck)} }
                {t!("today")}
            }
            Item { to: Route::Map {}, current: tab == Tab::Map,
                span { {icon!(Map)} }
                {t!("map")}
            }
            button {
                class: "add",
                r#type: "button",
                aria_haspopup: "dialog",
                onclick: move |_| sheet.set(Some(Sheet::Note)),
                span { {icon!(Plus)} }
                {t!("note-down")}
            }
            Item { to: Route::Places {}, current: tab == Tab::Places,
                span { {icon!(House)} }
                {t!("places")}
            }
            Item { to: Route::Team {}, current: tab == Tab::Team,
                span { {icon!(Users)} }
                {t!("team")}
            }
        }
    }
}

/// A sentence that something did not work, and what to do.
#[component]
pub fn Problem(text: Option<String>) -> Element {
    rsx! {
        if let Some(text) = text {
            p { class: "gv-error", role: "alert",
                {icon!(TriangleAlert)}
                span { "{text}" }
            }
        }
    }
}

/// What stands where there is nothing.
#[component]
pub fn Empty(text: String, children: Element) -> Element {
    rsx! {
        div { class: "gv-empty",
            p { "{text}" }
            {children}
        }
    }
}
