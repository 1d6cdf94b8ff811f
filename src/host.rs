//! The boundary to whatever surrounds the page. Every host goes through the same [`mount`].

mod crash;
mod mount;
#[cfg(feature = "standalone")]
pub mod standalone;

pub use mount::{MountError, MountHandle, mount};
