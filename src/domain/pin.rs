//! What the map needs to know of a place, narrow enough that all places of a region are read at once. Nothing in it
//! hangs on when it was worked out: late and due are for the question, with the time passed in.

use super::fold::{CircleNow, State};
use super::look::Looks;
use super::mark::{LATE_AFTER, Letter};
use super::place::{CircleState, PlaceSort, Position};
use chrono::{NaiveDate, NaiveDateTime};

/// A place on the map.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub struct Pin {
    /// Where its mark stands: where it lies, or where its circle does.
    pub position: Option<Position>,
    /// The earliest open plan, local.
    pub due: Option<NaiveDateTime>,
    /// The earliest open promise, local.
    pub promise: Option<NaiveDateTime>,
    /// Since when a slip is out.
    pub slip_since: Option<NaiveDate>,
    /// Until when a no is left in peace.
    pub pause: Option<NaiveDate>,
    /// The newest visit, local.
    pub last_at: Option<NaiveDateTime>,
    /// Whether there is something to know before knocking.
    pub safety: bool,
    /// Its circle.
    pub circle: Option<CircleNow>,
    /// When a worker was last there.
    pub looks: Looks,
}

impl Pin {
    /// The pin of a place in `state`.
    pub fn of(state: &State) -> Self {
        let place = state.place();
        let centre = state.circle.map(|c| c.marked.centre);
        let position = match place.sort {
            Some(PlaceSort::Stretch) => centre.or(place.position),
            _ => place.position.or(centre),
        };
        Self {
            position,
            due: state.due().map(|p| p.at),
            promise: state
                .open
                .iter()
                .find(|p| p.kind.is_promise())
                .map(|p| p.at),
            slip_since: state.slips.first().map(|s| s.set_on),
            pause: state.pause_until(),
            last_at: state.last.as_ref().map(|l| l.at),
            safety: state.safety.is_some(),
            circle: state.circle,
            looks: state.looks,
        }
    }

    /// How its circle looks at local time `now`.
    pub fn circle_letter(&self, now: NaiveDateTime) -> Option<Letter> {
        let circle = self.circle?;
        match circle.marked.state {
            CircleState::Unknown => return None,
            CircleState::ToGo if self.waits(&circle) => {}
            CircleState::ToGo | CircleState::Been => return Some(Letter::Been),
        }
        let late = circle.marked.day.is_some_and(|day| day < now.date());
        Some(if late { Letter::Late } else { Letter::ToGo })
    }

    /// Whether no one has been there since the circle was drawn.
    fn waits(&self, circle: &CircleNow) -> bool {
        self.looks.last(None).is_none_or(|been| been <= circle.at)
    }

    /// Its letter at local time `now`, and the day on which someone goes there or should have: those of
    /// [`super::mark::mark`].
    pub fn letter(&self, now: NaiveDateTime) -> (Letter, Option<NaiveDate>) {
        if let Some(missed) = self
            .promise
            .filter(|at| now.signed_duration_since(*at) > LATE_AFTER)
        {
            return (Letter::Late, Some(missed.date()));
        }
        if self.pause.is_some_and(|until| until > now.date()) {
            return (Letter::Pause, None);
        }
        if let Some(due) = self.due {
            return (Letter::ToGo, Some(due.date()));
        }
        if let Some(circle) = self.circle
            && let Some(letter @ (Letter::Late | Letter::ToGo)) = self.circle_letter(now)
        {
            return (letter, circle.marked.day);
        }
        if self.slip_since.is_some() {
            return (Letter::Slip, None);
        }
        if self.last_at.is_some() || self.circle_letter(now) == Some(Letter::Been) {
            return (Letter::Been, None);
        }
        (Letter::New, None)
    }
}
