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
            wide => {
                let length = match wide {
                    24 => 1,
                    25 => 2,
                    26 => 4,
                    27 => 8,
                    _ => return None,
                };
                let bytes = self.take(length)?;
                bytes.iter().fold(0, |n, b| n << 8 | u64::from(*b))
            }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::entry::{EntryError, Withdrawn};
    use crate::domain::id::DeviceId;
    use crate::domain::outcome::Outcome;
    use crate::domain::place::{Fix, PlaceAdded, PlaceFields, Position};
    use crate::domain::plan::{Plan, PlanKind};
    use crate::domain::sign::Sign;
    use crate::domain::stamp::StampClock;
    use crate::domain::visit::{Visit, VisitChange, VisitCorrected};
    use proptest::prelude::*;
    use uuid::Uuid;

    fn body() -> impl Strategy<Value = Body> {
        // A note of blanks alone is not written.
        let visit = ("\\PC{0,60}x", any::<bool>(), 0..400u32, any::<f64>());
        prop_oneof![
            visit.prop_map(|(note, planned, days, lat)| {
                let at = chrono::NaiveDate::from_ymd_opt(2026, 1, 1).unwrap();
                let at = at.checked_add_days(chrono::Days::new(days.into())).unwrap();
                let at = at.and_hms_opt(13, 0, 0).unwrap();
                Body::VisitLogged(Visit {
                    note: note.into(),
                    signs: vec![Sign::LightOrTv, Sign::Noise],
                    next: planned.then(|| Plan {
                        at,
                        kind: PlanKind::Agreed,
                        place: "".into(),
                    }),
                    fix: planned.then_some(Fix {
                        position: Position { lat, lon: 12.5 },
                        accuracy_m: 8.0,
                    }),
                    ..Visit::new(Outcome::Rejected)
                })
            }),
            any::<String>().prop_map(|street| {
                let place = PlaceFields {
                    street: Some(street.into()),
                    ..PlaceFields::default()
                };
                Body::PlaceAdded(PlaceAdded { place })
            }),
            any::<u128>().prop_map(|id| Body::Withdrawn(Withdrawn {
                entry: EntryId(Uuid::from_u128(id))
            })),
            any::<(u128, String)>().prop_map(|(id, note)| {
                Body::VisitCorrected(VisitCorrected {
                    visit: EntryId(Uuid::from_u128(id)),
                    changed: VisitChange {
                        note: Some(note.into()),
                        ..VisitChange::default()
                    },
                })
            }),
        ]
    }

    prop_compose! {
        fn entry()(ids in any::<[u128; 4]>(), demo in any::<bool>(), body in body()) -> Entry {
            let [id, subject, author, device] = ids.map(Uuid::from_u128);
            let now = chrono::DateTime::from_timestamp(1_795_521_600, 0).unwrap();
            Entry {
                head: Head {
                    id: EntryId(id),
                    subject: SubjectId(subject),
                    stamp: StampClock::new(DeviceId(device), None).issue(now),
                    author: MemberId(author),
                    at: "2026-11-24T13:04[Europe/Copenhagen]".parse().unwrap(),
                    demo,
                },
                body,
            }
        }
    }

    /// All of a reading, so that it can be compared even where a number in it is none.
    fn told(
        read: &Result<Entry, EntryError>,
    ) -> Result<(Head, Result<Vec<u8>, EntryError>), EntryError> {
        read.as_ref()
            .map(|e| (e.head.clone(), e.to_bytes()))
            .map_err(|e| *e)
    }

    proptest! {
        #[test]
        fn what_this_app_writes_is_read_the_quick_way(entry in entry()) {
            let bytes = entry.to_bytes().unwrap();
            prop_assert_eq!(read(&bytes), Some(entry.clone()));
            prop_assert_eq!(kind(&bytes), Some(entry.body.kind()));
            let speaks = crate::domain::fold::Said::is(&entry.body);
            prop_assert_eq!(Entry::may_speak_of_another(&bytes), speaks);
        }

        #[test]
        fn the_quick_way_reads_nothing_that_the_thorough_way_reads_otherwise(
            entry in entry(),
            strange in (any::<prop::sample::Index>(), any::<prop::sample::Index>(), 0..7u8),
            changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>(), 0..3u8), 0..3),
        ) {
            use ciborium::Value;
            let mut value: Value = ciborium::from_reader(entry.to_bytes().unwrap().as_slice()).unwrap();
            let map = value.as_map_mut().unwrap();
            let (one, other, how) = strange;
            let (one, other) = (one.index(map.len()), other.index(map.len()));
            match how {
                0 => map.push(map[one].clone()),
                1 => map.swap(one, other),
                2 => map[one].1 = map[other].1.clone(),
                3 => drop(map.remove(one)),
                4 => map.push(("mood".into(), map[other].1.clone())),
                5 => map[one].1 = Value::Tag(7, Box::new(map[one].1.clone())),
                _ => {
                    let format = map.iter_mut().find(|(k, _)| k.as_text() == Some("format"));
                    format.unwrap().1 = Value::from(u16::try_from(one).unwrap() << other);
                }
            }
            let mut bytes = Vec::new();
            ciborium::into_writer(&value, &mut bytes).unwrap();
            for (at, to, how) in changes {
                let at = at.index(bytes.len());
                match how {
                    0 => bytes[at] = to,
                    1 => bytes.insert(at, to),
                    _ => bytes.truncate(at.max(1)),
                }
            }
            let thorough = Entry::read_thoroughly(&bytes);
            if let Some(quick) = read(&bytes) {
                prop_assert_eq!(told(&Ok(quick)), told(&thorough));
            }
            prop_assert_eq!(told(&Entry::from_bytes(&bytes)), told(&thorough));
            if let Ok(entry) = thorough
                && crate::domain::fold::Said::is(&entry.body)
            {
                prop_assert!(Entry::may_speak_of_another(&bytes));
            }
        }
    }

    #[test]
    fn deep_nesting_is_left_to_the_thorough_way() {
        let mut deep = vec![0x81; 2_000_000];
        deep.push(0);
        assert_eq!(Walk(&deep).value(), None);
        assert_eq!(
            Walk(&[0x82, 1, 0x81, 2]).value(),
            Some([0x82, 1, 0x81, 2].as_slice())
        );
    }
}
