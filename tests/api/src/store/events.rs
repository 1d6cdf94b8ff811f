//! Who changed what: written in the transaction of the change itself.

use rusqlite::{Transaction, params};
use serde_json::Value;

use super::StoreError;
use crate::clock::Millis;

/// Who did something to which key.
pub struct Actor<'a> {
    /// Where.
    pub workspace_id: &'a str,
    /// `None`: the key's own first use, or what the server does by itself.
    pub user_id: Option<&'a str>,
}

/// Adds an event. `detail` holds names of settings and ids, never a secret.
pub fn add(
    tx: &Transaction<'_>,
    actor: &Actor<'_>,
    key_id: Option<&str>,
    kind: &str,
    detail: &Value,
    now: Millis,
) -> Result<(), StoreError> {
    tx.prepare_cached(
        "INSERT INTO events (workspace_id, key_id, user_id, at, kind, detail)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?
    .execute(params![
        actor.workspace_id,
        key_id,
        actor.user_id,
        now,
        kind,
        detail.to_string()
    ])?;
    Ok(())
}
