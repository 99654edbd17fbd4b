//! The quick way through an entry's bytes.
//!
//! A library reads the whole map once for the envelope and once more for the body, value by value. What this app
//! itself writes is plainer than what it must be able to read: definite lengths, known keys, no tags. So the envelope
//! is read here by its heads alone, and anything out of the ordinary is left to the thorough way.

use super::{Entry, FORMAT, Head};
use crate::domain::entry::Body;
use crate::domain::id::{EntryId, MemberId, SubjectId};
use crate::domain::stamp::Stamp;

/// Nesting beyond this is out of the ordinary.
const DEEP: u8 = 16;

/// Bytes of CBOR that are still to be read.
struct Walk<'a>(&'a [u8]);

impl<'a> Walk<'a> {
    fn take(&mut self, n: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(n)?;
        self.0 = rest;
        Some(taken)
    }

    /// The major type and the argument of the next value. `None` also for an indefinite length.
    fn head(&mut self) -> Option<(u8, u64)> {
        let [first] = *self.take(1)? else { return None };
        let argument = match first & 0x1f {
            small @ 0..24 => u64::from(small),
            wide @ 24..28 => {
                let bytes = self.take(1usize << (wide - 24))?;
                bytes.iter().fold(0, |n, b| n << 8 | u64::from(*b))
            }
            _ => return None,
        };
        Some((first >> 5, argument))
    }

    fn expect(&mut self, major: u8) -> Option<u64> {
        let (found, argument) = self.head()?;
        (found == major).then_some(argument)
    }

    fn bytes(&mut self) -> Option<&'a [u8]> {
        let n = self.expect(2)?;
        self.take(usize::try_from(n).ok()?)
    }

    fn id(&mut self) -> Option<[u8; 16]> {
        self.bytes()?.try_into().ok()
    }

    fn text(&mut self) -> Option<&'a str> {
        let n = self.expect(3)?;
        std::str::from_utf8(self.take(usize::try_from(n).ok()?)?).ok()
    }

    fn flag(&mut self) -> Option<bool> {
        match self.take(1)? {
            [0xf4] => Some(false),
            [0xf5] => Some(true),
            _ => None,
        }
    }

    /// The bytes of the next value, whatever it is.
    fn value(&mut self) -> Option<&'a [u8]> {
        let before = self.0;
        self.skip(DEEP)?;
        before.get(..before.len().checked_sub(self.0.len())?)
    }

    fn skip(&mut self, deep: u8) -> Option<()> {
        let (major, argument) = self.head()?;
        let inside = match major {
            0 | 1 | 7 => 0,
            2 | 3 => {
                self.take(usize::try_from(argument).ok()?)?;
                0
            }
            4 => argument,
            5 => argument.checked_mul(2)?,
            _ => return None,
        };
        for _ in 0..inside {
            self.skip(deep.checked_sub(1)?)?;
        }
        Some(())
    }
}

/// Reads an entry; `None`: not the quick way, which says nothing about the entry.
pub(super) fn read(bytes: &[u8]) -> Option<Entry> {
    let mut walk = Walk(bytes);
    let (mut id, mut subject, mut stamp, mut author, mut at) = (None, None, None, None, None);
    let (mut kind, mut format, mut demo, mut body) = (None, None, None, None);
    for _ in 0..walk.expect(5)? {
        // A key that comes twice is out of the ordinary too.
        let again = match walk.text()? {
            "id" => id.replace(walk.id()?).is_some(),
            "subject" => subject.replace(walk.id()?).is_some(),
            "stamp" => stamp.replace(walk.bytes()?).is_some(),
            "author" => author.replace(walk.id()?).is_some(),
            "at" => at.replace(walk.text()?).is_some(),
            "kind" => kind.replace(walk.text()?).is_some(),
            "format" => format.replace(walk.expect(0)?).is_some(),
            "demo" => demo.replace(walk.flag()?).is_some(),
            "body" => body.replace(walk.value()?).is_some(),
            _ => return None,
        };
        if again {
            return None;
        }
    }
    let stamp = stamp?;
    if format.unwrap_or(0) > u64::from(FORMAT) || stamp.len() != Stamp::LEN {
        return None;
    }
    Some(Entry {
        head: Head {
            id: EntryId::from_bytes(id?),
            subject: SubjectId::from_bytes(subject?),
            stamp: Stamp::from_bytes(stamp)?,
            author: MemberId::from_bytes(author?),
            at: at?.parse().ok()?,
            demo: demo.unwrap_or(false),
        },
        body: Body::read_alone(kind?, body?)?,
    })
}

/// The kind of an entry, if it can be seen quickly.
pub(super) fn kind(bytes: &[u8]) -> Option<&str> {
    let mut walk = Walk(bytes);
    for _ in 0..walk.expect(5)? {
        if walk.text()? == "kind" {
            return walk.text();
        }
        walk.value()?;
    }
    None
}
