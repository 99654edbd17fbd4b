//! What the worker sees: routes, screens (one file per move), parts and texts. Calls the store's queries and `append`,
//! never SQL; holds no rule of the method that `domain` could hold.

mod app;
mod draft;
mod hooks;
mod life;
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
