//! The two places to which a pair goes: its read-only fields and the clipboard.

use leptos::prelude::*;
use web_sys::HtmlTextAreaElement;

use super::{Delivery, Event, Part, clipboard};
use crate::domain::secret::{Credentials, Secret};

impl Delivery {
    /// Writes a part of the pair into a read-only field, which is emptied when the delivery ends.
    pub fn reveal(&self, part: Part, field: &HtmlTextAreaElement) {
        self.held.update_value(|held| {
            if let Some(credentials) = &held.credentials {
                field.set_value(secret_of(credentials, part).expose());
                held.fields.push(field.clone());
            }
        });
    }

    /// Copies a part of the pair to the clipboard and says, by the clipboard's own word, whether
    /// it arrived.
    pub async fn copy(&self, part: Part) -> Result<(), clipboard::NotCopied> {
        // The promise is begun inside the borrow, so that no copy of the text is held across it.
        let writing = self.held.try_with_value(|held| {
            let credentials = held.credentials.as_ref()?;
            Some(match part {
                Part::Both => clipboard::write(clipboard::both_as_env(credentials).expose()),
                part => clipboard::write(secret_of(credentials, part).expose()),
            })
        });
        let writing = writing.flatten().ok_or(clipboard::NotCopied)??;
        clipboard::arrived(writing).await?;
        self.dispatch(Event::CopiedPart(part));
        Ok(())
    }
}

/// The one value that a field or a copy of one value is about.
fn secret_of(credentials: &Credentials, part: Part) -> &Secret {
    match part {
        Part::ApiKey => &credentials.api_key,
        Part::SecretKey | Part::Both => &credentials.secret_key,
    }
}
