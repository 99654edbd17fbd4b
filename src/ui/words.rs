//! The method's words on the screen, for the words in the code.

use crate::domain::again::{Trouble, Why};
use crate::domain::holiday::Holiday;
use crate::domain::mark::Mark;
use crate::domain::outcome::{ContactForm, Outcome};
use crate::domain::place::Danger;
use crate::domain::plan::PlanKind;
use crate::domain::sign::Sign;
use crate::domain::slip::{Door, SlipState};
use crate::domain::time::PartOfDay;
use crate::store::StoreError;
use crate::t;
use crate::ui::when;
use crate::{icon, ui};
use chrono::NaiveDateTime;
use dioxus::prelude::*;

pub(super) fn outcome(outcome: Outcome) -> String {
    match outcome {
        Outcome::NotOpened => t!("outcome-not-opened"),
        Outcome::Rejected => t!("outcome-rejected"),
        Outcome::SpokeAtDoor => t!("outcome-spoke-at-door"),
        Outcome::InvitedIn => t!("outcome-invited-in"),
        Outcome::MetElsewhere => t!("outcome-met-elsewhere"),
        Outcome::Spoke => t!("outcome-spoke"),
        Outcome::Moved => t!("outcome-moved"),
        Outcome::NotTargetGroup => t!("outcome-not-target-group"),
        Outcome::AgreedAgain => t!("outcome-agreed-again"),
        Outcome::Unknown => t!("outcome-unknown"),
    }
}

/// An outcome as it is said of a telephone call or an SMS.
pub(super) fn outcome_in(form: ContactForm, what: Outcome) -> String {
    match (form, what) {
        (ContactForm::Telephone | ContactForm::Sms, Outcome::NotOpened) => t!("outcome-no-answer"),
        _ => outcome(what),
    }
}

pub(super) fn outcome_icon(outcome: Outcome) -> Element {
    match outcome {
        Outcome::NotOpened => icon!(DoorClosed),
        Outcome::Rejected => icon!(Hand),
        Outcome::SpokeAtDoor => icon!(MessageCircle),
        Outcome::InvitedIn => icon!(DoorOpen),
        Outcome::MetElsewhere => icon!(MapPin),
        Outcome::Spoke => icon!(Phone),
        Outcome::Moved => icon!(Truck),
        Outcome::NotTargetGroup => icon!(UserX),
        Outcome::AgreedAgain => icon!(Handshake),
        Outcome::Unknown => icon!(Ellipsis),
    }
}

pub(super) fn form(form: ContactForm) -> String {
    match form {
        ContactForm::Telephone => t!("form-telephone"),
        ContactForm::Sms => t!("form-sms"),
        ContactForm::Meeting | ContactForm::Unknown => t!("form-meeting"),
    }
}

pub(super) fn sign(sign: Sign) -> String {
    match sign {
        Sign::LightOrTv => t!("sign-light-tv"),
        Sign::Footprints => t!("sign-footprints"),
        Sign::MailboxEmptied => t!("sign-mailbox-emptied"),
        Sign::CarMoved => t!("sign-car-moved"),
        Sign::SeenByNeighbour => t!("sign-seen-by-neighbour"),
        Sign::Neglected => t!("sign-neglected"),
        Sign::CoveredWindows => t!("sign-covered-windows"),
        Sign::Rubbish => t!("sign-rubbish"),
        Sign::OverfullMailbox => t!("sign-overfull-mailbox"),
        Sign::Smell => t!("sign-smell"),
        Sign::Noise => t!("sign-noise"),
        Sign::Unknown => t!("sign-unknown"),
    }
}

/// A door as the name of a choice.
pub(super) fn door(door: Door) -> String {
    match door {
        Door::Front => t!("door-front"),
        Door::Garden => t!("door-garden"),
        Door::Balcony => t!("door-balcony"),
        Door::Mailbox => t!("door-mailbox"),
        Door::Unknown => t!("door-unknown"),
    }
}

/// A door in a sentence: `havedøren`.
pub(super) fn the_door(door: Door) -> String {
    match door {
        Door::Front => t!("the-front-door"),
        Door::Garden => t!("the-garden-door"),
        Door::Balcony => t!("the-balcony-door"),
        Door::Mailbox => t!("the-mailbox"),
        Door::Unknown => t!("the-unknown-door"),
    }
}

pub(super) fn slip_state(state: SlipState) -> String {
    match state {
        SlipState::Gone => t!("slip-gone"),
        SlipState::StillThere => t!("slip-still-there"),
        SlipState::NotChecked | SlipState::Unknown => t!("slip-not-checked"),
    }
}

pub(super) fn danger(danger: Danger) -> String {
    match danger {
        Danger::Dog => t!("danger-dog"),
        Danger::Pair => t!("danger-pair"),
        Danger::Threat => t!("danger-threat"),
        Danger::Unknown => t!("danger-unknown"),
    }
}

/// Why a stop stands in the day.
pub(super) fn plan_kind(kind: PlanKind) -> String {
    match kind {
        PlanKind::Postcard => t!("plan-postcard"),
        PlanKind::Agreed => t!("plan-agreed"),
        PlanKind::Retry => t!("plan-retry"),
        PlanKind::Again | PlanKind::Unknown => t!("plan-again"),
    }
}

pub(super) fn part_of_day(part: PartOfDay) -> String {
    match part {
        PartOfDay::Morning => t!("part-morning"),
        PartOfDay::Forenoon => t!("part-forenoon"),
        PartOfDay::Afternoon => t!("part-afternoon"),
        PartOfDay::Evening => t!("part-evening"),
    }
}

/// In that part of the day: "om aftenen".
pub(super) fn in_part_of_day(part: PartOfDay) -> String {
    match part {
        PartOfDay::Morning => t!("in-the-morning"),
        PartOfDay::Forenoon => t!("in-the-forenoon"),
        PartOfDay::Afternoon => t!("in-the-afternoon"),
        PartOfDay::Evening => t!("in-the-evening"),
    }
}

/// Why a time is suggested.
pub(super) fn why(why: Why) -> String {
    match why {
        Why::NeverTriedPart(part) => t!("why-never-part", part = part_of_day(part)),
        Why::WeekendNeverTried => t!("why-weekend"),
        Why::WorkdaysNeverTried => t!("why-workdays"),
        Why::LongestAgo(part) => t!("why-longest-ago", part = part_of_day(part)),
    }
}

pub(super) fn holiday(day: Holiday) -> String {
    match day {
        Holiday::NewYear => t!("holiday-new-year"),
        Holiday::MaundyThursday => t!("holiday-maundy-thursday"),
        Holiday::GoodFriday => t!("holiday-good-friday"),
        Holiday::EasterSunday => t!("holiday-easter-sunday"),
        Holiday::EasterMonday => t!("holiday-easter-monday"),
        Holiday::GreatPrayerDay => t!("holiday-great-prayer-day"),
        Holiday::Ascension => t!("holiday-ascension"),
        Holiday::WhitSunday => t!("holiday-whit-sunday"),
        Holiday::WhitMonday => t!("holiday-whit-monday"),
        Holiday::LabourDay => t!("holiday-labour-day"),
        Holiday::NorwegianConstitution => t!("holiday-norwegian-constitution"),
        Holiday::DanishConstitution => t!("holiday-danish-constitution"),
        Holiday::ChristmasEve => t!("holiday-christmas-eve"),
        Holiday::ChristmasDay => t!("holiday-christmas-day"),
        Holiday::SecondChristmasDay => t!("holiday-second-christmas-day"),
        Holiday::NewYearsEve => t!("holiday-new-years-eve"),
    }
}

/// What speaks against a time: "Torsdag 24. dec. er fridag. Vælg en anden dag".
pub(super) fn trouble(trouble: Trouble, at: NaiveDateTime, now: NaiveDateTime) -> String {
    let day = when::start(&when::day(at.date(), now.date()));
    match trouble {
        Trouble::Holiday(what) => t!("trouble-holiday", day = day, holiday = holiday(what)),
        Trouble::DayNotWorked => t!("trouble-day", day = day),
        Trouble::BeyondHours => t!("trouble-hours", time = when::time(at.time())),
    }
}

/// The line under a place in a list: icon, words, and the colour role of both.
pub(super) fn mark_line(mark: &Mark, now: NaiveDateTime) -> (&'static str, Element, String) {
    let today = now.date();
    match mark {
        Mark::Missed { at, .. } => (
            "danger",
            icon!(CalendarClock),
            t!("mark-missed", when = when::near(*at, today)),
        ),
        Mark::ToGo { at, kind } if kind.is_promise() => (
            "accent",
            icon!(CalendarClock),
            t!("mark-promised", when = when::near(*at, today)),
        ),
        Mark::ToGo {
            at,
            kind: PlanKind::Retry,
        } => (
            "neutral",
            icon!(Hand),
            t!("mark-retry", when = when::near(*at, today)),
        ),
        Mark::ToGo { at, .. } => (
            "accent",
            icon!(CalendarCheck),
            t!("mark-planned", when = when::near(*at, today)),
        ),
        Mark::Slip { door, since } => {
            let days = today.signed_duration_since(*since).num_days();
            (
                "info",
                icon!(StickyNote),
                t!("mark-slip", door = the_door(*door), n = days),
            )
        }
        Mark::Pause { until } => (
            "neutral",
            icon!(Hand),
            t!("mark-pause", date = when::date(*until, today)),
        ),
        Mark::Been { at, outcome: what } => {
            let days = today.signed_duration_since(at.date()).num_days();
            if days >= 28 {
                (
                    "neutral",
                    icon!(Hourglass),
                    t!("mark-long-ago", date = when::date(at.date(), today)),
                )
            } else {
                (
                    "success",
                    outcome_icon(*what),
                    t!(
                        "mark-been",
                        what = outcome(*what),
                        day = when::near_day(at.date(), today)
                    ),
                )
            }
        }
        Mark::CircleToGo { day: None, .. } => {
            ("accent", icon!(CircleDashed), t!("mark-circle-to-go"))
        }
        Mark::CircleToGo {
            day: Some(day),
            late,
        } => {
            let when = when::near_day(*day, today);
            if *late {
                (
                    "danger",
                    icon!(CircleDashed),
                    t!("mark-circle-late", day = when),
                )
            } else {
                (
                    "accent",
                    icon!(CircleDashed),
                    t!("mark-circle-to-go-day", day = when),
                )
            }
        }
        Mark::CircleBeen { at } => (
            "success",
            icon!(CircleDashed),
            t!("mark-circle-been", day = when::near_day(at.date(), today)),
        ),
        Mark::New => ("neutral", icon!(CircleDashed), t!("mark-new")),
    }
}

/// What a store could not do, in words that say what to do.
pub(super) fn store_problem(error: &StoreError) -> String {
    match error {
        StoreError::Full => t!("problem-full"),
        StoreError::Damaged => t!("problem-damaged"),
        StoreError::Newer { .. } => t!("problem-newer"),
        StoreError::Library(_) => t!("problem-library"),
        StoreError::Closed => t!("problem-closed"),
        StoreError::Gone => t!("problem-gone"),
        StoreError::Stopped => t!("problem-stopped"),
        StoreError::Conflict
        | StoreError::Entry(_)
        | StoreError::View
        | StoreError::File(_)
        | StoreError::Sqlite(_) => {
            t!("problem-other")
        }
    }
}

/// How many times and what last: "3. besøg. Sidst: ikke åbnet, lys eller TV".
pub(super) fn history(tries: u32, last: Option<(Outcome, Option<Sign>)>) -> String {
    let Some((what, life)) = last else {
        return t!("first-visit");
    };
    let next = tries.saturating_add(1);
    let mut last = outcome(what).to_lowercase();
    if let Some(life) = life {
        last.push_str(", ");
        // "TV" stays as it is written.
        let word = sign(life);
        last.push_str(&ui::when::lower_start(&word));
    }
    t!("nth-visit", n = next, last = last)
}
