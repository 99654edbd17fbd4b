//! The life of the page: hidden, shown, back.

use crate::ui::app::SheetNow;
use crate::ui::hooks::use_page;
use crate::ui::session::Session;
use chrono::{DateTime, Utc};
use dioxus::core::Task;
use dioxus::prelude::*;
use serde::Deserialize;
use std::time::Duration;

/// What the page tells by itself.
#[derive(Deserialize, Clone, Copy, Debug)]
#[serde(tag = "kind")]
enum Life {
    Hidden {
        /// One of the app's own pickers or permission dialogs hides it.
        own: bool,
    },
    /// The phone's screen was turned off.
    ScreenOff,
    Shown {
        /// As it was hidden.
        own: bool,
        /// How long it was hidden, by the page's wall clock.
        ms: f64,
    },
    Online,
    Offline,
    Back,
}

/// Screen off: locked at once. Hidden: the page covers itself at once, and the app locks after the lock time. The app's own pickers do not count.
pub(super) fn use_life() {
    let mut sheet = use_context::<SheetNow>().0;
    let mut away = use_signal(|| None::<(Task, DateTime<Utc>)>);
    let session = use_hook(|| CopyValue::new(consume_context::<Session>()));
    let nav = use_navigator();
    use_page("life", move |life: Life| match life {
        Life::Hidden { own: true } | Life::Online | Life::Offline => {}
        Life::Hidden { own: false } => {
            let session = session.peek().clone();
            let seconds = session.desk().settings().lock_after_s;
            if let Some((task, _)) = away.write().take() {
                task.cancel();
            }
            let since = session.desk().clock().now();
            let task = spawn(async move {
                tokio::time::sleep(Duration::from_secs(u64::from(seconds))).await;
                session.lock();
            });
            away.set(Some((task, since)));
        }
        Life::ScreenOff => session.peek().lock(),
        Life::Shown { own, ms } => {
            let seconds = session.peek().desk().settings().lock_after_s;
            let mut locked = !own && !(0.0..f64::from(seconds) * 1000.0).contains(&ms);
            if locked {
                session.peek().lock();
            }
            if let Some((task, since)) = away.write().take() {
                task.cancel();
                // A phone that slept let the task sleep too, so the clock is asked; one that was set back has no say.
                let session = session.peek();
                let gone = session
                    .desk()
                    .clock()
                    .now()
                    .signed_duration_since(since)
                    .num_seconds();
                if gone < 0 || gone >= i64::from(session.desk().settings().lock_after_s) {
                    session.lock();
                    locked = true;
                }
            }
            // The lock uncovers itself once it stands there; before, what lies below is still the screen of before.
            if !locked {
                document::eval("grus.uncover()");
            }
        }
        Life::Back => {
            if sheet.peek().is_some() {
                sheet.set(None);
            } else if nav.can_go_back() {
                nav.go_back();
            }
        }
    });
}
