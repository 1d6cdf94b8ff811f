//! What was counted.

use rusqlite::{Transaction, params};

use super::Unit;
use crate::clock::Millis;
use crate::store::StoreError;

/// Calls of one bucket that ended alike.
pub struct Count {
    /// Start of the hour or day.
    pub start: Millis,
    /// Why they were refused; `None` where they were accepted.
    pub reason: Option<String>,
    /// How many.
    pub count: i64,
}

/// How often an action was called.
pub struct Action {
    /// `None` where there is no such call.
    pub action: Option<String>,
    /// So many were accepted.
    pub accepted: i64,
    /// And so many refused.
    pub refused: i64,
    /// When the last of them was.
    pub last_at: Millis,
}

/// How often was called from an address.
pub struct Address {
    /// Which.
    pub address: String,
    /// So many were accepted.
    pub accepted: i64,
    /// And so many refused.
    pub refused: i64,
    /// Of those, with a secret that was right.
    pub holding_secret: i64,
    /// When the last call was.
    pub last_at: Millis,
    /// When the last refused one was.
    pub last_refused_at: Option<Millis>,
}

/// Calls since the start of a bucket, the oldest first.
pub fn counts(
    tx: &Transaction<'_>,
    key_id: &str,
    unit: Unit,
    since: Millis,
) -> Result<Vec<Count>, StoreError> {
    let mut statement = tx.prepare_cached(
        "SELECT start, reason, count FROM calls
         WHERE key_id = ?1 AND unit = ?2 AND start >= ?3 ORDER BY start",
    )?;
    let rows = statement.query_map(params![key_id, unit.name(), since], |row| {
        Ok(Count {
            start: row.get(0)?,
            reason: Some(row.get(1)?).filter(|reason: &String| !reason.is_empty()),
            count: row.get(2)?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The actions, the most called first.
pub fn actions(
    tx: &Transaction<'_>,
    key_id: &str,
    unit: Unit,
    since: Millis,
) -> Result<Vec<Action>, StoreError> {
    let mut statement = tx.prepare_cached(
        "SELECT action, sum(accepted), sum(refused), max(last_at) FROM calls_actions
         WHERE key_id = ?1 AND unit = ?2 AND start >= ?3 GROUP BY action
         ORDER BY sum(accepted) + sum(refused) DESC, max(last_at) DESC, action",
    )?;
    let rows = statement.query_map(params![key_id, unit.name(), since], |row| {
        Ok(Action {
            action: Some(row.get(0)?).filter(|action: &String| !action.is_empty()),
            accepted: row.get(1)?,
            refused: row.get(2)?,
            last_at: row.get(3)?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The addresses: those that held the secret first, then the most seen.
pub fn addresses(
    tx: &Transaction<'_>,
    key_id: &str,
    unit: Unit,
    since: Millis,
) -> Result<Vec<Address>, StoreError> {
    let mut statement = tx.prepare_cached(
        "SELECT address, sum(accepted), sum(refused), sum(holding_secret), max(last_at),
            max(last_refused_at)
         FROM calls_addresses WHERE key_id = ?1 AND unit = ?2 AND start >= ?3 GROUP BY address
         ORDER BY sum(holding_secret) > 0 DESC, sum(accepted) + sum(refused) DESC, max(last_at) DESC,
            address",
    )?;
    let rows = statement.query_map(params![key_id, unit.name(), since], |row| {
        Ok(Address {
            address: row.get(0)?,
            accepted: row.get(1)?,
            refused: row.get(2)?,
            holding_secret: row.get(3)?,
            last_at: row.get(4)?,
            last_refused_at: row.get(5)?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Whether the address of every call stands among the addresses; where a proxy told one that cannot
/// be read, there is none to stand there.
pub fn everywhere(
    tx: &Transaction<'_>,
    key_id: &str,
    unit: Unit,
    since: Millis,
) -> Result<bool, StoreError> {
    let complete = tx
        .prepare_cached(
            "SELECT NOT EXISTS (SELECT 1 FROM calls WHERE key_id = ?1 AND unit = ?2 AND start >= ?3
                AND elsewhere > 0 AND reason <> 'bad-forwarded-for')",
        )?
        .query_row(params![key_id, unit.name(), since], |row| row.get(0))?;
    Ok(complete)
}

/// The newest seven days on which calls were refused, and how many.
pub fn refused_days(tx: &Transaction<'_>, key_id: &str) -> Result<Vec<(Millis, i64)>, StoreError> {
    let mut statement = tx.prepare_cached(
        "SELECT start, sum(count) FROM calls WHERE key_id = ?1 AND unit = 'day' AND reason <> ''
         GROUP BY start ORDER BY start DESC LIMIT 7",
    )?;
    let rows = statement.query_map([key_id], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}
