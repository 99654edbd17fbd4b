//! A worker who saves visit after visit, and what a file must hold that she was told is saved.
//!
//! Everything about visit number k follows from k, so that a file alone tells whether it is whole.
#![allow(
    dead_code,
    unreachable_pub,
    missing_docs,
    reason = "each test file uses a part of it"
)]

use crate::support::{added, local, moment, not_opened, place, visited, wall};
use crate::whole::Whole;
use chrono::TimeDelta;
use grusvej::domain::entry::{Body, Erased};
use grusvej::domain::id::{EntryId, SubjectId};
use grusvej::domain::observation::Observation;
use grusvej::domain::plan::{Plan, PlanKind};
use grusvej::domain::sign::Sign;
use grusvej::domain::slip::Door;
use grusvej::domain::time::minute_text;
use grusvej::domain::visit::Visit;
use grusvej::platform::FixedClock;
use grusvej::store::{DraftKey, NewEntry, Store, StoreError};
use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;
use uuid::Uuid;

const PLACES: u64 = 7;

pub fn clock() -> FixedClock {
    FixedClock::new(moment("2026-11-24T13:04"))
}

/// Closes a store and waits until its file is free.
pub fn close(store: Store) {
    let ended = store.ended();
    drop(store);
    assert!(
        ended.wait(Duration::from_secs(20)),
        "the store does not close"
    );
}

pub fn place_of(k: u64) -> SubjectId {
    let n = if k < PLACES {
        k
    } else {
        k.wrapping_mul(k) % PLACES
    };
    place(u128::from(n))
}

pub fn visit_of(k: u64) -> Visit {
    let signs = Sign::ALL
        .iter()
        .enumerate()
        .filter(|(n, _)| (k >> n) & 1 == 1);
    let doors = Door::ALL.iter().take(usize::try_from(k % 4).unwrap());
    // Some notes are longer than a page.
    let long = if k % 9 == 4 { 200 } else { 1 };
    Visit {
        signs: signs.map(|(_, sign)| *sign).collect(),
        note: format!("Besøg nr{k}: {}", "TV i stuen, ingen åbnede. ".repeat(long)).into(),
        postcard: true,
        next: Some(Plan {
            at: local("2026-12-01T13:00") + TimeDelta::minutes(i64::try_from(k).unwrap()),
            kind: PlanKind::Postcard,
            place: "".into(),
        }),
        slips_set: doors.copied().collect(),
        ..not_opened()
    }
}

fn at_of(k: u64) -> String {
    minute_text(local("2026-11-24T08:00") + TimeDelta::minutes(i64::try_from(k * 3).unwrap()))
}

/// What save number k writes, in one go: the visit; with the first at a place the place; with some an observation.
/// The visit comes first.
pub fn save_of(k: u64, answers: Vec<EntryId>) -> Vec<NewEntry> {
    let visit = Visit {
        answers,
        ..visit_of(k)
    };
    let mut save = vec![visited(place_of(k), &at_of(k), visit)];
    if k < PLACES {
        save.push(added(place_of(k), "Snejpevej", &(k + 1).to_string()));
    }
    if observed(k) {
        save.push(NewEntry {
            subject: place_of(k),
            at: wall(&at_of(k)),
            body: Body::ObservationMade(Observation {
                note: format!("Iagttagelse nr{k}").into(),
                ..Observation::default()
            }),
        });
    }
    save
}

fn observed(k: u64) -> bool {
    k % 5 == 3
}

/// The form at the door of visit k; the save throws it away.
pub fn form_of(k: u64) -> DraftKey {
    DraftKey {
        subject: place_of(k),
        form: "visit",
    }
}

/// A form that no save throws away.
pub fn lasting_form() -> DraftKey {
    DraftKey {
        subject: SubjectId(Uuid::nil()),
        form: "observe",
    }
}

/// What the worker was told.
#[derive(Clone, Default, Debug)]
pub struct Told {
    /// Visits 0 to this one, without it, are saved.
    pub saved: u64,
    /// The form that lasts holds this number.
    pub kept: Option<u64>,
    /// The form at the door of this visit is kept.
    pub form: Option<u64>,
    /// Visits whose erasing has begun, and whether it is said to be done.
    pub erased: BTreeMap<u64, bool>,
}

/// The worker: saves on, and tells.
pub struct Worker {
    pub told: Told,
    last: BTreeMap<SubjectId, EntryId>,
}

impl Worker {
    /// Goes on after the visits that are in the file already.
    pub fn after(told: Told) -> Self {
        Self {
            told,
            last: BTreeMap::new(),
        }
    }

    /// Types a form, saves the next visit; `tell` hears each thing once it is said to be on the disk.
    pub async fn save(
        &mut self,
        store: &Store,
        tell: &mut dyn FnMut(&Told),
    ) -> Result<EntryId, StoreError> {
        let k = self.told.saved;
        let number = k.to_be_bytes().to_vec();
        store.keep_draft(lasting_form(), number.clone()).await?;
        self.told.kept = Some(k);
        tell(&self.told);
        store.keep_draft(form_of(k), number).await?;
        self.told.form = Some(k);
        tell(&self.told);
        let answers = self.last.get(&place_of(k)).copied().into_iter().collect();
        let receipt = store.append(save_of(k, answers), Some(form_of(k))).await?;
        self.told.saved = k + 1;
        tell(&self.told);
        let id = receipt.ids[0];
        self.last.insert(place_of(k), id);
        Ok(id)
    }

    /// Erases visit k, known by `id`.
    pub async fn erase(
        &mut self,
        store: &Store,
        k: u64,
        id: EntryId,
        tell: &mut dyn FnMut(&Told),
    ) -> Result<(), StoreError> {
        self.told.erased.insert(k, false);
        tell(&self.told);
        let erased = Body::Erased(Erased {
            entries: vec![id],
            ..Erased::default()
        });
        let new = NewEntry {
            subject: SubjectId(Uuid::nil()),
            at: wall(&at_of(k)),
            body: erased,
        };
        store.append(vec![new], None).await?;
        self.told.erased.insert(k, true);
        tell(&self.told);
        Ok(())
    }
}

/// Holds a file against what the worker was told. Of what she was not told yet, it may hold the next thing, but all
/// of it or none. Says how many visits were ever saved in the file, or what is wrong.
pub fn hold_against(whole: &Whole, told: &Told) -> Result<u64, String> {
    let mut numbers = BTreeSet::new();
    let mut observations = 0;
    for (seq, (subject, row)) in &whole.visits {
        let k: u64 = number_in(&row.visit.note).ok_or("a visit without its number")?;
        let is = Visit {
            answers: vec![],
            ..row.visit.clone()
        };
        claim(*subject == place_of(k) && is == visit_of(k), || {
            format!("visit {k} differs from what was saved")
        })?;
        claim(numbers.insert(k), || format!("visit {k} twice"))?;
        let Some((of, entry)) = whole.entries.get(seq) else {
            return Err(format!("visit {k} has no entry"));
        };
        claim(
            of == subject && entry.body == Body::VisitLogged(row.visit.clone()),
            || format!("visit {k} has another's entry"),
        )?;
        claim(whole.outbox.contains(seq), || {
            format!("visit {k} waits not")
        })?;
        claim(whole.notes.contains(seq), || {
            format!("visit {k} cannot be found by its note")
        })?;
        claim(
            whole.plans.get(seq).map(|p| Some(p.at)) == Some(visit_of(k).next.map(|n| n.at)),
            || format!("visit {k} has not its promise"),
        )?;
        let doors: Vec<_> = whole
            .slips
            .range((*seq, String::new())..(*seq + 1, String::new()))
            .collect();
        claim(doors.len() == visit_of(k).slips_set.len(), || {
            format!("visit {k} has {} slips", doors.len())
        })?;
        claim(whole.places.contains(subject), || {
            format!("visit {k} at no place")
        })?;
        observations += usize::from(observed(k));
    }
    let count = |kind| {
        whole
            .entries
            .values()
            .filter(|(_, e)| e.body.kind() == kind)
            .count()
    };
    claim(count("visit.logged") == numbers.len(), || {
        format!(
            "{} entries of {} visits",
            count("visit.logged"),
            numbers.len()
        )
    })?;
    let slips: usize = numbers.iter().map(|k| visit_of(*k).slips_set.len()).sum();
    claim(
        whole.slips.len() == slips && whole.plans.len() == numbers.len(),
        || "a slip or a promise of no visit".into(),
    )?;
    let n = told.saved + u64::from(numbers.contains(&told.saved));
    // The observation of a visit that was erased stays.
    let gone = |k: &u64| told.erased.contains_key(k) && !numbers.contains(k);
    let lonely = (0..n).filter(|k| gone(k) && observed(*k)).count();
    claim(
        count("observation.made") == observations + lonely
            && whole.observations == observations + lonely,
        || "a save without its observation".into(),
    )?;
    for k in 0..n {
        match told.erased.get(&k) {
            Some(true) => claim(!numbers.contains(&k), || {
                format!("visit {k} came back after erasing")
            })?,
            Some(false) => {}
            None => claim(numbers.contains(&k), || {
                format!("visit {k} was said to be saved and is lost")
            })?,
        }
    }
    claim(numbers.last().is_none_or(|k| *k < n), || {
        "a visit that no one saved".into()
    })?;
    hold_forms(whole, told, n)?;
    Ok(n)
}

fn hold_forms(whole: &Whole, told: &Told, n: u64) -> Result<(), String> {
    let number = |bytes: &Vec<u8>| bytes.as_slice().try_into().map(u64::from_be_bytes).ok();
    let lasting = lasting_form();
    let mut kept = None;
    let mut forms = BTreeSet::new();
    for ((subject, form), bytes) in &whole.drafts {
        let k = number(bytes).ok_or("a form with half its content")?;
        if *subject == lasting.subject && form == lasting.form {
            kept = Some(k);
        } else {
            claim(*subject == place_of(k), || {
                format!("the form {k} at another door")
            })?;
            forms.insert(k);
        }
    }
    let newest = told.kept.map_or(0, |k| k + 1);
    claim(
        kept >= told.kept && kept.is_none_or(|k| k <= newest),
        || format!("the form said to hold {:?} holds {kept:?}", told.kept),
    )?;
    claim(forms.iter().all(|k| *k == n), || {
        format!("forms {forms:?} with {n} visits saved")
    })?;
    if told.form == Some(n) {
        claim(forms.contains(&n), || {
            format!("the form at door {n} is lost")
        })?;
    }
    Ok(())
}

fn number_in(note: &str) -> Option<u64> {
    note.strip_prefix("Besøg nr")?
        .split(':')
        .next()?
        .parse()
        .ok()
}

fn claim(holds: bool, or: impl FnOnce() -> String) -> Result<(), String> {
    if holds { Ok(()) } else { Err(or()) }
}
