//! The two places to which a secret goes: its read-only fields and the clipboard.

use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::HtmlTextAreaElement;

use super::{Event, SecretIssuance, clipboard, export};
use crate::model::credentials::{CopyTarget, Credentials};

impl SecretIssuance {
    /// Writes a part into a read-only field, which is emptied when the delivery ends.
    pub fn reveal(&self, part: CopyTarget, field: &HtmlTextAreaElement) {
        self.in_flight.update_value(|held| {
            if let Some(credentials) = &held.credentials {
                with_text(credentials, part, |text| field.set_value(text));
                held.fields.retain(|(_, other)| other != field);
                held.fields.push((part, field.clone()));
            }
        });
    }

    /// Empties the fields that show a value; it is not gone.
    pub fn conceal(&self, part: CopyTarget) {
        self.in_flight.update_value(|held| {
            held.fields.retain(|(other, field)| {
                let shows =
                    *other == part || matches!(other, CopyTarget::Both | CopyTarget::BothAsJson);
                if shows {
                    field.set_value("");
                }
                !shows
            });
        });
    }

    /// Copies a part to the clipboard and says, by the clipboard's own word, whether it arrived. A
    /// word that comes later than expected still counts.
    pub async fn copy(&self, part: CopyTarget) -> Result<(), clipboard::CopyFailed> {
        // The promise is begun inside the borrow, so that no copy of the text is held across it.
        let begun = self.in_flight.try_with_value(|held| {
            let credentials = held.credentials.as_ref()?;
            let writing = with_text(credentials, part, clipboard::write);
            Some((writing, held.request_seq))
        });
        let (writing, turn) = begun.flatten().ok_or(clipboard::CopyFailed)?;
        let writing = writing?;
        let this = *self;
        let late = writing.clone();
        let answer = clipboard::written_within(writing).await;
        if answer.is_ok() {
            this.copied(part, turn);
        } else {
            spawn_local(async move {
                if clipboard::written(late).await.is_ok() {
                    this.copied(part, turn);
                }
            });
        }
        answer
    }

    /// Takes note that a whole field was copied by hand.
    pub fn copied_manually(&self, part: CopyTarget) {
        self.dispatch(Event::CopiedPart(part));
    }

    fn copied(&self, part: CopyTarget, turn: u32) {
        if self.is_current(turn) {
            self.dispatch(Event::CopiedPart(part));
        }
    }
}

/// Lets `read` see the text of a part, which does not outlive it.
fn with_text<T>(credentials: &Credentials, part: CopyTarget, read: impl FnOnce(&str) -> T) -> T {
    match (part, &credentials.api_key) {
        (CopyTarget::ApiKey, Some(api_key)) => read(api_key.expose()),
        (CopyTarget::Both, Some(_)) => read(export::to_env(credentials).expose()),
        (CopyTarget::BothAsJson, Some(_)) => read(export::to_json(credentials).expose()),
        // After a rotation there is nothing else.
        (CopyTarget::SecretKey, _) | (_, None) => read(credentials.secret_key.expose()),
    }
}
