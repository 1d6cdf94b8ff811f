//! The view layer: what components, pages and state are built with. It knows no API and no type of the model; `focus` knows
//! the ids of the headings of pages.

pub mod focus;
pub mod lean;
