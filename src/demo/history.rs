//! The stories of the village: a place for each thing that the method knows. Those of
//! today stand in [`today`], those that go over many visits in [`courses`].

use super::calendar::{Calendar, after, at, before, workday_from};
use super::places::Lot;
use super::story::Story;
use super::story::Worker::{self, Kirsten, Vita, Yosef};
use super::{courses, today};
use crate::domain::entry::{Body, Withdrawn};
use crate::domain::member::MemberJoined;
use crate::domain::observation::Observation;
use crate::domain::outcome::{Onward, Outcome};
use crate::domain::place::{CircleState, Marked, PlaceAdded};
use crate::domain::plan::{Plan, PlanCancelled, PlanKind, PlanSet};
use crate::domain::sign::Sign;
use crate::domain::slip::Door;
use crate::domain::visit::{Visit, VisitChange, VisitCorrected};
use chrono::NaiveDateTime;

/// Tells all of it. Days are counted back from today, so that the weeks look the same whenever they are told.
pub(super) fn tell(story: &mut Story, calendar: &Calendar, lots: &[Lot]) {
    begin(story, calendar, lots);
    today::tell(story, calendar, lots);
    courses::tell(story, calendar);
    a_no(story, calendar);
    long_ago(story, calendar);
    slip_out(story, calendar);
    broken_promise(story, calendar);
    second_thoughts(story, calendar);
    in_passing(story, calendar, lots);
}

/// A visit of which the outcome, the note and the signs are told.
pub(super) fn seen(outcome: Outcome, note: &str, signs: &[Sign]) -> Visit {
    Visit {
        signs: signs.to_vec(),
        note: note.into(),
        onward: outcome.is_contact().then_some(Onward::Continue),
        ..Visit::new(outcome)
    }
}

/// A plan to come to the place itself.
pub(super) fn plan(at: NaiveDateTime, kind: PlanKind) -> Plan {
    Plan {
        at,
        kind,
        place: "".into(),
    }
}

/// The workers, and a list of the places, three months ago.
fn begin(story: &mut Story, calendar: &Calendar, lots: &[Lot]) {
    let when = at(calendar.ago(90), 9, 0);
    for who in Worker::ALL {
        let joined = MemberJoined { name: who.name() };
        story.member(who, when, Body::MemberJoined(joined));
    }
    for lot in lots {
        let place = lot.fields.clone();
        story.tell(
            &lot.title,
            when,
            Vita,
            Body::PlaceAdded(PlaceAdded { place }),
        );
    }
}

fn a_no(story: &mut Story, calendar: &Calendar) {
    let (house, day) = ("Snejpevej 2", calendar.ago(12));
    let first = seen(Outcome::NotOpened, "", &[Sign::CoveredWindows]);
    story.visit(house, at(calendar.ago(26), 16, 20), Yosef, first);
    let again = workday_from(after(day, 28));
    let no = Visit {
        with: vec![Kirsten.name()],
        next: Some(plan(at(again, 10, 0), PlanKind::Retry)),
        ..seen(
            Outcome::Rejected,
            "Vil være i fred. Fik vores kort og sagde farvel.",
            &[],
        )
    };
    story.visit(house, at(day, 10, 5), Vita, no);
}

fn long_ago(story: &mut Story, calendar: &Calendar) {
    let visit = seen(
        Outcome::SpokeAtDoor,
        "Har det godt nok. Søsteren kommer om søndagen.",
        &[],
    );
    story.visit("Lærkevej 5", at(calendar.ago(53), 13, 25), Kirsten, visit);
    let visit = seen(
        Outcome::NotOpened,
        "Skiltet på døren er taget ned.",
        &[Sign::OverfullMailbox],
    );
    story.visit("Hovedgaden 15", at(calendar.ago(47), 9, 35), Vita, visit);
}

/// A slip that no plan sees to: planning the day brings it up.
fn slip_out(story: &mut Story, calendar: &Calendar) {
    let visit = Visit {
        slips_set: vec![Door::Balcony],
        ..seen(
            Outcome::NotOpened,
            "Altandøren står på klem.",
            &[Sign::CoveredWindows],
        )
    };
    let when = at(calendar.ago(10), 12, 40);
    story.visit("Lærkevej 22, 3. th.", when, Kirsten, visit);
}

/// The one promise that was not kept: what now?
fn broken_promise(story: &mut Story, calendar: &Calendar) {
    let promised = at(calendar.broken(), 10, 0);
    let visit = Visit {
        postcard: true,
        next: Some(plan(promised, PlanKind::Postcard)),
        ..seen(
            Outcome::NotOpened,
            "Hørte skridt bag døren.",
            &[Sign::Noise],
        )
    };
    let when = at(before(promised.date(), 7), 10, 5);
    story.visit("Solsortevej 15", when, Vita, visit);
}

/// A correction with a trace, a plan given up, and something undone at once.
fn second_thoughts(story: &mut Story, calendar: &Calendar) {
    let house = "Snejpevej 5";
    let was = seen(Outcome::NotOpened, "Ringede på. Stille.", &[]);
    let when = at(calendar.ago(24), 16, 35);
    let visit = story.visit(house, when, Kirsten, was.clone());
    let is = Visit {
        signs: vec![Sign::CarMoved],
        note: "Ringede på. Stille. Bilen holdt om hjørnet.".into(),
        ..was.clone()
    };
    let wall = story.wall(when);
    let corrected = VisitCorrected {
        visit,
        changed: VisitChange::between(&was, wall, &is, wall),
    };
    story.tell(
        house,
        at(calendar.ago(18), 9, 15),
        Kirsten,
        Body::VisitCorrected(corrected),
    );

    let house = "Lærkevej 16";
    let set = PlanSet {
        plan: plan(at(calendar.ago(9), 16, 0), PlanKind::Again),
    };
    let set = story.tell(
        house,
        at(calendar.ago(23), 11, 5),
        Yosef,
        Body::PlanSet(set),
    );
    let cancelled = PlanCancelled {
        plan: set,
        reason: "Naboen fortæller, at huset står tomt til foråret.".into(),
    };
    story.tell(
        house,
        at(calendar.ago(16), 13, 40),
        Yosef,
        Body::PlanCancelled(cancelled),
    );

    let house = "Vibevej 13";
    let slip = seen(Outcome::Rejected, "Trykket på det forkerte hus.", &[]);
    let wrong = story.visit(house, at(calendar.ago(14), 10, 45), Vita, slip);
    story.tell(
        house,
        at(calendar.ago(14), 10, 46),
        Vita,
        Body::Withdrawn(Withdrawn { entry: wrong }),
    );
}

/// Observations, and the circles that show where one has been and where to go.
fn in_passing(story: &mut Story, calendar: &Calendar, lots: &[Lot]) {
    let notes = [
        (
            "Solsortevej 13",
            9,
            11,
            Kirsten,
            vec![Sign::Rubbish, Sign::Smell],
            "Affald i indkørslen, lugt ved hækken.",
        ),
        (
            "Købmanden",
            5,
            12,
            Yosef,
            vec![],
            "Afleverede ti visitkort. Købmanden ringer, hvis noget bekymrer.",
        ),
        (
            "Parken ved kæret",
            12,
            18,
            Vita,
            vec![Sign::Noise],
            "Tre på bænken ved søen. Hilste, delte kaffe ud.",
        ),
        (
            "Busholdepladsen",
            19,
            8,
            Kirsten,
            vec![],
            "Borger K9 venter her om morgenen, tager ikke bussen.",
        ),
    ];
    for (title, n, hour, by, signs, note) in notes {
        let observation = Observation {
            signs,
            note: note.into(),
            ..Observation::default()
        };
        story.tell(
            title,
            at(calendar.ago(n), hour, 25),
            by,
            Body::ObservationMade(observation),
        );
    }
    let circles = [
        ("Snejpevej langs engen", CircleState::Been, None),
        (
            "Grusvej ved mosen",
            CircleState::ToGo,
            Some(calendar.ahead(2)),
        ),
    ];
    for (title, state, day) in circles {
        if let Some(lot) = lots.iter().find(|l| l.title == title) {
            let circle = Marked {
                centre: lot.position,
                radius_m: 100,
                state,
                day,
            };
            story.tell(
                title,
                at(calendar.ago(21), 14, 15),
                Kirsten,
                Body::PlaceMarked(circle),
            );
        }
    }
}
