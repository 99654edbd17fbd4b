//! The entry: what happened, written once and never changed.
//!
//! An entry is kept, forwarded and exported as the exact bytes, a CBOR map, that its author's app wrote. The types
//! here are a reading of those bytes and are never written back: a newer app's entry keeps every field that this one
//! does not know (promise 10). CBOR and not JSON, because ids and stamps are bytes; text keys and not numbers,
//! because parcels are compressed with a dictionary anyway and a byte dump then explains itself.

use super::id::{EntryId, MemberId, SubjectId};
use super::member::{MemberJoined, MemberRenamed};
use super::observation::Observation;
use super::place::{Assigned, Marked, PlaceAdded, PlaceCorrected, Released, SafetyNoted, SameAs};
use super::plan::{PlanCancelled, PlanMoved, PlanSet};
use super::stamp::Stamp;
use super::time::WallTime;
use super::visit::{SparringAsked, Visit, VisitCorrected};
use serde::{Deserialize, Serialize};
use std::fmt;

mod quick;

/// The format of the envelope that this app writes. Readers of every released format stay.
pub const FORMAT: u16 = 1;

/// The largest entry that is taken, in bytes: a long note is a few thousand.
pub const MAX_BYTES: usize = 64 * 1024;

/// `withdrawn`: undoes an entry of the same subject.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Withdrawn {
    /// The entry that no longer counts.
    pub entry: EntryId,
}

/// `erased`: what it names is gone for ever, whatever the stamp and whenever it arrives.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Erased {
    /// Whole subjects. Their ids are never used again.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub subjects: Vec<SubjectId>,
    /// Single entries.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub entries: Vec<EntryId>,
}

macro_rules! kinds {
    ($($(#[$doc:meta])* $variant:ident($body:ty) = $kind:literal,)+) => {
        /// What an entry says.
        #[derive(Clone, PartialEq, Debug)]
        pub enum Body {
            $($(#[$doc])* $variant($body),)+
            /// Of a kind, a format or a shape that this app does not know: kept and passed on, folded by a newer one.
            Unknown,
        }

        impl Body {
            /// The kind, as it travels.
            pub fn kind(&self) -> &'static str {
                match self {
                    $(Self::$variant(_) => $kind,)+
                    Self::Unknown => "unknown",
                }
            }

            fn write(&self, head: &Head, out: &mut Vec<u8>) -> Result<(), EntryError> {
                match self {
                    $(Self::$variant(body) => ciborium::into_writer(&Envelope::new(head, $kind, body), out),)+
                    Self::Unknown => return Err(EntryError::Unknown),
                }
                .map_err(|_| EntryError::TooBig)
            }

            /// Reads a body from its own bytes; `None` if that is not to be done quickly.
            fn read_alone(kind: &str, bytes: &[u8]) -> Option<Self> {
                match kind {
                    $($kind => ciborium::from_reader::<$body, _>(bytes).ok().map(Self::$variant),)+
                    _ => None,
                }
            }

            fn read(kind: &str, bytes: &[u8]) -> Self {
                match kind {
                    $($kind => ciborium::from_reader::<Only<$body>, _>(bytes).map_or(Self::Unknown, |o| Self::$variant(o.body)),)+
                    _ => Self::Unknown,
                }
            }
        }
    };
}

kinds! {
    /// A place is known.
    PlaceAdded(PlaceAdded) = "place.added",
    /// Something about a place was wrong.
    PlaceCorrected(PlaceCorrected) = "place.corrected",
    /// Two places are one.
    PlaceSameAs(SameAs) = "place.same_as",
    /// A worker takes a place.
    PlaceAssigned(Assigned) = "place.assigned",
    /// No one has it.
    PlaceReleased(Released) = "place.released",
    /// What to know before knocking.
    SafetyNoted(SafetyNoted) = "place.safety_noted",
    /// A circle on the map.
    PlaceMarked(Marked) = "place.marked",
    /// A visit.
    VisitLogged(Visit) = "visit.logged",
    /// Something about a visit was wrong.
    VisitCorrected(VisitCorrected) = "visit.corrected",
    /// A plan apart from a visit.
    PlanSet(PlanSet) = "plan.set",
    /// A plan at another time.
    PlanMoved(PlanMoved) = "plan.moved",
    /// A plan given up.
    PlanCancelled(PlanCancelled) = "plan.cancelled",
    /// A colleague's view is wanted.
    SparringAsked(SparringAsked) = "sparring.asked",
    /// Seen in passing.
    ObservationMade(Observation) = "observation.made",
    /// A worker, by name.
    MemberJoined(MemberJoined) = "member.joined",
    /// A worker goes by another name.
    MemberRenamed(MemberRenamed) = "member.renamed",
    /// Undo.
    Withdrawn(Withdrawn) = "withdrawn",
    /// Gone for ever.
    Erased(Erased) = "erased",
}

impl Body {
    /// Whether it changes the meaning of another entry, so that its subject must be read anew to fold it.
    pub fn changes_another(&self) -> bool {
        matches!(
            self,
            Self::VisitCorrected(_)
                | Self::PlanMoved(_)
                | Self::PlanCancelled(_)
                | Self::Withdrawn(_)
                | Self::Erased(_)
                | Self::Unknown
        )
    }
}

/// Who wrote an entry, about what, and when; all but the body.
#[derive(Clone, PartialEq, Debug)]
pub struct Head {
    /// Its id.
    pub id: EntryId,
    /// What it is about.
    pub subject: SubjectId,
    /// Its place in the order of entries.
    pub stamp: Stamp,
    /// Who wrote it.
    pub author: MemberId,
    /// When it happened, by the clock on the wall; the worker may set it.
    pub at: WallTime,
    /// Made-up content of the demo: such an entry is never sent.
    pub demo: bool,
}

/// An entry as this app reads it.
#[derive(Clone, PartialEq, Debug)]
pub struct Entry {
    /// Who, about what, when.
    pub head: Head,
    /// What.
    pub body: Body,
}

#[derive(Serialize)]
struct Envelope<'a, B> {
    id: EntryId,
    subject: SubjectId,
    stamp: Stamp,
    author: MemberId,
    at: WallTime,
    kind: &'static str,
    format: u16,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    demo: bool,
    body: &'a B,
}

impl<'a, B> Envelope<'a, B> {
    fn new(head: &Head, kind: &'static str, body: &'a B) -> Self {
        Self {
            id: head.id,
            subject: head.subject,
            stamp: head.stamp,
            author: head.author,
            at: head.at,
            kind,
            format: FORMAT,
            demo: head.demo,
            body,
        }
    }
}

#[derive(Deserialize)]
struct Outer {
    id: EntryId,
    subject: SubjectId,
    stamp: Stamp,
    author: MemberId,
    at: WallTime,
    kind: String,
    #[serde(default)]
    format: u16,
    #[serde(default)]
    demo: bool,
}

#[derive(Deserialize)]
struct Only<B> {
    body: B,
}

/// Bytes that are no entry, or an entry that cannot be written.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum EntryError {
    /// The envelope cannot be read.
    #[error("not an entry")]
    NotAnEntry,
    /// Larger than [`MAX_BYTES`].
    #[error("the entry is too big")]
    TooBig,
    /// An unknown body is a reading; only its bytes may be passed on.
    #[error("an entry of an unknown kind cannot be written")]
    Unknown,
}

impl Entry {
    /// Writes the entry: the bytes that will be its form for ever.
    pub fn to_bytes(&self) -> Result<Vec<u8>, EntryError> {
        let mut out = Vec::with_capacity(320);
        self.body.write(&self.head, &mut out)?;
        if out.len() > MAX_BYTES {
            return Err(EntryError::TooBig);
        }
        Ok(out)
    }

    /// Reads an entry. A body of an unknown kind, format or shape reads as [`Body::Unknown`].
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, EntryError> {
        if bytes.len() > MAX_BYTES {
            return Err(EntryError::TooBig);
        }
        quick::read(bytes).map_or_else(|| Self::read_thoroughly(bytes), Ok)
    }

    /// Whether an entry may say something about another one: `false` only if its kind is seen to be one that does not.
    pub fn may_speak_of_another(bytes: &[u8]) -> bool {
        quick::kind(bytes).is_none_or(|kind| {
            matches!(
                kind,
                "visit.corrected" | "plan.moved" | "plan.cancelled" | "withdrawn"
            )
        })
    }

    fn read_thoroughly(bytes: &[u8]) -> Result<Self, EntryError> {
        let outer: Outer = ciborium::from_reader(bytes).map_err(|_| EntryError::NotAnEntry)?;
        // A later format may give an old kind another meaning, so its body is not guessed at.
        let body = if outer.format <= FORMAT {
            Body::read(&outer.kind, bytes)
        } else {
            Body::Unknown
        };
        Ok(Self {
            head: Head {
                id: outer.id,
                subject: outer.subject,
                stamp: outer.stamp,
                author: outer.author,
                at: outer.at,
                demo: outer.demo,
            },
            body,
        })
    }
}

impl fmt::Display for Entry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.body.kind(), self.head.id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::id::DeviceId;
    use crate::domain::outcome::Outcome;
    use crate::domain::stamp::StampClock;
    use uuid::Uuid;

    fn head() -> Head {
        Head {
            id: EntryId(Uuid::from_u128(1)),
            subject: SubjectId(Uuid::from_u128(2)),
            stamp: StampClock::new(DeviceId(Uuid::from_u128(3)), None)
                .issue(chrono::DateTime::from_timestamp(1_795_521_600, 0).unwrap()),
            author: MemberId(Uuid::from_u128(4)),
            at: "2026-11-24T13:04[Europe/Copenhagen]".parse().unwrap(),
            demo: false,
        }
    }

    fn visit() -> Entry {
        Entry {
            head: head(),
            body: Body::VisitLogged(Visit {
                note: "TV i stuen".into(),
                ..Visit::new(Outcome::NotOpened)
            }),
        }
    }

    #[test]
    fn what_is_written_reads_back() {
        let entry = visit();
        let bytes = entry.to_bytes().unwrap();
        assert_eq!(Entry::from_bytes(&bytes).unwrap(), entry);
        assert!(bytes.len() < 260, "{}", bytes.len());
    }

    #[test]
    fn ids_and_stamps_travel_as_bytes() {
        let bytes = visit().to_bytes().unwrap();
        let value: ciborium::Value = ciborium::from_reader(bytes.as_slice()).unwrap();
        let map = value.as_map().unwrap();
        let field = |name: &str| {
            &map.iter()
                .find(|(k, _)| k.as_text() == Some(name))
                .unwrap()
                .1
        };
        assert_eq!(field("id").as_bytes().unwrap().len(), 16);
        assert_eq!(field("subject").as_bytes().unwrap().len(), 16);
        assert_eq!(field("stamp").as_bytes().unwrap().len(), Stamp::LEN);
        assert_eq!(field("format").as_integer(), Some(1.into()));
    }

    #[test]
    fn unknown_fields_kinds_and_formats_do_not_stop_the_reading() {
        let bytes = visit().to_bytes().unwrap();
        let mut value: ciborium::Value = ciborium::from_reader(bytes.as_slice()).unwrap();
        let edit = |value: &mut ciborium::Value, key: &str, to: ciborium::Value| {
            let map = value.as_map_mut().unwrap();
            map.retain(|(k, _)| k.as_text() != Some(key));
            map.push((key.into(), to));
            let mut out = vec![];
            ciborium::into_writer(value, &mut out).unwrap();
            out
        };
        let more = edit(&mut value, "mood", "hopeful".into());
        assert_eq!(Entry::from_bytes(&more).unwrap(), visit());
        let later = edit(&mut value, "format", 2.into());
        assert_eq!(Entry::from_bytes(&later).unwrap().body, Body::Unknown);
        edit(&mut value, "format", 1.into());
        let other = edit(&mut value, "kind", "visit.sung".into());
        assert_eq!(Entry::from_bytes(&other).unwrap().body, Body::Unknown);
        assert_eq!(Entry::from_bytes(b"hello"), Err(EntryError::NotAnEntry));
    }

    #[test]
    fn an_outcome_of_a_newer_app_leaves_the_rest_readable() {
        let entry = visit();
        let mut value: ciborium::Value =
            ciborium::from_reader(entry.to_bytes().unwrap().as_slice()).unwrap();
        let body = value
            .as_map_mut()
            .unwrap()
            .iter_mut()
            .find(|(k, _)| k.as_text() == Some("body"))
            .unwrap();
        body.1
            .as_map_mut()
            .unwrap()
            .iter_mut()
            .find(|(k, _)| k.as_text() == Some("outcome"))
            .unwrap()
            .1 = "sang".into();
        let mut bytes = vec![];
        ciborium::into_writer(&value, &mut bytes).unwrap();
        let Body::VisitLogged(read) = Entry::from_bytes(&bytes).unwrap().body else {
            panic!("not a visit")
        };
        assert_eq!(read.outcome, Outcome::Unknown);
        assert_eq!(*read.note, "TV i stuen");
    }

    #[test]
    fn debug_and_display_show_no_word_of_a_note() {
        let text = format!("{:?} {}", visit(), visit());
        assert!(
            !text.contains("stuen") && text.contains("[private]"),
            "{text}"
        );
    }
}
