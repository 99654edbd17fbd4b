//! The words on the screen: Fluent files, one per language, and the macro [`t!`](crate::t) that reads them.
//!
//! A thin wrapper of our own: `dioxus-i18n` panics on a missing key and puts invisible marks around every value.
//! `tests/texts.rs` proves that every key exists in all three languages and that none is unused.

use dioxus::prelude::*;
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};
use serde::{Deserialize, Serialize};
use std::sync::OnceLock;
use unic_langid::LanguageIdentifier;

/// A language of the app.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// Danish.
    #[default]
    Da,
    /// Norwegian, Bokmål.
    Nb,
    /// English.
    En,
}

impl Lang {
    /// In the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Da, Self::Nb, Self::En];

    /// The code: `da`, `nb`, `en`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Da => "da",
            Self::Nb => "nb",
            Self::En => "en",
        }
    }

    /// From the code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|l| l.code() == code)
    }

    /// Its own name, in itself.
    pub fn own_name(self) -> &'static str {
        match self {
            Self::Da => "Dansk",
            Self::Nb => "Norsk",
            Self::En => "English",
        }
    }

    /// The Fluent file.
    pub fn source(self) -> &'static str {
        match self {
            Self::Da => include_str!("../../assets/i18n/da.ftl"),
            Self::Nb => include_str!("../../assets/i18n/nb.ftl"),
            Self::En => include_str!("../../assets/i18n/en.ftl"),
        }
    }

    fn bundle(self) -> &'static FluentBundle<FluentResource> {
        static BUNDLES: [OnceLock<FluentBundle<FluentResource>>; 3] =
            [const { OnceLock::new() }; 3];
        let [da, nb, en] = &BUNDLES;
        let slot = match self {
            Self::Da => da,
            Self::Nb => nb,
            Self::En => en,
        };
        slot.get_or_init(|| {
            let id: LanguageIdentifier = self.code().parse().unwrap_or_default();
            let mut bundle = FluentBundle::new_concurrent(vec![id]);
            // No marks around values: they would be read aloud, copied, and compared by tests.
            bundle.set_use_isolating(false);
            let resource = match FluentResource::try_new(self.source().to_owned()) {
                Ok(resource) | Err((resource, _)) => resource,
            };
            bundle.add_resource_overriding(resource);
            bundle
        })
    }

    /// The text of `key` with `args`. A missing key shows as itself, which the text test makes impossible.
    pub fn text(self, key: &str, args: Option<&FluentArgs<'_>>) -> String {
        let bundle = self.bundle();
        let Some(pattern) = bundle.get_message(key).and_then(|m| m.value()) else {
            return key.to_owned();
        };
        bundle
            .format_pattern(pattern, args, &mut Vec::new())
            .into_owned()
    }
}

/// The language in force. Reading it subscribes the caller, so that a switch redraws all words in place.
pub fn lang() -> Lang {
    try_consume_context::<Signal<super::settings::Settings>>().map_or(Lang::Da, |s| s.read().lang)
}

/// The text of a key in the language in force: `t!("save-visit")`, `t!("waiting", n = 3)`. Not after an await: it
/// reads the language from the running component.
#[macro_export]
macro_rules! t {
    ($key:literal) => { $crate::ui::text::lang().text($key, None) };
    ($key:literal, $($name:ident = $value:expr),+ $(,)?) => {{
        let mut args = fluent_bundle::FluentArgs::new();
        $(args.set(stringify!($name), $value);)+
        $crate::ui::text::lang().text($key, Some(&args))
    }};
}
