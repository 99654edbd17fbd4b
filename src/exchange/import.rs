//! Bringing a list in: the good rows become places, the bad ones are reported, what is known already stays as it is.

use super::address_list::{self, AddressList, BadRow, ListError, ListedPlace, Notes};
use crate::domain::entry::Body;
use crate::domain::id::SubjectId;
use crate::domain::place::{PlaceAdded, PlaceFields, Position};
use crate::domain::private::Private;
use crate::domain::time::WallTime;
use crate::store::views::KnownPlaces;
use crate::store::{NewEntry, Progress, Store, StoreError};
use std::collections::BTreeSet;

/// What an import did, or would do.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Imported {
    /// Rows read, good and bad.
    pub rows: u64,
    /// Places added.
    pub added: u64,
    /// Rows whose place was known already, or stood in the list twice.
    pub known: u64,
    /// Rows that could not be taken.
    pub bad: Vec<BadRow>,
    /// Coordinates that were given the wrong way round, and the like.
    pub turned: u64,
    /// Whether the worker stopped it; what was added before stays, and importing again goes on.
    pub stopped: bool,
}

/// Why a list was not taken.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// It is no address list.
    #[error(transparent)]
    List(#[from] ListError),
    /// The store could not.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Places for one commit: large enough to be quick, small enough that a bar moves and a stop is heard.
const AT_ONCE: usize = 2_000;

/// The id under which a listed place goes: the same on every phone.
pub fn subject_of(place: &ListedPlace) -> SubjectId {
    SubjectId::listed(place.key.kind.as_str(), &place.key.key)
}

fn word(text: Option<&String>) -> Option<Private<String>> {
    text.filter(|t| !t.is_empty()).map(|t| t.as_str().into())
}

fn fields(place: &ListedPlace) -> PlaceFields {
    PlaceFields {
        street: Some(place.street.as_str().into()),
        number: word(Some(&place.number)),
        floor: word(place.floor.as_ref()),
        door: word(place.door.as_ref()),
        postcode: word(place.postcode.as_ref()),
        city: word(place.city.as_ref()),
        position: place
            .lat
            .zip(place.lon)
            .map(|(lat, lon)| Position { lat, lon }),
        ..PlaceFields::default()
    }
}

/// Reads a list and counts what an import would add; writes nothing.
pub async fn preview(
    store: &Store,
    bytes: &[u8],
) -> Result<(Imported, Vec<ListedPlace>), ImportError> {
    let list = address_list::read(bytes)?;
    let contents = list.read_all();
    let mut out = Imported {
        bad: contents.bad,
        ..Imported::default()
    };
    note(&mut out, contents.notes);
    let mut seen = BTreeSet::new();
    for chunk in contents.places.chunks(AT_ONCE) {
        for (_, fresh) in sorted_out(store, chunk, &mut seen).await? {
            if fresh {
                out.added = out.added.saturating_add(1);
            } else {
                out.known = out.known.saturating_add(1);
            }
        }
    }
    out.rows = count(contents.places.len()).saturating_add(count(out.bad.len()));
    Ok((out, contents.places))
}

fn count(n: usize) -> u64 {
    u64::try_from(n).unwrap_or(u64::MAX)
}

fn note(out: &mut Imported, notes: Notes) {
    out.turned = notes.turned;
}

/// Which of the places are new to the store and to this list.
async fn sorted_out<'p>(
    store: &Store,
    places: &'p [ListedPlace],
    seen: &mut BTreeSet<SubjectId>,
) -> Result<Vec<(&'p ListedPlace, bool)>, StoreError> {
    let subjects: Vec<SubjectId> = places.iter().map(subject_of).collect();
    let known = store
        .ask(KnownPlaces {
            subjects: subjects.clone(),
        })
        .await?;
    Ok(places
        .iter()
        .zip(subjects)
        .map(|(place, subject)| (place, !known.contains(&subject) && seen.insert(subject)))
        .collect())
}

/// Imports a list. `tell` hears how many bytes are done; when it answers `false` the rest is left.
pub async fn import(
    store: &Store,
    at: WallTime,
    bytes: &[u8],
    tell: &mut (dyn FnMut(Progress) -> bool + Send),
) -> Result<Imported, ImportError> {
    let list: AddressList = address_list::read(bytes)?;
    let of = count(list.bytes_total());
    let mut out = Imported::default();
    let mut seen = BTreeSet::new();
    let mut rows = list.rows();
    loop {
        let mut chunk = Vec::with_capacity(AT_ONCE);
        for row in rows.by_ref().take(AT_ONCE) {
            out.rows = out.rows.saturating_add(1);
            match row {
                Ok(place) => chunk.push(place),
                Err(bad) => out.bad.push(bad),
            }
        }
        if chunk.is_empty() && rows.bytes_done() >= list.bytes_total() {
            break;
        }
        let mut new = Vec::with_capacity(chunk.len());
        for (place, fresh) in sorted_out(store, &chunk, &mut seen).await? {
            if fresh {
                new.push(NewEntry {
                    subject: subject_of(place),
                    at,
                    body: Body::PlaceAdded(PlaceAdded {
                        place: fields(place),
                    }),
                });
            } else {
                out.known = out.known.saturating_add(1);
            }
        }
        out.added = out.added.saturating_add(count(new.len()));
        if !new.is_empty() {
            store.append(new, None).await?;
        }
        let done = Progress {
            done: count(rows.bytes_done()),
            of,
        };
        if !tell(done) {
            out.stopped = true;
            break;
        }
        if chunk.is_empty() {
            break;
        }
    }
    note(&mut out, rows.notes());
    Ok(out)
}
