//! The pages, one per file.

pub mod activity;
pub mod edit_key;
pub mod key_detail;
pub mod key_list;
pub mod new_key;
