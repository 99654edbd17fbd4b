//! Open forms, kept tap by tap. A word "draft" never stands on the screen: the form is simply there again.

use crate::domain::id::SubjectId;
use crate::store::views::Draft;
use crate::store::{DraftKey, Store};
use serde::Serialize;
use serde::de::DeserializeOwned;
use uuid::Uuid;

/// The name of a form: that of a place, or the one that belongs to no place.
pub(super) fn key(place: Option<SubjectId>, form: &'static str) -> DraftKey {
    DraftKey {
        subject: place.unwrap_or(SubjectId(Uuid::nil())),
        form,
    }
}

/// The form as it was left. One of another version of the app that cannot be read is as good as none.
pub(super) async fn read<T: DeserializeOwned>(store: &Store, key: DraftKey) -> Option<T> {
    let bytes = store.ask(Draft { key }).await.ok().flatten()?;
    ciborium::from_reader(bytes.as_slice()).ok()
}

/// The form as bytes.
pub(super) fn bytes<T: Serialize>(form: &T) -> Vec<u8> {
    let mut out = Vec::with_capacity(256);
    // Writing to memory fails only for values that CBOR cannot hold, of which no form has any.
    let _ = ciborium::into_writer(form, &mut out);
    out
}

/// Keeps the form at once. What could not be kept is told when it is saved; a tap must not be stopped for it.
pub(super) fn keep<T: Serialize>(store: &Store, key: DraftKey, form: &T) {
    drop(store.keep_draft(key, bytes(form)));
}
