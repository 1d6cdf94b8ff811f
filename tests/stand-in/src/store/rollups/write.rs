//! Counting a call.

use rusqlite::{OptionalExtension as _, Transaction, params};

use super::{MOST_ADDRESSES, Unit};
use crate::clock::Millis;
use crate::store::StoreError;

/// A call, or several alike.
pub struct Call<'a> {
    /// When.
    pub at: Millis,
    /// `None` where it could not be found out.
    pub address: Option<&'a str>,
    /// `None` where there is no such call.
    pub action: Option<&'a str>,
    /// Why it was refused; `None` where it was accepted.
    pub reason: Option<&'a str>,
    /// Whether the address alone was wrong, and the secret right.
    pub holds_secret: bool,
    /// How many.
    pub count: i64,
}

/// Counts it, for its hour and for its day.
pub fn add(tx: &Transaction<'_>, key_id: &str, call: &Call<'_>) -> Result<(), StoreError> {
    for unit in Unit::ALL {
        let start = unit.start(call.at);
        let placed = match call.address {
            Some(address) => add_address(tx, (key_id, unit, start), address, call)?,
            None => false,
        };
        add_action(tx, (key_id, unit, start), call)?;
        let elsewhere = if placed { 0 } else { call.count };
        tx.prepare_cached(
            "INSERT INTO calls (key_id, unit, start, reason, count, elsewhere)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6)
             ON CONFLICT DO UPDATE SET count = count + ?5, elsewhere = elsewhere + ?6",
        )?
        .execute(params![
            key_id,
            unit.name(),
            start,
            call.reason.unwrap_or_default(),
            call.count,
            elsewhere,
        ])?;
    }
    Ok(())
}

type Place<'a> = (&'a str, Unit, Millis);

fn add_action(
    tx: &Transaction<'_>,
    (key_id, unit, start): Place<'_>,
    call: &Call<'_>,
) -> Result<(), StoreError> {
    let (accepted, refused) = call.outcomes();
    tx.prepare_cached(
        "INSERT INTO calls_actions (key_id, unit, start, action, accepted, refused, last_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
         ON CONFLICT DO UPDATE SET accepted = accepted + ?5, refused = refused + ?6,
            last_at = max(last_at, ?7)",
    )?
    .execute(params![
        key_id,
        unit.name(),
        start,
        call.action.unwrap_or_default(),
        accepted,
        refused,
        call.at,
    ])?;
    Ok(())
}

/// Whether there was room for the address.
fn add_address(
    tx: &Transaction<'_>,
    (key_id, unit, start): Place<'_>,
    address: &str,
    call: &Call<'_>,
) -> Result<bool, StoreError> {
    let (accepted, refused) = call.outcomes();
    let holding = if call.holds_secret { call.count } else { 0 };
    let refused_at = call.reason.map(|_| call.at);
    let known = tx
        .prepare_cached(
            "UPDATE calls_addresses SET accepted = accepted + ?5, refused = refused + ?6,
                holding_secret = holding_secret + ?7, last_at = max(last_at, ?8),
                last_refused_at = coalesce(max(last_refused_at, ?9), last_refused_at, ?9)
             WHERE key_id = ?1 AND unit = ?2 AND start = ?3 AND address = ?4",
        )?
        .execute(params![
            key_id,
            unit.name(),
            start,
            address,
            accepted,
            refused,
            holding,
            call.at,
            refused_at,
        ])?;
    if known > 0 {
        return Ok(true);
    }
    if !has_room(tx, (key_id, unit, start), call)? {
        return Ok(false);
    }
    tx.prepare_cached(
        "INSERT INTO calls_addresses (key_id, unit, start, address, accepted, refused,
            holding_secret, last_at, last_refused_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
    )?
    .execute(params![
        key_id,
        unit.name(),
        start,
        address,
        accepted,
        refused,
        holding,
        call.at,
        refused_at,
    ])?;
    Ok(true)
}

/// Whether one more address of this call's class fits. A class is what is most telling of an address.
fn has_room(
    tx: &Transaction<'_>,
    (key_id, unit, start): Place<'_>,
    call: &Call<'_>,
) -> Result<bool, StoreError> {
    let class = match (call.reason, call.holds_secret) {
        (None, _) => "accepted > 0",
        (Some(_), true) => "accepted = 0 AND holding_secret > 0",
        (Some(_), false) => "accepted = 0 AND holding_secret = 0",
    };
    let sql = format!(
        "SELECT 1 FROM calls_addresses WHERE key_id = ?1 AND unit = ?2 AND start = ?3 AND {class}
         LIMIT 1 OFFSET ?4"
    );
    let last = tx
        .prepare_cached(&sql)?
        .query_row(
            params![key_id, unit.name(), start, MOST_ADDRESSES - 1],
            |_| Ok(()),
        )
        .optional()?;
    Ok(last.is_none())
}

impl Call<'_> {
    /// How many were accepted, and how many refused.
    fn outcomes(&self) -> (i64, i64) {
        match self.reason {
            None => (self.count, 0),
            Some(_) => (0, self.count),
        }
    }
}
