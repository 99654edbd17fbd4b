//! One tile: where it is, and what is in it.

use super::error::MapError;
use super::guarded::Guarded;
use flate2::read::MultiGzDecoder;
use rusqlite::OptionalExtension;
use rusqlite::types::ValueRef;
use std::io::Read;

/// The greatest zoom a tile may have. Maps for this app end at 14; the page draws closer views from those.
pub(super) const MOST_ZOOM: u8 = 22;
/// The most bytes of a tile in the file. Makers aim at half of this.
pub(super) const MOST_PACKED: usize = 1024 * 1024;
/// The most bytes of an unpacked tile.
pub(super) const MOST_UNPACKED: usize = 8 * 1024 * 1024;

/// The place of a tile, checked: zoom 0 to 22, column and row 0 to 2^zoom - 1, rows counted from the north (XYZ).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Address {
    z: u8,
    x: u32,
    y: u32,
}

impl Address {
    pub(super) fn new(z: u8, x: u32, y: u32) -> Result<Self, MapError> {
        let side = side(z).ok_or(MapError::OutOfRange)?;
        if x >= side || y >= side {
            return Err(MapError::OutOfRange);
        }
        Ok(Self { z, x, y })
    }

    /// From a row of a file, where rows are counted from the south (TMS).
    pub(super) fn of_row(z: u8, x: u32, row: u32) -> Result<Self, MapError> {
        let here = Self::new(z, x, row)?;
        Ok(Self {
            y: here.flipped(),
            ..here
        })
    }

    /// The row counted from the other pole.
    fn flipped(self) -> u32 {
        side(self.z)
            .and_then(|side| side.checked_sub(1)?.checked_sub(self.y))
            .unwrap_or_default()
    }
}

/// Tiles in a row of a zoom.
pub(super) fn side(z: u8) -> Option<u32> {
    (z <= MOST_ZOOM).then(|| 1_u32.checked_shl(z.into()))?
}

/// The tile, unpacked; `None` if the map has none there.
pub(super) fn read(map: &mut Guarded, at: Address) -> Result<Option<Vec<u8>>, MapError> {
    // The length is in the row's head, so that what is too long is never read.
    let mut statement = map.asked()?.prepare_cached(
        "SELECT length(tile_data), CASE WHEN length(tile_data) <= ?4 THEN tile_data END FROM tiles
         WHERE zoom_level = ?1 AND tile_column = ?2 AND tile_row = ?3",
    )?;
    let most = i64::try_from(MOST_PACKED).unwrap_or(i64::MAX);
    let found = statement
        .query_row((at.z, at.x, at.flipped(), most), |row| {
            let length: i64 = row.get(0)?;
            Ok(match row.get_ref(1)? {
                ValueRef::Blob(bytes) => unpack(bytes),
                ValueRef::Null if length > most => Err(MapError::TileTooBig),
                _ => Err(MapError::Damaged),
            })
        })
        .optional()?;
    found.transpose()
}

/// A tile as the page wants it: a vector tile, not packed.
fn unpack(bytes: &[u8]) -> Result<Vec<u8>, MapError> {
    if !bytes.starts_with(&[0x1f, 0x8b]) {
        check(bytes)?;
        return Ok(bytes.to_vec());
    }
    let mut out = Vec::with_capacity(bytes.len().saturating_mul(3));
    let most = u64::try_from(MOST_UNPACKED).unwrap_or(u64::MAX);
    MultiGzDecoder::new(bytes)
        .take(most.saturating_add(1))
        .read_to_end(&mut out)
        .map_err(|_| MapError::Damaged)?;
    if out.len() > MOST_UNPACKED {
        return Err(MapError::TileTooBig);
    }
    check(&out)?;
    Ok(out)
}

/// Whether it is a vector tile as far as its outermost layer: nothing but fields 3 (a layer), each as long as it says.
/// The page reads what is inside and expects errors there.
fn check(tile: &[u8]) -> Result<(), MapError> {
    const PICTURES: [&[u8]; 3] = [b"\x89PNG", b"\xff\xd8\xff", b"RIFF"];
    if PICTURES.iter().any(|start| tile.starts_with(start)) {
        return Err(MapError::Raster);
    }
    let mut rest = tile;
    while let Some((tag, after)) = rest.split_first() {
        let (length, after) = varint(after).ok_or(MapError::Damaged)?;
        rest = usize::try_from(length)
            .ok()
            .and_then(|length| after.get(length..))
            .filter(|_| *tag == 0x1a)
            .ok_or(MapError::Damaged)?;
    }
    Ok(())
}

/// A number of at most ten bytes, seven bits each, the lowest first; and what follows it.
fn varint(bytes: &[u8]) -> Option<(u64, &[u8])> {
    let mut value = 0_u64;
    for (at, byte) in bytes.iter().take(10).enumerate() {
        let shift = u32::try_from(at).ok()?.checked_mul(7)?;
        value |= u64::from(byte & 0x7f).checked_shl(shift)?;
        if byte & 0x80 == 0 {
            return Some((value, bytes.get(at.checked_add(1)?..)?));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_row_counted_twice_from_the_other_pole_is_itself() {
        let at = Address::of_row(14, 9326, 11642).unwrap();
        assert_eq!((at.y, at.flipped()), (4741, 11642));
        assert_eq!(Address::of_row(0, 0, 0), Address::new(0, 0, 0));
    }

    #[test]
    fn beyond_the_edge_of_the_world_there_is_no_tile() {
        for (z, x, y) in [
            (0, 1, 0),
            (1, 0, 2),
            (14, 1 << 14, 0),
            (23, 0, 0),
            (255, 0, 0),
        ] {
            assert_eq!(
                Address::new(z, x, y),
                Err(MapError::OutOfRange),
                "{z}/{x}/{y}"
            );
        }
        assert!(Address::new(22, (1 << 22) - 1, (1 << 22) - 1).is_ok());
    }

    #[test]
    fn a_layer_longer_than_its_tile_is_damage() {
        assert_eq!(unpack(&[]), Ok(vec![]));
        assert_eq!(unpack(&[0x1a, 1, 7]), Ok(vec![0x1a, 1, 7]));
        for bad in [
            &[0x1a_u8, 2, 7][..],
            &[0x1a],
            &[0x1a, 0xff],
            &[8, 1],
            &[0x1f, 0x8b, 8],
        ] {
            assert_eq!(unpack(bad), Err(MapError::Damaged), "{bad:x?}");
        }
        assert_eq!(unpack(b"\x89PNG\r\n\x1a\n"), Err(MapError::Raster));
    }

    proptest! {
        #[test]
        fn no_bytes_make_unpacking_panic(bytes in prop::collection::vec(any::<u8>(), 0..300), packed in any::<bool>()) {
            let bytes = if packed { [&[0x1f, 0x8b, 8, 0][..], &bytes].concat() } else { bytes };
            let _ = unpack(&bytes);
        }
    }
}
