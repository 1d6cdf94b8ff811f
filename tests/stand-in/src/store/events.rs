//! Who did what with which key: written in the transaction of what it tells of.

mod expirations;
mod feed;

use rusqlite::{Transaction, params};
use serde_json::Value;

use super::StoreError;
use crate::clock::Millis;
pub use expirations::apply_expirations;
pub use feed::{Event, EventQuery, page};

/// Who does something, and by which right.
#[derive(Clone)]
pub struct Actor {
    /// Where.
    pub workspace_id: String,
    /// `None`: what happens by itself, or with a call of the public side.
    pub user_id: Option<String>,
    /// Where that user is; `None` where it is not known.
    pub address: Option<String>,
    /// The permission's name in the contract.
    pub permission: Option<&'static str>,
}

impl Actor {
    /// Nobody: it happens by itself.
    pub fn system(workspace_id: &str) -> Self {
        Self {
            workspace_id: workspace_id.to_owned(),
            user_id: None,
            address: None,
            permission: None,
        }
    }
}

/// What was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A key was made.
    Created,
    /// Its settings were changed.
    Changed,
    /// It was switched off, and nothing else.
    Disabled,
    /// It was switched on again, and nothing else.
    Enabled,
    /// It got a new secret.
    Rotated,
    /// A new secret ended without having been shown.
    RotationCancelled,
    /// A secret was painted on a screen.
    SecretShown,
    /// A secret was taken by a person.
    SecretSaved,
    /// A secret was accepted for the first time. Kept, and not told: usage tells it.
    SecretUsed,
    /// A secret ended.
    SecretEnded,
    /// The answer that holds a secret was given again.
    AnswerRepeated,
    /// The key was ended for good.
    Revoked,
    /// People were told that it ends.
    ReminderSent,
}

impl Kind {
    /// The name in the database and in the contract.
    pub fn name(self) -> &'static str {
        match self {
            Self::Created => "created",
            Self::Changed => "changed",
            Self::Disabled => "disabled",
            Self::Enabled => "enabled",
            Self::Rotated => "rotated",
            Self::RotationCancelled => "rotation-cancelled",
            Self::SecretShown => "secret-shown",
            Self::SecretSaved => "secret-saved",
            Self::SecretUsed => "secret-used",
            Self::SecretEnded => "secret-ended",
            Self::AnswerRepeated => "answer-repeated",
            Self::Revoked => "revoked",
            Self::ReminderSent => "reminder-sent",
        }
    }
}

/// Something that was done with a key.
pub struct EventRecord<'a> {
    /// `key_…`
    pub key_id: &'a str,
    /// What.
    pub kind: Kind,
    /// The secret it is about.
    pub secret_id: Option<&'a str>,
    /// What more there is to it; never a secret, never an address of a person.
    pub detail: Value,
}

/// Adds an event.
pub fn add(
    tx: &Transaction<'_>,
    actor: &Actor,
    event: &EventRecord<'_>,
    at: Millis,
) -> Result<(), StoreError> {
    tx.prepare_cached(
        "INSERT INTO events (workspace_id, key_id, user_id, at, kind, detail, address, permission,
            secret_id) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
    )?
    .execute(params![
        actor.workspace_id,
        event.key_id,
        actor.user_id,
        at,
        event.kind.name(),
        event.detail.to_string(),
        actor.address,
        actor.permission,
        event.secret_id,
    ])?;
    Ok(())
}
