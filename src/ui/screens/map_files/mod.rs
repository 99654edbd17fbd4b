//! Kortfiler: the maps on this phone, one brought in, one taken away.

mod bring;
mod card;
mod words;

use crate::icon;
use crate::store::tiles::{MapError, MapInfo, Shelf};
use crate::t;
use crate::ui::aside::{Work, use_work};
use crate::ui::files::{self, FileError};
use crate::ui::hooks::{use_maps, use_session};
use crate::ui::parts::frame::{Empty, Nav, Problem, Tab, Top};
use crate::ui::parts::progress::WorkBar;
use crate::ui::parts::sheets::BottomSheet;
use bring::bring;
use card::MapCard;
use dioxus::prelude::*;

/// The picker offers every file: phones know no media type for maps, and would grey them out.
const ACCEPT: &str = "";

/// What went wrong.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Why {
    File(FileError),
    Map(MapError),
    Stopped,
    NoThread,
}

/// What went well.
enum Well {
    Brought(MapInfo),
    Known(MapInfo),
    Removed(MapInfo),
}

/// Where the screen stands.
#[derive(Clone, Copy, PartialEq)]
struct Ctx {
    why: Signal<Option<Why>>,
    well: Signal<Option<Well>>,
    /// The map that is asked about.
    asked: Signal<Option<MapInfo>>,
    work: Work,
}

/// The screen.
#[component]
pub fn MapFiles() -> Element {
    let session = use_session();
    let maps = use_maps();
    let mut ctx = Ctx {
        why: use_signal(|| None),
        well: use_signal(|| None),
        asked: use_signal(|| None),
        work: use_work(),
    };
    // Handlers of the screen: a button or a sheet goes while its work runs, and would take it along.
    let on_choose = use_callback({
        let session = session.clone();
        move |()| {
            spawn(ctx.choose(session.desk().maps().clone()));
        }
    });
    let on_remove = use_callback(move |map: MapInfo| {
        spawn(ctx.remove(session.desk().maps().clone(), map));
    });
    rsx! {
        div { class: "gv-screen",
            Top { page: t!("map-files-title"), title: t!("map-files-title"), sub: t!("map-files-under") }
            main { class: "gv-main form", tabindex: "0",
                p { class: "gv-quiet", role: "status",
                    {ctx.well.read().as_ref().map(words::well)}
                }
                Problem { text: (ctx.why)().map(words::problem) }
                for map in maps.read().iter().cloned() {
                    MapCard {
                        key: "{map.id}",
                        map,
                        on_remove: move |map| ctx.asked.set(Some(map)),
                    }
                }
                if maps.read().is_empty() {
                    Empty { text: t!("map-file-none") }
                }
            }
            section { class: "gv-dock", aria_label: t!("map-files-title"),
                WorkBar { work: ctx.work, text: t!("map-file-working"), can_stop: true }
                if ctx.work.progress().is_none() {
                    button {
                        class: "ds-button gv-wide",
                        r#type: "button",
                        onclick: move |_| on_choose.call(()),
                        {icon!(FolderOpen)}
                        {t!("map-file-get")}
                    }
                }
            }
            Nav { tab: Tab::Map }
        }
        if let Some(map) = ctx.asked.read().clone() {
            RemoveSheet { map, on_remove, on_close: move |()| ctx.asked.set(None) }
        }
    }
}

/// Asks before a map goes: no undo can bring a file back.
#[component]
fn RemoveSheet(
    map: MapInfo,
    on_remove: EventHandler<MapInfo>,
    on_close: EventHandler<()>,
) -> Element {
    rsx! {
        BottomSheet { title: t!("map-file-remove", name = words::name(&map)), on_close,
            p { class: "gv-quiet", {t!("map-file-remove-help")} }
            button {
                class: "ds-button gv-wide",
                "data-color": "danger",
                r#type: "button",
                onclick: move |_| on_remove.call(map.clone()),
                {icon!(Trash2)}
                {t!("map-file-remove-sure")}
            }
        }
    }
}

impl Ctx {
    /// Lets the worker pick a file, and brings it in.
    async fn choose(mut self, all: Shelf) {
        if self.work.progress().is_some() {
            return;
        }
        let big = match files::pick_big(ACCEPT).await {
            Ok(Some(big)) => big,
            Ok(None) => return,
            Err(error) => return self.why.set(Some(Why::File(error))),
        };
        self.why.set(None);
        self.well.set(None);
        let before = all.maps().borrow().clone();
        let done = self.work.run(|tell| bring(&all, &big, tell)).await;
        big.drop_it();
        match done {
            Ok(map) if before.contains(&map) => self.well.set(Some(Well::Known(map))),
            Ok(map) => self.well.set(Some(Well::Brought(map))),
            Err(why) => self.why.set(Some(why)),
        }
    }

    /// Takes a map away.
    async fn remove(mut self, all: Shelf, map: MapInfo) {
        self.asked.set(None);
        self.why.set(None);
        self.well.set(None);
        match all.remove(map.id).await {
            Ok(()) => self.well.set(Some(Well::Removed(map))),
            Err(error) => self.why.set(Some(Why::Map(error))),
        }
    }
}
