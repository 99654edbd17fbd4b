//! `grusvej map FILE --data DIR`: a map file without a screen.

use super::{Told, asked};
use crate::store::tiles::{Adding, MapError, MapInfo};
use crate::ui::session::Desk;
use serde_json::{Value, json};
use std::fs::File;
use std::io::{ErrorKind, Read};
use std::path::Path;

/// Brings the file in, and gives the object to print.
pub(super) fn bring(arguments: &[String]) -> Told<Value> {
    let asked = asked(arguments)?;
    let file = asked.file.as_deref().ok_or("which file?")?;
    let map = bring_in(&*asked.desk()?, file)?;
    Ok(json!({
        "id": map.id.to_string(),
        "name": map.name,
        "bounds": [map.bounds.west, map.bounds.south, map.bounds.east, map.bounds.north],
        "min_zoom": map.min_zoom,
        "max_zoom": map.max_zoom,
        "made_on": map.made_on,
        "bytes": map.bytes,
        "tiles": map.tiles,
        "credit": map.credit,
    }))
}

/// Puts a file with the other maps, checked as one that comes by the picker.
pub(super) fn bring_in(desk: &Desk, path: &Path) -> Told<MapInfo> {
    let mut file = File::open(path).map_err(|e| unread(e.kind()))?;
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let adding = desk.maps().add(&name).map_err(|e| e.to_string())?;
    copy(&mut file, adding)
}

fn copy(file: &mut File, mut adding: Adding) -> Told<MapInfo> {
    let said = |error: MapError| error.to_string();
    let mut piece = vec![0; 1024 * 1024];
    loop {
        let read = file.read(&mut piece).map_err(|e| unread(e.kind()))?;
        match piece.get(..read) {
            None | Some([]) => return adding.finish().map_err(said),
            Some(bytes) => adding.write(bytes).map_err(said)?,
        }
    }
}

fn unread(kind: ErrorKind) -> String {
    format!("the file cannot be read: {kind}")
}
