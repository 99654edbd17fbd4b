//! The map in the page: what it is told, and what it tells. It draws from what it was told last, so that nothing here
//! waits for it; positions go to it by number, never with a name.

use super::look::{MapLook, Mode, Spot};
use crate::domain::circling::Circling;
use crate::domain::mark::Letter;
use crate::domain::nearby::LatLon;
use crate::domain::place::Position;
use crate::icon;
use crate::store::Result;
use crate::store::tiles::MapInfo;
use crate::store::views::{Age, CoverageView, MapPin};
use crate::t;
use crate::ui::hooks::{use_now, use_page};
use crate::ui::parts::frame::Problem;
use crate::ui::parts::position::locate;
use crate::ui::when;
use chrono::NaiveDate;
use dioxus::prelude::*;
use serde::Deserialize;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::sync::Arc;

/// What the page tells.
#[derive(Deserialize, Clone, PartialEq, Debug)]
#[serde(tag = "kind")]
pub enum Said {
    /// It can be told things.
    Ready,
    /// The phone cannot draw a map.
    NoGl,
    /// All in sight is drawn for the first time.
    Drawn {},
    /// It stands somewhere else.
    Moved {
        lon: f64,
        lat: f64,
        zoom: f64,
        road: Option<String>,
    },
    /// A mark or a circle was tapped, or the ground.
    Tapped { n: Option<i64> },
    /// It could not: `tile` and `tap` leave it standing, everything else ends it.
    Broken { why: String },
}

/// What became of the map.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Drawing {
    /// Its script is being read.
    Coming,
    /// It can be told things.
    Ready,
    /// It can, but a part of a map file cannot be read.
    Patchy,
    /// It cannot be drawn on this phone.
    NoGl,
    /// It stopped.
    Broken,
}

/// Tells the page.
pub(super) fn tell(command: &Value) {
    document::eval(&format!("grus.mapDo({command})"));
}

/// Where the middle of the map is at this very moment, and the road there. What the page told last may be of before the
/// last move, and a circle must lie where its cross-hair was seen.
pub(super) async fn middle() -> Option<(LatLon, Option<String>)> {
    let said = document::eval("return window.grusMap?.middle() ?? null");
    let (lon, lat, road) = said
        .join::<Option<(f64, f64, Option<String>)>>()
        .await
        .ok()??;
    Some((LatLon::new(lat, lon)?, road))
}

/// A mark as the page takes it: number, longitude, latitude, letter, whether to mind the safety, the day.
fn mark(pin: &MapPin, today: NaiveDate) -> Value {
    let day = pin.day.filter(|_| pin.letter != Letter::Pause);
    let label = day.map(|day| when::date(day, today)).unwrap_or_default();
    let Position { lat, lon } = pin.position;
    json!([
        pin.n,
        lon,
        lat,
        pin.letter.text(),
        u8::from(pin.safety),
        label
    ])
}

/// The circles as the page takes them: number, longitude, latitude, radius, state.
fn circles(pins: &[MapPin]) -> Vec<Value> {
    let one = |pin: &MapPin| {
        let circle = pin.circle?;
        let state = match circle.letter {
            Letter::ToGo => "to_go",
            Letter::Late => "overdue",
            _ => "been",
        };
        let Position { lat, lon } = circle.centre;
        Some(json!([pin.n, lon, lat, circle.radius_m, state]))
    };
    pins.iter().filter_map(one).collect()
}

/// More marks than this are told anew as a whole.
const FEW: usize = 500;

/// What to tell so that a page that was told `before` shows `after`; nothing if it does already.
fn change(before: Option<&[MapPin]>, after: &[MapPin], today: NaiveDate) -> Option<Value> {
    let whole = || json!({ "kind": "Marks", "all": after.iter().map(|p| mark(p, today)).collect::<Vec<_>>() });
    let Some(before) = before else {
        return Some(whole());
    };
    let had: BTreeMap<i64, &MapPin> = before.iter().map(|p| (p.n, p)).collect();
    let has: BTreeMap<i64, &MapPin> = after.iter().map(|p| (p.n, p)).collect();
    let set: Vec<&MapPin> = after.iter().filter(|p| had.get(&p.n) != Some(p)).collect();
    let gone: Vec<i64> = had
        .keys()
        .filter(|n| !has.contains_key(n))
        .copied()
        .collect();
    if set.is_empty() && gone.is_empty() {
        return None;
    }
    if set.len().saturating_add(gone.len()) > FEW {
        return Some(whole());
    }
    let set: Vec<Value> = set.into_iter().map(|p| mark(p, today)).collect();
    Some(json!({ "kind": "Mark", "set": set, "gone": gone }))
}

/// Where a map that stands nowhere yet is opened: the middle of most places, else of the first file, else the country.
fn beginning(pins: &[MapPin], maps: &[MapInfo]) -> Option<Spot> {
    let middle = |mut degrees: Vec<f64>| {
        degrees.sort_by(f64::total_cmp);
        degrees.get(degrees.len() / 2).copied()
    };
    let lat = middle(pins.iter().map(|p| p.position.lat).collect());
    let lon = middle(pins.iter().map(|p| p.position.lon).collect());
    let file = maps.first().map(|map| map.bounds);
    let of_file = file.and_then(|b| {
        LatLon::new(
            f64::midpoint(b.south, b.north),
            f64::midpoint(b.west, b.east),
        )
    });
    let places = lat.zip(lon).and_then(|(lat, lon)| LatLon::new(lat, lon));
    match (places, of_file) {
        (Some(centre), _) => Some(Spot { centre, zoom: 16.0 }),
        (None, Some(centre)) => Some(Spot { centre, zoom: 13.0 }),
        (None, None) => LatLon::new(56.0, 10.6).map(|centre| Spot { centre, zoom: 6.0 }),
    }
}

fn open(maps: &[MapInfo], spot: Spot, label: &str) -> Value {
    let files: Vec<Value> = maps
        .iter()
        .map(|map| {
            let b = map.bounds;
            json!({
                "id": map.id.to_string(), "bounds": [b.west, b.south, b.east, b.north],
                "min_zoom": map.min_zoom, "max_zoom": map.max_zoom,
            })
        })
        .collect();
    json!({
        "kind": "Open", "files": files, "centre": [spot.centre.lon(), spot.centre.lat()],
        "zoom": spot.zoom, "label": label,
    })
}

fn cover(view: &CoverageView) -> Value {
    let all: Vec<Value> = view
        .places
        .iter()
        .map(|(n, at, age)| {
            let age = match age {
                Age::Fresh => "fresh",
                Age::Old => "old",
                Age::Never => "never",
            };
            json!([n, at.lon, at.lat, age])
        })
        .collect();
    json!({ "kind": "Cover", "all": all })
}

type Pins = Option<Result<Vec<MapPin>>>;
type Covered = Option<Result<Option<CoverageView>>>;

/// Keeps the page told. To be called once, by the screen.
pub fn use_map(
    look: MapLook,
    maps: ReadSignal<Arc<[MapInfo]>>,
    pins: ReadSignal<Pins>,
    covered: ReadSignal<Covered>,
) -> Signal<Drawing> {
    let now = use_now();
    let mut drawing = use_signal(|| Drawing::Coming);
    let mut told = use_hook(|| CopyValue::new(None::<(Vec<MapPin>, NaiveDate)>));
    let (mut spot, mut road, mut chosen) = (look.spot, look.road, look.chosen);
    use_page::<Said>("map", move |said| match said {
        Said::Ready => {
            told.set(None);
            drawing.set(Drawing::Ready);
        }
        Said::NoGl => drawing.set(Drawing::NoGl),
        Said::Broken { why } => drawing.set(match why.as_str() {
            "tile" => Drawing::Patchy,
            "tap" => return,
            _ => Drawing::Broken,
        }),
        Said::Drawn {} => {}
        Said::Moved {
            lon,
            lat,
            zoom,
            road: name,
        } => {
            let here = LatLon::new(lat, lon).map(|centre| Spot { centre, zoom });
            if *spot.peek() != here {
                spot.set(here);
            }
            if *road.peek() != name {
                road.set(name);
            }
        }
        Said::Tapped { n } => {
            if matches!(*look.mode.peek(), Mode::Marks) && *chosen.peek() != n {
                chosen.set(n);
            }
        }
    });
    let ready = use_memo(move || matches!(drawing(), Drawing::Ready | Drawing::Patchy));
    let known = use_memo(move || matches!(&*pins.read(), Some(Ok(_))));
    let label = t!("map-label");
    use_effect(move || {
        let maps = maps.read();
        if !ready() || !known() {
            return;
        }
        let pins = pins.peek();
        let pins = match &*pins {
            Some(Ok(pins)) => pins.as_slice(),
            _ => &[],
        };
        let stands = *spot.peek();
        let Some(here) = stands.or_else(|| beginning(pins, &maps)) else {
            return;
        };
        if stands.is_none() {
            spot.set(Some(here));
        }
        tell(&open(&maps, here, &label));
    });
    use_effect(move || {
        let today = now().date();
        let Some(Ok(pins)) = &*pins.read() else {
            return;
        };
        if !ready() {
            return;
        }
        {
            let told = told.peek();
            let before = told.as_ref().filter(|(_, day)| *day == today);
            let before = before.map(|(pins, _)| pins.as_slice());
            if let Some(change) = change(before, pins, today) {
                tell(&change);
            }
            let circles_now = circles(pins);
            if before.map(circles).as_ref() != Some(&circles_now) {
                tell(&json!({ "kind": "Circles", "all": circles_now }));
            }
        }
        told.set(Some((pins.clone(), today)));
    });
    use_choices(look, covered, ready);
    drawing
}

/// Keeps the page told of what the worker chose: a place, where she stands, the circle to come, the coverage.
fn use_choices(look: MapLook, covered: ReadSignal<Covered>, ready: Memo<bool>) {
    use_effect(move || {
        let n = (look.chosen)();
        if ready() {
            tell(&json!({ "kind": "Select", "n": n }));
        }
    });
    use_effect(move || {
        let me = (look.me)();
        if ready() {
            let at = me.map(|fix| [fix.position.lon, fix.position.lat]);
            tell(&json!({ "kind": "Me", "at": at, "accuracy_m": me.map(|fix| fix.accuracy_m) }));
        }
    });
    use_effect(move || {
        let mode = (look.mode)();
        if ready() {
            let radius = match mode {
                Mode::Circle(circling) => Some(circling.radius_m),
                _ => None,
            };
            tell(
                &json!({ "kind": "Cross", "on": radius.is_some(), "radius_m": radius.unwrap_or(100), "state": "to_go" }),
            );
        }
    });
    use_effect(move || {
        let view = covered.read();
        if ready() {
            tell(&match &*view {
                Some(Ok(Some(view))) => cover(view),
                _ => json!({ "kind": "Cover", "all": null }),
            });
        }
    });
}

/// The region: the drawing, its tools, and whose map it is.
#[component]
pub fn Canvas(look: MapLook, credit: String, note: Option<String>) -> Element {
    let mut busy = use_signal(|| false);
    let mut problem = use_signal(|| None::<String>);
    let (mut mode, mut me, mut chosen) = (look.mode, look.me, look.chosen);
    let drawing = matches!(mode(), Mode::Circle(_));
    rsx! {
        section { class: "gv-map", aria_label: t!("map"),
            div { id: "map" }
            if let Some(note) = note {
                p { class: "gv-map-note", role: "status", "{note}" }
            }
            div { class: "gv-map-say", Problem { text: problem() } }
            div { class: "gv-map-tools",
                Tool {
                    name: t!("map-circle"),
                    pressed: Some(drawing),
                    on: move |()| {
                        chosen.set(None);
                        mode.set(if drawing { Mode::Marks } else { Mode::Circle(Circling::default()) });
                    },
                    {icon!(CircleDashed)}
                }
                Tool { name: t!("map-larger"), pressed: None, on: move |()| tell(&json!({ "kind": "Zoom", "by": 1 })), {icon!(Plus)} }
                Tool { name: t!("map-smaller"), pressed: None, on: move |()| tell(&json!({ "kind": "Zoom", "by": -1 })), {icon!(Minus)} }
                Tool {
                    name: t!("my-position"),
                    pressed: None,
                    on: move |()| {
                        if busy() {
                            return;
                        }
                        busy.set(true);
                        problem.set(None);
                        let (denied, nothing) = (t!("position-denied"), t!("position-not-found"));
                        spawn(async move {
                            match locate(denied, nothing).await {
                                Ok(fix) => {
                                    me.set(Some(fix));
                                    tell(&json!({ "kind": "Go", "centre": [fix.position.lon, fix.position.lat] }));
                                }
                                Err(why) => problem.set(Some(why)),
                            }
                            busy.set(false);
                        });
                    },
                    {icon!(LocateFixed)}
                }
            }
            p { class: "gv-map-credit", "{credit}" }
        }
    }
}

#[component]
fn Tool(name: String, pressed: Option<bool>, on: EventHandler<()>, children: Element) -> Element {
    rsx! {
        button {
            class: "ds-button gv-tool",
            "data-variant": "secondary",
            "data-color": "neutral",
            "data-icon": "",
            r#type: "button",
            aria_label: "{name}",
            aria_pressed: pressed,
            onclick: move |_| on.call(()),
            {children}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pin(n: i64, letter: Letter) -> MapPin {
        MapPin {
            n,
            position: Position {
                lat: 55.91,
                lon: 8.66,
            },
            letter,
            day: None,
            safety: false,
            circle: None,
        }
    }

    #[test]
    fn one_visit_tells_one_mark_and_a_filter_tells_them_anew() {
        let day = NaiveDate::default();
        let before: Vec<MapPin> = (0..2000).map(|n| pin(n, Letter::New)).collect();
        assert_eq!(change(Some(&before), &before, day), None);
        let mut after = before.clone();
        after[7] = pin(7, Letter::Been);
        after.remove(3);
        let told = change(Some(&before), &after, day).unwrap();
        assert_eq!(told["kind"], "Mark");
        assert_eq!(
            (told["set"].as_array().unwrap().len(), &told["set"][0][3]),
            (1, &json!("V"))
        );
        assert_eq!(told["gone"], json!([3]));
        assert_eq!(change(Some(&before), &[], day).unwrap()["kind"], "Marks");
        assert_eq!(change(None, &[], day).unwrap()["all"], json!([]));
    }

    #[test]
    fn nothing_that_goes_to_the_page_has_room_for_a_name() {
        let told = mark(&pin(1, Letter::ToGo), NaiveDate::default());
        assert_eq!(told.as_array().unwrap().len(), 6);
        assert!(
            told.as_array()
                .unwrap()
                .iter()
                .filter(|v| v.is_string())
                .count()
                == 2
        );
    }

    #[test]
    fn a_map_opens_in_the_middle_of_most_places_not_at_the_one_far_away() {
        let mut pins: Vec<MapPin> = (0..9).map(|n| pin(n, Letter::New)).collect();
        pins[0].position = Position { lat: 0.0, lon: 0.0 };
        let spot = beginning(&pins, &[]).unwrap();
        assert_eq!((spot.centre.lat(), spot.zoom), (55.91, 16.0));
        assert!(beginning(&[], &[]).unwrap().zoom < 7.0, "the whole country");
    }
}
