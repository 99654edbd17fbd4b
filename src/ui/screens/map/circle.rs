//! Circles: drawing one in three taps, marking it again, moving it, taking it away. Each tap that says something is an
//! entry, and each can be undone.

use super::canvas::tell;
use super::look::{MapLook, Mode};
use crate::domain::circling::{Circling, RADII_M, When};
use crate::domain::entry::{Body, Withdrawn};
use crate::domain::id::SubjectId;
use crate::domain::nearby::{LatLon, nearest};
use crate::domain::observing::Written;
use crate::domain::place::{CircleState, Position};
use crate::icon;
use crate::store::views::{CircleOf, Found, Nearby};
use crate::store::{NewEntry, Store};
use crate::t;
use crate::ui::hooks::{use_now, use_session, use_store, use_view};
use crate::ui::parts::choices::Segments;
use crate::ui::parts::frame::Problem;
use crate::ui::parts::position::locate;
use crate::ui::route::Route;
use crate::ui::undo::Undo;
use crate::ui::{when, words};
use dioxus::prelude::*;
use serde_json::json;
use uuid::Uuid;

fn when_name(when: When) -> String {
    match when {
        When::Today => t!("circle-today"),
        When::NextWeek => t!("circle-next-week"),
        When::InTwoWeeks => t!("circle-two-weeks"),
        When::NoDay => t!("circle-no-day"),
    }
}

/// What is nearest to the centre, of all that was found around it.
fn near_to(found: &[Found], centre: LatLon) -> Option<String> {
    let titles = found.iter().filter_map(|f| {
        let at = LatLon::new(f.position.lat, f.position.lon)?;
        Some((f.title.clone(), at))
    });
    Some(nearest(titles, centre)?.id)
}

/// Writes, and offers to undo it.
#[derive(Clone, Copy, PartialEq)]
struct Writing {
    look: MapLook,
    undo: Signal<Option<Undo>>,
    problem: Signal<Option<String>>,
    busy: Signal<bool>,
}

fn use_writing(look: MapLook) -> Writing {
    Writing {
        look,
        undo: use_context(),
        problem: use_signal(|| None),
        busy: use_signal(|| false),
    }
}

impl Writing {
    /// The entries, all in one commit. `what` is their name in the row that undoes them.
    async fn write(
        mut self,
        store: Store,
        entries: Vec<NewEntry>,
        what: String,
        gone: bool,
        not_saved: String,
    ) -> bool {
        let subjects: Vec<SubjectId> = entries.iter().map(|e| e.subject).collect();
        self.problem.set(None);
        match store.append(entries, None).await {
            Ok(receipt) => {
                let mut written = subjects.into_iter().zip(receipt.ids);
                self.undo.set(written.next().map(|(subject, entry)| Undo {
                    subject,
                    entry,
                    also: written.collect(),
                    what,
                    gone,
                    draft: None,
                    back_to: None,
                }));
                true
            }
            Err(error) => {
                let why = words::store_problem(&error);
                self.problem.set(Some(format!("{not_saved} {why}")));
                false
            }
        }
    }
}

/// The panel while a circle is drawn: how wide, when to go, and the two buttons that commit it.
#[component]
pub fn CirclePanel(look: MapLook, circling: Circling, drawable: bool) -> Element {
    let (session, store) = (use_session(), use_store());
    let now = use_now();
    let writing = use_writing(look);
    let (mut mode, mut me, mut busy, mut problem) =
        (look.mode, look.me, writing.busy, writing.problem);
    // Without a map the circle lies where the worker stands.
    let centre = use_memo(use_reactive!(|(drawable,)| {
        if drawable {
            look.spot.read().as_ref().map(|spot| spot.centre)
        } else {
            let me = *look.me.read();
            me.and_then(|fix| LatLon::new(fix.position.lat, fix.position.lon))
        }
    }));
    let around = use_view(move || Nearby {
        at: centre().map_or(Position { lat: 0.0, lon: 0.0 }, |c| Position {
            lat: c.lat(),
            lon: c.lon(),
        }),
        reach_m: 150.0,
    });
    let road = look.road.read().clone().filter(|_| drawable);
    let near = match (&*around.read(), centre()) {
        (Some(Ok(found)), Some(centre)) => near_to(found, centre),
        _ => None,
    };
    let (name, what) = match (&road, near) {
        (Some(road), _) => (road.clone(), t!("circle-at", place = road.clone())),
        (None, Some(near)) => (
            t!("circle-near", place = near.clone()),
            t!("circle-at", place = near),
        ),
        (None, None) => (t!("circle-nameless"), t!("the-circle")),
    };
    let commit = use_callback({
        let (road, name, what) = (road.clone(), name.clone(), what.clone());
        move |state: CircleState| {
            let Some(centre) = centre() else {
                problem.set(Some(t!("circle-no-position")));
                return;
            };
            if *busy.peek() {
                return;
            }
            busy.set(true);
            let centre = Position {
                lat: centre.lat(),
                lon: centre.lon(),
            };
            let at = session.desk().wall();
            let called = (road.clone(), name.clone());
            let fresh = SubjectId(Uuid::new_v4());
            let Written { place, bodies } =
                circling.finish(centre, state, at.date(), called, fresh);
            let entries = bodies
                .into_iter()
                .map(|body| NewEntry {
                    subject: place,
                    at,
                    body,
                })
                .collect();
            let (store, what, not_saved) = (store.clone(), what.clone(), t!("not-saved"));
            spawn(async move {
                if writing.write(store, entries, what, false, not_saved).await {
                    mode.set(Mode::Marks);
                }
                busy.set(false);
            });
        }
    });
    let change = use_callback(move |change: fn(&mut Circling)| {
        let mut changed = circling;
        change(&mut changed);
        mode.set(Mode::Circle(changed));
    });
    let narrowest = RADII_M.first() == Some(&circling.radius_m);
    let widest = RADII_M.last() == Some(&circling.radius_m);
    let day = circling.when.day(now().date());
    rsx! {
        section { class: "gv-card map circle", aria_label: t!("map-circle"),
            div { class: "head",
                button {
                    class: "ds-button gv-icon",
                    "data-variant": "secondary",
                    "data-icon": "",
                    r#type: "button",
                    aria_label: t!("circle-narrower"),
                    aria_disabled: narrowest,
                    onclick: move |_| change.call(Circling::narrower),
                    {icon!(Minus)}
                }
                p { role: "status",
                    b { {t!("metres", n = circling.radius_m)} }
                    small {
                        if drawable {
                            "{name}"
                        } else if let Some(fix) = me() {
                            {t!("circle-centre-me", place = name.clone(), n = fix.accuracy_m.round())}
                        } else {
                            {t!("circle-no-position")}
                        }
                    }
                }
                button {
                    class: "ds-button gv-icon",
                    "data-variant": "secondary",
                    "data-icon": "",
                    r#type: "button",
                    aria_label: t!("circle-wider"),
                    aria_disabled: widest,
                    onclick: move |_| change.call(Circling::wider),
                    {icon!(Plus)}
                }
                button {
                    class: "ds-button gv-icon",
                    "data-variant": "tertiary",
                    "data-color": "neutral",
                    "data-icon": "",
                    r#type: "button",
                    aria_label: t!("close"),
                    onclick: move |_| mode.set(Mode::Marks),
                    {icon!(X)}
                }
            }
            fieldset { class: "gv-seg",
                legend {
                    if let Some(day) = day {
                        {t!("circle-when-day", day = when::day(day, now().date()))}
                    } else {
                        {t!("circle-when")}
                    }
                }
                Segments {
                    name: "when",
                    options: When::ALL.map(when_name).to_vec(),
                    chosen: When::ALL.iter().position(|w| *w == circling.when),
                    on: move |i: usize| {
                        let when = When::ALL.get(i).copied().unwrap_or_default();
                        mode.set(Mode::Circle(Circling { when, ..circling }));
                    },
                }
            }
            if !drawable {
                button {
                    class: "ds-button gv-note",
                    "data-variant": "tertiary",
                    "data-color": "neutral",
                    r#type: "button",
                    onclick: move |_| {
                        let (denied, nothing) = (t!("position-denied"), t!("position-not-found"));
                        async move {
                            problem.set(None);
                            match locate(denied, nothing).await {
                                Ok(fix) => me.set(Some(fix)),
                                Err(why) => problem.set(Some(why)),
                            }
                        }
                    },
                    {icon!(LocateFixed)}
                    {t!("my-position")}
                }
            }
            Problem { text: problem() }
            div { class: "a two",
                button {
                    class: "ds-button less",
                    "data-variant": "secondary",
                    "data-color": "success",
                    r#type: "button",
                    disabled: busy(),
                    onclick: move |_| commit.call(CircleState::Been),
                    {icon!(Check)}
                    {t!("circle-been")}
                }
                button {
                    class: "ds-button",
                    r#type: "button",
                    disabled: busy(),
                    onclick: move |_| commit.call(CircleState::ToGo),
                    {icon!(MapPin)}
                    {t!("circle-to-go")}
                }
            }
        }
    }
}

/// What one does with a circle that is there: say that one has been, or is to go; move it; take it away. `alone`: there
/// is nothing but the circle, so that this is what the card is for.
#[component]
pub fn CircleActs(look: MapLook, circle: CircleOf, title: String, alone: bool) -> Element {
    let (session, store) = (use_session(), use_store());
    let writing = use_writing(look);
    let (mut mode, mut chosen, mut busy) = (look.mode, look.chosen, writing.busy);
    let what = t!("circle-named", place = title.clone());
    let again = use_callback({
        let (session, store, circle, what) =
            (session.clone(), store.clone(), circle.clone(), what.clone());
        move |state: CircleState| {
            if *busy.peek() {
                return;
            }
            busy.set(true);
            let at = session.desk().wall();
            let circling = Circling {
                radius_m: circle.now.marked.radius_m,
                moving: Some(circle.place),
                ..Circling::default()
            };
            let centre = circle.now.marked.centre;
            let written = circling.finish(
                centre,
                state,
                at.date(),
                (None, String::new()),
                circle.place,
            );
            let entries = written
                .bodies
                .into_iter()
                .map(|body| NewEntry {
                    subject: circle.place,
                    at,
                    body,
                })
                .collect();
            let (store, what, not_saved) = (store.clone(), what.clone(), t!("not-saved"));
            spawn(async move {
                writing.write(store, entries, what, false, not_saved).await;
                busy.set(false);
            });
        }
    });
    let remove = use_callback({
        let circle = circle.clone();
        move |()| {
            if *busy.peek() {
                return;
            }
            busy.set(true);
            let at = session.desk().wall();
            let entries = circle.entries.iter().map(|entry| NewEntry {
                subject: circle.place,
                at,
                body: Body::Withdrawn(Withdrawn { entry: *entry }),
            });
            let (entries, store, what, not_saved) = (
                entries.collect(),
                store.clone(),
                what.clone(),
                t!("not-saved"),
            );
            spawn(async move {
                if writing.write(store, entries, what, true, not_saved).await {
                    chosen.set(None);
                }
                busy.set(false);
            });
        }
    });
    let marked = circle.now.marked;
    let place = circle.place;
    let problem = writing.problem;
    let nav = use_navigator();
    rsx! {
        div { class: if alone { "a two" } else { "gv-chips circle" },
            button {
                class: "ds-button",
                "data-variant": "secondary",
                "data-color": "success",
                r#type: "button",
                disabled: busy(),
                onclick: move |_| again.call(CircleState::Been),
                {icon!(Check)}
                {t!("circle-been")}
            }
            button {
                class: "ds-button",
                "data-variant": if alone { "primary" } else { "secondary" },
                r#type: "button",
                disabled: busy(),
                onclick: move |_| again.call(CircleState::ToGo),
                {icon!(MapPin)}
                {t!("circle-to-go")}
            }
        }
        div { class: "gv-chips circle",
            if alone {
                button {
                    class: "ds-button",
                    "data-variant": "tertiary",
                    "data-color": "neutral",
                    r#type: "button",
                    onclick: move |_| {
                        nav.push(Route::ObserveAt { place });
                    },
                    {icon!(Eye)}
                    {t!("observation")}
                }
            }
            button {
                class: "ds-button",
                "data-variant": "tertiary",
                "data-color": "neutral",
                r#type: "button",
                onclick: move |_| {
                    tell(&json!({ "kind": "Go", "centre": [marked.centre.lon, marked.centre.lat] }));
                    mode.set(Mode::Circle(Circling { radius_m: marked.radius_m, moving: Some(place), ..Circling::default() }));
                },
                {icon!(Move)}
                {t!("circle-move")}
            }
            button {
                class: "ds-button",
                "data-variant": "tertiary",
                "data-color": "neutral",
                r#type: "button",
                disabled: busy(),
                onclick: move |_| remove.call(()),
                {icon!(X)}
                {t!("circle-remove")}
            }
        }
        Problem { text: problem() }
    }
}
