//! Where places lie to each other, and how to get round them: pure, no I/O, no clock.

pub mod order;
