//! The page itself: where, signs of concern and of life apart, the circle, the note, and the two ways to save.

use super::more::{More, Note};
use super::site::{SiteRow, spot};
use crate::domain::id::SubjectId;
use crate::domain::observing::{How, NotYet, Observing, Site, Written};
use crate::domain::place::CircleState;
use crate::domain::sign::Sign;
use crate::icon;
use crate::store::views::Brief;
use crate::store::{NewEntry, Receipt};
use crate::t;
use crate::ui::hooks::{use_now, use_session, use_store, use_view};
use crate::ui::parts::choices::{Chip, Segments};
use crate::ui::parts::frame::{Problem, Top};
use crate::ui::route::Route;
use crate::ui::undo::Undo;
use crate::ui::{draft, when, words};
use dioxus::prelude::*;
use uuid::Uuid;

/// What hangs the parts of the form together.
#[derive(Clone, Copy, PartialEq)]
pub struct Ctx {
    /// The form.
    pub form: Signal<Observing>,
    /// Changes the form and keeps it at once.
    pub change: Callback<Change>,
}

/// A change of the form.
pub type Change = std::rc::Rc<dyn Fn(&mut Observing)>;

impl Ctx {
    /// Changes the form and keeps it at once.
    pub fn set(self, change: impl Fn(&mut Observing) + 'static) {
        self.change.call(std::rc::Rc::new(change));
    }
}

fn not_yet(problem: NotYet) -> String {
    match problem {
        NotYet::NoPlace => t!("not-yet-place"),
        NotYet::Nothing => t!("not-yet-seen"),
    }
}

/// The form. `place` is the one it was opened for, if it was opened for one.
#[component]
pub fn Form(place: Option<SubjectId>, begun: Observing) -> Element {
    let (session, store) = (use_session(), use_store());
    let nav = use_navigator();
    let now = use_now();
    let mut undo = use_context::<Signal<Option<Undo>>>();
    let mut form = use_signal(|| begun.clone());
    let change = use_callback({
        let store = store.clone();
        move |change: Change| {
            change(&mut form.write());
            draft::keep(&store, super::key(place), &*form.peek());
        }
    });
    let ctx = Ctx { form, change };
    let brief = use_view(move || Brief {
        place: match form.read().site {
            Site::Known { place, .. } => Some(place),
            _ => None,
        },
    });
    let mut problem = use_signal(|| None::<String>);
    let mut said = use_signal(|| None::<String>);
    let mut saving = use_signal(|| false);
    let mut generation = use_signal(|| 0u32);

    let save = use_callback(move |again: bool| {
        if *saving.peek() {
            return;
        }
        problem.set(None);
        said.set(None);
        let observing = form.peek().clone();
        let known = spot(&observing.site, brief.peek().as_ref());
        let fresh = SubjectId(Uuid::new_v4());
        let written = match observing.finish(known.as_ref().map(|k| k.spot), fresh) {
            Ok(written) => written,
            Err(missing) => {
                problem.set(Some(not_yet(missing)));
                return;
            }
        };
        let title = match observing.new_place() {
            Some(fields) => fields.title(),
            None => known.map(|k| k.title).unwrap_or_default(),
        };
        let what = t!("observed-at", place = title);
        let (is_saved, not_saved) = (t!("is-saved", what = what.clone()), t!("not-saved"));
        let at = session.desk().at(observing.at);
        let entries = written
            .bodies
            .iter()
            .map(|body| NewEntry {
                subject: written.place,
                at,
                body: body.clone(),
            })
            .collect();
        saving.set(true);
        // Sent now, not when awaited: leaving the screen does not stop it.
        let saved = store.append(entries, Some(super::key(place)));
        let session = session.clone();
        spawn(async move {
            let saved = saved.await;
            saving.set(false);
            match saved {
                Ok(receipt) => {
                    undo.set(undoing(&observing, &written, &receipt, what, place));
                    if again {
                        form.set(next(&observing, &written, session.desk().now()));
                        generation.with_mut(|g| *g = g.wrapping_add(1));
                        said.set(Some(is_saved));
                    } else {
                        nav.replace(Route::TodayPage {});
                    }
                }
                Err(error) => problem.set(Some(format!(
                    "{not_saved} {}",
                    words::store_problem(&error)
                ))),
            }
        });
    });

    let observing = form.read().clone();
    let line = when::start(&when::day_time(observing.at, now().date()));
    let with: Vec<String> = observing.with.iter().map(|w| w.0.clone()).collect();
    let line = if with.is_empty() {
        line
    } else {
        t!("line-with", line = line, names = with.join(", "))
    };
    rsx! {
        div { class: "gv-screen",
            Top { page: t!("observation"), title: t!("observation"), sub: Some(line) }
            for g in [generation()] {
                main { key: "{g}", class: "gv-main form", tabindex: "0",
                    SiteRow { ctx, brief, given: place.is_some() }
                    Signs { ctx, legend: t!("signs-of-concern"), face: &CONCERN, rest: &[] }
                    Signs { ctx, legend: t!("signs-of-life"), face: &LIFE, rest: &MORE_LIFE }
                    Circle { ctx, drawn: centred(&observing, brief.read().as_ref()) }
                    Note { ctx }
                    More { ctx }
                }
            }
            div { class: "gv-bar two",
                Problem { text: problem() }
                p { class: "gv-count", role: "status",
                    if let Some(said) = said() {
                        "{said}"
                    }
                }
                button {
                    class: "ds-button less",
                    "data-variant": "secondary",
                    r#type: "button",
                    disabled: saving(),
                    onclick: move |_| save.call(true),
                    {icon!(Plus)}
                    {t!("save-and-new")}
                }
                button {
                    class: "ds-button",
                    r#type: "button",
                    disabled: saving(),
                    onclick: move |_| save.call(false),
                    {icon!(Check)}
                    {t!("save-observation")}
                }
            }
        }
    }
}

type Answer = crate::store::Result<<Brief as crate::store::View>::Out>;

/// Whether a circle would have a centre.
fn centred(observing: &Observing, brief: Option<&Answer>) -> bool {
    observing.fix.is_some()
        || spot(&observing.site, brief).is_some_and(|known| known.spot.position.is_some())
}

/// Offers to undo all that was written, with all answers.
fn undoing(
    observing: &Observing,
    written: &Written,
    receipt: &Receipt,
    what: String,
    place: Option<SubjectId>,
) -> Option<Undo> {
    let (entry, also) = receipt.ids.split_first()?;
    Some(Undo {
        subject: written.place,
        entry: *entry,
        also: also.iter().map(|id| (written.place, *id)).collect(),
        what,
        gone: false,
        draft: Some((super::key(place), draft::bytes(observing))),
        back_to: Some(match place {
            Some(place) => Route::ObserveAt { place },
            None => Route::ObservationPage {},
        }),
    })
}

/// An empty form for the next observation on the same road.
fn next(observing: &Observing, written: &Written, now: chrono::NaiveDateTime) -> Observing {
    let how = match observing.site {
        Site::Known { how, .. } => how,
        _ => How::Chosen,
    };
    let site = Site::Known {
        place: written.place,
        how,
    };
    Observing::begun(now, site, observing.with.clone())
}

/// All signs of concern, so ordered that they fill three lines.
const CONCERN: [Sign; 6] = [
    Sign::Neglected,
    Sign::Smell,
    Sign::CoveredWindows,
    Sign::Rubbish,
    Sign::OverfullMailbox,
    Sign::Noise,
];
/// Signs of life that are seen from the road.
const LIFE: [Sign; 3] = [Sign::LightOrTv, Sign::Footprints, Sign::CarMoved];
/// Signs of life that one must go closer for.
const MORE_LIFE: [Sign; 2] = [Sign::MailboxEmptied, Sign::SeenByNeighbour];

/// Signs of one kind, some behind "Flere tegn". None is ticked by the app: they are evidence.
#[component]
fn Signs(ctx: Ctx, legend: String, face: &'static [Sign], rest: &'static [Sign]) -> Element {
    let chosen = ctx.form.read().signs.clone();
    let mut open = use_signal(|| rest.iter().any(|sign| chosen.contains(sign)));
    let more = if open() { rest } else { &[] };
    rsx! {
        fieldset {
            legend { class: "gv-q", "{legend}" }
            div { class: "gv-chips",
                for sign in face.iter().chain(more).copied() {
                    Chip {
                        key: "{sign.code()}",
                        chosen: chosen.contains(&sign),
                        text: words::sign(sign),
                        on: move |yes| ctx.set(move |f| f.toggle_sign(sign, yes)),
                    }
                }
                if !rest.is_empty() && !open() {
                    button {
                        class: "ds-chip",
                        r#type: "button",
                        aria_expanded: "false",
                        onclick: move |_| open.set(true),
                        {t!("more-signs")}
                    }
                }
            }
        }
    }
}

const CIRCLES: [Option<CircleState>; 3] = [None, Some(CircleState::Been), Some(CircleState::ToGo)];

/// A circle on the map, and what it wants to be drawn.
#[component]
fn Circle(ctx: Ctx, drawn: bool) -> Element {
    let circle = ctx.form.read().circle;
    rsx! {
        fieldset { class: "gv-seg",
            legend { class: "gv-q", {t!("circle-on-map")} }
            Segments {
                name: "circle",
                options: vec![t!("circle-none"), t!("circle-been"), t!("circle-to-go")],
                chosen: CIRCLES.iter().position(|c| *c == circle),
                on: move |i: usize| {
                    let circle = CIRCLES.get(i).copied().flatten();
                    ctx.set(move |f| f.circle = circle);
                },
            }
        }
        if circle.is_some() && !drawn {
            p { class: "gv-quiet", role: "status", {t!("circle-needs-position")} }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_sign_of_the_forms_can_be_ticked_once() {
        let set = |signs: &[Sign]| signs.iter().copied().collect::<BTreeSet<_>>();
        assert_eq!(set(&CONCERN), set(&Sign::CONCERN));
        let life: Vec<Sign> = LIFE.iter().chain(&MORE_LIFE).copied().collect();
        assert_eq!(set(&life), set(&Sign::LIFE));
        assert_eq!(life.len(), Sign::LIFE.len());
    }
}
