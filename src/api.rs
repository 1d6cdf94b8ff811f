//! The client of We-Link's API: the only module that sends HTTP requests to it. For another backend
//! only this module has to change.

#![warn(missing_docs)]

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
