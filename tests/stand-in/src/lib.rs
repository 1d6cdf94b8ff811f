//! A real HTTP stand-in for We-Link's existing API.
//!
//! It speaks both sides: the dashboard's (`/api/settings`, `tests/contract/openapi.yaml`) and the
//! public one (`/api/v1`), over SQLite, and serves the built page. Nothing in it is a mock: what a
//! key may not do is refused.

pub mod capability;
pub mod clock;
pub mod logging;
pub mod options;
pub mod server;

mod app;
mod body;

mod background_jobs;
mod catalogue;
mod client_address;
mod cors;
mod delivery;
mod demo;
mod events;
mod keys;
mod notifications;
mod problem;
mod public;
mod random;
mod reminders;
mod request;
mod router;
mod seed;
mod serving;
mod session;
mod store;
mod test_servers;
mod timestamp;
