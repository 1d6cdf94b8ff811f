//! Effects and derived signals. Each closure is boxed and passed to a function without type parameters,
//! so that Leptos' machinery is compiled once and not once for each closure.

use std::cell::Cell;

use leptos::prelude::*;

use super::UnsubscribeOnCleanup;

/// Runs `run` after the current synchronous work, and again after a change of a signal that `run` reads; `run` gets its last result.
pub fn effect<T: 'static>(run: impl Fn(Option<T>) -> T + 'static) {
    let before = Cell::new(None);
    effect_boxed(Box::new(move || {
        let now = run(before.take());
        before.set(Some(now));
    }));
}

fn effect_boxed(run: Box<dyn Fn()>) {
    let cleanup = UnsubscribeOnCleanup::register();
    Effect::new(move |_: Option<()>| {
        cleanup.track_observer();
        run();
    });
}

/// A `Memo<bool>`: readers are notified only when the value changes.
pub fn bool_memo(is: impl Fn() -> bool + Send + Sync + 'static) -> Memo<bool> {
    bool_memo_boxed(Box::new(is))
}

fn bool_memo_boxed(is: Box<dyn Fn() -> bool + Send + Sync>) -> Memo<bool> {
    let cleanup = UnsubscribeOnCleanup::register();
    Memo::new(move |_| {
        cleanup.track_observer();
        is()
    })
}

/// A text that is derived from other signals.
pub fn text_signal(text: impl Fn() -> String + Send + Sync + 'static) -> Signal<String> {
    text_signal_boxed(Box::new(text))
}

fn text_signal_boxed(text: Box<dyn Fn() -> String + Send + Sync>) -> Signal<String> {
    Signal::derive(text)
}

/// The value of an ARIA attribute: `true`, `false`, or no attribute for `None`.
pub fn aria_bool(
    is: impl Fn() -> Option<bool> + Send + Sync + 'static,
) -> Signal<Option<&'static str>> {
    aria_bool_boxed(Box::new(is))
}

fn aria_bool_boxed(
    is: Box<dyn Fn() -> Option<bool> + Send + Sync>,
) -> Signal<Option<&'static str>> {
    Signal::derive(move || is().map(|is| if is { "true" } else { "false" }))
}
