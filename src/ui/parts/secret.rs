//! Choosing a code or a passphrase: the rules stand there before the first wrong try and tick themselves off, four
//! words are offered where no hardware helps, and it is typed twice.

use crate::domain::private::Private;
use crate::icon;
use crate::t;
use crate::ui::text::{Lang, lang};
use crate::vault::{self, Rule, WordList};
use dioxus::prelude::*;

/// What is being chosen. Never kept as a draft.
#[derive(Clone, Copy, PartialEq)]
pub struct Secret {
    code: Signal<Private<String>>,
    again: Signal<Private<String>>,
    offered: Signal<Option<Private<String>>>,
    generation: Signal<u32>,
    /// A hardware key takes part.
    hardware: bool,
    /// Made-up data.
    demo: bool,
}

/// A code to be chosen, under the rules of [`vault::check`].
pub fn use_secret(hardware: bool, demo: bool) -> Secret {
    Secret {
        code: use_signal(Private::default),
        again: use_signal(Private::default),
        offered: use_signal(|| None),
        generation: use_signal(|| 0),
        hardware,
        demo,
    }
}

impl Secret {
    /// What speaks against what stands in the fields now, in words. Not after an await.
    pub fn trouble(&self) -> Option<String> {
        let code = self.code.read();
        if vault::check(&code, self.hardware, self.demo)
            .iter()
            .any(|(_, kept)| !kept)
        {
            return Some(t!("code-too-weak"));
        }
        (*code != *self.again.read()).then(|| t!("code-differs"))
    }

    /// What was chosen, if nothing speaks against it; else a sentence. Not after an await.
    pub fn chosen(&self) -> Result<vault::Code, String> {
        match self.trouble() {
            Some(why) => Err(why),
            None => Ok(vault::Code::new(self.code.peek().0.clone())),
        }
    }

    /// Forgets it and empties the fields.
    pub fn clear(mut self) {
        self.code.set(Private::default());
        self.again.set(Private::default());
        self.offered.set(None);
        self.generation.with_mut(|g| *g = g.wrapping_add(1));
    }
}

fn rule(rule: Rule) -> String {
    match rule {
        Rule::FourOrMore => t!("rule-four"),
        Rule::TwelveOrMore => t!("rule-twelve"),
        Rule::NotPlain => t!("rule-not-plain"),
    }
}

/// The two fields. `id` names the first; the rules and the second hang on it. `first` and `second` are their labels.
#[component]
pub fn NewSecret(id: &'static str, first: String, second: String, secret: Secret) -> Element {
    let Secret {
        mut code,
        mut again,
        hardware,
        demo,
        ..
    } = secret;
    let inputmode = if hardware { "numeric" } else { "text" };
    let rules = vault::check(&code.read(), hardware, demo);
    rsx! {
        for g in [(secret.generation)()] {
            div { key: "{g}-first", class: "gv-field",
                label { r#for: "{id}", "{first}" }
                input {
                    id: "{id}",
                    class: "ds-input gv-in",
                    r#type: "password",
                    inputmode,
                    autocomplete: "off",
                    spellcheck: "false",
                    aria_describedby: "{id}-rules",
                    initial_value: "",
                    oninput: move |e| code.set(e.value().into()),
                }
                ul { class: "gv-rules", id: "{id}-rules",
                    for (what , kept) in rules.iter().copied() {
                        li { class: "gv-fact", "data-color": if kept { "success" } else { "neutral" },
                            if kept { {icon!(Check)} } else { {icon!(CircleDashed)} }
                            span { {rule(what)} }
                            em { if kept { {t!("rule-kept")} } else { {t!("rule-open")} } }
                        }
                    }
                }
                if !hardware {
                    Words { offered: secret.offered }
                }
            }
        }
        for g in [(secret.generation)()] {
            div { key: "{g}-second", class: "gv-field",
                label { r#for: "{id}-again", "{second}" }
                input {
                    id: "{id}-again",
                    class: "ds-input gv-in",
                    r#type: "password",
                    inputmode,
                    autocomplete: "off",
                    spellcheck: "false",
                    initial_value: "",
                    oninput: move |e| again.set(e.value().into()),
                }
            }
        }
    }
}

/// Four words, shown in large letters until the code is set.
#[component]
fn Words(offered: Signal<Option<Private<String>>>) -> Element {
    rsx! {
        button {
            class: "ds-button gv-wide",
            "data-variant": "secondary",
            "data-color": "neutral",
            r#type: "button",
            onclick: move |_| {
                let list = if lang() == Lang::En { WordList::English } else { WordList::Danish };
                if let Ok(words) = vault::generate_words(list) {
                    offered.set(Some(words.as_str().into()));
                }
            },
            {icon!(KeyRound)}
            {t!("four-words")}
        }
        if let Some(words) = &*offered.read() {
            div { class: "gv-card", role: "status",
                b { class: "gv-words", "{words.0}" }
                p { class: "gv-quiet", {t!("four-words-help")} }
            }
        }
    }
}
