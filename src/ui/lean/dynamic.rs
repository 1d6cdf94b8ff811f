//! A view that depends on signals.

use leptos::prelude::*;

use crate::ui::lean::UnsubscribeOnCleanup;

type View = Box<dyn Fn() -> AnyView + Send>;

/// Renders the view that `view` returns, and renders it again after a change of a signal that `view`
/// reads. The new view replaces the old one: its open parts close, and the focus in it is lost unless
/// `ui::focus` restores it. The closure is boxed
/// and passed to a function without type parameters, so that Leptos' machinery is compiled once and not
/// once for each closure.
pub fn dynamic(view: impl Fn() -> AnyView + Send + 'static) -> AnyView {
    dynamic_boxed(Box::new(view))
}

fn dynamic_boxed(view: View) -> AnyView {
    let cleanup = UnsubscribeOnCleanup::register();
    (move || {
        cleanup.track_observer();
        view()
    })
    .into_any()
}

/// A view without content.
#[must_use]
pub fn nothing() -> AnyView {
    ().into_any()
}
