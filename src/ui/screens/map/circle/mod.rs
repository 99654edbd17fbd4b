//! Circles: drawing one in three taps, marking it again, moving it, taking it away. Each tap that says something is an
//! entry, and each can be undone.

mod acts;
mod panel;

use super::look::MapLook;
use crate::domain::circling::Circling;
use crate::domain::id::SubjectId;
use crate::domain::observing::Written;
use crate::domain::place::{CircleState, Position};
use crate::domain::time::WallTime;
use crate::store::{NewEntry, Store};
use crate::ui::undo::Undo;
use crate::ui::words;
pub use acts::CircleActs;
use dioxus::prelude::*;
pub use panel::CirclePanel;
use uuid::Uuid;

/// The entries of a circle, about its place.
fn entries_of(
    circling: Circling,
    centre: Position,
    state: CircleState,
    at: WallTime,
    called: (Option<String>, String),
) -> Vec<NewEntry> {
    let fresh = SubjectId(Uuid::new_v4());
    let Written { place, bodies } = circling.finish(centre, state, at.date(), called, fresh);
    let entry = |body| NewEntry {
        subject: place,
        at,
        body,
    };
    bodies.into_iter().map(entry).collect()
}

/// Writes, and offers to undo it.
#[derive(Clone, Copy, PartialEq)]
struct Writing {
    look: MapLook,
    undo: Signal<Option<Undo>>,
    problem: Signal<Option<String>>,
    busy: Signal<bool>,
}

fn use_writing(look: MapLook) -> Writing {
    Writing {
        look,
        undo: use_context(),
        problem: use_signal(|| None),
        busy: use_signal(|| false),
    }
}

impl Writing {
    /// The entries, all in one commit. `what` is their name in the row that undoes them.
    async fn write(
        mut self,
        store: Store,
        entries: Vec<NewEntry>,
        what: String,
        gone: bool,
        not_saved: String,
    ) -> bool {
        let subjects: Vec<SubjectId> = entries.iter().map(|e| e.subject).collect();
        self.problem.set(None);
        match store.append(entries, None).await {
            Ok(receipt) => {
                let mut written = subjects.into_iter().zip(receipt.ids);
                self.undo.set(written.next().map(|(subject, entry)| Undo {
                    subject,
                    entry,
                    also: written.collect(),
                    what,
                    gone,
                    draft: None,
                    back_to: None,
                }));
                true
            }
            Err(error) => {
                let why = words::store_problem(&error);
                self.problem.set(Some(format!("{not_saved} {why}")));
                false
            }
        }
    }
}
