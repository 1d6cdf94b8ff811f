//! Notices about errors, a pending save, the session and support.

pub mod error_notice;
pub mod help;
pub mod save_status;
pub mod session_notice;
