//! Adding, changing and revoking a key.

use rusqlite::{Transaction, params};

use super::Settings;
use crate::clock::Millis;
use crate::store::StoreError;

/// What is kept of an API key.
pub struct Identifier {
    /// SHA-256.
    pub hash: [u8; 32],
    /// Its first characters.
    pub prefix: String,
    /// Its last four.
    pub last4: String,
}

/// Where a key comes from.
pub struct Origin<'a> {
    /// Who made it; `None` where it is not known.
    pub by: Option<&'a str>,
    /// When; `None` where it is not known.
    pub at: Option<Millis>,
    /// Since when its calls are counted; `None`: from its start.
    pub recorded_since: Option<Millis>,
}

/// Adds a key without a secret.
pub fn add(
    tx: &Transaction<'_>,
    (workspace_id, key_id): (&str, &str),
    identifier: &Identifier,
    settings: &Settings,
    origin: &Origin<'_>,
) -> Result<(), StoreError> {
    tx.prepare_cached(
        "INSERT INTO keys (id, workspace_id, name, sort_name, note, identifier_hash, prefix, last4,
            address_mode, action_mode, enabled, created_at, created_by, expires_at, recorded_since)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)",
    )?
    .execute(params![
        key_id,
        workspace_id,
        settings.name,
        settings.name.to_lowercase(),
        settings.note,
        identifier.hash,
        identifier.prefix,
        identifier.last4,
        mode(!settings.is_unrestricted(), "any"),
        mode(settings.actions.is_some(), "all"),
        settings.enabled,
        origin.at,
        origin.by,
        settings.expires_at,
        origin.recorded_since,
    ])?;
    write_lists(tx, key_id, settings)
}

/// Replaces the settings and counts the revision up.
pub fn change(tx: &Transaction<'_>, key_id: &str, settings: &Settings) -> Result<(), StoreError> {
    tx.prepare_cached(
        "UPDATE keys SET name = ?2, sort_name = ?3, note = ?4, address_mode = ?5, action_mode = ?6,
            enabled = ?7, expires_at = ?8, revision = revision + 1 WHERE id = ?1",
    )?
    .execute(params![
        key_id,
        settings.name,
        settings.name.to_lowercase(),
        settings.note,
        mode(!settings.is_unrestricted(), "any"),
        mode(settings.actions.is_some(), "all"),
        settings.enabled,
        settings.expires_at,
    ])?;
    tx.execute("DELETE FROM keys_networks WHERE key_id = ?1", [key_id])?;
    tx.execute("DELETE FROM keys_actions WHERE key_id = ?1", [key_id])?;
    write_lists(tx, key_id, settings)
}

/// Ends the key for good.
pub fn revoke(tx: &Transaction<'_>, key_id: &str, now: Millis) -> Result<(), StoreError> {
    tx.execute(
        "UPDATE keys SET revoked_at = ?2, revision = revision + 1 WHERE id = ?1 AND revoked_at IS NULL",
        params![key_id, now],
    )?;
    Ok(())
}

fn mode(only: bool, otherwise: &'static str) -> &'static str {
    if only { "only" } else { otherwise }
}

fn write_lists(tx: &Transaction<'_>, key_id: &str, settings: &Settings) -> Result<(), StoreError> {
    let mut network = tx.prepare_cached(
        "INSERT INTO keys_networks (key_id, position, network) VALUES (?1, ?2, ?3)",
    )?;
    for (position, text) in (0_i64..).zip(settings.networks.iter().flatten()) {
        network.execute(params![key_id, position, text])?;
    }
    let mut action = tx.prepare_cached(
        "INSERT INTO keys_actions (key_id, position, action) VALUES (?1, ?2, ?3)",
    )?;
    for (position, text) in (0_i64..).zip(settings.actions.iter().flatten()) {
        action.execute(params![key_id, position, text])?;
    }
    Ok(())
}
