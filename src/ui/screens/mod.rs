//! One file per move.

pub mod address;
pub mod change;
pub mod failed;
pub mod import;
pub mod lock;
pub mod map;
pub mod map_files;
pub mod me;
pub mod met;
pub mod missed;
pub mod new_place;
pub mod observation;
pub mod place_edit;
pub mod places;
pub mod plan;
pub mod rebuilding;
pub mod start;
pub mod team;
pub mod today;
pub mod visit;
