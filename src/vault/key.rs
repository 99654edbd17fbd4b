//! The database key, and the key that wraps it.
//!
//! Wrapping key = HKDF-SHA256(Argon2id(code) ‖ what the hardware answers to it). The hardware's answer depends on the
//! stretched code, so each guess needs the phone; see `platform::KeyStore`.

use super::code::Code;
use super::cost::Cost;
use super::error::VaultError;
use crate::platform::{KeyName, KeyStore};
use argon2::{Algorithm, Argon2, Block, Params, Version};
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use hkdf::Hkdf;
use sha2::Sha256;
use std::fmt;
use std::fmt::Write as _;
use zeroize::Zeroizing;

/// The 32 random bytes under which the database is encrypted. Wiped from memory when dropped; never shown, never
/// cloned by accident.
pub struct DatabaseKey(Zeroizing<[u8; 32]>);

impl DatabaseKey {
    /// A new one. Errors: [`VaultError::Random`].
    pub(super) fn random() -> Result<Self, VaultError> {
        let mut key = Zeroizing::new([0; 32]);
        getrandom::fill(key.as_mut_slice()).map_err(|_| VaultError::Random)?;
        Ok(Self(key))
    }

    /// A second copy, for a connection of its own.
    #[must_use]
    pub fn share(&self) -> Self {
        Self(self.0.clone())
    }

    /// The form that `PRAGMA key` of the encrypted database takes for a raw key, without the outer quotes: `x'…64 hex digits…'`.
    pub fn to_pragma(&self) -> Zeroizing<String> {
        let mut text = Zeroizing::new(String::with_capacity(67));
        text.push_str("x'");
        push_hex(&mut text, self.0.as_slice());
        text.push('\'');
        text
    }
}

impl fmt::Debug for DatabaseKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("DatabaseKey")
    }
}

/// `N` random bytes from the system, for what is no secret.
pub(super) fn random<const N: usize>() -> Result<[u8; N], VaultError> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|_| VaultError::Random)?;
    Ok(bytes)
}

/// Appends two hexadecimal digits a byte.
pub(super) fn push_hex(text: &mut String, bytes: &[u8]) {
    for byte in bytes {
        // Writing to a string cannot fail.
        write!(text, "{byte:02x}").unwrap_or_default();
    }
}

/// The key that wraps the database key.
pub(super) struct WrappingKey(Zeroizing<[u8; 32]>);

impl WrappingKey {
    /// Derives it; takes as long as `cost` says. Errors: [`VaultError::Memory`], [`VaultError::KeyStore`].
    pub(super) fn derive(
        code: &Code,
        salt: &[u8; 16],
        cost: Cost,
        hardware: Option<(&KeyName, &dyn KeyStore)>,
    ) -> Result<Self, VaultError> {
        let stretched = stretch(code, salt, cost)?;
        let mut material = Zeroizing::new([0; 64]);
        let (ours, theirs) = material.split_at_mut(32);
        ours.copy_from_slice(stretched.as_slice());
        if let Some((name, store)) = hardware {
            let label = expand(salt, stretched.as_slice(), b"grusvej vault 1 question")?;
            theirs.copy_from_slice(store.bind(name, label.as_slice())?.as_slice());
        }
        let info: &[u8] = if hardware.is_some() {
            b"grusvej vault 1 with hardware"
        } else {
            b"grusvej vault 1 code only"
        };
        Ok(Self(expand(salt, material.as_slice(), info)?))
    }

    /// Seals `key`, bound to `clear`. The nonce is random and new at each call of the vault.
    pub(super) fn wrap(
        &self,
        key: &DatabaseKey,
        nonce: &[u8; 24],
        clear: &[u8],
    ) -> Result<Vec<u8>, VaultError> {
        let payload = Payload {
            msg: key.0.as_slice(),
            aad: clear,
        };
        self.cipher()
            .encrypt(&XNonce::from(*nonce), payload)
            .map_err(|_| VaultError::Memory)
    }

    /// Opens what [`Self::wrap`] sealed; `None` if this is not the key or a byte differs.
    pub(super) fn unwrap(
        &self,
        wrapped: &[u8],
        nonce: &[u8; 24],
        clear: &[u8],
    ) -> Option<DatabaseKey> {
        let payload = Payload {
            msg: wrapped,
            aad: clear,
        };
        let opened = self
            .cipher()
            .decrypt(&XNonce::from(*nonce), payload)
            .ok()
            .map(Zeroizing::new)?;
        let mut key = Zeroizing::new([0; 32]);
        (opened.len() == key.len()).then(|| key.copy_from_slice(&opened))?;
        Some(DatabaseKey(key))
    }

    fn cipher(&self) -> XChaCha20Poly1305 {
        XChaCha20Poly1305::new((&*self.0).into())
    }
}

/// Argon2id of a code. Errors: [`VaultError::Memory`].
pub(super) fn stretch(
    code: &Code,
    salt: &[u8; 16],
    cost: Cost,
) -> Result<Zeroizing<[u8; 32]>, VaultError> {
    let params = Params::new(cost.memory_kib, cost.passes, cost.lanes, Some(32))
        .map_err(|_| VaultError::Damaged)?;
    // The working memory can tell the code; the crate's own would be freed unwiped.
    let mut memory = Vec::new();
    memory
        .try_reserve_exact(params.block_count())
        .map_err(|_| VaultError::Memory)?;
    memory.resize(params.block_count(), Block::new());
    let mut memory = Zeroizing::new(memory.into_boxed_slice());
    let mut out = Zeroizing::new([0; 32]);
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_into_with_memory(
            code.text().as_bytes(),
            salt,
            out.as_mut_slice(),
            &mut *memory,
        )
        .map_err(|_| VaultError::Memory)?;
    Ok(out)
}

/// HKDF-SHA256 of `material` for the use that `info` names.
pub(super) fn expand(
    salt: &[u8],
    material: &[u8],
    info: &[u8],
) -> Result<Zeroizing<[u8; 32]>, VaultError> {
    let mut out = Zeroizing::new([0; 32]);
    Hkdf::<Sha256>::new(Some(salt), material)
        .expand(info, out.as_mut_slice())
        .map_err(|_| VaultError::Memory)?;
    Ok(out)
}
