//! The rules of rotation: how long an old secret goes on beside a new one.

use rusqlite::Transaction;
use serde_json::{Value, json};

use crate::clock::{DAY, Millis};
use crate::problem::{Kind, Problem};
use crate::store::StoreError;
use crate::store::keys::{KeyRow, Status};
use crate::store::secrets::{self, SecretRow, SecretState};
use crate::timestamp;

/// Overlaps that can be chosen, in seconds. 0 can be, too: the old one may have leaked.
pub const OVERLAPS_SECONDS: [i64; 4] = [900, 3_600, 86_400, 604_800];
/// The one that is proposed.
pub const DEFAULT_SECONDS: i64 = 86_400;
/// How long the response names a new secret that was never shown.
const CANCELLED_IS_TOLD: Millis = 7 * DAY;

/// As the options call tells it.
pub fn policy() -> Value {
    json!({ "overlaps_seconds": OVERLAPS_SECONDS, "default_seconds": DEFAULT_SECONDS })
}

/// # Errors
/// 409 where a key is over.
pub fn check(key: &KeyRow, now: Millis) -> Result<(), Problem> {
    match key.status(now) {
        Status::Active | Status::Disabled => Ok(()),
        Status::Expired => Err(Problem::new(
            Kind::KeyExpired,
            "This key has expired. Give it a later expiry first, or create a new one.",
        )),
        Status::Revoked => Err(Problem::new(
            Kind::KeyRevoked,
            "A revoked key stays as it is. Create a new one.",
        )),
    }
}

/// A moment, or the key's expiry where that is earlier.
pub fn within_expiry(key: &KeyRow, at: Millis) -> Millis {
    key.settings.expires_at.map_or(at, |end| at.min(end))
}

/// Moves a secret on, and with it the clocks of the older ones of its key. `wait` is how long one
/// that may have leaked goes on for a new one to be saved.
pub fn advance(
    tx: &Transaction<'_>,
    key: &KeyRow,
    secret: &SecretRow,
    state: SecretState,
    (now, wait): (Millis, Millis),
) -> Result<(), StoreError> {
    secrets::advance(tx, &secret.id, state, now)?;
    let Some(overlap) = secret.overlap() else {
        return Ok(());
    };
    if secret.is_pending(now) {
        secrets::keep(tx, &secret.id)?;
    }
    let leaked = overlap == 0;
    let ends_at = match state {
        SecretState::Shown if leaked => now + wait,
        _ => now + overlap,
    };
    let older = key.secrets.iter().skip_while(|one| one.id != secret.id);
    for old in older.skip(1).filter(|old| old.counts(now)) {
        // An earlier promise to an old one is kept, unless it may have leaked.
        if leaked || old.ends_at.is_none() {
            secrets::end(tx, &old.id, within_expiry(key, ends_at))?;
        }
    }
    Ok(())
}

/// Whether it is the one that calls are made with by now, or will be: it cannot be ended by itself.
pub fn is_current(key: &KeyRow, secret: &SecretRow, now: Millis) -> bool {
    let mut accepted = key.secrets.iter().filter(|one| one.counts(now));
    secret.is_pending(now)
        || accepted
            .find(|one| !one.is_pending(now))
            .is_some_and(|current| current.id == secret.id)
}

/// The state of the last rotation: that of the newest secret comes first.
pub fn view(key: &KeyRow, now: Millis) -> Option<Value> {
    let newest = key.secrets.first().filter(|_| key.revoked_at.is_none())?;
    let entry = |state: &str, secret: &SecretRow| {
        let ends_at = secret.ends_at.and_then(timestamp::format);
        json!({ "state": state, "secret_id": secret.id, "ends_at": ends_at })
    };
    if newest.is_pending(now) {
        return Some(entry("pending", newest));
    }
    let lately = |end| now - end < CANCELLED_IS_TOLD;
    if newest.is_cancelled(now) && newest.ends_at.is_some_and(lately) {
        return Some(entry("cancelled", newest));
    }
    let accepted = key.secrets.iter().filter(|one| one.counts(now)).skip(1);
    let last = accepted.max_by_key(|old| old.ends_at.unwrap_or(Millis::MAX));
    last.map(|old| entry("overlapping", old))
}
