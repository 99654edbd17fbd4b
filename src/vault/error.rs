//! What can go wrong in the vault. No variant carries a code, a key or a path.

use super::code::Rule;
use crate::platform::KeyStoreError;
use std::io;
use std::time::Duration;

/// Why a vault could not be made, read or wiped.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum VaultError {
    /// There is none here, or a wipe of it has begun.
    #[error("there is no vault here")]
    Missing,
    /// There is one here already.
    #[error("there is a vault here already")]
    Exists,
    /// The new code breaks these rules.
    #[error("the code is too weak")]
    Weak(Vec<Rule>),
    /// The vault file is not what the app wrote.
    #[error("the vault file is damaged")]
    Damaged,
    /// A newer app wrote it, in this format; the file was left as it is.
    #[error("a newer app wrote the vault, in format {0}")]
    Newer(u32),
    /// Its key derivation costs less than the floor.
    #[error("the vault's key derivation is cheaper than the floor")]
    BelowFloor,
    /// A path to wipe that leads out of the data folder.
    #[error("a path leads out of the data folder")]
    Outside,
    /// The key store did not answer.
    #[error(transparent)]
    KeyStore(#[from] KeyStoreError),
    /// The system gave no random bytes.
    #[error("the system gave no random bytes")]
    Random,
    /// Not enough memory for the key derivation.
    #[error("not enough memory to derive the key")]
    Memory,
    /// The disk failed or is full.
    #[error("the disk did not do it: {0}")]
    Io(io::ErrorKind),
}

impl From<io::Error> for VaultError {
    fn from(error: io::Error) -> Self {
        Self::Io(error.kind())
    }
}

/// Why a vault did not open.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum UnlockError {
    /// Not the code. A file altered by someone who also mended its checksum looks the same.
    #[error("wrong code, try number {tries}")]
    WrongCode {
        /// Wrong tries since the last right one, this one included.
        tries: u32,
    },
    /// Too early after a wrong try; the code was not looked at, and the try does not count.
    #[error("wait {} seconds", left.as_secs())]
    Wait {
        /// How long still.
        left: Duration,
    },
    /// The vault file is damaged: no code will open it.
    #[error("the vault file is damaged")]
    Damaged,
    /// The hardware key that takes part is not on this phone: no code will open it.
    #[error("the hardware key is gone")]
    KeyStoreGone,
    /// The disk failed or is full.
    #[error("the disk did not do it: {0}")]
    Io(io::ErrorKind),
    /// Anything else about the vault, or a new code that is too weak.
    #[error(transparent)]
    Vault(VaultError),
}

impl From<VaultError> for UnlockError {
    fn from(error: VaultError) -> Self {
        match error {
            VaultError::Damaged => Self::Damaged,
            VaultError::KeyStore(KeyStoreError::Gone | KeyStoreError::Absent) => Self::KeyStoreGone,
            VaultError::Io(kind) => Self::Io(kind),
            other => Self::Vault(other),
        }
    }
}

impl From<io::Error> for UnlockError {
    fn from(error: io::Error) -> Self {
        Self::Io(error.kind())
    }
}
