//! When a place was last looked at, by part of the day: "where have we not been in the evening since October?"

use super::time::{PartOfDay, minute_number, minute_of};
use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};

/// The newest look in each part of the day, as [`minute_number`]s in the order of the day. A look is a worker at the
/// place: a visit in person, an observation, or a circle that says so. A call is none.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Looks(pub [Option<i64>; 4]);

impl Looks {
    /// Takes note of a look at local time `at`.
    pub fn look(&mut self, at: NaiveDateTime) {
        let part = PartOfDay::of(at.time());
        for (last, own) in self.0.iter_mut().zip(PartOfDay::ALL) {
            if own == part {
                *last = (*last).max(Some(minute_number(at)));
            }
        }
    }

    /// The last look in that part of the day; in any, if none is named.
    pub fn last(&self, part: Option<PartOfDay>) -> Option<NaiveDateTime> {
        let asked = self.0.iter().zip(PartOfDay::ALL);
        let asked = asked.filter(|(_, own)| part.is_none_or(|part| part == *own));
        asked.filter_map(|(at, _)| *at).max().and_then(minute_of)
    }

    /// Takes over the looks of a place found to be the same.
    pub fn merge(&mut self, other: &Self) {
        for (mine, theirs) in self.0.iter_mut().zip(other.0) {
            *mine = (*mine).max(theirs);
        }
    }
}

#[cfg(test)]
#[expect(
    clippy::arithmetic_side_effects,
    reason = "an overflow here fails the test, as it should"
)]
mod tests {
    use super::*;
    use crate::domain::time::parse_minute;
    use proptest::prelude::*;

    fn t(text: &str) -> NaiveDateTime {
        parse_minute(text).unwrap()
    }

    #[test]
    fn a_look_at_noon_says_nothing_of_the_evening() {
        let mut looks = Looks::default();
        looks.look(t("2026-11-24T12:50"));
        looks.look(t("2026-10-02T19:10"));
        let last = |part| looks.last(Some(part));
        assert_eq!(last(PartOfDay::Evening), Some(t("2026-10-02T19:10")));
        assert_eq!(last(PartOfDay::Afternoon), Some(t("2026-11-24T12:50")));
        assert_eq!(last(PartOfDay::Morning), None);
        assert_eq!(looks.last(None), Some(t("2026-11-24T12:50")));
    }

    proptest! {
        #[test]
        fn looks_in_any_order_and_from_any_of_two_places_are_the_same_looks(
            minutes in prop::collection::vec((0i64..2_000_000, any::<bool>()), 0..40),
        ) {
            let at = |m: i64| t("2024-01-01T00:00") + chrono::TimeDelta::minutes(m);
            let (mut all, mut one, mut other) = (Looks::default(), Looks::default(), Looks::default());
            for (m, here) in minutes.iter().rev() {
                all.look(at(*m));
                if *here { one.look(at(*m)) } else { other.look(at(*m)) }
            }
            one.merge(&other);
            prop_assert_eq!(one, all);
            let newest = minutes.iter().map(|(m, _)| at(*m)).max();
            prop_assert_eq!(all.last(None), newest);
            for part in PartOfDay::ALL {
                let newest = minutes.iter().map(|(m, _)| at(*m)).filter(|at| PartOfDay::of(at.time()) == part).max();
                prop_assert_eq!(all.last(Some(part)), newest);
            }
        }
    }
}
