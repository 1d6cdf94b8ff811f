//! Which keys end soon, and which of them were told of already.

use rusqlite::{Transaction, params};

use super::StoreError;
use crate::clock::{DAY, Millis};

/// A key that ends soon.
pub struct Due {
    /// `key_…`
    pub key_id: String,
    /// Whose it is.
    pub workspace_id: String,
    /// When it ends.
    pub expires_at: Millis,
    /// Which of the reminders it is, by its days before.
    pub days_before: i64,
}

/// Active keys for which a reminder is due and was not sent for this expiry; the soonest first. Of
/// several that are due only the nearest is: an earlier one would come too late.
pub fn due(
    tx: &Transaction<'_>,
    now: Millis,
    days_before: &[i64],
    most: usize,
) -> Result<Vec<Due>, StoreError> {
    let mut nearest: Vec<i64> = days_before.to_vec();
    nearest.sort_unstable();
    let mut found = Vec::new();
    let mut from = now;
    for days_before in nearest {
        let until = now + days_before * DAY;
        found.extend(between(tx, (from, until), days_before, most - found.len())?);
        from = until;
    }
    Ok(found)
}

fn between(
    tx: &Transaction<'_>,
    (from, until): (Millis, Millis),
    days_before: i64,
    most: usize,
) -> Result<Vec<Due>, StoreError> {
    let mut statement = tx.prepare_cached(
        "SELECT id, workspace_id, expires_at FROM keys k
         WHERE revoked_at IS NULL AND enabled = 1 AND expires_at > ?1 AND expires_at <= ?2
           AND NOT EXISTS (
             SELECT 1 FROM reminders r WHERE r.key_id = k.id AND r.expires_at = k.expires_at
               AND r.days_before <= ?3)
         ORDER BY expires_at LIMIT ?4",
    )?;
    let most = i64::try_from(most).unwrap_or(i64::MAX);
    let rows = statement.query_map(params![from, until, days_before, most], |row| {
        Ok(Due {
            key_id: row.get(0)?,
            workspace_id: row.get(1)?,
            expires_at: row.get(2)?,
            days_before,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Notes that a key was told of.
pub fn add(tx: &Transaction<'_>, due: &Due, now: Millis) -> Result<(), StoreError> {
    tx.prepare_cached(
        "INSERT INTO reminders (key_id, expires_at, days_before, at) VALUES (?1, ?2, ?3, ?4)",
    )?
    .execute(params![due.key_id, due.expires_at, due.days_before, now])?;
    Ok(())
}
