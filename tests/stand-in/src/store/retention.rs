//! How long addresses are kept: they are personal data. What counts them stays, without them.

use rusqlite::{Transaction, params};

use super::StoreError;
use super::rollups::HOURS_KEPT;
use crate::clock::{DAY, Millis};

/// Addresses are neither told nor, after the next sweep, kept any longer.
const ADDRESSES_KEPT: Millis = 90 * DAY;

/// Whether the address of something that was at this moment may still be told.
pub fn tells(at: Millis, now: Millis) -> bool {
    at > now - ADDRESSES_KEPT
}

/// Forgets what is too old. Nothing hangs on how often this is done: reading looks at the age, too.
pub fn sweep(tx: &Transaction<'_>, now: Millis) -> Result<(), StoreError> {
    let until = now - ADDRESSES_KEPT;
    for sql in [
        "DELETE FROM calls_addresses WHERE unit = 'day' AND start <= ?1",
        "UPDATE recent_calls SET address = NULL WHERE at <= ?1 AND address IS NOT NULL",
        "UPDATE usage SET last_address = NULL WHERE last_at <= ?1 AND last_address IS NOT NULL",
        "UPDATE refusals SET last_address = NULL WHERE last_at <= ?1 AND last_address IS NOT NULL",
        "UPDATE events SET address = NULL WHERE at <= ?1 AND address IS NOT NULL",
    ] {
        tx.prepare_cached(sql)?.execute([until])?;
    }
    for table in ["calls", "calls_actions", "calls_addresses"] {
        let sql = format!("DELETE FROM {table} WHERE unit = 'hour' AND start <= ?1");
        tx.prepare_cached(&sql)?
            .execute(params![now - HOURS_KEPT])?;
    }
    Ok(())
}
