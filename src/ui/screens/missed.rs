//! "The promise was not kept. What now?"

use crate::domain::entry::Body;
use crate::domain::plan::{PlanCancelled, PlanMoved};
use crate::icon;
use crate::store::NewEntry;
use crate::store::views::{Address, Stop};
use crate::t;
use crate::ui::hooks::{use_session, use_store, use_view};
use crate::ui::parts::frame::Problem;
use crate::ui::parts::sheets::BottomSheet;
use crate::ui::route::Route;
use crate::ui::screens::change::{ChangeSheet, Chosen};
use crate::ui::{when, words};
use dioxus::prelude::*;

/// Go now, promise another time, or let it go with a reason.
#[component]
pub fn MissedSheet(stop: Stop, on_close: EventHandler<()>) -> Element {
    let (session, store) = (use_session(), use_store());
    let nav = use_navigator();
    let mut problem = use_signal(|| None::<String>);
    let mut choosing = use_signal(|| false);
    let mut reason = use_signal(String::new);
    let today = session.desk().now().date();
    let (place, plan) = (stop.place, stop.plan);

    // A plan of a place that goes on under another name is spoken of under its own.
    let answer = use_view(move || Address { place, most: 1 });
    let write = use_callback(move |body: Body| {
        let subject = match &*answer.peek() {
            Some(Ok(Some(view))) => view.subject_of(plan),
            _ => place,
        };
        let entry = NewEntry {
            subject,
            at: session.desk().wall(),
            body,
        };
        let done = store.append(vec![entry], None);
        spawn(async move {
            match done.await {
                Ok(_) => on_close.call(()),
                Err(error) => problem.set(Some(words::store_problem(&error))),
            }
        });
    });

    if choosing() {
        return rsx! {
            ChangeSheet {
                at: stop.at,
                from: stop.at,
                on_close: move |()| choosing.set(false),
                on: move |chosen: Chosen| {
                    if let Chosen::At(at) = chosen {
                        write.call(Body::PlanMoved(PlanMoved { plan, at, reason: reason.peek().trim().into() }));
                    } else {
                        write.call(Body::PlanCancelled(PlanCancelled { plan, reason: reason.peek().trim().into() }));
                    }
                },
            }
        };
    }
    rsx! {
        BottomSheet { title: t!("promise-missed"), on_close,
            p { class: "gv-quiet",
                "{stop.title}. "
                {t!("mark-missed", when = when::near(stop.at, today))}
            }
            div { class: "gv-field",
                label { r#for: "missed-reason", {t!("missed-reason")} }
                input {
                    id: "missed-reason",
                    class: "ds-input gv-in",
                    autocomplete: "off",
                    spellcheck: "false",
                    initial_value: "",
                    oninput: move |e| reason.set(e.value()),
                }
            }
            Problem { text: problem() }
            ul { class: "gv-list",
                li {
                    button {
                        class: "gv-row big",
                        r#type: "button",
                        onclick: move |_| {
                            nav.push(Route::VisitPage { place });
                        },
                        {icon!(DoorClosed)}
                        span { b { {t!("go-now")} } small { {t!("go-now-sub")} } }
                        {icon!(ChevronRight)}
                    }
                }
                li {
                    button {
                        class: "gv-row big",
                        r#type: "button",
                        onclick: move |_| choosing.set(true),
                        {icon!(CalendarClock)}
                        span { b { {t!("another-time")} } small { {t!("another-time-sub")} } }
                        {icon!(ChevronRight)}
                    }
                }
                li {
                    button {
                        class: "gv-row big",
                        r#type: "button",
                        onclick: move |_| write.call(Body::PlanCancelled(PlanCancelled { plan, reason: reason.peek().trim().into() })),
                        {icon!(X)}
                        span { b { {t!("let-go")} } small { {t!("let-go-sub")} } }
                        {icon!(ChevronRight)}
                    }
                }
            }
        }
    }
}
