//! Guessing passwords is slow: five attempts per account and address in 15 minutes.

use std::net::IpAddr;

use sha2::{Digest as _, Sha256};

use crate::app::AppState;
use crate::clock::{MINUTE, Millis};
use crate::store::{StoreError, sessions};

const MOST: usize = 5;
const WINDOW: Millis = 15 * MINUTE;

/// What attempts are counted under.
pub type Scope = [u8; 32];

/// Attempts at `purpose` on `account` from `address`.
pub fn scope(purpose: &str, account: &str, address: IpAddr) -> Scope {
    Sha256::digest(format!(
        "{purpose}\0{}\0{address}",
        account.trim().to_lowercase()
    ))
    .into()
}

/// Counts an attempt before it is made, so that many at once count, too. `Some` tells how many
/// seconds to wait instead.
pub async fn begin(app: &AppState, scope: Scope) -> Result<Option<u64>, StoreError> {
    let now = app.now();
    app.store
        .run(move |tx| {
            let past = sessions::attempts(tx, &scope, now - WINDOW)?;
            if past.len() >= MOST {
                let wait = past.first().map_or(WINDOW, |first| first + WINDOW - now);
                return Ok(Some(
                    u64::try_from(wait).unwrap_or(0).div_ceil(1_000).max(1),
                ));
            }
            sessions::add_attempt(tx, &scope, now, now - WINDOW)?;
            Ok(None)
        })
        .await
}

/// After the right password the count begins anew.
pub async fn passed(app: &AppState, scope: Scope) -> Result<(), StoreError> {
    app.store
        .run(move |tx| sessions::clear_attempts(tx, &scope))
        .await
}
