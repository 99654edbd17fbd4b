//! What a phone or a desk gives the app: time and, where there is one, a hardware key store.

mod clock;
mod key_store;

pub use clock::{Clock, FixedClock, ShiftedClock, SystemClock};
pub use key_store::{KeyName, KeyStore, KeyStoreError, MemoryKeyStore, NoKeyStore};
