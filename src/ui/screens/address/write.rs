//! Writing one entry from this screen, and offering to undo it.

use crate::domain::entry::Body;
use crate::domain::id::SubjectId;
use crate::store::NewEntry;
use crate::ui::hooks::{use_session, use_store};
use crate::ui::undo::Undo;
use crate::ui::words;
use dioxus::prelude::*;

/// What to write: of which subject, and what the undo row calls it.
#[derive(Clone, PartialEq, Debug)]
pub struct Say {
    /// What it is about.
    pub subject: SubjectId,
    /// What happened.
    pub body: Body,
    /// "… er gemt".
    pub what: String,
}

/// Writes at once; a problem becomes a sentence.
pub fn use_say(mut problem: Signal<Option<String>>) -> Callback<Say> {
    let (session, store) = (use_session(), use_store());
    let mut undo = use_context::<Signal<Option<Undo>>>();
    use_callback(move |say: Say| {
        problem.set(None);
        let entry = NewEntry {
            subject: say.subject,
            at: session.desk().wall(),
            body: say.body,
        };
        // Sent now, not when awaited: leaving the screen does not stop it.
        let done = store.append(vec![entry], None);
        spawn(async move {
            match done.await {
                Ok(receipt) => {
                    if let Some(entry) = receipt.ids.first() {
                        undo.set(Some(Undo {
                            also: Vec::new(),
                            subject: say.subject,
                            entry: *entry,
                            what: say.what,
                            gone: false,
                            draft: None,
                            back_to: None,
                        }));
                    }
                }
                Err(error) => problem.set(Some(words::store_problem(&error))),
            }
        });
    })
}
