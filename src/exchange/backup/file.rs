//! The file of an export, as bytes in memory.
//!
//! | bytes | what |
//! | --- | --- |
//! | 8 | `GRUSVEJ` and a line end, which a transfer as text would spoil |
//! | 2 | version, big-endian |
//! | 28 | cost and salt ([`ExportLock`]) |
//! | n × 65,552 | sealed pieces of 65,536 bytes, the last one shorter or as long; each bound to all bytes above |
//! | 32 | SHA-256 of everything before |
//!
//! What is sealed: for each entry its length (4 bytes, big-endian) and its bytes. Pieces have no length of their own,
//! so there is none to lie about. The checksum protects nothing; it tells a damaged file from a wrong passphrase, and
//! every version of the format ends with it.

use super::MAX_FILE;
use super::error::BackupError;
use crate::domain::entry;
use crate::vault::{Code, Cost, ExportKey, ExportLock, VaultError};
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

const MAGIC: &[u8; 8] = b"GRUSVEJ\n";
const VERSION: u16 = 1;
const HEADER: usize = 10 + ExportLock::LEN;
pub(super) const PIECE: usize = 64 * 1024;
pub(super) const SEALED: usize = PIECE + ExportKey::TAG;
const CHECK: usize = 32;

/// Writes an export, piece by piece. At most one piece lies open in memory.
pub(super) struct Writer {
    key: ExportKey,
    out: Vec<u8>,
    clear: [u8; HEADER],
    piece: Zeroizing<Vec<u8>>,
    number: u64,
}

impl Writer {
    /// Begins one; takes as long as `cost` says.
    pub(super) fn new(passphrase: &Code, cost: Cost) -> Result<Self, BackupError> {
        let (key, lock) = ExportKey::new(passphrase, cost)?;
        let mut clear = [0; HEADER];
        let bytes = MAGIC
            .iter()
            .copied()
            .chain(VERSION.to_be_bytes())
            .chain(lock.to_bytes());
        for (to, byte) in clear.iter_mut().zip(bytes) {
            *to = byte;
        }
        Ok(Self {
            key,
            out: clear.to_vec(),
            clear,
            // Room for all that it will ever hold, so that it never moves and leaves a copy behind.
            piece: Zeroizing::new(Vec::with_capacity(PIECE)),
            number: 0,
        })
    }

    /// Adds an entry.
    pub(super) fn entry(&mut self, bytes: &[u8]) -> Result<(), BackupError> {
        let length = u32::try_from(bytes.len()).map_err(|_| BackupError::TooBig)?;
        self.put(&length.to_be_bytes())?;
        self.put(bytes)
    }

    fn put(&mut self, mut bytes: &[u8]) -> Result<(), BackupError> {
        while !bytes.is_empty() {
            // A full piece waits for more: only then is it known not to be the last.
            if self.piece.len() == PIECE {
                self.seal(false)?;
            }
            let room = PIECE.saturating_sub(self.piece.len()).min(bytes.len());
            let (now, later) = bytes.split_at(room);
            self.piece.extend_from_slice(now);
            bytes = later;
        }
        Ok(())
    }

    fn seal(&mut self, last: bool) -> Result<(), BackupError> {
        let sealed = self.key.seal(self.number, last, &self.clear, &self.piece)?;
        self.out.extend_from_slice(&sealed);
        self.number = self.number.saturating_add(1);
        self.piece.clear();
        if self.out.len().saturating_add(CHECK) > MAX_FILE {
            return Err(BackupError::TooBig);
        }
        Ok(())
    }

    /// The whole file.
    pub(super) fn finish(mut self) -> Result<Vec<u8>, BackupError> {
        self.seal(true)?;
        let check = Sha256::digest(&self.out);
        self.out.extend_from_slice(&check);
        Ok(self.out)
    }
}

/// A file that is an export of a known version, with all its bytes.
pub(super) struct Sealed<'f> {
    clear: &'f [u8],
    pieces: &'f [u8],
    lock: ExportLock,
}

impl<'f> Sealed<'f> {
    /// Looks at everything that needs no passphrase.
    pub(super) fn read(file: &'f [u8]) -> Result<Self, BackupError> {
        if !file.starts_with(MAGIC) {
            return Err(BackupError::NotAnExport);
        }
        if file.len() > MAX_FILE {
            return Err(BackupError::TooBig);
        }
        let (body, check) = file
            .len()
            .checked_sub(CHECK)
            .and_then(|at| file.split_at_checked(at))
            .ok_or(BackupError::Damaged)?;
        if Sha256::digest(body).as_slice() != check {
            return Err(BackupError::Damaged);
        }
        let (clear, pieces) = body.split_at_checked(HEADER).ok_or(BackupError::Damaged)?;
        let version = clear
            .get(8..10)
            .and_then(|two| two.try_into().ok())
            .map(u16::from_be_bytes);
        match version {
            Some(VERSION) => {}
            Some(newer) if newer > VERSION => return Err(BackupError::Newer(newer)),
            _ => return Err(BackupError::Damaged),
        }
        let lock = ExportLock::from_bytes(clear.get(10..).unwrap_or_default())
            .map_err(|_| BackupError::Damaged)?;
        if pieces.is_empty() {
            return Err(BackupError::Damaged);
        }
        Ok(Self {
            clear,
            pieces,
            lock,
        })
    }

    /// Derives the key; takes as long as the file says.
    pub(super) fn key(&self, passphrase: &Code) -> Result<ExportKey, VaultError> {
        ExportKey::derive(passphrase, &self.lock)
    }

    /// Bytes of all pieces.
    pub(super) fn len(&self) -> usize {
        self.pieces.len()
    }

    /// The entries from the first on, each as its bytes. Nothing of it may be used before all of it was seen to
    /// verify: the end could be missing.
    pub(super) fn entries<'a>(&'a self, key: &'a ExportKey) -> Entries<'a> {
        Entries {
            key,
            clear: self.clear,
            left: self.pieces,
            number: 0,
            open: Zeroizing::new(Vec::new()),
            at: 0,
        }
    }
}

/// Reads entry after entry; one piece lies open at a time.
pub(super) struct Entries<'a> {
    key: &'a ExportKey,
    clear: &'a [u8],
    left: &'a [u8],
    number: u64,
    open: Zeroizing<Vec<u8>>,
    at: usize,
}

impl Entries<'_> {
    /// Bytes of pieces that are still to be opened.
    pub(super) fn left(&self) -> usize {
        self.left.len()
    }

    /// Whether the last entry was given.
    pub(super) fn is_done(&self) -> bool {
        self.left.is_empty() && self.at == self.open.len()
    }

    /// The next entry; `None` at the end of the file, which is where it was when it was made.
    pub(super) fn next(&mut self) -> Result<Option<Vec<u8>>, BackupError> {
        let mut length = [0; 4];
        match self.fill(&mut length)? {
            0 => return Ok(None),
            4 => {}
            _ => return Err(BackupError::Damaged),
        }
        let length = usize::try_from(u32::from_be_bytes(length)).unwrap_or(usize::MAX);
        if length > entry::MAX_BYTES {
            return Err(BackupError::Damaged);
        }
        let mut bytes = vec![0; length];
        if self.fill(&mut bytes)? < length {
            return Err(BackupError::Damaged);
        }
        Ok(Some(bytes))
    }

    /// Fills `to` as far as there is something; how far.
    fn fill(&mut self, to: &mut [u8]) -> Result<usize, BackupError> {
        let mut done = 0;
        while done < to.len() {
            if self.at == self.open.len() && !self.open_next()? {
                break;
            }
            let from = self.open.get(self.at..).unwrap_or_default();
            let room = to.get_mut(done..).unwrap_or_default();
            let count = from.len().min(room.len());
            for (to, byte) in room.iter_mut().zip(from) {
                *to = *byte;
            }
            done = done.saturating_add(count);
            self.at = self.at.saturating_add(count);
        }
        Ok(done)
    }

    /// Opens the next piece; whether there was one.
    fn open_next(&mut self) -> Result<bool, BackupError> {
        if self.left.is_empty() {
            return Ok(false);
        }
        let (piece, left) = self
            .left
            .split_at_checked(SEALED)
            .unwrap_or((self.left, &[]));
        let opened = self
            .key
            .open(self.number, left.is_empty(), self.clear, piece);
        self.open = opened.ok_or(if self.number == 0 {
            BackupError::WrongPassphrase
        } else {
            BackupError::Damaged
        })?;
        self.at = 0;
        self.left = left;
        self.number = self.number.saturating_add(1);
        Ok(true)
    }
}
