//! Finding keys by words, and by a whole credential.

use rusqlite::types::Value;
use rusqlite::{OptionalExtension as _, Transaction, params};

use super::StoreError;
use super::functions::lower;
use crate::clock::Millis;

/// What a key must hold. Neither printable nor kept: people paste secrets.
#[derive(Clone)]
pub struct Words {
    text: String,
    hint: Option<String>,
}

impl Words {
    /// A part of a name or a note, or where given of `prefix…last4`; whatever the case of letters.
    pub fn new(text: &str, hint: Option<&str>) -> Self {
        Self {
            text: lower(text),
            hint: hint.map(lower),
        }
    }

    /// What it is to a key `k`: 2 where its name or note holds it, 1 where its hint does, else 0. Adds
    /// to the values that a statement is given.
    pub(super) fn found(&self, values: &mut Vec<Value>) -> String {
        values.extend([
            Value::from(self.text.clone()),
            Value::from(self.hint.clone()),
        ]);
        let (text, hint) = (values.len() - 1, values.len());
        format!("found(k.name, k.note, k.prefix || '…' || k.last4, ?{text}, ?{hint})")
    }
}

/// A key whose secret this is.
pub struct Owner {
    /// `key_…`
    pub key_id: String,
    /// Whether the secret is over, or its key is.
    pub ended: bool,
}

/// The key of this workspace whose API key has this hash.
pub fn by_api_key(
    tx: &Transaction<'_>,
    workspace_id: &str,
    hash: &[u8; 32],
) -> Result<Option<String>, StoreError> {
    let key_id = tx
        .prepare_cached("SELECT id FROM keys WHERE identifier_hash = ?1 AND workspace_id = ?2")?
        .query_row(params![hash, workspace_id], |row| row.get(0))
        .optional()?;
    Ok(key_id)
}

/// The key of this workspace that has or had a secret with this hash.
pub fn by_secret(
    tx: &Transaction<'_>,
    workspace_id: &str,
    hash: &[u8; 32],
    now: Millis,
) -> Result<Option<Owner>, StoreError> {
    let owner = tx
        .prepare_cached(
            "SELECT k.id, k.revoked_at IS NOT NULL OR coalesce(s.ends_at <= ?3, 0)
             FROM secrets s JOIN keys k ON k.id = s.key_id
             WHERE s.hash = ?1 AND k.workspace_id = ?2 ORDER BY 2 LIMIT 1",
        )?
        .query_row(params![hash, workspace_id, now], |row| {
            Ok(Owner {
                key_id: row.get(0)?,
                ended: row.get(1)?,
            })
        })
        .optional()?;
    Ok(owner)
}
