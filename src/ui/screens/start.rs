//! The first run: language, name, code, on one scroll.

use crate::icon;
use crate::t;
use crate::ui::hooks::use_session;
use crate::ui::parts::choices::Segments;
use crate::ui::parts::frame::Problem;
use crate::ui::parts::secret::{NewSecret, use_secret};
use crate::ui::screens::lock::refusal;
use crate::ui::text::{Lang, lang};
use crate::vault::Options;
use dioxus::prelude::*;

/// The first run.
#[component]
pub fn Start() -> Element {
    let session = use_session();
    let desk = session.desk().clone();
    let mut name = use_signal(String::new);
    let secret = use_secret(desk.has_hardware(), false);
    let mut problem = use_signal(|| None::<String>);
    let mut busy = use_signal(|| false);
    let chosen = Lang::ALL.iter().position(|l| *l == lang());

    let begin = move |()| {
        let session = session.clone();
        async move {
            if busy() {
                return;
            }
            problem.set(None);
            if name.peek().trim().is_empty() {
                problem.set(Some(t!("name-missing")));
                return;
            }
            let typed = match secret.chosen() {
                Ok(code) => code,
                Err(why) => {
                    problem.set(Some(why));
                    return;
                }
            };
            busy.set(true);
            let called = name.peek().trim().to_owned();
            let made = session.start(typed, called, Options::default()).await;
            busy.set(false);
            if let Err(error) = made {
                problem.set(Some(refusal(&error)));
            }
        }
    };

    rsx! {
        div { class: "gv-screen",
            header { class: "gv-top home",
                div {
                    h1 { {t!("start-title")} }
                    p { {t!("start-sub")} }
                }
            }
            main { class: "gv-main form first",
                fieldset { class: "gv-field gv-seg",
                    legend { {t!("language")} }
                    Segments {
                        name: "lang",
                        options: Lang::ALL.iter().map(|l| l.own_name().to_owned()).collect::<Vec<_>>(),
                        chosen,
                        on: move |i: usize| {
                            if let Some(lang) = Lang::ALL.get(i) {
                                desk.change_settings(|s| {
                                    s.lang = *lang;
                                    s.norway = *lang == Lang::Nb;
                                });
                            }
                        },
                    }
                }
                div { class: "gv-field",
                    label { r#for: "name", {t!("your-name")} }
                    input {
                        id: "name",
                        class: "ds-input gv-in",
                        autocomplete: "off",
                        spellcheck: "false",
                        aria_describedby: "name-help",
                        initial_value: "",
                        oninput: move |e| name.set(e.value()),
                    }
                    p { class: "gv-quiet", id: "name-help", {t!("your-name-help")} }
                }
                // A form of their own: browsers take a name beside a new code for a login, and keep the name in plain.
                form { class: "gv-plain", onsubmit: move |e| e.prevent_default(),
                NewSecret {
                    id: "code",
                    first: t!("choose-code"),
                    second: t!("repeat-code"),
                    secret,
                }
                }
                div { class: "gv-card",
                    p { class: "gv-fact", "data-color": "neutral",
                        {icon!(KeyRound)}
                        span {
                            b { {t!("no-one-finds-code")} }
                            small { {t!("no-one-finds-code-more")} }
                        }
                    }
                }
            }
            div { class: "gv-bar",
                Problem { text: problem() }
                button { class: "ds-button", r#type: "button", disabled: busy(), onclick: move |_| begin(()),
                    {icon!(Check)}
                    if busy() { {t!("opening")} } else { {t!("start-title")} }
                }
            }
        }
    }
}
