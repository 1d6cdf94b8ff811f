//! Plain data and rules for API keys: names, networks, actions, status, errors, routes and the
//! secret type. Does not depend on the browser or on Leptos, so its tests run natively.

pub mod actions;
pub mod activity;
pub mod confusables;
pub mod credentials;
pub mod error;
pub mod event;
pub mod expiry;
pub mod find;
pub mod invisible;
pub mod ip_allowlist;
pub mod key;
pub mod key_change;
pub mod list_params;
pub mod name;
pub mod network;
pub mod note;
pub mod options;
pub mod prefill;
pub mod route;
pub mod secret;
pub mod secret_request;
pub mod secret_shape;
pub mod session;
pub mod settings_diff;
pub mod timestamp;
pub mod usage;
pub mod warnings;
