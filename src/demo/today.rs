//! The stops of today: the four of the pictures, and what is done already.

use super::calendar::{Calendar, at, before};
use super::history::{plan, seen};
use super::places::{Lot, moved};
use super::story::Story;
use super::story::Worker::{Kirsten, Vita, Yosef};
use crate::domain::entry::Body;
use crate::domain::observation::Observation;
use crate::domain::outcome::Outcome;
use crate::domain::place::Fix;
use crate::domain::plan::{PlanKind, PlanSet};
use crate::domain::sign::Sign;
use crate::domain::slip::Door;
use crate::domain::visit::Visit;
use chrono::Timelike;

/// Tells what leads to the stops of today, and what was done before now.
pub(super) fn tell(story: &mut Story, calendar: &Calendar, lots: &[Lot]) {
    promised(story, calendar, lots);
    slip(story, calendar);
    library(story, calendar);
    farm(story, calendar);
    done(story, calendar);
}

/// The case "Kort og kalender": the postcard of last week promised to come again at the same time.
fn promised(story: &mut Story, calendar: &Calendar, lots: &[Lot]) {
    let (house, promise) = ("Snejpevej 14", calendar.promise());
    let (hour, minute) = if promise.hour() < 12 {
        (15, 10)
    } else {
        (10, 20)
    };
    let first = seen(
        Outcome::NotOpened,
        "Græsplænen er vokset til meterhøjt ukrudt, ud over havemøblerne.",
        &[Sign::Neglected],
    );
    story.visit(house, at(calendar.ago(21), hour, minute), Kirsten, first);
    let second = Visit {
        with: vec![Yosef.name()],
        postcard: true,
        postcard_text: "Vi har været forbi og kommer igen næste uge samme tid.".into(),
        next: Some(plan(promise, PlanKind::Postcard)),
        slips_set: vec![Door::Garden],
        fix: lots.iter().find(|l| l.title == house).map(|l| Fix {
            position: moved(l.position, (-9.0, 3.0)),
            accuracy_m: 8.0,
        }),
        ..seen(
            Outcome::NotOpened,
            "TV i stuen, ingen åbnede.",
            &[Sign::LightOrTv, Sign::Neglected],
        )
    };
    let when = before(promise.date(), 7).and_time(promise.time());
    story.visit(house, when, Vita, second);
}

fn slip(story: &mut Story, calendar: &Calendar) {
    let flat = "Lærkevej 22, 2. tv.";
    let first = seen(
        Outcome::NotOpened,
        "Avisen sidder i brevsprækken.",
        &[Sign::OverfullMailbox],
    );
    story.visit(flat, at(calendar.ago(20), 17, 15), Kirsten, first);
    let second = Visit {
        slips_set: vec![Door::Front],
        next: Some(plan(calendar.later(135, 15, 15), PlanKind::Again)),
        ..seen(
            Outcome::NotOpened,
            "Stille. Viceværten har ikke set borgeren i denne uge.",
            &[],
        )
    };
    story.visit(flat, at(calendar.ago(7), 10, 40), Vita, second);
}

fn library(story: &mut Story, calendar: &Calendar) {
    let spot = "Biblioteket";
    let first = Visit {
        met_at: "Ved aviserne".into(),
        ..seen(
            Outcome::MetElsewhere,
            "Borger K7 sidder ved aviserne de fleste formiddage. Hilste.",
            &[],
        )
    };
    story.visit(spot, at(calendar.ago(16), 10, 30), Yosef, first);
    let second = Visit {
        met_at: "Ved aviserne".into(),
        next: Some(plan(calendar.later(180, 16, 0), PlanKind::Agreed)),
        ..seen(
            Outcome::AgreedAgain,
            "Aftale med borger K7: vi mødes her igen og ser på brevet fra boligselskabet.",
            &[],
        )
    };
    story.visit(spot, at(calendar.ago(6), 11, 15), Vita, second);
}

/// The case "For enden af grusvejen", before its first visit.
fn farm(story: &mut Story, calendar: &Calendar) {
    let (farm, day) = ("Grusvej 3", calendar.ago(4));
    let observation = Observation {
        signs: vec![Sign::OverfullMailbox, Sign::Footprints],
        note: "Postkassen er overfyldt, men der er friske fodspor ved laden.".into(),
        with: vec![Vita.name()],
        ..Observation::default()
    };
    story.tell(
        farm,
        at(day, 14, 50),
        Yosef,
        Body::ObservationMade(observation),
    );
    let set = PlanSet {
        plan: plan(calendar.later(90, 14, 30), PlanKind::Again),
    };
    story.tell(farm, at(day, 15, 5), Vita, Body::PlanSet(set));
}

/// As much of today as is over.
fn done(story: &mut Story, calendar: &Calendar) {
    let house = "Solsortevej 8";
    let first = seen(
        Outcome::NotOpened,
        "Lys i gangen.",
        &[Sign::LightOrTv, Sign::CoveredWindows],
    );
    story.visit(house, at(calendar.ago(15), 16, 10), Vita, first);
    let when = if calendar.is_past(12, 0) {
        at(calendar.today(), 11, 40)
    } else if calendar.is_past(9, 30) {
        at(calendar.today(), 9, 5)
    } else {
        at(calendar.ago(1), 11, 40)
    };
    let second = Visit {
        with: vec![Yosef.name()],
        ..seen(
            Outcome::SpokeAtDoor,
            "Talte om haven. Vi må gerne komme igen.",
            &[],
        )
    };
    story.visit(house, when, Vita, second);
    if calendar.is_past(15, 30) {
        let third = seen(
            Outcome::NotOpened,
            "Ringede på. Radioen blev slukket.",
            &[Sign::LightOrTv],
        );
        story.visit("Hovedgaden 7", at(calendar.today(), 14, 20), Kirsten, third);
    }
    if calendar.is_past(18, 30) {
        let fourth = Visit {
            postcard: true,
            ..seen(
                Outcome::NotOpened,
                "Ingen lys. Lagde kort uden tid.",
                &[Sign::CoveredWindows],
            )
        };
        story.visit("Lærkevej 12", at(calendar.today(), 17, 10), Vita, fourth);
    }
}
