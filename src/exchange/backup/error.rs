//! Why an export was not made or not taken, sorted by what a worker can do about it.

use crate::store::StoreError;
use crate::vault::VaultError;

/// Why an export was not made or not taken. Carries no content.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    /// Not a file that this app made.
    #[error("the file is not an export")]
    NotAnExport,
    /// A newer app made it, in this version of the format.
    #[error("a newer app made the export, in version {0}")]
    Newer(u16),
    /// Larger than is read or made.
    #[error("the export has more than {} bytes", super::MAX_FILE)]
    TooBig,
    /// Bytes are missing or changed; no passphrase opens it.
    #[error("the export is damaged")]
    Damaged,
    /// Not its passphrase. A file changed by someone who mended its checksum too looks the same.
    #[error("wrong passphrase")]
    WrongPassphrase,
    /// Made-up entries into a real journal: real places never carry made-up trouble.
    #[error("the export holds made-up entries, the journal is real")]
    MadeUp,
    /// Real entries into the demo, whose lock screen says that all of it is made up.
    #[error("the export holds real entries, the journal is the demo's")]
    Real,
    /// The passphrase is too weak for a new export, or there is no memory for it.
    #[error(transparent)]
    Vault(#[from] VaultError),
    /// The store could not.
    #[error(transparent)]
    Store(#[from] StoreError),
}
