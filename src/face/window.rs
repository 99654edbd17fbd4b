//! The webview: the phone's screen, and the same renderer in a desktop window.

use super::assets;
use super::page::{CSP, index};
use super::tiles;
use crate::ui::App;
use crate::ui::session::{Desk, Session};
use dioxus::mobile::wry::http::Response;
use dioxus::mobile::{Config, LogicalSize, WindowBuilder, use_asset_handler};
use dioxus::prelude::*;
use std::borrow::Cow;
use std::sync::Arc;

/// Told once when the first frame is painted: a line for whoever started the window.
#[derive(Clone)]
pub struct Ready(pub Arc<dyn Fn() + Send + Sync>);

/// Opens the window and runs until it is closed.
pub fn run(desk: Arc<Desk>, ready: Ready) {
    let lang = desk.settings().lang.code();
    let html = index(
        &format!(r#"lang="{lang}" data-color-scheme="auto" data-size="md""#),
        CSP,
        "",
    );
    let config = Config::new()
        .with_custom_index(html)
        .with_data_directory(desk.dir().join("webview"))
        .with_menu(None)
        .with_window(
            WindowBuilder::new()
                .with_title("Noter")
                .with_inner_size(LogicalSize::new(390.0, 844.0)),
        );
    LaunchBuilder::mobile()
        .with_cfg(config)
        .with_context(Session::new(desk))
        .with_context(ready)
        .launch(Root);
}

/// Registers the files of the page, then shows the shared tree.
#[component]
fn Root() -> Element {
    use_asset_handler("assets", |request, responder| {
        let uri = request.uri();
        let path = uri.path_and_query().map_or("", |p| p.as_str());
        let builder = Response::builder();
        let response = match assets::get(path) {
            Some((media, bytes, _)) => builder
                .header("Content-Type", media)
                .body(Cow::Borrowed(bytes)),
            None => builder.status(404).body(Cow::Borrowed(&[][..])),
        };
        // Building fails only for headers that are no text; ours are.
        if let Ok(response) = response {
            responder.respond(response);
        }
    });
    let session = use_hook(consume_context::<Session>);
    use_asset_handler("tiles", move |request, responder| {
        tiles::answer(session.desk().maps(), request.uri().path(), |answer| {
            let response = Response::builder()
                .status(answer.status)
                .header("Content-Type", tiles::MEDIA)
                .header("Cache-Control", "no-store")
                .body(Cow::Owned(answer.body));
            if let Ok(response) = response {
                responder.respond(response);
            }
        });
    });
    let ready = use_hook(consume_context::<Ready>);
    use_effect(move || {
        let ready = ready.clone();
        spawn(async move {
            let painted = document::eval(
                "await new Promise(r => requestAnimationFrame(() => requestAnimationFrame(r))); return 1",
            );
            if painted.await.is_ok() {
                (ready.0)();
            }
        });
    });
    #[cfg(debug_assertions)]
    use_selftest();
    rsx! {
        App {}
    }
}

/// Debug builds only: a script given in the environment runs in the real page, and what it returns is written beside.
/// This is how tests drive the webview, which no browser tool can reach.
#[cfg(debug_assertions)]
fn use_selftest() {
    use_effect(|| {
        let (Some(script), Some(out)) = (
            std::env::var_os("GRUSVEJ_SELFTEST"),
            std::env::var_os("GRUSVEJ_SELFTEST_OUT"),
        ) else {
            return;
        };
        spawn(async move {
            let Ok(script) = std::fs::read_to_string(script) else {
                return;
            };
            let said = match document::eval(&script).await {
                Ok(value) => value.to_string(),
                Err(error) => serde_json::json!({ "error": error.to_string() }).to_string(),
            };
            if let Err(error) = std::fs::write(out, said) {
                tracing::warn!(kind = ?error.kind(), "the self-test could not write its result");
            }
        });
    });
}
