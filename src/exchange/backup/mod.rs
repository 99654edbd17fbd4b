//! The encrypted export of all entries, and taking it in again.
//!
//! For a worker whose phone is lost or whose PIN is forgotten, as long as there is no team to give the journal back.
//! The file is made in memory and is sealed from its first byte on: nothing readable lies on a disk on the way. It
//! holds the entries in the order of their arrival, byte for byte as their authors wrote them, which includes the ids
//! of the phones and workers that wrote them and the mark of the demo. It holds no key, no PIN, nothing by which
//! another phone could pass for this one, no open form, no setting. A copy of the encrypted database was refused as an
//! export: it carries the identity of the phone, and the key would have to travel with it.

mod error;
mod file;
#[cfg(test)]
mod tests;

pub use error::BackupError;

use crate::domain::entry::Entry;
use crate::store::views::{Entries, PhoneHolds};
use crate::store::{Progress, Store, StoreError};
use crate::vault::{Code, Cost};
use chrono::NaiveDate;
use file::{Sealed, Writer};

/// The largest export that is made or read, in bytes (128 MiB): some 400,000 visits.
pub const MAX_FILE: usize = 128 * 1024 * 1024;

/// Entries read or written at once: small enough that a bar moves and a stop is heard.
const PAGE: usize = 500;

/// Hears how far it is; `false` stops it.
pub type Tell<'t> = &'t mut (dyn FnMut(Progress) -> bool + Send);

/// An export.
#[derive(PartialEq, Eq)]
pub struct Exported {
    /// The whole file.
    pub file: Vec<u8>,
    /// How many entries are in it.
    pub entries: u64,
}

impl std::fmt::Debug for Exported {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Exported")
            .field("entries", &self.entries)
            .finish_non_exhaustive()
    }
}

/// What an import of an export did.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub struct Restored {
    /// Entries in the file.
    pub entries: u64,
    /// Of these, new here.
    pub added: u64,
    /// Of these, here already.
    pub known: u64,
    /// Whether the worker stopped it; what was added before stays, and importing again goes on.
    pub stopped: bool,
}

/// The name under which an export of `day` is saved.
pub fn file_name(day: NaiveDate) -> String {
    format!("grusvej-eksport-{}.grusvej", day.format("%Y-%m-%d"))
}

fn count(n: usize) -> u64 {
    u64::try_from(n).unwrap_or(u64::MAX)
}

/// Makes an export of all entries under `passphrase`. Blocks for as long as `cost` says, then between pages: run it on
/// a thread of its own. `tell` hears entries. Errors: [`BackupError::Vault`] for a weak passphrase,
/// [`BackupError::TooBig`], and the store's, [`StoreError::Stopped`] among them.
pub async fn export(
    store: &Store,
    passphrase: &Code,
    cost: Cost,
    tell: Tell<'_>,
) -> Result<Exported, BackupError> {
    let of = store.ask(PhoneHolds).await?.entries;
    let mut writer = Writer::new(passphrase, cost)?;
    let (mut after, mut entries) = (0, 0u64);
    loop {
        let most = u32::try_from(PAGE).unwrap_or(u32::MAX);
        let page = store.ask(Entries { after, most }).await?;
        let Some((last, _)) = page.last() else { break };
        after = *last;
        for (_, bytes) in &page {
            writer.entry(bytes)?;
        }
        entries = entries.saturating_add(count(page.len()));
        // What is written meanwhile comes along.
        let progress = Progress {
            done: entries,
            of: of.max(entries),
        };
        if !tell(progress) {
            return Err(StoreError::Stopped.into());
        }
    }
    Ok(Exported {
        file: writer.finish()?,
        entries,
    })
}

/// Takes an export in. The whole file is verified before the first entry is written; what is here already is counted
/// and stays as it is. Blocks as [`export`] does. `tell` hears bytes, each twice: verified, then taken. Errors: as
/// [`BackupError`] says; none of them but the store's leaves anything written.
pub async fn import(
    store: &Store,
    passphrase: &Code,
    file: &[u8],
    tell: Tell<'_>,
) -> Result<Restored, BackupError> {
    let sealed = Sealed::read(file)?;
    let key = sealed.key(passphrase)?;
    let length = count(sealed.len());
    let of = length.saturating_mul(2);
    let mut out = Restored::default();

    let demo = store.identity().demo;
    let mut entries = sealed.entries(&key);
    let mut foreign = false;
    while let Some(bytes) = entries.next()? {
        let entry = Entry::from_bytes(&bytes).map_err(|_| BackupError::Damaged)?;
        foreign |= entry.head.demo != demo;
        out.entries = out.entries.saturating_add(1);
        let done = length.saturating_sub(count(entries.left()));
        if out.entries.is_multiple_of(count(PAGE)) && !tell(Progress { done, of }) {
            out.stopped = true;
            return Ok(out);
        }
    }
    if foreign {
        return Err(if demo {
            BackupError::Real
        } else {
            BackupError::MadeUp
        });
    }

    let before = store.ask(PhoneHolds).await?.entries;
    let mut entries = sealed.entries(&key);
    loop {
        let mut page = Vec::with_capacity(PAGE);
        while page.len() < PAGE
            && let Some(bytes) = entries.next()?
        {
            page.push(bytes);
        }
        if page.is_empty() {
            break;
        }
        let receipt = store.receive(page).await?;
        out.known = out.known.saturating_add(count(receipt.known));
        let done = of.saturating_sub(count(entries.left()));
        if !tell(Progress { done, of }) {
            out.stopped = !entries.is_done();
            break;
        }
    }
    // Not what is neither known nor here: what was erased on this phone stays erased.
    let after = store.ask(PhoneHolds).await?.entries;
    out.added = after.saturating_sub(before);
    Ok(out)
}
