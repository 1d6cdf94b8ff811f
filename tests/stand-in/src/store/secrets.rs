//! Secrets: several a key, each with what became of it.

mod write;

use rusqlite::{Row, Transaction};

use super::StoreError;
use crate::clock::{Millis, SECOND};
pub use write::{Rotated, add, add_rotated, advance, cap, end, end_is_told, keep};

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
    /// How long the older ones go on once this one was shown; `None` on a key's first.
    overlap_seconds: Option<i64>,
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

    /// How long the older ones go on once this one was shown; `None` unless a rotation made it.
    pub fn overlap(&self) -> Option<Millis> {
        self.overlap_seconds.map(|seconds| seconds * SECOND)
    }

    /// Whether a rotation made it and it waits to be shown.
    pub fn is_pending(&self, now: Millis) -> bool {
        self.is_unseen() && self.counts(now)
    }

    /// Whether a rotation made it and it ended before it was shown.
    pub fn is_cancelled(&self, now: Millis) -> bool {
        self.is_unseen() && !self.counts(now)
    }

    fn is_unseen(&self) -> bool {
        self.overlap_seconds.is_some() && self.state == SecretState::Undelivered
    }
}

/// The secrets of a key, the newest first.
pub fn of_key(tx: &Transaction<'_>, key_id: &str) -> Result<Vec<SecretRow>, StoreError> {
    let mut statement = tx.prepare_cached(
        "SELECT id, hash, state, created_at, ends_at, overlap_seconds FROM secrets WHERE key_id = ?1
         ORDER BY number DESC, coalesce(created_at, 0) DESC, id",
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
        overlap_seconds: row.get(5)?,
    })
}
