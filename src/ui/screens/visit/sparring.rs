//! A slip still sits there and nothing speaks of life: said once, after the visit is saved. Never an alarm.

use crate::domain::entry::Body;
use crate::domain::id::{EntryId, SubjectId};
use crate::domain::visit::SparringAsked;
use crate::icon;
use crate::store::NewEntry;
use crate::t;
use crate::ui::hooks::{use_session, use_store};
use crate::ui::parts::frame::Problem;
use crate::ui::parts::sheets::BottomSheet;
use crate::ui::words;
use dioxus::prelude::*;

/// The sheet.
#[component]
pub fn SparringSheet(place: SubjectId, visit: EntryId, on_close: EventHandler<()>) -> Element {
    let (session, store) = (use_session(), use_store());
    let mut problem = use_signal(|| None::<String>);
    rsx! {
        BottomSheet { title: t!("slip-still-sits"), on_close,
            p { class: "gv-quiet", {t!("a-sign-not-proof")} }
            p { class: "gv-quiet", {t!("sparring-quiet")} }
            Problem { text: problem() }
            button {
                class: "ds-button gv-wide",
                r#type: "button",
                onclick: move |_| {
                    let asked = NewEntry {
                        subject: place,
                        at: session.desk().wall(),
                        body: Body::SparringAsked(SparringAsked { visit: Some(visit) }),
                    };
                    let done = store.append(vec![asked], None);
                    async move {
                        match done.await {
                            Ok(_) => on_close.call(()),
                            Err(error) => problem.set(Some(words::store_problem(&error))),
                        }
                    }
                },
                {icon!(Users)}
                {t!("ask-for-sparring")}
            }
        }
    }
}
