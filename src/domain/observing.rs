//! An observation while it is written: where, what was tapped, and the entries it becomes.

use super::entry::Body;
use super::id::SubjectId;
use super::observation::Observation;
use super::place::{CircleState, Fix, Marked, PlaceAdded, PlaceFields, PlaceSort, Position};
use super::private::Private;
use super::sign::Sign;
use super::time::{minute, to_minute};
use super::typed;
use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};

/// The radius of the circle that an observation draws, in metres; on the map it can be made another.
pub const CIRCLE_M: u16 = 100;

/// How a known place came to stand in the form.
#[derive(Clone, Copy, PartialEq, Debug, Serialize, Deserialize)]
pub enum How {
    /// The worker chose it.
    Chosen,
    /// It was the last one used: filled in so that a sign can be noted in a few taps, and marked "ca.".
    LastUsed {
        /// When, local.
        #[serde(with = "minute")]
        at: NaiveDateTime,
    },
    /// It lies nearest to where the phone was.
    Near {
        /// How far away, in metres.
        metres: f64,
    },
}

/// Where it was seen.
#[derive(Clone, Default, PartialEq, Debug, Serialize, Deserialize)]
pub enum Site {
    /// Not said yet.
    #[default]
    Unknown,
    /// At a known place. Only its id is kept, so that a draft holds nothing of a place that is erased meanwhile.
    Known {
        /// The place.
        place: SubjectId,
        /// How it came to stand here.
        how: How,
    },
    /// At a place that is not known yet.
    New {
        /// As it was typed.
        text: Private<String>,
        /// What sort of place it is.
        sort: PlaceSort,
    },
}

/// An observation while it is written. Every tap is kept at once, so all of it can be written and read again.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Observing {
    /// When it was seen, local.
    #[serde(with = "minute")]
    pub at: NaiveDateTime,
    /// Where.
    #[serde(default)]
    pub site: Site,
    /// Signs seen, in the order they were tapped. None is ever ticked by the app.
    #[serde(default)]
    pub signs: Vec<Sign>,
    /// In words.
    #[serde(default)]
    pub note: Private<String>,
    /// Who was along.
    #[serde(default)]
    pub with: Vec<Private<String>>,
    /// Where the phone was, if asked.
    #[serde(default)]
    pub fix: Option<Fix>,
    /// A circle on the map.
    #[serde(default)]
    pub circle: Option<CircleState>,
}

/// What cannot be saved yet, and why.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum NotYet {
    /// Where it was seen is not said.
    #[error("no place")]
    NoPlace,
    /// Nothing was seen.
    #[error("nothing seen")]
    Nothing,
}

/// A known place as it is written about.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Spot {
    /// The place.
    pub place: SubjectId,
    /// Where it lies, if that is known.
    pub position: Option<Position>,
}

/// What is written: entries about one place, in their order.
#[derive(Clone, PartialEq, Debug)]
pub struct Written {
    /// The place.
    pub place: SubjectId,
    /// The entries.
    pub bodies: Vec<Body>,
}

impl Observing {
    /// An observation that begins now.
    pub fn begun(now: NaiveDateTime, site: Site, with: Vec<Private<String>>) -> Self {
        Self {
            at: to_minute(now),
            site,
            signs: Vec::new(),
            note: Private::default(),
            with,
            fix: None,
            circle: None,
        }
    }

    /// Ticks a sign, or takes the tick away.
    pub fn toggle_sign(&mut self, sign: Sign, on: bool) {
        self.signs.retain(|s| *s != sign);
        if on {
            self.signs.push(sign);
        }
    }

    /// Whether anything was seen: a place alone is no observation.
    pub fn is_empty(&self) -> bool {
        self.signs.is_empty() && self.note.is_blank() && self.circle.is_none()
    }

    /// Whether it is worth keeping for later: something was seen, or a place was typed or searched for.
    pub fn holds_work(&self) -> bool {
        let place = match &self.site {
            Site::Unknown => false,
            Site::Known { how, .. } => !matches!(how, How::LastUsed { .. }),
            Site::New { .. } => true,
        };
        place || self.fix.is_some() || !self.is_empty()
    }

    /// What is known of a place that is not known yet.
    pub fn new_place(&self) -> Option<PlaceFields> {
        match &self.site {
            Site::New { text, sort } => {
                typed::fields(text, *sort, self.fix.map(|fix| fix.position))
            }
            _ => None,
        }
    }

    /// The entries, if all is said that must be. `known` is the place as the journal has it, if it is a known one;
    /// `fresh` the id that a new one gets. A circle is drawn where a position is known: that of the place, else the
    /// phone's.
    pub fn finish(&self, known: Option<Spot>, fresh: SubjectId) -> Result<Written, NotYet> {
        let new = self.new_place();
        let (place, position) = match (&self.site, known, &new) {
            (Site::Known { .. }, Some(spot), _) => (spot.place, spot.position),
            (Site::New { .. }, _, Some(fields)) => (fresh, fields.position),
            _ => return Err(NotYet::NoPlace),
        };
        if self.is_empty() {
            return Err(NotYet::Nothing);
        }
        let mut bodies = Vec::with_capacity(3);
        bodies.extend(new.map(|place| Body::PlaceAdded(PlaceAdded { place })));
        bodies.push(Body::ObservationMade(Observation {
            signs: self.signs.clone(),
            note: self.note.trim().into(),
            with: self.with.clone(),
            fix: self.fix,
            about: matches!(
                self.site,
                Site::Known {
                    how: How::LastUsed { .. },
                    ..
                }
            ),
            circle: self.circle,
        }));
        let centre = position.or(self.fix.map(|fix| fix.position));
        if let (Some(state), Some(centre)) = (self.circle, centre) {
            bodies.push(Body::PlaceMarked(Marked {
                centre,
                radius_m: CIRCLE_M,
                state,
                day: None,
            }));
        }
        Ok(Written { place, bodies })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::time::parse_minute;
    use uuid::Uuid;

    const HERE: Position = Position {
        lat: 55.91,
        lon: 8.66,
    };
    const THERE: Position = Position {
        lat: 55.92,
        lon: 8.67,
    };

    fn id(n: u128) -> SubjectId {
        SubjectId(Uuid::from_u128(n))
    }

    fn known(how: How) -> Site {
        Site::Known { place: id(1), how }
    }

    fn seen(site: Site) -> Observing {
        Observing {
            signs: vec![Sign::Neglected],
            ..Observing::begun(parse_minute("2026-11-24T13:20").unwrap(), site, Vec::new())
        }
    }

    fn spot(position: Option<Position>) -> Spot {
        Spot {
            place: id(1),
            position,
        }
    }

    fn fix() -> Fix {
        Fix {
            position: THERE,
            accuracy_m: 9.0,
        }
    }

    #[test]
    fn a_sign_at_the_place_filled_in_is_enough_to_save() {
        let written = seen(known(How::Chosen))
            .finish(Some(spot(None)), id(9))
            .unwrap();
        assert_eq!(written.place, id(1));
        let [Body::ObservationMade(observation)] = written.bodies.as_slice() else {
            panic!("one observation, got {:?}", written.bodies)
        };
        assert_eq!(observation.signs, [Sign::Neglected]);
    }

    #[test]
    fn only_a_place_that_no_one_chose_and_no_position_gave_is_kept_as_a_guess() {
        let at = NaiveDateTime::default();
        for (how, guess) in [
            (How::LastUsed { at }, true),
            (How::Chosen, false),
            (How::Near { metres: 15.0 }, false),
        ] {
            let written = seen(known(how)).finish(Some(spot(None)), id(9)).unwrap();
            let about = written
                .bodies
                .iter()
                .any(|b| matches!(b, Body::ObservationMade(o) if o.about));
            assert_eq!(about, guess, "{how:?}");
        }
    }

    #[test]
    fn without_a_place_or_with_nothing_seen_it_is_not_saved() {
        assert_eq!(
            seen(Site::Unknown).finish(None, id(9)),
            Err(NotYet::NoPlace)
        );
        // A place that is gone meanwhile, and a new one without a name.
        assert_eq!(
            seen(known(How::Chosen)).finish(None, id(9)),
            Err(NotYet::NoPlace)
        );
        let blank = Site::New {
            text: " ".into(),
            sort: PlaceSort::Spot,
        };
        assert_eq!(seen(blank).finish(None, id(9)), Err(NotYet::NoPlace));
        let mut empty = seen(known(How::Chosen));
        empty.signs.clear();
        empty.note = " \n".into();
        assert_eq!(empty.finish(Some(spot(None)), id(9)), Err(NotYet::Nothing));
    }

    #[test]
    fn a_new_place_is_added_before_what_was_seen_there() {
        let mut observing = seen(Site::New {
            text: "Solsortevej 12".into(),
            sort: PlaceSort::Address,
        });
        observing.fix = Some(fix());
        let written = observing.finish(None, id(9)).unwrap();
        assert_eq!(written.place, id(9));
        let [Body::PlaceAdded(added), Body::ObservationMade(_)] = written.bodies.as_slice() else {
            panic!("a place and an observation, got {:?}", written.bodies)
        };
        assert_eq!(added.place.title(), "Solsortevej 12");
        assert_eq!(added.place.position, Some(THERE));
    }

    #[test]
    fn a_circle_lies_at_the_place_else_at_the_phone_else_nowhere() {
        let centre = |position, fix| {
            let observing = Observing {
                circle: Some(CircleState::ToGo),
                signs: Vec::new(),
                fix,
                ..seen(known(How::Chosen))
            };
            let written = observing.finish(Some(spot(position)), id(9)).unwrap();
            assert!(matches!(
                written.bodies.first(),
                Some(Body::ObservationMade(o)) if o.circle == Some(CircleState::ToGo)
            ));
            match written.bodies.get(1) {
                Some(Body::PlaceMarked(marked)) => Some((marked.centre, marked.radius_m)),
                _ => None,
            }
        };
        assert_eq!(centre(Some(HERE), Some(fix())), Some((HERE, 100)));
        assert_eq!(centre(None, Some(fix())), Some((THERE, 100)));
        assert_eq!(centre(None, None), None);
    }

    #[test]
    fn nothing_that_is_evidence_is_ticked_at_the_start() {
        let at = parse_minute("2026-11-24T13:20").unwrap();
        let begun = Observing::begun(at, known(How::LastUsed { at }), Vec::new());
        assert!(begun.is_empty() && begun.fix.is_none() && !begun.holds_work());
    }

    #[test]
    fn a_form_reads_back_as_it_was_kept() {
        let at = parse_minute("2026-11-24T13:20").unwrap();
        for site in [
            Site::Unknown,
            known(How::LastUsed { at }),
            known(How::Near { metres: 15.0 }),
            Site::New {
                text: "Ved mosen".into(),
                sort: PlaceSort::Stretch,
            },
        ] {
            let form = Observing {
                fix: Some(fix()),
                circle: Some(CircleState::Been),
                ..seen(site)
            };
            let mut bytes = Vec::new();
            ciborium::into_writer(&form, &mut bytes).unwrap();
            let back: Observing = ciborium::from_reader(bytes.as_slice()).unwrap();
            assert_eq!(back, form);
        }
    }
}
