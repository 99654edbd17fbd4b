//! What came of a visit, and in which form the contact was.

use super::words::words;

words! {
    /// What happened at a visit (METHOD.md, "Outcome of a visit").
    pub enum Outcome {
        /// No one opened.
        NotOpened = "not_opened",
        /// The citizen said no. A no is respected, and is not the end.
        Rejected = "rejected",
        /// A talk at the door.
        SpokeAtDoor = "spoke_at_door",
        /// Invited in.
        InvitedIn = "invited_in",
        /// Met at another place.
        MetElsewhere = "met_elsewhere",
        /// A talk by telephone, or an SMS that was answered.
        Spoke = "spoke",
        /// The citizen has moved away.
        Moved = "moved",
        /// Not in the target group.
        NotTargetGroup = "not_target_group",
        /// Agreed when and where to meet again.
        AgreedAgain = "agreed_again",
    }
}

impl Outcome {
    /// Whether the citizen was spoken with: then the worker judges whether to go on.
    pub fn is_contact(self) -> bool {
        matches!(
            self,
            Self::SpokeAtDoor
                | Self::InvitedIn
                | Self::MetElsewhere
                | Self::Spoke
                | Self::AgreedAgain
        )
    }

    /// Whether the course of visits ends with it.
    pub fn is_end(self) -> bool {
        matches!(self, Self::Moved | Self::NotTargetGroup)
    }
}

words! {
    /// The form of a contact.
    pub enum ContactForm {
        /// Face to face, or an attempt at it.
        Meeting = "meeting",
        /// A telephone call.
        Telephone = "telephone",
        /// A text message.
        Sms = "sms",
    }
}

words! {
    /// What the worker judges after every contact.
    pub enum Onward {
        /// We go on.
        Continue = "continue",
        /// The citizen can now use other offers.
        OtherOffers = "other_offers",
    }
}
