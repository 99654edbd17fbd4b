//! What one guess costs: the parameters of Argon2id, and the floor under them.

/// The cost of one derivation by Argon2id.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Cost {
    /// Passes over the memory.
    pub(super) passes: u32,
    /// Memory in KiB.
    pub(super) memory_kib: u32,
    /// Lanes.
    pub(super) lanes: u32,
}

/// More than this in a file is not ours: it would only make the phone run out of memory or time.
const CEILING: Cost = Cost {
    passes: 16,
    memory_kib: 1024 * 1024,
    lanes: 4,
};

impl Cost {
    /// The least that OWASP's ASVS 5.0 allows: 2 passes over 19 MiB.
    pub const FLOOR: Self = Self {
        passes: 2,
        memory_kib: 19 * 1024,
        lanes: 1,
    };

    /// What new vaults cost: 3 passes over 64 MiB.
    pub const TARGET: Self = Self {
        passes: 3,
        memory_kib: 64 * 1024,
        lanes: 1,
    };

    /// Next to nothing, **for tests only**. [`super::Vault::open`] refuses a vault made with it;
    /// [`super::Vault::open_for_tests`] does not.
    pub const fn for_tests() -> Self {
        Self {
            passes: 1,
            memory_kib: 8,
            lanes: 1,
        }
    }

    /// Whether every part is at least `least`'s.
    pub(super) fn reaches(self, least: Self) -> bool {
        self.passes >= least.passes
            && self.memory_kib >= least.memory_kib
            && self.lanes >= least.lanes
    }

    /// Whether the app can be asked to pay it.
    pub(super) fn is_payable(self) -> bool {
        CEILING.reaches(self)
    }

    /// The dearer of both, part by part.
    pub(super) fn or_dearer(self, other: Self) -> Self {
        Self {
            passes: self.passes.max(other.passes),
            memory_kib: self.memory_kib.max(other.memory_kib),
            lanes: self.lanes.max(other.lanes),
        }
    }
}

/// How cheap a vault may be.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Policy {
    /// Not cheaper than [`Cost::FLOOR`].
    Floor,
    /// [`Cost::for_tests`] too.
    Tests,
    /// Anything: for the test that forges costs.
    #[cfg(test)]
    Forged,
}

impl Policy {
    /// Whether `cost` may stand.
    pub(super) fn allows(self, cost: Cost) -> bool {
        match self {
            Self::Floor => cost.reaches(Cost::FLOOR),
            Self::Tests => cost.reaches(Cost::FLOOR) || cost == Cost::for_tests(),
            #[cfg(test)]
            Self::Forged => true,
        }
    }
}
