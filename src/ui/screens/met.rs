//! Met at a spot: which one, and then the ordinary page of a visit there. Never a name: the spot is what is written
//! about. A form of its own was refused, since the visit asks the same and knows what was agreed there before.

use crate::domain::entry::Body;
use crate::domain::id::SubjectId;
use crate::domain::place::PlaceAdded;
use crate::domain::typed;
use crate::store::NewEntry;
use crate::t;
use crate::ui::hooks::{use_session, use_store};
use crate::ui::parts::choose_place::{Among, ChoosePlace, Picked};
use crate::ui::parts::frame::{Problem, Top};
use crate::ui::route::Route;
use crate::ui::undo::Undo;
use crate::ui::words;
use dioxus::prelude::*;
use uuid::Uuid;

/// Which spot.
#[component]
pub fn Met() -> Element {
    let (session, store) = (use_session(), use_store());
    let nav = use_navigator();
    let mut undo = use_context::<Signal<Option<Undo>>>();
    let mut problem = use_signal(|| None::<String>);
    let mut saving = use_signal(|| false);
    let pick = use_callback(move |picked: Picked| match picked {
        Picked::Known(place) => {
            nav.replace(Route::VisitPage { place });
        }
        Picked::New { text, sort } => {
            let Some(fields) = typed::fields(&text, sort, None) else {
                return;
            };
            if *saving.peek() {
                return;
            }
            saving.set(true);
            let (place, what) = (SubjectId(Uuid::new_v4()), fields.title());
            let added = NewEntry {
                subject: place,
                at: session.desk().wall(),
                body: Body::PlaceAdded(PlaceAdded { place: fields }),
            };
            let saved = store.append(vec![added], None);
            spawn(async move {
                saving.set(false);
                match saved.await {
                    Ok(receipt) => {
                        undo.set(receipt.ids.first().map(|entry| Undo {
                            subject: place,
                            entry: *entry,
                            also: Vec::new(),
                            what,
                            gone: false,
                            draft: None,
                            back_to: Some(Route::Met {}),
                        }));
                        nav.replace(Route::VisitPage { place });
                    }
                    Err(error) => problem.set(Some(words::store_problem(&error))),
                }
            });
        }
    });
    rsx! {
        div { class: "gv-screen",
            Top { page: t!("met"), title: t!("met"), sub: Some(t!("met-which")) }
            main { class: "gv-main", tabindex: "0",
                Problem { text: problem() }
                ChoosePlace { among: Among::Spots, on: pick }
            }
        }
    }
}
