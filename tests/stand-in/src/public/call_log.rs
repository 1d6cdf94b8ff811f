//! What is written down of a call. It never decides about the call: where it cannot be written,
//! only the log tells.

use std::net::IpAddr;

use super::reason::Reason;
use crate::app::AppState;
use crate::store::recent::{self, Call};
use crate::store::{StoreError, rollups, usage};

/// A call that named a key.
pub struct CallRecord<'a> {
    /// `key_…`
    pub key_id: &'a str,
    /// The call's name, whatever the client wrote.
    pub call: &'a str,
    /// `None` where it could not be found out.
    pub address: Option<IpAddr>,
    /// Why it was refused; `None` where it was accepted.
    pub refused: Option<Reason>,
}

/// Writes it down.
pub async fn note(app: &AppState, record: CallRecord<'_>) {
    let (now, key_id) = (app.now(), record.key_id.to_owned());
    let refused = record.refused;
    let call = Call {
        at: now,
        address: record.address.map(|address| address.to_string()),
        // What is no call of ours may be anything, a pasted secret too.
        action: app
            .catalogue
            .has(record.call)
            .then(|| record.call.to_owned()),
        reason: refused.map(|reason| reason.name().to_owned()),
    };
    let written: Result<(), StoreError> = app
        .store
        .run(move |tx| {
            let address = call.address.as_deref();
            match refused {
                None => usage::accepted(tx, &key_id, address, now)?,
                Some(reason) => {
                    usage::refused(tx, &key_id, reason.refusal().code(), address, now)?;
                }
            }
            let counted = rollups::Call {
                at: now,
                address,
                action: call.action.as_deref(),
                reason: call.reason.as_deref(),
                // The gate looks at the address after the secret.
                holds_secret: refused == Some(Reason::IpNotAllowed),
                count: 1,
            };
            rollups::add(tx, &key_id, &counted)?;
            recent::add(tx, &key_id, &call)
        })
        .await;
    if let Err(error) = written {
        tracing::error!(%error, key = record.key_id, "a call was not written down");
    }
}
