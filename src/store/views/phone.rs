//! What lies on this phone: who uses it, open forms, counts, and the entries themselves for an export.

use super::View;
use crate::domain::id::{MemberId, SubjectId};
use crate::store::error::Result;
use crate::store::journal::DraftKey;
use rusqlite::{Connection, OptionalExtension};

/// A member's subject has the member's id.
fn subject(member: MemberId) -> SubjectId {
    SubjectId(member.0)
}

pub(super) fn member_name(connection: &Connection, member: MemberId) -> Result<Option<String>> {
    Ok(connection
        .prepare_cached("SELECT m.name FROM member m JOIN subject s ON s.n = m.n WHERE s.id = ?1")?
        .query_row([subject(member).bytes()], |r| r.get(0))
        .optional()?)
}

/// The name of a member.
#[derive(Clone, PartialEq, Debug)]
pub struct MyName {
    /// Whose.
    pub member: MemberId,
}

impl View for MyName {
    type Out = Option<String>;

    fn run(&self, connection: &Connection) -> Result<Self::Out> {
        member_name(connection, self.member)
    }

    fn touched_by(&self, touched: SubjectId) -> bool {
        touched == subject(self.member)
    }
}

/// An open form as it was left.
#[derive(Clone, PartialEq, Debug)]
pub struct Draft {
    /// Which.
    pub key: DraftKey,
}

impl View for Draft {
    type Out = Option<Vec<u8>>;

    fn run(&self, connection: &Connection) -> Result<Self::Out> {
        Ok(connection
            .prepare_cached("SELECT bytes FROM draft WHERE subject = ?1 AND form = ?2")?
            .query_row((self.key.subject.bytes(), self.key.form), |r| r.get(0))
            .optional()?)
    }

    fn touched_by(&self, _: SubjectId) -> bool {
        false
    }
}

/// Counts of what lies on this phone.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Holding {
    /// Places.
    pub places: u64,
    /// Visits.
    pub visits: u64,
    /// Observations.
    pub observations: u64,
    /// Entries of any kind.
    pub entries: u64,
    /// Entries that have not been sent.
    pub unsent: u64,
    /// Open forms.
    pub drafts: u64,
    /// Size of the encrypted file in bytes.
    pub bytes: u64,
}

/// What lies on this phone?
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct PhoneHolds;

impl View for PhoneHolds {
    type Out = Holding;

    fn run(&self, connection: &Connection) -> Result<Holding> {
        let count = |sql: &str| -> Result<u64> {
            Ok(connection
                .prepare_cached(sql)?
                .query_row([], |r| r.get(0))?)
        };
        Ok(Holding {
            places: count("SELECT count(*) FROM place")?,
            visits: count("SELECT count(*) FROM visit")?,
            observations: count("SELECT count(*) FROM observation")?,
            entries: count("SELECT count(*) FROM entry")?,
            unsent: count("SELECT count(*) FROM outbox")?,
            drafts: count("SELECT count(*) FROM draft")?,
            bytes: count(
                "SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()",
            )?,
        })
    }

    fn touched_by(&self, _: SubjectId) -> bool {
        true
    }
}

/// Who uses this phone, and what lies on it.
pub type Me = (Option<String>, Holding);

/// The bytes of entries in the order of arrival, from after `after`, at most `most`.
#[derive(Clone, PartialEq, Debug)]
pub struct Entries {
    /// The local number after which to go on; 0 for the beginning.
    pub after: i64,
    /// How many.
    pub most: u32,
}

impl View for Entries {
    type Out = Vec<(i64, Vec<u8>)>;

    fn run(&self, connection: &Connection) -> Result<Self::Out> {
        let mut statement = connection
            .prepare_cached("SELECT seq, bytes FROM entry WHERE seq > ?1 ORDER BY seq LIMIT ?2")?;
        let entries = statement
            .query_map((self.after, self.most), |r| Ok((r.get(0)?, r.get(1)?)))?
            .collect::<rusqlite::Result<_>>()?;
        Ok(entries)
    }

    fn touched_by(&self, _: SubjectId) -> bool {
        false
    }
}
