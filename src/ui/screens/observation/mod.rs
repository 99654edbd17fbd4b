//! Something seen in passing, in four taps: Notér, Observation, a sign, Gem. The place is filled in with the one last
//! used, so that it holds without a position; the phone's own is asked for on a tap only.

mod form;
mod more;
mod site;

use crate::domain::id::SubjectId;
use crate::domain::observing::{How, Observing, Site};
use crate::store::views::LastUsed;
use crate::store::{DraftKey, Store};
use crate::t;
use crate::ui::draft;
use crate::ui::hooks::{use_session, use_store};
use crate::ui::parts::frame::Top;
use crate::ui::session::Session;
use dioxus::prelude::*;
use form::Form;

/// Seen somewhere.
#[component]
pub fn ObservationPage() -> Element {
    rsx! {
        Observe { place: None }
    }
}

/// Seen at a place, or somewhere if none is given.
#[component]
pub fn Observe(place: Option<SubjectId>) -> Element {
    rsx! {
        for key in [place] {
            Loaded { key: "{key:?}", place: key }
        }
    }
}

fn key(place: Option<SubjectId>) -> DraftKey {
    draft::key(place, "observation")
}

/// The form as it was left, else one that begins now with the place filled in and the partner of the day.
async fn begin(store: &Store, session: &Session, place: Option<SubjectId>) -> Observing {
    let now = session.desk().now();
    if let Some(mut left) = draft::read::<Observing>(store, key(place))
        .await
        .filter(Observing::holds_work)
    {
        if left.is_empty() {
            left.at = now;
        }
        return left;
    }
    let view = LastUsed {
        member: store.identity().member,
        now,
    };
    // Without an answer nothing is filled in, and the form asks for the place.
    let used = store.ask(view).await.ok().flatten();
    let with = used
        .as_ref()
        .filter(|used| used.at.date() == now.date())
        .map(|used| used.with.clone())
        .unwrap_or_default();
    let site = match (place, used) {
        (Some(place), _) => Site::Known {
            place,
            how: How::Chosen,
        },
        (None, Some(used)) => Site::Known {
            place: used.place.place,
            how: How::LastUsed { at: used.at },
        },
        (None, None) => Site::Unknown,
    };
    Observing::begun(now, site, with)
}

/// Waits for the form as it was left, then shows it.
#[component]
fn Loaded(place: Option<SubjectId>) -> Element {
    let (session, store) = (use_session(), use_store());
    let mut begun = use_signal(|| None::<Observing>);
    use_future(move || {
        let (session, store) = (session.clone(), store.clone());
        async move {
            begun.set(Some(begin(&store, &session, place).await));
        }
    });
    match begun() {
        Some(begun) => rsx! {
            Form { place, begun }
        },
        // The first answer comes within a few milliseconds; a frame of the screen avoids a flash.
        None => rsx! {
            div { class: "gv-screen",
                Top { page: t!("observation"), title: t!("observation"), sub: None }
                main { class: "gv-main" }
            }
        },
    }
}
