//! The last thing a process does before its libraries take themselves down.
#![expect(
    unsafe_code,
    reason = "the C library is asked to call us when the process exits"
)]

use std::ffi::c_int;
use std::sync::Once;

unsafe extern "C" {
    fn atexit(call: extern "C" fn()) -> c_int;
}

/// Runs `call` on the thread that exits, once, before whatever was registered earlier. It must not panic, and must come
/// to an end soon. Only the first call of this function counts: the store is the one that needs it.
pub fn before_exit(call: extern "C" fn()) {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        // SAFETY: the function pointer is valid as long as the program is.
        if unsafe { atexit(call) } != 0 {
            tracing::warn!("the process cannot be told to wait at its end");
        }
    });
}
