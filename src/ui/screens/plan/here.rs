//! "Fra hvor jeg står": the phone's position, on a tap only, kept nowhere.

use crate::domain::place::Fix;
use crate::icon;
use crate::t;
use crate::ui::parts::frame::Problem;
use crate::ui::parts::position::locate;
use dioxus::prelude::*;

/// Beyond this radius in metres the accuracy is worth a word.
const ROUGH_M: f64 = 100.0;

/// The quiet button that makes the day begin where the worker stands.
#[component]
pub fn FromHere(fix: Signal<Option<Fix>>) -> Element {
    let mut busy = use_signal(|| false);
    let mut problem = use_signal(|| None::<String>);
    let rough = fix().filter(|fix| fix.accuracy_m > ROUGH_M);
    rsx! {
        button {
            class: "ds-button gv-note",
            "data-variant": "tertiary",
            "data-color": "neutral",
            r#type: "button",
            disabled: busy(),
            onclick: move |_| {
                let (denied, nothing) = (t!("plan-denied"), t!("plan-not-found"));
                async move {
                    busy.set(true);
                    problem.set(None);
                    match locate(denied, nothing).await {
                        Ok(found) => fix.set(Some(found)),
                        Err(why) => problem.set(Some(why)),
                    }
                    busy.set(false);
                }
            },
            {icon!(LocateFixed)}
            if busy() { {t!("position-searching")} } else { {t!("plan-from-here")} }
        }
        p { class: "gv-quiet", role: "status",
            if fix().is_some() {
                {t!("plan-from-here-now")}
            }
            if let Some(fix) = rough {
                " "
                {t!("accuracy", n = fix.accuracy_m.round())}
                "."
            }
        }
        Problem { text: problem() }
    }
}
