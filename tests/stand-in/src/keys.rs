//! The keys of a workspace, as the dashboard sees them.

pub mod body_reader;
pub mod change;
pub mod changes;
pub mod create;
pub mod credential;
pub mod cursor;
pub mod end_secret;
pub mod etag;
pub mod expiry;
pub mod idempotent;
pub mod key_options;
pub mod limits;
pub mod list;
pub mod networks;
pub mod one;
mod page;
pub mod rotate;
pub mod rotation;
pub mod search;
pub mod secret_state;
pub mod text;
pub mod usage;
pub mod validate;
pub mod view;
