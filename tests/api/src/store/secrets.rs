//! Secrets: several a key, each with what became of it.

use rusqlite::{Row, Transaction, params};

use super::StoreError;
use crate::clock::Millis;

/// What is known of who holds a secret. It never goes back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum SecretState {
    /// Made; nobody reported to have seen it.
    Undelivered,
    /// Painted on a screen.
    Shown,
    /// Taken by a person.
    Saved,
    /// Accepted at least once.
    Used,
    /// Older than this record.
    Unknown,
}

impl SecretState {
    /// As it stands in the database and in the contract.
    pub fn name(self) -> &'static str {
        match self {
            Self::Undelivered => "undelivered",
            Self::Shown => "shown",
            Self::Saved => "saved",
            Self::Used => "used",
            Self::Unknown => "unknown",
        }
    }

    fn read(name: &str) -> Self {
        match name {
            "undelivered" => Self::Undelivered,
            "shown" => Self::Shown,
            "saved" => Self::Saved,
            "used" => Self::Used,
            _ => Self::Unknown,
        }
    }
}

/// A secret; of its value only the hash is kept.
#[derive(Clone)]
pub struct SecretRow {
    /// `sec_…`
    pub id: String,
    /// SHA-256.
    pub hash: [u8; 32],
    /// What became of it.
    pub state: SecretState,
    /// `None` where it is not known.
    pub created_at: Option<Millis>,
    /// `None`: with the key.
    pub ends_at: Option<Millis>,
}

// By hand: hashes have no place in a log.
impl std::fmt::Debug for SecretRow {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("SecretRow")
            .field("id", &self.id)
            .field("state", &self.state)
            .finish_non_exhaustive()
    }
}

impl SecretRow {
    /// Whether it can be accepted at this moment, as far as its own time goes.
    pub fn counts(&self, now: Millis) -> bool {
        self.ends_at.is_none_or(|end| end > now)
    }
}

/// The secrets of a key, the newest first.
pub fn of_key(tx: &Transaction<'_>, key_id: &str) -> Result<Vec<SecretRow>, StoreError> {
    let mut statement = tx.prepare_cached(
        "SELECT id, hash, state, created_at, ends_at FROM secrets WHERE key_id = ?1
         ORDER BY coalesce(created_at, 0) DESC, id",
    )?;
    let rows = statement.query_map([key_id], read)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn read(row: &Row<'_>) -> rusqlite::Result<SecretRow> {
    Ok(SecretRow {
        id: row.get(0)?,
        hash: row.get(1)?,
        state: SecretState::read(row.get_ref(2)?.as_str()?),
        created_at: row.get(3)?,
        ends_at: row.get(4)?,
    })
}

/// Adds a secret to a key.
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
