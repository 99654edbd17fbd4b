//! The wipe: all that it is told, nothing else, whatever state the vault is in.

use super::*;

#[test]
fn a_wipe_takes_what_it_is_told_and_no_more() {
    let phone = MemoryKeyStore::default();
    let (dir, _) = made(&phone);
    let at = |name: &str| dir.path().join(name);
    fs::create_dir(at("bytes")).unwrap();
    for name in ["journal.db", "bytes/1", "other"] {
        fs::write(at(name), "noise").unwrap();
    }
    Vault::wipe(
        dir.path(),
        &["journal.db", "journal.db-wal", "bytes"],
        &phone,
    )
    .unwrap();
    let left: Vec<_> = fs::read_dir(dir.path())
        .unwrap()
        .map(|entry| entry.unwrap().file_name())
        .collect();
    assert_eq!(left, ["other"]);
    assert!(phone.is_empty());
    assert!(!Vault::exists(dir.path()));
    Vault::create(dir.path(), &code(OTHER), &phone, cheap()).unwrap();
}

#[test]
fn a_wipe_never_leaves_the_data_folder() {
    let (dir, _) = made(&NoKeyStore);
    for outside in ["..", "../x", "a/../../x", "/etc", "", "."] {
        assert_eq!(
            Vault::wipe(dir.path(), &[outside], &NoKeyStore),
            Err(VaultError::Outside),
            "{outside}"
        );
    }
    assert!(Vault::exists(dir.path()));
}

#[test]
fn a_damaged_vault_can_be_wiped_with_what_a_cut_left_beside_it() {
    let (dir, _) = made(&NoKeyStore);
    fs::write(dir.path().join(header::FILE), "{").unwrap();
    fs::write(dir.path().join(disk::waiting(header::FILE)), "{}").unwrap();
    Vault::wipe(dir.path(), &[], &NoKeyStore).unwrap();
    assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 0);
}

#[test]
fn a_key_store_that_fails_does_not_stop_a_wipe_or_a_new_start() {
    let phone = Stubborn::default();
    let (dir, _) = made(&phone);
    assert_eq!(
        Vault::wipe(dir.path(), &[], &phone),
        Err(VaultError::KeyStore(KeyStoreError::Busy))
    );
    assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 0);
    Vault::create(dir.path(), &code(LONG), &phone, cheap()).unwrap();
}

/// A key store that never lets a key go.
#[derive(Default)]
struct Stubborn(MemoryKeyStore);

impl KeyStore for Stubborn {
    fn is_present(&self) -> bool {
        true
    }
    fn create(&self, name: &KeyName) -> Result<(), KeyStoreError> {
        self.0.create(name)
    }
    fn bind(
        &self,
        name: &KeyName,
        label: &[u8],
    ) -> Result<zeroize::Zeroizing<[u8; 32]>, KeyStoreError> {
        self.0.bind(name, label)
    }
    fn forget(&self, _: &KeyName) -> Result<(), KeyStoreError> {
        Err(KeyStoreError::Busy)
    }
}
