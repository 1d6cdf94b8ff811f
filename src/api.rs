//! The adapter: the only module that talks HTTP. Pointing the page at another backend means
//! changing this module and nothing else.

mod browser;
mod calls;
mod client;
pub mod clock;
pub mod decode;
pub mod encode;
mod transfer;
mod types;
mod wishes;

pub use browser::{now_ms, random_id, sleep};
pub use client::Api;
pub use types::{ApiOptions, Delivered, ListQuery, SessionNews};
pub use wishes::Wishes;
