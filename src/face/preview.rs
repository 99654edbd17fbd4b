//! The browser preview: the whole app over HTTP on loopback, for development, for tests in a real browser, and for
//! machines without a display. Every websocket is a fresh tree; unlocking belongs to one browser session.

use super::assets;
use super::page::{CSP, index};
use super::tiles;
use crate::ui::App;
use crate::ui::session::{Desk, Session};
use axum::Router;
use axum::extract::WebSocketUpgrade;
use axum::extract::ws::WebSocket;
use axum::http::{HeaderMap, StatusCode, Uri, header};
use axum::response::{Html, IntoResponse, Response};
use axum::routing::get;
use dioxus::prelude::VirtualDom;
use dioxus_liveview::{LiveViewPool, axum_socket, interpreter_glue};
use futures_util::SinkExt;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

/// The preview of one desk.
#[derive(Clone)]
pub struct Preview {
    desk: Arc<Desk>,
    cookie: String,
    sessions: Arc<Mutex<BTreeMap<String, Session>>>,
}

/// Bytes of the largest message that a page may send.
const MESSAGE: usize = 192 * 1024 * 1024;

/// Sessions kept before locked ones are forgotten.
const MANY: usize = 64;

/// What the page needs beside the glue. Events of the live view are asynchronous, so what must be prevented is
/// prevented here; its script has no reconnect, so the page waits for the server and starts anew.
const LISTENERS: &str = r"<script>
document.addEventListener('submit', e => e.preventDefault());
document.addEventListener('click', e => { if (e.button === 0 && !e.ctrlKey && !e.metaKey && e.target.closest?.('nav a')) e.preventDefault(); });
window.ipc.ws.addEventListener('close', function again() { fetch('/alive').then(() => location.reload(), () => setTimeout(again, 300)); });
</script>";

impl Preview {
    /// A preview that will listen on `port`; cookies know no ports, so the port is in the name.
    pub fn new(desk: Arc<Desk>, port: u16) -> Self {
        Self {
            desk,
            cookie: format!("grusvej-{port}"),
            sessions: Arc::default(),
        }
    }

    /// The routes.
    pub fn router(&self) -> Router {
        let pool = LiveViewPool::new();
        let (pages, sockets, maps) = (self.clone(), self.clone(), self.clone());
        let socket = get(move |headers: HeaderMap, up: WebSocketUpgrade| async move {
            if !own_page(&headers) {
                return StatusCode::FORBIDDEN.into_response();
            }
            let Some(session) = sockets.session(&headers) else {
                return StatusCode::FORBIDDEN.into_response();
            };
            // A picked file comes through the socket as one message: an export of 128 MiB in base64.
            let up = up.max_frame_size(MESSAGE).max_message_size(MESSAGE);
            up.on_upgrade(move |socket: WebSocket| async move {
                let socket =
                    axum_socket(socket).with(|frame| std::future::ready(Ok(repair(frame))));
                // An error says only that the browser went away.
                let _ = pool
                    .launch_virtualdom(socket, move || {
                        VirtualDom::new(App).with_root_context(session)
                    })
                    .await;
            })
            .into_response()
        });
        Router::new()
            .route("/__lv/ws", socket)
            .route("/assets/{*path}", get(asset))
            .route(
                "/tiles/{*path}",
                get(move |headers: HeaderMap, uri: Uri| async move {
                    maps.tile(&headers, uri.path()).await
                }),
            )
            .route("/alive", get(|| async { StatusCode::NO_CONTENT }))
            .route("/favicon.ico", get(|| async { StatusCode::NO_CONTENT }))
            .fallback(move |headers: HeaderMap| async move { pages.page(&headers) })
    }

    /// Locks all sessions, and waits until the journal is closed; its log is then in its file. At most `limit`: a page
    /// that does not let go loses nothing that is saved.
    pub fn close(&self, limit: Duration) {
        let sessions = self.sessions.lock().unwrap_or_else(PoisonError::into_inner);
        // They share one journal, so that one of them knows its end.
        let mut ended = None;
        for session in sessions.values() {
            ended = session.store().map(|s| s.ended()).or(ended);
            session.lock();
        }
        drop(sessions);
        if let Some(ended) = ended {
            ended.wait(limit);
        }
    }

    fn session(&self, headers: &HeaderMap) -> Option<Session> {
        let id = cookie(headers, &self.cookie)?;
        self.sessions
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .get(id)
            .cloned()
    }

    async fn tile(&self, headers: &HeaderMap, path: &str) -> Response {
        if !own_host(headers) {
            return StatusCode::FORBIDDEN.into_response();
        }
        let (tx, rx) = tokio::sync::oneshot::channel();
        tiles::answer(self.desk.maps(), path, |answer| {
            // The page may have moved on.
            let _ = tx.send(answer);
        });
        let Ok(answer) = rx.await else {
            return StatusCode::SERVICE_UNAVAILABLE.into_response();
        };
        let status =
            StatusCode::from_u16(answer.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let about = [
            (header::CONTENT_TYPE, tiles::MEDIA),
            (header::CACHE_CONTROL, "no-store"),
        ];
        (status, about, answer.body).into_response()
    }

    fn page(&self, headers: &HeaderMap) -> Response {
        if !own_host(headers) {
            return StatusCode::FORBIDDEN.into_response();
        }
        let lang = self.desk.settings().lang.code();
        let end = format!("{}{LISTENERS}", interpreter_glue("/__lv/ws"));
        let html = index(
            &format!(r#"lang="{lang}" data-color-scheme="auto" data-size="md""#),
            CSP,
            &end,
        );
        let mut response = Html(html).into_response();
        let out = response.headers_mut();
        out.insert(
            header::CACHE_CONTROL,
            header::HeaderValue::from_static("no-store"),
        );
        out.insert(
            header::X_FRAME_OPTIONS,
            header::HeaderValue::from_static("DENY"),
        );
        if self.session(headers).is_none() {
            let id = uuid::Uuid::new_v4().simple().to_string();
            let set = format!("{}={id}; Path=/; HttpOnly; SameSite=Strict", self.cookie);
            if let Ok(value) = header::HeaderValue::from_str(&set) {
                out.insert(header::SET_COOKIE, value);
            }
            let mut sessions = self.sessions.lock().unwrap_or_else(PoisonError::into_inner);
            if sessions.len() >= MANY {
                sessions.retain(|_, s| s.store().is_some());
            }
            sessions.insert(id, Session::new(Arc::clone(&self.desk)));
        }
        response
    }
}

async fn asset(uri: Uri) -> Response {
    let path = uri.path_and_query().map_or("", |p| p.as_str());
    match assets::get(path) {
        Some((media, bytes, immutable)) => {
            let keep = if immutable {
                "max-age=31536000, immutable"
            } else {
                "no-store"
            };
            (
                [(header::CONTENT_TYPE, media), (header::CACHE_CONTROL, keep)],
                bytes,
            )
                .into_response()
        }
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

fn text<'h>(headers: &'h HeaderMap, name: &header::HeaderName) -> &'h str {
    headers
        .get(name)
        .and_then(|v| v.to_str().ok())
        .unwrap_or("")
}

fn cookie<'h>(headers: &'h HeaderMap, name: &str) -> Option<&'h str> {
    text(headers, &header::COOKIE)
        .split(';')
        .filter_map(|pair| pair.trim().split_once('='))
        .find_map(|(key, value)| (key == name).then_some(value))
}

/// A name of this machine only: else another site's name could be made to point here.
fn own_host(headers: &HeaderMap) -> bool {
    let host = text(headers, &header::HOST);
    let name = host.rsplit_once(':').map_or(host, |(name, _)| name);
    matches!(name, "127.0.0.1" | "localhost" | "[::1]")
}

/// Only a page of this very server may drive the app: other sites' scripts can open sockets to loopback too.
fn own_page(headers: &HeaderMap) -> bool {
    let (origin, host) = (text(headers, &header::ORIGIN), text(headers, &header::HOST));
    origin.strip_prefix("http://") == Some(host) && own_host(headers)
}

/// Two repairs of dioxus-liveview 0.7.10, made on its eval scripts on their way to the browser: its history reads the
/// URL as pathname + "?" + search + "#" + hash, and its `dioxus.recv()` spins for ever when no message is queued.
fn repair(frame: Vec<u8>) -> Vec<u8> {
    const URL_BAD: &str = r#"document.location.pathname + "?" + document.location.search + "\#" + document.location.hash"#;
    const URL_GOOD: &str =
        "document.location.pathname + document.location.search + document.location.hash";
    const RECV: &str = "recv: () => new Promise(r => { const t = setInterval(() => { if (_message_queue.length) { clearInterval(t); r(_message_queue.shift()); } }, 5); }),\n    ";
    // A frame that begins with 0 is text, which is an eval; 1 is an edit.
    let Some((0, json)) = frame.split_first() else {
        return frame;
    };
    let Ok(mut value) = serde_json::from_slice::<serde_json::Value>(json) else {
        return frame;
    };
    let Some(data) = value.get_mut("data") else {
        return frame;
    };
    if let Some(script) = data.as_str() {
        let mut script = script.replace(URL_BAD, URL_GOOD);
        if let (Some(from), Some(to)) =
            (script.find("recv: function"), script.find("send: function"))
            && from < to
        {
            script.replace_range(from..to, RECV);
        }
        *data = script.into();
    }
    let mut out = vec![0];
    match serde_json::to_writer(&mut out, &value) {
        Ok(()) => out,
        Err(_) => frame,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(pairs: &[(header::HeaderName, &str)]) -> HeaderMap {
        pairs
            .iter()
            .map(|(k, v)| (k.clone(), v.parse().unwrap()))
            .collect()
    }

    #[test]
    fn only_a_page_of_this_server_may_open_the_socket() {
        let from = |origin: &str, host: &str| {
            own_page(&headers(&[(header::ORIGIN, origin), (header::HOST, host)]))
        };
        assert!(from("http://127.0.0.1:8787", "127.0.0.1:8787"));
        assert!(from("http://localhost:8787", "localhost:8787"));
        assert!(!from("http://evil.example", "127.0.0.1:8787"));
        assert!(!from("http://127.0.0.1:9999", "127.0.0.1:8787"));
        assert!(!from("http://evil.example:8787", "evil.example:8787"));
        assert!(!own_page(&headers(&[(header::HOST, "127.0.0.1:8787")])));
    }

    #[test]
    fn evals_are_repaired_and_everything_else_passes_unchanged() {
        let frame = |script: &str| {
            let mut frame = vec![0];
            frame.extend(
                serde_json::json!({"type": "query", "data": script})
                    .to_string()
                    .into_bytes(),
            );
            frame
        };
        let script = r#"let d = { recv: function () { while (true) {} }, send: function (v) {} }; return [document.location.pathname + "?" + document.location.search + "\#" + document.location.hash]"#;
        let out = String::from_utf8(repair(frame(script))).unwrap();
        assert!(
            !out.contains("while (true)") && out.contains("pathname + document.location.search"),
            "{out}"
        );
        assert_eq!(repair(b"\x00__pong__".to_vec()), b"\x00__pong__");
        assert_eq!(repair(vec![1, 2, 3]), [1, 2, 3]);
    }
}
