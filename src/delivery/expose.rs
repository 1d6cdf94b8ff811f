//! The two places to which a pair goes: its read-only fields and the clipboard.

use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::HtmlTextAreaElement;

use super::{Delivery, Event, clipboard};
use crate::domain::pair::{Credentials, Part};
use crate::domain::secret::Secret;

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
    /// it arrived. A word that comes later than expected still counts.
    pub async fn copy(&self, part: Part) -> Result<(), clipboard::NotCopied> {
        // The promise is begun inside the borrow, so that no copy of the text is held across it.
        let begun = self.held.try_with_value(|held| {
            let credentials = held.credentials.as_ref()?;
            let writing = match part {
                Part::Both => clipboard::write(clipboard::both_as_env(credentials).expose()),
                part => clipboard::write(secret_of(credentials, part).expose()),
            };
            Some((writing, held.turn))
        });
        let (writing, turn) = begun.flatten().ok_or(clipboard::NotCopied)?;
        let writing = writing?;
        let this = *self;
        let late = writing.clone();
        let answer = clipboard::arrived_in_time(writing).await;
        if answer.is_ok() {
            this.copied(part, turn);
        } else {
            spawn_local(async move {
                if clipboard::arrived(late).await.is_ok() {
                    this.copied(part, turn);
                }
            });
        }
        answer
    }

    /// Takes note that a whole field was copied by hand.
    pub fn copied_by_hand(&self, part: Part) {
        self.dispatch(Event::CopiedPart(part));
    }

    fn copied(&self, part: Part, turn: u32) {
        if self.is_turn(turn) {
            self.dispatch(Event::CopiedPart(part));
        }
    }
}

/// The one value that a field or a copy of one value is about.
fn secret_of(credentials: &Credentials, part: Part) -> &Secret {
    match part {
        Part::ApiKey => &credentials.api_key,
        Part::SecretKey | Part::Both => &credentials.secret_key,
    }
}
