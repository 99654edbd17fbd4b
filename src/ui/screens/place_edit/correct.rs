//! "Ret adressen": one field per part of the address, and where it lies.

use super::draft;
use super::fields::{Typed, Wrong};
use crate::domain::entry::Body;
use crate::domain::place::PlaceCorrected;
use crate::domain::private::Private;
use crate::icon;
use crate::store::views::AddressView;
use crate::store::{DraftKey, NewEntry};
use crate::t;
use crate::ui::hooks::{use_session, use_store};
use crate::ui::parts::frame::{Problem, Top};
use crate::ui::parts::position::PositionButton;
use crate::ui::route::Route;
use crate::ui::undo::Undo;
use crate::ui::words;
use dioxus::prelude::*;

fn key(view: &AddressView) -> DraftKey {
    draft::key(view.place, "place")
}

fn wrong(wrong: Wrong) -> String {
    match wrong {
        Wrong::NoTitle => t!("correct-no-title"),
        Wrong::NoPosition => t!("correct-no-position"),
        Wrong::PositionGone => t!("correct-position-gone"),
    }
}

/// Waits for the form as it was left.
#[component]
pub fn Loaded(view: AddressView) -> Element {
    let kept = draft::use_kept::<Typed>(key(&view));
    let kept = kept.read().clone();
    rsx! {
        for kept in kept {
            Form { key: "{view.place}", view: view.clone(), kept: kept.0 }
        }
    }
}

#[component]
fn Form(view: AddressView, kept: Option<Typed>) -> Element {
    let (session, store) = (use_session(), use_store());
    let nav = use_navigator();
    let mut undo = use_context::<Signal<Option<Undo>>>();
    let before = use_hook(|| view.fields.clone());
    let mut typed = use_signal(|| kept.unwrap_or_else(|| Typed::of(&before)));
    let mut generation = use_signal(|| 0_u32);
    let mut problem = use_signal(|| None::<String>);
    let mut saving = use_signal(|| false);
    let place = view.place;

    let set = use_callback({
        let (store, key) = (store.clone(), key(&view));
        move |change: std::rc::Rc<dyn Fn(&mut Typed)>| {
            change(&mut typed.write());
            draft::keep(&store, key.clone(), &*typed.peek());
        }
    });
    let save = use_callback({
        let (before, key) = (before.clone(), key(&view));
        move |()| {
            if saving() {
                return;
            }
            problem.set(None);
            let place_fields = match typed.peek().changes(&before) {
                Ok(changes) => changes,
                Err(why) => {
                    problem.set(Some(wrong(why)));
                    return;
                }
            };
            if place_fields == crate::domain::place::PlaceFields::default() {
                drop(store.drop_draft(key.clone()));
                leave(nav, place);
                return;
            }
            let mut after = before.clone();
            after.merge(&place_fields);
            let entry = NewEntry {
                subject: place,
                at: session.desk().wall(),
                body: Body::PlaceCorrected(PlaceCorrected {
                    place: place_fields,
                }),
            };
            saving.set(true);
            // Sent now, not when awaited: leaving the screen does not stop it.
            let done = store.append(vec![entry], Some(key.clone()));
            let (key, form) = (key.clone(), draft::bytes(&*typed.peek()));
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
                                what: after.title(),
                                gone: false,
                                draft: Some((key, form)),
                                back_to: Some(Route::EditPlace { place }),
                            }));
                        }
                        leave(nav, place);
                    }
                    Err(error) => problem.set(Some(words::store_problem(&error))),
                }
            });
        }
    });
    let fix = typed.read().fix;
    rsx! {
        div { class: "gv-screen",
            Top { page: t!("correct-place"), title: t!("correct-place"), sub: Some(view.title.clone()) }
            main { class: "gv-main form", tabindex: "0",
                Field { id: "street", label: t!("correct-street"), value: typed.peek().street.clone(), on: move |v: Private<String>| set.call(std::rc::Rc::new(move |f| f.street = v.clone())) }
                div { class: "gv-pair",
                    Field { id: "number", label: t!("correct-number"), value: typed.peek().number.clone(), on: move |v: Private<String>| set.call(std::rc::Rc::new(move |f| f.number = v.clone())) }
                    Field { id: "floor", label: t!("correct-floor"), value: typed.peek().floor.clone(), on: move |v: Private<String>| set.call(std::rc::Rc::new(move |f| f.floor = v.clone())) }
                    Field { id: "door", label: t!("correct-door"), value: typed.peek().door.clone(), on: move |v: Private<String>| set.call(std::rc::Rc::new(move |f| f.door = v.clone())) }
                }
                div { class: "gv-pair",
                    Field { id: "postcode", label: t!("correct-postcode"), value: typed.peek().postcode.clone(), numeric: true, on: move |v: Private<String>| set.call(std::rc::Rc::new(move |f| f.postcode = v.clone())) }
                    Field { id: "city", label: t!("correct-city"), value: typed.peek().city.clone(), on: move |v: Private<String>| set.call(std::rc::Rc::new(move |f| f.city = v.clone())) }
                }
                Field { id: "name", label: t!("correct-name"), value: typed.peek().name.clone(), help: t!("correct-name-help"), on: move |v: Private<String>| set.call(std::rc::Rc::new(move |f| f.name = v.clone())) }
                fieldset { class: "gv-field",
                    legend { {t!("correct-position")} }
                    PositionButton {
                        fix,
                        on: move |fix| {
                            let before = before.clone();
                            set.call(std::rc::Rc::new(move |f| f.measured(fix, &before)));
                            generation.with_mut(|g| *g = g.wrapping_add(1));
                        },
                    }
                    // What the phone measured is put into the fields anew.
                    for g in [generation()] {
                        div { key: "{g}", class: "gv-pair",
                            Field { id: "lat", label: t!("correct-lat"), value: typed.peek().lat.clone(), numeric: true, on: move |v: Private<String>| set.call(std::rc::Rc::new(move |f| f.lat = v.clone())) }
                            Field { id: "lon", label: t!("correct-lon"), value: typed.peek().lon.clone(), numeric: true, on: move |v: Private<String>| set.call(std::rc::Rc::new(move |f| f.lon = v.clone())) }
                        }
                    }
                }
            }
            div { class: "gv-bar",
                Problem { text: problem() }
                button { class: "ds-button", r#type: "button", disabled: saving(), onclick: move |_| save.call(()),
                    {icon!(Check)}
                    {t!("save-correction")}
                }
            }
        }
    }
}

/// One part of the address.
#[component]
fn Field(
    id: String,
    label: String,
    value: Private<String>,
    #[props(default)] help: Option<String>,
    #[props(default)] numeric: bool,
    on: EventHandler<Private<String>>,
) -> Element {
    rsx! {
        div { class: "gv-field",
            label { r#for: "{id}", "{label}" }
            input {
                id: "{id}",
                class: "ds-input gv-in",
                inputmode: if numeric { "decimal" } else { "text" },
                autocomplete: "off",
                spellcheck: "false",
                aria_describedby: help.as_ref().map(|_| format!("{id}-help")),
                initial_value: "{value.0}",
                oninput: move |e| on.call(e.value().into()),
            }
            if let Some(help) = &help {
                p { class: "gv-quiet", id: "{id}-help", "{help}" }
            }
        }
    }
}

/// Back to the address.
pub(super) fn leave(nav: dioxus::router::Navigator, place: crate::domain::id::SubjectId) {
    if nav.can_go_back() {
        nav.go_back();
    } else {
        nav.replace(Route::AddressPage { place });
    }
}
