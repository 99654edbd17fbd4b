//! The key of an export: made from a passphrase alone, for that one file, and never the vault's.
//!
//! No hardware key takes part, for an export is opened on another phone; so the passphrase must be the long kind. The
//! database key does not stand in the file, not even wrapped: a passphrase that gets known then opens what was in the
//! journal on that day, and nothing written after it.
//!
//! An export is sealed in pieces, as in the STREAM construction: the nonce of a piece is its number and whether it is
//! the last, so that no piece can be taken away, moved, doubled or cut off at the end. Counting is safe because the
//! salt, and with it the key, is new for each file.

use super::alone;
use super::code::{self, Code};
use super::cost::{Cost, Policy};
use super::error::VaultError;
use super::key::{expand, random, stretch};
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use std::fmt;
use zeroize::Zeroizing;

/// What stands in clear in an export so that its passphrase can open it: salt and cost.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct ExportLock {
    cost: Cost,
    salt: [u8; 16],
}

impl ExportLock {
    /// Bytes of its written form: passes, memory in KiB and lanes, four bytes each, big-endian; 16 of salt.
    pub const LEN: usize = 28;

    /// Writes it.
    pub fn to_bytes(self) -> [u8; Self::LEN] {
        let mut out = [0; Self::LEN];
        let numbers = [self.cost.passes, self.cost.memory_kib, self.cost.lanes];
        let bytes = numbers
            .into_iter()
            .flat_map(u32::to_be_bytes)
            .chain(self.salt);
        for (to, byte) in out.iter_mut().zip(bytes) {
            *to = byte;
        }
        out
    }

    /// Reads it. Errors: [`VaultError::Damaged`] if there are not [`Self::LEN`] bytes or they ask for more memory or
    /// time than the app can pay; [`VaultError::BelowFloor`].
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, VaultError> {
        let (numbers, salt) = bytes.split_at_checked(12).ok_or(VaultError::Damaged)?;
        let mut numbers = numbers
            .chunks_exact(4)
            .map_while(|four| four.try_into().ok().map(u32::from_be_bytes));
        let mut next = || numbers.next().ok_or(VaultError::Damaged);
        let cost = Cost {
            passes: next()?,
            memory_kib: next()?,
            lanes: next()?,
        };
        let salt = salt.try_into().map_err(|_| VaultError::Damaged)?;
        if !Policy::Floor.allows(cost) {
            return Err(VaultError::BelowFloor);
        }
        if !cost.is_payable() {
            return Err(VaultError::Damaged);
        }
        Ok(Self { cost, salt })
    }
}

impl fmt::Debug for ExportLock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ExportLock")
    }
}

/// The key of one export. Wiped from memory when dropped; never shown.
pub struct ExportKey(Zeroizing<[u8; 32]>);

impl ExportKey {
    /// Bytes by which a sealed piece is longer than what is in it.
    pub const TAG: usize = 16;

    /// A key for a new export, and the lock to write into it. Takes as long as `cost` says: call it off the thread
    /// that draws. Errors: [`VaultError::Weak`] (the rules of a code without hardware), [`VaultError::BelowFloor`],
    /// [`VaultError::Random`], [`VaultError::Memory`].
    pub fn new(passphrase: &Code, cost: Cost) -> Result<(Self, ExportLock), VaultError> {
        let broken = code::broken(passphrase, false, false);
        if !broken.is_empty() {
            return Err(VaultError::Weak(broken));
        }
        if !Policy::Floor.allows(cost) || !cost.is_payable() {
            return Err(VaultError::BelowFloor);
        }
        let lock = ExportLock {
            cost,
            salt: random()?,
        };
        Ok((Self::derive(passphrase, &lock)?, lock))
    }

    /// The key that opens an export, if this is its passphrase; a wrong one gives a key that opens nothing. Takes as
    /// long as the lock says. Errors: [`VaultError::Memory`].
    pub fn derive(passphrase: &Code, lock: &ExportLock) -> Result<Self, VaultError> {
        let _alone = alone();
        let stretched = stretch(passphrase, &lock.salt, lock.cost)?;
        let key = expand(&lock.salt, stretched.as_slice(), b"grusvej export 1")?;
        Ok(Self(key))
    }

    /// Seals piece `number` (from 0), bound to `clear`. Each number is sealed once with a key. Errors:
    /// [`VaultError::Memory`].
    pub fn seal(
        &self,
        number: u64,
        last: bool,
        clear: &[u8],
        plain: &[u8],
    ) -> Result<Vec<u8>, VaultError> {
        let payload = Payload {
            msg: plain,
            aad: clear,
        };
        self.cipher()
            .encrypt(&nonce(number, last), payload)
            .map_err(|_| VaultError::Memory)
    }

    /// Opens what [`Self::seal`] sealed; `None` if this is not the key, the number, the end or a byte.
    pub fn open(
        &self,
        number: u64,
        last: bool,
        clear: &[u8],
        sealed: &[u8],
    ) -> Option<Zeroizing<Vec<u8>>> {
        let payload = Payload {
            msg: sealed,
            aad: clear,
        };
        self.cipher()
            .decrypt(&nonce(number, last), payload)
            .ok()
            .map(Zeroizing::new)
    }

    fn cipher(&self) -> XChaCha20Poly1305 {
        XChaCha20Poly1305::new((&*self.0).into())
    }
}

impl fmt::Debug for ExportKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ExportKey")
    }
}

fn nonce(number: u64, last: bool) -> XNonce {
    let mut nonce = [0; 24];
    let bytes = number.to_be_bytes().into_iter().chain([u8::from(last)]);
    for (to, byte) in nonce.iter_mut().rev().zip(bytes.rev()) {
        *to = byte;
    }
    nonce.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    const PHRASE: &str = "grus vej hat kat";

    fn made() -> (ExportKey, ExportLock) {
        ExportKey::new(&Code::new(PHRASE), Cost::FLOOR).unwrap()
    }

    #[test]
    fn the_same_passphrase_and_lock_open_and_nothing_else_does() {
        let (key, lock) = made();
        let sealed = key.seal(0, true, b"head", b"words").unwrap();
        let again = ExportKey::derive(&Code::new(PHRASE), &lock).unwrap();
        assert_eq!(*again.open(0, true, b"head", &sealed).unwrap(), b"words");
        let other = ExportKey::derive(&Code::new("grus vej hat kaT"), &lock).unwrap();
        assert!(other.open(0, true, b"head", &sealed).is_none());
        let (elsewhere, _) = made();
        assert!(elsewhere.open(0, true, b"head", &sealed).is_none(), "salt");
    }

    #[test]
    fn a_piece_opens_only_as_itself() {
        let (key, _) = made();
        let sealed = key.seal(7, false, b"head", b"words").unwrap();
        assert_eq!(sealed.len(), 5 + ExportKey::TAG);
        assert!(key.open(7, false, b"head", &sealed).is_some());
        for (number, last, clear) in [
            (6, false, b"head"),
            (7 << 8, false, b"head"),
            (7, true, b"head"),
            (7, false, b"heaD"),
        ] {
            assert!(key.open(number, last, clear, &sealed).is_none());
        }
        for at in 0..sealed.len() {
            let mut bent = sealed.clone();
            bent[at] ^= 1;
            assert!(key.open(7, false, b"head", &bent).is_none(), "{at}");
        }
    }

    #[test]
    fn every_number_and_end_has_a_nonce_of_its_own() {
        let all: std::collections::BTreeSet<Vec<u8>> = [0, 1, 2, 255, 256, u64::MAX]
            .into_iter()
            .flat_map(|n| [nonce(n, false), nonce(n, true)])
            .map(|n| n.to_vec())
            .collect();
        assert_eq!(all.len(), 12);
    }

    #[test]
    fn a_lock_reads_back_and_a_cheap_or_absurd_one_is_refused() {
        let (_, lock) = made();
        let bytes = lock.to_bytes();
        assert_eq!(ExportLock::from_bytes(&bytes).unwrap(), lock);
        let with = |at: usize, number: u32| {
            let mut bytes = bytes;
            bytes[at..at + 4].copy_from_slice(&number.to_be_bytes());
            ExportLock::from_bytes(&bytes)
        };
        assert_eq!(with(0, 1), Err(VaultError::BelowFloor));
        assert_eq!(with(4, 19 * 1024 - 1), Err(VaultError::BelowFloor));
        assert_eq!(with(8, 0), Err(VaultError::BelowFloor));
        assert_eq!(with(4, u32::MAX), Err(VaultError::Damaged));
        assert_eq!(with(0, 1000), Err(VaultError::Damaged));
        for short in [0, 11, 12, 27] {
            let cut = ExportLock::from_bytes(&bytes[..short]);
            assert_eq!(cut, Err(VaultError::Damaged), "{short}");
        }
    }

    #[test]
    fn a_short_passphrase_or_a_cheap_derivation_seals_nothing() {
        let four = ExportKey::new(&Code::new("2580"), Cost::FLOOR);
        assert!(matches!(four, Err(VaultError::Weak(_))));
        let cheap = ExportKey::new(&Code::new(PHRASE), Cost::for_tests());
        assert!(matches!(cheap, Err(VaultError::BelowFloor)));
    }

    #[test]
    fn neither_key_nor_lock_prints_anything() {
        let (key, lock) = made();
        assert_eq!(format!("{key:?} {lock:?}"), "ExportKey ExportLock");
    }
}
