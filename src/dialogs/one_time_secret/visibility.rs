//! Which values are hidden. A hidden value is removed from the document and can be shown again.

use leptos::prelude::*;

use crate::model::credentials::CopyTarget;

/// `true` means hidden.
#[derive(Clone, Copy)]
pub struct SecretVisibility {
    api_key: RwSignal<bool>,
    secret_key: RwSignal<bool>,
}

impl SecretVisibility {
    /// The API key is visible at first.
    pub fn new(hides_secret_key: bool) -> Self {
        Self {
            api_key: RwSignal::new(false),
            secret_key: RwSignal::new(hides_secret_key),
        }
    }

    /// The signal of the API key's field, or else of the secret key's field.
    pub fn of(&self, part: CopyTarget) -> RwSignal<bool> {
        match part {
            CopyTarget::ApiKey => self.api_key,
            _ => self.secret_key,
        }
    }

    /// Shows a value that has its own field; does nothing for both values together.
    pub fn reveal(&self, part: CopyTarget) {
        if let CopyTarget::ApiKey | CopyTarget::SecretKey = part {
            let _ = self.of(part).try_set(false);
        }
    }

    pub fn hide_all(&self) {
        self.api_key.set(true);
        self.secret_key.set(true);
    }
}
