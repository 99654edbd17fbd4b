//! The vault file: all that is kept of the code, in clear, and the wrapped key.
//!
//! JSON, since it is small, read once a start, and a person can see what is in it. The clear fields are bound to the
//! wrapped key (AAD), so none can be changed unnoticed by someone without the code; the checksum is no protection but
//! tells bit rot and torn files from a wrong code.

use super::code::Code;
use super::cost::{Cost, Policy};
use super::disk;
use super::error::VaultError;
use super::key::{DatabaseKey, WrappingKey, push_hex, random};
use crate::platform::{KeyName, KeyStore};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::io::ErrorKind;
use std::path::Path;

/// The vault file's name in the data folder.
pub(super) const FILE: &str = "vault.json";

const FORMAT: u32 = 1;
const KDF: &str = "argon2id";

/// What the vault file says.
pub(super) struct Header {
    pub(super) cost: Cost,
    pub(super) hardware: Option<KeyName>,
    pub(super) demo: bool,
    pub(super) digits: bool,
    salt: [u8; 16],
    nonce: [u8; 24],
    wrapped: Vec<u8>,
}

#[derive(Deserialize)]
struct AnyFormat {
    format: u32,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    format: u32,
    kdf: String,
    passes: u32,
    memory_kib: u32,
    lanes: u32,
    salt: String,
    /// The name of the hardware key that takes part.
    hardware: Option<String>,
    demo: bool,
    digits: bool,
    nonce: String,
    wrapped: String,
    check: String,
}

impl Header {
    /// Wraps `key` under `code`, with new salt and nonce.
    pub(super) fn wrap(
        key: &DatabaseKey,
        code: &Code,
        cost: Cost,
        demo: bool,
        hardware: Option<(&KeyName, &dyn KeyStore)>,
    ) -> Result<Self, VaultError> {
        let mut header = Self {
            cost,
            hardware: hardware.map(|(name, _)| name.clone()),
            demo,
            digits: code.is_digits(),
            salt: random()?,
            nonce: random()?,
            wrapped: Vec::new(),
        };
        header.wrapped = WrappingKey::derive(code, &header.salt, cost, hardware)?.wrap(
            key,
            &header.nonce,
            &header.clear(),
        )?;
        Ok(header)
    }

    /// The database key, if this is the code; takes as long as the cost says.
    pub(super) fn unwrap(
        &self,
        code: &Code,
        key_store: &dyn KeyStore,
    ) -> Result<Option<DatabaseKey>, VaultError> {
        let hardware = self.hardware.as_ref().map(|name| (name, key_store));
        let key = WrappingKey::derive(code, &self.salt, self.cost, hardware)?;
        Ok(key.unwrap(&self.wrapped, &self.nonce, &self.clear()))
    }

    /// Reads it. Errors: missing, newer, damaged, cheaper than `policy` allows, or the disk's.
    pub(super) fn read(dir: &Path, policy: Policy) -> Result<Self, VaultError> {
        let bytes = std::fs::read(dir.join(FILE)).map_err(|error| match error.kind() {
            ErrorKind::NotFound => VaultError::Missing,
            kind => VaultError::Io(kind),
        })?;
        let header = Self::parse(&bytes)?;
        policy
            .allows(header.cost)
            .then_some(header)
            .ok_or(VaultError::BelowFloor)
    }

    /// The bytes of the file.
    pub(super) fn to_bytes(&self) -> Result<Vec<u8>, VaultError> {
        let written = Written {
            format: FORMAT,
            kdf: KDF.to_owned(),
            passes: self.cost.passes,
            memory_kib: self.cost.memory_kib,
            lanes: self.cost.lanes,
            salt: hex(&self.salt),
            hardware: self.hardware.as_ref().map(ToString::to_string),
            demo: self.demo,
            digits: self.digits,
            nonce: hex(&self.nonce),
            wrapped: hex(&self.wrapped),
            check: self.check(),
        };
        serde_json::to_vec(&written).map_err(|_| VaultError::Memory)
    }

    /// Puts it in the place of the one before, in one step.
    pub(super) fn save(&self, dir: &Path) -> Result<(), VaultError> {
        Ok(disk::save(dir, FILE, &self.to_bytes()?)?)
    }

    fn parse(bytes: &[u8]) -> Result<Self, VaultError> {
        let damaged = |_| VaultError::Damaged;
        let AnyFormat { format } = serde_json::from_slice(bytes).map_err(damaged)?;
        if format > FORMAT {
            return Err(VaultError::Newer(format));
        }
        let written: Written = serde_json::from_slice(bytes).map_err(damaged)?;
        let header = Self::from_written(&written).ok_or(VaultError::Damaged)?;
        let is_ours = written.format == FORMAT
            && written.kdf == KDF
            && written.check == header.check()
            && header.cost.is_payable();
        is_ours.then_some(header).ok_or(VaultError::Damaged)
    }

    /// The checksum that would make this file pass.
    #[cfg(test)]
    pub(super) fn wanted_check(bytes: &[u8]) -> String {
        Self::from_written(&serde_json::from_slice(bytes).unwrap())
            .unwrap()
            .check()
    }

    fn from_written(written: &Written) -> Option<Self> {
        Some(Self {
            cost: Cost {
                passes: written.passes,
                memory_kib: written.memory_kib,
                lanes: written.lanes,
            },
            hardware: match &written.hardware {
                Some(name) => Some(KeyName::new(unhex(name)?.try_into().ok()?)),
                None => None,
            },
            demo: written.demo,
            digits: written.digits,
            salt: unhex(&written.salt)?.try_into().ok()?,
            nonce: unhex(&written.nonce)?.try_into().ok()?,
            wrapped: unhex(&written.wrapped)?,
        })
    }

    /// The clear fields in one fixed form, to be bound to the wrapped key.
    fn clear(&self) -> Vec<u8> {
        let mut bytes = b"grusvej vault".to_vec();
        for number in [
            FORMAT,
            self.cost.passes,
            self.cost.memory_kib,
            self.cost.lanes,
        ] {
            bytes.extend(number.to_le_bytes());
        }
        bytes.extend(self.salt);
        bytes.extend([self.demo, self.digits, self.hardware.is_some()].map(u8::from));
        if let Some(name) = &self.hardware {
            bytes.extend(name.as_bytes());
        }
        bytes
    }

    fn check(&self) -> String {
        let digest = Sha256::new()
            .chain_update(self.clear())
            .chain_update(self.nonce)
            .chain_update(&self.wrapped)
            .finalize();
        hex(&digest)
    }
}

pub(super) fn hex(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len().saturating_mul(2));
    push_hex(&mut text, bytes);
    text
}

pub(super) fn unhex(text: &str) -> Option<Vec<u8>> {
    let mut digits = text.bytes();
    let mut bytes = Vec::new();
    while let Some(high) = digits.next() {
        let pair = [high, digits.next()?];
        if !pair.iter().all(u8::is_ascii_hexdigit) {
            return None;
        }
        bytes.push(u8::from_str_radix(std::str::from_utf8(&pair).ok()?, 16).ok()?);
    }
    Some(bytes)
}
