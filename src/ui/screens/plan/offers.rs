//! What may be added to the day: slips to see to, then what is near, or what was not seen for long.

use super::laid::LaidOut;
use super::rows::Candidate;
use crate::domain::id::SubjectId;
use crate::domain::nearby::{LatLon, distance_m};
use crate::domain::place::Position;
use crate::icon;
use crate::store::views::Offer;
use crate::t;
use chrono::NaiveDateTime;
use dioxus::prelude::*;

/// How many addresses of each sort are offered before "Vis flere adresser".
const FACE: usize = 8;

/// Both groups, with ticks.
#[component]
pub fn Offers(
    offers: Vec<Offer>,
    laid: LaidOut,
    here: Option<Position>,
    now: NaiveDateTime,
    on: EventHandler<(SubjectId, bool)>,
) -> Element {
    let mut all = use_signal(|| false);
    if offers.is_empty() {
        return rsx! {
            p { class: "gv-quiet", {t!("plan-no-candidates")} }
        };
    }
    let (slips, others): (Vec<Offer>, Vec<Offer>) = offers.into_iter().partition(|o| o.slip);
    let more = !all() && (slips.len() > FACE || others.len() > FACE);
    let rest = if here.is_some() {
        t!("plan-near")
    } else {
        t!("plan-long-ago")
    };
    rsx! {
        Group { title: t!("plan-slips"), offers: slips, all: all(), laid: laid.clone(), here, now, on }
        Group { title: rest, offers: others, all: all(), laid, here, now, on }
        if more {
            button {
                class: "ds-button gv-note",
                "data-variant": "tertiary",
                "data-color": "neutral",
                r#type: "button",
                onclick: move |_| all.set(true),
                {icon!(ChevronDown)}
                {t!("plan-more")}
            }
        }
    }
}

#[component]
fn Group(
    title: String,
    offers: Vec<Offer>,
    all: bool,
    laid: LaidOut,
    here: Option<Position>,
    now: NaiveDateTime,
    on: EventHandler<(SubjectId, bool)>,
) -> Element {
    if offers.is_empty() {
        return rsx! {};
    }
    // What was ticked is always in sight.
    let shown = offers
        .into_iter()
        .enumerate()
        .map(|(i, offer)| (i, laid.standing(offer.item.place), offer))
        .filter(|(i, standing, _)| all || *i < FACE || standing.is_some());
    rsx! {
        h3 { class: "gv-h", "{title}" }
        ul { class: "gv-list",
            for (_ , standing , offer) in shown {
                Candidate {
                    key: "{offer.item.place}",
                    metres: metres(here, offer.position),
                    item: offer.item,
                    standing,
                    now,
                    on,
                }
            }
        }
    }
}

fn metres(from: Option<Position>, to: Option<Position>) -> Option<f64> {
    let at = |position: Position| LatLon::new(position.lat, position.lon);
    Some(distance_m(at(from?)?, at(to?)?))
}
