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
                Ok(Self::from_code(&<std::borrow::Cow<'de, str>>::deserialize(d)?))
            }
        }
    };
}

pub(crate) use words;
