//! Chance that is the same each time: `SplitMix64` from a seed. A crate for it was refused; the demo needs no more than
//! to look uneven.

/// Throws of one seed.
#[derive(Debug)]
pub(super) struct Dice(u64);

impl Dice {
    /// Dice of the `n`th player of a game.
    pub(super) fn new(game: u64, n: u64) -> Self {
        Self(game ^ n.wrapping_mul(0xd134_2543_de82_ef95))
    }

    /// 0 to `n` - 1; 0 if `n` is 0.
    pub(super) fn below(&mut self, n: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let z = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (z ^ (z >> 31)).checked_rem(n).unwrap_or(0)
    }

    /// Once in `n` times.
    pub(super) fn once_in(&mut self, n: u64) -> bool {
        self.below(n) == 0
    }

    /// From `least` to `most`, in a thousand steps.
    pub(super) fn between(&mut self, least: f64, most: f64) -> f64 {
        let step = u32::try_from(self.below(1001)).unwrap_or(0);
        least + (most - least) * f64::from(step) / 1000.0
    }

    /// One of them; none if there are none.
    pub(super) fn one_of<'a, T>(&mut self, all: &'a [T]) -> Option<&'a T> {
        let n = self.below(u64::try_from(all.len()).unwrap_or(0));
        usize::try_from(n).ok().and_then(|n| all.get(n))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn throws_repeat_with_the_seed_and_reach_every_side() {
        let throws = |game, n| {
            let mut dice = Dice::new(game, n);
            (0..60).map(|_| dice.below(6)).collect::<Vec<_>>()
        };
        assert_eq!(throws(1, 2), throws(1, 2));
        assert_ne!(throws(1, 2), throws(1, 3));
        assert!((0..6).all(|side| throws(1, 2).contains(&side)));
    }
}
