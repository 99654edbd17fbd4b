//! What can be wrong with a map file, sorted by what a worker or the maker of the file can do about it.

use rusqlite::ErrorCode;
use rusqlite::ffi;
use std::io::ErrorKind;

/// Why a map file, or a tile of it, is not to be had. Carries neither a name nor a path.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum MapError {
    /// Not an `.mbtiles` file: some other file, or an encrypted one.
    #[error("this is not a map file")]
    NotAMap,
    /// The map is made of pictures (png, jpg, webp) instead of vectors.
    #[error("the map is made of pictures, not of vectors")]
    Raster,
    /// A database, but without the tables `tiles` and `metadata` of a map file.
    #[error("the file holds no table of map tiles")]
    NoTiles,
    /// A map file without a single tile.
    #[error("the map is empty")]
    Empty,
    /// Larger than [`super::MOST_BYTES`].
    #[error("the file is larger than 2 GiB")]
    TooBig,
    /// A tile is larger than a tile may be: 1 MiB packed, 8 MiB unpacked.
    #[error("a tile of the map is too large")]
    TileTooBig,
    /// The file was cut off or changed on its way, or a value is not of its kind.
    #[error("the map file is damaged")]
    Damaged,
    /// The file is in SQLite's write-ahead mode: whoever made it did not close it. What is missing is in another file.
    #[error("the map file was not finished (write-ahead log)")]
    Unfinished,
    /// The file asks for more than reading rows: triggers, virtual tables, views that count without end, or so much
    /// work for one tile that no index can be there.
    #[error("the file is made to do more than a map does, or has no index")]
    Hostile,
    /// There are [`super::MOST_MAPS`] files already.
    #[error("there are twelve map files already")]
    TooMany,
    /// No such zoom, column or row in any map.
    #[error("no map has such a tile")]
    OutOfRange,
    /// The map was removed, or was never here.
    #[error("there is no such map")]
    Gone,
    /// No space is left on the device. Nothing was kept.
    #[error("no space is left on the device")]
    Full,
    /// The app is closing.
    #[error("the map files are closed")]
    Closed,
    /// Another trouble with the disk.
    #[error("file: {0}")]
    Io(ErrorKind),
}

impl From<rusqlite::Error> for MapError {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::Error as E;
        match error {
            // A function that the authorizer forbids has no code of its own.
            E::SqlInputError { msg, .. } | E::SqliteFailure(_, Some(msg))
                if msg.starts_with("not authorized") =>
            {
                Self::Hostile
            }
            E::SqliteFailure(failure, _) | E::SqlInputError { error: failure, .. } => {
                of_sqlite(failure)
            }
            E::QueryReturnedNoRows => Self::Empty,
            _ => Self::Damaged,
        }
    }
}

fn of_sqlite(failure: ffi::Error) -> MapError {
    match failure.code {
        ErrorCode::NotADatabase => MapError::NotAMap,
        // The progress handler's time is up, the authorizer said no, or a limit of the connection was reached.
        ErrorCode::OperationInterrupted
        | ErrorCode::AuthorizationForStatementDenied
        | ErrorCode::OutOfMemory => MapError::Hostile,
        ErrorCode::TooBig => MapError::TileTooBig,
        ErrorCode::DiskFull => MapError::Full,
        ErrorCode::CannotOpen => MapError::Io(ErrorKind::NotFound),
        ErrorCode::PermissionDenied => MapError::Io(ErrorKind::PermissionDenied),
        ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked => {
            MapError::Io(ErrorKind::ResourceBusy)
        }
        // "no such table" and "no such column" have no code of their own.
        ErrorCode::Unknown if failure.extended_code == ffi::SQLITE_ERROR => MapError::NoTiles,
        _ => MapError::Damaged,
    }
}

impl From<std::io::Error> for MapError {
    fn from(error: std::io::Error) -> Self {
        match error.kind() {
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => Self::Full,
            ErrorKind::FileTooLarge => Self::TooBig,
            kind => Self::Io(kind),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_disk_is_called_so_whoever_reports_it() {
        let io = std::io::Error::from(ErrorKind::StorageFull);
        assert_eq!(MapError::from(io), MapError::Full);
        let sqlite = rusqlite::Error::SqliteFailure(ffi::Error::new(ffi::SQLITE_FULL), None);
        assert_eq!(MapError::from(sqlite), MapError::Full);
    }

    #[test]
    fn what_sqlite_quotes_of_a_file_is_not_passed_on() {
        let error = rusqlite::Error::SqliteFailure(
            ffi::Error::new(ffi::SQLITE_CORRUPT),
            Some("/home/vita/borger.mbtiles".into()),
        );
        let error = MapError::from(error);
        assert!(!format!("{error} {error:?}").contains("borger"));
        assert_eq!(error, MapError::Damaged);
    }
}
