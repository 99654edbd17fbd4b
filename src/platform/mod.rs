//! What a phone or a desk gives the app: time, an orderly exit and, where there is one, a hardware key store.

mod clock;
mod exit;
mod key_store;

pub use clock::{Clock, FixedClock, ShiftedClock, SystemClock};
pub use exit::before_exit;
pub use key_store::{KeyName, KeyStore, KeyStoreError, MemoryKeyStore, NoKeyStore};
