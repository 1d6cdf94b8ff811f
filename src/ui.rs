//! The controls, and the view layer that everything is built with (`lean`). They know no API and no type of the model;
//! `focus` knows the ids of the headings of pages.

pub mod button;
pub mod chart;
pub mod choice_input;
pub mod focus;
pub mod lean;
pub mod modal;
pub mod notice;
mod shadow_root;
pub mod text_field;

pub use shadow_root::ShadowRootHandle;
