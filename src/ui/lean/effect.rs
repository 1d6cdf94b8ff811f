//! Effects and derived signals whose closure is boxed and handed to a function without type
//! parameters, so that Leptos' machinery for them is compiled once and not once a place.

use leptos::prelude::*;

use super::Parting;

/// Runs `run` now and again each time a signal it reads changes, with what it returned before.
pub fn effect<T: 'static>(run: impl Fn(Option<T>) -> T + 'static) {
    let before = std::cell::RefCell::new(None);
    run_erased(Box::new(move || {
        let now = run(before.take());
        before.replace(Some(now));
    }));
}

fn run_erased(run: Box<dyn Fn()>) {
    let parting = Parting::with_owner();
    Effect::new(move |_: Option<()>| {
        parting.of_observer();
        run();
    });
}

/// A truth that tells those who read it only when it changes.
pub fn truth(is: impl Fn() -> bool + Send + Sync + 'static) -> Memo<bool> {
    truth_erased(Box::new(is))
}

fn truth_erased(is: Box<dyn Fn() -> bool + Send + Sync>) -> Memo<bool> {
    let parting = Parting::with_owner();
    Memo::new(move |_| {
        parting.of_observer();
        is()
    })
}

/// Words that follow other signals.
pub fn sentence(words: impl Fn() -> String + Send + Sync + 'static) -> Signal<String> {
    sentence_erased(Box::new(words))
}

fn sentence_erased(words: Box<dyn Fn() -> String + Send + Sync>) -> Signal<String> {
    Signal::derive(words)
}

/// An ARIA state that follows other signals: `true`, `false` or, with `None`, not there.
pub fn said(is: impl Fn() -> Option<bool> + Send + Sync + 'static) -> Signal<Option<&'static str>> {
    said_erased(Box::new(is))
}

fn said_erased(is: Box<dyn Fn() -> Option<bool> + Send + Sync>) -> Signal<Option<&'static str>> {
    Signal::derive(move || is().map(|is| if is { "true" } else { "false" }))
}
