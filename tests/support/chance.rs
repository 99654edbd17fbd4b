//! Repeatable chance: what a seed decides, it decides again.
#![allow(
    dead_code,
    unreachable_pub,
    missing_docs,
    reason = "each test file uses a part of it"
)]

use std::env;

/// splitmix64: small, well mixed, the same on every machine.
pub struct Chance(u64);

impl Chance {
    /// From `GRUSVEJ_SEED`, or else a new seed each time; printed, so that what failed can be had again.
    pub fn seeded(what: &str) -> Self {
        let seed = number("GRUSVEJ_SEED", uuid::Uuid::new_v4().as_u64_pair().0);
        println!("{what}: GRUSVEJ_SEED={seed}");
        Self(seed)
    }

    pub fn of(seed: u64) -> Self {
        Self(seed)
    }

    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// From 0 up to and without `end`, which is at least 1.
    pub fn below(&mut self, end: u64) -> u64 {
        self.next() % end
    }

    /// True in `percent` of a hundred.
    pub fn in_100(&mut self, percent: u64) -> bool {
        self.below(100) < percent
    }
}

/// A number that the environment may set.
pub fn number(name: &str, otherwise: u64) -> u64 {
    env::var(name).map_or(otherwise, |text| {
        text.parse()
            .unwrap_or_else(|_| panic!("{name} is a number, not {text:?}"))
    })
}
