//! "Brug planen": what was laid in becomes plans, all in one save, and one undo takes all of it back.

use super::key;
use super::laid::Ticks;
use crate::domain::entry::Body;
use crate::domain::id::SubjectId;
use crate::domain::plan::{Plan, PlanKind, PlanSet};
use crate::domain::private::Private;
use crate::store::NewEntry;
use crate::t;
use crate::ui::hooks::{use_session, use_store};
use crate::ui::route::Route;
use crate::ui::undo::Undo;
use crate::ui::{draft, words};
use chrono::NaiveDateTime;
use dioxus::prelude::*;

/// Saves places at their times, goes to the day, and tells of what went wrong in `problem`. True while it is at it.
pub type Save = Callback<(Vec<(SubjectId, NaiveDateTime)>, Ticks)>;

/// The save of this screen.
pub fn use_save(mut saving: Signal<bool>, mut problem: Signal<Option<String>>) -> Save {
    let (session, store) = (use_session(), use_store());
    let nav = use_navigator();
    let mut undo = use_context::<Signal<Option<Undo>>>();
    use_callback(move |(plans, ticks): (Vec<_>, Ticks)| {
        let entries = plans.iter().map(|(place, at)| NewEntry {
            subject: *place,
            at: session.desk().wall(),
            body: Body::PlanSet(PlanSet {
                plan: Plan {
                    at: *at,
                    kind: PlanKind::Again,
                    place: Private::default(),
                },
            }),
        });
        let (what, not_saved) = (t!("the-plan"), t!("not-saved"));
        saving.set(true);
        // Sent now, not when awaited: leaving the screen does not stop it.
        let saved = store.append(entries.collect(), Some(key()));
        spawn(async move {
            let saved = saved.await;
            saving.set(false);
            match saved {
                Ok(receipt) => {
                    let mut written = plans.iter().map(|(p, _)| *p).zip(receipt.ids);
                    undo.set(written.next().map(|(subject, entry)| Undo {
                        subject,
                        entry,
                        also: written.collect(),
                        what,
                        gone: false,
                        draft: Some((key(), draft::bytes(&ticks))),
                        back_to: Some(Route::PlanPage {}),
                    }));
                    nav.replace(Route::TodayPage {});
                }
                Err(error) => problem.set(Some(format!(
                    "{not_saved} {}",
                    words::store_problem(&error)
                ))),
            }
        });
    })
}
