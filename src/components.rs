//! The UI components, one per file.

pub mod action_picker;
pub mod activity_feed;
pub mod bulk_dialog;
pub mod button;
pub mod chart;
pub mod choice_input;
pub mod confirm_dialog;
pub mod creation_unavailable;
pub mod error_notice;
pub mod examples;
pub mod expiry_field;
pub mod help;
pub mod ip_allowlist_editor;
pub mod key_notices;
pub mod key_row;
pub mod key_summary;
pub mod key_warnings;
pub mod modal;
pub mod notice;
pub mod one_time_dialog;
pub mod reauthentication;
pub mod rotate_dialog;
pub mod save_status;
pub mod session_notice;
pub mod text_field;
pub mod unsaved_changes_dialog;
