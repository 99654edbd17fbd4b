//! Tiles over HTTP, as the preview serves them; the webview answers by the same function.

use crate::helsinki;
use grusvej::face::preview::Preview;
use grusvej::platform::{FixedClock, NoKeyStore};
use grusvej::ui::session::Desk;
use std::sync::Arc;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

/// Head and body of the answer.
async fn get(port: u16, host: &str, path: &str) -> (String, Vec<u8>) {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).await.unwrap();
    let request = format!("GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n");
    stream.write_all(request.as_bytes()).await.unwrap();
    let mut all = Vec::new();
    stream.read_to_end(&mut all).await.unwrap();
    let end = all.windows(4).position(|w| w == b"\r\n\r\n").unwrap();
    let head = String::from_utf8(all[..end].to_vec()).unwrap();
    (head.to_lowercase(), all[end + 4..].to_vec())
}

#[tokio::test]
async fn a_tile_is_served_unpacked_to_its_own_page_and_to_no_other_host() {
    let dir = tempfile::tempdir().unwrap();
    let clock = Arc::new(FixedClock::new("2026-11-24T12:04:00Z".parse().unwrap()));
    let zone = chrono_tz::Europe::Copenhagen;
    let desk = Desk::new(dir.path(), clock, zone, Arc::new(NoKeyStore)).unwrap();
    let mut adding = desk.maps().add("x.mbtiles").unwrap();
    adding.write(&helsinki()).unwrap();
    let map = adding.finish().unwrap();
    let tile = desk
        .maps()
        .tile(map.id, 14, 9327, 4741)
        .await
        .unwrap()
        .unwrap();

    let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
    let port = listener.local_addr().unwrap().port();
    let router = Preview::new(desk, port).router();
    tokio::spawn(async move { axum::serve(listener, router).await });

    let (head, body) = get(
        port,
        "127.0.0.1",
        &format!("/tiles/{}/14/9327/4741", map.id),
    )
    .await;
    assert!(head.starts_with("http/1.1 200"), "{head}");
    assert!(
        head.contains("content-type: application/x-protobuf"),
        "{head}"
    );
    assert!(head.contains("cache-control: no-store"), "{head}");
    assert_eq!(body, tile);

    for (host, path, status) in [
        ("127.0.0.1", format!("/tiles/{}/14/0/0", map.id), 204),
        ("127.0.0.1", format!("/tiles/{}/14/0/99999", map.id), 404),
        ("127.0.0.1", format!("/tiles/{}/14/0", map.id), 404),
        ("127.0.0.1", "/tiles/0123456789abcdef/0/0/0".into(), 404),
        ("127.0.0.1", "/tiles/../../etc/passwd".into(), 404),
        (
            "evil.example",
            format!("/tiles/{}/14/9327/4741", map.id),
            403,
        ),
    ] {
        let (head, body) = get(port, host, &path).await;
        assert!(
            head.starts_with(&format!("http/1.1 {status}")),
            "{path}: {head}"
        );
        assert_eq!(body, b"", "{path}");
    }
}
