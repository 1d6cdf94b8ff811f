//! The last calls that named a key's API key. Never holds a secret.

use rusqlite::{Transaction, params};

use super::StoreError;
use crate::clock::Millis;

/// Calls kept of each outcome. Apart, since who knows the API key alone can make any number of
/// refused ones: they must not push the accepted ones out.
pub const MOST: i64 = 20;
/// Calls that are told.
const TOLD: usize = 20;
/// Of each outcome so many are told, however many newer ones the other has.
const TOLD_OF_EACH: usize = 10;

/// A call.
#[derive(Clone, Debug)]
pub struct Call {
    /// When.
    pub at: Millis,
    /// `None` where it could not be found out.
    pub address: Option<String>,
    /// `None` where there is no such call.
    pub action: Option<String>,
    /// Why it was refused; `None` where it was accepted.
    pub reason: Option<String>,
}

/// Notes a call, and forgets the oldest of the same outcome.
pub fn add(tx: &Transaction<'_>, key_id: &str, call: &Call) -> Result<(), StoreError> {
    tx.prepare_cached(
        "INSERT INTO recent_calls (key_id, at, address, action, reason) VALUES (?1, ?2, ?3, ?4, ?5)",
    )?
    .execute(params![key_id, call.at, call.address, call.action, call.reason])?;
    tx.prepare_cached(
        "DELETE FROM recent_calls WHERE key_id = ?1 AND (reason IS NULL) = ?2 AND id <= (
            SELECT id FROM recent_calls WHERE key_id = ?1 AND (reason IS NULL) = ?2
            ORDER BY id DESC LIMIT 1 OFFSET ?3)",
    )?
    .execute(params![key_id, call.reason.is_none(), MOST])?;
    Ok(())
}

/// The newest calls of a key, the newest first: at most twenty, and of each outcome the newest ten.
pub fn of_key(tx: &Transaction<'_>, key_id: &str) -> Result<Vec<Call>, StoreError> {
    let mut statement = tx.prepare_cached(
        "SELECT at, address, action, reason FROM recent_calls WHERE key_id = ?1 ORDER BY id DESC",
    )?;
    let rows = statement.query_map([key_id], |row| {
        Ok(Call {
            at: row.get(0)?,
            address: row.get(1)?,
            action: row.get(2)?,
            reason: row.get(3)?,
        })
    })?;
    Ok(choose(rows.collect::<Result<_, _>>()?))
}

/// Leaves out the oldest ones: an outcome has the room that the other's newest ten leave.
fn choose(calls: Vec<Call>) -> Vec<Call> {
    let refused = calls.iter().filter(|call| call.reason.is_some()).count();
    let accepted = calls.len() - refused;
    let share = |own: usize, other: usize| own.min(TOLD - other.min(TOLD_OF_EACH));
    let (most_accepted, most_refused) = (share(accepted, refused), share(refused, accepted));
    let (mut told_accepted, mut told_refused) = (0, 0);
    let mut told = Vec::with_capacity(TOLD);
    for call in calls {
        let (count, most) = match call.reason {
            None => (&mut told_accepted, most_accepted),
            Some(_) => (&mut told_refused, most_refused),
        };
        if *count < most {
            *count += 1;
            told.push(call);
        }
    }
    told
}
