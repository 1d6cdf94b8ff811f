//! The key that the user is asked to give a new secret key. Kept above the pages: every page can
//! request a rotation, and the dialog must outlive a change of page.

use leptos::prelude::*;

use crate::model::key::Key;
use crate::ui::lean::ErasedRwSignal;

/// The rotation that the dialog asks about, or that is in progress.
#[derive(Clone, Copy)]
pub struct PendingRotation {
    /// `None` while no rotation is requested.
    pub key: ErasedRwSignal<Option<Key>>,
    /// Seconds that the old secret key stays valid; with 0 it ends when the new one is saved or
    /// used.
    pub grace_period: ErasedRwSignal<u32>,
    /// Whether `propose` has not run yet for this request.
    is_new: ErasedRwSignal<bool>,
}

impl PendingRotation {
    pub fn provide() -> Self {
        let this = Self {
            key: ErasedRwSignal::new(None),
            grace_period: ErasedRwSignal::new(0),
            is_new: ErasedRwSignal::new(false),
        };
        provide_context(this);
        this
    }

    #[must_use]
    pub fn expect() -> Self {
        expect_context()
    }

    /// Opens the rotation dialog for `key`.
    pub fn request(&self, key: Key) {
        self.is_new.set(true);
        self.key.set(Some(key));
    }

    /// Sets the proposed overlap, once for each `request`.
    pub fn propose(&self, key: &Key, overlap: u32) {
        if self.is_new.get_untracked() {
            self.is_new.set(false);
            // An old secret key that nobody is known to have needs no overlap.
            let is_held_by_nobody = key.is_held_by_nobody();
            self.grace_period
                .set(if is_held_by_nobody { 0 } else { overlap });
        }
    }

    pub fn clear(&self) {
        self.key.set(None);
    }
}
