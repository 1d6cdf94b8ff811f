//! Adding secrets, moving them on and ending them.

use rusqlite::{Transaction, params};

use super::SecretState;
use crate::clock::Millis;
use crate::store::StoreError;

/// Adds a key's first secret.
pub fn add(
    tx: &Transaction<'_>,
    (key_id, secret_id): (&str, &str),
    hash: &[u8; 32],
    state: SecretState,
    created_at: Option<Millis>,
) -> Result<(), StoreError> {
    tx.prepare_cached(
        "INSERT INTO secrets (id, key_id, hash, state, created_at) VALUES (?1, ?2, ?3, ?4, ?5)",
    )?
    .execute(params![secret_id, key_id, hash, state.name(), created_at])?;
    Ok(())
}

/// A secret that a rotation makes.
pub struct Rotated {
    /// SHA-256.
    pub hash: [u8; 32],
    /// How long the older ones go on once this one was shown.
    pub overlap_seconds: i64,
    /// When.
    pub created_at: Millis,
    /// When it ends unless it was shown.
    pub ends_at: Millis,
}

/// Adds a further secret to a key.
pub fn add_rotated(
    tx: &Transaction<'_>,
    (key_id, secret_id): (&str, &str),
    secret: &Rotated,
) -> Result<(), StoreError> {
    tx.prepare_cached(
        "INSERT INTO secrets (id, key_id, hash, state, created_at, ends_at, overlap_seconds, number)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7,
            (SELECT coalesce(max(number), 0) + 1 FROM secrets WHERE key_id = ?2))",
    )?
    .execute(params![
        secret_id,
        key_id,
        secret.hash,
        SecretState::Undelivered.name(),
        secret.created_at,
        secret.ends_at,
        secret.overlap_seconds,
    ])?;
    Ok(())
}

/// Moves a secret on; the caller sees to it that it is forward.
pub fn advance(
    tx: &Transaction<'_>,
    secret_id: &str,
    state: SecretState,
    now: Millis,
) -> Result<(), StoreError> {
    tx.prepare_cached(
        "UPDATE secrets SET state = ?2, shown_at = coalesce(shown_at, ?3) WHERE id = ?1",
    )?
    .execute(params![secret_id, state.name(), now])?;
    Ok(())
}

/// Takes the end off a secret that waited to be shown.
pub fn keep(tx: &Transaction<'_>, secret_id: &str) -> Result<(), StoreError> {
    tx.prepare_cached("UPDATE secrets SET ends_at = NULL WHERE id = ?1")?
        .execute([secret_id])?;
    Ok(())
}

/// Ends a secret at a moment. An end only ever moves earlier.
pub fn end(tx: &Transaction<'_>, secret_id: &str, at: Millis) -> Result<(), StoreError> {
    tx.prepare_cached("UPDATE secrets SET ends_at = min(coalesce(ends_at, ?2), ?2) WHERE id = ?1")?
        .execute(params![secret_id, at])?;
    Ok(())
}

/// Moves every end of a key's secrets to its expiry at the latest.
pub fn cap(tx: &Transaction<'_>, key_id: &str, expires_at: Millis) -> Result<(), StoreError> {
    tx.prepare_cached("UPDATE secrets SET ends_at = ?2 WHERE key_id = ?1 AND ends_at > ?2")?
        .execute(params![key_id, expires_at])?;
    Ok(())
}

/// Notes that the event of a secret's end is written.
pub fn end_is_told(tx: &Transaction<'_>, secret_id: &str) -> Result<(), StoreError> {
    tx.prepare_cached("UPDATE secrets SET end_told = 1 WHERE id = ?1")?
        .execute([secret_id])?;
    Ok(())
}
