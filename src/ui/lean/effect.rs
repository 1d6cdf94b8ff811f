//! Effects and derived signals whose closure is boxed and handed to a function without type
//! parameters, so that Leptos' machinery for them is compiled once and not once a place.

use leptos::prelude::*;

use super::UnsubscribeOnCleanup;

/// Runs `run` now and again each time a signal it reads changes, with what it returned before.
pub fn effect<T: 'static>(run: impl Fn(Option<T>) -> T + 'static) {
    let before = std::cell::RefCell::new(None);
    effect_boxed(Box::new(move || {
        let now = run(before.take());
        before.replace(Some(now));
    }));
}

fn effect_boxed(run: Box<dyn Fn()>) {
    let parting = UnsubscribeOnCleanup::new();
    Effect::new(move |_: Option<()>| {
        parting.track_observer();
        run();
    });
}

/// A truth that tells those who read it only when it changes.
pub fn bool_memo(is: impl Fn() -> bool + Send + Sync + 'static) -> Memo<bool> {
    bool_memo_boxed(Box::new(is))
}

fn bool_memo_boxed(is: Box<dyn Fn() -> bool + Send + Sync>) -> Memo<bool> {
    let parting = UnsubscribeOnCleanup::new();
    Memo::new(move |_| {
        parting.track_observer();
        is()
    })
}

/// Words that follow other signals.
pub fn text_signal(words: impl Fn() -> String + Send + Sync + 'static) -> Signal<String> {
    text_signal_boxed(Box::new(words))
}

fn text_signal_boxed(words: Box<dyn Fn() -> String + Send + Sync>) -> Signal<String> {
    Signal::derive(words)
}

/// An ARIA state that follows other signals: `true`, `false` or, with `None`, not there.
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
