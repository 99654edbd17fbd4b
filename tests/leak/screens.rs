//! Typing into every field of every screen.

use crate::harness::{Name, Phone};
use crate::search::Canaries;
use grusvej::domain::entry::Body;
use grusvej::domain::id::SubjectId;
use grusvej::domain::observation::Observation;
use grusvej::domain::place::{Danger, PlaceAdded, PlaceFields, SafetyNoted};
use grusvej::domain::plan::{Plan, PlanKind, PlanSet};
use grusvej::domain::sign::Sign;
use grusvej::domain::time::parse_minute;
use grusvej::store::DraftKey;

/// Types.
pub struct Typist<'t> {
    phone: &'t Phone,
    pub canaries: &'t mut Canaries,
    /// Fields that were typed into and saved.
    pub saved: u32,
}

/// Where there is to type: a place with a promise that was missed, and one without.
#[derive(Clone, Copy, Debug)]
pub struct Places {
    pub missed: SubjectId,
    pub plain: SubjectId,
}

/// Names of the fields of text on the page, in sight or not.
const FIELDS: &str = r"[...document.querySelectorAll('textarea,input')]
  .filter(e => e.matches('textarea,[type=text],[type=search],[type=tel],[type=password],:not([type])') && e.getClientRects().length && !e.closest('[inert]'))
  .map(e => e.labels?.[0]?.innerText.trim() || e.ariaLabel)";

impl<'t> Typist<'t> {
    pub fn new(phone: &'t Phone, canaries: &'t mut Canaries) -> Self {
        Self {
            phone,
            canaries,
            saved: 0,
        }
    }

    /// A canary into every field of the screen as it stands.
    pub async fn fill(&mut self, screen: &str) {
        let fields: Vec<String> = self.phone.js(FIELDS).await;
        assert!(!fields.is_empty(), "{screen} has no field");
        for field in fields {
            let word = self.canaries.next(&format!("{screen}, {field}"));
            self.phone.enter(field.as_str(), &word).await;
            self.saved += 1;
        }
    }

    pub async fn first_run(&mut self, code: &str) {
        let name = self.canaries.next("first run, name");
        self.phone.enter("Dit navn", &name).await;
        self.phone.enter("Vælg en kode", code).await;
        self.phone.enter("Gentag koden", code).await;
        self.phone.tap("button", "Kom i gang").await;
        self.phone.see("Ingen adresser endnu").await;
        self.saved += 1;
    }

    pub async fn unlock(&mut self, code: &str) {
        let wrong = self.canaries.next("passing: a wrong code");
        self.phone.enter("PIN-kode", &wrong).await;
        self.phone.tap("button", "Lås op").await;
        self.phone.see("Koden er forkert").await;
        self.phone.enter("PIN-kode", code).await;
        self.phone.tap("button", "Lås op").await;
        self.phone.see_gone("PIN-kode").await;
    }

    async fn open_visit(&mut self, place: SubjectId) {
        let phone = self.phone;
        phone.go(&format!("/adresse/{place}/besoeg")).await;
        phone.tap("radio", "Mødt et andet sted").await;
        phone.tap("checkbox", "Postkort").await;
        phone.tap("button", "Tilføj note").await;
        phone.tap("button", "Mere").await;
        phone.find("textbox", "Hvad der står på kortet").await;
    }

    pub async fn all_screens(&mut self, places: &Places) {
        let phone = self.phone;
        self.open_visit(places.plain).await;
        self.fill("visit").await;
        phone.tap("button", "Gem besøg").await;
        phone.see("er gemt").await;

        phone.go("/").await;
        phone.tap("button", Name::Has("ikke holdt")).await;
        phone
            .find("dialog", Name::Has("Løftet blev ikke holdt"))
            .await;
        self.fill("missed promise").await;
        phone.tap("button", Name::Has("Opgiv løftet")).await;
        phone.see_gone("Løfter, der ikke blev holdt").await;

        // Left open: an answer that lies there as a draft.
        self.open_visit(places.plain).await;
        self.fill("open visit").await;
        phone.tap("checkbox", "Fodspor").await;
        phone.see_checked("checkbox", "Fodspor", true).await;
    }

    /// The forms that are left open.
    pub fn forms(places: &Places) -> Vec<DraftKey> {
        vec![DraftKey {
            subject: places.plain,
            form: "visit",
        }]
    }
}

/// Entries with a canary in every word of theirs, and the places they are about.
pub fn beside(canaries: &mut Canaries) -> (Places, Vec<(SubjectId, Body)>) {
    let places = Places {
        missed: SubjectId::listed("leak", "1"),
        plain: SubjectId::listed("leak", "2"),
    };
    let mut bodies = Vec::new();
    for (who, subject) in [
        ("missed place", places.missed),
        ("plain place", places.plain),
    ] {
        let mut word = |what: &str| Some(canaries.next(&format!("{who}, {what}")).into());
        let place = PlaceFields {
            name: word("name"),
            street: word("street"),
            number: word("number"),
            floor: word("floor"),
            door: word("door"),
            postcode: word("postcode"),
            city: word("city"),
            ..PlaceFields::default()
        };
        bodies.push((subject, Body::PlaceAdded(PlaceAdded { place })));
    }
    let mut word = |what: &str| canaries.next(what).into();
    let set = PlanSet {
        plan: Plan {
            at: parse_minute("2026-11-20T10:00").unwrap(),
            kind: PlanKind::Agreed,
            place: word("plan, where"),
        },
    };
    let safety = SafetyNoted {
        dangers: vec![Danger::Dog],
        note: word("safety note"),
    };
    let seen = Observation {
        signs: vec![Sign::Smell],
        note: word("observation, note"),
        with: vec![word("observation, with whom")],
        ..Observation::default()
    };
    bodies.push((places.missed, Body::PlanSet(set)));
    bodies.push((places.plain, Body::SafetyNoted(safety)));
    bodies.push((places.plain, Body::ObservationMade(seen)));
    (places, bodies)
}
