//! The form as it was left, and keeping it tap by tap.

use super::page::Kept;
use crate::domain::id::{EntryId, SubjectId};
use crate::domain::visiting::Visiting;
use crate::store::views::Draft;
use crate::store::{DraftKey, Store};
use crate::ui::hooks::use_store;
use dioxus::prelude::*;

/// The name of the form: a new visit of the place, or the correction of one.
pub(super) fn key(place: SubjectId, visit: Option<EntryId>) -> DraftKey {
    match visit {
        None => DraftKey {
            subject: place,
            form: "visit",
        },
        Some(visit) => DraftKey {
            subject: SubjectId(visit.0),
            form: "correction",
        },
    }
}

/// Reads the form as it was left. `None` until the store has answered.
pub(super) fn use_kept(place: SubjectId, visit: Option<EntryId>) -> ReadSignal<Option<Kept>> {
    let store = use_store();
    let mut kept = use_signal(|| None::<Kept>);
    use_future(move || {
        let store = store.clone();
        async move {
            let view = Draft {
                key: key(place, visit),
            };
            let bytes = store.ask(view).await.ok().flatten();
            // A draft of another version of the app that cannot be read is as good as none.
            let visiting = bytes.and_then(|b| read(&b));
            kept.set(Some(Kept { visit, visiting }));
        }
    });
    kept.into()
}

fn read(bytes: &[u8]) -> Option<Visiting> {
    ciborium::from_reader(bytes).ok()
}

/// The form as bytes.
pub(super) fn bytes(visiting: &Visiting) -> Vec<u8> {
    let mut out = Vec::with_capacity(256);
    // Writing to memory fails only for values that CBOR cannot hold, of which the form has none.
    let _ = ciborium::into_writer(visiting, &mut out);
    out
}

/// Keeps the form at once. What could not be kept is told when it is saved; a tap must not be stopped for it.
pub(super) fn keep(store: &Store, place: SubjectId, visiting: &Visiting) {
    drop(store.keep_draft(key(place, visiting.corrects), bytes(visiting)));
}
