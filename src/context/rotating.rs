//! Which key is about to get a new secret key. Above the pages, since every page can ask for it and
//! the dialog must outlive a change of page.

use leptos::prelude::*;

use crate::domain::key::Key;
use crate::reactive::State;

/// The rotation that is asked about or under way.
#[derive(Clone, Copy)]
pub struct Rotating {
    /// Of which key.
    pub key: State<Option<Key>>,
    /// Seconds that the old secret key shall go on; 0: until the new one was taken.
    pub overlap: State<u32>,
}

impl Rotating {
    /// Puts it into the context.
    pub fn provide() -> Self {
        let this = Self {
            key: State::new(None),
            overlap: State::new(0),
        };
        provide_context(this);
        this
    }

    /// That of this page.
    #[must_use]
    pub fn expect() -> Self {
        expect_context()
    }

    /// Asks about a key. `overlap` is what is proposed.
    pub fn ask(&self, key: Key, overlap: u32) {
        // Nobody can go on with a secret key that nobody has.
        let overlap = if key.is_unconfirmed() && key.secrets.len() < 2 {
            0
        } else {
            overlap
        };
        self.overlap.set(overlap);
        self.key.set(Some(key));
    }

    /// Nobody is asked any more.
    pub fn forget(&self) {
        self.key.set(None);
    }
}
