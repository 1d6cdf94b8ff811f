//! The adapter: the only module that talks HTTP. Pointing the page at another backend means
//! changing this module and nothing else.

mod browser;
mod client;
pub mod clock;
pub mod decode;
pub mod encode;
mod endpoints;
mod fetch;
mod request_options;
mod types;

pub use browser::{now_ms, random_id, sleep};
pub use client::Api;
pub use request_options::RequestOptions;
pub use types::{ApiOptions, IssuedSecret, ListQuery, SessionEvent};
