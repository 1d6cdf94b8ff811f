//! What keys were used for. Settings and their revision are never touched here.

use rusqlite::{OptionalExtension as _, Transaction, params};

use super::StoreError;
use crate::clock::Millis;

// A key has no row before its first call: making a key must not hang on a table of usage.

/// Refusals are counted to here: a flood of them writes nothing more.
const MOST_REFUSALS: i64 = 10_000;

/// The last accepted call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LastUse {
    /// There was none.
    Never,
    /// The key is older than this record.
    Unknown,
    /// When and from where.
    Used(Millis, Option<String>),
}

/// The last accepted call of a key, which may be older than this record.
pub fn last_use(tx: &Transaction<'_>, key_id: &str, is_older: bool) -> Result<LastUse, StoreError> {
    let row: Option<(Option<Millis>, Option<String>)> = tx
        .prepare_cached("SELECT last_at, last_address FROM usage WHERE key_id = ?1")?
        .query_row([key_id], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    Ok(match row {
        Some((Some(at), address)) => LastUse::Used(at, address),
        _ if is_older => LastUse::Unknown,
        _ => LastUse::Never,
    })
}

/// Notes an accepted call.
pub fn accepted(
    tx: &Transaction<'_>,
    key_id: &str,
    address: Option<&str>,
    now: Millis,
) -> Result<(), StoreError> {
    tx.prepare_cached(
        "INSERT INTO usage (key_id, workspace_id, last_at, last_address, accepted)
         VALUES (?1, (SELECT workspace_id FROM keys WHERE id = ?1), ?2, ?3, 1)
         ON CONFLICT DO UPDATE SET last_at = ?2, last_address = ?3, accepted = accepted + 1",
    )?
    .execute(params![key_id, now, address])?;
    Ok(())
}

/// Notes a refused call.
pub fn refused(
    tx: &Transaction<'_>,
    key_id: &str,
    reason: &str,
    address: Option<&str>,
    now: Millis,
) -> Result<(), StoreError> {
    tx.prepare_cached(
        "INSERT INTO refusals (key_id, reason, count, last_at, last_address) VALUES (?1, ?2, 1, ?3, ?4)
         ON CONFLICT DO UPDATE SET count = count + 1, last_at = ?3, last_address = ?4 WHERE count < ?5",
    )?
    .execute(params![key_id, reason, now, address, MOST_REFUSALS])?;
    tx.prepare_cached(
        "INSERT INTO usage (key_id, workspace_id, last_refused_at)
         VALUES (?1, (SELECT workspace_id FROM keys WHERE id = ?1), ?2)
         ON CONFLICT DO UPDATE SET last_refused_at = ?2",
    )?
    .execute(params![key_id, now])?;
    Ok(())
}
