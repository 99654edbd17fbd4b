//! Address lists: the CSV that an office exports and a phone reads, so that no phone ever asks the network who is
//! visited.
//!
//! [`read`] takes the bytes of a file and finds out what they are: the encoding, the separator, the headings, the
//! shape. [`AddressList::rows`] then gives one row at a time, each a [`ListedPlace`] or a [`BadRow`] with its line and
//! reason; dropping the iterator is the way to cancel.
//!
//! Columns are found by heading, never by position: offices drop and move columns. The `csv` crate was refused here:
//! it counts lines by `\n` alone and from the blank lines before a row, and one forgotten quote swallows the rest of
//! the file in silence, where a worker needs the line that is wrong and all the others.

mod address_text;
mod column;
mod coordinates;
mod decode;
mod heading;
mod place;
mod reason;
mod records;
mod row;
#[cfg(test)]
mod tests;
mod text_key;

pub use decode::TextEncoding;
pub use heading::ListShape;
pub use place::{ListKey, ListKind, ListedPlace};
pub use reason::{BadRow, Field, ListError, Reason};

use heading::Columns;
use records::Records;
use row::RowReader;
use std::fmt;

/// The largest file that is read, in bytes (64 MiB): far above a county's list, below what a phone holds twice.
pub const MAX_BYTES: usize = 64 * 1024 * 1024;

/// A file that was found to be an address list. Holds its text; the rows are read from it on demand.
pub struct AddressList {
    text: String,
    encoding: TextEncoding,
    delimiter: Option<u8>,
    columns: Columns,
    /// Where the first row after the headings begins, in bytes of `text`.
    body_at: usize,
    /// The line of that place, from 1.
    body_line: u64,
}

/// What was noticed on the way and does not make a row bad.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub struct Notes {
    /// Rows whose two coordinates had changed places and were turned.
    pub turned: u64,
    /// Rows whose number column contradicted the register's own address text; the text was taken.
    pub number_from_text: u64,
}

/// A whole list at once.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Contents {
    /// The good rows, in the order of the file. Keys may repeat: the second is then the same place as the first.
    pub places: Vec<ListedPlace>,
    /// The bad rows, in the order of the file.
    pub bad: Vec<BadRow>,
    /// What was noticed on the way.
    pub notes: Notes,
}

/// Finds out what `bytes` are. Reads no rows yet.
///
/// # Errors
/// [`ListError`] when there is nothing in it, it is no text, it is too big, or no heading says where the address is.
pub fn read(bytes: &[u8]) -> Result<AddressList, ListError> {
    if bytes.len() > MAX_BYTES {
        return Err(ListError::TooBig {
            bytes: bytes.len(),
            limit: MAX_BYTES,
        });
    }
    let (text, encoding) = decode::decode(bytes)?;
    let head = heading::find(&text)?;
    Ok(AddressList {
        encoding,
        delimiter: head.delimiter,
        columns: head.columns,
        body_at: head.body_at,
        body_line: head.body_line,
        text,
    })
}

impl AddressList {
    /// Which of the known shapes the headings have.
    pub fn shape(&self) -> ListShape {
        self.columns.shape()
    }

    /// How the file is encoded.
    pub fn encoding(&self) -> TextEncoding {
        self.encoding
    }

    /// What stands between the fields; none when there is one column only.
    pub fn delimiter(&self) -> Option<char> {
        self.delimiter.map(char::from)
    }

    /// The length of the text in bytes; [`Rows::bytes_done`] grows up to it.
    pub fn bytes_total(&self) -> usize {
        self.text.len()
    }

    /// The rows from the first on. Each call starts anew.
    pub fn rows(&self) -> Rows<'_> {
        Rows {
            records: Records::new(&self.text, self.body_at, self.body_line, self.delimiter),
            reader: RowReader::new(&self.columns),
        }
    }

    /// All rows at once, for a list that is looked at before it is imported.
    pub fn read_all(&self) -> Contents {
        let mut contents = Contents::default();
        let mut rows = self.rows();
        for row in rows.by_ref() {
            match row {
                Ok(place) => contents.places.push(place),
                Err(bad) => contents.bad.push(bad),
            }
        }
        contents.notes = rows.notes();
        contents
    }
}

impl fmt::Debug for AddressList {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AddressList")
            .field("shape", &self.shape())
            .field("encoding", &self.encoding)
            .field("delimiter", &self.delimiter())
            .field("bytes", &self.bytes_total())
            .finish_non_exhaustive()
    }
}

/// The rows of a list, good and bad, in the order of the file. Blank lines are skipped.
pub struct Rows<'a> {
    records: Records<'a>,
    reader: RowReader<'a>,
}

impl Rows<'_> {
    /// How far the reading has come, in bytes of [`AddressList::bytes_total`]; for a progress bar.
    pub fn bytes_done(&self) -> usize {
        self.records.at()
    }

    /// What was noticed up to here.
    pub fn notes(&self) -> Notes {
        self.reader.notes()
    }
}

impl Iterator for Rows<'_> {
    type Item = Result<ListedPlace, BadRow>;

    fn next(&mut self) -> Option<Self::Item> {
        let record = self.records.by_ref().find(|record| !record.is_blank())?;
        let line = record.line;
        Some(
            self.reader
                .place(&record)
                .map_err(|reason| BadRow { line, reason }),
        )
    }
}
