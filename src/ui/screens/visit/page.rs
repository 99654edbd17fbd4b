//! The page itself.

use super::draft;
use super::more::More;
use super::next::NextRow;
use super::parts::{Doors, Note, Outcomes, Safety, Signs, SlipCheck};
use super::sparring::SparringSheet;
use crate::domain::again::Hours;
use crate::domain::entry::Body;
use crate::domain::fold::VisitRow;
use crate::domain::id::EntryId;
use crate::domain::visit::{Visit, VisitChange, VisitCorrected};
use crate::domain::visiting::{Circumstances, NotYet, Visiting};
use crate::icon;
use crate::store::views::AddressView;
use crate::store::{NewEntry, Receipt, StoreError};
use crate::t;
use crate::ui::hooks::{use_now, use_session, use_store};
use crate::ui::parts::choices::Chip;
use crate::ui::parts::frame::{Problem, Top};
use crate::ui::route::Route;
use crate::ui::undo::Undo;
use crate::ui::{when, words};
use chrono::NaiveDateTime;
use dioxus::prelude::*;

/// The form as it was left, and which visit it corrects.
#[derive(Clone, PartialEq, Debug)]
pub struct Kept {
    /// The visit being corrected.
    pub visit: Option<EntryId>,
    /// The form, if it was left open.
    pub visiting: Option<Visiting>,
}

/// What hangs the parts of the form together.
#[derive(Clone, Copy, PartialEq)]
pub struct Ctx {
    /// The form.
    pub form: Signal<Visiting>,
    /// Changes the form and keeps it at once.
    pub change: Callback<Change>,
}

/// A change of the form.
pub type Change = std::rc::Rc<dyn Fn(&mut Visiting)>;

impl Ctx {
    /// Changes the form and keeps it at once.
    pub fn set(self, change: impl Fn(&mut Visiting) + 'static) {
        self.change.call(std::rc::Rc::new(change));
    }
}

fn row_of(view: &AddressView, visit: Option<EntryId>) -> Option<VisitRow> {
    visit.and_then(|id| view.visits.iter().find(|v| v.id == id).cloned())
}

fn not_yet(problem: NotYet) -> String {
    match problem {
        NotYet::NoOutcome => t!("not-yet-outcome"),
        NotYet::NoDoor => t!("not-yet-door"),
        NotYet::NextBefore => t!("not-yet-next"),
        NotYet::Future => t!("not-yet-future"),
    }
}

/// The circumstances under which the form is read.
pub fn around<'a>(
    view: &'a AddressView,
    tries: &'a [(NaiveDateTime, crate::domain::outcome::Outcome)],
    country: crate::domain::holiday::Country,
    now: NaiveDateTime,
) -> Circumstances<'a> {
    Circumstances {
        state: &view.state,
        tries,
        country,
        hours: Hours::default(),
        now,
    }
}

/// The form.
#[component]
pub fn Form(view: AddressView, kept: Kept) -> Element {
    let (session, store) = (use_session(), use_store());
    let nav = use_navigator();
    let now = use_now();
    let mut undo = use_context::<Signal<Option<Undo>>>();
    let before = row_of(&view, kept.visit);
    let place = view.place;
    let form = use_signal(|| {
        kept.visiting.clone().unwrap_or_else(|| {
            if let Some(row) = &before {
                return Visiting::correcting(row.id, row.at, &row.visit);
            }
            let mut begun = Visiting::begun(session.desk().now());
            // The partner of the day: whoever was along at the last visit of today.
            begun.with = partner_of_the_day(&view, begun.at);
            begun
        })
    });
    let change = use_callback({
        let store = store.clone();
        move |change: Change| {
            let mut form = form;
            change(&mut form.write());
            draft::keep(&store, place, &form.peek());
        }
    });
    let ctx = Ctx { form, change };
    let mut problem = use_signal(|| None::<String>);
    let mut saving = use_signal(|| false);
    let mut sparring = use_signal(|| None::<EntryId>);
    let country = session.desk().settings().country();
    let visiting = form.read().clone();
    let tries: Vec<_> = view
        .visits
        .iter()
        .filter(|v| Some(v.id) != kept.visit)
        .map(|v| (v.at, v.visit.outcome))
        .collect();

    let save = use_callback({
        let (view, before, tries) = (view.clone(), before.clone(), tries.clone());
        let (session, store) = (session.clone(), store.clone());
        move |()| {
            if *saving.peek() {
                return;
            }
            problem.set(None);
            let visiting = form.peek().clone();
            let around = around(&view, &tries, country, session.desk().now());
            let visit = match visiting.finish(&around, before.as_ref().map(|b| &b.visit)) {
                Ok(visit) => visit,
                Err(missing) => {
                    problem.set(Some(not_yet(missing)));
                    return;
                }
            };
            let subject = before.as_ref().map_or(place, |b| view.subject_of(b.id));
            let entry = entry(&session, subject, &visiting, visit, before.as_ref());
            let clearing = draft::key(place, visiting.corrects);
            let what = view.title.clone();
            saving.set(true);
            // Sent now, not when awaited: leaving the screen does not stop it.
            let saved = entry.map(|e| store.append(vec![e], Some(clearing.clone())));
            let store = store.clone();
            spawn(async move {
                let saved = match saved {
                    Some(saved) => saved.await,
                    None => store
                        .drop_draft(clearing.clone())
                        .await
                        .map(|()| Receipt::default()),
                };
                saving.set(false);
                match saved {
                    Ok(receipt) => {
                        after(&visiting, &receipt, &mut undo, subject, what, clearing);
                        match receipt.ids.first().filter(|_| visiting.asks_for_sparring()) {
                            Some(id) => sparring.set(Some(*id)),
                            None => leave(nav, kept.visit.is_some()),
                        }
                    }
                    Err(error) => problem.set(Some(unsaved(&error))),
                }
            });
        }
    });

    let line = when::start(&when::day_time(visiting.at, now().date()));
    let with: Vec<String> = visiting.with.iter().map(|w| w.0.clone()).collect();
    let line = if with.is_empty() {
        line
    } else {
        t!("line-with", line = line, names = with.join(", "))
    };
    let slips: Vec<_> = view
        .state
        .slips
        .iter()
        .filter(|s| Some(s.id.visit) != kept.visit)
        .cloned()
        .collect();

    rsx! {
        div { class: "gv-screen",
            Top { page: t!("visit"), title: view.title.clone(), sub: Some(line) }
            main { class: "gv-main visit", tabindex: "0",
                if let Some(safety) = view.state.safety.clone() {
                    Safety { safety, names: view.names.clone() }
                }
                for slip in slips {
                    SlipCheck { key: "{slip.id.visit}{slip.id.door.code()}", slip, ctx }
                }
                Outcomes { ctx }
                Signs { ctx }
                fieldset {
                    legend { class: "gv-q", {t!("set-or-left")} }
                    div { class: "gv-chips",
                        Chip { chosen: visiting.postcard, text: t!("postcard"), on: move |yes| ctx.set(move |f| f.postcard = yes) }
                        Chip { chosen: visiting.slip, text: t!("slip-in-door"), on: move |yes| ctx.set(move |f| f.slip = yes) }
                    }
                }
                if visiting.slip {
                    Doors { ctx }
                }
                NextRow { ctx, view: view.clone(), tries: tries.clone() }
                Note { ctx }
                More { ctx, place }
            }
            div { class: "gv-bar",
                Problem { text: problem() }
                button { class: "ds-button", r#type: "button", disabled: saving(), onclick: move |_| save.call(()),
                    {icon!(Check)}
                    if kept.visit.is_some() { {t!("save-correction")} } else { {t!("save-visit")} }
                }
            }
        }
        if let Some(visit) = sparring() {
            SparringSheet { place, visit, on_close: move |()| leave(nav, false) }
        }
    }
}

fn partner_of_the_day(
    view: &AddressView,
    at: NaiveDateTime,
) -> Vec<crate::domain::private::Private<String>> {
    view.visits
        .first()
        .filter(|v| v.at.date() == at.date())
        .map(|v| v.visit.with.clone())
        .unwrap_or_default()
}

/// The entry to write: a visit, or the correction of one; `None` where nothing changed.
fn entry(
    session: &crate::ui::session::Session,
    place: crate::domain::id::SubjectId,
    visiting: &Visiting,
    visit: Visit,
    before: Option<&VisitRow>,
) -> Option<NewEntry> {
    let at = session.desk().at(visiting.at);
    let Some(row) = before else {
        return Some(NewEntry {
            subject: place,
            at,
            body: Body::VisitLogged(visit),
        });
    };
    let changed = VisitChange::between(&row.visit, session.desk().at(row.at), &visit, at);
    (!changed.is_empty()).then(|| NewEntry {
        subject: place,
        at: session.desk().wall(),
        body: Body::VisitCorrected(VisitCorrected {
            visit: row.id,
            changed,
        }),
    })
}

/// Offers to undo a new visit: with all its answers.
fn after(
    visiting: &Visiting,
    receipt: &Receipt,
    undo: &mut Signal<Option<Undo>>,
    place: crate::domain::id::SubjectId,
    what: String,
    key: crate::store::DraftKey,
) {
    let Some(entry) = receipt.ids.first() else {
        return;
    };
    let new = visiting.corrects.is_none();
    undo.set(Some(Undo {
        subject: place,
        entry: *entry,
        also: Vec::new(),
        what,
        gone: false,
        draft: new.then(|| (key, draft::bytes(visiting))),
        back_to: new.then_some(Route::VisitPage { place }),
    }));
}

fn leave(nav: dioxus::router::Navigator, corrected: bool) {
    if corrected && nav.can_go_back() {
        nav.go_back();
    } else {
        nav.replace(Route::TodayPage {});
    }
}

/// Saving failed: the form is still there, and nothing else was touched.
fn unsaved(error: &StoreError) -> String {
    format!("{} {}", t!("not-saved"), words::store_problem(error))
}
