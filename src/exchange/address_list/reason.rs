//! What can be wrong with a list or one of its rows. The sentences people read come from elsewhere; the English here
//! is for the JSON of the command line. Nothing here quotes the file: a list says who is visited.

use thiserror::Error;

/// Why a file is not read at all.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Error)]
pub enum ListError {
    /// No bytes, or nothing but blank lines.
    #[error("the file is empty")]
    Empty,
    /// Larger than is read.
    #[error("the file has {bytes} bytes; at most {limit} are read")]
    TooBig {
        /// Its size.
        bytes: usize,
        /// The most that is read.
        limit: usize,
    },
    /// Bytes that are no text in any encoding known here.
    #[error("the file is not text")]
    NotText,
    /// A workbook of a spreadsheet program or another zip archive: it must be saved as CSV first.
    #[error("the file is a spreadsheet or an archive, not CSV")]
    Spreadsheet,
    /// None of the headings is known; perhaps the first line holds none.
    #[error("none of the {seen} headings is known")]
    NoHeadings {
        /// How many fields the first line has.
        seen: usize,
    },
    /// Headings are known, but none says where the street or the address is.
    #[error("{known} of {seen} headings are known, but none is the address")]
    NoAddressColumn {
        /// How many headings there are.
        seen: usize,
        /// How many of them are known.
        known: usize,
    },
}

impl ListError {
    /// A stable word for it.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::TooBig { .. } => "too_big",
            Self::NotText => "not_text",
            Self::Spreadsheet => "spreadsheet",
            Self::NoHeadings { .. } => "no_headings",
            Self::NoAddressColumn { .. } => "no_address_column",
        }
    }
}

/// A row that is not imported.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Error)]
#[error("line {line}: {reason}")]
pub struct BadRow {
    /// The line in the file on which the row begins, from 1.
    pub line: u64,
    /// What is wrong with it.
    pub reason: Reason,
}

/// What is wrong with a row.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Error)]
pub enum Reason {
    /// No street and no address.
    #[error("no street")]
    MissingStreet,
    /// A coordinate that is no number, or stands without its other half.
    #[error("the {field} cannot be read")]
    BadCoordinate {
        /// Which.
        field: Field,
    },
    /// Coordinates that are numbers but lie outside the Nordic countries, 0,0 for one.
    #[error("the coordinates lie outside the Nordic countries")]
    OutOfRange,
    /// A coordinate system that is not known: not 4258, 4326, 25832, 25833 or 25835.
    #[error("unknown coordinate system EPSG:{0}")]
    UnknownEpsg(u32),
    /// More or fewer fields than headings.
    #[error("{got} fields where the headings have {want}")]
    WrongFieldCount {
        /// Fields in the row.
        got: usize,
        /// Headings.
        want: usize,
    },
    /// The register says that the address is planned, dropped or closed.
    #[error("the address is not in force")]
    NotInForce,
    /// A field that is longer than any of its kind.
    #[error("the {field} is too long; at most {limit} characters")]
    TooLong {
        /// Which.
        field: Field,
        /// The most characters that are read.
        limit: usize,
    },
    /// A quotation mark that is never closed, or closed in the middle of a field.
    #[error("a quotation mark is not closed")]
    OpenQuote,
}

impl Reason {
    /// A stable word for it.
    pub const fn code(self) -> &'static str {
        match self {
            Self::MissingStreet => "missing_street",
            Self::BadCoordinate { .. } => "bad_coordinate",
            Self::OutOfRange => "out_of_range",
            Self::UnknownEpsg(_) => "unknown_epsg",
            Self::WrongFieldCount { .. } => "wrong_field_count",
            Self::NotInForce => "not_in_force",
            Self::TooLong { .. } => "too_long",
            Self::OpenQuote => "open_quote",
        }
    }
}

/// What a column holds, as far as a complaint needs to name it.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Error)]
pub enum Field {
    /// The address in one text.
    #[error("address")]
    Address,
    /// The street.
    #[error("street")]
    Street,
    /// The house number.
    #[error("house number")]
    Number,
    /// The floor.
    #[error("floor")]
    Floor,
    /// The door.
    #[error("door")]
    Door,
    /// The postcode.
    #[error("postcode")]
    Postcode,
    /// The town.
    #[error("town")]
    City,
    /// Degrees north.
    #[error("latitude")]
    Latitude,
    /// Degrees east.
    #[error("longitude")]
    Longitude,
    /// North in metres or degrees.
    #[error("northing")]
    North,
    /// East in metres or degrees.
    #[error("easting")]
    East,
    /// Both coordinates in one text.
    #[error("position")]
    Position,
    /// The coordinate system.
    #[error("coordinate system")]
    Epsg,
    /// An id or a status.
    #[error("id or status")]
    Register,
}

impl Field {
    /// A stable word for it.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Address => "address",
            Self::Street => "street",
            Self::Number => "number",
            Self::Floor => "floor",
            Self::Door => "door",
            Self::Postcode => "postcode",
            Self::City => "city",
            Self::Latitude => "latitude",
            Self::Longitude => "longitude",
            Self::North => "north",
            Self::East => "east",
            Self::Position => "position",
            Self::Epsg => "epsg",
            Self::Register => "register",
        }
    }
}
