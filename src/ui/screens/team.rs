//! There is no team on this phone yet: the screen says so and leads to Mig.

use crate::icon;
use crate::t;
use crate::ui::parts::frame::{HomeTop, Nav, Tab};
use crate::ui::route::Route;
use dioxus::prelude::*;

/// The team.
#[component]
pub fn Team() -> Element {
    let nav = use_navigator();
    rsx! {
        div { class: "gv-screen",
            HomeTop { title: t!("team"), sub: rsx! { p { {t!("team-sub")} } } }
            main { class: "gv-main",
                p { class: "gv-quiet", {t!("team-not-yet")} }
                ul { class: "gv-list",
                    li {
                        button {
                            class: "gv-row big",
                            r#type: "button",
                            onclick: move |_| {
                                nav.push(Route::Me {});
                            },
                            {icon!(UserRound)}
                            span {
                                b { {t!("me")} }
                                small { {t!("me-sub")} }
                            }
                            {icon!(ChevronRight)}
                        }
                    }
                }
            }
            Nav { tab: Tab::Team }
        }
    }
}
