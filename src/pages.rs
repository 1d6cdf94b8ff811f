//! One screen a file.

pub mod keys;
pub mod new_key;
