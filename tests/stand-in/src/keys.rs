//! The keys of a workspace, as the dashboard sees them.

pub mod change;
pub mod changes;
pub mod create;
pub mod credential;
pub mod cursor;
pub mod draft;
pub mod end_secret;
pub mod etag;
pub mod expiry;
pub mod fields;
pub mod limits;
pub mod list;
pub mod networks;
pub mod once;
pub mod one;
pub mod options_call;
mod page;
pub mod rotate;
pub mod rotation;
pub mod search;
pub mod secret_state;
pub mod text;
pub mod usage;
pub mod view;
