//! The phone's position: on a tap only, with its accuracy, and thrown away as easily. Never in the background.

use crate::domain::place::{Fix, Position};
use crate::icon;
use crate::t;
use crate::ui::parts::frame::Problem;
use dioxus::prelude::*;
use serde::Deserialize;

/// What the page answers.
#[derive(Deserialize, Debug)]
#[serde(tag = "kind")]
enum Where {
    Fix { lat: f64, lon: f64, acc: f64 },
    NoFix { code: u32 },
}

/// Milliseconds after which a phone that finds nothing is told to stop.
const PATIENCE_MS: u32 = 15_000;

/// Asks the phone once. The error is a sentence.
pub async fn locate(denied: String, nothing: String) -> Result<Fix, String> {
    match document::eval(&format!("return await grus.where({PATIENCE_MS})"))
        .join::<Where>()
        .await
    {
        Ok(Where::Fix { lat, lon, acc })
            if lat.is_finite() && lon.is_finite() && acc.is_finite() =>
        {
            Ok(Fix {
                position: Position { lat, lon },
                accuracy_m: acc,
            })
        }
        Ok(Where::NoFix { code: 1 }) => Err(denied),
        _ => Err(nothing),
    }
}

/// Adds the position to what is written, or takes it away.
#[component]
pub fn PositionButton(fix: Option<Fix>, on: EventHandler<Option<Fix>>) -> Element {
    let mut busy = use_signal(|| false);
    let mut problem = use_signal(|| None::<String>);
    rsx! {
        if let Some(fix) = fix {
            div { class: "gv-promise",
                {icon!(MapPin)}
                div {
                    b { {t!("position-added")} }
                    span { {t!("accuracy", n = fix.accuracy_m.round())} }
                }
                button {
                    class: "ds-button",
                    "data-variant": "tertiary",
                    r#type: "button",
                    onclick: move |_| on.call(None),
                    {t!("remove")}
                }
            }
        } else {
            button {
                class: "ds-button gv-note",
                "data-variant": "tertiary",
                "data-color": "neutral",
                r#type: "button",
                disabled: busy(),
                onclick: move |_| {
                    let (denied, nothing) = (t!("position-denied"), t!("position-not-found"));
                    async move {
                        busy.set(true);
                        problem.set(None);
                        match locate(denied, nothing).await {
                            Ok(fix) => on.call(Some(fix)),
                            Err(why) => problem.set(Some(why)),
                        }
                        busy.set(false);
                    }
                },
                {icon!(MapPin)}
                if busy() { {t!("position-searching")} } else { {t!("add-position")} }
            }
            Problem { text: problem() }
        }
    }
}
