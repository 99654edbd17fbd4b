//! The order of entries: a hybrid logical clock.
//!
//! A stamp is uhlc's: 64 bits of NTP time and the id of the device. The clock itself is ours, because uhlc's wants
//! a bare `fn` for the time and refuses what lies half a second ahead; phones are wrong by days. Stamps order
//! entries. They are never a date, a deadline or a right.

use super::id::DeviceId;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;
use uhlc::NTP64;

/// A point in the order of all entries: time, then device.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Stamp {
    time: NTP64,
    device: DeviceId,
}

/// Seconds from 1970 to 2100: what claims to be later is a broken clock, and is set aside.
const YEAR_2100: u64 = 4_102_444_800;

impl Stamp {
    /// Bytes of a stamp: 8 of time, big-endian, 16 of device; they sort as stamps do.
    pub const LEN: usize = 24;

    /// The bytes.
    pub fn to_bytes(self) -> [u8; Self::LEN] {
        let mut out = [0; Self::LEN];
        let (time, device) = out.split_at_mut(8);
        time.copy_from_slice(&self.time.as_u64().to_be_bytes());
        device.copy_from_slice(self.device.bytes());
        out
    }

    /// From the bytes; `None` if there are not 24.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let (time, device) = bytes.split_at_checked(8)?;
        Some(Self {
            time: NTP64(u64::from_be_bytes(time.try_into().ok()?)),
            device: DeviceId::from_bytes(device.try_into().ok()?),
        })
    }

    /// Whether it lies after the year 2100: such an entry is kept aside and never folded.
    pub fn is_absurd(self) -> bool {
        u64::from(self.time.as_secs()) >= YEAR_2100
    }

    /// The device that issued it.
    pub fn device(self) -> DeviceId {
        self.device
    }
}

impl fmt::Debug for Stamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}@{}", self.time.as_u64(), self.device)
    }
}

impl Serialize for Stamp {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.serialize_bytes(&self.to_bytes())
    }
}

impl<'de> Deserialize<'de> for Stamp {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let bytes = serde_bytes::ByteArray::<{ Self::LEN }>::deserialize(d)?;
        Self::from_bytes(bytes.as_slice()).ok_or_else(|| serde::de::Error::custom("not a stamp"))
    }
}

/// Issues stamps that never go back, whatever the phone's clock does.
#[derive(Debug)]
pub struct StampClock {
    device: DeviceId,
    last: NTP64,
}

impl StampClock {
    /// A clock of `device` that goes on after `last`, the newest stamp that the store has seen.
    pub fn new(device: DeviceId, last: Option<Stamp>) -> Self {
        Self {
            device,
            last: last.filter(|s| !s.is_absurd()).map_or(NTP64(0), |s| s.time),
        }
    }

    /// The device.
    pub fn device(&self) -> DeviceId {
        self.device
    }

    /// The next stamp: `now`, or just after the last one where the phone's clock stands behind it, or after 2100:
    /// what was stamped so would be set aside, by this phone too.
    pub fn issue(&mut self, now: DateTime<Utc>) -> Stamp {
        let next = Stamp {
            time: NTP64(self.last.as_u64().saturating_add(1)),
            device: self.device,
        };
        let now = Stamp {
            time: ntp(now),
            device: self.device,
        };
        let stamp = if now.is_absurd() { next } else { now.max(next) };
        self.last = stamp.time;
        stamp
    }

    /// Advances past a stamp that came from elsewhere, so that what is written after reading it sorts after it.
    /// An absurd one is not followed.
    pub fn receive(&mut self, stamp: Stamp) {
        if !stamp.is_absurd() {
            self.last = self.last.max(stamp.time);
        }
    }
}

fn ntp(moment: DateTime<Utc>) -> NTP64 {
    let seconds = u64::try_from(moment.timestamp()).unwrap_or(0);
    let fraction = (u64::from(moment.timestamp_subsec_nanos()) << 32) / 1_000_000_000;
    NTP64((seconds << 32) | fraction.min(u64::from(u32::MAX)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::TimeDelta;
    use proptest::prelude::*;
    use uuid::Uuid;

    fn device(n: u128) -> DeviceId {
        DeviceId(Uuid::from_u128(n))
    }

    proptest! {
        #[test]
        fn stamps_never_go_back_whatever_the_clock_does(jumps in prop::collection::vec(-200_000i64..200_000, 1..50)) {
            let mut clock = StampClock::new(device(1), None);
            let mut now = DateTime::from_timestamp(1_795_000_000, 0).unwrap();
            let mut last: Option<Stamp> = None;
            for jump in jumps {
                now = now.checked_add_signed(TimeDelta::seconds(jump)).unwrap();
                let stamp = clock.issue(now);
                prop_assert!(last.is_none_or(|l| l < stamp));
                last = Some(stamp);
            }
        }

        #[test]
        fn what_is_written_after_reading_sorts_after_what_was_read(theirs in 0i64..4_000_000_000, ours in 0i64..4_000_000_000) {
            let mut far = StampClock::new(device(2), None);
            let mut near = StampClock::new(device(1), None);
            let read = far.issue(DateTime::from_timestamp(theirs, 0).unwrap());
            near.receive(read);
            prop_assert!(near.issue(DateTime::from_timestamp(ours, 0).unwrap()) > read);
        }

        #[test]
        fn bytes_sort_as_stamps_do(a in any::<(u64, u128)>(), b in any::<(u64, u128)>()) {
            let [a, b] = [a, b].map(|(t, d)| Stamp { time: NTP64(t), device: device(d) });
            prop_assert_eq!(a.cmp(&b), a.to_bytes().cmp(&b.to_bytes()));
            prop_assert_eq!(Stamp::from_bytes(&a.to_bytes()), Some(a));
        }
    }

    #[test]
    fn a_stamp_after_2100_is_absurd_and_is_not_followed() {
        let late = DateTime::from_timestamp(4_102_444_800, 0).unwrap();
        let read = Stamp {
            time: ntp(late),
            device: device(2),
        };
        assert!(read.is_absurd());
        let mut clock = StampClock::new(device(1), None);
        clock.receive(read);
        assert!(
            !clock
                .issue(DateTime::from_timestamp(1_795_000_000, 0).unwrap())
                .is_absurd()
        );
        assert!(!clock.issue(late).is_absurd());
        assert!(
            !StampClock::new(device(1), Some(read))
                .issue(late)
                .is_absurd()
        );
    }
}
