//! A part of the page that follows signals.

use leptos::prelude::*;

/// Renders whatever `view` returns, again each time a signal it reads changes. The closure is
/// boxed, so that Leptos' machinery for it is compiled once and not once a place: measured, that
/// and the shared controls are what keeps the page within its budget of bytes.
pub fn dynamic(view: impl Fn() -> AnyView + Send + 'static) -> AnyView {
    let view: Box<dyn Fn() -> AnyView + Send> = Box::new(view);
    (move || view()).into_any()
}

/// Nothing.
#[must_use]
pub fn nothing() -> AnyView {
    ().into_any()
}
