//! Files in and out through the page, as the only door that the webview and the browser share. They pass in memory, as
//! text; nothing of them is written to a disk on the way.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use dioxus::prelude::*;
use serde::Deserialize;

/// A file that the worker picked. Its content is still as it came.
#[derive(Deserialize)]
pub(super) struct Picked {
    /// Its name, without a path.
    pub name: String,
    b64: String,
}

/// The name may say whose list it is.
impl std::fmt::Debug for Picked {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Picked")
    }
}

/// Why a file did not come through.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub(super) enum FileError {
    /// The page could not read it.
    #[error("the file cannot be read")]
    Unreadable,
    /// Larger than the limit that was given.
    #[error("the file is too big")]
    TooBig,
}

/// Opens the picker. `None`: nothing was chosen. `accept` is ours, never a user's text.
pub(super) async fn pick(accept: &'static str) -> Result<Option<Picked>, FileError> {
    document::eval(&format!(
        "return await grus.pick({})",
        serde_json::json!(accept)
    ))
    .join::<Option<Picked>>()
    .await
    .map_err(|_| FileError::Unreadable)
}

/// A file that the worker picked and that is too big to come whole. It stays with the page, which gives it piece by
/// piece until another big one is picked or [`Big::drop_it`] is called.
#[derive(Deserialize)]
pub(super) struct Big {
    id: u32,
    /// Its name, without a path.
    pub name: String,
    /// Its size in bytes.
    pub size: u64,
}

impl std::fmt::Debug for Big {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Big")
    }
}

/// A piece of a file, still as it came.
pub(super) struct Piece(String);

/// Opens the picker for a big file. `None`: nothing was chosen. `accept` is ours, never a user's text.
pub(super) async fn pick_big(accept: &'static str) -> Result<Option<Big>, FileError> {
    document::eval(&format!(
        "return await grus.pickBig({})",
        serde_json::json!(accept)
    ))
    .join::<Option<Big>>()
    .await
    .map_err(|_| FileError::Unreadable)
}

impl Big {
    /// The bytes from `from` to before `to`.
    pub(super) async fn piece(&self, from: u64, to: u64) -> Result<Piece, FileError> {
        let id = self.id;
        document::eval(&format!("return await grus.slice({id}, {from}, {to})"))
            .join::<String>()
            .await
            .map(Piece)
            .map_err(|_| FileError::Unreadable)
    }

    /// The page may forget it.
    pub(super) fn drop_it(&self) {
        document::eval(&format!("grus.drop({})", self.id));
    }
}

impl Piece {
    /// The bytes. Takes its time: call it off the thread that draws.
    pub(super) fn into_bytes(self) -> Result<Vec<u8>, FileError> {
        STANDARD.decode(self.0).map_err(|_| FileError::Unreadable)
    }
}

impl Picked {
    /// The bytes, at most `most`. Takes its time for a large file: call it off the thread that draws.
    pub(super) fn into_bytes(self, most: usize) -> Result<Vec<u8>, FileError> {
        // Three bytes are four letters.
        if self.b64.len() / 4 > most.div_ceil(3) {
            return Err(FileError::TooBig);
        }
        let bytes = STANDARD
            .decode(self.b64)
            .map_err(|_| FileError::Unreadable)?;
        if bytes.len() > most {
            return Err(FileError::TooBig);
        }
        Ok(bytes)
    }
}

/// Hands a file over to the phone, which saves it where the worker wants it. Whether the page took it; where it went
/// is not told to us.
pub(super) async fn save(name: &str, bytes: &[u8], media: &str) -> bool {
    let (name, b64, media) = (
        serde_json::json!(name),
        STANDARD.encode(bytes),
        serde_json::json!(media),
    );
    document::eval(&format!(
        r#"grus.save({name}, "{b64}", {media}); return true"#
    ))
    .join::<bool>()
    .await
    .unwrap_or(false)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn picked(b64: &str) -> Picked {
        Picked {
            name: "borgere.csv".into(),
            b64: b64.into(),
        }
    }

    #[test]
    fn a_file_comes_through_byte_for_byte_up_to_the_limit() {
        let all: Vec<u8> = (0..=255).collect();
        let b64 = STANDARD.encode(&all);
        assert_eq!(picked(&b64).into_bytes(256).unwrap(), all);
        assert_eq!(picked(&b64).into_bytes(255), Err(FileError::TooBig));
        assert_eq!(picked(&b64).into_bytes(10), Err(FileError::TooBig));
        assert_eq!(picked("").into_bytes(0).unwrap(), b"");
    }

    #[test]
    fn what_is_no_file_is_no_panic() {
        for odd in ["å", "AAA", "A===", "AA=A"] {
            assert_eq!(picked(odd).into_bytes(100), Err(FileError::Unreadable));
        }
    }

    #[test]
    fn the_name_of_a_picked_file_is_not_printed() {
        assert_eq!(format!("{:?}", picked("AAAA")), "Picked");
    }
}
