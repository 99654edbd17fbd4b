//! Names of things: random or derived 16-byte ids, each with a type of its own so that they cannot be mixed up.

use serde::{Deserialize, Serialize};
use std::fmt;
use uuid::Uuid;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident;)+) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl $name {
            /// The 16 bytes.
            pub fn bytes(&self) -> &[u8; 16] {
                self.0.as_bytes()
            }

            /// From the 16 bytes.
            pub fn from_bytes(bytes: [u8; 16]) -> Self {
                Self(Uuid::from_bytes(bytes))
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}", self.0.simple())
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}", self.0.simple())
            }
        }

        impl std::str::FromStr for $name {
            type Err = uuid::Error;

            fn from_str(text: &str) -> Result<Self, uuid::Error> {
                Uuid::parse_str(text).map(Self)
            }
        }
    )+};
}

ids! {
    /// One entry of the journal. `UUIDv7`: sorts by when it was written, roughly.
    EntryId;
    /// What an entry is about: a place, a member …
    SubjectId;
    /// A worker.
    MemberId;
    /// A phone.
    DeviceId;
}

/// The namespace under which places of imported lists get their ids, so that two phones that import the same list
/// agree; a team will put its own id in its stead (docs/ARCHITECTURE.md, "Names").
const LISTED: Uuid = Uuid::from_u128(0x6f5d_3c1e_9b0a_5e4b_8a57_6772_7573_7665);

impl SubjectId {
    /// The id of a place that came from a list: the same for the same kind of list and key.
    pub fn listed(kind: &str, key: &str) -> Self {
        let mut name =
            String::with_capacity(kind.len().saturating_add(key.len()).saturating_add(1));
        name.push_str(kind);
        name.push('\n');
        name.push_str(key);
        Self(Uuid::new_v5(&LISTED, name.as_bytes()))
    }
}
