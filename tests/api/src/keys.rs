//! The keys of a workspace, as the dashboard sees them.

pub mod change;
pub mod create;
pub mod credential;
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
pub mod rotate;
pub mod rotation;
pub mod secret_state;
pub mod text;
pub mod usage;
pub mod view;
