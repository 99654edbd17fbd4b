//! Undo: a withdrawal, offered without a deadline until the next save or the lock.

use crate::domain::entry::{Body, Withdrawn};
use crate::domain::id::{EntryId, SubjectId};
use crate::store::{DraftKey, NewEntry, Result, Store};
use crate::ui::route::Route;
use crate::ui::session::Desk;

/// What can be undone.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Undo {
    /// What it is about.
    pub subject: SubjectId,
    /// The entry that would be withdrawn.
    pub entry: EntryId,
    /// What was written with it and is withdrawn with it.
    pub also: Vec<(SubjectId, EntryId)>,
    /// The thing by name, as the row says it.
    pub what: String,
    /// Whether it was taken away, not saved.
    pub gone: bool,
    /// The form with all its answers, so that undoing loses nothing.
    pub draft: Option<(DraftKey, Vec<u8>)>,
    /// Where the form is.
    pub back_to: Option<Route>,
}

impl Undo {
    /// Withdraws what was written and opens its form again as it was.
    pub(super) async fn carry_out(&self, store: &Store, desk: &Desk) -> Result<()> {
        let first = (self.subject, self.entry);
        let withdrawals = std::iter::once(&first)
            .chain(&self.also)
            .map(|(subject, entry)| NewEntry {
                subject: *subject,
                at: desk.wall(),
                body: Body::Withdrawn(Withdrawn { entry: *entry }),
            });
        store.append(withdrawals.collect(), None).await?;
        if let Some((key, bytes)) = &self.draft {
            store.keep_draft(key.clone(), bytes.clone()).await?;
        }
        Ok(())
    }
}
