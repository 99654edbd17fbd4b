//! Numbered steps, each in one transaction that raises the version. A file of a newer app is refused unchanged.

use super::error::{Result, StoreError};
use rusqlite::{Connection, TransactionBehavior};

const STEPS: &[&str] = &[include_str!("../../migrations/0001_journal.sql")];

/// The schema version that this app writes.
pub(super) fn newest() -> u32 {
    u32::try_from(STEPS.len()).unwrap_or(u32::MAX)
}

/// The file's schema version; 0 for a new file.
pub(super) fn version(connection: &Connection) -> Result<u32> {
    Ok(connection.query_row("PRAGMA user_version", [], |r| r.get(0))?)
}

/// Brings the file to the newest schema. A kill at any statement leaves the old version or the next one.
pub(super) fn migrate(connection: &mut Connection) -> Result<()> {
    let found = version(connection)?;
    for (step, sql) in (1u32..)
        .zip(STEPS)
        .skip(usize::try_from(found).unwrap_or(usize::MAX))
    {
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        transaction.execute_batch(sql)?;
        transaction.pragma_update(None, "user_version", step)?;
        transaction.commit()?;
    }
    Ok(())
}

/// Refuses a file of a newer app before anything is written to it.
pub(super) fn refuse_newer(connection: &Connection) -> Result<()> {
    let (found, known) = (version(connection)?, newest());
    if found > known {
        return Err(StoreError::Newer { found, known });
    }
    Ok(())
}
