//! All that a file holds, as text in which no local number is left: the proofs compare phones by it.
//!
//! Numbers of subjects and entries are local, so they are replaced by the ids that they stand for, also inside the
//! states. Tables are found in the schema and not listed here: a new view is compared from its first day on. The
//! words of the index cannot be listed where it keeps no text, so they are asked for.

use super::error::{Result, StoreError};
use super::rows::from_row;
use super::search_text::fold_text;
use super::views::View;
use crate::domain::id::SubjectId;
use ciborium::Value;
use rusqlite::Connection;
use rusqlite::types::ValueRef;
use std::collections::BTreeMap;
use std::fmt::Write;

/// Tables of the journal that belong to one phone, or that are told apart below.
const NOT_VIEWS: [&str; 7] = [
    "meta", "subject", "entry", "outbox", "erasing", "gone", "draft",
];

/// Every row of every view, every entry, what is gone, and which rows the index finds for each of `words` and for its
/// first one, two and three letters. Sorted; two phones hold the same if and only if these are equal.
#[doc(hidden)]
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Dump {
    /// Words to ask the index for.
    pub words: Vec<String>,
}

impl View for Dump {
    type Out = Vec<String>;

    fn run(&self, connection: &Connection) -> Result<Self::Out> {
        let ids = Ids {
            subjects: numbered(connection, "SELECT n, id FROM subject")?,
            entries: numbered(connection, "SELECT seq, id FROM entry")?,
        };
        let mut lines = Vec::new();
        for (table, sql) in tables(connection)? {
            if sql.starts_with("CREATE VIRTUAL") {
                self.ask_index(connection, &table, &ids, &mut lines)?;
            } else if !NOT_VIEWS.contains(&table.as_str()) && !table.contains("_fts_") {
                read(connection, &table, &ids, &mut lines)?;
            }
        }
        for table in ["entry", "gone"] {
            read(connection, table, &ids, &mut lines)?;
        }
        lines.sort();
        Ok(lines)
    }

    fn touched_by(&self, _: SubjectId) -> bool {
        true
    }
}

impl Dump {
    fn ask_index(
        &self,
        connection: &Connection,
        table: &str,
        ids: &Ids,
        lines: &mut Vec<String>,
    ) -> Result<()> {
        let known = if table == "place_fts" {
            &ids.subjects
        } else {
            &ids.entries
        };
        let mut statement =
            connection.prepare(&format!("SELECT rowid FROM {table} WHERE {table} MATCH ?1"))?;
        for word in self.words.iter().map(|w| fold_text(w)) {
            let starts = (1..=3).map(|n| {
                let start: String = word.chars().take(n).collect();
                format!("\"{start}\"*")
            });
            for wanted in starts.chain([format!("\"{word}\"")]) {
                let mut found = statement
                    .query_map([&wanted], |r| r.get::<_, i64>(0))?
                    .map(|n| Ok(name(known, n?)))
                    .collect::<Result<Vec<_>>>()?;
                found.sort();
                lines.push(format!("{table} {wanted} {found:?}"));
            }
        }
        Ok(())
    }
}

struct Ids {
    subjects: BTreeMap<i64, String>,
    entries: BTreeMap<i64, String>,
}

impl Ids {
    /// What a number in a column of this name, or in a field of a row, stands for.
    fn of(&self, column: &str, number: i64) -> Option<String> {
        match column {
            "n" | "place" | "other" | "subject" => Some(name(&self.subjects, number)),
            "seq" => Some(name(&self.entries, number)),
            _ => None,
        }
    }

    fn replace(&self, value: &mut Value) {
        match value {
            Value::Array(items) => items.iter_mut().for_each(|v| self.replace(v)),
            Value::Map(fields) => {
                for (key, value) in fields {
                    let number = value.as_integer().and_then(|n| i64::try_from(n).ok());
                    match (key.as_text(), number) {
                        (Some("seq"), Some(n)) => *value = Value::Text(name(&self.entries, n)),
                        _ => self.replace(value),
                    }
                }
            }
            _ => {}
        }
    }
}

fn name(known: &BTreeMap<i64, String>, number: i64) -> String {
    known
        .get(&number)
        .cloned()
        .unwrap_or_else(|| format!("lost {number}"))
}

fn numbered(connection: &Connection, sql: &str) -> Result<BTreeMap<i64, String>> {
    let mut statement = connection.prepare(sql)?;
    let pairs = statement.query_map([], |r| Ok((r.get(0)?, hex(&r.get::<_, Vec<u8>>(1)?))))?;
    Ok(pairs.collect::<rusqlite::Result<_>>()?)
}

fn tables(connection: &Connection) -> Result<Vec<(String, String)>> {
    let mut statement =
        connection.prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'table'")?;
    let tables = statement.query_map([], |r| Ok((r.get(0)?, r.get(1)?)))?;
    Ok(tables.collect::<rusqlite::Result<_>>()?)
}

fn read(connection: &Connection, table: &str, ids: &Ids, lines: &mut Vec<String>) -> Result<()> {
    let mut statement = connection.prepare(&format!("SELECT * FROM {table}"))?;
    let columns: Vec<String> = statement.column_names().map(str::to_owned).collect();
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let mut line = table.to_owned();
        for (i, column) in columns.iter().enumerate() {
            let text = match row.get_ref(i)? {
                ValueRef::Integer(n) => ids.of(column, n).unwrap_or_else(|| n.to_string()),
                ValueRef::Blob(bytes) if matches!(column.as_str(), "row" | "run") => {
                    let mut value: Value = from_row(bytes)?;
                    ids.replace(&mut value);
                    format!("{value:?}")
                }
                ValueRef::Blob(bytes) => hex(bytes),
                ValueRef::Text(text) => String::from_utf8_lossy(text).into_owned(),
                ValueRef::Real(number) => number.to_string(),
                ValueRef::Null => "-".to_owned(),
            };
            write!(line, " {column}={text}").map_err(|_| StoreError::View)?;
        }
        lines.push(line);
    }
    Ok(())
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut out, byte| {
        // Writing to a String does not fail.
        let _ = write!(out, "{byte:02x}");
        out
    })
}
