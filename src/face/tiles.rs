//! Tiles of the map at `/tiles/{map}/{z}/{x}/{y}`, the same for both faces.
//!
//! They are unpacked before they leave, for a webview hears of no `Content-Encoding` on its own scheme. Nothing is
//! cached by the page: a file can be removed, and answering anew takes less than a millisecond.

use crate::store::tiles::{MapError, MapId, Shelf};

/// The media type of a vector tile.
pub const MEDIA: &str = "application/x-protobuf";

/// What a face answers.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Answer {
    /// The status of HTTP: 200, 204 for a place where the map has no tile, 404 for what is no tile of any map, 500 for
    /// a map that cannot be read.
    pub status: u16,
    /// The tile, unpacked; empty unless the status is 200.
    pub body: Vec<u8>,
}

/// Finds the tile at `path` and hands the answer to `then`, on a thread of the shelf or, for what is no tile, at once.
pub fn answer(shelf: &Shelf, path: &str, then: impl FnOnce(Answer) + Send + 'static) {
    match parse(path) {
        Some((map, at)) => shelf.tile_then(map, at, move |found| then(of(found))),
        None => then(empty(404)),
    }
}

fn of(found: Result<Option<Vec<u8>>, MapError>) -> Answer {
    match found {
        Ok(Some(body)) => Answer { status: 200, body },
        Ok(None) => empty(204),
        Err(MapError::OutOfRange | MapError::Gone) => empty(404),
        Err(error) => {
            tracing::warn!(%error, "a tile was not read");
            empty(500)
        }
    }
}

const fn empty(status: u16) -> Answer {
    Answer {
        status,
        body: Vec::new(),
    }
}

fn parse(path: &str) -> Option<(MapId, (u8, u32, u32))> {
    let mut parts = path.strip_prefix("/tiles/")?.split('/');
    let (map, z, x, y) = (parts.next()?, parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() {
        return None;
    }
    let (z, x, y) = (number(z)?, number(x)?, number(y)?);
    Some((map.parse().ok()?, (u8::try_from(z).ok()?, x, y)))
}

/// Digits only; `parse` alone would take a sign.
fn number(text: &str) -> Option<u32> {
    let all_digits = text.bytes().all(|b| b.is_ascii_digit());
    all_digits.then(|| text.parse().ok())?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_address_of_a_tile_is_one() {
        let id: MapId = "00112233445566ff".parse().unwrap();
        assert_eq!(
            parse("/tiles/00112233445566ff/14/9326/4741"),
            Some((id, (14, 9326, 4741)))
        );
        for bad in [
            "",
            "/tiles/",
            "/tiles/00112233445566ff/14/9326",
            "/tiles/00112233445566ff/14/9326/4741/",
            "/tiles/00112233445566ff/14/9326/4741.pbf",
            "/tiles/00112233445566ff/14/+9326/4741",
            "/tiles/00112233445566ff/14/-1/4741",
            "/tiles/00112233445566ff/256/0/0",
            "/tiles/00112233445566ff/14/99999999999/0",
            "/tiles/../14/0/0",
            "/tiles//14/0/0",
            "/assets/00112233445566ff/14/9326/4741",
        ] {
            assert_eq!(parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn a_map_that_cannot_be_read_is_no_missing_tile() {
        assert_eq!(of(Ok(None)).status, 204);
        assert_eq!(of(Err(MapError::Gone)).status, 404);
        assert_eq!(of(Err(MapError::Damaged)).status, 500);
    }
}
