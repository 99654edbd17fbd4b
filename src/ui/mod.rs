//! What the worker sees: routes, screens (one file per move), parts and texts. Calls the store's queries and `append`,
//! never SQL; holds no rule of the method that `domain` could hold.

mod app;
pub(crate) mod aside;
mod draft;
mod far;
mod figures;
mod files;
mod hooks;
mod life;
mod list_words;
mod parts;
mod route;
mod screens;
pub mod session;
pub mod settings;
pub mod text;
mod undo;
mod when;
mod words;

pub use app::App;
pub use route::Route;
