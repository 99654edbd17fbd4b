//! What the schema of a map file may say: tables with plain columns, indexes, and views that join or pick.

use super::error::MapError;
use rusqlite::Connection;

/// Tables, indexes and views together; the richest maker known makes fifteen.
const MOST_OBJECTS: usize = 100;

/// A view with one of these can sort, group or count on its own, in memory or for ever. `SELECT` may stand in it once.
const NOT_IN_A_VIEW: [&str; 11] = [
    "WITH",
    "RECURSIVE",
    "UNION",
    "EXCEPT",
    "INTERSECT",
    "DISTINCT",
    "GROUP",
    "ORDER",
    "HAVING",
    "OVER",
    "VALUES",
];

/// Refuses what is more than that.
pub(super) fn check(connection: &Connection) -> Result<(), MapError> {
    let mut statement = connection
        .prepare("SELECT type, rootpage, sql FROM sqlite_schema")
        .map_err(of_schema)?;
    let mut rows = statement.query([])?;
    let mut count = 0_usize;
    while let Some(row) = rows.next().map_err(of_schema)? {
        count = count.saturating_add(1);
        let (kind, root): (String, Option<i64>) = (row.get(0)?, row.get(1)?);
        let sql: Option<String> = row.get(2)?;
        let is_fine = match kind.as_str() {
            // Without pages of its own a table is virtual: a program.
            "table" => root.is_some_and(|page| page > 0) && !says(sql.as_deref(), "AS"),
            "view" => is_plain_view(sql.as_deref().unwrap_or_default()),
            "index" => true,
            _ => false,
        };
        if !is_fine || count > MOST_OBJECTS {
            return Err(MapError::Hostile);
        }
    }
    Ok(())
}

/// A schema that cannot be parsed is damage, not a lack of tables.
fn of_schema(error: rusqlite::Error) -> MapError {
    match error.into() {
        MapError::NoTiles => MapError::Damaged,
        other => other,
    }
}

fn words(sql: &str) -> impl Iterator<Item = &str> {
    sql.split(|c: char| !c.is_alphanumeric() && c != '_')
}

/// Columns that are worked out, by `GENERATED ALWAYS AS` or by `AS` alone, run what they say at each reading.
fn says(sql: Option<&str>, word: &str) -> bool {
    words(sql.unwrap_or_default()).any(|w| w.eq_ignore_ascii_case(word))
}

fn is_plain_view(sql: &str) -> bool {
    let selects = words(sql).filter(|w| w.eq_ignore_ascii_case("SELECT"));
    let bad = words(sql).any(|w| NOT_IN_A_VIEW.iter().any(|no| w.eq_ignore_ascii_case(no)));
    selects.count() == 1 && !bad
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_views_of_known_makers_are_plain_and_those_that_work_are_not() {
        assert!(is_plain_view(
            "CREATE VIEW tiles AS SELECT map.zoom_level AS zoom_level, map.tile_column AS tile_column, map.tile_row AS \
             tile_row, images.tile_data AS tile_data FROM map JOIN images ON images.tile_id = map.tile_id"
        ));
        for sql in [
            "CREATE VIEW tiles AS WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x+1 FROM c) SELECT x FROM c",
            "CREATE VIEW tiles AS WITH c(x) AS (VALUES(1)) SELECT x FROM c",
            "CREATE VIEW tiles AS SELECT * FROM a ORDER\tBY 1",
            "CREATE VIEW tiles AS SELECT * FROM a, (SELECT * FROM b)",
            "CREATE VIEW tiles AS SELECT DISTINCT/**/x FROM a",
        ] {
            assert!(!is_plain_view(sql), "{sql}");
        }
    }
}
