//! Which values are off the screen. What is hidden is not in the document, and not gone.

use leptos::prelude::*;

use crate::model::credentials::CopyTarget;

/// Whether each of the two fields is hidden.
#[derive(Clone, Copy)]
pub struct SecretVisibility {
    api_key: RwSignal<bool>,
    secret_key: RwSignal<bool>,
}

impl SecretVisibility {
    /// Nothing hidden, or the secret key.
    pub fn new(hides_secret_key: bool) -> Self {
        Self {
            api_key: RwSignal::new(false),
            secret_key: RwSignal::new(hides_secret_key),
        }
    }

    /// That of a field.
    pub fn of(&self, part: CopyTarget) -> RwSignal<bool> {
        match part {
            CopyTarget::ApiKey => self.api_key,
            _ => self.secret_key,
        }
    }

    /// Shows a value that has a field of its own.
    pub fn reveal(&self, part: CopyTarget) {
        if let CopyTarget::ApiKey | CopyTarget::SecretKey = part {
            let _ = self.of(part).try_set(false);
        }
    }

    /// Hides everything.
    pub fn hide_all(&self) {
        self.api_key.set(true);
        self.secret_key.set(true);
    }
}
