//! What tests share: a store in a folder of its own, a clock that stands still, and entries to write.
#![allow(
    dead_code,
    unreachable_pub,
    missing_docs,
    reason = "each test file uses a part of it"
)]

pub mod fixtures;
pub mod history;
pub mod proof;

use chrono::{DateTime, NaiveDateTime, Utc};
use grusvej::domain::entry::Body;
use grusvej::domain::id::SubjectId;
use grusvej::domain::outcome::Outcome;
use grusvej::domain::place::{PlaceAdded, PlaceFields};
use grusvej::domain::time::{WallTime, parse_minute};
use grusvej::domain::visit::Visit;
use grusvej::platform::FixedClock;
use grusvej::store::{Key, NewEntry, Opening, Store};
use std::path::Path;
use std::sync::Arc;
use uuid::Uuid;
use zeroize::Zeroizing;

/// A key that every test uses; the vault makes random ones.
pub const KEY: &str = "x'000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f'";

pub fn key() -> Key {
    Key::from_pragma(Zeroizing::new(KEY.to_owned()))
}

pub fn moment(local: &str) -> DateTime<Utc> {
    wall(local).instant()
}

pub fn local(text: &str) -> NaiveDateTime {
    parse_minute(text).unwrap()
}

pub fn wall(text: &str) -> WallTime {
    WallTime::new(local(text), chrono_tz::Europe::Copenhagen)
}

pub fn open(dir: &Path, clock: &FixedClock) -> Store {
    Store::open(&Opening::new(dir, key()), Arc::new(clock.clone()), false).unwrap()
}

pub fn place(n: u128) -> SubjectId {
    SubjectId(Uuid::from_u128(0x5ed_0000 + n))
}

pub fn added(subject: SubjectId, street: &str, number: &str) -> NewEntry {
    NewEntry {
        subject,
        at: wall("2026-11-01T09:00"),
        body: Body::PlaceAdded(PlaceAdded {
            place: PlaceFields {
                street: Some(street.into()),
                number: Some(number.into()),
                ..PlaceFields::default()
            },
        }),
    }
}

pub fn visited(subject: SubjectId, at: &str, visit: Visit) -> NewEntry {
    NewEntry {
        subject,
        at: wall(at),
        body: Body::VisitLogged(visit),
    }
}

pub fn not_opened() -> Visit {
    Visit::new(Outcome::NotOpened)
}
