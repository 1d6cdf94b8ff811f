//! Removes the subscriptions of an effect or memo when it is disposed. Leptos 0.8 keeps them with each
//! signal until the signal changes: with a signal that hardly ever changes, such as the session, memory
//! grew by 4 KB for each dialog that was opened and closed (measured).

use leptos::prelude::*;
use leptos::reactive::graph::{AnySubscriber, Observer, Subscriber};

/// The subscriber to remove.
#[derive(Clone, Copy)]
pub struct UnsubscribeOnCleanup(StoredValue<Option<AnySubscriber>>);

impl UnsubscribeOnCleanup {
    /// Removes the subscriptions when the current owner is disposed or runs again.
    pub fn register() -> Self {
        let this = Self(StoredValue::new(None));
        on_cleanup(move || {
            if let Some(Some(subscriber)) = this.0.try_get_value() {
                subscriber.clear_sources(&subscriber);
            }
        });
        this
    }

    /// Stores the current observer as the subscriber. Call this inside the effect or memo.
    pub fn track_observer(&self) {
        if let Some(None) = self.0.try_get_value() {
            self.0.set_value(Observer::get());
        }
    }
}
