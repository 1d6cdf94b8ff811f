//! A part of the page that follows signals.

use leptos::prelude::*;

/// Renders whatever `view` returns, again each time a signal it reads changes. The closure is
/// boxed, so that Leptos' machinery for it is compiled once and not once a place: measured, that
/// and the shared controls are what keeps the page within its budget of bytes.
///
/// Always builds anew. With `erase_components`, Leptos (0.8.23) mends a view in place by taking
/// all of its attributes away and adding them again, at which a `tabindex` drops the focus. A view
/// of another type is not mended but replaced, hence the two wrappings.
pub fn dynamic(view: impl Fn() -> AnyView + Send + 'static) -> AnyView {
    let view: Box<dyn Fn() -> AnyView + Send> = Box::new(view);
    let mut odd = false;
    let render = move || {
        odd = !odd;
        if odd {
            (view(),).into_any()
        } else {
            ((view(),),).into_any()
        }
    };
    render.into_any()
}

/// Nothing.
#[must_use]
pub fn nothing() -> AnyView {
    ().into_any()
}
