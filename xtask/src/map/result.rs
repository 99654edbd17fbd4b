//! What the map file says of itself, and whether it is one.

use std::path::Path;

use serde_json::Value;

use super::{Bounds, text};
use crate::failure::{Failure, met};
use crate::house::{output, tied};

/// The layers without which a map is of no use in the field.
const NEEDED: [&str; 3] = ["transportation", "building", "housenumber"];

/// Asks the file, or changes it; each row is a line.
fn sql(file: &Path, words: &str) -> Result<String, Failure> {
    let mut command = tied("sqlite3");
    command.args(["-batch", "-bail"]).arg(file).arg(words);
    output(&mut command, "sqlite3")
}

fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}

/// Writes what tilemaker does not write, or not as said, into the file's metadata.
pub(super) fn describe(
    file: &Path,
    name: &str,
    credit: &str,
    date: &str,
    bounds: Bounds,
) -> Result<(), Failure> {
    let facts = [
        ("name", name.to_owned()),
        ("attribution", credit.to_owned()),
        ("date", date.to_owned()),
        ("bounds", text(bounds)),
        ("format", "pbf".to_owned()),
    ];
    let row = |(key, value): (&str, String)| {
        let (key, value) = (quoted(key), quoted(&value));
        format!(
            "DELETE FROM metadata WHERE name = {key}; INSERT INTO metadata (name, value) VALUES ({key}, {value});"
        )
    };
    let rows: String = facts.into_iter().map(row).collect();
    let words = format!("BEGIN; {rows} COMMIT;");
    sql(file, &words).map(|_| ())
}

/// Name, bounds, date, size and tiles of the file in a sentence, if it is a map that can be used.
pub(super) fn check(file: &Path) -> Result<String, Failure> {
    let said = |key: &str| {
        let words = format!("SELECT value FROM metadata WHERE name = {}", quoted(key));
        sql(file, &words).map(|value| value.trim().to_owned())
    };
    let layers: Value =
        serde_json::from_str(&said("json")?).map_err(|e| met("the map's layers", e))?;
    let layers: Vec<&str> = layers
        .pointer("/vector_layers")
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
        .filter_map(|layer| layer.get("id")?.as_str())
        .collect();
    for layer in NEEDED {
        if !layers.contains(&layer) {
            return Err(Failure::Said(format!("the map has no layer {layer}")));
        }
    }
    let deep = sql(
        file,
        "SELECT count(*) FROM tiles WHERE zoom_level = 14 AND length(tile_data) > 50",
    )?;
    if deep.trim() == "0" {
        return Err(Failure::Said("the map came out empty".to_owned()));
    }
    let tiles = sql(file, "SELECT count(*) FROM tiles")?;
    let size = std::fs::metadata(file)
        .map_err(|e| met("the map", e))?
        .len();
    Ok(format!(
        "{}\nbounds {}\ndata of {}\n{} tiles, {size} bytes",
        said("name")?,
        said("bounds")?,
        said("date")?,
        tiles.trim(),
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_cannot_leave_its_quotes() {
        assert_eq!(quoted("Sct. Jørgen's"), "'Sct. Jørgen''s'");
    }
}
