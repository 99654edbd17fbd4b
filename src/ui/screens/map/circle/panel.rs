//! Drawing one.

use super::{entries_of, use_writing};
use crate::domain::circling::{Circling, RADII_M, When};
use crate::domain::nearby::{LatLon, nearest};
use crate::domain::place::{CircleState, Position};
use crate::icon;
use crate::store::views::{Found, Nearby};
use crate::t;
use crate::ui::hooks::{use_now, use_session, use_store, use_view};
use crate::ui::parts::choices::Segments;
use crate::ui::parts::frame::{IconButton, Problem};
use crate::ui::parts::position::locate;
use crate::ui::screens::map::canvas::middle;
use crate::ui::screens::map::look::{MapLook, Mode};
use crate::ui::when;
use dioxus::prelude::*;

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

fn position(at: LatLon) -> Position {
    Position {
        lat: at.lat(),
        lon: at.lon(),
    }
}

/// Stands in a sentence for the road that is known only when the circle is saved.
const PLACE: &str = "\u{fffc}";

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
        at: centre().map_or(Position { lat: 0.0, lon: 0.0 }, position),
        reach_m: 150.0,
    });
    let road = look.road.read().clone().filter(|_| drawable);
    let near = match (&*around.read(), centre()) {
        (Some(Ok(found)), Some(centre)) => near_to(found, centre),
        _ => None,
    };
    // What it is called where no road is: after the nearest door.
    let (beside, what) = match near {
        Some(near) => (
            t!("circle-near", place = near.clone()),
            t!("circle-at", place = near),
        ),
        None => (t!("circle-nameless"), t!("the-circle")),
    };
    let name = road.clone().unwrap_or_else(|| beside.clone());
    let commit = use_callback(move |state: CircleState| {
        let last = centre();
        if *busy.peek() {
            return;
        }
        if last.is_none() {
            problem.set(Some(t!("circle-no-position")));
            return;
        }
        busy.set(true);
        let at = session.desk().wall();
        let (road, beside, what) = (road.clone(), beside.clone(), what.clone());
        let (on_road, not_saved) = (t!("circle-at", place = PLACE), t!("not-saved"));
        let store = store.clone();
        spawn(async move {
            let here = if drawable { middle().await } else { None };
            let (centre, road) = here.map_or((last, road), |(centre, road)| (Some(centre), road));
            let what = match &road {
                Some(road) => on_road.replace(PLACE, road),
                None => what,
            };
            if let Some(centre) = centre.map(position) {
                let name = road.clone().unwrap_or(beside);
                let entries = entries_of(circling, centre, state, at, (road, name));
                if writing.write(store, entries, what, false, not_saved).await {
                    mode.set(Mode::Marks);
                }
            }
            busy.set(false);
        });
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
                IconButton { name: t!("close"), on: move |()| mode.set(Mode::Marks), {icon!(X)} }
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
