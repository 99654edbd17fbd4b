//! A circle while it is drawn: centre is where the cross-hair stands, and one tap on what it says commits it.

use super::entry::Body;
use super::id::SubjectId;
use super::observing::Written;
use super::place::{CircleState, Marked, PlaceAdded, PlaceFields, PlaceSort, Position};
use super::private::Private;
use chrono::{Days, NaiveDate};

/// The radii that are offered, in metres.
pub const RADII_M: [u16; 5] = [25, 50, 100, 200, 400];

/// When to go, as it is offered.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum When {
    /// Today, still.
    Today,
    /// The same day of next week: the case "Kort og kalender".
    #[default]
    NextWeek,
    /// The same day of the week after next.
    InTwoWeeks,
    /// Some day.
    NoDay,
}

impl When {
    /// In the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::Today, Self::NextWeek, Self::InTwoWeeks, Self::NoDay];

    /// The day that it means on `today`.
    pub fn day(self, today: NaiveDate) -> Option<NaiveDate> {
        let days = match self {
            Self::Today => 0,
            Self::NextWeek => 7,
            Self::InTwoWeeks => 14,
            Self::NoDay => return None,
        };
        today.checked_add_days(Days::new(days))
    }
}

/// A circle while it is drawn.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Circling {
    /// Radius in metres: one of [`RADII_M`].
    pub radius_m: u16,
    /// When to go there.
    pub when: When,
    /// The place whose circle is moved, if it is not a new one.
    pub moving: Option<SubjectId>,
}

impl Default for Circling {
    fn default() -> Self {
        Self {
            radius_m: 100,
            when: When::default(),
            moving: None,
        }
    }
}

impl Circling {
    /// The next wider radius that is offered, or the widest.
    pub fn wider(&mut self) {
        let wider = RADII_M.into_iter().find(|r| *r > self.radius_m);
        self.radius_m = wider.unwrap_or(self.radius_m);
    }

    /// The next narrower radius that is offered, or the narrowest.
    pub fn narrower(&mut self) {
        let narrower = RADII_M.into_iter().rev().find(|r| *r < self.radius_m);
        self.radius_m = narrower.unwrap_or(self.radius_m);
    }

    /// The entries: a marking, and before it the stretch that bears it, if it is a new one. `street` is the road under
    /// the cross-hair, `name` what the stretch is called if there is none; `fresh` the id that a new stretch gets.
    pub fn finish(
        &self,
        centre: Position,
        state: CircleState,
        today: NaiveDate,
        (street, name): (Option<String>, String),
        fresh: SubjectId,
    ) -> Written {
        let mut bodies = Vec::with_capacity(2);
        if self.moving.is_none() {
            let street = street.filter(|s| !s.trim().is_empty());
            bodies.push(Body::PlaceAdded(PlaceAdded {
                place: PlaceFields {
                    sort: Some(PlaceSort::Stretch),
                    name: street.is_none().then_some(Private(name)),
                    street: street.map(Private),
                    ..PlaceFields::default()
                },
            }));
        }
        bodies.push(Body::PlaceMarked(Marked {
            centre,
            radius_m: self.radius_m,
            state,
            day: match state {
                CircleState::ToGo => self.when.day(today),
                _ => None,
            },
        }));
        Written {
            place: self.moving.unwrap_or(fresh),
            bodies,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    const HERE: Position = Position {
        lat: 55.91,
        lon: 8.66,
    };

    fn tuesday() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 24).unwrap()
    }

    fn id(n: u128) -> SubjectId {
        SubjectId(Uuid::from_u128(n))
    }

    fn written(circling: Circling, state: CircleState, street: Option<&str>) -> Written {
        let called = (street.map(str::to_owned), "Cirkel".to_owned());
        circling.finish(HERE, state, tuesday(), called, id(9))
    }

    #[test]
    fn a_circle_to_go_means_the_same_day_next_week_and_one_that_was_been_has_no_day() {
        let day = |state| match written(Circling::default(), state, Some("Snejpevej")).bodies[1] {
            Body::PlaceMarked(marked) => marked.day,
            _ => panic!("a marking comes last"),
        };
        assert_eq!(day(CircleState::ToGo), NaiveDate::from_ymd_opt(2026, 12, 1));
        assert_eq!(day(CircleState::Been), None);
    }

    #[test]
    fn a_new_circle_brings_its_stretch_named_by_the_road_and_a_moved_one_does_not() {
        for (street, title) in [(Some("Snejpevej"), "Snejpevej"), (None, "Cirkel"), (Some(" "), "Cirkel")] {
            let new = written(Circling::default(), CircleState::ToGo, street);
            let Some(Body::PlaceAdded(added)) = new.bodies.first() else {
                panic!("a stretch comes first")
            };
            assert_eq!((new.place, added.place.title().as_str()), (id(9), title));
        }
        let moving = Circling {
            moving: Some(id(3)),
            ..Circling::default()
        };
        let moved = written(moving, CircleState::ToGo, Some("Snejpevej"));
        assert_eq!((moved.place, moved.bodies.len()), (id(3), 1));
    }

    #[test]
    fn the_radius_goes_by_the_steps_and_stays_at_the_ends() {
        let mut circling = Circling::default();
        let mut seen = vec![circling.radius_m];
        for _ in 0..3 {
            circling.wider();
            seen.push(circling.radius_m);
        }
        for _ in 0..6 {
            circling.narrower();
            seen.push(circling.radius_m);
        }
        assert_eq!(seen, [100, 200, 400, 400, 200, 100, 50, 25, 25, 25]);
        circling.radius_m = 130;
        circling.wider();
        assert_eq!(circling.radius_m, 200);
    }
}
