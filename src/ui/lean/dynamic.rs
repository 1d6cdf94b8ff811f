//! A part of the page that follows signals.

use leptos::prelude::*;

use crate::ui::lean::UnsubscribeOnCleanup;

type View = Box<dyn Fn() -> AnyView + Send>;

/// Renders whatever `view` returns, again each time a signal it reads changes. The closure is
/// boxed and handed to a function without type parameters, so that Leptos' machinery for it is
/// compiled once and not once a place: a closure inside a generic function is generic, too.
/// What was there makes room for what is built anew; see [`El`](crate::ui::lean::El).
pub fn dynamic(view: impl Fn() -> AnyView + Send + 'static) -> AnyView {
    rendered(Box::new(view))
}

fn rendered(view: View) -> AnyView {
    let parting = UnsubscribeOnCleanup::new();
    (move || {
        parting.track_observer();
        view()
    })
    .into_any()
}

/// Nothing.
#[must_use]
pub fn nothing() -> AnyView {
    ().into_any()
}
