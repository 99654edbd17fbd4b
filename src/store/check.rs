//! Looking a file through from end to end: is every page as it was written, and does every row fit the others?
//!
//! On the writer's thread, though a reader would not hold up a save: the check of the pages reads the file past all
//! locks, and a log that moves into it meanwhile would look like damage.

use super::error::{Result, StoreError};
use rusqlite::Connection;

/// What is wrong, a line each, by number of page and name of table; nothing if all is well.
pub(super) fn complaints(connection: &Connection) -> Result<Vec<String>> {
    // After a crash the file may hold half-written pages that stand whole in the log.
    let busy: i64 = connection.query_row("PRAGMA wal_checkpoint(FULL)", [], |r| r.get(0))?;
    if busy != 0 {
        return Err(StoreError::Sqlite(rusqlite::ffi::SQLITE_BUSY));
    }
    let mut found = lines(connection, "PRAGMA cipher_integrity_check")?;
    match lines(connection, "PRAGMA integrity_check") {
        Ok(more) => found.extend(more.into_iter().filter(|line| line != "ok")),
        // It gives up where it cannot read; what the pages said before is worth more than that.
        Err(error) if found.is_empty() => return Err(error),
        Err(_) => {}
    }
    Ok(found)
}

fn lines(connection: &Connection, pragma: &str) -> Result<Vec<String>> {
    let mut statement = connection.prepare(pragma)?;
    let lines = statement
        .query_map([], |r| r.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    Ok(lines)
}
