//! A shapefile of one box, byte by byte: the real ones of the seas weigh hundreds of megabytes.

use std::path::Path;

/// The polygon type of the format.
const POLYGON: i32 = 5;

/// Writes `stem`.shp, .shx and .dbf with one box: west, south, east, north.
pub(crate) fn write(stem: &Path, bounds: [f64; 4]) {
    let [west, south, east, north] = bounds;
    let corners = [
        (west, south),
        (west, north),
        (east, north),
        (east, south),
        (west, south),
    ];
    let mut record = POLYGON.to_le_bytes().to_vec();
    record.extend(bounds.iter().flat_map(|n| n.to_le_bytes()));
    record.extend([1_i32, 5, 0].iter().flat_map(|n| n.to_le_bytes()));
    record.extend(
        corners
            .iter()
            .flat_map(|(x, y)| [x.to_le_bytes(), y.to_le_bytes()].concat()),
    );
    // Lengths are counted in words of two bytes.
    let words = i32::try_from(record.len() / 2).unwrap();
    let mut shp = head(words.saturating_add(54), bounds);
    shp.extend([1, words].iter().flat_map(|n: &i32| n.to_be_bytes()));
    shp.extend(&record);
    let mut shx = head(54, bounds);
    shx.extend([50, words].iter().flat_map(|n: &i32| n.to_be_bytes()));
    std::fs::write(stem.with_extension("shp"), shp).unwrap();
    std::fs::write(stem.with_extension("shx"), shx).unwrap();
    std::fs::write(stem.with_extension("dbf"), table()).unwrap();
}

fn head(words: i32, bounds: [f64; 4]) -> Vec<u8> {
    let mut head: Vec<u8> = [9994, 0, 0, 0, 0, 0, words]
        .iter()
        .flat_map(|n: &i32| n.to_be_bytes())
        .collect();
    head.extend([1000, POLYGON].iter().flat_map(|n| n.to_le_bytes()));
    head.extend(bounds.iter().flat_map(|n| n.to_le_bytes()));
    head.extend([0; 32]);
    head
}

/// A dBASE table of one row with one number.
fn table() -> Vec<u8> {
    let mut table = vec![0; 64];
    table.splice(0..12, [3, 0, 0, 0, 1, 0, 0, 0, 65, 0, 5, 0]);
    table.splice(32..35, *b"FID");
    table.splice(43..44, *b"N");
    table.splice(48..49, [4]);
    table.extend(b"\r    1\x1a");
    table
}
