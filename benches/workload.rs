//! The work that is measured: a team's year of made-up places, visits and notes, from a seed, in the order of time.
//!
//! Its shape: a few places get most visits; a fifth of the notes are empty; nine visits in twenty leave a postcard
//! with a promise where one can be left, and most visits answer what was promised before; three in a hundred are
//! corrected, one is withdrawn, one plan in a hundred moves. Three places have exactly 20, 200 and 1,000 visits, spread
//! over the whole time, so that the same history can be opened in a small file and in a large one.

use crate::list::place_list;
use crate::prose::{Dice, Pen};
use chrono::{DateTime, NaiveDateTime, NaiveTime, TimeDelta, Utc};
use chrono_tz::Europe::Copenhagen;
use grusvej::domain::entry::{Body, Entry, Head, Withdrawn};
use grusvej::domain::id::{DeviceId, EntryId, MemberId, SubjectId};
use grusvej::domain::member::MemberJoined;
use grusvej::domain::observation::Observation;
use grusvej::domain::outcome::Outcome;
use grusvej::domain::place::{Fix, Position};
use grusvej::domain::plan::{Plan, PlanKind, PlanMoved};
use grusvej::domain::sign::Sign;
use grusvej::domain::slip::{Door, SlipChecked, SlipId, SlipState};
use grusvej::domain::stamp::StampClock;
use grusvej::domain::time::{WallTime, to_minute};
use grusvej::domain::visit::{Visit, VisitChange, VisitCorrected};
use grusvej::store::NewEntry;
use std::collections::VecDeque;
use uuid::{Builder, Uuid};

/// How much there is.
#[derive(Clone, Copy)]
pub(crate) struct Preset {
    pub(crate) name: &'static str,
    pub(crate) places: usize,
    pub(crate) visits: usize,
    pub(crate) observations: usize,
}

pub(crate) const TEAM: Preset = Preset {
    name: "team",
    places: 2_000,
    visits: 10_000,
    observations: 2_000,
};

pub(crate) const REGION: Preset = Preset {
    name: "region",
    places: 50_000,
    visits: 500_000,
    observations: 50_000,
};

/// Visits of the places that are opened and saved into.
pub(crate) const LONG: [usize; 3] = [20, 200, 1_000];

/// Visits and observations that a screen shows at first.
pub(crate) const SHOWN: u32 = 50;

const START: i64 = 1_767_225_600; // 2026-01-01T00:00Z
/// 300 days, the last one until noon, so that the first screen has promises behind it and ahead.
const SPAN: i64 = 300 * 86_400 - 13 * 3_600;

/// The end of the history: when the first screen is opened.
pub(crate) fn end() -> DateTime<Utc> {
    at_second(SPAN)
}

pub(crate) fn at_second(second: i64) -> DateTime<Utc> {
    DateTime::from_timestamp(START + second, 0).unwrap()
}

struct Worker {
    member: MemberId,
    name: &'static str,
    clock: StampClock,
}

/// What a visit needs to know of the place's history.
#[derive(Clone, Default)]
struct Past {
    open: Vec<EntryId>,
    slips: Vec<SlipId>,
}

struct Spot {
    subject: SubjectId,
    position: Position,
    past: Past,
}

/// The history, entry by entry as bytes, in the order of time.
pub(crate) struct Workload {
    preset: Preset,
    dice: Dice,
    pen: Pen,
    workers: Vec<Worker>,
    spots: Vec<Spot>,
    step: usize,
    ready: VecDeque<Vec<u8>>,
}

impl Workload {
    pub(crate) fn new(preset: Preset, seed: u64) -> Self {
        let mut work = Self {
            preset,
            dice: Dice::new(seed),
            pen: Pen::new(),
            workers: Vec::new(),
            spots: Vec::new(),
            step: 0,
            ready: VecDeque::new(),
        };
        work.people();
        work.places();
        work
    }

    fn uuid(&mut self) -> Uuid {
        let [a, b] = [self.dice.bits(), self.dice.bits()];
        Builder::from_random_bytes((u128::from(a) << 64 | u128::from(b)).to_be_bytes()).into_uuid()
    }

    fn write(
        &mut self,
        who: usize,
        moment: DateTime<Utc>,
        subject: SubjectId,
        body: Body,
    ) -> EntryId {
        let mut random = [0; 10];
        random.copy_from_slice(&self.uuid().as_bytes()[6..]);
        let millis = u64::try_from(moment.timestamp_millis()).unwrap();
        let id = EntryId(Builder::from_unix_timestamp_millis(millis, &random).into_uuid());
        let worker = &mut self.workers[who];
        let entry = Entry {
            head: Head {
                id,
                subject,
                stamp: worker.clock.issue(moment),
                author: worker.member,
                at: WallTime::of(moment, Copenhagen),
                demo: false,
            },
            body,
        };
        self.ready.push_back(entry.to_bytes().unwrap());
        id
    }

    fn people(&mut self) {
        let many = (self.preset.places / 100).clamp(8, 32);
        for who in 0..many {
            let name = Pen::first_name(&mut self.dice);
            let member = MemberId(self.uuid());
            let clock = StampClock::new(DeviceId(self.uuid()), None);
            self.workers.push(Worker {
                member,
                name,
                clock,
            });
            let joined = MemberJoined { name: name.into() };
            self.write(
                who,
                at_second(0),
                SubjectId(member.0),
                Body::MemberJoined(joined),
            );
        }
    }

    fn places(&mut self) {
        let list = place_list(self.preset.places, self.dice.bits());
        for (i, new) in list.into_iter().enumerate() {
            if let Body::PlaceAdded(added) = &new.body {
                self.spots.push(Spot {
                    subject: new.subject,
                    position: added.place.position.unwrap(),
                    past: Past::default(),
                });
            }
            let moment = at_second(1) + TimeDelta::milliseconds(i64::try_from(i).unwrap());
            self.write(0, moment, new.subject, new.body);
        }
    }

    /// Number of a place with exactly `LONG[i]` visits.
    fn long(&self, i: usize) -> usize {
        self.spots.len() / 4 * (i + 1)
    }

    /// The place with exactly `LONG[i]` visits.
    pub(crate) fn long_place(&self, i: usize) -> SubjectId {
        self.spots[self.long(i)].subject
    }

    /// Which long place has its turn, so that its visits spread evenly over the whole time.
    fn turn(&self) -> Option<usize> {
        (0..LONG.len()).find(|i| {
            let count = |step: usize| (step + 7 * (i + 1)) * LONG[*i] / self.preset.visits;
            count(self.step + 1) > count(self.step)
        })
    }

    fn moment(&mut self, step: usize) -> DateTime<Utc> {
        let each = SPAN * 1000 / i64::try_from(self.preset.visits).unwrap();
        let jitter = i64::try_from(self.dice.below(usize::try_from(each).unwrap() / 2)).unwrap();
        at_second(60) + TimeDelta::milliseconds(i64::try_from(step).unwrap() * each + jitter)
    }

    fn next_step(&mut self) {
        let step = self.step;
        let moment = self.moment(step);
        let turn = self.turn();
        let at = match turn {
            Some(i) => self.long(i),
            None => loop {
                let at = self.dice.skewed(self.spots.len(), 1.5);
                if (0..LONG.len()).all(|i| self.long(i) != at) {
                    break at;
                }
            },
        };
        self.step += 1;
        let who = self.dice.below(self.workers.len());
        let subject = self.spots[at].subject;
        let before = self.spots[at].past.clone();
        if self.dice.chance(0.01)
            && let Some(plan) = before.open.first()
        {
            let moved = PlanMoved {
                plan: *plan,
                at: self.later(moment),
                reason: "".into(),
            };
            self.write(who, moment, subject, Body::PlanMoved(moved));
        }
        let visit = self.visit(at, who, moment);
        let soon = moment + TimeDelta::seconds(5);
        let id = self.write(who, soon, subject, Body::VisitLogged(visit.clone()));
        self.remember(at, id, &visit);
        let after = soon + TimeDelta::seconds(5);
        if turn.is_none() && self.dice.chance(0.01) {
            self.write(
                who,
                after,
                subject,
                Body::Withdrawn(Withdrawn { entry: id }),
            );
            self.spots[at].past = before;
        } else if self.dice.chance(0.03) {
            let changed = VisitChange {
                note: Some(self.pen.note(&mut self.dice).into()),
                ..VisitChange::default()
            };
            let corrected = VisitCorrected { visit: id, changed };
            self.write(who, after, subject, Body::VisitCorrected(corrected));
        }
        let seen = |step: usize| step * self.preset.observations / self.preset.visits;
        if seen(step + 1) > seen(step) {
            self.observation(after + TimeDelta::seconds(5));
        }
    }

    fn observation(&mut self, moment: DateTime<Utc>) {
        let (who, at) = (
            self.dice.below(self.workers.len()),
            self.dice.below(self.spots.len()),
        );
        let many = 1 + self.dice.below(3);
        let made = Observation {
            signs: self.signs(many),
            note: self.pen.note(&mut self.dice).into(),
            ..Observation::default()
        };
        self.write(
            who,
            moment,
            self.spots[at].subject,
            Body::ObservationMade(made),
        );
    }

    fn later(&mut self, moment: DateTime<Utc>) -> NaiveDateTime {
        let day =
            moment.naive_utc().date() + TimeDelta::days([3, 5, 7, 7, 7, 14][self.dice.below(6)]);
        let hour = u32::try_from(8 + self.dice.below(10)).unwrap();
        day.and_time(NaiveTime::from_hms_opt(hour, 0, 0).unwrap())
    }

    fn signs(&mut self, many: usize) -> Vec<Sign> {
        let mut signs = Vec::new();
        while signs.len() < many {
            let sign = *self.dice.pick(Sign::ALL);
            if !signs.contains(&sign) {
                signs.push(sign);
            }
        }
        signs
    }

    fn visit(&mut self, at: usize, who: usize, moment: DateTime<Utc>) -> Visit {
        let outcome = self.dice.weighted(&[
            (Outcome::NotOpened, 52),
            (Outcome::Rejected, 12),
            (Outcome::SpokeAtDoor, 13),
            (Outcome::InvitedIn, 6),
            (Outcome::MetElsewhere, 5),
            (Outcome::Moved, 2),
            (Outcome::NotTargetGroup, 3),
            (Outcome::AgreedAgain, 7),
        ]);
        let mut many = 0;
        while many < 5 && self.dice.chance(0.5) {
            many += 1;
        }
        let mut visit = Visit {
            signs: self.signs(many),
            note: self.pen.note(&mut self.dice).into(),
            ..Visit::new(outcome)
        };
        if self.dice.chance(0.8) {
            let other = (who + 1 + self.dice.below(self.workers.len() - 1)) % self.workers.len();
            visit.with.push(self.workers[other].name.into());
        }
        let told = matches!(
            outcome,
            Outcome::NotOpened | Outcome::Rejected | Outcome::AgreedAgain
        ) && self.dice.chance(0.45);
        if told {
            visit.postcard = true;
            visit.postcard_text = Pen::card(&mut self.dice).into();
        }
        if !outcome.is_end() {
            let kind = match outcome {
                Outcome::AgreedAgain => PlanKind::Agreed,
                _ if told => PlanKind::Postcard,
                Outcome::Rejected => PlanKind::Retry,
                _ => PlanKind::Again,
            };
            let day = if told {
                self.later(moment)
            } else {
                let days = i64::try_from(5 + self.dice.below(24)).unwrap();
                to_minute(moment.naive_utc() + TimeDelta::days(days))
            };
            visit.next = Some(Plan {
                at: day,
                kind,
                place: "".into(),
            });
        }
        if outcome == Outcome::NotOpened && self.dice.chance(0.3) {
            visit.slips_set.push(*self.dice.pick(Door::ALL));
        }
        let past = self.spots[at].past.clone();
        visit.answers = past
            .open
            .into_iter()
            .filter(|_| self.dice.chance(0.95))
            .collect();
        for slip in past.slips {
            let state = *self.dice.pick(&[SlipState::Gone, SlipState::StillThere]);
            visit.slips_checked.push(SlipChecked { slip, state });
        }
        if self.dice.chance(0.1) {
            visit.fix = Some(Fix {
                position: self.spots[at].position,
                accuracy_m: 12.0,
            });
        }
        visit
    }

    fn remember(&mut self, at: usize, id: EntryId, visit: &Visit) {
        let past = &mut self.spots[at].past;
        past.open.retain(|plan| !visit.answers.contains(plan));
        past.open.extend(visit.next.as_ref().map(|_| id));
        for check in &visit.slips_checked {
            if check.state == SlipState::Gone {
                past.slips.retain(|slip| *slip != check.slip);
            }
        }
        past.slips.extend(visit.slips_set.iter().map(|door| SlipId {
            visit: id,
            door: *door,
        }));
    }

    /// One more visit after the end of the history: to a place that has few or many, or to the long place `i`.
    pub(crate) fn further(&mut self, long: Option<usize>) -> NewEntry {
        let at = match long {
            Some(i) => self.long(i),
            None => self.dice.skewed(self.spots.len(), 1.5),
        };
        let visit = self.visit(at, 0, end());
        NewEntry {
            subject: self.spots[at].subject,
            at: WallTime::of(end(), Copenhagen),
            body: Body::VisitLogged(visit),
        }
    }

    /// Another note, as a correction writes it.
    pub(crate) fn other_note(&mut self) -> VisitChange {
        VisitChange {
            note: Some(format!("{} Rettet.", self.pen.note(&mut self.dice)).into()),
            ..VisitChange::default()
        }
    }
}

impl Iterator for Workload {
    type Item = Vec<u8>;

    fn next(&mut self) -> Option<Vec<u8>> {
        while self.ready.is_empty() && self.step < self.preset.visits {
            self.next_step();
        }
        self.ready.pop_front()
    }
}
