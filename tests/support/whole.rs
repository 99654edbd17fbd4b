//! All that lies in a file, read in one go: as rows to look into, and as raw values to compare.
#![allow(
    dead_code,
    unreachable_pub,
    missing_docs,
    reason = "each test file uses a part of it"
)]

use grusvej::domain::entry::Entry;
use grusvej::domain::fold::{PlanRow, SlipRow, VisitRow};
use grusvej::domain::id::SubjectId;
use grusvej::store::{Result, StoreError, View};
use rusqlite::Connection;
use rusqlite::types::{FromSql, Value};
use serde::de::DeserializeOwned;
use std::collections::{BTreeMap, BTreeSet};

const VIEWS: [&str; 9] = [
    "place",
    "state",
    "visit",
    "plan",
    "slip",
    "observation",
    "joined",
    "pin",
    "member",
];

/// What is in the file?
#[derive(Clone, PartialEq, Debug)]
pub struct All;

/// The answer.
#[derive(Clone, PartialEq, Default)]
pub struct Whole {
    pub entries: BTreeMap<i64, (SubjectId, Entry)>,
    pub outbox: BTreeSet<i64>,
    pub drafts: BTreeMap<(SubjectId, String), Vec<u8>>,
    pub visits: BTreeMap<i64, (SubjectId, VisitRow)>,
    pub plans: BTreeMap<i64, PlanRow>,
    pub slips: BTreeMap<(i64, String), SlipRow>,
    /// How many.
    pub observations: usize,
    pub places: BTreeSet<SubjectId>,
    /// Visits whose note the index knows.
    pub notes: BTreeSet<i64>,
    pub views: Views,
}

/// Every view, value by value; the index by what it finds.
pub type Views = BTreeMap<String, Vec<Vec<Value>>>;

impl View for All {
    type Out = Whole;

    fn run(&self, connection: &Connection) -> Result<Whole> {
        // One snapshot: the tables shall fit each other.
        let connection = &connection.unchecked_transaction()?;
        let mut whole = Whole {
            outbox: rows(connection, "SELECT seq FROM outbox", |r| r.get(0))?,
            places: rows(
                connection,
                "SELECT s.id FROM place p JOIN subject s ON s.n = p.n",
                |r| Ok(SubjectId::from_bytes(r.get(0)?)),
            )?,
            notes: rows(
                connection,
                "SELECT rowid FROM note_fts WHERE note_fts MATCH 'besoeg'",
                |r| r.get(0),
            )?,
            drafts: rows(connection, "SELECT subject, form, bytes FROM draft", |r| {
                Ok(((SubjectId::from_bytes(r.get(0)?), r.get(1)?), r.get(2)?))
            })?,
            observations: one(connection, "SELECT count(*) FROM observation")?,
            views: views(connection)?,
            ..Whole::default()
        };
        let entries: Vec<(i64, [u8; 16], Vec<u8>)> = rows(
            connection,
            "SELECT e.seq, s.id, e.bytes FROM entry e LEFT JOIN subject s ON s.n = e.subject",
            |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?)),
        )?;
        for (seq, subject, bytes) in entries {
            let subject = SubjectId::from_bytes(subject);
            whole
                .entries
                .insert(seq, (subject, Entry::from_bytes(&bytes)?));
        }
        let visits: Vec<(i64, [u8; 16], Vec<u8>)> = rows(
            connection,
            "SELECT v.seq, s.id, v.row FROM visit v LEFT JOIN subject s ON s.n = v.place",
            |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?)),
        )?;
        for (seq, subject, bytes) in visits {
            let subject = SubjectId::from_bytes(subject);
            whole.visits.insert(seq, (subject, read(&bytes)?));
        }
        let plans: Vec<(i64, Vec<u8>)> = rows(connection, "SELECT seq, row FROM plan", |r| {
            Ok((r.get(0)?, r.get(1)?))
        })?;
        for (seq, bytes) in plans {
            whole.plans.insert(seq, read(&bytes)?);
        }
        let slips: Vec<(i64, String, Vec<u8>)> =
            rows(connection, "SELECT seq, door, row FROM slip", |r| {
                Ok((r.get(0)?, r.get(1)?, r.get(2)?))
            })?;
        for (seq, door, bytes) in slips {
            whole.slips.insert((seq, door), read(&bytes)?);
        }
        Ok(whole)
    }

    fn touched_by(&self, _: SubjectId) -> bool {
        true
    }
}

/// Every view as it stands.
pub fn views(connection: &Connection) -> Result<Views> {
    let mut views = Views::new();
    for table in VIEWS {
        views.insert(
            table.into(),
            values(connection, &format!("SELECT * FROM {table} ORDER BY 1, 2"))?,
        );
    }
    // A word that stands in many, and beginnings of words that stand in few.
    for word in ["besoeg", "iagttagelse", "nr1*", "nr2*", "nr3*", "aabnede"] {
        let sql = format!("SELECT rowid FROM note_fts WHERE note_fts MATCH '{word}' ORDER BY 1");
        views.insert(word.into(), values(connection, &sql)?);
    }
    views.insert(
        "snejpevej".into(),
        values(
            connection,
            "SELECT rowid FROM place_fts WHERE place_fts MATCH 'snejpevej' ORDER BY 1",
        )?,
    );
    Ok(views)
}

fn values(connection: &Connection, sql: &str) -> Result<Vec<Vec<Value>>> {
    let mut statement = connection.prepare(sql)?;
    let columns = statement.column_count();
    let rows = statement
        .query_map([], |r| (0..columns).map(|c| r.get(c)).collect())?
        .collect::<rusqlite::Result<_>>()?;
    Ok(rows)
}

fn rows<T, C: FromIterator<T>>(
    connection: &Connection,
    sql: &str,
    read: impl FnMut(&rusqlite::Row<'_>) -> rusqlite::Result<T>,
) -> Result<C> {
    let mut statement = connection.prepare(sql)?;
    let rows = statement
        .query_map([], read)?
        .collect::<rusqlite::Result<_>>()?;
    Ok(rows)
}

fn one<T: FromSql>(connection: &Connection, sql: &str) -> Result<T> {
    Ok(connection.query_row(sql, [], |r| r.get(0))?)
}

fn read<T: DeserializeOwned>(bytes: &[u8]) -> Result<T> {
    rmp_serde::from_slice(bytes).map_err(|_| StoreError::View)
}
