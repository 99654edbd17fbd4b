//! An open form of a place, kept tap by tap.

use crate::domain::id::SubjectId;
use crate::store::views::Draft;
use crate::store::{DraftKey, Store};
use crate::ui::hooks::use_store;
use dioxus::prelude::*;
use serde::Serialize;
use serde::de::DeserializeOwned;

/// The name of a form of a place.
pub(super) fn key(place: SubjectId, form: &'static str) -> DraftKey {
    DraftKey {
        subject: place,
        form,
    }
}

/// What the store answered: the form as it was left, if it was.
#[derive(Clone)]
pub(super) struct Kept<T>(pub Option<T>);

/// Reads the form as it was left; `None` until the store has answered.
pub(super) fn use_kept<T: DeserializeOwned + Clone + 'static>(
    key: DraftKey,
) -> ReadSignal<Option<Kept<T>>> {
    let store = use_store();
    let mut kept = use_signal(|| None);
    use_future(move || {
        let (store, key) = (store.clone(), key.clone());
        async move {
            let bytes = store.ask(Draft { key }).await.ok().flatten();
            // A draft of another version of the app that cannot be read is as good as none.
            let form = bytes.and_then(|b| ciborium::from_reader(b.as_slice()).ok());
            kept.set(Some(Kept(form)));
        }
    });
    kept.into()
}

/// The form as bytes.
pub(super) fn bytes<T: Serialize>(form: &T) -> Vec<u8> {
    let mut out = Vec::with_capacity(256);
    // Writing to memory fails only for values that CBOR cannot hold, of which a form has none.
    let _ = ciborium::into_writer(form, &mut out);
    out
}

/// Keeps the form at once. What could not be kept is told when it is saved; a tap must not be stopped for it.
pub(super) fn keep<T: Serialize>(store: &Store, key: DraftKey, form: &T) {
    drop(store.keep_draft(key, bytes(form)));
}
