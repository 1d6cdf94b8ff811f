//! One control a file.

pub mod action_picker;
pub mod button;
pub mod cannot_create;
pub mod delivery_notice;
pub mod dynamic;
pub mod error_notice;
pub mod focus;
pub mod key_row;
pub mod modal;
pub mod name_field;
pub mod network_field;
pub mod notice;
pub mod one_time_dialog;
pub mod revoke_dialog;
pub mod secret_field;
pub mod session_notice;
pub mod tick;
