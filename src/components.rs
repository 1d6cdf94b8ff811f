//! One control a file.

pub mod action_picker;
pub mod button;
pub mod cannot_create;
pub mod danger_dialog;
pub mod delivery_notice;
pub mod dynamic;
pub mod element;
pub mod error_notice;
pub mod expiry_field;
pub mod focus;
pub mod help;
pub mod key_alerts;
pub mod key_facts;
pub mod key_row;
pub mod leave_dialog;
pub mod modal;
pub mod network_editor;
pub mod notice;
pub mod one_time_dialog;
pub mod rotate_dialog;
pub mod second_check;
pub mod session_notice;
pub mod text_field;
pub mod tick;
pub mod try_it;
