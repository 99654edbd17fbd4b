//! The one door for writing: `append` for what happens on this phone, `receive` for what comes from elsewhere.

use super::apply;
use super::error::{Result, StoreError};
use super::notes::{self, Notes};
use super::open::Identity;
use crate::domain::entry::{Body, Entry, EntryError, Head};
use crate::domain::fold::Pushed;
use crate::domain::id::{EntryId, SubjectId};
use crate::domain::stamp::{Stamp, StampClock};
use crate::domain::time::WallTime;
use chrono::{DateTime, Utc};
use rusqlite::types::FromSql;
use rusqlite::{Connection, OptionalExtension, ToSql, TransactionBehavior};
use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;
use uuid::{ContextV7, Timestamp, Uuid};

/// Something that happened, to be written down.
#[derive(Clone, Debug)]
pub struct NewEntry {
    /// What it is about.
    pub subject: SubjectId,
    /// When it happened.
    pub at: WallTime,
    /// What happened.
    pub body: Body,
}

/// The name of a draft: which place, which form. A form that belongs to no place has the nil subject.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DraftKey {
    /// The place.
    pub subject: SubjectId,
    /// The form.
    pub form: &'static str,
}

/// A draft that a save puts an end to.
pub type Clearing = Option<DraftKey>;

/// What was written, in the order given.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Receipt {
    /// Ids of the new entries.
    pub ids: Vec<EntryId>,
    /// Subjects whose views changed.
    pub touched: Vec<SubjectId>,
    /// How many entries were known already (`receive` only).
    pub known: usize,
    /// How many were set aside, unreadable or absurd (`receive` only).
    pub aside: usize,
}

/// Writes for one open file; lives on the writer's thread.
pub(super) struct Journal {
    pub(super) connection: Connection,
    pub(super) identity: Identity,
    clock: StampClock,
    ids: ContextV7,
    roomy: bool,
    /// The newest save, so that undoing it needs no history.
    last: Option<Pushed>,
}

/// Entries in one transaction from which on the writer takes more memory.
const MANY: usize = 256;

impl Journal {
    pub(super) fn new(connection: Connection, identity: Identity) -> Result<Self> {
        let last = meta::<Vec<u8>>(&connection, "stamp")?.and_then(|b| Stamp::from_bytes(&b));
        Ok(Self {
            connection,
            identity,
            clock: StampClock::new(identity.device, last),
            ids: ContextV7::new(),
            roomy: false,
            last: None,
        })
    }

    /// Gives the writer 64 MB of pages while much is written, so that pages are not written out and read back within
    /// one transaction, and 16 MB else.
    pub(super) fn make_room(&mut self, roomy: bool) -> Result<()> {
        if self.roomy != roomy {
            let size = if roomy { -65_536 } else { -16_384 };
            self.connection.pragma_update(None, "cache_size", size)?;
            self.roomy = roomy;
        }
        Ok(())
    }

    /// Writes what happened and folds it, in one transaction; returns when it is on the disk.
    pub(super) fn append(
        &mut self,
        new: Vec<NewEntry>,
        clearing: &Clearing,
        now: DateTime<Utc>,
    ) -> Result<Receipt> {
        self.make_room(new.len() >= MANY)?;
        let mut receipt = Receipt::default();
        let transaction = self
            .connection
            .transaction_with_behavior(TransactionBehavior::Immediate)?;
        let mut incoming = Vec::with_capacity(new.len());
        for new in new {
            if !matches!(new.body, Body::Erased(_)) && is_gone(&transaction, new.subject.bytes())? {
                return Err(StoreError::Gone);
            }
            let id = EntryId(Uuid::new_v7(Timestamp::from_unix(
                &self.ids,
                u64::try_from(now.timestamp()).unwrap_or(0),
                now.timestamp_subsec_nanos(),
            )));
            let entry = Entry {
                head: Head {
                    id,
                    subject: new.subject,
                    stamp: self.clock.issue(now),
                    author: self.identity.member,
                    at: new.at,
                    demo: self.identity.demo,
                },
                body: new.body,
            };
            receipt.ids.push(id);
            incoming.push((entry.to_bytes()?, entry));
        }
        let mut erasing = false;
        if let Some((_, last)) = incoming.last() {
            set_meta(&transaction, "stamp", last.head.stamp.to_bytes())?;
        }
        insert(
            &transaction,
            incoming,
            &mut self.last,
            &mut receipt,
            &mut erasing,
        )?;
        if let Some(key) = clearing {
            transaction
                .prepare_cached("DELETE FROM draft WHERE subject = ?1 AND form = ?2")?
                .execute((key.subject.bytes(), key.form))?;
        }
        transaction.commit()?;
        if erasing {
            // It is saved already; what cannot be wiped now is wiped when the writer is idle, or at the next start.
            let _ = finish_erasing(&self.connection);
        }
        Ok(receipt)
    }

    /// Takes entries as the bytes their authors wrote. Receiving one twice changes nothing.
    pub(super) fn receive(&mut self, entries: Vec<Vec<u8>>) -> Result<Receipt> {
        self.make_room(entries.len() >= MANY)?;
        let mut receipt = Receipt::default();
        let transaction = self
            .connection
            .transaction_with_behavior(TransactionBehavior::Immediate)?;
        let mut incoming = Vec::with_capacity(entries.len());
        for bytes in entries {
            match Entry::from_bytes(&bytes) {
                Ok(entry) => {
                    self.clock.receive(entry.head.stamp);
                    incoming.push((bytes, entry));
                }
                Err(EntryError::NotAnEntry | EntryError::TooBig | EntryError::Unknown) => {
                    receipt.aside = receipt.aside.saturating_add(1);
                }
            }
        }
        let newest = incoming
            .iter()
            .map(|(_, e)| e.head.stamp)
            .filter(|s| !s.is_absurd())
            .max();
        let known = meta::<Vec<u8>>(&transaction, "stamp")?.and_then(|b| Stamp::from_bytes(&b));
        if let Some(newest) = newest.filter(|n| known.is_none_or(|k| k < *n)) {
            set_meta(&transaction, "stamp", newest.to_bytes())?;
        }
        let mut erasing = false;
        insert(
            &transaction,
            incoming,
            &mut self.last,
            &mut receipt,
            &mut erasing,
        )?;
        transaction.commit()?;
        if erasing {
            // It is saved already; what cannot be wiped now is wiped when the writer is idle, or at the next start.
            let _ = finish_erasing(&self.connection);
        }
        Ok(receipt)
    }

    /// Keeps an open form as it stands.
    pub(super) fn keep_draft(&mut self, key: &DraftKey, bytes: &[u8]) -> Result<()> {
        if is_gone(&self.connection, key.subject.bytes())? {
            return Err(StoreError::Gone);
        }
        self.connection
            .prepare_cached("INSERT INTO draft (subject, form, bytes) VALUES (?1, ?2, ?3) ON CONFLICT DO UPDATE SET bytes = excluded.bytes")?
            .execute((key.subject.bytes(), key.form, bytes))?;
        Ok(())
    }

    /// Throws an open form away.
    pub(super) fn drop_draft(&mut self, key: &DraftKey) -> Result<()> {
        self.connection
            .prepare_cached("DELETE FROM draft WHERE subject = ?1 AND form = ?2")?
            .execute((key.subject.bytes(), key.form))?;
        Ok(())
    }
}

/// Inserts entries and folds each touched subject once. The caller commits.
fn insert(
    connection: &Connection,
    incoming: Vec<(Vec<u8>, Entry)>,
    last: &mut Option<Pushed>,
    receipt: &mut Receipt,
    erasing: &mut bool,
) -> Result<()> {
    let mut by_subject: BTreeMap<i64, Vec<(i64, Entry)>> = BTreeMap::new();
    let mut touched = BTreeSet::new();
    for (bytes, entry) in incoming {
        let id = entry.head.id;
        // An erasure takes effect and stays whatever else was erased: else what is gone would hang on the order in
        // which two erasures arrive, and one that names its own subject would reach no other phone.
        let gone =
            is_gone(connection, id.bytes())? || is_gone(connection, entry.head.subject.bytes())?;
        if gone && !matches!(entry.body, Body::Erased(_)) {
            continue;
        }
        let known: Option<Vec<u8>> = connection
            .prepare_cached("SELECT bytes FROM entry WHERE id = ?1")?
            .query_row([id.bytes()], |r| r.get(0))
            .optional()?;
        if let Some(known) = known {
            if known != bytes {
                return Err(StoreError::Conflict);
            }
            receipt.known = receipt.known.saturating_add(1);
            continue;
        }
        let n = subject_number(connection, entry.head.subject)?;
        connection
            .prepare_cached(
                "INSERT INTO entry (id, subject, stamp, bytes) VALUES (?1, ?2, ?3, ?4)",
            )?
            .execute((id.bytes(), n, entry.head.stamp.to_bytes(), bytes))?;
        let seq = connection.last_insert_rowid();
        if !entry.head.demo {
            connection
                .prepare_cached("INSERT INTO outbox (seq) VALUES (?1)")?
                .execute([seq])?;
        }
        if entry.head.stamp.is_absurd() || entry.body == Body::Unknown {
            receipt.aside = receipt.aside.saturating_add(1);
        }
        touched.insert(entry.head.subject);
        by_subject.entry(n).or_default().push((seq, entry));
    }
    let mut notes = Notes::default();
    let mut erasures = Vec::new();
    for (n, entries) in by_subject {
        erasures.extend(entries.iter().filter_map(|(_, e)| match &e.body {
            Body::Erased(erased) => Some(erased.clone()),
            _ => None,
        }));
        apply::take(connection, n, entries, last, &mut notes)?;
    }
    // Last, since what is erased may have come with the same page.
    for erased in erasures {
        *erasing = true;
        erase(connection, &erased, &mut touched, &mut notes)?;
    }
    notes.write(connection)?;
    if *erasing {
        notes::purge(connection)?;
    }
    receipt.touched = touched.into_iter().collect();
    Ok(())
}

/// The local number of a subject, made when it is first heard of.
pub(super) fn subject_number(connection: &Connection, subject: SubjectId) -> Result<i64> {
    let known = connection
        .prepare_cached("SELECT n FROM subject WHERE id = ?1")?
        .query_row([subject.bytes()], |r| r.get(0))
        .optional()?;
    if let Some(n) = known {
        return Ok(n);
    }
    connection
        .prepare_cached("INSERT INTO subject (id) VALUES (?1)")?
        .execute([subject.bytes()])?;
    Ok(connection.last_insert_rowid())
}

fn is_gone(connection: &Connection, id: &[u8; 16]) -> Result<bool> {
    Ok(connection
        .prepare_cached("SELECT 1 FROM gone WHERE id = ?1")?
        .exists([id])?)
}

/// Removes what `erased` names, now and for ever, from the journal, the views and the index.
fn erase(
    connection: &Connection,
    erased: &crate::domain::entry::Erased,
    touched: &mut BTreeSet<SubjectId>,
    notes: &mut Notes,
) -> Result<()> {
    let mut subjects = BTreeSet::new();
    let mut entries: BTreeSet<EntryId> = erased.entries.iter().copied().collect();
    for id in &entries {
        connection.execute("INSERT OR IGNORE INTO gone (id) VALUES (?1)", [id.bytes()])?;
    }
    for subject in &erased.subjects {
        connection.execute(
            "INSERT OR IGNORE INTO gone (id) VALUES (?1)",
            [subject.bytes()],
        )?;
        let mut all = connection.prepare_cached(
            "SELECT e.id FROM entry e JOIN subject s ON s.n = e.subject WHERE s.id = ?1",
        )?;
        for id in all.query_map([subject.bytes()], |r| r.get(0))? {
            entries.insert(EntryId::from_bytes(id?));
        }
        connection.execute("DELETE FROM draft WHERE subject = ?1", [subject.bytes()])?;
        touched.insert(*subject);
    }
    for id in entries {
        let found: Option<(i64, i64, [u8; 16], Vec<u8>)> = connection
            .prepare_cached("SELECT e.seq, e.subject, s.id, e.bytes FROM entry e JOIN subject s ON s.n = e.subject WHERE e.id = ?1")?
            .query_row([id.bytes()], |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?, r.get(3)?)))
            .optional()?;
        if let Some((seq, n, subject, bytes)) = found {
            if matches!(Entry::from_bytes(&bytes)?.body, Body::Erased(_)) {
                continue;
            }
            connection.execute("INSERT INTO erasing (id) VALUES (?1)", [id.bytes()])?;
            connection.execute("DELETE FROM outbox WHERE seq = ?1", [seq])?;
            connection.execute("DELETE FROM entry WHERE seq = ?1", [seq])?;
            connection.execute("DELETE FROM draft WHERE subject = ?1", [subject])?;
            connection.execute("DELETE FROM erasing", [])?;
            subjects.insert(n);
            touched.insert(SubjectId::from_bytes(subject));
        }
    }
    for n in subjects {
        apply::refold(connection, n, notes)?;
    }
    set_meta(connection, "wipe_due", true)?;
    Ok(())
}

/// Erasing ends when the log of the file is empty: a reader that holds a snapshot only puts it off, and so does a
/// kill, after which the next start goes on. Whether nothing is left to wipe.
pub(super) fn finish_erasing(connection: &Connection) -> Result<bool> {
    if !meta::<bool>(connection, "wipe_due")?.unwrap_or(false) {
        return Ok(true);
    }
    if !truncate_log(connection)? {
        return Ok(false);
    }
    set_meta(connection, "wipe_due", false)?;
    Ok(true)
}

fn truncate_log(connection: &Connection) -> Result<bool> {
    // A save may be waiting behind this, so a long reader is not waited for.
    connection.busy_timeout(Duration::from_millis(200))?;
    let busy: rusqlite::Result<i64> =
        connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |r| r.get(0));
    connection.busy_timeout(super::open::BUSY)?;
    Ok(busy? == 0)
}

/// Reads a fact about the file itself.
pub(super) fn meta<T: FromSql>(connection: &Connection, key: &str) -> Result<Option<T>> {
    Ok(connection
        .prepare_cached("SELECT value FROM meta WHERE key = ?1")?
        .query_row([key], |r| r.get(0))
        .optional()?)
}

/// Writes a fact about the file itself.
pub(super) fn set_meta<T: ToSql>(connection: &Connection, key: &str, value: T) -> Result<()> {
    connection
        .prepare_cached("INSERT INTO meta (key, value) VALUES (?1, ?2) ON CONFLICT DO UPDATE SET value = excluded.value")?
        .execute((key, value))?;
    Ok(())
}
