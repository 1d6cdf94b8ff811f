//! What an API key is, in plain data: names, networks, actions, status, errors, routes and the
//! type of a secret. Knows nothing of the browser or of Leptos and is tested natively.

pub mod actions;
pub mod activity;
pub mod alike;
pub mod allowlist;
pub mod attention;
pub mod error;
pub mod event;
pub mod expiry;
pub mod find;
pub mod intent;
pub mod invisible;
pub mod key;
pub mod key_change;
pub mod listing;
pub mod moment;
pub mod name;
pub mod network;
pub mod note;
pub mod options;
pub mod pair;
pub mod prefill;
pub mod route;
pub mod secret;
pub mod secret_shape;
pub mod session;
pub mod usage;
