//! The made-up village: a store full of places and history for whoever wants to see the app, or test it, on a day
//! that looks like a real one.
//!
//! The history hangs on the moment it is made for, so that there is always a promise to be kept soon; and it follows
//! from that moment alone, so that two runs show the same. A file made once and shipped was refused: its promises
//! would all be broken by the day after. So were calls of [`Store::append`]: they stamp with the present moment,
//! while these entries are weeks old and speak of each other. They come in as entries of colleagues do, as bytes.

mod calendar;
mod courses;
mod dice;
mod history;
mod map;
mod places;
mod rounds;
mod story;
mod today;
mod words;

pub use map::{MapError, map};
pub use places::{NORTH_EAST, SOUTH_WEST};

use crate::domain::entry::Entry;
use crate::domain::id::MemberId;
use crate::domain::time::WallTime;
use crate::store::views::PhoneHolds;
use crate::store::{Store, StoreError};
use calendar::Calendar;
use story::Story;

/// The village and all that happened in it.
#[derive(Clone, PartialEq, Debug)]
pub struct Village {
    /// In the order in which it happened, which is that of the stamps; each with the mark of the demo. None is later
    /// than the moment the village was made for.
    pub entries: Vec<Entry>,
}

/// Why a store was not filled. Nothing was written.
#[derive(Debug, thiserror::Error)]
pub enum DemoError {
    /// The store was not made as a demo: real places never get made-up trouble.
    #[error("the store is not a demo")]
    NotADemo,
    /// The store could not.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// The village as it stands at `now`. `vita` is the worker on this phone, under whose name much of it was written.
/// The same arguments give the same entries, ids and stamps included.
///
/// There is a promise on a postcard for Snejpevej 14, later today or, from 22.00 on, first thing tomorrow, and
/// nothing is due before it.
pub fn village(now: WallTime, vita: MemberId) -> Village {
    let calendar = Calendar::at(now.local);
    let lots = places::lots();
    let mut story = Story::new(now, vita);
    history::tell(&mut story, &calendar, &lots);
    rounds::walk(&mut story, &calendar, &lots);
    Village {
        entries: story.end(),
    }
}

/// Fills a new demo store with the village as it stands at `now`, in one commit. A store that has places already is
/// left as it is, so that a second start goes on where the first one was.
///
/// # Errors
/// [`DemoError::NotADemo`] if the store was not made with `demo`; else what the store says.
pub async fn fill(store: &Store, now: WallTime) -> Result<(), DemoError> {
    let me = store.identity();
    if !me.demo {
        return Err(DemoError::NotADemo);
    }
    if store.ask(PhoneHolds).await?.places > 0 {
        return Ok(());
    }
    let entries = village(now, me.member)
        .entries
        .iter()
        .map(Entry::to_bytes)
        .collect::<Result<Vec<_>, _>>()
        .map_err(StoreError::from)?;
    store.receive(entries).await?;
    Ok(())
}

#[cfg(test)]
mod tests;
