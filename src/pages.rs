//! One screen a file.

pub mod activity;
pub mod edit_key;
pub mod key;
pub mod keys;
pub mod new_key;
