//! "Samme sted som …": this place goes on under the name of another. Nothing is merged; withdrawing parts them again.

use crate::domain::entry::Body;
use crate::domain::id::SubjectId;
use crate::domain::nearby::{LatLon, distance_m};
use crate::domain::place::SameAs;
use crate::domain::private::Private;
use crate::icon;
use crate::store::NewEntry;
use crate::store::views::{AddressView, Found, Nearby, PlaceNumbers, PlaceRows};
use crate::t;
use crate::ui::hooks::{use_now, use_session, use_store, use_view};
use crate::ui::parts::frame::{Problem, Top};
use crate::ui::route::Route;
use crate::ui::screens::places::Marked;
use crate::ui::undo::Undo;
use crate::ui::words;
use dioxus::prelude::*;

/// How many are offered.
const MOST: usize = 20;

/// Within which distance in metres places are offered before anything is typed.
const REACH_M: f64 = 200.0;

/// Places near this one, nearest first.
fn near(found: &[Found], view: &AddressView) -> Vec<(SubjectId, String)> {
    let at = |p: crate::domain::place::Position| LatLon::new(p.lat, p.lon);
    let Some(here) = view.fields.position.and_then(at) else {
        return Vec::new();
    };
    let mut near: Vec<(f64, &Found)> = found
        .iter()
        .filter_map(|f| Some((distance_m(here, at(f.position)?), f)))
        .filter(|(metres, _)| *metres <= REACH_M)
        .collect();
    near.sort_by(|a, b| a.0.total_cmp(&b.0));
    near.into_iter()
        .map(|(_, f)| (f.place, f.title.clone()))
        .collect()
}

/// The screen.
#[component]
pub fn Join(view: AddressView) -> Element {
    let (session, store) = (use_session(), use_store());
    let nav = use_navigator();
    let now = use_now();
    let mut undo = use_context::<Signal<Option<Undo>>>();
    let mut typed = use_signal(Private::<String>::default);
    let mut chosen = use_signal(|| None::<(SubjectId, String)>);
    let mut problem = use_signal(|| None::<String>);
    let mut saving = use_signal(|| false);
    let place = view.place;

    let numbers = use_view(move || PlaceNumbers {
        typed: typed.read().0.clone(),
        filters: Vec::new(),
        now: now(),
    });
    let first = use_memo(move || match &*numbers.read() {
        // One more, as this place itself may be among them.
        Some(Ok((n, _))) if !typed.read().is_blank() => {
            n.iter().copied().take(MOST.saturating_add(1)).collect()
        }
        _ => Vec::new(),
    });
    let rows = use_view(move || PlaceRows {
        numbers: first(),
        now: now(),
    });
    let around = use_hook(|| view.fields.position);
    let nearby = use_view(move || Nearby {
        at: around.unwrap_or(crate::domain::place::Position { lat: 0.0, lon: 0.0 }),
        reach_m: REACH_M,
    });
    let looked = !typed.read().is_blank();
    let mut offered: Vec<(SubjectId, String)> = if looked {
        match &*rows.read() {
            Some(Ok(rows)) => rows
                .iter()
                .map(|(_, item)| (item.place, item.title.clone()))
                .collect(),
            _ => Vec::new(),
        }
    } else {
        match &*nearby.read() {
            Some(Ok(found)) => near(found, &view),
            _ => Vec::new(),
        }
    };
    offered.retain(|(other, _)| *other != place);
    offered.truncate(MOST);
    let answered = numbers.read().is_some();

    let save = use_callback(move |()| {
        if saving() {
            return;
        }
        problem.set(None);
        let Some((other, title)) = chosen.peek().clone() else {
            problem.set(Some(t!("join-none-chosen")));
            return;
        };
        let entry = NewEntry {
            subject: place,
            at: session.desk().wall(),
            body: Body::PlaceSameAs(SameAs { other }),
        };
        let what = t!("the-joining", title = title);
        saving.set(true);
        // Sent now, not when awaited: leaving the screen does not stop it.
        let done = store.append(vec![entry], None);
        spawn(async move {
            let done = done.await;
            saving.set(false);
            match done {
                Ok(receipt) => {
                    if let Some(entry) = receipt.ids.first() {
                        undo.set(Some(Undo {
                            also: Vec::new(),
                            subject: place,
                            entry: *entry,
                            what,
                            gone: false,
                            draft: None,
                            back_to: Some(Route::AddressPage { place }),
                        }));
                    }
                    nav.replace(Route::AddressPage { place: other });
                }
                Err(error) => problem.set(Some(words::store_problem(&error))),
            }
        });
    });
    rsx! {
        div { class: "gv-screen",
            Top { page: t!("same-place-as"), title: t!("same-place-as"), sub: Some(view.title.clone()) }
            main { class: "gv-main form", tabindex: "0",
                p { class: "gv-quiet", {t!("join-help", title = view.title.clone())} }
                div { class: "gv-search", role: "search", aria_label: t!("places-find"),
                    {icon!(Search)}
                    input {
                        class: "ds-input gv-in",
                        r#type: "search",
                        aria_label: t!("places-search"),
                        placeholder: t!("join-hint"),
                        autocomplete: "off",
                        spellcheck: "false",
                        initial_value: "",
                        oninput: move |e| typed.set(e.value().into()),
                    }
                }
                if offered.is_empty() {
                    if looked && answered {
                        p { class: "gv-quiet", role: "status", {t!("join-nothing")} }
                    }
                } else {
                    section {
                        h2 { class: "gv-h",
                            if looked { {t!("places")} } else { {t!("places-near")} }
                        }
                        ul { class: "gv-list",
                            for (other , title) in offered {
                                li { key: "{other}",
                                    label { class: "gv-row pick",
                                        input {
                                            r#type: "radio",
                                            name: "other",
                                            class: "ds-input",
                                            checked: chosen.read().as_ref().is_some_and(|(c, _)| *c == other),
                                            onchange: {
                                                let title = title.clone();
                                                move |_| chosen.set(Some((other, title.clone())))
                                            },
                                        }
                                        b {
                                            Marked { text: Private(title.clone()), typed: typed.read().clone() }
                                        }
                                    }
                                }
                            }
                        }
                    }
                }
            }
            div { class: "gv-bar",
                Problem { text: problem() }
                button { class: "ds-button", r#type: "button", disabled: saving(), onclick: move |_| save.call(()),
                    {icon!(Merge)}
                    {t!("join-now")}
                }
            }
        }
    }
}
