//! Courses of many visits: the long way to a door, and how they end.

use super::calendar::{Calendar, after, at, before, workday_until};
use super::history::{plan, seen};
use super::story::Story;
use super::story::Worker::{Kirsten, Vita, Yosef};
use crate::domain::entry::Body;
use crate::domain::id::EntryId;
use crate::domain::outcome::{ContactForm, Onward, Outcome};
use crate::domain::place::{Danger, SafetyNoted};
use crate::domain::plan::{PlanKind, PlanMoved};
use crate::domain::sign::Sign;
use crate::domain::slip::{Door, SlipChecked, SlipId, SlipState};
use crate::domain::visit::Visit;

/// Tells them.
pub(super) fn tell(story: &mut Story, calendar: &Calendar) {
    dog_in_the_garden(story, calendar);
    kept_promise(story, calendar);
    ends_well(story, calendar);
    other_ends(story, calendar);
    by_telephone(story, calendar);
}

fn looked(visit: EntryId, door: Door, state: SlipState) -> SlipChecked {
    SlipChecked {
        slip: SlipId { visit, door },
        state,
    }
}

/// Six visits, a dog, two slips and a promise in the evening.
fn dog_in_the_garden(story: &mut Story, calendar: &Calendar) {
    let (house, day) = ("Vibevej 9", calendar.thursday());
    let ago = |n| workday_until(before(day, n));
    let neglected = [Sign::Neglected, Sign::CoveredWindows];
    story.visit(
        house,
        at(ago(79), 10, 10),
        Kirsten,
        seen(Outcome::NotOpened, "", &neglected),
    );
    let tries = [
        (
            at(ago(65), 10, 30),
            Vita,
            "Postkassen tømt siden sidst.",
            Sign::MailboxEmptied,
        ),
        (
            at(ago(43), 14, 20),
            Yosef,
            "Fodspor ved havedøren.",
            Sign::Footprints,
        ),
    ];
    for (when, by, note, sign) in tries {
        story.visit(house, when, by, seen(Outcome::NotOpened, note, &[sign]));
    }
    let no = seen(Outcome::Rejected, "Ville ikke tale i dag.", &[]);
    story.visit(house, at(ago(27), 10, 15), Vita, no);
    let safety = SafetyNoted {
        dangers: vec![Danger::Pair],
        note: "Løs hund i haven.".into(),
    };
    story.tell(house, at(ago(23), 12, 30), Yosef, Body::SafetyNoted(safety));
    let last = at(before(day, 7), 17, 5);
    let fifth = Visit {
        with: vec![Yosef.name()],
        slips_set: vec![Door::Garden],
        next: Some(plan(at(last.date(), 17, 0), PlanKind::Again)),
        ..seen(
            Outcome::SpokeAtDoor,
            "Havde ikke tid. Måtte gerne komme igen.",
            &[],
        )
    };
    let fifth = story.visit(house, at(ago(14), 15, 40), Vita, fifth);
    let sixth = Visit {
        with: vec![Yosef.name()],
        postcard: true,
        next: Some(plan(at(day, 17, 0), PlanKind::Postcard)),
        slips_checked: vec![looked(fifth, Door::Garden, SlipState::Gone)],
        slips_set: vec![Door::Front],
        answers: vec![fifth],
        ..seen(Outcome::NotOpened, "Lys i køkkenet.", &[Sign::LightOrTv])
    };
    story.visit(house, last, Vita, sixth);
}

fn kept_promise(story: &mut Story, calendar: &Calendar) {
    let (house, day) = ("Snejpevej 9", calendar.ago_weekly(13));
    let first = Visit {
        with: vec![Vita.name()],
        postcard: true,
        next: Some(plan(at(after(day, 7), 13, 0), PlanKind::Postcard)),
        slips_set: vec![Door::Mailbox],
        ..seen(
            Outcome::NotOpened,
            "Gardinet bevægede sig.",
            &[Sign::CoveredWindows],
        )
    };
    let first = story.visit(house, at(day, 13, 5), Kirsten, first);
    let second = Visit {
        with: vec![Vita.name()],
        slips_checked: vec![looked(first, Door::Mailbox, SlipState::Gone)],
        answers: vec![first],
        ..seen(
            Outcome::SpokeAtDoor,
            "Havde ventet os. Sagde tak for kortet.",
            &[Sign::MailboxEmptied],
        )
    };
    story.visit(house, at(after(day, 7), 13, 2), Kirsten, second);
}

/// From the closed door to other offers.
fn ends_well(story: &mut Story, calendar: &Calendar) {
    let (flat, day) = ("Lærkevej 22, st. tv.", calendar.ago_weekly(16));
    let steps = [
        (
            58,
            14,
            Yosef,
            seen(
                Outcome::NotOpened,
                "Sorte sække på altanen.",
                &[Sign::Rubbish],
            ),
        ),
        (
            41,
            10,
            Vita,
            seen(
                Outcome::SpokeAtDoor,
                "Åbnede på klem. Det klør på armene, siger borgeren.",
                &[],
            ),
        ),
    ];
    for (n, hour, by, visit) in steps {
        story.visit(flat, at(calendar.ago(n), hour, 10), by, visit);
    }
    let third = Visit {
        next: Some(plan(at(after(day, 7), 14, 0), PlanKind::Agreed)),
        ..seen(
            Outcome::InvitedIn,
            "Drak kaffe. Vil gerne følges til egen læge med kløen.",
            &[],
        )
    };
    let third = story.visit(flat, at(day, 14, 5), Vita, third);
    let fourth = Visit {
        answers: vec![third],
        onward: Some(Onward::OtherOffers),
        ..seen(
            Outcome::InvitedIn,
            "Fulgtes til lægen. Hjemmeplejen begynder mandag, borgeren er glad for det.",
            &[],
        )
    };
    story.visit(flat, at(after(day, 7), 14, 2), Vita, fourth);
}

fn other_ends(story: &mut Story, calendar: &Calendar) {
    let visit = seen(
        Outcome::Moved,
        "Viceværten fortæller, at lejemålet er sagt op.",
        &[Sign::SeenByNeighbour],
    );
    story.visit("Solsortevej 4", at(calendar.ago(9), 11, 20), Yosef, visit);
    let visit = seen(
        Outcome::NotTargetGroup,
        "Har bostøtte og familie. Ville bare have fred til at sove efter nattevagt.",
        &[],
    );
    story.visit("Vibevej 4", at(calendar.ago(11), 15, 45), Kirsten, visit);
}

/// Contact in other forms, and an agreement that was moved.
fn by_telephone(story: &mut Story, calendar: &Calendar) {
    let house = "Hovedgaden 10";
    let sms = Visit {
        form: ContactForm::Sms,
        ..seen(Outcome::Spoke, "Svarede på sms: må ringe på torsdag.", &[])
    };
    story.visit(house, at(calendar.ago(17), 9, 50), Vita, sms);
    let call = Visit {
        form: ContactForm::Telephone,
        next: Some(plan(at(calendar.ahead(1), 11, 0), PlanKind::Agreed)),
        ..seen(
            Outcome::AgreedAgain,
            "Aftalte i telefonen at mødes i opgangen.",
            &[],
        )
    };
    let call = story.visit(house, at(calendar.ago(8), 10, 15), Vita, call);
    let moved = PlanMoved {
        plan: call,
        at: at(calendar.ahead(3), 11, 0),
        reason: "Borgeren bad om en anden dag.".into(),
    };
    story.tell(
        house,
        at(calendar.ago(1), 15, 10),
        Vita,
        Body::PlanMoved(moved),
    );
}
