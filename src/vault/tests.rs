//! The vault as its callers see it, at test cost. What a crash leaves is in `crash`, the file
//! and its damage in `file`, wrong tries in `waiting`, the wipe in `wiping`.

mod crash;
mod file;
mod waiting;
mod wiping;

use super::header::unhex;
use super::*;
use crate::platform::{FixedClock, KeyStoreError, MemoryKeyStore, NoKeyStore};
use chrono::{DateTime, TimeDelta, Utc};
use proptest::prelude::*;
use std::fs;
use tempfile::TempDir;

const LONG: &str = "kat hest ørn svane";
const OTHER: &str = "bil cykel tog færge";

/// In memory where the system offers that: these tests cut the power by other means, and syncs are slow.
fn folder() -> TempDir {
    tempfile::tempdir_in("/dev/shm")
        .or_else(|_| tempfile::tempdir())
        .unwrap()
}

fn code(text: &str) -> Code {
    Code::new(text)
}

fn cheap() -> Options {
    Options {
        demo: false,
        cost: Cost::for_tests(),
    }
}

fn clock() -> FixedClock {
    FixedClock::new(noon())
}

fn noon() -> DateTime<Utc> {
    "2026-11-24T12:00:00Z".parse().unwrap()
}

/// A vault under [`LONG`], and what its key looks like.
fn made(key_store: &dyn KeyStore) -> (TempDir, String) {
    let dir = folder();
    let key = Vault::create(dir.path(), &code(LONG), key_store, cheap()).unwrap();
    (dir, key.to_pragma().to_string())
}

fn opened(dir: &Path) -> Vault {
    Vault::open_for_tests(dir).unwrap()
}

fn unlocked(dir: &Path, text: &str, key_store: &dyn KeyStore) -> Result<String, UnlockError> {
    opened(dir)
        .unlock(&code(text), key_store, &clock())
        .map(|key| key.to_pragma().to_string())
}

fn file(dir: &Path) -> Vec<u8> {
    fs::read(dir.join(header::FILE)).unwrap()
}

#[test]
fn the_right_code_opens_and_gives_the_same_key_each_time() {
    for key_store in [&MemoryKeyStore::default() as &dyn KeyStore, &NoKeyStore] {
        let (dir, key) = made(key_store);
        assert_eq!(unlocked(dir.path(), LONG, key_store).unwrap(), key);
        assert_eq!(unlocked(dir.path(), LONG, key_store).unwrap(), key);
        assert_eq!(
            unlocked(dir.path(), OTHER, key_store),
            Err(UnlockError::WrongCode { tries: 1 })
        );
    }
}

#[test]
fn a_key_goes_to_the_database_as_64_digits_and_is_new_for_each_vault() {
    let (_one, key) = made(&NoKeyStore);
    let (_two, other) = made(&NoKeyStore);
    assert_ne!(key, other);
    let digits = key
        .strip_prefix("x'")
        .and_then(|rest| rest.strip_suffix('\''))
        .unwrap();
    assert_eq!(unhex(digits).unwrap().len(), 32);
}

#[test]
fn a_shared_key_is_the_same_key() {
    let key = DatabaseKey::random().unwrap();
    assert_eq!(*key.share().to_pragma(), *key.to_pragma());
}

#[test]
fn a_code_pasted_in_the_other_form_of_unicode_opens() {
    let dir = folder();
    Vault::create(dir.path(), &code("blå kat på tag"), &NoKeyStore, cheap()).unwrap();
    assert!(unlocked(dir.path(), "bla\u{30a} kat pa\u{30a} tag", &NoKeyStore).is_ok());
    assert!(unlocked(dir.path(), "blå kat på tag ", &NoKeyStore).is_err());
}

#[test]
fn what_the_lock_screen_needs_is_there_without_a_code() {
    let dir = folder();
    let demo = Options {
        demo: true,
        ..cheap()
    };
    assert!(!Vault::exists(dir.path()));
    Vault::create(dir.path(), &code("1234"), &NoKeyStore, demo).unwrap();
    assert!(Vault::exists(dir.path()));
    let vault = opened(dir.path());
    assert!(vault.is_demo() && vault.takes_digits() && !vault.uses_hardware());
    let (dir, _) = made(&MemoryKeyStore::default());
    let vault = opened(dir.path());
    assert!(!vault.is_demo() && !vault.takes_digits() && vault.uses_hardware());
}

#[test]
fn a_vault_is_never_made_over_another() {
    let (dir, key) = made(&NoKeyStore);
    let before = file(dir.path());
    assert_eq!(
        Vault::create(dir.path(), &code(OTHER), &NoKeyStore, cheap()).unwrap_err(),
        VaultError::Exists
    );
    assert_eq!(file(dir.path()), before);
    assert_eq!(unlocked(dir.path(), LONG, &NoKeyStore).unwrap(), key);
}

#[test]
fn a_weak_code_makes_no_vault_and_changes_none() {
    let dir = folder();
    assert_eq!(
        Vault::create(dir.path(), &code("2580"), &NoKeyStore, cheap()).unwrap_err(),
        VaultError::Weak(vec![Rule::TwelveOrMore])
    );
    assert!(!Vault::exists(dir.path()));
    let (dir, _) = made(&NoKeyStore);
    assert_eq!(
        opened(dir.path()).change_code(&code(LONG), &code("2580"), &NoKeyStore, &clock()),
        Err(UnlockError::Vault(VaultError::Weak(vec![
            Rule::TwelveOrMore
        ])))
    );
    assert!(unlocked(dir.path(), LONG, &NoKeyStore).is_ok());
    let phone = MemoryKeyStore::default();
    let (dir, _) = made(&phone);
    opened(dir.path())
        .change_code(&code(LONG), &code("2580"), &phone, &clock())
        .unwrap();
    assert!(opened(dir.path()).takes_digits());
}

#[test]
fn a_vault_at_the_floor_opens_in_use_and_a_change_of_code_raises_its_cost() {
    let dir = folder();
    let options = Options {
        demo: false,
        cost: Cost::FLOOR,
    };
    let key = Vault::create(dir.path(), &code(LONG), &NoKeyStore, options).unwrap();
    let mut vault = Vault::open(dir.path()).unwrap();
    vault
        .change_code(&code(LONG), &code(OTHER), &NoKeyStore, &clock())
        .unwrap();
    assert_eq!(vault.clear.cost, Cost::TARGET);
    let same = vault.unlock(&code(OTHER), &NoKeyStore, &clock()).unwrap();
    assert_eq!(*same.to_pragma(), *key.to_pragma());
}

#[test]
fn without_its_hardware_key_a_vault_says_so_and_counts_no_try() {
    let phone = MemoryKeyStore::default();
    let (dir, _) = made(&phone);
    for stranger in [&NoKeyStore as &dyn KeyStore, &MemoryKeyStore::default()] {
        assert_eq!(
            unlocked(dir.path(), LONG, stranger),
            Err(UnlockError::KeyStoreGone)
        );
    }
    assert_eq!(
        unlocked(dir.path(), OTHER, &phone),
        Err(UnlockError::WrongCode { tries: 1 })
    );
}

#[test]
fn a_changed_code_opens_and_the_old_one_does_not() {
    for key_store in [&MemoryKeyStore::default() as &dyn KeyStore, &NoKeyStore] {
        let (dir, key) = made(key_store);
        let other_screen = opened(dir.path());
        opened(dir.path())
            .change_code(&code(LONG), &code(OTHER), key_store, &clock())
            .unwrap();
        assert!(matches!(
            unlocked(dir.path(), LONG, key_store),
            Err(UnlockError::WrongCode { .. })
        ));
        assert_eq!(unlocked(dir.path(), OTHER, key_store).unwrap(), key);
        let there = other_screen
            .unlock(&code(OTHER), key_store, &clock())
            .unwrap();
        assert_eq!(*there.to_pragma(), *key);
    }
}

#[test]
fn after_a_change_an_old_copy_is_worthless_even_on_the_phone() {
    let phone = MemoryKeyStore::default();
    let (dir, _) = made(&phone);
    let copy = file(dir.path());
    opened(dir.path())
        .change_code(&code(LONG), &code(OTHER), &phone, &clock())
        .unwrap();
    assert_eq!(phone.len(), 1);
    fs::write(dir.path().join(header::FILE), copy).unwrap();
    assert_eq!(
        unlocked(dir.path(), LONG, &phone),
        Err(UnlockError::KeyStoreGone)
    );
}

#[test]
fn a_code_is_not_changed_by_someone_who_does_not_know_it() {
    let (dir, key) = made(&NoKeyStore);
    let before = file(dir.path());
    assert_eq!(
        opened(dir.path()).change_code(&code(OTHER), &code(OTHER), &NoKeyStore, &clock()),
        Err(UnlockError::WrongCode { tries: 1 })
    );
    assert_eq!(file(dir.path()), before);
    assert_eq!(unlocked(dir.path(), LONG, &NoKeyStore).unwrap(), key);
}

#[test]
fn nothing_of_the_vault_shows_a_secret_when_printed() {
    let phone = MemoryKeyStore::default();
    let (dir, pragma) = made(&phone);
    let vault = opened(dir.path());
    let key = vault.unlock(&code(LONG), &phone, &clock()).unwrap();
    let wrong = vault.unlock(&code(OTHER), &phone, &clock()).unwrap_err();
    let printed = format!(
        "{key:?} {vault:?} {phone:?} {:?} {wrong:?} {wrong} {:?} {:?} {:?}",
        code(LONG),
        vault.clear.hardware,
        Vault::create(dir.path(), &code("2580"), &NoKeyStore, cheap()),
        cheap(),
    );
    assert_eq!(format!("{key:?} {:?}", code(LONG)), "DatabaseKey Code");
    let digits = pragma.trim_matches(&['x', '\''][..]);
    let bytes = unhex(digits).unwrap();
    let json: serde_json::Value = serde_json::from_slice(&file(dir.path())).unwrap();
    let place = dir.path().display().to_string();
    for secret in [
        LONG,
        OTHER,
        "2580",
        digits,
        &format!("{bytes:?}"),
        json["hardware"].as_str().unwrap(),
        json["wrapped"].as_str().unwrap(),
        &place,
    ] {
        assert!(!printed.contains(secret), "{printed}");
    }
}

#[test]
fn test_cost_is_named_nowhere_in_the_app_but_here() {
    fn search(dir: &Path) {
        for entry in fs::read_dir(dir).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                search(&path);
            } else if let Ok(text) = fs::read_to_string(&path) {
                for name in ["Cost::for_tests(", "open_for_tests("] {
                    assert!(!text.contains(name), "{}", path.display());
                }
            }
        }
    }
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    for entry in fs::read_dir(src).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() && !path.ends_with("vault") {
            search(&path);
        }
    }
}

proptest! {
    #[test]
    fn any_code_that_keeps_the_rules_opens_what_it_closed(text in "\\PC{12,30}", other in "\\PC{1,30}") {
        prop_assume!(check(&text, false, false).iter().all(|(_, kept)| *kept));
        let dir = folder();
        let key = Vault::create(dir.path(), &code(&text), &NoKeyStore, cheap()).unwrap();
        prop_assert_eq!(&unlocked(dir.path(), &text, &NoKeyStore).unwrap(), &*key.to_pragma());
        prop_assume!(code(&text).text() != code(&other).text());
        prop_assert!(unlocked(dir.path(), &other, &NoKeyStore).is_err());
    }
}
