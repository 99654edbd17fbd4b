//! An export brings back everything, to whoever knows its passphrase and to nobody else.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    clippy::too_many_lines,
    clippy::print_stdout,
    reason = "a test fails by panicking"
)]

mod support;

use grusvej::demo;
use grusvej::domain::entry::{Body, Erased, Withdrawn};
use grusvej::domain::fold::State;
use grusvej::domain::id::SubjectId;
use grusvej::domain::member::MemberJoined;
use grusvej::domain::observation::Observation;
use grusvej::domain::place::{Danger, SafetyNoted};
use grusvej::domain::plan::{Plan, PlanKind};
use grusvej::domain::sign::Sign;
use grusvej::domain::slip::Door;
use grusvej::domain::visit::Visit;
use grusvej::exchange::backup::{self, BackupError, Exported, Restored};
use grusvej::platform::FixedClock;
use grusvej::store::views::{
    Address, AddressView, Entries, Holding, MyName, PhoneHolds, PlaceNumbers, PlaceRows, Today,
    TodayView,
};
use grusvej::store::{NewEntry, Opening, Progress, Store};
use grusvej::vault::{Code, Cost, VaultError};
use proptest::prelude::*;
use std::sync::Arc;
use support::*;
use tempfile::TempDir;

const PHRASE: &str = "grus vej hat kat";
const CANARY: &str = "kanariefuglen-pip";
const PLACES: u128 = 9;

fn phrase() -> Code {
    Code::new(PHRASE)
}

/// An empty journal, in a folder of its own.
fn journal(demo: bool) -> (TempDir, Store) {
    let dir = tempfile::tempdir().unwrap();
    let clock = Arc::new(FixedClock::new(moment("2026-11-24T13:04")));
    let store = Store::open(&Opening::new(dir.path(), key()), clock, demo).unwrap();
    (dir, store)
}

fn said(subject: SubjectId, body: Body) -> NewEntry {
    NewEntry {
        subject,
        at: wall("2026-11-20T10:00"),
        body,
    }
}

/// A journal with something of everything: more entries than a page, notes longer than a piece has room for, undone
/// ones, erased ones.
async fn lived_in() -> (TempDir, Store) {
    let (dir, store) = journal(false);
    let me = store.identity().member;
    let mut new = vec![said(
        SubjectId(me.0),
        Body::MemberJoined(MemberJoined {
            name: "Vita".into(),
        }),
    )];
    for n in 0..PLACES {
        new.push(added(place(n), "Snejpevej", &n.to_string()));
    }
    for k in 0..600u128 {
        let long = if k % 10 == 3 { 60 } else { 1 };
        let visit = Visit {
            signs: vec![Sign::LightOrTv],
            note: format!("{CANARY} {k} {}", "TV i stuen. ".repeat(long)).into(),
            slips_set: vec![Door::Garden],
            next: Some(Plan {
                at: local("2026-11-24T15:00")
                    + chrono::TimeDelta::minutes(i64::try_from(k).unwrap()),
                kind: PlanKind::Postcard,
                place: "".into(),
            }),
            ..not_opened()
        };
        new.push(visited(place(k % PLACES), "2026-11-24T09:00", visit));
    }
    new.push(said(
        place(1),
        Body::SafetyNoted(SafetyNoted {
            dangers: vec![Danger::Dog],
            note: format!("{CANARY} stor hund").into(),
        }),
    ));
    new.push(said(
        place(2),
        Body::ObservationMade(Observation {
            signs: vec![Sign::Rubbish],
            note: CANARY.into(),
            ..Observation::default()
        }),
    ));
    let written = store.append(new, None).await.unwrap().ids;
    let (undone, gone) = (written[20], written[21]);
    let by = |k: usize| place((k as u128 - 10) % PLACES);
    store
        .append(
            vec![
                said(by(20), Body::Withdrawn(Withdrawn { entry: undone })),
                said(
                    by(21),
                    Body::Erased(Erased {
                        subjects: vec![],
                        entries: vec![gone],
                    }),
                ),
            ],
            None,
        )
        .await
        .unwrap();
    (dir, store)
}

/// What a worker can see.
struct Seen {
    today: TodayView,
    places: Vec<grusvej::store::views::PlaceItem>,
    addresses: Vec<AddressView>,
    name: Option<String>,
    holds: Holding,
}

async fn seen(store: &Store, member: grusvej::domain::id::MemberId) -> Seen {
    let now = local("2026-11-24T13:04");
    let (numbers, _) = store
        .ask(PlaceNumbers {
            typed: String::new(),
            filters: vec![],
            now,
        })
        .await
        .unwrap();
    let places = store.ask(PlaceRows { numbers, now }).await.unwrap();
    let places = places.into_iter().map(|(_, place)| place).collect();
    let mut addresses = Vec::new();
    for n in 0..PLACES {
        let ask = Address {
            place: place(n),
            most: 100,
        };
        let mut address = store.ask(ask).await.unwrap().unwrap();
        // It counts entries as they lie in the file, which is its own affair where one was erased.
        let mut state = State::default();
        state.safety = address.state.safety.take();
        address.state = state;
        addresses.push(address);
    }
    let holds = store.ask(PhoneHolds).await.unwrap();
    Seen {
        today: store.ask(Today { now }).await.unwrap(),
        places,
        addresses,
        name: store.ask(MyName { member }).await.unwrap(),
        // How tightly a file is packed is its own affair.
        holds: Holding { bytes: 0, ..holds },
    }
}

async fn bytes_of(store: &Store) -> Vec<Vec<u8>> {
    let all = Entries {
        after: 0,
        most: u32::MAX,
    };
    let entries = store.ask(all).await.unwrap();
    entries.into_iter().map(|(_, bytes)| bytes).collect()
}

async fn exported(store: &Store) -> Exported {
    backup::export(store, &phrase(), Cost::FLOOR, &mut |_| true)
        .await
        .unwrap()
}

async fn taken(store: &Store, file: &[u8], with: &str) -> Result<Restored, BackupError> {
    backup::import(store, &Code::new(with), file, &mut |_| true).await
}

async fn entries(store: &Store) -> u64 {
    store.ask(PhoneHolds).await.unwrap().entries
}

fn contains(hay: &[u8], needle: &[u8]) -> bool {
    hay.windows(needle.len()).any(|w| w == needle)
}

#[tokio::test]
async fn an_export_fetched_into_an_empty_journal_shows_the_same_and_holds_the_same_bytes() {
    let (_a, old) = lived_in().await;
    let made = exported(&old).await;
    assert_eq!(made.entries, entries(&old).await);
    assert!(made.file.len() > 3 * 65_552, "{}", made.file.len());

    let (_b, new) = journal(false);
    let done = taken(&new, &made.file, PHRASE).await.unwrap();
    let want = Restored {
        entries: made.entries,
        added: made.entries,
        known: 0,
        stopped: false,
    };
    assert_eq!(done, want);
    assert_eq!(bytes_of(&new).await, bytes_of(&old).await);
    let member = old.identity().member;
    let (there, here) = (seen(&old, member).await, seen(&new, member).await);
    assert!(here.today == there.today);
    assert!(here.places == there.places);
    assert!(here.addresses == there.addresses);
    assert_eq!((here.name, here.holds), (there.name, there.holds));
    assert_ne!(new.identity(), old.identity(), "it stays another phone");
}

#[tokio::test]
async fn fetching_it_again_adds_nothing_and_says_so() {
    let (_a, store) = lived_in().await;
    let made = exported(&store).await;
    let before = bytes_of(&store).await;
    let done = taken(&store, &made.file, PHRASE).await.unwrap();
    assert_eq!((done.added, done.known), (0, made.entries));
    assert_eq!(bytes_of(&store).await, before);
}

#[tokio::test]
async fn what_was_erased_after_the_export_stays_erased() {
    let (_a, store) = lived_in().await;
    let made = exported(&store).await;
    let erased = Body::Erased(Erased {
        subjects: vec![place(3)],
        entries: vec![],
    });
    store
        .append(vec![said(place(3), erased)], None)
        .await
        .unwrap();
    let before = bytes_of(&store).await;
    let done = taken(&store, &made.file, PHRASE).await.unwrap();
    assert_eq!(done.added, 0);
    assert!(done.known < done.entries);
    assert_eq!(bytes_of(&store).await, before);
}

#[tokio::test]
async fn no_word_and_no_id_can_be_read_in_the_file() {
    let (_a, store) = lived_in().await;
    let made = exported(&store).await;
    let plain = bytes_of(&store).await.concat();
    let me = store.identity();
    for canary in [
        CANARY.as_bytes(),
        b"Snejpevej",
        b"visit.logged",
        me.device.bytes(),
        me.member.bytes(),
        place(1).bytes(),
    ] {
        assert!(contains(&plain, canary), "it would be found in the open");
        assert!(!contains(&made.file, canary));
    }
    for secret in [PHRASE.as_bytes(), &KEY.as_bytes()[2..66]] {
        assert!(!contains(&plain, secret) && !contains(&made.file, secret));
    }
    let again = exported(&store).await;
    assert_ne!(made.file[..200], again.file[..200], "salt");
}

#[tokio::test]
async fn a_wrong_passphrase_and_a_damaged_file_are_told_apart_and_write_nothing() {
    let (_a, old) = lived_in().await;
    let file = exported(&old).await.file;
    let (_b, new) = journal(false);
    let wrong = taken(&new, &file, "grus vej hat kaT").await;
    assert!(matches!(wrong, Err(BackupError::WrongPassphrase)));
    let mut bent = file.clone();
    let at = file.len() / 2;
    bent[at] ^= 1;
    let damaged = taken(&new, &bent, PHRASE).await;
    assert!(matches!(damaged, Err(BackupError::Damaged)));
    for other in [&b""[..], b"GRUS", b"Vejnavn;Husnr\nSnejpevej;14\n"] {
        let said = taken(&new, other, PHRASE).await;
        assert!(matches!(said, Err(BackupError::NotAnExport)));
    }
    assert_eq!(entries(&new).await, 0);
}

#[tokio::test]
async fn a_file_cut_anywhere_is_refused_whole() {
    let (_a, old) = lived_in().await;
    let file = exported(&old).await.file;
    let (_b, new) = journal(false);
    let ends = (0..)
        .map(|n| 38 + n * 65_552)
        .take_while(|end| *end < file.len())
        .chain([file.len() - 32, file.len()]);
    let mut tried = 0;
    for end in ends {
        for cut in [end - 1, end, end + 1] {
            if cut < file.len() {
                let said = taken(&new, &file[..cut], PHRASE).await;
                assert!(matches!(said, Err(BackupError::Damaged)), "{cut}");
                tried += 1;
            }
        }
    }
    assert!(tried > 12, "{tried}");
    assert_eq!(entries(&new).await, 0);
}

#[tokio::test]
async fn made_up_and_real_entries_never_meet() {
    let (_a, made_up) = journal(true);
    demo::fill(&made_up, wall("2026-11-24T12:50"))
        .await
        .unwrap();
    let (_b, real) = lived_in().await;
    let before = bytes_of(&real).await;
    let demos = exported(&made_up).await.file;
    let said = taken(&real, &demos, PHRASE).await;
    assert!(matches!(said, Err(BackupError::MadeUp)));
    assert_eq!(bytes_of(&real).await, before);

    let before = bytes_of(&made_up).await;
    let reals = exported(&real).await.file;
    let said = taken(&made_up, &reals, PHRASE).await;
    assert!(matches!(said, Err(BackupError::Real)));
    assert_eq!(bytes_of(&made_up).await, before);

    // From demo to demo it keeps its mark, and so is never waiting to be sent.
    let (_c, other) = journal(true);
    let done = taken(&other, &demos, PHRASE).await.unwrap();
    let holds = other.ask(PhoneHolds).await.unwrap();
    assert_eq!((done.added, holds.unsent), (holds.entries, 0));
}

#[tokio::test]
async fn one_made_up_entry_among_real_ones_is_enough_to_refuse() {
    let (_a, odd) = lived_in().await;
    let (_b, made_up) = journal(true);
    let new = added(place(99), "Opdigtet vej", "1");
    made_up.append(vec![new], None).await.unwrap();
    odd.receive(bytes_of(&made_up).await).await.unwrap();
    let (_c, new) = journal(false);
    let said = taken(&new, &exported(&odd).await.file, PHRASE).await;
    assert!(matches!(said, Err(BackupError::MadeUp)));
    assert_eq!(entries(&new).await, 0);
}

#[tokio::test]
async fn a_weak_passphrase_makes_no_export() {
    let (_a, store) = journal(false);
    for weak in ["2580", "elleve tegn", "aaaaaaaaaaaa"] {
        let made = backup::export(&store, &Code::new(weak), Cost::FLOOR, &mut |_| true).await;
        let said = made.err();
        assert!(
            matches!(said, Some(BackupError::Vault(VaultError::Weak(_)))),
            "{weak}"
        );
    }
}

#[tokio::test]
async fn both_ways_tell_how_far_they_are_and_can_be_stopped_and_gone_on_with() {
    let (_a, old) = lived_in().await;
    let mut heard: Vec<Progress> = Vec::new();
    let made = backup::export(&old, &phrase(), Cost::FLOOR, &mut |p| {
        heard.push(p);
        true
    })
    .await
    .unwrap();
    assert!(heard.len() > 1 && heard.is_sorted_by_key(|p| p.done));
    assert_eq!(heard.last().map(|p| p.done), Some(made.entries));
    let stopped = backup::export(&old, &phrase(), Cost::FLOOR, &mut |_| false).await;
    assert!(matches!(stopped, Err(BackupError::Store(_))));

    // Stopped while it is verified: nothing is there. While it is taken: a part is, and the next time brings the rest.
    let (_b, new) = journal(false);
    let done = backup::import(&new, &phrase(), &made.file, &mut |_| false)
        .await
        .unwrap();
    assert!(done.stopped && entries(&new).await == 0);
    let half = |p: Progress| p.done * 2 <= p.of;
    let done = backup::import(&new, &phrase(), &made.file, &mut |p| half(p))
        .await
        .unwrap();
    assert!(done.stopped && done.added > 0 && done.added < made.entries);
    let mut heard: Vec<Progress> = Vec::new();
    let rest = backup::import(&new, &phrase(), &made.file, &mut |p| {
        heard.push(p);
        true
    })
    .await
    .unwrap();
    assert!(!rest.stopped && rest.known == done.added);
    assert_eq!(rest.added + rest.known, made.entries);
    assert!(heard.is_sorted_by_key(|p| p.done));
    assert_eq!(heard.last().map(|p| p.done), heard.last().map(|p| p.of));
    assert_eq!(bytes_of(&new).await, bytes_of(&old).await);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn one_bit_flipped_anywhere_is_refused(at in any::<prop::sample::Index>(), bit in 0u8..8) {
        static MADE: std::sync::OnceLock<Vec<u8>> = std::sync::OnceLock::new();
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        runtime.block_on(async {
            let file = MADE.get_or_init(|| {
                // A runtime cannot wait within another one.
                std::thread::spawn(|| {
                    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
                    runtime.block_on(async { exported(&lived_in().await.1).await.file })
                })
                .join()
                .unwrap()
            });
            let mut bent = file.clone();
            let at = at.index(file.len());
            bent[at] ^= 1 << bit;
            let (_dir, store) = journal(false);
            // Never "wrong passphrase": she would try for ever.
            let said = taken(&store, &bent, PHRASE).await;
            assert!(matches!(said, Err(BackupError::Damaged)) || at < 8, "{at}");
            assert!(said.is_err());
            assert_eq!(entries(&store).await, 0);
        });
    }
}
