//! The view layer: what components, pages and state are built with. It knows no key and no API.

pub mod focus;
pub mod lean;
