//! Made-up histories: a few places, two writers with clocks that disagree, and every kind of entry.

use super::{local, place, wall};
use chrono::{DateTime, Days, TimeDelta, Utc};
use grusvej::domain::entry::{Body, Entry, Erased, Head, Withdrawn};
use grusvej::domain::id::{DeviceId, EntryId, MemberId, SubjectId};
use grusvej::domain::member::{MemberJoined, MemberRenamed};
use grusvej::domain::observation::Observation;
use grusvej::domain::outcome::{ContactForm, Outcome};
use grusvej::domain::place::{
    Assigned, CircleState, Danger, Marked, PlaceAdded, PlaceCorrected, PlaceFields, Position,
    Released, SafetyNoted, SameAs,
};
use grusvej::domain::plan::{Plan, PlanCancelled, PlanKind, PlanMoved, PlanSet};
use grusvej::domain::sign::Sign;
use grusvej::domain::slip::{Door, SlipChecked, SlipId, SlipState};
use grusvej::domain::stamp::{Stamp, StampClock};
use grusvej::domain::time::WallTime;
use grusvej::domain::visit::{Visit, VisitChange, VisitCorrected};
use proptest::prelude::*;
use uuid::Uuid;

/// All words that a history writes; asking the index for each of them finds whatever it holds.
pub const WORDS: [&str; 10] = [
    "hund",
    "nabo",
    "Ålborg",
    "ærgerlig",
    "lukket",
    "postkasse",
    "vindue",
    "Snejpevej",
    "Lærkevej",
    "Rosa",
];

/// How many places there are in a history.
pub const PLACES: u8 = 4;

/// One act of a history, before it is known what there is to speak of.
#[derive(Clone)]
pub struct Act {
    kind: u8,
    place: u8,
    /// Written on the phone at hand, by `append`; else by a colleague.
    pub mine: bool,
    /// Whether the writer has read everything so far, or writes unseen.
    pub hears: bool,
    target: u16,
    pick: u16,
    skew: i16,
}

impl std::fmt::Debug for Act {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self {
            kind,
            place,
            mine,
            hears,
            target,
            pick,
            skew,
        } = self;
        write!(
            f,
            "{kind} at {place}, mine {mine}, hears {hears}, of {target}, {pick}, {skew} min"
        )
    }
}

impl Act {
    /// How wrong the writer's clock is.
    pub fn skew(&self) -> TimeDelta {
        TimeDelta::minutes(i64::from(self.skew))
    }
}

/// Histories of up to `most` acts.
pub fn acts(most: usize) -> impl Strategy<Value = Vec<Act>> {
    let act = (
        0u8..26,
        0..PLACES,
        any::<bool>(),
        any::<bool>(),
        any::<u16>(),
        any::<u16>(),
        -90i16..90,
    );
    let act = act.prop_map(|(kind, place, mine, hears, target, pick, skew)| Act {
        kind,
        place,
        mine,
        hears,
        target,
        pick,
        skew,
    });
    prop::collection::vec(act, 1..most)
}

/// What an act comes to.
pub struct Said {
    pub subject: SubjectId,
    pub at: WallTime,
    pub body: Body,
    /// Only a colleague can say it: this app does not write it.
    pub strange: Option<Strange>,
}

/// What only other apps and broken clocks write.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Strange {
    UnknownKind,
    UnknownField,
    After2100,
}

/// What has been said so far, for later acts to speak of.
#[derive(Default)]
pub struct Told(Vec<(EntryId, SubjectId, Vec<Door>)>);

impl Told {
    pub fn add(&mut self, id: EntryId, subject: SubjectId, body: &Body) {
        let doors = match body {
            Body::VisitLogged(visit) => visit.slips_set.clone(),
            _ => vec![],
        };
        self.0.push((id, subject, doors));
    }

    /// Mostly something about the same subject; now and then about another, or something that never arrives.
    fn target(&self, act: &Act, subject: SubjectId) -> (EntryId, Vec<Door>) {
        let near: Vec<_> = self.0.iter().filter(|t| t.1 == subject).collect();
        let all: Vec<_> = self.0.iter().collect();
        let from = if act.pick % 9 == 8 { all } else { near };
        match from.get(usize::from(act.target) % from.len().max(1)) {
            Some((id, _, doors)) if act.pick % 13 != 12 => (*id, doors.clone()),
            _ => (EntryId(Uuid::from_u128(0xffff)), vec![Door::Front]),
        }
    }

    /// What `act` says.
    pub fn say(&self, act: &Act, member: MemberId) -> Said {
        let pick = usize::from(act.pick);
        let subject = place(u128::from(act.place));
        let (target, doors) = self.target(act, subject);
        let mut said = Said {
            subject,
            at: day(pick),
            body: Body::Unknown,
            strange: None,
        };
        said.body = match act.kind {
            0..=3 => Body::VisitLogged(visit(act, target, &doors)),
            4 => Body::PlaceAdded(PlaceAdded {
                place: fields(act, true),
            }),
            5 => Body::PlaceCorrected(PlaceCorrected {
                place: fields(act, false),
            }),
            6 => Body::PlaceSameAs(SameAs {
                other: place(u128::from(act.target) % u128::from(PLACES)),
            }),
            7 if pick % 2 == 0 => Body::PlaceReleased(Released {}),
            7 => Body::PlaceAssigned(Assigned { to: member }),
            8 => Body::SafetyNoted(SafetyNoted {
                dangers: [vec![], vec![Danger::Dog]][pick % 2].clone(),
                note: ["", "hund"][pick / 2 % 2].into(),
            }),
            9 => Body::PlaceMarked(Marked {
                centre: spot(pick),
                radius_m: 50,
                state: CircleState::ALL[pick % 2],
                day: (pick % 3 > 0).then(|| day(pick / 3).date()),
            }),
            10 | 11 => Body::VisitCorrected(VisitCorrected {
                visit: target,
                changed: VisitChange {
                    at: (pick % 3 == 0).then(|| day(pick / 3)),
                    note: (pick % 2 == 0).then(|| words(pick / 4).as_str().into()),
                    outcome: (pick % 5 == 0).then(|| Outcome::ALL[pick % Outcome::ALL.len()]),
                    form: (pick % 7 == 0).then(|| ContactForm::ALL[pick / 7 % 3]),
                    slips_set: (pick % 4 == 0).then(|| vec![Door::ALL[pick / 4 % 4]]),
                    next: (pick % 6 == 0).then(|| (pick % 12 == 0).then(|| plan(pick))),
                    ..VisitChange::default()
                },
            }),
            12 => Body::PlanSet(PlanSet { plan: plan(pick) }),
            13 => Body::PlanMoved(PlanMoved {
                plan: target,
                at: plan(pick / 3).at,
                reason: ["", "syg"][pick % 2].into(),
            }),
            14 => Body::PlanCancelled(PlanCancelled {
                plan: target,
                reason: ["", "flyttet"][pick % 2].into(),
            }),
            18..=20 => Body::Withdrawn(Withdrawn { entry: target }),
            21 => {
                said.subject = SubjectId(member.0);
                let name = ["Rosa", "Rosa L.", ""][pick % 3].into();
                if pick % 2 == 0 {
                    Body::MemberJoined(MemberJoined { name })
                } else {
                    Body::MemberRenamed(MemberRenamed { name })
                }
            }
            24 => {
                said.subject = [subject, place(99)][pick % 2];
                let mut entries = vec![target];
                entries.extend(self.0.get(pick % (self.0.len() + 1)).map(|t| t.0));
                entries.truncate(1 + pick % 2);
                Body::Erased(Erased {
                    subjects: vec![],
                    entries,
                })
            }
            25 if pick % 3 == 0 => {
                said.subject = [subject, place(99), place(pick as u128 % 4)][pick / 3 % 3];
                Body::Erased(Erased {
                    subjects: vec![subject],
                    entries: vec![],
                })
            }
            kind => {
                said.strange = match kind {
                    22 => Some(Strange::UnknownKind),
                    23 => Some(Strange::After2100),
                    15 => Some(Strange::UnknownField),
                    _ => None,
                };
                Body::ObservationMade(Observation {
                    signs: Sign::ALL[..pick % 3].to_vec(),
                    note: words(pick).as_str().into(),
                    ..Observation::default()
                })
            }
        };
        said
    }
}

fn words(pick: usize) -> String {
    match pick % 4 {
        0 => String::new(),
        1 => WORDS[pick / 4 % 7].to_owned(),
        _ => format!("{} {}", WORDS[pick / 4 % 7], WORDS[pick / 28 % 7]),
    }
}

fn spot(pick: usize) -> Position {
    Position {
        lat: 56.0 + f64::from(u8::try_from(pick % 50).unwrap()) / 1000.0,
        lon: 9.5,
    }
}

fn fields(act: &Act, whole: bool) -> PlaceFields {
    let pick = usize::from(act.pick);
    PlaceFields {
        street: (whole || pick % 2 == 0).then(|| WORDS[7 + pick % 2].into()),
        number: (whole || pick % 3 == 0).then(|| format!("{}", act.place).into()),
        city: (pick % 5 == 0).then(|| WORDS[2].into()),
        position: (pick % 4 == 0).then(|| spot(pick)),
        ..PlaceFields::default()
    }
}

fn day(pick: usize) -> WallTime {
    let hours = TimeDelta::hours(i64::try_from(pick % 100).unwrap());
    WallTime::new(
        local("2026-11-20T08:00") + hours,
        chrono_tz::Europe::Copenhagen,
    )
}

fn plan(pick: usize) -> Plan {
    Plan {
        at: (local("2026-11-18T13:00") + Days::new(u64::try_from(pick % 12).unwrap())),
        kind: PlanKind::ALL[pick / 12 % PlanKind::ALL.len()],
        place: ["", "biblioteket"][pick / 48 % 2].into(),
    }
}

fn visit(act: &Act, target: EntryId, doors: &[Door]) -> Visit {
    let pick = usize::from(act.pick);
    let door = doors.first().copied().unwrap_or(Door::Front);
    Visit {
        signs: Sign::ALL[..pick % 4].to_vec(),
        note: words(pick).as_str().into(),
        postcard: pick % 2 == 0,
        postcard_text: ["", "nabo"][pick / 2 % 2].into(),
        next: (pick % 3 != 0).then(|| plan(pick / 3)),
        slips_set: Door::ALL[..pick / 5 % 3].to_vec(),
        slips_checked: (pick % 4 != 3)
            .then_some(SlipChecked {
                slip: SlipId {
                    visit: target,
                    door,
                },
                state: SlipState::ALL[pick / 7 % 3],
            })
            .into_iter()
            .collect(),
        answers: (pick % 5 != 0).then_some(target).into_iter().collect(),
        ..Visit::new(Outcome::ALL[pick % Outcome::ALL.len()])
    }
}

/// A colleague with a phone and a clock of her own.
pub struct Colleague {
    pub member: MemberId,
    clock: StampClock,
    written: u128,
}

impl Colleague {
    pub fn new(n: u128) -> Self {
        Self {
            member: MemberId(Uuid::from_u128(0xc011_0000 + n)),
            clock: StampClock::new(DeviceId(Uuid::from_u128(0xdeu128 << 112 | n)), None),
            written: n << 32,
        }
    }

    /// She reads an entry.
    pub fn reads(&mut self, bytes: &[u8]) {
        self.clock
            .receive(Entry::from_bytes(bytes).unwrap().head.stamp);
    }

    /// She writes an entry: its bytes and its id.
    pub fn writes(&mut self, said: &Said, now: DateTime<Utc>) -> (EntryId, Vec<u8>) {
        self.written += 1;
        let id = EntryId(Uuid::from_u128(self.written));
        let stamp = if said.strange == Some(Strange::After2100) {
            let mut bytes = [0xff; Stamp::LEN];
            bytes[8..].copy_from_slice(self.clock.device().bytes());
            Stamp::from_bytes(&bytes).unwrap()
        } else {
            self.clock.issue(now)
        };
        let entry = Entry {
            head: Head {
                id,
                subject: said.subject,
                stamp,
                author: self.member,
                at: said.at,
                demo: false,
            },
            body: said.body.clone(),
        };
        let bytes = entry.to_bytes().unwrap();
        let bytes = match said.strange {
            Some(Strange::UnknownKind) => edited(&bytes, "kind", "visit.sung".into()),
            Some(Strange::UnknownField) => edited(&bytes, "mood", "hopeful".into()),
            _ => bytes,
        };
        (id, bytes)
    }

    /// She writes something about a place.
    pub fn says(
        &mut self,
        subject: SubjectId,
        body: Body,
        now: DateTime<Utc>,
    ) -> (EntryId, Vec<u8>) {
        let said = Said {
            subject,
            at: wall("2026-11-24T13:00"),
            body,
            strange: None,
        };
        self.writes(&said, now)
    }
}

/// The entry with one field of its envelope set, as another app would have written it.
pub fn edited(bytes: &[u8], key: &str, to: ciborium::Value) -> Vec<u8> {
    let mut value: ciborium::Value = ciborium::from_reader(bytes).unwrap();
    let map = value.as_map_mut().unwrap();
    match map.iter_mut().find(|(k, _)| k.as_text() == Some(key)) {
        Some(field) => field.1 = to,
        None => map.push((key.into(), to)),
    }
    let mut out = vec![];
    ciborium::into_writer(&value, &mut out).unwrap();
    out
}
