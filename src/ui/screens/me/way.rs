//! Which app shows the way: chosen the first time it is asked for, changed or forgotten here.

use crate::t;
use crate::ui::hooks::use_session;
use crate::ui::parts::way::name;
use crate::ui::settings::{Settings, WayApp};
use dioxus::prelude::*;

/// "Kort og vej".
#[component]
pub fn WaySetting() -> Element {
    let session = use_session();
    let settings = use_context::<Signal<Settings>>();
    let chosen = settings.read().way;
    let change = use_callback(move |way: Option<WayApp>| {
        session.desk().change_settings(|s| s.way = way);
    });
    let apps = WayApp::ALL.map(|app| (Some(app), name(app)));
    let none = (None, t!("way-ask"));
    rsx! {
        section {
            h2 { class: "gv-h", {t!("map-and-way")} }
            fieldset { class: "gv-field",
                legend { {t!("way-app")} }
                ul { class: "gv-list",
                    for (app , name) in apps.into_iter().chain([none]) {
                        li { key: "{app:?}",
                            label { class: "gv-row pick",
                                input {
                                    r#type: "radio",
                                    name: "way",
                                    class: "ds-input",
                                    checked: chosen == app,
                                    onchange: move |_| change.call(app),
                                }
                                b { "{name}" }
                            }
                        }
                    }
                }
            }
            p { class: "gv-quiet", {t!("way-other-app")} }
        }
    }
}
