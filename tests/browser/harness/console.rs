//! What a page complains of.

use chromiumoxide::Page;
use chromiumoxide::cdp::browser_protocol::log::{EventEntryAdded, LogEntryLevel};
use chromiumoxide::cdp::js_protocol::runtime::{
    ConsoleApiCalledType, EventConsoleApiCalled, EventExceptionThrown,
};
use futures_util::StreamExt;
use std::sync::{Arc, Mutex};

/// Collects what the page complains of.
pub async fn listen(page: &Page, complaints: &Arc<Mutex<Vec<String>>>) {
    let mut console = page
        .event_listener::<EventConsoleApiCalled>()
        .await
        .unwrap();
    let mut thrown = page.event_listener::<EventExceptionThrown>().await.unwrap();
    let mut log = page.event_listener::<EventEntryAdded>().await.unwrap();
    page.enable_log().await.unwrap();
    page.enable_runtime().await.unwrap();
    let heard = Arc::clone(complaints);
    tokio::spawn(async move {
        while let Some(event) = console.next().await {
            if matches!(
                event.r#type,
                ConsoleApiCalledType::Error | ConsoleApiCalledType::Assert
            ) {
                heard
                    .lock()
                    .unwrap()
                    .push(format!("console: {:?}", event.args));
            }
        }
    });
    let heard = Arc::clone(complaints);
    tokio::spawn(async move {
        while let Some(event) = thrown.next().await {
            heard
                .lock()
                .unwrap()
                .push(format!("thrown: {:?}", event.exception_details));
        }
    });
    let heard = Arc::clone(complaints);
    tokio::spawn(async move {
        while let Some(event) = log.next().await {
            let entry = &event.entry;
            if entry.level == LogEntryLevel::Error {
                heard
                    .lock()
                    .unwrap()
                    .push(format!("log: {} {:?}", entry.text, entry.url));
            }
        }
    });
}
