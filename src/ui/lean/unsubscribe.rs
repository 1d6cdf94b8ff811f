//! What follows signals takes leave of them when it goes. Leptos keeps, with each signal, a note of
//! whoever follows it until the signal changes, also of those who are gone: with signals that hardly
//! ever change, such as who is signed in, that grew by 4 KB for each dialog that came and went
//! (measured).

use leptos::prelude::*;
use leptos::reactive::graph::{AnySubscriber, Observer, Subscriber};

/// The leave that one follower takes.
#[derive(Clone, Copy)]
pub struct UnsubscribeOnCleanup(StoredValue<Option<AnySubscriber>>);

impl UnsubscribeOnCleanup {
    /// It is taken when the present owner goes, or runs again.
    pub fn new() -> Self {
        let this = Self(StoredValue::new(None));
        on_cleanup(move || {
            if let Some(Some(follower)) = this.0.try_get_value() {
                follower.clear_sources(&follower);
            }
        });
        this
    }

    /// To be called by the follower: it is whoever reads signals now.
    pub fn track_observer(&self) {
        if let Some(None) = self.0.try_get_value() {
            self.0.set_value(Observer::get());
        }
    }
}
