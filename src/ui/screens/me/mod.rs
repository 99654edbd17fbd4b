//! Mig: the worker and this phone. How it looks and locks, what lies on it, and how it is carried elsewhere.

mod about;
mod code;
mod export;
mod holds;
mod look;
mod maps;
mod name;
mod notices;
mod restore;
mod way;

use crate::exchange::backup::BackupError;
use crate::t;
use crate::ui::parts::frame::{Nav, Tab, Top};
use crate::ui::words;
use crate::vault::VaultError;
use dioxus::prelude::*;

/// The worker and this phone.
#[component]
pub fn Me() -> Element {
    rsx! {
        div { class: "gv-screen",
            Top { page: t!("me"), title: t!("me"), sub: t!("me-under") }
            main { class: "gv-main form", tabindex: "0",
                name::Name {}
                look::Look {}
                way::WaySetting {}
                code::Locking {}
                holds::Holds {}
                maps::Maps {}
                export::Export {}
                restore::Restore {}
                about::About {}
            }
            Nav { tab: Tab::Team }
        }
    }
}

/// What went wrong with an export, in words that say what to do.
fn backup_problem(error: &BackupError) -> String {
    match error {
        BackupError::NotAnExport => t!("export-none"),
        BackupError::Newer(_) => t!("export-newer"),
        BackupError::TooBig => t!("export-too-big"),
        BackupError::Damaged => t!("export-damaged"),
        BackupError::WrongPassphrase => t!("export-wrong"),
        BackupError::MadeUp => t!("export-made-up"),
        BackupError::Real => t!("export-real"),
        BackupError::Vault(VaultError::Weak(_)) => t!("code-too-weak"),
        BackupError::Vault(VaultError::Memory) => t!("no-memory"),
        BackupError::Vault(_) => t!("vault-problem"),
        BackupError::Store(error) => words::store_problem(error),
    }
}
