//! The first run: language, name, code, on one scroll.

use crate::domain::private::Private;
use crate::icon;
use crate::t;
use crate::ui::hooks::use_session;
use crate::ui::parts::choices::Segments;
use crate::ui::parts::frame::Problem;
use crate::ui::screens::lock::refusal;
use crate::ui::text::{Lang, lang};
use crate::vault::{self, Code, Options, Rule, WordList};
use dioxus::prelude::*;

pub(in crate::ui) fn rule(rule: Rule) -> String {
    match rule {
        Rule::FourOrMore => t!("rule-four"),
        Rule::TwelveOrMore => t!("rule-twelve"),
        Rule::NotPlain => t!("rule-not-plain"),
    }
}

/// The rules of a code, ticking themselves off.
#[component]
pub fn Rules(code: Private<String>, hardware: bool, demo: bool) -> Element {
    rsx! {
        ul { class: "gv-rules", id: "code-rules",
            for (what , kept) in vault::check(&code, hardware, demo) {
                li { class: "gv-fact", "data-color": if kept { "success" } else { "neutral" },
                    if kept { {icon!(Check)} } else { {icon!(CircleDashed)} }
                    span { {rule(what)} }
                    em { if kept { {t!("rule-kept")} } else { {t!("rule-open")} } }
                }
            }
        }
    }
}

/// Four words for those who have no hardware key, shown once, in large letters.
#[component]
pub fn WordsOffer(on: EventHandler<String>) -> Element {
    rsx! {
        button {
            class: "ds-button gv-wide",
            "data-variant": "secondary",
            "data-color": "neutral",
            r#type: "button",
            onclick: move |_| {
                let list = if lang() == Lang::En { WordList::English } else { WordList::Danish };
                if let Ok(words) = vault::generate_words(list) {
                    on.call(words.as_str().to_owned());
                }
            },
            {icon!(KeyRound)}
            {t!("four-words")}
        }
    }
}

/// The first run.
#[component]
pub fn Start() -> Element {
    let session = use_session();
    let desk = session.desk().clone();
    let hardware = desk.has_hardware();
    let mut name = use_signal(String::new);
    let mut code = use_signal(Private::<String>::default);
    let mut again = use_signal(Private::<String>::default);
    let mut offered = use_signal(|| None::<String>);
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
            if vault::check(&code.peek(), hardware, false)
                .iter()
                .any(|(_, kept)| !kept)
            {
                problem.set(Some(t!("code-too-weak")));
                return;
            }
            if *code.peek() != *again.peek() {
                problem.set(Some(t!("code-differs")));
                return;
            }
            busy.set(true);
            let called = name.peek().trim().to_owned();
            let typed = Code::new(code.peek().0.clone());
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
                    div { class: "gv-field",
                        label { r#for: "code", {t!("choose-code")} }
                        input {
                            id: "code",
                            class: "ds-input gv-in",
                            r#type: "password",
                            inputmode: if hardware { "numeric" } else { "text" },
                            autocomplete: "new-password",
                            spellcheck: "false",
                            aria_describedby: "code-rules",
                            initial_value: "",
                            oninput: move |e| code.set(e.value().into()),
                        }
                        Rules { code: code(), hardware, demo: false }
                        if !hardware {
                            WordsOffer {
                                on: move |words: String| {
                                    offered.set(Some(words));
                                },
                            }
                            if let Some(words) = offered() {
                                div { class: "gv-card", role: "status",
                                    b { class: "gv-words", "{words}" }
                                    p { class: "gv-quiet", {t!("four-words-help")} }
                                }
                            }
                        }
                    }
                    div { class: "gv-field",
                        label { r#for: "again", {t!("repeat-code")} }
                        input {
                            id: "again",
                            class: "ds-input gv-in",
                            r#type: "password",
                            inputmode: if hardware { "numeric" } else { "text" },
                            autocomplete: "new-password",
                            spellcheck: "false",
                            initial_value: "",
                            oninput: move |e| again.set(e.value().into()),
                        }
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
