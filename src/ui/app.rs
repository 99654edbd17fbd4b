//! The root: settings and lock for the whole tree, and the life of the page (hidden, shown, back).

use crate::domain::place::Position;
use crate::ui::hooks::use_session;
use crate::ui::route::Route;
use crate::ui::screens::failed::Failed;
use crate::ui::screens::map::MapLook;
use crate::ui::screens::places::Looking;
use crate::ui::session::Door;
use crate::ui::settings::{Settings, Size, Theme};
use crate::ui::undo::Undo;
use dioxus::prelude::*;

/// Where the door stands, for the guard.
#[derive(Clone, Copy)]
pub(super) struct DoorNow(pub Signal<Door>);

/// Which sheet lies over the screen.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) enum Sheet {
    /// What to note.
    Note,
    /// The emergency card.
    Emergency,
    /// Which app shows the way to this place; `None`: it has no position.
    Way(Option<Position>),
}

/// The open sheet, if any.
#[derive(Clone, Copy)]
pub(super) struct SheetNow(pub Signal<Option<Sheet>>);

/// The whole app; the faces wrap it.
#[component]
pub fn App() -> Element {
    let session = use_session();
    let mut settings = use_context_provider({
        let session = session.clone();
        move || Signal::new(session.desk().settings())
    });
    let mut door = use_context_provider({
        let session = session.clone();
        move || DoorNow(Signal::new(*session.door().borrow()))
    })
    .0;
    let mut undo = use_context_provider(|| Signal::new(None::<Undo>));
    let mut sheet = use_context_provider(|| SheetNow(Signal::new(None))).0;
    let looking = use_context_provider(Looking::new);
    let map = use_context_provider(MapLook::new);

    use_future({
        let session = session.clone();
        move || {
            let session = session.clone();
            async move {
                let (mut doors, mut changed) = (session.door(), session.desk().watch_settings());
                loop {
                    let now = *doors.borrow_and_update();
                    if *door.peek() != now {
                        if now != Door::Open {
                            // What a locked phone shows must hold nothing of before.
                            undo.set(None);
                            sheet.set(None);
                            looking.forget();
                            map.forget();
                        }
                        door.set(now);
                    }
                    let now = changed.borrow_and_update().clone();
                    if *settings.peek() != now {
                        settings.set(now);
                    }
                    tokio::select! {
                        got = doors.changed() => if got.is_err() { break },
                        got = changed.changed() => if got.is_err() { break },
                    }
                }
            }
        }
    });
    use_effect(move || tell_page(&settings.read()));
    rsx! {
        ErrorBoundary {
            handle_error: |error: ErrorContext| rsx! { Failed { error } },
            Router::<Route> {}
        }
    }
}

fn tell_page(settings: &Settings) {
    let (scheme, theme) = match settings.theme {
        Theme::System => ("auto", ""),
        Theme::Light => ("light", ""),
        Theme::Dark => ("dark", ""),
        Theme::Sun => ("light", "sol"),
    };
    let (size, scale) = match settings.size {
        Size::Normal => ("md", 100),
        Size::Large => ("lg", 100),
        Size::Double => ("md", 200),
    };
    let say = serde_json::json!({
        "lang": settings.lang.code(), "scheme": scheme, "theme": theme, "size": size, "scale": scale,
    });
    document::eval(&format!("grus.say({say})"));
}
