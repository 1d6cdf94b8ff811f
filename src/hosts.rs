//! Connects the page to its host, a browser tab or another application. Every host uses [`mount`].

#![warn(missing_docs)]

#[cfg(any(feature = "standalone", feature = "embedded"))]
mod address;
mod crash;
mod dom_events;
#[cfg(feature = "embedded")]
pub mod embedded;
mod keyboard_guard;
mod mount;
#[cfg(feature = "standalone")]
pub mod standalone;

pub use mount::{MountError, MountHandle, Theme, mount};
