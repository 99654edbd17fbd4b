//! Where the worker can be. No name, address or note stands in a route: places go by their random ids (promise 8).

use crate::domain::id::{EntryId, SubjectId};
use crate::ui::app::DoorNow;
use crate::ui::life::use_life;
use crate::ui::parts::sheets::Sheets;
use crate::ui::screens::address::AddressPage;
use crate::ui::screens::failed::NotFound;
use crate::ui::screens::import::Import;
use crate::ui::screens::lock::Lock;
use crate::ui::screens::map::Map;
use crate::ui::screens::map_files::MapFiles;
use crate::ui::screens::me::Me;
use crate::ui::screens::met::Met;
use crate::ui::screens::new_place::NewPlace;
use crate::ui::screens::observation::ObservationPage;
use crate::ui::screens::place_edit::{EditPlace, JoinPlace, SafetyPage};
use crate::ui::screens::places::Places;
use crate::ui::screens::plan::PlanPage;
use crate::ui::screens::rebuilding::Rebuilding;
use crate::ui::screens::start::Start;
use crate::ui::screens::team::Team;
use crate::ui::screens::today::TodayPage;
use crate::ui::screens::visit::{EditVisit, VisitPage};
use crate::ui::session::{Door, Session};
use dioxus::prelude::*;

/// All routes.
#[derive(Clone, Routable, Debug, PartialEq)]
#[rustfmt::skip]
pub enum Route {
    #[layout(Guard)]
        /// The day.
        #[route("/")]
        TodayPage {},
        /// Planning the day.
        #[route("/plan")]
        PlanPage {},
        /// The map.
        #[route("/kort")]
        Map {},
        /// The map files on this phone.
        #[route("/kort/filer")]
        MapFiles {},
        /// Something seen in passing.
        #[route("/observation")]
        ObservationPage {},
        /// Something seen at a known place.
        #[route("/adresse/:place/observation")]
        ObserveAt {
            /// Which place.
            place: SubjectId,
        },
        /// Met at a spot.
        #[route("/moede")]
        Met {},
        /// A new address, without a visit.
        #[route("/ny-adresse")]
        NewPlace {},
        /// All places.
        #[route("/adresser")]
        Places {},
        /// Bringing a list in.
        #[route("/adresser/liste")]
        Import {},
        /// One place.
        #[route("/adresse/:place")]
        AddressPage {
            /// Which place.
            place: SubjectId,
        },
        /// Correcting what is known of a place.
        #[route("/adresse/:place/ret")]
        EditPlace {
            /// Which place.
            place: SubjectId,
        },
        /// What to know before knocking.
        #[route("/adresse/:place/sikkerhed")]
        SafetyPage {
            /// Which place.
            place: SubjectId,
        },
        /// Two places found to be one.
        #[route("/adresse/:place/samme")]
        JoinPlace {
            /// Which place.
            place: SubjectId,
        },
        /// A visit.
        #[route("/adresse/:place/besoeg")]
        VisitPage {
            /// Which place.
            place: SubjectId,
        },
        /// Correcting a visit.
        #[route("/adresse/:place/besoeg/:visit")]
        EditVisit {
            /// Which place.
            place: SubjectId,
            /// Which visit.
            visit: EntryId,
        },
        /// The team.
        #[route("/team")]
        Team {},
        /// The worker and this phone.
        #[route("/mig")]
        Me {},
        /// Anything else.
        #[route("/:..rest")]
        NotFound {
            /// What was asked for.
            rest: Vec<String>,
        },
}

/// Shows the lock, or the first run, INSTEAD of what is asked for: no redirect, so that after unlocking one is where
/// one was, and nothing of a screen is in the page while it is locked.
#[component]
fn Guard() -> Element {
    let door = use_context::<DoorNow>().0;
    use_life();
    match door() {
        Door::New => rsx! { Start {} },
        Door::Locked => rsx! { Lock {} },
        Door::Open => rsx! { Inside {} },
    }
}

#[component]
fn Inside() -> Element {
    let session = use_hook(consume_context::<Session>);
    // The store may be gone between the door's move and this frame.
    let store = use_hook(|| {
        let store = session.store();
        if let Some(store) = &store {
            provide_context(store.clone());
        }
        store.map(|s| s.rebuild_due())
    });
    let mut rebuilt = use_signal(|| false);
    let Some(due) = store else {
        return rsx! {
            Lock {}
        };
    };
    if due && !rebuilt() {
        return rsx! {
            Rebuilding { on_done: move |()| rebuilt.set(true) }
        };
    }
    rsx! {
        Outlet::<Route> {}
        Sheets {}
    }
}

/// An observation at a known place.
#[component]
fn ObserveAt(place: SubjectId) -> Element {
    rsx! {
        crate::ui::screens::observation::Observe { place: Some(place) }
    }
}
