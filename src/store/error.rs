//! What can go wrong with the file, sorted by what a worker can do about it.

use rusqlite::ErrorCode;

/// The store's result.
pub type Result<T> = std::result::Result<T, StoreError>;

/// Why the store could not do what was asked. Carries no content.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// No space is left. Nothing was changed; it works again when there is room.
    #[error("no space is left on the device")]
    Full,
    /// The file cannot be read as what it should be: the key is wrong or pages are damaged.
    #[error("the database is damaged or the key is wrong")]
    Damaged,
    /// The file was written by a newer app. It was left as it is.
    #[error("the database has schema {found}, this app knows {known}")]
    Newer {
        /// The file's version.
        found: u32,
        /// The newest this app knows.
        known: u32,
    },
    /// The library does not encrypt, or is older than it must be: the app refuses to run.
    #[error("the database library is not fit: {0}")]
    Library(&'static str),
    /// The store was closed, or locked meanwhile.
    #[error("the store is closed")]
    Closed,
    /// The work was stopped by the user.
    #[error("stopped")]
    Stopped,
    /// The same id came with other bytes.
    #[error("an entry with this id has other bytes")]
    Conflict,
    /// What it is about was erased, and its id is never used again.
    #[error("what this is about was erased")]
    Gone,
    /// An entry could not be read or written.
    #[error(transparent)]
    Entry(#[from] crate::domain::entry::EntryError),
    /// A row of a view cannot be read: a rebuild mends it.
    #[error("a view cannot be read")]
    View,
    /// A file could not be made or moved.
    #[error("file: {0}")]
    File(std::io::ErrorKind),
    /// Anything else SQLite says, by its code only: its messages may quote content.
    #[error("sqlite code {0}")]
    Sqlite(i32),
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        match error {
            rusqlite::Error::SqliteFailure(e, _) => match e.code {
                ErrorCode::DiskFull => Self::Full,
                ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase => Self::Damaged,
                // Some systems report a full disk as a failed write or as a shared-memory file that cannot grow.
                _ if matches!(
                    e.extended_code,
                    rusqlite::ffi::SQLITE_IOERR_WRITE
                        | rusqlite::ffi::SQLITE_IOERR_SHMSIZE
                        | rusqlite::ffi::SQLITE_IOERR_SHMMAP
                        | rusqlite::ffi::SQLITE_IOERR_TRUNCATE
                ) =>
                {
                    Self::Full
                }
                _ => Self::Sqlite(e.extended_code),
            },
            rusqlite::Error::QueryReturnedNoRows
            | rusqlite::Error::FromSqlConversionFailure(..)
            | rusqlite::Error::InvalidColumnType(..) => Self::View,
            _ => Self::Sqlite(-1),
        }
    }
}

impl From<std::io::Error> for StoreError {
    fn from(error: std::io::Error) -> Self {
        match error.kind() {
            std::io::ErrorKind::StorageFull | std::io::ErrorKind::QuotaExceeded => Self::Full,
            kind => Self::File(kind),
        }
    }
}
