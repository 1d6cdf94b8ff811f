//! One screen a file.

pub mod key;
pub mod keys;
pub mod new_key;
