//! The neutral cover "Noter" with its code. Says nothing of what the app is, where anyone is, or how much waits.

use crate::icon;
use crate::t;
use crate::ui::hooks::use_session;
use crate::ui::parts::frame::Problem;
use crate::ui::session::{Refusal, Session};
use crate::ui::words;
use crate::vault::{Code, UnlockError, VaultError};
use dioxus::prelude::*;
use std::time::Duration;

/// What went wrong, in words that say what to do.
pub(in crate::ui) fn refusal(refusal: &Refusal) -> String {
    match refusal {
        Refusal::Vault(error) => match error {
            UnlockError::WrongCode { .. } => t!("wrong-code"),
            UnlockError::Wait { left } => wait_words(*left),
            UnlockError::Damaged => t!("vault-damaged"),
            UnlockError::KeyStoreGone => t!("key-store-gone"),
            UnlockError::Io(std::io::ErrorKind::StorageFull) => t!("problem-full"),
            _ => t!("vault-problem"),
        },
        Refusal::Made(VaultError::Weak(_)) => t!("code-too-weak"),
        Refusal::Made(VaultError::Io(std::io::ErrorKind::StorageFull)) => t!("problem-full"),
        Refusal::Made(VaultError::Newer(_)) => t!("problem-newer"),
        Refusal::Made(VaultError::Damaged) => t!("vault-damaged"),
        Refusal::Made(_) => t!("vault-problem"),
        Refusal::Store(error) => words::store_problem(error),
    }
}

fn wait_words(left: Duration) -> String {
    let seconds = left.as_secs().max(1);
    if seconds < 90 {
        t!("wait-seconds", n = seconds)
    } else {
        t!("wait-minutes", n = seconds.div_ceil(60))
    }
}

/// What the vault shows while it is locked.
#[derive(Clone, Copy, PartialEq)]
struct Outside {
    demo: bool,
    digits: bool,
}

fn outside(session: &Session) -> Result<Outside, String> {
    session
        .desk()
        .vault()
        .map(|v| Outside {
            demo: v.is_demo(),
            digits: v.takes_digits(),
        })
        .map_err(|e| refusal(&Refusal::Made(e)))
}

/// The lock.
#[component]
pub fn Lock() -> Element {
    let session = use_session();
    let outside = use_hook(|| outside(&session));
    let (demo, digits) = outside
        .as_ref()
        .map_or((false, false), |o| (o.demo, o.digits));
    let mut code = use_signal(String::new);
    let mut generation = use_signal(|| 0u32);
    let mut problem = use_signal(|| outside.err());
    let mut busy = use_signal(|| false);
    let mut forgot = use_signal(|| false);

    let unlock = use_callback({
        let session = session.clone();
        move |()| {
            if *busy.peek() || code.peek().is_empty() {
                return;
            }
            busy.set(true);
            let session = session.clone();
            let typed = Code::new(code.peek().clone());
            spawn(async move {
                let said = session.unlock(typed).await;
                busy.set(false);
                if let Err(error) = said {
                    problem.set(Some(refusal(&error)));
                    code.set(String::new());
                    generation.with_mut(|g| *g = g.wrapping_add(1));
                }
            });
        }
    });
    let mut press = move |digit: char| {
        code.write().push(digit);
        generation.with_mut(|g| *g = g.wrapping_add(1));
    };
    let field = if digits {
        "ds-input gv-in gv-pin"
    } else {
        "ds-input gv-in gv-pin words"
    };
    use_effect(|| {
        document::eval("grus.say({title: 'Noter'}); grus.uncover()");
    });

    rsx! {
        div { class: "gv-screen gv-lock",
            header { h1 { {t!("cover")} } }
            main {
                form {
                    class: "say",
                    onsubmit: move |e| {
                        e.prevent_default();
                        unlock.call(());
                    },
                    p { class: "gv-legend", role: "status",
                        span {
                            {icon!(EyeOff)}
                            if busy() { {t!("opening")} } else { {t!("hidden")} }
                        }
                    }
                    label { class: "gv-q", r#for: "pin", {t!("pin-code")} }
                    for g in [generation()] {
                        input {
                            key: "{g}",
                            id: "pin",
                            class: "{field}",
                            r#type: "password",
                            inputmode: if digits { "numeric" } else { "text" },
                            autocomplete: "off",
                            spellcheck: "false",
                            aria_describedby: "pin-help",
                            initial_value: "{code.peek()}",
                            oninput: move |e| code.set(e.value()),
                        }
                    }
                    p { class: "gv-quiet", id: "pin-help", {t!("pin-paste")} }
                    Problem { text: problem() }
                }
                if digits {
                    div { class: "gv-keys",
                        for digit in ['1', '2', '3', '4', '5', '6', '7', '8', '9'] {
                            Key { key: "{digit}", text: digit.to_string(), name: None, on: move |()| press(digit) }
                        }
                        Key { text: t!("clear"), name: t!("clear-code"), on: move |()| { code.set(String::new()); generation.with_mut(|g| *g = g.wrapping_add(1)); } }
                        Key { text: "0", name: None, on: move |()| press('0') }
                        Key { text: t!("delete"), name: t!("delete-digit"), on: move |()| { code.write().pop(); generation.with_mut(|g| *g = g.wrapping_add(1)); } }
                    }
                } else {
                    div {}
                }
                button {
                    class: "ds-button",
                    r#type: "button",
                    onclick: move |_| unlock.call(()),
                    {icon!(LockOpen)}
                    {t!("unlock")}
                }
                if demo {
                    p { class: "gv-quiet gv-sync",
                        {icon!(Info)}
                        {t!("demo-made-up")}
                    }
                }
                button {
                    class: "ds-button gv-less",
                    "data-variant": "tertiary",
                    "data-color": "neutral",
                    r#type: "button",
                    onclick: move |_| forgot.set(true),
                    {t!("forgot-pin")}
                }
            }
        }
        if forgot() {
            Forgot { on_close: move |()| forgot.set(false) }
        }
    }
}

#[component]
fn Key(text: String, name: Option<String>, on: EventHandler<()>) -> Element {
    rsx! {
        button {
            class: "ds-button",
            "data-variant": "tertiary",
            "data-color": "neutral",
            r#type: "button",
            aria_label: name,
            onclick: move |_| on.call(()),
            "{text}"
        }
    }
}

/// Says what a lost code costs, and wipes.
#[component]
fn Forgot(on_close: EventHandler<()>) -> Element {
    let session = use_session();
    let mut problem = use_signal(|| None::<String>);
    let mut sure = use_signal(|| false);
    rsx! {
        crate::ui::parts::sheets::BottomSheet { title: t!("forgot-pin"), on_close,
            div { class: "gv-card",
                p { class: "gv-fact", "data-color": "danger",
                    {icon!(TriangleAlert)}
                    span {
                        b { {t!("forgot-lost")} }
                        small { {t!("forgot-lost-more")} }
                    }
                }
            }
            div { class: "gv-chips",
                crate::ui::parts::choices::Chip { chosen: sure(), text: t!("forgot-sure"), on: move |yes| sure.set(yes) }
            }
            Problem { text: problem() }
            button {
                class: "ds-button gv-wide",
                "data-color": "danger",
                r#type: "button",
                disabled: !sure(),
                onclick: move |_| {
                    let session = session.clone();
                    async move {
                        if let Err(error) = session.wipe().await {
                            problem.set(Some(refusal(&error)));
                        }
                    }
                },
                {icon!(Trash2)}
                {t!("forgot-wipe")}
            }
        }
    }
}
