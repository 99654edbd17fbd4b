//! A small piece of paper set in a door: is it gone next time?
//!
//! A slip is a sign, never a proof (case "Sparring i hverdagen"): a neighbour may have seen the citizen leave by the
//! balcony door while the slip in the front door still sits there. So each slip keeps its door.

use super::id::EntryId;
use super::words::words;
use serde::{Deserialize, Serialize};

words! {
    /// Where a slip was set.
    pub enum Door {
        /// The front door.
        Front = "front",
        /// The garden door.
        Garden = "garden",
        /// The balcony door.
        Balcony = "balcony",
        /// The mailbox.
        Mailbox = "mailbox",
    }
}

words! {
    /// What became of a slip.
    pub enum SlipState {
        /// Gone: someone has come or gone.
        Gone = "gone",
        /// Still there.
        StillThere = "still_there",
        /// Not looked at this time.
        NotChecked = "not_checked",
    }
}

/// One slip: the visit that set it, and the door.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Hash, Serialize, Deserialize)]
pub struct SlipId {
    /// The visit that set it.
    pub visit: EntryId,
    /// The door it was set in.
    pub door: Door,
}

/// A slip looked at during a visit.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct SlipChecked {
    /// Which one.
    pub slip: SlipId,
    /// What became of it.
    pub state: SlipState,
}
