//! What is seen from the pavement: signs of concern and signs of life.

use super::words::words;

words! {
    /// A sign. It is evidence, so none is ever ticked by the app.
    pub enum Sign {
        /// Light, or a television heard or seen.
        LightOrTv = "light_tv",
        /// Footprints in snow, mud or gravel.
        Footprints = "footprints",
        /// The mailbox has been emptied.
        MailboxEmptied = "mailbox_emptied",
        /// The car stands elsewhere than last time.
        CarMoved = "car_moved",
        /// A neighbour has seen the citizen.
        SeenByNeighbour = "seen_by_neighbour",
        /// A neglected garden or house.
        Neglected = "neglected",
        /// Covered windows.
        CoveredWindows = "covered_windows",
        /// Rubbish.
        Rubbish = "rubbish",
        /// An overfull mailbox.
        OverfullMailbox = "overfull_mailbox",
        /// A smell.
        Smell = "smell",
        /// Noise.
        Noise = "noise",
    }
}

impl Sign {
    /// Signs of concern, in the order of the forms.
    pub const CONCERN: [Self; 6] = [
        Self::Neglected,
        Self::CoveredWindows,
        Self::Rubbish,
        Self::OverfullMailbox,
        Self::Smell,
        Self::Noise,
    ];

    /// Signs of life, in the order of the forms.
    pub const LIFE: [Self; 5] = [
        Self::LightOrTv,
        Self::Footprints,
        Self::MailboxEmptied,
        Self::CarMoved,
        Self::SeenByNeighbour,
    ];

    /// Whether it says that someone lives here.
    pub fn is_life(self) -> bool {
        Self::LIFE.contains(&self)
    }
}
