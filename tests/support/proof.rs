//! What the proofs of the promises share: settings, seeds, and everything that a store holds as text.

use super::{FixedClock, key};
use grusvej::domain::entry::Entry;
use grusvej::domain::id::{EntryId, MemberId, SubjectId};
use grusvej::store::views::{
    Address, AddressView, Entries, Filter, Hits, PlaceNumbers, PlaceRows, Today,
};
use grusvej::store::{Dump, Opening, Store, View};
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::Arc;
use std::time::Duration;
use uuid::Uuid;

/// A number that an environment variable sets.
pub fn setting(name: &str, default: u64) -> u64 {
    std::env::var(name).map_or(default, |text| text.parse().expect(name))
}

/// Runs `GRUSVEJ_CASES` cases from `GRUSVEJ_SEED`; a random seed is printed, so that a failure can be seen again.
pub fn runner(cases: u64) -> TestRunner {
    let cases = setting("GRUSVEJ_CASES", cases);
    let (random, _) = Uuid::new_v4().as_u64_pair();
    let seed = setting("GRUSVEJ_SEED", random);
    println!("GRUSVEJ_SEED={seed} GRUSVEJ_CASES={cases}");
    let mut bytes = [0; 32];
    bytes[..8].copy_from_slice(&seed.to_be_bytes());
    let config = Config {
        cases: u32::try_from(cases).unwrap(),
        failure_persistence: None,
        max_shrink_iters: 400,
        ..Config::default()
    };
    TestRunner::new_with_rng(config, TestRng::from_seed(RngAlgorithm::ChaCha, &bytes))
}

/// Small numbers from a seed, the same on every machine (splitmix64).
pub struct Numbers(pub u64);

impl Numbers {
    pub fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((z ^ (z >> 31)) % u64::try_from(end.max(1)).unwrap()).unwrap()
    }

    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for i in (1..items.len()).rev() {
            items.swap(i, self.below(i + 1));
        }
    }
}

/// A store whose file may be lost: what is proven with it is not durability.
pub fn open_quick(dir: &Path, clock: &FixedClock) -> Store {
    let opening = Opening::new(dir, key()).without_syncing();
    Store::open(&opening, Arc::new(clock.clone()), false).unwrap()
}

/// Closes a store that has no other clones, and waits for its files.
pub fn close(store: Store) {
    let ended = store.ended();
    drop(store);
    assert!(ended.wait(Duration::from_secs(20)));
}

/// A connection of the test's own, beside or in the stead of a store.
#[expect(
    clippy::disallowed_methods,
    reason = "the test plays a newer app, a killed one, or one that reads meanwhile"
)]
pub fn raw(file: &Path, key: Option<&str>) -> rusqlite::Connection {
    let connection = rusqlite::Connection::open(file).unwrap();
    if let Some(key) = key {
        let keyed = format!("PRAGMA key = \"{key}\"; PRAGMA cipher_hmac_algorithm = HMAC_SHA256;");
        connection.execute_batch(&keyed).unwrap();
    }
    connection
}

/// Names and bytes of the files in a folder.
pub fn files(dir: &Path) -> BTreeMap<String, Vec<u8>> {
    std::fs::read_dir(dir)
        .unwrap()
        .map(|file| {
            let path = file.unwrap().path();
            let name = path.file_name().unwrap().to_str().unwrap().to_owned();
            (name, std::fs::read(path).unwrap())
        })
        .collect()
}

/// Puts copies of files into a folder.
pub fn put(dir: &Path, files: &BTreeMap<String, Vec<u8>>) {
    for (name, bytes) in files {
        std::fs::write(dir.join(name), bytes).unwrap();
    }
}

/// Whether this process is the child of `claim`: the folder it shall work in.
pub fn child_of(claim: &str) -> Option<PathBuf> {
    let (told, dir) = std::env::var("GRUSVEJ_CHILD")
        .ok()?
        .split_once(' ')
        .map(|(c, d)| (c.to_owned(), d.to_owned()))?;
    (told == claim).then(|| dir.into())
}

/// This test once more in a process of its own, started through `before` (a command and its first arguments), in
/// which [`child_of`] answers with `dir`.
pub fn child(before: &[&str], claim: &str, dir: &Path) -> Output {
    let me = std::env::current_exe().unwrap();
    Command::new(before[0])
        .args(&before[1..])
        .arg(me)
        .args(["--exact", claim, "--nocapture", "--test-threads=1"])
        .env("GRUSVEJ_CHILD", format!("{claim} {}", dir.display()))
        .output()
        .unwrap()
}

/// All entries as bytes, in order of arrival.
pub async fn entries(store: &Store) -> Vec<Vec<u8>> {
    let all = Entries {
        after: 0,
        most: u32::MAX,
    };
    let found = store.ask(all).await.unwrap();
    found.into_iter().map(|(_, bytes)| bytes).collect()
}

/// The bytes of one entry.
pub async fn bytes_of(store: &Store, id: EntryId) -> Vec<u8> {
    let all = entries(store).await;
    let mut found = all
        .into_iter()
        .filter(|b| Entry::from_bytes(b).unwrap().head.id == id);
    found.next().unwrap()
}

/// All rows of all views and what the index finds for `words`, with no local number in them.
pub async fn dump(store: &Store, words: &[&str]) -> Vec<String> {
    let words = words.iter().map(|w| (*w).to_owned()).collect();
    store.ask(Dump { words }).await.unwrap()
}

#[derive(Clone, PartialEq)]
struct Checks;

impl View for Checks {
    type Out = Vec<String>;

    fn run(&self, connection: &rusqlite::Connection) -> grusvej::store::Result<Vec<String>> {
        let mut said = Vec::new();
        // The second answers only about pages that do not match their codes.
        for check in ["PRAGMA integrity_check", "PRAGMA cipher_integrity_check"] {
            let mut statement = connection.prepare(check)?;
            let rows = statement.query_map([], |r| r.get(0))?;
            said.extend(rows.collect::<rusqlite::Result<Vec<String>>>()?);
        }
        Ok(said)
    }

    fn touched_by(&self, _: SubjectId) -> bool {
        true
    }
}

/// What SQLite and SQLCipher say about the file: one `ok` if all is well.
pub async fn checked(store: &Store) -> Vec<String> {
    store.ask(Checks).await.unwrap()
}

/// What differs between two dumps, for the message of a failure.
pub fn difference(left: &[String], right: &[String]) -> String {
    let only = |a: &[String], b: &[String], sign: &str| -> Vec<String> {
        let lines = a.iter().filter(|line| !b.contains(line));
        lines.map(|line| format!("{sign} {line}")).collect()
    };
    [only(left, right, "-"), only(right, left, "+")]
        .concat()
        .join("\n")
}

/// Everything that screens can ask, as text. With `exact` the order of lists counts where it is one of arrival.
pub async fn screens(
    store: &Store,
    places: &[SubjectId],
    words: &[&str],
    now: chrono::NaiveDateTime,
    exact: bool,
) -> Vec<String> {
    let mut lines = Vec::new();
    let mut list = |name: String, mut rows: Vec<String>| {
        if !exact {
            rows.sort();
        }
        lines.push(format!("{name}: {}", rows.join(" | ")));
    };
    let today = store.ask(Today { now }).await.unwrap();
    list("today missed".into(), debug(&today.missed));
    list("today stops".into(), debug(&today.stops));
    list("today ahead".into(), debug(&today.ahead));
    list("today done".into(), debug(&today.done));
    list("any place".into(), debug(&[today.any_place]));
    let mut questions = vec![(String::new(), vec![])];
    questions.extend(Filter::ALL.map(|f| (String::new(), vec![f])));
    questions.extend(words.iter().map(|w| ((*w).to_owned(), vec![])));
    for (typed, filters) in questions {
        let asked = format!("places {typed} {filters:?}");
        let (numbers, all) = store
            .ask(PlaceNumbers {
                typed: typed.clone(),
                filters,
                now,
            })
            .await
            .unwrap();
        let rows = store.ask(PlaceRows { numbers, now }).await.unwrap();
        let rows = rows.into_iter().map(|(_, item)| format!("{item:?}"));
        list(format!("{asked} of {all}"), rows.collect());
        let hits = store
            .ask(Hits {
                typed: typed.clone(),
            })
            .await
            .unwrap();
        list(format!("hits {typed}"), debug(&hits));
    }
    for place in places {
        let view = store
            .ask(Address {
                place: *place,
                most: 200,
            })
            .await
            .unwrap();
        let rows = view.map_or_else(|| vec!["none".to_owned()], |v| address(&v));
        let rows = rows.into_iter().enumerate();
        lines.extend(rows.map(|(i, row)| format!("address {place} {i}: {row}")));
    }
    lines
}

fn debug<T: std::fmt::Debug>(rows: &[T]) -> Vec<String> {
    rows.iter().map(|row| format!("{row:?}")).collect()
}

fn address(view: &AddressView) -> Vec<String> {
    let state = &view.state;
    let mut rows = vec![
        format!(
            "{} {} {:?} {:?}",
            view.place, view.title, view.tries, view.joined
        ),
        json(&view.fields),
        json(&view.visits),
        json(&view.observations),
        json(&view.plans),
        json(&view.slips),
        json(&view.names.iter().collect::<Vec<(&MemberId, &String)>>()),
        json(&(&state.safety, state.assigned, &state.circle, state.tries)),
        json(&(state.first_on, &state.last, state.known)),
    ];
    rows.extend(
        state
            .open
            .iter()
            .map(|p| format!("{} {:?}", p.id, (p.at, p.kind))),
    );
    let slips = state.slips.iter();
    rows.extend(slips.map(|s| format!("{:?}", (s.id, s.set_on, s.checked))));
    rows
}

fn json<T: serde::Serialize>(value: &T) -> String {
    serde_json::to_string(value).unwrap()
}
