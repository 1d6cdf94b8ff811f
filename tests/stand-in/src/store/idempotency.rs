//! The durable record of which intent made which key, or which secret of a key.

use rusqlite::{OptionalExtension as _, Transaction, params};

use super::StoreError;
use crate::clock::Millis;

/// An intent, bound to whom and what.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Intent {
    /// Whose.
    pub user_id: String,
    /// Where.
    pub workspace_id: String,
    /// Of which call, with the id of the key where it is about one.
    pub route: String,
    /// What the client named it.
    pub idempotency_key: String,
}

/// What an intent led to.
pub struct Record {
    /// SHA-256 of the body's meaning.
    pub body_hash: [u8; 32],
    /// The key it made, or gave a secret.
    pub key_id: String,
    /// The secret it made.
    pub secret_id: String,
    /// When.
    pub created_at: Millis,
    /// Answers that held the secret, the first one included.
    pub deliveries: u32,
}

/// The record of an intent.
pub fn find(tx: &Transaction<'_>, intent: &Intent) -> Result<Option<Record>, StoreError> {
    let record = tx
        .prepare_cached(
            "SELECT body_hash, key_id, secret_id, created_at, deliveries FROM idempotency
             WHERE user_id = ?1 AND workspace_id = ?2 AND route = ?3 AND idempotency_key = ?4",
        )?
        .query_row(
            params![
                intent.user_id,
                intent.workspace_id,
                intent.route,
                intent.idempotency_key
            ],
            |row| {
                Ok(Record {
                    body_hash: row.get(0)?,
                    key_id: row.get(1)?,
                    secret_id: row.get(2)?,
                    created_at: row.get(3)?,
                    deliveries: row.get(4)?,
                })
            },
        )
        .optional()?;
    Ok(record)
}

/// Records an intent, in the transaction that makes the key or its secret.
pub fn add(tx: &Transaction<'_>, intent: &Intent, record: &Record) -> Result<(), StoreError> {
    tx.execute(
        "INSERT INTO idempotency (user_id, workspace_id, route, idempotency_key, body_hash, key_id,
            secret_id, created_at, deliveries) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
        params![
            intent.user_id,
            intent.workspace_id,
            intent.route,
            intent.idempotency_key,
            record.body_hash,
            record.key_id,
            record.secret_id,
            record.created_at,
            record.deliveries,
        ],
    )?;
    Ok(())
}

/// Counts one more answer that holds the secret.
pub fn delivered_again(tx: &Transaction<'_>, intent: &Intent) -> Result<(), StoreError> {
    tx.execute(
        "UPDATE idempotency SET deliveries = deliveries + 1
         WHERE user_id = ?1 AND workspace_id = ?2 AND route = ?3 AND idempotency_key = ?4",
        params![
            intent.user_id,
            intent.workspace_id,
            intent.route,
            intent.idempotency_key
        ],
    )?;
    Ok(())
}
