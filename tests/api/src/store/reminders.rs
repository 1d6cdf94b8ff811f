//! Which keys end soon, and which of them were told of already.

use rusqlite::{Transaction, params};

use super::StoreError;
use crate::clock::Millis;

/// A key that ends soon.
pub struct Due {
    /// `key_…`
    pub key_id: String,
    /// Whose it is.
    pub workspace_id: String,
    /// When it ends.
    pub expires_at: Millis,
}

/// Active keys that end by `until` and were not told of yet with this expiry; the soonest first.
pub fn due(
    tx: &Transaction<'_>,
    now: Millis,
    until: Millis,
    most: u32,
) -> Result<Vec<Due>, StoreError> {
    let mut statement = tx.prepare_cached(
        "SELECT id, workspace_id, expires_at FROM keys k
         WHERE revoked_at IS NULL AND enabled = 1 AND expires_at > ?1 AND expires_at <= ?2
           AND NOT EXISTS (SELECT 1 FROM reminders r WHERE r.key_id = k.id AND r.expires_at = k.expires_at)
         ORDER BY expires_at LIMIT ?3",
    )?;
    let rows = statement.query_map(params![now, until, most], |row| {
        Ok(Due {
            key_id: row.get(0)?,
            workspace_id: row.get(1)?,
            expires_at: row.get(2)?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Notes that a key was told of.
pub fn add(tx: &Transaction<'_>, due: &Due, now: Millis) -> Result<(), StoreError> {
    tx.prepare_cached("INSERT INTO reminders (key_id, expires_at, at) VALUES (?1, ?2, ?3)")?
        .execute(params![due.key_id, due.expires_at, now])?;
    Ok(())
}
