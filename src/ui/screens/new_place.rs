//! A new address without a visit. The town is that of the last place; one that is known already is offered instead.

use crate::domain::entry::Body;
use crate::domain::id::SubjectId;
use crate::domain::place::PlaceAdded;
use crate::domain::placing::{NotYet, Placing, Word};
use crate::domain::private::Private;
use crate::icon;
use crate::store::views::{LastUsed, Namesake};
use crate::store::{DraftKey, NewEntry, Store};
use crate::t;
use crate::ui::hooks::{use_session, use_store, use_view};
use crate::ui::parts::frame::{Problem, Top};
use crate::ui::parts::position::PositionButton;
use crate::ui::route::Route;
use crate::ui::session::Session;
use crate::ui::undo::Undo;
use crate::ui::{draft, words};
use dioxus::prelude::*;
use uuid::Uuid;

fn key() -> DraftKey {
    draft::key(None, "new-place")
}

async fn begin(store: &Store, session: &Session) -> Placing {
    if let Some(left) = draft::read::<Placing>(store, key())
        .await
        .filter(Placing::holds_work)
    {
        return left;
    }
    let view = LastUsed {
        member: store.identity().member,
        now: session.desk().now(),
    };
    match store.ask(view).await {
        Ok(Some(used)) => Placing::begun(used.place.postcode, used.place.city),
        _ => Placing::default(),
    }
}

/// A new address.
#[component]
pub fn NewPlace() -> Element {
    let (session, store) = (use_session(), use_store());
    let mut begun = use_signal(|| None::<Placing>);
    use_future(move || {
        let (session, store) = (session.clone(), store.clone());
        async move {
            begun.set(Some(begin(&store, &session).await));
        }
    });
    match begun() {
        Some(begun) => rsx! {
            Form { begun }
        },
        None => rsx! {
            div { class: "gv-screen",
                Top { page: t!("new-place"), title: t!("new-place"), sub: Some(t!("new-place-sub")) }
                main { class: "gv-main" }
            }
        },
    }
}

#[component]
fn Form(begun: Placing) -> Element {
    let (session, store) = (use_session(), use_store());
    let nav = use_navigator();
    let mut undo = use_context::<Signal<Option<Undo>>>();
    let mut form = use_signal(|| begun.clone());
    let mut problem = use_signal(|| None::<NotYet>);
    let mut failed = use_signal(|| None::<String>);
    let mut saving = use_signal(|| false);
    let keep = use_callback({
        let store = store.clone();
        move |()| {
            problem.set(None);
            draft::keep(&store, key(), &*form.peek());
        }
    });
    let write = use_callback(move |(word, text): (Word, String)| {
        *form.write().word(word) = Private(text);
        keep.call(());
    });
    let known = use_view(move || Namesake {
        place: form.read().fields(),
    });
    let known = match &*known.read() {
        // Without its number, a street is not yet an address that could be known.
        Some(Ok(Some(known))) if form.read().finish().is_ok() => Some(known.clone()),
        _ => None,
    };

    let save = use_callback(move |()| {
        if *saving.peek() {
            return;
        }
        failed.set(None);
        let placing = form.peek().clone();
        let fields = match placing.finish() {
            Ok(fields) => fields,
            Err(missing) => {
                problem.set(Some(missing));
                document::eval(&format!(
                    "document.getElementById('{}')?.focus()",
                    id(of(missing))
                ));
                return;
            }
        };
        saving.set(true);
        let (place, what) = (SubjectId(Uuid::new_v4()), fields.title());
        let not_saved = t!("not-saved");
        let added = NewEntry {
            subject: place,
            at: session.desk().wall(),
            body: Body::PlaceAdded(PlaceAdded { place: fields }),
        };
        // Sent now, not when awaited: leaving the screen does not stop it.
        let saved = store.append(vec![added], Some(key()));
        spawn(async move {
            let saved = saved.await;
            saving.set(false);
            match saved {
                Ok(receipt) => {
                    undo.set(receipt.ids.first().map(|entry| Undo {
                        subject: place,
                        entry: *entry,
                        also: Vec::new(),
                        what,
                        gone: false,
                        draft: Some((key(), draft::bytes(&placing))),
                        back_to: Some(Route::NewPlace {}),
                    }));
                    nav.replace(Route::AddressPage { place });
                }
                Err(error) => {
                    failed.set(Some(format!(
                        "{not_saved} {}",
                        words::store_problem(&error)
                    )));
                }
            }
        });
    });
    let missing = problem();
    rsx! {
        div { class: "gv-screen",
            Top { page: t!("new-place"), title: t!("new-place"), sub: Some(t!("new-place-sub")) }
            main { class: "gv-main form", tabindex: "0",
                Field { word: Word::Street, form, missing, write, label: t!("field-street") }
                div { class: "gv-field",
                    div { class: "gv-pair",
                        Field { word: Word::Number, form, missing, write, label: t!("field-number") }
                        Field { word: Word::Floor, form, missing, write, label: t!("field-floor") }
                        Field { word: Word::Door, form, missing, write, label: t!("field-door") }
                    }
                    div { role: "status",
                        if let Some(known) = known {
                            div { class: "gv-alert", "data-color": "warning",
                                {icon!(House)}
                                div {
                                    b { {t!("already-here", place = known.title.0.clone())} }
                                }
                                button {
                                    class: "ds-button",
                                    "data-variant": "secondary",
                                    r#type: "button",
                                    onclick: move |_| {
                                        nav.push(Route::AddressPage { place: known.place });
                                    },
                                    {t!("open-known")}
                                }
                            }
                        }
                    }
                }
                div { class: "gv-pair",
                    Field { word: Word::Postcode, form, missing, write, label: t!("field-postcode") }
                    Field { word: Word::City, form, missing, write, label: t!("field-city") }
                }
                Field { word: Word::Name, form, missing, write, label: t!("field-name"), help: t!("name-never-a-person") }
                PositionButton {
                    fix: form.read().fix,
                    on: move |fix| {
                        form.write().fix = fix;
                        keep.call(());
                    },
                }
            }
            div { class: "gv-bar",
                Problem { text: failed() }
                button { class: "ds-button", r#type: "button", disabled: saving(), onclick: move |_| save.call(()),
                    {icon!(Check)}
                    {t!("save-place")}
                }
            }
        }
    }
}

fn id(word: Word) -> &'static str {
    match word {
        Word::Street => "street",
        Word::Number => "number",
        Word::Floor => "floor",
        Word::Door => "door",
        Word::Postcode => "postcode",
        Word::City => "city",
        Word::Name => "name",
    }
}

fn of(missing: NotYet) -> Word {
    match missing {
        NotYet::NoStreet => Word::Street,
        NotYet::NoNumber => Word::Number,
    }
}

/// One word of the address. What is wrong with it stands under it.
#[component]
fn Field(
    word: Word,
    form: Signal<Placing>,
    missing: Option<NotYet>,
    write: Callback<(Word, String)>,
    label: String,
    #[props(default)] help: Option<String>,
) -> Element {
    // Read once: the field keeps its own text from then on.
    let value = use_hook(|| form.peek().clone().word(word).0.clone());
    let wrong = missing.filter(|m| of(*m) == word).map(|m| match m {
        NotYet::NoStreet => t!("not-yet-street"),
        NotYet::NoNumber => t!("not-yet-number"),
    });
    let id = id(word);
    let described = if wrong.is_some() {
        Some(format!("{id}-wrong"))
    } else {
        help.is_some().then(|| format!("{id}-help"))
    };
    rsx! {
        div { class: "gv-field",
            label { r#for: "{id}", "{label}" }
            input {
                id: "{id}",
                class: "ds-input gv-in",
                inputmode: if word == Word::Postcode { "numeric" } else { "text" },
                autocomplete: "off",
                spellcheck: "false",
                aria_invalid: wrong.is_some(),
                aria_describedby: described,
                initial_value: "{value}",
                oninput: move |e| write.call((word, e.value())),
            }
            if let Some(help) = help {
                p { class: "gv-quiet", id: "{id}-help", "{help}" }
            }
            if let Some(wrong) = &wrong {
                p { class: "gv-error", id: "{id}-wrong", role: "alert",
                    {icon!(TriangleAlert)}
                    span { "{wrong}" }
                }
            }
        }
    }
}
