//! Messages to people, written in the transaction of what they tell of. Another program sends them.

use rusqlite::{Transaction, params};
use serde::{Deserialize, Serialize};

use super::StoreError;
use crate::clock::Millis;

/// Somebody who is told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recipient {
    /// `usr_…`
    pub user_id: String,
    /// Where a message reaches them.
    pub email: String,
}

/// A message.
pub struct OutboxMessage {
    /// `key_…`
    pub key_id: String,
    /// Why; a name.
    pub kind: String,
    /// To whom.
    pub to: Vec<Recipient>,
    /// One line.
    pub subject: String,
    /// Plain text.
    pub text: String,
    /// When.
    pub at: Millis,
}

/// The members who are told of a key: its creator, and the owners.
pub fn recipients(
    tx: &Transaction<'_>,
    workspace_id: &str,
    key_id: &str,
) -> Result<Vec<Recipient>, StoreError> {
    let mut statement = tx.prepare_cached(
        "SELECT u.id, u.email FROM members m JOIN users u ON u.id = m.user_id
         WHERE m.workspace_id = ?1
           AND (m.role = 'owner' OR u.id = (SELECT k.created_by FROM keys k WHERE k.id = ?2))
         ORDER BY u.id",
    )?;
    let rows = statement.query_map([workspace_id, key_id], |row| {
        Ok(Recipient {
            user_id: row.get(0)?,
            email: row.get(1)?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Puts a message in.
pub fn add(
    tx: &Transaction<'_>,
    workspace_id: &str,
    message: &OutboxMessage,
) -> Result<(), StoreError> {
    let to = serde_json::to_string(&message.to).unwrap_or_default();
    tx.prepare_cached(
        "INSERT INTO outbox (workspace_id, key_id, at, kind, recipients, subject, text)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
    )?
    .execute(params![
        workspace_id,
        message.key_id,
        message.at,
        message.kind,
        to,
        message.subject,
        message.text,
    ])?;
    Ok(())
}

/// Every message with its number, the oldest first.
pub fn all(tx: &Transaction<'_>) -> Result<Vec<(i64, OutboxMessage)>, StoreError> {
    let mut statement = tx.prepare_cached(
        "SELECT id, key_id, kind, recipients, subject, text, at FROM outbox ORDER BY id",
    )?;
    let rows = statement.query_map([], |row| {
        let message = OutboxMessage {
            key_id: row.get(1)?,
            kind: row.get(2)?,
            to: serde_json::from_str(row.get_ref(3)?.as_str()?).unwrap_or_default(),
            subject: row.get(4)?,
            text: row.get(5)?,
            at: row.get(6)?,
        };
        Ok((row.get(0)?, message))
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}
