//! What happens by itself: a secret's time is over.
//!
//! Nothing hangs on this being done in time. A secret ends at its moment; here it is only told of,
//! with that moment, before anybody looks.

use rusqlite::{Transaction, params};
use serde_json::json;

use super::{Actor, EventRecord, Kind, add};
use crate::clock::Millis;
use crate::store::StoreError;

struct Expiration {
    secret_id: String,
    key_id: String,
    workspace_id: String,
    ended_at: Millis,
    was_unseen: bool,
    is_moot: bool,
}

/// Writes the events of secrets that have ended since the last time.
pub fn apply_expirations(tx: &Transaction<'_>, now: Millis) -> Result<(), StoreError> {
    for expiration in found(tx, now)? {
        // A key that was revoked before took all its secrets with it.
        if !expiration.is_moot {
            let done = EventRecord {
                key_id: &expiration.key_id,
                kind: if expiration.was_unseen {
                    Kind::RotationCancelled
                } else {
                    Kind::SecretEnded
                },
                secret_id: Some(&expiration.secret_id),
                detail: json!({}),
            };
            let actor = Actor::system(&expiration.workspace_id);
            add(tx, &actor, &done, expiration.ended_at)?;
        }
        crate::store::secrets::end_is_told(tx, &expiration.secret_id)?;
    }
    Ok(())
}

fn found(tx: &Transaction<'_>, now: Millis) -> Result<Vec<Expiration>, StoreError> {
    let mut statement = tx.prepare_cached(
        "SELECT s.id, s.key_id, k.workspace_id, s.ends_at,
            s.overlap_seconds IS NOT NULL AND s.state = 'undelivered',
            k.revoked_at IS NOT NULL AND k.revoked_at <= s.ends_at
         FROM secrets s JOIN keys k ON k.id = s.key_id
         WHERE s.ends_at IS NOT NULL AND s.end_told = 0 AND s.ends_at <= ?1 ORDER BY s.ends_at",
    )?;
    let rows = statement.query_map(params![now], |row| {
        Ok(Expiration {
            secret_id: row.get(0)?,
            key_id: row.get(1)?,
            workspace_id: row.get(2)?,
            ended_at: row.get(3)?,
            was_unseen: row.get(4)?,
            is_moot: row.get(5)?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}
