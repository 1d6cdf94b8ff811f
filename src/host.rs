//! The boundary to whatever surrounds the page. Every host goes through the same [`mount`].

#[cfg(any(feature = "standalone", feature = "embedded"))]
mod address;
mod crash;
#[cfg(feature = "embedded")]
pub mod embedded;
mod keys;
mod mount;
#[cfg(feature = "standalone")]
pub mod standalone;
mod tell;

pub use mount::{MountError, MountHandle, Theme, mount};
