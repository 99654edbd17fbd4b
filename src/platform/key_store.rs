//! The door to the platform's hardware key store.
//!
//! The vault asks the hardware a question for *every* code it judges, and the question holds the stretched code. A
//! store that handed out one secret per phone was refused: whoever got hold of it once could guess on, far away, for
//! as long as they liked.

use hkdf::Hkdf;
use sha2::Sha256;
use std::collections::BTreeMap;
use std::fmt;
use std::sync::{Mutex, PoisonError};
use zeroize::Zeroizing;

/// A hardware key store: it makes keys that cannot leave it and computes with them.
pub trait KeyStore: Send + Sync {
    /// Whether this platform has one. The answer never changes while the app runs.
    fn is_present(&self) -> bool;

    /// Makes a new key under `name`, usable only on this phone and never exportable.
    fn create(&self, name: &KeyName) -> Result<(), KeyStoreError>;

    /// 32 bytes that only the key `name` can compute for `label` (HMAC-SHA256 or as good). The same key and label
    /// give the same bytes.
    fn bind(&self, name: &KeyName, label: &[u8]) -> Result<Zeroizing<[u8; 32]>, KeyStoreError>;

    /// Destroys the key `name` for ever. It is no error if there is none.
    fn forget(&self, name: &KeyName) -> Result<(), KeyStoreError>;
}

/// Why the key store did not answer.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum KeyStoreError {
    /// This platform has none.
    #[error("this platform has no key store")]
    Absent,
    /// The key is not there (any more): another phone, or it was removed.
    #[error("the key is gone from the key store")]
    Gone,
    /// The key store failed for now; asking again may help.
    #[error("the key store did not answer")]
    Busy,
}

/// The name of one key: random, so that it says nothing. Shown as 32 hexadecimal digits.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct KeyName([u8; 16]);

impl KeyName {
    /// The name made of these bytes.
    pub const fn new(bytes: [u8; 16]) -> Self {
        Self(bytes)
    }

    /// The bytes it is made of.
    pub const fn as_bytes(&self) -> &[u8; 16] {
        &self.0
    }
}

impl fmt::Display for KeyName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for KeyName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("KeyName")
    }
}

/// No key store: the desktop and the browser preview.
#[derive(Clone, Copy, Debug, Default)]
pub struct NoKeyStore;

impl KeyStore for NoKeyStore {
    fn is_present(&self) -> bool {
        false
    }

    fn create(&self, _: &KeyName) -> Result<(), KeyStoreError> {
        Err(KeyStoreError::Absent)
    }

    fn bind(&self, _: &KeyName, _: &[u8]) -> Result<Zeroizing<[u8; 32]>, KeyStoreError> {
        Err(KeyStoreError::Absent)
    }

    fn forget(&self, _: &KeyName) -> Result<(), KeyStoreError> {
        Ok(())
    }
}

/// A key store in memory, **for tests only**: its keys die with the process, and it protects nothing.
#[derive(Default)]
pub struct MemoryKeyStore {
    keys: Mutex<BTreeMap<KeyName, Zeroizing<[u8; 32]>>>,
}

impl MemoryKeyStore {
    /// How many keys it holds.
    pub fn len(&self) -> usize {
        self.keys
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .len()
    }

    /// Whether it holds none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

impl KeyStore for MemoryKeyStore {
    fn is_present(&self) -> bool {
        true
    }

    fn create(&self, name: &KeyName) -> Result<(), KeyStoreError> {
        let mut key = Zeroizing::new([0; 32]);
        getrandom::fill(key.as_mut_slice()).map_err(|_| KeyStoreError::Busy)?;
        self.keys
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .insert(name.clone(), key);
        Ok(())
    }

    fn bind(&self, name: &KeyName, label: &[u8]) -> Result<Zeroizing<[u8; 32]>, KeyStoreError> {
        let keys = self.keys.lock().unwrap_or_else(PoisonError::into_inner);
        let key = keys.get(name).ok_or(KeyStoreError::Gone)?;
        let mut bound = Zeroizing::new([0; 32]);
        Hkdf::<Sha256>::new(Some(key.as_slice()), label)
            .expand(b"memory key store", bound.as_mut_slice())
            .map_err(|_| KeyStoreError::Busy)?;
        Ok(bound)
    }

    fn forget(&self, name: &KeyName) -> Result<(), KeyStoreError> {
        self.keys
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .remove(name);
        Ok(())
    }
}

impl fmt::Debug for MemoryKeyStore {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("MemoryKeyStore")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NAME: KeyName = KeyName::new([7; 16]);

    #[test]
    fn a_bound_answer_belongs_to_one_key_and_one_label() {
        let (here, there) = (MemoryKeyStore::default(), MemoryKeyStore::default());
        here.create(&NAME).unwrap();
        there.create(&NAME).unwrap();
        let answer = here.bind(&NAME, b"a").unwrap();
        assert_eq!(answer, here.bind(&NAME, b"a").unwrap());
        assert_ne!(answer, here.bind(&NAME, b"b").unwrap());
        assert_ne!(answer, there.bind(&NAME, b"a").unwrap());
    }

    #[test]
    fn a_forgotten_key_is_gone_and_forgetting_twice_is_no_error() {
        let store = MemoryKeyStore::default();
        store.create(&NAME).unwrap();
        store.forget(&NAME).unwrap();
        store.forget(&NAME).unwrap();
        assert_eq!(store.bind(&NAME, b"a").unwrap_err(), KeyStoreError::Gone);
    }

    #[test]
    fn a_desk_has_no_key_store() {
        assert!(!NoKeyStore.is_present());
        assert_eq!(NoKeyStore.create(&NAME), Err(KeyStoreError::Absent));
        assert_eq!(NoKeyStore.forget(&NAME), Ok(()));
    }
}
