//! The vault file: forged, damaged, newer, too cheap.

use super::*;
use crate::vault::header::hex;

/// Rewrites fields of the vault file; the checksum is mended, as an attacker would.
fn forge(dir: &Path, change: impl FnOnce(&mut serde_json::Value)) {
    let mut json: serde_json::Value = serde_json::from_slice(&file(dir)).unwrap();
    change(&mut json);
    json["check"] = "".into();
    let text = json.to_string();
    // Ask the reader itself for the checksum that it wants.
    let check = Header::wanted_check(text.as_bytes());
    json["check"] = check.into();
    fs::write(dir.join(header::FILE), json.to_string()).unwrap();
}

#[test]
fn a_vault_cheaper_than_the_floor_is_refused_in_use() {
    let (dir, _) = made(&NoKeyStore);
    assert_eq!(Vault::open(dir.path()).unwrap_err(), VaultError::BelowFloor);
    for cheaper in [
        Cost {
            passes: 1,
            ..Cost::FLOOR
        },
        Cost {
            memory_kib: 19 * 1024 - 1,
            ..Cost::FLOOR
        },
    ] {
        let dir = folder();
        let options = Options {
            demo: true,
            cost: cheaper,
        };
        assert_eq!(
            Vault::create(dir.path(), &code(LONG), &NoKeyStore, options).unwrap_err(),
            VaultError::BelowFloor
        );
        let (dir, _) = made(&NoKeyStore);
        forge(dir.path(), |json| {
            json["passes"] = cheaper.passes.into();
            json["memory_kib"] = cheaper.memory_kib.into();
        });
        assert_eq!(Vault::open(dir.path()).unwrap_err(), VaultError::BelowFloor);
    }
}

#[test]
fn a_file_that_asks_for_all_memory_is_damaged() {
    let (dir, _) = made(&NoKeyStore);
    forge(dir.path(), |json| json["memory_kib"] = u32::MAX.into());
    assert_eq!(
        Vault::open_for_tests(dir.path()).unwrap_err(),
        VaultError::Damaged
    );
}

#[test]
fn no_field_in_clear_can_be_changed_unnoticed() {
    type Change = fn(&mut serde_json::Value);
    let changes: [Change; 7] = [
        |json| json["demo"] = true.into(),
        |json| json["digits"] = true.into(),
        |json| json["hardware"] = hex(&[1; 16]).into(),
        |json| json["passes"] = 2.into(),
        |json| json["salt"] = hex(&[1; 16]).into(),
        |json| json["nonce"] = hex(&[1; 24]).into(),
        |json| json["wrapped"] = hex(&[1; 48]).into(),
    ];
    for (number, change) in changes.into_iter().enumerate() {
        let (dir, _) = made(&NoKeyStore);
        forge(dir.path(), change);
        let key_store = MemoryKeyStore::default();
        key_store.create(&KeyName::new([1; 16])).unwrap();
        let result = Vault::open_under(dir.path(), Policy::Forged)
            .unwrap()
            .unlock(&code(LONG), &key_store, &clock());
        assert_eq!(
            result.unwrap_err(),
            UnlockError::WrongCode { tries: 1 },
            "change {number}"
        );
    }
}

#[test]
fn a_newer_vault_is_refused_and_left_as_it_is() {
    let (dir, _) = made(&NoKeyStore);
    let newer = br#"{"format":2,"something":"else"}"#;
    fs::write(dir.path().join(header::FILE), newer).unwrap();
    assert_eq!(Vault::open(dir.path()).unwrap_err(), VaultError::Newer(2));
    assert!(Vault::create(dir.path(), &code(LONG), &NoKeyStore, cheap()).is_err());
    assert_eq!(file(dir.path()), newer);
}

#[test]
fn damage_is_told_from_a_wrong_code_at_every_byte() {
    let (dir, _) = made(&NoKeyStore);
    let vault = opened(dir.path());
    let whole = file(dir.path());
    for end in 0..whole.len() {
        fs::write(dir.path().join(header::FILE), &whole[..end]).unwrap();
        let result = vault.unlock(&code(LONG), &NoKeyStore, &clock());
        assert_eq!(result.unwrap_err(), UnlockError::Damaged, "cut at {end}");
    }
    for at in 0..whole.len() {
        let mut rotten = whole.clone();
        rotten[at] ^= 1;
        fs::write(dir.path().join(header::FILE), &rotten).unwrap();
        match vault.unlock(&code(LONG), &NoKeyStore, &clock()) {
            // `"format":0` and so on.
            Err(UnlockError::Damaged) => {}
            other => panic!("byte {at}: {other:?}"),
        }
    }
    fs::write(dir.path().join(header::FILE), &whole).unwrap();
    assert_eq!(vault.wait(&clock()), None, "damage is no wrong try");
    assert!(vault.unlock(&code(LONG), &NoKeyStore, &clock()).is_ok());
}

proptest! {
    #[test]
    fn no_file_makes_the_vault_panic_or_open(bytes in proptest::collection::vec(any::<u8>(), 0..600)) {
        let dir = folder();
        fs::write(dir.path().join(header::FILE), &bytes).unwrap();
        prop_assert!(Vault::open_for_tests(dir.path()).is_err());
    }
}
