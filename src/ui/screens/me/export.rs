//! All entries as one sealed file, to be kept elsewhere.

use super::backup_problem;
use crate::exchange::backup::{self, BackupError};
use crate::icon;
use crate::store::StoreError;
use crate::t;
use crate::ui::aside::{aside, use_work, wait};
use crate::ui::hooks::{use_session, use_store};
use crate::ui::parts::fold::Fold;
use crate::ui::parts::frame::Problem;
use crate::ui::parts::progress::WorkBar;
use crate::ui::parts::secret::{NewSecret, use_secret};
use crate::ui::{figures, files};
use crate::vault::Cost;
use dioxus::prelude::*;

/// What became of it.
enum Said {
    /// Handed over, under this name, with so many entries and bytes.
    Done(String, u64, u64),
    /// The passphrase will not do.
    Weak,
    /// It was not made.
    Not(BackupError),
    /// The page did not take it, or there was no thread.
    NotSaved,
}

/// The section.
#[component]
pub fn Export() -> Element {
    rsx! {
        section {
            h2 { class: "gv-h", {t!("export")} }
            div { class: "gv-card",
                p { class: "gv-quiet", {t!("export-text")} }
                Fold { title: t!("make-export"), Make {} }
            }
        }
    }
}

#[component]
fn Make() -> Element {
    let (session, store) = (use_session(), use_store());
    let work = use_work();
    let secret = use_secret(false, false);
    let mut said = use_signal(|| None::<Said>);
    let busy = work.progress().is_some();
    let (well, problem) = match &*said.read() {
        Some(Said::Done(name, entries, bytes)) => (
            Some(t!(
                "export-done",
                name = name.clone(),
                n = figures::count(*entries),
                size = figures::size(*bytes)
            )),
            None,
        ),
        Some(Said::Weak) => (None, secret.trouble()),
        Some(Said::Not(BackupError::Store(StoreError::Stopped))) => {
            (Some(t!("problem-stopped")), None)
        }
        Some(Said::Not(error)) => (None, Some(backup_problem(error))),
        Some(Said::NotSaved) => (None, Some(t!("export-not-saved"))),
        None => (None, None),
    };
    let make = move |e: FormEvent| {
        e.prevent_default();
        let (chosen, store) = (secret.chosen(), store.clone());
        let name = backup::file_name(session.desk().now().date());
        async move {
            if work.progress().is_some() {
                return;
            }
            let Ok(passphrase) = chosen else {
                said.set(Some(Said::Weak));
                return;
            };
            said.set(None);
            let made = work
                .run(|mut tell| {
                    aside(move || {
                        wait(backup::export(
                            &store,
                            &passphrase,
                            Cost::TARGET,
                            tell.as_mut(),
                        ))
                    })
                })
                .await;
            said.set(Some(match made {
                Some(Ok(made)) => {
                    if files::save(&name, &made.file, "application/octet-stream").await {
                        secret.clear();
                        let bytes = u64::try_from(made.file.len()).unwrap_or(u64::MAX);
                        Said::Done(name, made.entries, bytes)
                    } else {
                        Said::NotSaved
                    }
                }
                Some(Err(error)) => Said::Not(error),
                None => Said::NotSaved,
            }));
        }
    };
    rsx! {
        form { class: "gv-stack", onsubmit: make,
            p { class: "gv-quiet", {t!("export-what")} }
            NewSecret { id: "export", first: t!("export-passphrase"), second: t!("export-again"), secret }
            p { class: "gv-quiet", {t!("export-forgotten")} }
            Problem { text: problem }
            if !busy {
                button { class: "ds-button gv-wide", r#type: "submit",
                    {icon!(Archive)}
                    {t!("save-export")}
                }
            }
            WorkBar { work, text: t!("exporting"), can_stop: true }
            p { class: "gv-quiet", role: "status", {well} }
        }
    }
}
