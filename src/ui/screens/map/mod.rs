//! The map: what is where, circles for stretches without address, and where no one has been. Beside it the same as a
//! list, which is the whole of it where no map can be drawn.

mod canvas;
mod card;
mod circle;
mod cover;
mod head;
mod list;
mod look;

use crate::domain::nearby::LatLon;
use crate::store::tiles::MapInfo;
use crate::store::views::{Coverage, CoverageView, MapPins};
use crate::t;
use crate::ui::hooks::{use_maps, use_now, use_view};
use crate::ui::parts::frame::{Nav, Problem, Tab};
use crate::ui::parts::undo_row::UndoRow;
use crate::ui::words;
use canvas::{Canvas, Drawing, use_map};
use card::Card;
use circle::CirclePanel;
use cover::CoverPanel;
use dioxus::prelude::*;
use head::Head;
use list::MapAsList;
pub(in crate::ui) use look::MapLook;
use look::{Asked, Mode};

/// Whose maps these are, each once: always in sight, as their makers ask.
fn credit(maps: &[MapInfo]) -> String {
    let mut credits: Vec<&str> = Vec::new();
    for map in maps {
        let credit = map.credit.trim();
        if !credit.is_empty() && !credits.contains(&credit) {
            credits.push(credit);
        }
    }
    credits.join(" · ")
}

/// Whether a place lies on none of the maps.
fn is_outside(maps: &[MapInfo], at: LatLon) -> bool {
    !maps
        .iter()
        .any(|map| map.bounds.contains(at.lat(), at.lon()))
}

/// The map.
#[component]
pub fn Map() -> Element {
    let now = use_now();
    let look = use_context::<MapLook>();
    let maps = use_maps();
    let (filters, mode, as_list) = (look.filters, look.mode, look.as_list);
    let pins = use_view(move || MapPins {
        filters: filters.read().clone(),
        now: now(),
    });
    let covered = use_view(move || match mode() {
        Mode::Cover(Asked { part, since }) => Some(Coverage { part, since }),
        _ => None,
    });
    let drawing = use_map(look, maps, pins, covered);
    let drawable = !matches!(drawing(), Drawing::NoGl | Drawing::Broken);
    let listed = as_list() || !drawable;
    let failed = match (&*pins.read(), &*covered.read()) {
        (Some(Err(error)), _) | (_, Some(Err(error))) => Some(words::store_problem(error)),
        _ => None,
    };
    let note = match drawing() {
        Drawing::NoGl => Some(t!("map-no-gl")),
        Drawing::Broken => Some(t!("map-broken")),
        Drawing::Patchy => Some(t!("map-patchy")),
        _ if maps.read().is_empty() => Some(t!("map-none")),
        _ => None,
    };
    let streets: Option<CoverageView> = match &*covered.read() {
        Some(Ok(view)) => view.clone(),
        _ => None,
    };
    rsx! {
        div { class: "gv-screen map",
            Head { look, maps, drawable, listed }
            main { class: "gv-map-both", "data-listed": listed,
                if drawable {
                    Canvas { look, credit: credit(&maps.read()), note: note.clone() }
                }
                MapAsList { look, maps, shown: listed, why: note.filter(|_| !drawable), streets: streets.clone() }
            }
            div { class: "gv-dock map",
                UndoRow {}
                Problem { text: failed }
                match mode() {
                    Mode::Circle(circling) => rsx! { CirclePanel { look, circling, drawable: drawable && !as_list() } },
                    Mode::Cover(asked) => rsx! { CoverPanel { look, asked, view: streets } },
                    Mode::Marks => rsx! { Card { look, maps } },
                }
            }
            Nav { tab: Tab::Map }
        }
    }
}
