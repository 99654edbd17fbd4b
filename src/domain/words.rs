//! Closed vocabularies of the method, made by one macro so that all of them meet newer apps alike.

/// An enum whose values travel as short English words. A word that a newer app knows and this one does not reads as
/// `Unknown`: the rest of the entry stays readable, and the entry itself is kept as the bytes it came in.
macro_rules! words {
    ($(#[$doc:meta])* pub enum $name:ident { $($(#[$vdoc:meta])* $variant:ident = $code:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        pub enum $name {
            $($(#[$vdoc])* $variant,)+
            /// A word of a newer app.
            Unknown,
        }

        impl $name {
            /// All that this app knows, in the order in which they are offered.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The word that travels.
            pub fn code(self) -> &'static str {
                match self {
                    $(Self::$variant => $code,)+
                    Self::Unknown => "unknown",
                }
            }

            /// Reads the word that travels.
            pub fn from_code(code: &str) -> Self {
                match code {
                    $($code => Self::$variant,)+
                    _ => Self::Unknown,
                }
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
                s.serialize_str(self.code())
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
                crate::domain::words::read_text(d, |code| Some(Self::from_code(code)))
            }
        }
    };
}

pub(crate) use words;

/// Reads a value from a text without a copy of the text; `read` answers `None` if it is none.
pub(crate) fn read_text<'de, T, D, F>(d: D, read: F) -> Result<T, D::Error>
where
    D: serde::Deserializer<'de>,
    F: FnOnce(&str) -> Option<T>,
{
    struct Text<F>(F);

    impl<T, F: FnOnce(&str) -> Option<T>> serde::de::Visitor<'_> for Text<F> {
        type Value = T;

        fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            f.write_str("a text of another form")
        }

        fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<T, E> {
            self.0(text).ok_or_else(|| E::custom("a text of another form"))
        }
    }

    d.deserialize_str(Text(read))
}
