//! "Glemt PIN": everything here becomes unreadable at once, then goes.
//!
//! The intent is written first. From then on there is no vault here, whatever stops the wipe; it is finished at the
//! next start. Then the wrapped key goes, then the hardware key, then the rest, which is noise by then.

use super::cost::Policy;
use super::error::VaultError;
use super::header::{self, Header};
use super::{disk, tries};
use crate::platform::{KeyName, KeyStore};
use serde::{Deserialize, Serialize};
use std::io;
use std::path::{Component, Path};

/// The file that says that a wipe has begun.
const INTENT: &str = "wipe.json";

#[derive(Serialize, Deserialize)]
struct Intent {
    hardware: Option<String>,
    rest: Vec<String>,
}

/// Whether a wipe has begun and not ended.
pub(super) fn has_begun(dir: &Path) -> bool {
    dir.join(INTENT).try_exists().unwrap_or(false)
}

/// Wipes the vault and `rest`, names inside `dir`.
pub(super) fn wipe(dir: &Path, rest: &[&str], key_store: &dyn KeyStore) -> Result<(), VaultError> {
    let is_inside = |name: &&str| {
        let mut parts = Path::new(name).components().peekable();
        parts.peek().is_some() && parts.all(|part| matches!(part, Component::Normal(_)))
    };
    if !rest.iter().all(is_inside) {
        return Err(VaultError::Outside);
    }
    finish(dir, key_store)?;
    let hardware = match Header::read(dir, Policy::Tests) {
        Ok(header) => header.hardware.map(|name| name.to_string()),
        Err(_) => None,
    };
    let intent = Intent {
        hardware,
        rest: rest.iter().map(|name| (*name).to_owned()).collect(),
    };
    let bytes = serde_json::to_vec(&intent).map_err(|_| VaultError::Memory)?;
    if let Err(error) = disk::save(dir, INTENT, &bytes) {
        // A full disk must not keep a worker from wiping: without the intent, go on and finish in one go.
        if error.kind() != io::ErrorKind::StorageFull {
            return Err(error.into());
        }
    }
    carry_out(dir, &intent, key_store)
}

/// Ends a wipe that was stopped; does nothing if there is none.
pub(super) fn finish(dir: &Path, key_store: &dyn KeyStore) -> Result<(), VaultError> {
    if !has_begun(dir) {
        return Ok(());
    }
    let bytes = std::fs::read(dir.join(INTENT))?;
    let intent = serde_json::from_slice(&bytes).unwrap_or(Intent {
        hardware: None,
        rest: Vec::new(),
    });
    carry_out(dir, &intent, key_store)
}

fn carry_out(dir: &Path, intent: &Intent, key_store: &dyn KeyStore) -> Result<(), VaultError> {
    disk::erase(dir, header::FILE)?;
    disk::erase(dir, &disk::waiting(header::FILE))?;
    // A key store that fails must not keep the rest here, nor the worker from a new start: it is reported at the end.
    let forgotten = match intent.hardware.as_deref().and_then(read_name) {
        Some(name) => key_store.forget(&name),
        None => Ok(()),
    };
    for name in &intent.rest {
        disk::remove(&dir.join(name))?;
    }
    for name in [
        tries::FILE,
        &disk::waiting(tries::FILE),
        &disk::waiting(INTENT),
    ] {
        disk::remove(&dir.join(name))?;
    }
    disk::sync_folder(dir)?;
    disk::remove(&dir.join(INTENT))?;
    disk::sync_folder(dir)?;
    Ok(forgotten?)
}

fn read_name(text: &str) -> Option<KeyName> {
    Some(KeyName::new(header::unhex(text)?.try_into().ok()?))
}
