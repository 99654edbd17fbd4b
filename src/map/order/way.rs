//! What a way costs: metres as the crow flies, and minutes made from them.

use crate::domain::nearby::{LatLon, distance_m};

/// Minutes at a door: knock, wait, look about, write it down.
pub const VISIT_MIN: u32 = 20;

/// Minutes for a way of unknown length, one from or to a place without a position: across a village on foot, or a few
/// kilometres by car.
pub const UNKNOWN_MIN: u32 = 10;

/// Times are given on this grid of minutes. An estimate on the minute would claim to know more than it does.
pub const GRID_MIN: u32 = 5;

/// Metres that a stop costs beside its way if it is put off until after the last fixed one: what is walked in the
/// minutes of a visit. Without it, an hour before a promise would be waited away for the sake of 50 metres.
pub const PUT_OFF_M: u32 = 1_200;

/// Minutes to fetch the car, to find a place for it and to walk to the door: to drive 300 m is no gain.
const CAR_MIN: u32 = 10;

/// Metres a minute on foot: 4.5 km/h, with winter clothes and a bag.
const WALK_M_MIN: u32 = 75;

/// Metres a minute by car: 30 km/h over all, as a village and gravel roads allow.
const DRIVE_M_MIN: u32 = 500;

/// Minutes for a way of `metres` as the crow flies, rounded up to the grid: whichever is quicker of walking and
/// driving, which is walking up to some 680 m. Roads are taken to be 1.3 times as long as the straight line, which is
/// what they are on average; where a fjord or a railway lies between, this is too little, and the worker puts the
/// stops in her own order.
pub fn minutes(metres: u32) -> u32 {
    let road = metres.saturating_mul(13).div_ceil(10);
    let (walk, drive) = (
        road.div_ceil(WALK_M_MIN),
        road.div_ceil(DRIVE_M_MIN).saturating_add(CAR_MIN),
    );
    on_grid(walk.min(drive))
}

/// The first time on the grid that is not before `minute`.
pub(super) fn on_grid(minute: u32) -> u32 {
    minute.div_ceil(GRID_MIN).saturating_mul(GRID_MIN)
}

/// The way between two points.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Leg {
    /// Metres as the crow flies, whole; `None` if one of the ends has no position.
    pub(super) metres: Option<u32>,
    /// Minutes.
    pub(super) minutes: u32,
}

const UNKNOWN: Leg = Leg {
    metres: None,
    minutes: UNKNOWN_MIN,
};

impl Leg {
    fn between(a: Option<LatLon>, b: Option<LatLon>) -> Self {
        a.zip(b).map_or(UNKNOWN, |(a, b)| {
            let metres = whole(distance_m(a, b));
            Self {
                metres: Some(metres),
                minutes: minutes(metres),
            }
        })
    }
}

/// Whole metres, so that a sum is the same in whatever order it is made.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a distance on Earth is from 0 to 20 million metres"
)]
pub fn whole(metres: f64) -> u32 {
    metres.round() as u32
}

/// The ways between all points of a day, worked out once.
pub(super) struct Ways {
    side: usize,
    legs: Vec<Leg>,
}

impl Ways {
    pub(super) fn between(points: &[Option<LatLon>]) -> Self {
        let mut legs = Vec::with_capacity(points.len().saturating_mul(points.len()));
        for a in points {
            legs.extend(points.iter().map(|b| Leg::between(*a, *b)));
        }
        Self {
            side: points.len(),
            legs,
        }
    }

    pub(super) fn leg(&self, a: usize, b: usize) -> Leg {
        let at = a.saturating_mul(self.side).saturating_add(b);
        self.legs.get(at).copied().unwrap_or(UNKNOWN)
    }

    /// Metres that count for the length of a round: none where an end is open or without a position.
    pub(super) fn metres(&self, a: usize, b: Option<usize>) -> u32 {
        b.and_then(|b| self.leg(a, b).metres).unwrap_or(0)
    }
}

#[cfg(test)]
#[expect(
    clippy::arithmetic_side_effects,
    reason = "an overflow here fails the test, as it should"
)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_next_door_is_five_minutes_away_and_the_farm_a_drive() {
        for (metres, said) in [
            (0, 0),
            (20, 5),
            (288, 5),
            (289, 10),
            (570, 10),
            (680, 15),
            (1_500, 15),
            (5_000, 25),
        ] {
            assert_eq!(minutes(metres), said, "{metres} m");
        }
    }

    proptest! {
        #[test]
        fn a_detour_is_never_quicker(a in 0u32..50_000, b in 0u32..50_000) {
            prop_assert!(minutes(a) <= minutes(a + b));
            prop_assert!(minutes(a + b) <= minutes(a) + minutes(b));
        }
    }
}
