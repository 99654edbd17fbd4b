//! The questions that screens ask. Each is a value that says what it wants, so that a screen can hold it, compare it
//! with the one before, and ask again when a subject it shows was touched.

mod address;
mod choice;
mod circle;
mod coverage;
mod joins;
mod map;
mod offers;
mod phone;
mod places;
mod today;

pub use address::{Address, AddressView, Found, Nearby};
pub use choice::{Brief, Choices, LastUsed, Namesake, PlaceBrief, Used};
pub use circle::{CircleEntries, CircleOf, DueCircle};
pub use coverage::{Age, Coverage, CoverageView, StreetCover};
pub use map::{MapCard, MapCardView, MapCircle, MapList, MapListView, MapPin, MapPins, MapRow};
pub use offers::{Candidates, Chosen, Offer, Positions};
pub use phone::{Draft, Entries, Holding, Me, MyName, PhoneHolds};
pub use places::{Filter, Hits, KnownPlaces, NoteHit, PlaceItem, PlaceNumbers, PlaceRows};
pub use today::{Done, Stop, Today, TodayView};

use super::error::Result;
use crate::domain::id::SubjectId;
use rusqlite::{Connection, OptionalExtension};

/// A question and how it is answered.
pub trait View: Clone + PartialEq + Send + 'static {
    /// The answer: only what the screen shows.
    type Out: PartialEq + Send + 'static;

    /// Answers it; runs on a reader's thread.
    fn run(&self, connection: &Connection) -> Result<Self::Out>;

    /// Whether a change of `subject` may change the answer.
    fn touched_by(&self, subject: SubjectId) -> bool;
}

/// A question that is asked only now and then: nothing is asked, nothing is answered.
impl<V: View> View for Option<V> {
    type Out = Option<V::Out>;

    fn run(&self, connection: &Connection) -> Result<Self::Out> {
        self.as_ref().map(|view| view.run(connection)).transpose()
    }

    fn touched_by(&self, subject: SubjectId) -> bool {
        self.as_ref().is_some_and(|view| view.touched_by(subject))
    }
}

fn number_of(connection: &Connection, subject: SubjectId) -> Result<Option<i64>> {
    Ok(connection
        .prepare_cached("SELECT n FROM subject WHERE id = ?1")?
        .query_row([subject.bytes()], |r| r.get(0))
        .optional()?)
}

fn subject_of(connection: &Connection, n: i64) -> Result<SubjectId> {
    Ok(SubjectId::from_bytes(
        connection
            .prepare_cached("SELECT id FROM subject WHERE n = ?1")?
            .query_row([n], |r| r.get(0))?,
    ))
}

fn title_of(connection: &Connection, n: i64) -> Result<Option<String>> {
    Ok(connection
        .prepare_cached("SELECT title FROM place WHERE n = ?1")?
        .query_row([n], |r| r.get(0))
        .optional()?)
}
