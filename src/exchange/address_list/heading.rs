//! The headings: which column holds what, whatever the office calls it.

use super::ListError;
use super::column::{ALIASES, Column};
use super::records::{Record, Records};

/// The shapes of list that are known by their headings.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ListShape {
    /// An office's own list.
    Plain,
    /// An export of the Danish DAWA, closed since October 2026; many offices still have one.
    Dawa,
    /// Entities of Danmarks Adresseregister, joined at the office.
    Dar,
    /// Norway's Matrikkelen-Vegadresse as Kartverket gives it out.
    Kartverket,
}

/// Headings that only an export of DAWA has.
const ONLY_DAWA: [&str; 5] = [
    "wgs84koordinatbredde",
    "etrs89koordinatnord",
    "kvhx",
    "kvh",
    "adgangsadresseid",
];

/// Which columns of a file hold what.
pub(super) struct Columns {
    shape: ListShape,
    width: usize,
    /// Column and its index in the row, the better alias first.
    found: Vec<(Column, usize)>,
}

impl Columns {
    /// What `headings` say.
    fn of(headings: &Record<'_>) -> Self {
        // Separators behind the last heading are what a spreadsheet leaves, not columns.
        let blank = headings.fields.iter().rev();
        let blank = blank.take_while(|field| field.trim().is_empty()).count();
        let width = headings.count.saturating_sub(blank);
        let folded: Vec<String> = headings.fields.iter().map(|field| fold(field)).collect();
        let position = |alias: &str| folded.iter().position(|heading| heading == alias);
        let mut found: Vec<(Column, usize)> = ALIASES
            .iter()
            .flat_map(|(column, aliases)| aliases.iter().map(move |alias| (*column, alias)))
            .filter_map(|(column, alias)| Some((column, position(alias)?)))
            .collect();
        // Half a pair of coordinates says nothing.
        for (one, other) in [
            (Column::Latitude, Column::Longitude),
            (Column::Utm32North, Column::Utm32East),
            (Column::North, Column::East),
        ] {
            let has = |column| found.iter().any(|(c, _)| *c == column);
            if has(one) != has(other) {
                found.retain(|(c, _)| *c != one && *c != other);
            }
        }
        let has = |column: Column| found.iter().any(|(c, _)| *c == column);
        let shape = if has(Column::MatrikkelId) && has(Column::North) {
            ListShape::Kartverket
        } else if has(Column::DarId) {
            ListShape::Dar
        } else if has(Column::Street)
            && has(Column::Number)
            && ONLY_DAWA.iter().any(|alias| position(alias).is_some())
        {
            ListShape::Dawa
        } else {
            ListShape::Plain
        };
        Self {
            shape,
            width,
            found,
        }
    }

    /// The shape of the list.
    pub(super) fn shape(&self) -> ListShape {
        self.shape
    }

    /// How many headings there are.
    pub(super) fn width(&self) -> usize {
        self.width
    }

    /// Where in a row `column` stands; the best place first.
    pub(super) fn places(&self, column: Column) -> impl Iterator<Item = usize> {
        self.found
            .iter()
            .filter(move |(found, _)| *found == column)
            .map(|(_, place)| *place)
    }

    /// Whether the list has `column`.
    pub(super) fn has(&self, column: Column) -> bool {
        self.places(column).next().is_some()
    }
}

/// The headings of a file and where its rows begin.
pub(super) struct Head {
    pub(super) delimiter: Option<u8>,
    pub(super) columns: Columns,
    pub(super) body_at: usize,
    pub(super) body_line: u64,
}

/// In the order in which they win when headings cannot tell.
const DELIMITERS: [u8; 3] = [b';', b',', b'\t'];

/// Reads the first line that is not blank with each separator and takes the one that makes the most headings known.
/// Counting separators in the rows was refused: decimal commas outnumber them.
pub(super) fn find(text: &str) -> Result<Head, ListError> {
    let mut best: Option<Head> = None;
    for delimiter in said(text).map_or(DELIMITERS.to_vec(), |delimiter| vec![delimiter]) {
        let head = head_with(text, delimiter).ok_or(ListError::Empty)?;
        let rank = |head: &Head| (head.columns.found.len(), head.columns.width);
        if best.as_ref().is_none_or(|best| rank(&head) > rank(best)) {
            best = Some(head);
        }
    }
    let mut head = best.ok_or(ListError::Empty)?;
    let (seen, known) = (head.columns.width, head.columns.found.len());
    if known == 0 {
        return Err(ListError::NoHeadings { seen });
    }
    if !head.columns.has(Column::Address) && !head.columns.has(Column::Street) {
        return Err(ListError::NoAddressColumn { seen, known });
    }
    if seen == 1 {
        // One column: a comma in an address separates nothing.
        head.delimiter = None;
    }
    Ok(head)
}

/// The separator that a first line `sep=;` names, as spreadsheets write it.
fn said(text: &str) -> Option<u8> {
    let line = text.split(['\r', '\n']).next()?.trim_matches(['"', ' ']);
    let delimiter = line.strip_prefix("sep=")?.bytes().next().unwrap_or(b'\t');
    DELIMITERS.contains(&delimiter).then_some(delimiter)
}

fn head_with(text: &str, delimiter: u8) -> Option<Head> {
    let mut records = Records::new(text, 0, 1, Some(delimiter));
    if said(text).is_some() {
        records.next();
    }
    let headings = records.find(|record| !record.is_blank())?;
    Some(Head {
        delimiter: Some(delimiter),
        columns: Columns::of(&headings),
        body_at: records.at(),
        body_line: records.line(),
    })
}

/// Lower case, without marks, blanks and punctuation; æ, ø, å as the registers spell them in ASCII.
fn fold(heading: &str) -> String {
    let mut folded = String::new();
    // Longer than any heading known here.
    for letter in heading.chars().take(80).flat_map(char::to_lowercase) {
        match letter {
            'æ' | 'ä' => folded.push_str("ae"),
            'ø' | 'ö' => folded.push_str("oe"),
            'å' => folded.push_str("aa"),
            'é' | 'è' => folded.push('e'),
            'ü' => folded.push('u'),
            _ if letter.is_ascii_alphanumeric() => folded.push(letter),
            _ => {}
        }
    }
    folded
}
