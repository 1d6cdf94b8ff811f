//! Views of a key: its row, its summary, its actions, and the fields of its settings.

pub mod action_picker;
pub mod activity_feed;
pub mod creation_unavailable;
pub mod examples;
pub mod expiry_field;
pub mod ip_allowlist_editor;
pub mod key_actions;
pub mod key_notices;
pub mod key_row;
pub mod key_summary;
pub mod key_warnings;
