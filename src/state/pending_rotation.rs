//! Which key is about to get a new secret key. Above the pages, since every page can ask for it and
//! the dialog must outlive a change of page.

use leptos::prelude::*;

use crate::model::key::Key;
use crate::ui::lean::ErasedRwSignal;

/// The rotation that is asked about or under way.
#[derive(Clone, Copy)]
pub struct PendingRotation {
    /// Of which key.
    pub key: ErasedRwSignal<Option<Key>>,
    /// Seconds that the old secret key shall go on; 0: until the new one was taken.
    pub grace_period: ErasedRwSignal<u32>,
    /// Whether the overlap is still to be proposed.
    is_new: ErasedRwSignal<bool>,
}

impl PendingRotation {
    /// Puts it into the context.
    pub fn provide() -> Self {
        let this = Self {
            key: ErasedRwSignal::new(None),
            grace_period: ErasedRwSignal::new(0),
            is_new: ErasedRwSignal::new(false),
        };
        provide_context(this);
        this
    }

    /// That of this page.
    #[must_use]
    pub fn expect() -> Self {
        expect_context()
    }

    /// Asks about a key.
    pub fn request(&self, key: Key) {
        self.is_new.set(true);
        self.key.set(Some(key));
    }

    /// Proposes an overlap for `key`, once for each time it is asked about.
    pub fn propose(&self, key: &Key, overlap: u32) {
        if self.is_new.get_untracked() {
            self.is_new.set(false);
            // Nobody can go on with a secret key that nobody has.
            let is_held_by_nobody = key.is_held_by_nobody();
            self.grace_period
                .set(if is_held_by_nobody { 0 } else { overlap });
        }
    }

    /// Nobody is asked any more.
    pub fn clear(&self) {
        self.key.set(None);
    }
}
