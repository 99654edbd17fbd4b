//! What is wrong with an address list, in the worker's language: which line, why, and what to do.

use crate::exchange::address_list::{Field, ListError, Reason};
use crate::exchange::import::ImportError;
use crate::t;
use crate::ui::{figures, when, words};

/// Why a list was not taken.
pub(super) fn problem(error: &ImportError) -> String {
    match error {
        ImportError::List(error) => list(error),
        ImportError::Store(error) => words::store_problem(error),
    }
}

fn list(error: &ListError) -> String {
    match error {
        ListError::Empty => t!("list-empty"),
        ListError::TooBig { .. } => t!("list-too-big"),
        ListError::NotText => t!("list-not-text"),
        ListError::Spreadsheet => t!("list-spreadsheet"),
        ListError::NoHeadings { .. } => t!("list-no-headings"),
        ListError::NoAddressColumn { .. } => t!("list-no-address"),
    }
}

/// Why a row was not taken.
pub(super) fn reason(reason: &Reason) -> String {
    match reason {
        Reason::MissingStreet => t!("row-no-street"),
        Reason::BadCoordinate { field: what } => {
            t!("row-unreadable", what = when::start(&field(*what)))
        }
        Reason::OutOfRange => t!("row-out-of-range"),
        Reason::UnknownEpsg(number) => t!("row-epsg", number = number.to_string()),
        Reason::WrongFieldCount { got, want } => {
            t!("row-fields", got = got.to_string(), want = want.to_string())
        }
        Reason::NotInForce => t!("row-not-in-force"),
        Reason::TooLong { field: what, limit } => t!(
            "row-too-long",
            what = when::start(&field(*what)),
            limit = figures::count(u64::try_from(*limit).unwrap_or(u64::MAX))
        ),
        Reason::OpenQuote => t!("row-quote"),
    }
}

fn field(field: Field) -> String {
    match field {
        Field::Address => t!("list-field-address"),
        Field::Street => t!("list-field-street"),
        Field::Number => t!("list-field-number"),
        Field::Floor => t!("list-field-floor"),
        Field::Door => t!("list-field-door"),
        Field::Postcode => t!("list-field-postcode"),
        Field::City => t!("list-field-city"),
        Field::Latitude => t!("list-field-latitude"),
        Field::Longitude => t!("list-field-longitude"),
        Field::North => t!("list-field-north"),
        Field::East => t!("list-field-east"),
        Field::Position => t!("list-field-position"),
        Field::Epsg => t!("list-field-epsg"),
        Field::Register => t!("list-field-register"),
    }
}
