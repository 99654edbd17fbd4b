//! A lost phone is a closed book: every PIN of four digits, tried on a copied data folder without the hardware key.
//!
//! Refusing to try would prove nothing, so the thief here is a real one. He has the folder, the source and his own
//! copy of the derivation, written out below; he forges the file, brings another phone's key store, and calls the
//! derivation himself with whatever he can put in the hardware's place. The same thief first finds the PIN of a vault
//! that has no hardware key: so he can guess.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::arithmetic_side_effects,
    clippy::panic,
    reason = "the helpers of a test may fail it"
)]

use argon2::{Algorithm, Argon2, Params, Version};
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use chrono::{DateTime, TimeDelta, Utc};
use grusvej::platform::{
    Clock, FixedClock, KeyName, KeyStore, KeyStoreError, MemoryKeyStore, NoKeyStore,
};
use grusvej::vault::{Code, Cost, Options, UnlockError, Vault, VaultError};
use hkdf::Hkdf;
use sha2::{Digest, Sha256};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::sync::Mutex;
use tempfile::TempDir;
use zeroize::Zeroizing;

const PIN: &str = "7305";

fn pins() -> impl Iterator<Item = String> {
    (0..10_000).map(|number| format!("{number:04}"))
}

fn clock() -> FixedClock {
    FixedClock::new("2026-11-24T12:00:00Z".parse().unwrap())
}

fn at_test_cost(demo: bool) -> Options {
    Options {
        demo,
        cost: Cost::for_tests(),
    }
}

/// The folder, carried off to memory where the system offers that: a thief has no use for waiting until each try is
/// on the disk.
fn copy_of(dir: &Path) -> TempDir {
    let copy = tempfile::tempdir_in("/dev/shm")
        .or_else(|_| tempfile::tempdir())
        .unwrap();
    for entry in fs::read_dir(dir).unwrap() {
        let entry = entry.unwrap();
        fs::copy(entry.path(), copy.path().join(entry.file_name())).unwrap();
    }
    copy
}

/// What the thief reads in the vault file.
#[derive(Clone)]
struct Loot {
    passes: u32,
    memory_kib: u32,
    lanes: u32,
    salt: Vec<u8>,
    hardware: Option<Vec<u8>>,
    demo: bool,
    digits: bool,
    nonce: Vec<u8>,
    wrapped: Vec<u8>,
}

impl Loot {
    fn read(dir: &Path) -> Self {
        let json: serde_json::Value =
            serde_json::from_slice(&fs::read(dir.join("vault.json")).unwrap()).unwrap();
        let number = |name: &str| u32::try_from(json[name].as_u64().unwrap()).unwrap();
        let bytes = |name: &str| json[name].as_str().map(unhex);
        Self {
            passes: number("passes"),
            memory_kib: number("memory_kib"),
            lanes: number("lanes"),
            salt: bytes("salt").unwrap(),
            hardware: bytes("hardware"),
            demo: json["demo"].as_bool().unwrap(),
            digits: json["digits"].as_bool().unwrap(),
            nonce: bytes("nonce").unwrap(),
            wrapped: bytes("wrapped").unwrap(),
        }
    }

    fn clear(&self) -> Vec<u8> {
        let mut bytes = b"grusvej vault".to_vec();
        for number in [1, self.passes, self.memory_kib, self.lanes] {
            bytes.extend(number.to_le_bytes());
        }
        bytes.extend(&self.salt);
        bytes.extend([self.demo, self.digits, self.hardware.is_some()].map(u8::from));
        bytes.extend(self.hardware.iter().flatten());
        bytes
    }

    /// Writes the file as if no hardware took part, checksum and all.
    fn forge_without_hardware(&self, dir: &Path) {
        let forged = Self {
            hardware: None,
            ..self.clone()
        };
        let check = Sha256::new()
            .chain_update(forged.clear())
            .chain_update(&forged.nonce)
            .chain_update(&forged.wrapped)
            .finalize();
        let json = serde_json::json!({
            "format": 1, "kdf": "argon2id", "passes": forged.passes, "memory_kib": forged.memory_kib,
            "lanes": forged.lanes, "salt": hex(&forged.salt), "hardware": null, "demo": forged.demo,
            "digits": forged.digits, "nonce": hex(&forged.nonce), "wrapped": hex(&forged.wrapped),
            "check": hex(&check),
        });
        fs::write(dir.join("vault.json"), json.to_string()).unwrap();
    }

    /// Every key that the thief can make of this PIN: with nothing, with zeros, with the stretched PIN itself and with
    /// what he `overheard` in the hardware's place, under either purpose.
    fn opens_under(&self, pin: &str, overheard: &[u8]) -> bool {
        let params = Params::new(self.memory_kib, self.passes, self.lanes, Some(32)).unwrap();
        let mut stretched = [0; 32];
        Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
            .hash_password_into(pin.as_bytes(), &self.salt, &mut stretched)
            .unwrap();
        let question = self.expand(&stretched, b"grusvej vault 1 question");
        let in_hardwares_place: [&[u8]; 5] = [&[], &[0; 32], &stretched, &question, overheard];
        in_hardwares_place.iter().any(|guess| {
            let material = [&stretched, *guess].concat();
            [
                b"grusvej vault 1 with hardware".as_slice(),
                b"grusvej vault 1 code only",
            ]
            .iter()
            .any(|purpose| {
                let key = self.expand(&material, purpose);
                let nonce = XNonce::try_from(self.nonce.as_slice()).unwrap();
                let payload = Payload {
                    msg: self.wrapped.as_slice(),
                    aad: &self.clear(),
                };
                XChaCha20Poly1305::new((&key).into())
                    .decrypt(&nonce, payload)
                    .is_ok()
            })
        })
    }

    fn expand(&self, material: &[u8], purpose: &[u8]) -> [u8; 32] {
        let mut out = [0; 32];
        Hkdf::<Sha256>::new(Some(&self.salt), material)
            .expand(purpose, &mut out)
            .unwrap();
        out
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        write!(text, "{byte:02x}").unwrap();
        text
    })
}

fn unhex(text: &str) -> Vec<u8> {
    (0..text.len())
        .step_by(2)
        .map(|at| u8::from_str_radix(&text[at..at + 2], 16).unwrap())
        .collect()
}

/// The thief's own phone: a key under any name he is asked for.
struct ThiefsPhone(MemoryKeyStore);

impl KeyStore for ThiefsPhone {
    fn is_present(&self) -> bool {
        true
    }
    fn create(&self, name: &KeyName) -> Result<(), KeyStoreError> {
        self.0.create(name)
    }
    fn bind(&self, name: &KeyName, label: &[u8]) -> Result<Zeroizing<[u8; 32]>, KeyStoreError> {
        if self.0.bind(name, label).is_err() {
            self.0.create(name)?;
        }
        self.0.bind(name, label)
    }
    fn forget(&self, name: &KeyName) -> Result<(), KeyStoreError> {
        self.0.forget(name)
    }
}

/// A phone in which the thief once read along what the hardware answered.
#[derive(Default)]
struct BuggedPhone {
    phone: MemoryKeyStore,
    answer: Mutex<Vec<u8>>,
}

impl KeyStore for BuggedPhone {
    fn is_present(&self) -> bool {
        true
    }
    fn create(&self, name: &KeyName) -> Result<(), KeyStoreError> {
        self.phone.create(name)
    }
    fn bind(&self, name: &KeyName, label: &[u8]) -> Result<Zeroizing<[u8; 32]>, KeyStoreError> {
        let answer = self.phone.bind(name, label)?;
        *self.answer.lock().unwrap() = answer.to_vec();
        Ok(answer)
    }
    fn forget(&self, name: &KeyName) -> Result<(), KeyStoreError> {
        self.phone.forget(name)
    }
}

/// Tries all PINs at the vault's own door, with the clock put forward past each delay. Returns the PINs that opened.
fn tried_at_the_door(dir: &Path, key_store: &dyn KeyStore) -> Vec<String> {
    let vault = Vault::open_for_tests(dir).unwrap();
    let clock = clock();
    pins()
        .filter(|pin| {
            put_forward(&clock);
            match vault.unlock(&Code::new(pin.as_str()), key_store, &clock) {
                Ok(_) => true,
                Err(UnlockError::WrongCode { .. }) => false,
                Err(other) => panic!("{pin} was not judged: {other:?}"),
            }
        })
        .collect()
}

fn put_forward(clock: &FixedClock) {
    let now: DateTime<Utc> = clock.now();
    clock.set(now + TimeDelta::hours(2));
}

#[test]
fn the_thief_finds_a_pin_where_no_hardware_takes_part() {
    let dir = tempfile::tempdir().unwrap();
    // Only the demo may have such a vault at all.
    Vault::create(dir.path(), &Code::new(PIN), &NoKeyStore, at_test_cost(true)).unwrap();
    let loot = Loot::read(copy_of(dir.path()).path());
    let found: Vec<_> = pins().filter(|pin| loot.opens_under(pin, &[])).collect();
    assert_eq!(found, [PIN]);
    assert_eq!(
        Vault::create(
            tempfile::tempdir().unwrap().path(),
            &Code::new(PIN),
            &NoKeyStore,
            at_test_cost(false)
        )
        .err()
        .map(|error| matches!(error, VaultError::Weak(_))),
        Some(true)
    );
}

#[test]
fn no_pin_opens_a_copied_folder_without_the_hardware_key() {
    let phone = MemoryKeyStore::default();
    let dir = tempfile::tempdir().unwrap();
    Vault::create(dir.path(), &Code::new(PIN), &phone, at_test_cost(false)).unwrap();
    let copies: [TempDir; 3] = std::array::from_fn(|_| copy_of(dir.path()));
    let loot = Loot::read(copies[0].path());
    assert!(loot.hardware.is_some());
    loot.forge_without_hardware(copies[1].path());

    let by_derivation: Vec<_> = pins().filter(|pin| loot.opens_under(pin, &[])).collect();
    assert!(by_derivation.is_empty(), "by his own derivation");
    let vault = Vault::open_for_tests(copies[0].path()).unwrap();
    for pin in pins() {
        let door = vault.unlock(&Code::new(pin), &NoKeyStore, &clock());
        assert_eq!(door.err(), Some(UnlockError::KeyStoreGone));
    }
    let forged = tried_at_the_door(copies[1].path(), &NoKeyStore);
    assert!(forged.is_empty(), "at the door of a forged file");
    let elsewhere = tried_at_the_door(copies[2].path(), &ThiefsPhone(MemoryKeyStore::default()));
    assert!(elsewhere.is_empty(), "on another phone");

    assert!(
        Vault::open_for_tests(dir.path())
            .unwrap()
            .unlock(&Code::new(PIN), &phone, &clock())
            .is_ok(),
        "on the phone it came from, the PIN opens"
    );
}

#[test]
fn one_answer_of_the_hardware_overheard_helps_with_no_other_pin() {
    let phone = BuggedPhone::default();
    let dir = tempfile::tempdir().unwrap();
    Vault::create(dir.path(), &Code::new(PIN), &phone, at_test_cost(false)).unwrap();
    let loot = Loot::read(copy_of(dir.path()).path());
    let overheard = |pin: &str| {
        let vault = Vault::open_for_tests(dir.path()).unwrap();
        vault.unlock(&Code::new(pin), &phone, &clock()).ok();
        phone.answer.lock().unwrap().clone()
    };
    let to_a_wrong_pin = overheard("0000");
    assert_eq!(
        pins().find(|pin| loot.opens_under(pin, &to_a_wrong_pin)),
        None
    );
    assert!(loot.opens_under(PIN, &overheard(PIN)), "he can listen");
}

#[test]
fn at_the_real_cost_the_right_pin_opens_on_its_phone_and_nowhere_else() {
    let phone = MemoryKeyStore::default();
    let dir = tempfile::tempdir().unwrap();
    let made = Vault::create(dir.path(), &Code::new(PIN), &phone, Options::default()).unwrap();
    let copy = copy_of(dir.path());
    let loot = Loot::read(copy.path());
    assert_eq!((loot.passes, loot.memory_kib, loot.lanes), (3, 65_536, 1));

    assert!(!loot.opens_under(PIN, &[]));
    let stolen = Vault::open(copy.path()).unwrap();
    let pin = Code::new(PIN);
    assert_eq!(
        stolen.unlock(&pin, &NoKeyStore, &clock()).err(),
        Some(UnlockError::KeyStoreGone)
    );
    assert_eq!(
        stolen
            .unlock(&pin, &ThiefsPhone(MemoryKeyStore::default()), &clock())
            .err(),
        Some(UnlockError::WrongCode { tries: 1 })
    );

    let here = Vault::open(dir.path())
        .unwrap()
        .unlock(&pin, &phone, &clock())
        .unwrap();
    assert_eq!(*here.to_pragma(), *made.to_pragma());
}
