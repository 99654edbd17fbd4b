//! An export taken in again: on a new phone, after a forgotten code, or beside what is here.

use super::backup_problem;
use crate::exchange::backup::{self, BackupError, Restored};
use crate::icon;
use crate::t;
use crate::ui::aside::{aside, use_work, wait};
use crate::ui::figures;
use crate::ui::files::{self, FileError, Picked};
use crate::ui::hooks::use_store;
use crate::ui::parts::fold::Fold;
use crate::ui::parts::frame::Problem;
use crate::ui::parts::progress::WorkBar;
use crate::vault::Code;
use dioxus::prelude::*;
use std::sync::Arc;

/// What became of it.
enum Said {
    Done(Restored),
    /// The file did not come through.
    File(FileError),
    /// Nothing was written.
    Not(BackupError),
    /// There was no thread.
    NoThread,
}

/// A picked file, as long as the screen is there.
#[derive(Clone)]
struct Chosen {
    name: String,
    bytes: Arc<Vec<u8>>,
}

/// The section.
#[component]
pub fn Restore() -> Element {
    rsx! {
        section {
            h2 { class: "gv-h", {t!("restore")} }
            div { class: "gv-card",
                p { class: "gv-quiet", {t!("restore-text")} }
                Fold { title: t!("restore-do"), Take {} }
            }
        }
    }
}

fn done_text(done: &Restored) -> String {
    let n = figures::count(done.added);
    if done.stopped {
        t!("restore-stopped", n = n)
    } else if done.added == 0 {
        t!("restore-nothing")
    } else {
        t!("restore-done", n = n, known = figures::count(done.known))
    }
}

async fn bytes_of(picked: Picked) -> Result<Chosen, FileError> {
    let name = picked.name.clone();
    let bytes = aside(move || picked.into_bytes(backup::MAX_FILE))
        .await
        .unwrap_or(Err(FileError::Unreadable))?;
    Ok(Chosen {
        name,
        bytes: Arc::new(bytes),
    })
}

#[component]
fn Take() -> Element {
    let store = use_store();
    let work = use_work();
    let mut chosen = use_signal(|| None::<Chosen>);
    let mut passphrase = use_signal(String::new);
    let mut generation = use_signal(|| 0u32);
    let mut said = use_signal(|| None::<Said>);
    let busy = work.progress().is_some();
    let name = chosen.read().as_ref().map(|c| c.name.clone());
    let (well, problem) = match &*said.read() {
        Some(Said::Done(done)) => (Some(done_text(done)), None),
        Some(Said::File(FileError::TooBig)) => (None, Some(t!("export-too-big"))),
        Some(Said::File(FileError::Unreadable)) => (None, Some(t!("file-unreadable"))),
        Some(Said::Not(error)) => (None, Some(backup_problem(error))),
        Some(Said::NoThread) => (None, Some(t!("problem-other"))),
        None => (None, None),
    };
    let take = move |e: FormEvent| {
        e.prevent_default();
        let store = store.clone();
        async move {
            let Some(file) = chosen.peek().clone() else {
                return;
            };
            if work.progress().is_some() || passphrase.peek().is_empty() {
                return;
            }
            said.set(None);
            let code = Code::new(passphrase.peek().clone());
            let done = work
                .run(|mut tell| {
                    aside(move || wait(backup::import(&store, &code, &file.bytes, tell.as_mut())))
                })
                .await;
            if matches!(done, Some(Ok(_))) {
                chosen.set(None);
                passphrase.set(String::new());
                generation.with_mut(|g| *g = g.wrapping_add(1));
            }
            said.set(Some(match done {
                Some(Ok(done)) => Said::Done(done),
                Some(Err(error)) => Said::Not(error),
                None => Said::NoThread,
            }));
        }
    };
    rsx! {
        form { class: "gv-stack", onsubmit: take,
            if !busy {
                button {
                    class: "ds-button gv-wide",
                    "data-variant": "secondary",
                    r#type: "button",
                    onclick: move |_| async move {
                        let picked = files::pick(".grusvej").await;
                        said.set(None);
                        match picked {
                            Ok(Some(picked)) => match bytes_of(picked).await {
                                Ok(file) => chosen.set(Some(file)),
                                Err(error) => said.set(Some(Said::File(error))),
                            },
                            Ok(None) => {}
                            Err(error) => said.set(Some(Said::File(error))),
                        }
                    },
                    {icon!(FolderOpen)}
                    {t!("choose-file")}
                }
            }
            if let Some(name) = name {
                p { class: "gv-quiet", role: "status", {t!("file-chosen", name = name)} }
                for g in [generation()] {
                    div { key: "{g}", class: "gv-field",
                        label { r#for: "restore", {t!("export-passphrase")} }
                        input {
                            id: "restore",
                            class: "ds-input gv-in",
                            r#type: "password",
                            autocomplete: "off",
                            spellcheck: "false",
                            initial_value: "",
                            oninput: move |e| passphrase.set(e.value()),
                        }
                    }
                }
                Problem { text: problem }
                if !busy {
                    button { class: "ds-button gv-wide", r#type: "submit",
                        {icon!(ArchiveRestore)}
                        {t!("restore-go")}
                    }
                }
            } else {
                Problem { text: problem }
            }
            WorkBar { work, text: t!("restoring"), can_stop: true }
            p { class: "gv-quiet", role: "status", {well} }
        }
    }
}
