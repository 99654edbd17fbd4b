//! From bytes to text. Danish offices export UTF-8 with a mark, UTF-8 without, and what Windows wrote before that.

use super::ListError;
use encoding_rs::{UTF_16BE, UTF_16LE, WINDOWS_1252};

/// How a file is encoded.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum TextEncoding {
    /// UTF-8, with or without a byte order mark.
    Utf8,
    /// UTF-16 with a byte order mark, what a spreadsheet calls "Unicode text".
    Utf16,
    /// Windows-1252: any bytes that are neither of the others.
    Windows1252,
}

const BYTE_ORDER_MARK: &[u8] = b"\xEF\xBB\xBF";

/// Zip (xlsx, ods) and the container of the older xls.
const ARCHIVES: [&[u8]; 2] = [b"PK\x03\x04", b"\xD0\xCF\x11\xE0"];

/// The text of `bytes` without its byte order mark.
pub(super) fn decode(bytes: &[u8]) -> Result<(String, TextEncoding), ListError> {
    if ARCHIVES.iter().any(|magic| bytes.starts_with(magic)) {
        return Err(ListError::Spreadsheet);
    }
    let (text, encoding) = if let Some(rest) = bytes.strip_prefix(BYTE_ORDER_MARK) {
        // The mark says UTF-8: one broken byte must not turn every æ of the file into two wrong letters.
        let text = String::from_utf8_lossy(rest).into_owned();
        (text, TextEncoding::Utf8)
    } else if let Some(rest) = bytes.strip_prefix(b"\xFF\xFE") {
        let (text, _) = UTF_16LE.decode_without_bom_handling(rest);
        (text.into_owned(), TextEncoding::Utf16)
    } else if let Some(rest) = bytes.strip_prefix(b"\xFE\xFF") {
        let (text, _) = UTF_16BE.decode_without_bom_handling(rest);
        (text.into_owned(), TextEncoding::Utf16)
    } else if let Ok(text) = str::from_utf8(bytes) {
        (text.to_owned(), TextEncoding::Utf8)
    } else {
        let (text, _) = WINDOWS_1252.decode_without_bom_handling(bytes);
        (text.into_owned(), TextEncoding::Windows1252)
    };
    if text.contains('\0') {
        return Err(ListError::NotText);
    }
    if text.trim().is_empty() {
        return Err(ListError::Empty);
    }
    Ok((text, encoding))
}
