//! The only place that sees key bytes: the worker's code, the wrapped database key, wrong tries, the wipe.
//!
//! The database is encrypted under random bytes; these are kept wrapped by a key made from the code and, where there
//! is one, the phone's hardware key. So a change of code rewraps 32 bytes in one step instead of rewriting the
//! database, and a copied folder can be guessed at only on the phone it came from. The refused ways, and what each
//! length of code withstands, are in `docs/adr/0002-vault.md`.
//!
//! Deriving takes about a third of a second and 64 MiB: call [`Vault::create`], [`Vault::unlock`] and
//! [`Vault::change_code`] off the thread that draws.

mod code;
mod cost;
mod disk;
mod error;
mod export_key;
#[cfg(test)]
mod fuse;
mod header;
mod key;
#[cfg(test)]
mod tests;
mod tries;
mod wipe;
mod words;

pub use code::{Code, Rule, check};
pub use cost::Cost;
pub use error::{UnlockError, VaultError};
pub use export_key::{ExportKey, ExportLock};
pub use key::DatabaseKey;
pub use words::{WordList, generate_words};

use crate::platform::{Clock, KeyName, KeyStore};
use cost::Policy;
use header::Header;
use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use tries::Tries;

/// One act on a vault at a time in this process: two guesses judged at once would be counted as one, and a phone has
/// no memory for two derivations.
static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());

fn alone() -> MutexGuard<'static, ()> {
    ONE_AT_A_TIME.lock().unwrap_or_else(PoisonError::into_inner)
}

/// How a vault is made.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Options {
    /// Made-up data: a short code will do, and the lock screen says so.
    pub demo: bool,
    /// What one guess costs: at least [`Cost::FLOOR`], or [`Cost::for_tests`].
    pub cost: Cost,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            demo: false,
            cost: Cost::TARGET,
        }
    }
}

/// A vault that was found in a data folder. Holds no secret: what is read in clear, for the lock screen.
pub struct Vault {
    dir: PathBuf,
    policy: Policy,
    clear: Header,
}

impl Vault {
    /// Whether there is one in `dir`. A vault whose wipe has begun does not count.
    pub fn exists(dir: &Path) -> bool {
        // A disk that cannot say counts as yes: better an error from `open` than a first run over a vault.
        !wipe::has_begun(dir) && dir.join(header::FILE).try_exists().unwrap_or(true)
    }

    /// Makes one in `dir`, under `code`, with a new database key and, if there is a key store, a new hardware key. A
    /// wipe that was stopped is finished first. Errors: [`VaultError::Exists`], [`VaultError::Weak`],
    /// [`VaultError::BelowFloor`], and those of the disk and the key store, after which there is no vault.
    pub fn create(
        dir: &Path,
        code: &Code,
        key_store: &dyn KeyStore,
        options: Options,
    ) -> Result<DatabaseKey, VaultError> {
        let _alone = alone();
        wipe::finish(dir, key_store)?;
        if Self::exists(dir) {
            return Err(VaultError::Exists);
        }
        if !Policy::Tests.allows(options.cost) || !options.cost.is_payable() {
            return Err(VaultError::BelowFloor);
        }
        refuse_weak(code, key_store.is_present(), options.demo)?;
        disk::make_folder(dir)?;
        let key = DatabaseKey::random()?;
        with_new_hardware_key(dir, key_store, key_store.is_present(), |hardware| {
            let header = Header::wrap(&key, code, options.cost, options.demo, hardware)?;
            Tries::start(dir)?;
            header.save(dir)
        })?;
        Ok(key)
    }

    /// Reads the one in `dir` and clears away what a stopped change of code left. Needs no code. Errors:
    /// [`VaultError::Missing`], [`VaultError::Damaged`], [`VaultError::Newer`], [`VaultError::BelowFloor`],
    /// [`VaultError::Io`].
    pub fn open(dir: &Path) -> Result<Self, VaultError> {
        Self::open_under(dir, Policy::Floor)
    }

    /// As [`Self::open`], but [`Cost::for_tests`] is let pass. **For tests only.**
    pub fn open_for_tests(dir: &Path) -> Result<Self, VaultError> {
        Self::open_under(dir, Policy::Tests)
    }

    fn open_under(dir: &Path, policy: Policy) -> Result<Self, VaultError> {
        let _alone = alone();
        if wipe::has_begun(dir) {
            return Err(VaultError::Missing);
        }
        let clear = Header::read(dir, policy)?;
        disk::erase(dir, &disk::waiting(header::FILE))?;
        Ok(Self {
            dir: dir.to_owned(),
            policy,
            clear,
        })
    }

    /// Whether it holds made-up data.
    pub fn is_demo(&self) -> bool {
        self.clear.demo
    }

    /// Whether its code is digits only, so that a digit pad is enough.
    pub fn takes_digits(&self) -> bool {
        self.clear.digits
    }

    /// Whether a hardware key takes part: then a code of four is enough.
    pub fn uses_hardware(&self) -> bool {
        self.clear.hardware.is_some()
    }

    /// How long the next try must wait; `None`: not at all.
    pub fn wait(&self, clock: &dyn Clock) -> Option<Duration> {
        let _alone = alone();
        let now = clock.now();
        // A disk that fails is for `unlock` to report: it cannot judge without writing.
        Tries::standing(&self.dir, now).ok()?.left(now)
    }

    /// The database key, if this is the code. The try is on the disk before it is judged; a right one clears the
    /// count. Errors: as [`UnlockError`] says.
    pub fn unlock(
        &self,
        code: &Code,
        key_store: &dyn KeyStore,
        clock: &dyn Clock,
    ) -> Result<DatabaseKey, UnlockError> {
        let _alone = alone();
        self.judge(code, key_store, clock).map(|(key, _)| key)
    }

    /// Puts `new` in the place of `old` in one step: after a crash one of them opens, never both, never neither. The
    /// database key stays. A wrong `old` counts as a wrong try. A hardware key is replaced too, so that the old code
    /// is worth nothing even with an old copy of the file. Errors: as [`Self::unlock`], and [`VaultError::Weak`].
    pub fn change_code(
        &mut self,
        old: &Code,
        new: &Code,
        key_store: &dyn KeyStore,
        clock: &dyn Clock,
    ) -> Result<(), UnlockError> {
        let _alone = alone();
        let (key, before) = self.judge(old, key_store, clock)?;
        let takes_part = before.hardware.is_some();
        refuse_weak(new, takes_part, before.demo)?;
        let cost = if self.policy == Policy::Floor {
            before.cost.or_dearer(Cost::TARGET)
        } else {
            before.cost
        };
        let after = with_new_hardware_key(&self.dir, key_store, takes_part, |hardware| {
            let header = Header::wrap(&key, new, cost, before.demo, hardware)?;
            header.save(&self.dir)?;
            Ok(header)
        })?;
        if let Some(name) = &before.hardware {
            // The change is done. A key left over opens nothing but an old copy of the file, under the old code.
            key_store.forget(name).ok();
        }
        self.clear = after;
        Ok(())
    }

    /// Wipes the vault in `dir`, even a damaged one, and `rest`: names of files and folders inside `dir`. The wrapped
    /// key and the hardware key go first. Stopped at any line, it is finished by [`Self::finish_wipe`] or
    /// [`Self::create`]. Errors: [`VaultError::Outside`] before anything is done; those of the disk and the key store.
    pub fn wipe(dir: &Path, rest: &[&str], key_store: &dyn KeyStore) -> Result<(), VaultError> {
        let _alone = alone();
        wipe::wipe(dir, rest, key_store)
    }

    /// Finishes a wipe that was stopped; to be called at each start. Does nothing if there is none.
    pub fn finish_wipe(dir: &Path, key_store: &dyn KeyStore) -> Result<(), VaultError> {
        let _alone = alone();
        wipe::finish(dir, key_store)
    }

    /// Judges one try against the file as it is now.
    fn judge(
        &self,
        code: &Code,
        key_store: &dyn KeyStore,
        clock: &dyn Clock,
    ) -> Result<(DatabaseKey, Header), UnlockError> {
        let header = Header::read(&self.dir, self.policy)?;
        if header.hardware.is_some() && !key_store.is_present() {
            return Err(UnlockError::KeyStoreGone);
        }
        let now = clock.now();
        let before = Tries::standing(&self.dir, now)?;
        if let Some(left) = before.left(now) {
            return Err(UnlockError::Wait { left });
        }
        let counted = before.count_one(&self.dir, now)?;
        match header.unwrap(code, key_store) {
            Ok(Some(key)) => {
                // If this fails the worker still gets in; she has one wrong try more behind her than she should.
                counted.clear(&self.dir).ok();
                Ok((key, header))
            }
            Ok(None) => Err(UnlockError::WrongCode {
                tries: counted.wrong,
            }),
            Err(error) => {
                // The code was not judged. If this fails too, the try counts.
                counted.take_back(&self.dir, before).ok();
                Err(error.into())
            }
        }
    }
}

impl fmt::Debug for Vault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Vault")
            .field("demo", &self.clear.demo)
            .field("hardware", &self.uses_hardware())
            .finish_non_exhaustive()
    }
}

fn refuse_weak(code: &Code, hardware: bool, demo: bool) -> Result<(), VaultError> {
    let broken = code::broken(code, hardware, demo);
    if broken.is_empty() {
        Ok(())
    } else {
        Err(VaultError::Weak(broken))
    }
}

/// Runs `act` with a new hardware key if one `takes_part`, and destroys it again if `act` failed before the vault file
/// named it.
fn with_new_hardware_key<T>(
    dir: &Path,
    key_store: &dyn KeyStore,
    takes_part: bool,
    act: impl FnOnce(Option<(&KeyName, &dyn KeyStore)>) -> Result<T, VaultError>,
) -> Result<T, VaultError> {
    if !takes_part {
        return act(None);
    }
    let name = KeyName::new(key::random()?);
    key_store.create(&name)?;
    let done = act(Some((&name, key_store)));
    if done.is_err() {
        // It may have failed after the renaming, in syncing the folder: then the file names the key and needs it.
        let is_named = match Header::read(dir, Policy::Tests) {
            Ok(header) => header.hardware.as_ref() == Some(&name),
            Err(error) => error != VaultError::Missing,
        };
        if !is_named {
            key_store.forget(&name).ok();
        }
    }
    done
}
