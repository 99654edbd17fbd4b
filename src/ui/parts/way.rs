//! The way to a place: its coordinates and nothing else, handed to an app that knows the roads. Which app is asked the
//! first time; from then on one tap opens it. The page itself fetches nothing: the link leads out of it.

use crate::domain::place::Position;
use crate::icon;
use crate::t;
use crate::ui::app::{Sheet, SheetNow};
use crate::ui::hooks::use_session;
use crate::ui::settings::{Settings, WayApp};
use dioxus::prelude::*;

/// The address that opens `app` with the way on foot to `position`. Five decimals are a metre. No label and no name go
/// with it (promise 8). Https, as neither web view opens `geo:`; the phone hands such an address to the app, if it is
/// there.
pub fn link(app: WayApp, position: Position) -> String {
    let Position { lat, lon } = position;
    match app {
        WayApp::OrganicMaps => {
            format!("https://omaps.app/v2/dir?destination={lat:.5},{lon:.5}&mode=walk")
        }
        WayApp::GoogleMaps => format!(
            "https://www.google.com/maps/dir/?api=1&destination={lat:.5},{lon:.5}&travelmode=walking"
        ),
        WayApp::AppleMaps => format!("https://maps.apple.com/?daddr={lat:.5},{lon:.5}&dirflg=w"),
        WayApp::OsmAnd => {
            format!("https://osmand.net/map/?finish={lat:.5},{lon:.5}&profile=pedestrian")
        }
    }
}

/// What an app is called.
pub fn name(app: WayApp) -> String {
    match app {
        WayApp::OrganicMaps => t!("way-organic-maps"),
        WayApp::GoogleMaps => t!("way-google-maps"),
        WayApp::AppleMaps => t!("way-apple-maps"),
        WayApp::OsmAnd => t!("way-osmand"),
    }
}

/// "Vis vej": opens the app that was chosen, or asks which. Without a position it says so when tapped. `variant` is that
/// of the button.
#[component]
pub fn WayButton(
    position: Option<Position>,
    icon_only: bool,
    variant: Option<&'static str>,
) -> Element {
    let settings = use_context::<Signal<Settings>>();
    let mut sheet = use_context::<SheetNow>().0;
    let class = if icon_only {
        "ds-button side"
    } else {
        "ds-button"
    };
    let (square, label) = if icon_only {
        (Some(""), Some(t!("show-way")))
    } else {
        (None, None)
    };
    let inside = rsx! {
        {icon!(Navigation)}
        if !icon_only { {t!("show-way")} }
    };
    let app = settings.read().way;
    match position.zip(app) {
        Some((position, app)) => rsx! {
            a {
                class,
                "data-variant": variant,
                "data-icon": square,
                aria_label: label,
                href: link(app, position),
                target: "_blank",
                rel: "noreferrer noopener",
                {inside}
            }
        },
        None => rsx! {
            button {
                class,
                "data-variant": variant,
                "data-icon": square,
                r#type: "button",
                aria_label: label,
                aria_haspopup: "dialog",
                onclick: move |_| sheet.set(Some(Sheet::Way(position))),
                {inside}
            }
        },
    }
}

/// What the sheet of the first time says and offers; a tap opens the app and keeps the choice.
#[component]
pub fn WayChoice(position: Option<Position>) -> Element {
    let session = use_session();
    let mut sheet = use_context::<SheetNow>().0;
    let Some(position) = position else {
        return rsx! {
            p { class: "gv-quiet", {t!("way-no-position")} }
        };
    };
    let choose = use_callback(move |app: WayApp| {
        session.desk().change_settings(|s| s.way = Some(app));
        sheet.set(None);
    });
    rsx! {
        p { class: "gv-quiet", {t!("way-other-app")} }
        ul { class: "gv-list",
            for app in WayApp::ALL {
                li { key: "{app:?}",
                    a {
                        class: "gv-row big",
                        href: link(app, position),
                        target: "_blank",
                        rel: "noreferrer noopener",
                        onclick: move |_| choose.call(app),
                        {icon!(Navigation)}
                        b { {name(app)} }
                        {icon!(ExternalLink)}
                    }
                }
            }
        }
        p { class: "gv-quiet", {t!("way-kept")} }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_holds_the_coordinates_to_a_metre_and_nothing_else() {
        let position = Position {
            lat: 55.910_004_6,
            lon: -8.66,
        };
        for app in WayApp::ALL {
            let link = link(app, position);
            assert!(link.starts_with("https://"), "{link}");
            assert!(link.contains("=55.91000,-8.66000&"), "{link}");
        }
    }
}
