//! The two places to which a secret goes: its read-only fields and the clipboard.

use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::HtmlTextAreaElement;

use super::{Event, SecretIssuance, clipboard, export};
use crate::model::credentials::{CopyTarget, Credentials};

impl SecretIssuance {
    /// Writes a value into a read-only field, which is emptied when the issuance ends.
    pub fn reveal(&self, part: CopyTarget, field: &HtmlTextAreaElement) {
        self.in_flight.update_value(|in_flight| {
            if let Some(credentials) = &in_flight.credentials {
                with_text(credentials, part, |text| field.set_value(text));
                in_flight.fields.retain(|(_, other)| other != field);
                in_flight.fields.push((part, field.clone()));
            }
        });
    }

    /// Empties the fields that show a value. The value itself is kept.
    pub fn conceal(&self, part: CopyTarget) {
        self.in_flight.update_value(|in_flight| {
            in_flight.fields.retain(|(other, field)| {
                let shows =
                    *other == part || matches!(other, CopyTarget::Both | CopyTarget::BothAsJson);
                if shows {
                    field.set_value("");
                }
                !shows
            });
        });
    }

    /// Copies a value to the clipboard. `Ok` only if the clipboard confirms it in time. A later
    /// confirmation still marks the value as copied.
    pub async fn copy(&self, part: CopyTarget) -> Result<(), clipboard::CopyFailed> {
        // The promise is created inside the borrow, so that no copy of the text is held across the
        // `await`.
        let begun = self.in_flight.try_with_value(|in_flight| {
            let credentials = in_flight.credentials.as_ref()?;
            let writing = with_text(credentials, part, clipboard::write);
            Some((writing, in_flight.request_seq))
        });
        let (writing, request_seq) = begun.flatten().ok_or(clipboard::CopyFailed)?;
        let writing = writing?;
        let this = *self;
        let late = writing.clone();
        let answer = clipboard::written_within(writing).await;
        if answer.is_ok() {
            this.copied(part, request_seq);
        } else {
            spawn_local(async move {
                if clipboard::written(late).await.is_ok() {
                    this.copied(part, request_seq);
                }
            });
        }
        answer
    }

    /// Records that the user copied a whole field by hand.
    pub fn copied_manually(&self, part: CopyTarget) {
        self.dispatch(Event::CopiedPart(part));
    }

    fn copied(&self, part: CopyTarget, request_seq: u32) {
        if self.is_current(request_seq) {
            self.dispatch(Event::CopiedPart(part));
        }
    }
}

/// Passes the text of a value to `read`. A text that is composed for this is overwritten
/// afterwards.
fn with_text<T>(credentials: &Credentials, part: CopyTarget, read: impl FnOnce(&str) -> T) -> T {
    match (part, &credentials.api_key) {
        (CopyTarget::ApiKey, Some(api_key)) => read(api_key.expose()),
        (CopyTarget::Both, Some(_)) => read(export::to_env(credentials).expose()),
        (CopyTarget::BothAsJson, Some(_)) => read(export::to_json(credentials).expose()),
        // After a rotation there is only the secret key.
        (CopyTarget::SecretKey, _) | (_, None) => read(credentials.secret_key.expose()),
    }
}
