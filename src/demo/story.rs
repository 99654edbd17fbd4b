//! Collects what happened, in any order, and puts it in the order of time with ids and stamps.

use super::places::subject;
use crate::domain::entry::{Body, Entry, Head};
use crate::domain::id::{DeviceId, EntryId, MemberId, SubjectId};
use crate::domain::private::Private;
use crate::domain::stamp::StampClock;
use crate::domain::time::WallTime;
use crate::domain::visit::Visit;
use chrono::NaiveDateTime;
use uuid::{Builder, Uuid};

/// The namespace of all that the demo makes up.
const NAMESPACE: Uuid = Uuid::from_u128(0x2b1d_7c55_90f3_5a0e_9d41_4675_676c_6521);

/// The workers of the village.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Worker {
    /// The one on this phone.
    Vita,
    /// A colleague.
    Yosef,
    /// Another.
    Kirsten,
}

impl Worker {
    /// All of them.
    pub(super) const ALL: [Self; 3] = [Self::Vita, Self::Yosef, Self::Kirsten];

    /// The name that colleagues see.
    pub(super) fn name(self) -> Private<String> {
        match self {
            Self::Vita => "Vita",
            Self::Yosef => "Yosef",
            Self::Kirsten => "Kirsten",
        }
        .into()
    }

    fn id(self, vita: MemberId) -> MemberId {
        match self {
            Self::Vita => vita,
            Self::Yosef => MemberId(Uuid::new_v5(&NAMESPACE, b"Yosef")),
            Self::Kirsten => MemberId(Uuid::new_v5(&NAMESPACE, b"Kirsten")),
        }
    }
}

/// What was told so far.
#[derive(Debug)]
pub(super) struct Story {
    now: WallTime,
    vita: MemberId,
    told: Vec<Entry>,
    clock: StampClock,
}

impl Story {
    /// Nothing yet.
    pub(super) fn new(now: WallTime, vita: MemberId) -> Self {
        Self {
            now,
            vita,
            told: Vec::with_capacity(320),
            clock: StampClock::new(DeviceId(Uuid::new_v5(&NAMESPACE, b"phone")), None),
        }
    }

    /// A number that stands for the moment the story is told at.
    pub(super) fn seed(&self) -> u64 {
        let (seed, _) = Uuid::new_v5(&NAMESPACE, self.now.to_string().as_bytes()).as_u64_pair();
        seed
    }

    /// A local time as the entries give it.
    pub(super) fn wall(&self, local: NaiveDateTime) -> WallTime {
        WallTime::new(local, self.now.zone)
    }

    /// Whether anything was told of a place but that it is there.
    pub(super) fn knows(&self, title: &str) -> bool {
        let place = subject(title);
        self.told
            .iter()
            .any(|e| e.head.subject == place && !matches!(e.body, Body::PlaceAdded(_)))
    }

    /// Something happened at a place. Gives the id under which later entries may speak of it.
    pub(super) fn tell(
        &mut self,
        title: &str,
        at: NaiveDateTime,
        by: Worker,
        body: Body,
    ) -> EntryId {
        self.push(subject(title), at, by, body)
    }

    /// A visit.
    pub(super) fn visit(
        &mut self,
        title: &str,
        at: NaiveDateTime,
        by: Worker,
        visit: Visit,
    ) -> EntryId {
        self.tell(title, at, by, Body::VisitLogged(visit))
    }

    /// Something happened to a worker.
    pub(super) fn member(&mut self, who: Worker, at: NaiveDateTime, body: Body) {
        self.push(SubjectId(who.id(self.vita).0), at, who, body);
    }

    fn push(
        &mut self,
        subject: SubjectId,
        local: NaiveDateTime,
        by: Worker,
        body: Body,
    ) -> EntryId {
        let at = self.wall(local);
        let head = Head {
            id: self.next_id(at),
            subject,
            // The true one is given at the end, when the order is known.
            stamp: self.clock.issue(at.instant()),
            author: by.id(self.vita),
            at,
            demo: true,
        };
        let id = head.id;
        self.told.push(Entry { head, body });
        id
    }

    /// A `UUIDv7` of the time, but with digits that follow from the moment and the place in the story.
    fn next_id(&self, at: WallTime) -> EntryId {
        let name = format!("{} {}", self.now, self.told.len());
        let digits = Uuid::new_v5(&NAMESPACE, name.as_bytes());
        let mut random = [0; 10];
        for (to, from) in random.iter_mut().zip(digits.as_bytes()) {
            *to = *from;
        }
        let millis = u64::try_from(at.instant().timestamp_millis()).unwrap_or(0);
        EntryId(Builder::from_unix_timestamp_millis(millis, &random).into_uuid())
    }

    /// All of it in the order of time; of two things at one moment the one told first comes first.
    pub(super) fn end(mut self) -> Vec<Entry> {
        self.told.sort_by_key(|e| e.head.at.instant());
        let mut clock = StampClock::new(self.clock.device(), None);
        for entry in &mut self.told {
            entry.head.stamp = clock.issue(entry.head.at.instant());
        }
        self.told
    }
}
