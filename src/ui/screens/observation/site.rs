//! Where it was seen: filled in, found by the phone on a tap, chosen, or typed.

use super::form::Ctx;
use crate::domain::nearby::{CUT_OFF_M, LatLon, about_m, nearest};
use crate::domain::observing::{How, Site, Spot};
use crate::domain::place::Fix;
use crate::icon;
use crate::store::views::{Brief, Nearby};
use crate::store::{Result, Store, View};
use crate::t;
use crate::ui::hooks::{use_now, use_store};
use crate::ui::parts::choose_place::{Among, ChoosePlace, Picked};
use crate::ui::parts::frame::Problem;
use crate::ui::parts::position::locate;
use crate::ui::parts::sheets::BottomSheet;
use crate::ui::when;
use dioxus::prelude::*;

/// The answer to [`Brief`], once it is there.
type Answer = Result<<Brief as View>::Out>;

/// A known place as it is written about, and what it is called.
pub struct Known {
    /// Which, and where it lies.
    pub spot: Spot,
    /// What it is called; empty until the store has answered.
    pub title: String,
}

/// The place of the form, if it is a known one. Before the answer is there it is the place itself; one that is not on
/// the phone any more is none.
pub fn spot(site: &Site, answer: Option<&Answer>) -> Option<Known> {
    let Site::Known { place, .. } = site else {
        return None;
    };
    match answer {
        Some(Ok((asked, found))) if *asked == Some(*place) => found.as_ref().map(|brief| Known {
            spot: Spot {
                place: brief.place,
                position: brief.position,
            },
            title: brief.title.0.clone(),
        }),
        _ => Some(Known {
            spot: Spot {
                place: *place,
                position: None,
            },
            title: String::new(),
        }),
    }
}

/// The row with its "Skift", and the search by position. `given`: the form was opened for this place, which the phone's
/// position must not change.
#[component]
pub fn SiteRow(ctx: Ctx, brief: ReadSignal<Option<Answer>>, given: bool) -> Element {
    let now = use_now();
    let mut choosing = use_signal(|| false);
    let site = ctx.form.read().site.clone();
    let known = spot(&site, brief.read().as_ref());
    let (title, sub) = match (&site, known) {
        (Site::Known { how, .. }, Some(known)) => {
            let sub = match how {
                How::Chosen => None,
                How::LastUsed { at } => {
                    Some(t!("about-last-used", when = when::near(*at, now().date())))
                }
                How::Near { metres } => Some(t!("about-metres", n = metres.round())),
            };
            (Some(t!("at-place", place = known.title)), sub)
        }
        (Site::New { text, .. }, _) => (
            Some(t!("at-place", place = text.0.clone())),
            Some(t!("new-spot")),
        ),
        _ => (None, None),
    };
    let color = if title.is_some() { "accent" } else { "warning" };
    rsx! {
        div { class: "gv-promise", "data-color": "{color}",
            {icon!(MapPin)}
            div {
                if let Some(title) = &title {
                    b { "{title}" }
                } else {
                    b { {t!("no-place-yet")} }
                }
                if let Some(sub) = sub {
                    span { "{sub}" }
                }
            }
            button {
                class: "ds-button",
                "data-variant": "tertiary",
                r#type: "button",
                aria_haspopup: "dialog",
                onclick: move |_| choosing.set(true),
                if title.is_some() { {t!("change")} } else { {t!("choose-a-place")} }
            }
        }
        if !given {
            FindHere { ctx }
        }
        if choosing() {
            BottomSheet { title: t!("change-place"), on_close: move |()| choosing.set(false),
                ChoosePlace {
                    among: Among::All,
                    on: move |picked: Picked| {
                        let site = match picked {
                            Picked::Known(place) => Site::Known { place, how: How::Chosen },
                            Picked::New { text, sort } => Site::New { text: text.into(), sort },
                        };
                        ctx.set(move |f| f.site = site.clone());
                        choosing.set(false);
                    },
                }
            }
        }
    }
}

/// "Find, hvor jeg er": the nearest known place, or a sentence that says what to do instead.
#[component]
fn FindHere(ctx: Ctx) -> Element {
    let store = use_store();
    let mut busy = use_signal(|| false);
    let mut problem = use_signal(|| None::<String>);
    rsx! {
        button {
            class: "ds-button gv-note",
            "data-variant": "tertiary",
            "data-color": "neutral",
            r#type: "button",
            disabled: busy(),
            onclick: move |_| {
                let store = store.clone();
                let (denied, nothing) = (t!("position-denied"), t!("position-not-found"));
                let (vague, none_near) = (t!("position-too-vague"), t!("nothing-near"));
                async move {
                    busy.set(true);
                    problem.set(None);
                    match locate(denied, nothing).await {
                        Ok(fix) if fix.accuracy_m > CUT_OFF_M => problem.set(Some(vague)),
                        Ok(fix) => {
                            let near = nearest_to(&store, fix).await;
                            if near.is_none() {
                                problem.set(Some(none_near));
                            }
                            ctx.set(move |f| {
                                f.fix = Some(fix);
                                if let Some(near) = &near {
                                    f.site = near.clone();
                                }
                            });
                        }
                        Err(why) => problem.set(Some(why)),
                    }
                    busy.set(false);
                }
            },
            {icon!(LocateFixed)}
            if busy() { {t!("position-searching")} } else { {t!("find-here")} }
        }
        Problem { text: problem() }
    }
}

async fn nearest_to(store: &Store, fix: Fix) -> Option<Site> {
    let here = LatLon::new(fix.position.lat, fix.position.lon)?;
    let view = Nearby {
        at: fix.position,
        reach_m: CUT_OFF_M,
    };
    let found = store.ask(view).await.ok()?;
    let places = found.into_iter().filter_map(|found| {
        Some((
            found.place,
            LatLon::new(found.position.lat, found.position.lon)?,
        ))
    });
    let nearest = nearest(places, here)?;
    Some(Site::Known {
        place: nearest.id,
        how: How::Near {
            metres: about_m(nearest.metres),
        },
    })
}
