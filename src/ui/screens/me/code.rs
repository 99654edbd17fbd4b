//! When the phone locks, and with which code it opens.

use super::look::Choice;
use crate::icon;
use crate::t;
use crate::ui::hooks::use_session;
use crate::ui::parts::fold::Fold;
use crate::ui::parts::frame::Problem;
use crate::ui::parts::secret::{NewSecret, use_secret};
use crate::ui::screens::lock::refusal;
use crate::ui::session::{Refusal, Session};
use crate::ui::settings::Settings;
use crate::vault::{Code, UnlockError, Vault};
use dioxus::prelude::*;

/// Seconds after which a hidden app locks.
const TIMES: [u32; 3] = [30, 60, 300];

fn time(seconds: u32) -> String {
    if seconds < 60 {
        t!("n-seconds", n = seconds)
    } else {
        t!("n-minutes", n = seconds / 60)
    }
}

/// Lock time, lock now, change the code.
#[component]
pub fn Locking() -> Element {
    let session = use_session();
    let settings = use_context::<Signal<Settings>>();
    let now = settings.read().lock_after_s;
    let desk = session.desk().clone();
    rsx! {
        section {
            h2 { class: "gv-h", {t!("locking")} }
            div { class: "gv-card",
                Choice {
                    name: "lock-after",
                    title: t!("lock-after"),
                    options: TIMES.iter().map(|s| time(*s)).collect::<Vec<_>>(),
                    chosen: TIMES.iter().position(|s| *s == now),
                    on: move |i: usize| {
                        if let Some(seconds) = TIMES.get(i).copied() {
                            desk.change_settings(|s| s.lock_after_s = seconds);
                        }
                    },
                }
                p { class: "gv-quiet", {t!("lock-after-help")} }
                button {
                    class: "ds-button gv-wide",
                    "data-variant": "secondary",
                    r#type: "button",
                    onclick: move |_| session.lock(),
                    {icon!(Lock)}
                    {t!("lock-now")}
                }
                Fold { title: t!("change-code"), ChangeCode {} }
            }
        }
    }
}

/// What the vault says of its code: whether hardware takes part, whether it is the demo's, whether it is digits.
fn about(session: &Session) -> (bool, bool, bool) {
    let vault = session.desk().vault();
    let say = |ask: fn(&Vault) -> bool| vault.as_ref().is_ok_and(ask);
    (
        say(Vault::uses_hardware),
        say(Vault::is_demo),
        say(Vault::takes_digits),
    )
}

/// Why the code was not changed.
enum Why {
    /// The new one will not do.
    Weak,
    /// The vault said no.
    Vault(Refusal),
}

#[component]
fn ChangeCode() -> Element {
    let session = use_session();
    let mut vault = use_signal({
        let session = session.clone();
        move || about(&session)
    });
    let (hardware, demo, digits) = vault();
    let secret = use_secret(hardware, demo);
    let mut old = use_signal(String::new);
    let mut generation = use_signal(|| 0u32);
    let mut why = use_signal(|| None::<Why>);
    let mut busy = use_signal(|| false);
    let mut changed = use_signal(|| false);
    let problem = match &*why.read() {
        Some(Why::Weak) => secret.trouble(),
        Some(Why::Vault(Refusal::Vault(UnlockError::WrongCode { .. }))) => {
            Some(t!("wrong-old-code"))
        }
        Some(Why::Vault(said)) => Some(refusal(said)),
        None => None,
    };
    let change = move |e: FormEvent| {
        e.prevent_default();
        let session = session.clone();
        let new = secret.chosen();
        async move {
            if busy() {
                return;
            }
            changed.set(false);
            let Ok(new) = new else {
                why.set(Some(Why::Weak));
                return;
            };
            why.set(None);
            busy.set(true);
            let said = session.change_code(Code::new(old.take()), new).await;
            busy.set(false);
            // The old code goes from the page whatever was said.
            generation.with_mut(|g| *g = g.wrapping_add(1));
            match said {
                Ok(()) => {
                    secret.clear();
                    vault.set(about(&session));
                    changed.set(true);
                }
                Err(error) => why.set(Some(Why::Vault(error))),
            }
        }
    };
    rsx! {
        form { class: "gv-stack", onsubmit: change,
            for g in [generation()] {
                div { key: "{g}", class: "gv-field",
                    label { r#for: "old-code", {t!("old-code")} }
                    input {
                        id: "old-code",
                        class: "ds-input gv-in",
                        r#type: "password",
                        inputmode: if digits { "numeric" } else { "text" },
                        autocomplete: "off",
                        spellcheck: "false",
                        initial_value: "",
                        oninput: move |e| old.set(e.value()),
                    }
                }
            }
            NewSecret { id: "new-code", first: t!("new-code"), second: t!("new-code-again"), secret }
            Problem { text: problem }
            button { class: "ds-button gv-wide", r#type: "submit", disabled: busy(),
                {icon!(KeyRound)}
                if busy() { {t!("changing")} } else { {t!("save-code")} }
            }
            p { class: "gv-quiet", role: "status",
                if changed() { {t!("code-changed")} }
            }
        }
    }
}
