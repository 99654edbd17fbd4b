//! How often the code was wrong, kept so that pulling the battery gives no free tries.
//!
//! The count stands in a small file of two pages, written in turn, the newest whole one counting. It is written in
//! place and not by renaming: so it needs no room on a full disk, where the worker must still get in.
//!
//! A lost or damaged file counts as [`FREE`] + 1 wrong tries just now: half a minute's wait, not a lockout and not a
//! gift. A clock set back starts the wait anew. A clock set *forward* ends it: the phone offers no clock that both
//! survives a restart and cannot be set. And whoever can write to the folder can put an older count back. The delays
//! are for the person at the lock screen; what stops a guesser with a copy is the hardware key or a long code.

use super::disk;
use chrono::{DateTime, Utc};
use sha2::{Digest, Sha256};
use std::io::{self, ErrorKind};
use std::path::Path;
use std::time::Duration;

/// The file's name in the data folder.
pub(super) const FILE: &str = "tries";

/// Wrong tries that cost no wait.
pub(super) const FREE: u32 = 4;

const MAGIC: [u8; 8] = *b"GRUSTRY1";
const PAGE: u64 = 4096;
const RECORD: usize = 36;

/// Wrong tries since the last right one.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Tries {
    pub(super) wrong: u32,
    /// Milliseconds since 1970, by the phone's clock.
    at: i64,
    /// Grows with each write.
    turn: u64,
}

impl Tries {
    /// Makes the file of a new vault, without wrong tries.
    pub(super) fn start(dir: &Path) -> io::Result<()> {
        Self {
            wrong: 0,
            at: 0,
            turn: 0,
        }
        .write_whole(dir)
    }

    /// Where things stand, put right if the file or the clock is not: so this may write.
    pub(super) fn standing(dir: &Path, now: DateTime<Utc>) -> io::Result<Self> {
        let now = now.timestamp_millis();
        let Some(tries) = Self::read(dir)? else {
            let lost = Self {
                wrong: FREE.saturating_add(1),
                at: now,
                turn: 0,
            };
            lost.write_whole(dir)?;
            return Ok(lost);
        };
        if tries.wrong > FREE && tries.at > now {
            return tries.then(dir, tries.wrong, now);
        }
        Ok(tries)
    }

    /// How long the next try must wait.
    pub(super) fn left(self, now: DateTime<Utc>) -> Option<Duration> {
        let delay = delay_after(self.wrong);
        let passed = now.timestamp_millis().saturating_sub(self.at);
        let left = delay.saturating_sub(Duration::from_millis(u64::try_from(passed).unwrap_or(0)));
        (!left.is_zero()).then_some(left)
    }

    /// Writes that one more try is about to be judged, and wrong until it is found right.
    pub(super) fn count_one(self, dir: &Path, now: DateTime<Utc>) -> io::Result<Self> {
        self.then(dir, self.wrong.saturating_add(1), now.timestamp_millis())
    }

    /// Writes that the code was right.
    pub(super) fn clear(self, dir: &Path) -> io::Result<Self> {
        self.then(dir, 0, self.at)
    }

    /// Writes that the try counted last was not judged after all.
    pub(super) fn take_back(self, dir: &Path, before: Self) -> io::Result<Self> {
        self.then(dir, before.wrong, before.at)
    }

    fn then(self, dir: &Path, wrong: u32, at: i64) -> io::Result<Self> {
        let next = Self {
            wrong,
            at,
            turn: self.turn.saturating_add(1),
        };
        disk::overwrite(dir, FILE, next.offset(), &next.record())?;
        Ok(next)
    }

    fn read(dir: &Path) -> io::Result<Option<Self>> {
        let bytes = match std::fs::read(dir.join(FILE)) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(error),
        };
        let pages = bytes.chunks(usize::try_from(PAGE).unwrap_or(usize::MAX));
        Ok(pages.filter_map(Self::parse).max_by_key(|tries| tries.turn))
    }

    fn write_whole(self, dir: &Path) -> io::Result<()> {
        let mut page = self.record().to_vec();
        page.resize(usize::try_from(PAGE).unwrap_or_default(), 0);
        disk::save(dir, FILE, &page.repeat(2))
    }

    /// The page that does not hold the newest record.
    fn offset(self) -> u64 {
        if self.turn.is_multiple_of(2) { 0 } else { PAGE }
    }

    fn record(self) -> [u8; RECORD] {
        let mut record = [0; RECORD];
        let fields = MAGIC
            .into_iter()
            .chain(self.turn.to_le_bytes())
            .chain(self.wrong.to_le_bytes())
            .chain(self.at.to_le_bytes());
        let check = Sha256::digest(fields.clone().collect::<Vec<_>>());
        for (to, from) in record.iter_mut().zip(fields.chain(check)) {
            *to = from;
        }
        record
    }

    fn parse(page: &[u8]) -> Option<Self> {
        let (turn, rest) = page.strip_prefix(&MAGIC)?.split_first_chunk()?;
        let (wrong, rest) = rest.split_first_chunk()?;
        let (at, _) = rest.split_first_chunk()?;
        let tries = Self {
            wrong: u32::from_le_bytes(*wrong),
            at: i64::from_le_bytes(*at),
            turn: u64::from_le_bytes(*turn),
        };
        (page.get(..RECORD)? == tries.record()).then_some(tries)
    }
}

/// The wait after so many wrong tries. It never grows over an hour: a worker at a door with a child's tries behind her
/// must get in the same day, and at 24 tries a day the 10,000 codes of four digits last a year.
pub(super) const fn delay_after(wrong: u32) -> Duration {
    Duration::from_secs(match wrong {
        0..=FREE => 0,
        5 => 30,
        6 => 60,
        7 => 5 * 60,
        8 => 15 * 60,
        _ => 60 * 60,
    })
}
