//! The power is cut before every step on the disk; the next start must find the old state or the new one.

use super::*;
use crate::vault::fuse::{steps_of, with_power_for};

/// Cuts the power of `act` after 0, 1, 2, … steps, each time on fresh ground, until it gets through.
fn cut_everywhere<G>(ground: impl Fn() -> G, act: impl Fn(&G) -> bool, look: impl Fn(&G, bool)) {
    for steps in 0..100 {
        let ground = ground();
        let done = with_power_for(steps, || act(&ground));
        look(&ground, done);
        if done {
            assert!(steps > 3, "the power was cut nowhere");
            return;
        }
    }
    panic!("it never gets through");
}

#[test]
fn a_vault_cut_while_being_made_is_there_or_not() {
    for has_hardware in [false, true] {
        let store = || Phone(has_hardware.then(MemoryKeyStore::default));
        cut_everywhere(
            || (folder(), store()),
            |(dir, phone)| Vault::create(dir.path(), &code(LONG), phone, cheap()).is_ok(),
            |(dir, phone), done| {
                if Vault::exists(dir.path()) {
                    assert!(unlocked(dir.path(), LONG, phone).is_ok());
                    assert_eq!(opened(dir.path()).wait(&clock()), None);
                } else {
                    assert!(!done);
                    assert_eq!(phone.keys(), 0, "no key is left over");
                    Vault::create(dir.path(), &code(OTHER), phone, cheap()).unwrap();
                    assert!(unlocked(dir.path(), OTHER, phone).is_ok());
                }
            },
        );
    }
}

#[test]
fn a_cut_change_of_code_leaves_one_code_that_opens() {
    for has_hardware in [false, true] {
        cut_everywhere(
            || {
                let phone = Phone(has_hardware.then(MemoryKeyStore::default));
                let (dir, key) = made(&phone);
                (dir, key, phone)
            },
            |(dir, _, phone)| {
                opened(dir.path())
                    .change_code(&code(LONG), &code(OTHER), phone, &clock())
                    .is_ok()
            },
            |(dir, key, phone), done| {
                let old = unlocked(dir.path(), LONG, phone);
                let new = unlocked(dir.path(), OTHER, phone);
                assert!(old.is_ok() != new.is_ok(), "{old:?} {new:?}");
                assert!(new.is_ok() || !done);
                assert_eq!(&old.or(new).unwrap(), key);
                assert!(
                    !dir.path().join(disk::waiting(header::FILE)).exists(),
                    "what the cut left is cleared away"
                );
            },
        );
    }
}

#[test]
fn a_cut_wipe_is_finished_or_has_not_begun() {
    for has_hardware in [false, true] {
        for finish_at_start in [false, true] {
            cut_everywhere(
                || {
                    let phone = Phone(has_hardware.then(MemoryKeyStore::default));
                    let (dir, key) = made(&phone);
                    fs::write(dir.path().join("journal.db"), "noise").unwrap();
                    (dir, key, phone)
                },
                |(dir, _, phone)| Vault::wipe(dir.path(), &["journal.db"], phone).is_ok(),
                |(dir, key, phone), done| {
                    if Vault::exists(dir.path()) {
                        assert!(!done);
                        assert_eq!(&unlocked(dir.path(), LONG, phone).unwrap(), key);
                        assert!(dir.path().join("journal.db").exists());
                        return;
                    }
                    assert_eq!(
                        Vault::open_for_tests(dir.path()).unwrap_err(),
                        VaultError::Missing
                    );
                    if finish_at_start {
                        Vault::finish_wipe(dir.path(), phone).unwrap();
                        assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 0);
                        assert_eq!(phone.keys(), 0);
                    } else {
                        Vault::create(dir.path(), &code(OTHER), phone, cheap()).unwrap();
                        assert_ne!(&unlocked(dir.path(), OTHER, phone).unwrap(), key);
                        assert!(!dir.path().join("journal.db").exists());
                        assert!(phone.keys() <= 1);
                    }
                },
            );
        }
    }
}

#[test]
fn a_wipe_cut_twice_still_forgets_the_hardware_key() {
    for first in 0..20 {
        let phone = MemoryKeyStore::default();
        let (dir, _) = made(&phone);
        if with_power_for(first, || Vault::wipe(dir.path(), &[], &phone)).is_ok() {
            return;
        }
        Vault::wipe(dir.path(), &[], &phone).unwrap();
        assert!(phone.is_empty(), "cut after {first}");
    }
    panic!("it never gets through");
}

#[test]
fn a_file_is_synced_before_it_is_renamed_and_its_folder_after() {
    let dir = folder();
    let save = ["write", "sync", "rename", "sync folder"];
    let steps = steps_of(|| disk::save(dir.path(), "a", b"bytes").unwrap());
    assert_eq!(steps, save);
    let made = steps_of(|| {
        Vault::create(dir.path(), &code(LONG), &NoKeyStore, cheap()).unwrap();
    });
    assert_eq!(made, [save, save].concat(), "the vault file comes last");
}

#[test]
fn what_is_erased_is_overwritten_first() {
    let dir = folder();
    fs::write(dir.path().join("a"), "secret").unwrap();
    // A second name for the same bytes shows what became of them.
    fs::hard_link(dir.path().join("a"), dir.path().join("b")).unwrap();
    let steps = steps_of(|| disk::erase(dir.path(), "a").unwrap());
    assert_eq!(steps, ["write", "sync", "remove", "sync folder"]);
    assert!(!dir.path().join("a").exists());
    assert_eq!(fs::read(dir.path().join("b")).unwrap(), [0; 6]);
}

/// A machine with or without a key store.
struct Phone(Option<MemoryKeyStore>);

impl Phone {
    fn keys(&self) -> usize {
        self.0.as_ref().map_or(0, MemoryKeyStore::len)
    }

    fn store(&self) -> &dyn KeyStore {
        match &self.0 {
            Some(store) => store,
            None => &NoKeyStore,
        }
    }
}

impl KeyStore for Phone {
    fn is_present(&self) -> bool {
        self.0.is_some()
    }
    fn create(&self, name: &KeyName) -> Result<(), KeyStoreError> {
        self.store().create(name)
    }
    fn bind(
        &self,
        name: &KeyName,
        label: &[u8],
    ) -> Result<zeroize::Zeroizing<[u8; 32]>, KeyStoreError> {
        self.store().bind(name, label)
    }
    fn forget(&self, name: &KeyName) -> Result<(), KeyStoreError> {
        self.store().forget(name)
    }
}
