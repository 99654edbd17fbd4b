//! The way to a place: the position only, handed to a map app of the phone, and only when asked to.

use crate::domain::id::SubjectId;
use crate::icon;
use crate::store::views::Address;
use crate::t;
use crate::ui::hooks::use_view;
use crate::ui::parts::sheets::BottomSheet;
use dioxus::prelude::*;

/// Says that another app will see the place, then hands over its coordinates: no name, no address (promise 8).
#[component]
pub fn WaySheet(place: SubjectId, on_close: EventHandler<()>) -> Element {
    let answer = use_view(move || Address { place, most: 1 });
    let position = match &*answer.read() {
        Some(Ok(Some(view))) => view.fields.position,
        _ => None,
    };
    rsx! {
        BottomSheet { title: t!("show-way"), on_close,
            if let Some(p) = position {
                p { class: "gv-quiet", {t!("way-other-app")} }
                a {
                    class: "ds-button gv-wide",
                    href: "geo:{p.lat:.5},{p.lon:.5}?q={p.lat:.5},{p.lon:.5}",
                    {icon!(Navigation)}
                    {t!("way-open")}
                }
            } else {
                p { class: "gv-quiet", {t!("way-no-position")} }
            }
        }
    }
}
