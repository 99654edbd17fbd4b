//! Picks the face, starts it, nothing else.

fn main() {}
