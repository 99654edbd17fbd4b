//! Cuts the power at a chosen step on the disk, and keeps a list of the steps: for the vault's tests.

use std::cell::{Cell, RefCell};
use std::io;

thread_local! {
    static LEFT: Cell<Option<usize>> = const { Cell::new(None) };
    static STEPS: RefCell<Vec<&'static str>> = const { RefCell::new(Vec::new()) };
}

/// Notes the step; fails it if the power is off.
pub(super) fn step(name: &'static str) -> io::Result<()> {
    STEPS.with_borrow_mut(|steps| steps.push(name));
    match LEFT.get() {
        None => Ok(()),
        Some(0) => Err(io::Error::other("power cut")),
        Some(left) => {
            LEFT.set(left.checked_sub(1));
            Ok(())
        }
    }
}

/// Runs `act` with power for `steps` steps of this thread.
pub(super) fn with_power_for<T>(steps: usize, act: impl FnOnce() -> T) -> T {
    LEFT.set(Some(steps));
    let done = act();
    LEFT.set(None);
    done
}

/// The steps that `act` takes.
pub(super) fn steps_of(act: impl FnOnce()) -> Vec<&'static str> {
    STEPS.with_borrow_mut(Vec::clear);
    act();
    STEPS.with_borrow(Clone::clone)
}

/// The steps so far since [`steps_of`] began.
pub(super) fn steps_so_far() -> Vec<&'static str> {
    STEPS.with_borrow(Clone::clone)
}
