//! "Snejpevej 14 er gemt · Fortryd": in the flow, with a word, without a deadline.

use crate::icon;
use crate::t;
use crate::ui::hooks::{use_session, use_store};
use crate::ui::undo::Undo;
use crate::ui::words;
use dioxus::prelude::*;

/// The row, or an empty status that will speak it when it comes.
#[component]
pub fn UndoRow() -> Element {
    let mut undo = use_context::<Signal<Option<Undo>>>();
    let (session, store) = (use_session(), use_store());
    let nav = use_navigator();
    let mut problem = use_signal(|| None::<String>);
    let now = undo.read().clone();
    rsx! {
        div { class: "gv-undo", role: "status",
            if let Some(what) = now {
                span {
                    if what.gone {
                        {t!("is-gone", what = what.what.clone())}
                    } else {
                        {t!("is-saved", what = what.what.clone())}
                    }
                }
                button {
                    class: "ds-button",
                    r#type: "button",
                    onclick: move |_| {
                        let (session, store, what) = (session.clone(), store.clone(), what.clone());
                        async move {
                            match what.carry_out(&store, session.desk()).await {
                                Ok(()) => {
                                    undo.set(None);
                                    if let Some(route) = what.back_to {
                                        nav.push(route);
                                    }
                                }
                                Err(error) => problem.set(Some(words::store_problem(&error))),
                            }
                        }
                    },
                    {icon!(Undo2)}
                    {t!("undo")}
                }
            }
            if let Some(problem) = problem() {
                span { role: "alert", "{problem}" }
            }
        }
    }
}
