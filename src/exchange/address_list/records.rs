//! Fields and lines: RFC 4180 with every line end there is, and with a way back from a quotation mark that is never
//! closed.

use std::borrow::Cow;

/// The longest quoted field, in bytes. A quote that closes later than this was a slip of the hand.
const MAX_QUOTED: usize = 64 * 1024;
/// Fields beyond these are counted, not kept.
const MAX_FIELDS: usize = 1024;

/// One row of the file.
pub(super) struct Record<'a> {
    /// The line on which it begins, from 1.
    pub(super) line: u64,
    /// Its fields as written, quotes taken off; at most [`MAX_FIELDS`].
    pub(super) fields: Vec<Cow<'a, str>>,
    /// How many fields there are.
    pub(super) count: usize,
    /// A quotation mark was out of place, so the line was cut without regard to quotes.
    pub(super) open_quote: bool,
}

impl Record<'_> {
    /// Nothing in it, or separators only: what spreadsheets leave below a table.
    pub(super) fn is_blank(&self) -> bool {
        self.fields.iter().all(|field| field.trim().is_empty())
    }
}

/// The records of a text. Never fails, whatever the text.
pub(super) struct Records<'a> {
    text: &'a str,
    at: usize,
    line: u64,
    delimiter: Option<u8>,
}

/// What stopped a field.
enum Stop {
    Delimiter,
    Line,
}

impl<'a> Records<'a> {
    /// Records of `text` from byte `at`, which is the beginning of line `line`.
    pub(super) fn new(text: &'a str, at: usize, line: u64, delimiter: Option<u8>) -> Self {
        Self {
            text,
            at,
            line,
            delimiter,
        }
    }

    /// Where the next record begins, in bytes.
    pub(super) fn at(&self) -> usize {
        self.at
    }

    /// The line of that place, from 1.
    pub(super) fn line(&self) -> u64 {
        self.line
    }

    /// One record from where we stand, or `None` when quotes do not add up.
    fn scan(&mut self, quotes: bool) -> Option<Record<'a>> {
        let mut record = Record {
            line: self.line,
            fields: Vec::new(),
            count: 0,
            open_quote: !quotes,
        };
        loop {
            let opened = if quotes { self.opening_quote() } else { None };
            let field = match opened {
                Some(start) => self.quoted(start)?,
                None => Cow::Borrowed(self.bare()),
            };
            if record.fields.len() < MAX_FIELDS {
                record.fields.push(field);
            }
            record.count = record.count.saturating_add(1);
            match self.stop()? {
                Stop::Delimiter => {}
                Stop::Line => return Some(record),
            }
        }
    }

    fn byte(&self, at: usize) -> Option<u8> {
        self.text.as_bytes().get(at).copied()
    }

    fn slice(&self, from: usize, to: usize) -> &'a str {
        self.text.get(from..to).unwrap_or_default()
    }

    /// Bytes from `from` on to the first that `wanted` picks, or to the end.
    fn until(&self, from: usize, wanted: impl Fn(u8) -> bool) -> usize {
        let rest = self.text.as_bytes().get(from..).unwrap_or_default();
        let length = rest.iter().position(|byte| wanted(*byte));
        from.saturating_add(length.unwrap_or(rest.len()))
    }

    /// The place after a quotation mark that opens the field here, blanks before it allowed.
    fn opening_quote(&self) -> Option<usize> {
        let mark = self.until(self.at, |byte| byte != b' ');
        (self.byte(mark) == Some(b'"')).then(|| mark.saturating_add(1))
    }

    fn bare(&mut self) -> &'a str {
        let from = self.at;
        let delimiter = self.delimiter;
        self.at = self.until(from, |byte| {
            byte == b'\n' || byte == b'\r' || Some(byte) == delimiter
        });
        self.slice(from, self.at)
    }

    fn quoted(&mut self, start: usize) -> Option<Cow<'a, str>> {
        let limit = start.saturating_add(MAX_QUOTED).min(self.text.len());
        let mut unescaped: Option<String> = None;
        let mut from = start;
        loop {
            let window = self.text.as_bytes().get(from..limit)?;
            let length = window.iter().position(|byte| *byte == b'"')?;
            let mark = from.saturating_add(length);
            let after = mark.saturating_add(1);
            let part = self.slice(from, mark);
            if self.byte(after) == Some(b'"') {
                let whole = unescaped.get_or_insert_default();
                whole.push_str(part);
                whole.push('"');
                from = after.saturating_add(1);
                continue;
            }
            self.at = self.until(after, |byte| byte != b' ');
            self.line = self.line.saturating_add(line_ends(self.slice(start, mark)));
            return Some(match unescaped {
                Some(mut whole) => {
                    whole.push_str(part);
                    Cow::Owned(whole)
                }
                None => Cow::Borrowed(part),
            });
        }
    }

    /// Steps over what ends a field; `None` when something else stands there.
    fn stop(&mut self) -> Option<Stop> {
        let Some(byte) = self.byte(self.at) else {
            return Some(Stop::Line);
        };
        let (stop, length) = match byte {
            b'\r' if self.byte(self.at.saturating_add(1)) == Some(b'\n') => (Stop::Line, 2),
            b'\r' | b'\n' => (Stop::Line, 1),
            _ if Some(byte) == self.delimiter => (Stop::Delimiter, 1),
            _ => return None,
        };
        self.at = self.at.saturating_add(length);
        if matches!(stop, Stop::Line) {
            self.line = self.line.saturating_add(1);
        }
        Some(stop)
    }
}

impl<'a> Iterator for Records<'a> {
    type Item = Record<'a>;

    fn next(&mut self) -> Option<Record<'a>> {
        let (at, line) = (self.at, self.line);
        if at >= self.text.len() {
            return None;
        }
        if let Some(record) = self.scan(true) {
            return Some(record);
        }
        // Only this line is lost to the stray quote, not all up to the next one.
        (self.at, self.line) = (at, line);
        self.scan(false)
    }
}

/// Line ends in `text`, `\r\n` being one.
fn line_ends(text: &str) -> u64 {
    let mut ends = 0_u64;
    let mut after_return = false;
    for byte in text.bytes() {
        if byte == b'\r' || (byte == b'\n' && !after_return) {
            ends = ends.saturating_add(1);
        }
        after_return = byte == b'\r';
    }
    ends
}
