//! A worker, by the name that colleagues see.

use super::private::Private;
use serde::{Deserialize, Serialize};

/// `member.joined`: the first run on a phone.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct MemberJoined {
    /// What colleagues see; a first name is enough.
    pub name: Private<String>,
}

/// `member.renamed`.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct MemberRenamed {
    /// The new name.
    pub name: Private<String>,
}
