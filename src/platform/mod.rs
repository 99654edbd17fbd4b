//! What a phone or a desk gives the app: time and, later, a hardware key store.

mod clock;

pub use clock::{Clock, FixedClock, ShiftedClock, SystemClock};
