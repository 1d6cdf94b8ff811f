//! The dialogs. Each is lazy and modal.

pub mod bulk;
pub mod confirm;
pub mod one_time_secret;
pub mod reauthentication;
pub mod rotate;
pub mod unsaved_changes;
