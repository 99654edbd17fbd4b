//! Typing into every field of every screen.

use crate::harness::{Name, Phone};
use crate::search::Canaries;
use grusvej::domain::entry::Body;
use grusvej::domain::id::SubjectId;
use grusvej::domain::place::{PlaceAdded, PlaceFields};
use grusvej::domain::plan::{Plan, PlanKind, PlanSet};
use grusvej::domain::time::parse_minute;
use grusvej::store::DraftKey;

/// Types.
pub struct Typist<'t> {
    phone: &'t Phone,
    pub canaries: &'t mut Canaries,
    /// Fields that were typed into and saved.
    pub saved: u32,
}

/// Names of the fields of text on the page, in sight or not.
const FIELDS: &str = r"[...document.querySelectorAll('textarea,input')]
  .filter(e => e.matches('textarea,[type=text],[type=search],[type=tel],[type=password],:not([type])') && e.getClientRects().length && !e.closest('[inert]'))
  .filter(e => e.inputMode !== 'decimal')
  .map(e => e.labels?.[0]?.innerText.trim() || e.ariaLabel)";

impl<'t> Typist<'t> {
    pub fn new(phone: &'t Phone, canaries: &'t mut Canaries) -> Self {
        Self {
            phone,
            canaries,
            saved: 0,
        }
    }

    /// A canary into every field of the screen as it stands; all are to be saved.
    async fn fill(&mut self, screen: &str) {
        self.saved += self.type_everywhere(screen).await;
    }

    /// A canary into every field of the screen as it stands; none is to be kept anywhere.
    async fn pass(&mut self, screen: &str) {
        self.type_everywhere(&format!("passing: {screen}")).await;
    }

    async fn type_everywhere(&mut self, screen: &str) -> u32 {
        let fields: Vec<String> = self.phone.js(FIELDS).await;
        assert!(!fields.is_empty(), "{screen} has no field");
        let mut typed = 0;
        for field in fields {
            let word = self.canaries.next(&format!("{screen}, {field}"));
            self.phone.enter(field.as_str(), &word).await;
            typed += 1;
        }
        typed
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

    async fn open_visit(&mut self, address: &str) {
        let phone = self.phone;
        phone.go(&format!("{address}/besoeg")).await;
        phone.tap("radio", "Mødt et andet sted").await;
        phone.tap("checkbox", "Postkort").await;
        phone.tap("button", "Tilføj note").await;
        phone.tap("button", "Mere").await;
        phone.find("textbox", "Hvad der står på kortet").await;
    }

    /// Types everywhere. The place that it made, with a visit left open.
    pub async fn all_screens(&mut self) -> SubjectId {
        let phone = self.phone;
        phone.go("/").await;
        phone.tap("button", Name::Has("ikke holdt")).await;
        phone
            .find("dialog", Name::Has("Løftet blev ikke holdt"))
            .await;
        self.fill("missed promise").await;
        phone.tap("button", Name::Has("Opgiv løftet")).await;
        phone.see_gone("Løfter, der ikke blev holdt").await;

        phone.go("/ny-adresse").await;
        phone.find("textbox", "Vej").await;
        self.fill("new place").await;
        phone.tap("button", "Gem adresse").await;
        phone.see("Intet besøg endnu").await;
        let address: String = phone.js("location.pathname").await;
        self.one_place(&address).await;

        phone.go("/observation").await;
        phone.tap("button", "Tilføj note").await;
        phone.tap("button", "Mere").await;
        phone.find("textbox", Name::Has("Hvem var med")).await;
        self.fill("observation").await;
        phone.tap("button", "Skift").await;
        phone.find("dialog", "Skift sted").await;
        let search = self.canaries.next("passing: search of a place");
        phone.enter("Søg adresse", &search).await;
        phone.see("Intet fundet").await;
        phone.tap("button", "Luk").await;
        phone.tap("button", "Gem").await;
        phone.see("er gemt").await;

        phone.go("/moede").await;
        phone.tap("button", Name::Has("Nyt sted")).await;
        let spot = self.canaries.next("met, a new spot");
        phone.enter("Hvor mødtes I?", &spot).await;
        phone.tap("button", "Brug stedet").await;
        phone.find("heading", spot.as_str()).await;
        self.mig().await;

        phone.go("/adresser").await;
        phone.find("searchbox", "Søg").await;
        self.pass("places").await;
        phone.see("Ingen adresse og ingen note").await;
        // Left open: an answer that lies there as a draft.
        self.open_visit(&address).await;
        self.fill("open visit").await;
        phone.tap("checkbox", "Fodspor").await;
        phone.see_checked("checkbox", "Fodspor", true).await;
        address.rsplit('/').next().unwrap().parse().unwrap()
    }

    async fn one_place(&mut self, address: &str) {
        let phone = self.phone;
        self.open_visit(address).await;
        self.fill("visit").await;
        phone.tap("button", "Gem besøg").await;
        phone.see("er gemt").await;
        phone.go(address).await;
        phone.tap("link", "Sikkerhed").await;
        phone.find("textbox", "Note").await;
        self.fill("safety").await;
        phone.tap("button", "Gem").await;
        phone.find("button", "Nyt besøg").await;
        phone.tap("button", Name::Has("Aflys")).await;
        phone.find("dialog", Name::Has("Aflys")).await;
        self.fill("call off").await;
        phone.tap("button", "Aflys besøget").await;
        phone.see("Intet besøg er planlagt").await;
        phone.go(&format!("{address}/samme")).await;
        phone.find("searchbox", "Søg").await;
        self.pass("same place").await;
        phone.see("Ingen anden adresse passer").await;
        phone.go(address).await;
        phone.tap("link", "Ret adressen").await;
        phone.find("textbox", "Vej").await;
        self.fill("correct a place").await;
        phone.tap("button", Name::Has("Gem")).await;
        phone.find("button", "Nyt besøg").await;
    }

    async fn mig(&mut self) {
        let phone = self.phone;
        phone.go("/mig").await;
        let name = self.canaries.next("mig, name");
        phone.enter("Dit navn", &name).await;
        self.saved += 1;
        phone.tap("button", "Gem navn").await;
        phone.see("Navnet er gemt").await;
        phone.tap("button", "Skift PIN-kode").await;
        for field in [
            "Den kode, du har nu",
            "Ny PIN-kode",
            "Gentag den nye PIN-kode",
        ] {
            let word = self.canaries.next(&format!("passing: {field}"));
            phone.enter(field, &format!("{word} og mere")).await;
        }
        phone.tap("button", "Gem ny PIN-kode").await;
        phone.see("ikke ens").await;
        phone.tap("button", "Lav en eksport").await;
        let word = self.canaries.next("passing: passphrase");
        phone
            .enter("Kodeord til eksporten", &format!("{word} og mere"))
            .await;
        phone
            .enter("Gentag kodeordet", &format!("{word} og mere"))
            .await;
        phone.tap("button", "Gem en eksport").await;
        phone.see("er givet til telefonen").await;
    }

    /// The forms that are left open.
    pub fn forms(place: SubjectId) -> Vec<DraftKey> {
        vec![DraftKey {
            subject: place,
            form: "visit",
        }]
    }
}

/// A place and a promise made there days ago, with a canary in every word of theirs: no screen writes into the past.
pub fn days_ago(canaries: &mut Canaries) -> Vec<(SubjectId, Body)> {
    let subject = SubjectId::listed("leak", "1");
    let mut word = |what: &str| canaries.next(&format!("days ago, {what}"));
    let place = PlaceFields {
        street: Some(word("street").into()),
        number: Some(word("number").into()),
        ..PlaceFields::default()
    };
    let plan = Plan {
        at: parse_minute("2026-11-20T10:00").unwrap(),
        kind: PlanKind::Agreed,
        place: word("where").into(),
    };
    vec![
        (subject, Body::PlaceAdded(PlaceAdded { place })),
        (subject, Body::PlanSet(PlanSet { plan })),
    ]
}
