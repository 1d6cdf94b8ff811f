//! Effects and memos whose closure is boxed, so that Leptos' machinery for them is compiled once
//! and not once a place.

use leptos::prelude::*;

/// Runs `run` now and again each time a signal it reads changes, with what it returned before.
pub fn effect<T: 'static>(run: impl Fn(Option<T>) -> T + 'static) {
    let run: Box<dyn Fn(Option<T>) -> T> = Box::new(run);
    Effect::new(run);
}

/// A truth that tells those who read it only when it changes.
pub fn truth(is: impl Fn() -> bool + Send + Sync + 'static) -> Memo<bool> {
    let is: Box<dyn Fn() -> bool + Send + Sync> = Box::new(is);
    Memo::new(move |_| is())
}
