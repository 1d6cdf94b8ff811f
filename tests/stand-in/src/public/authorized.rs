//! What follows from a call that the gate let pass.

use std::net::IpAddr;

use serde_json::json;

use super::call_log::{CallRecord, note};
use super::reason::Reason;
use crate::app::AppState;
use crate::keys::rotation;
use crate::store::StoreError;
use crate::store::events::{self, Actor, EventRecord, Kind};
use crate::store::keys;
use crate::store::secrets::SecretState;

/// A call that may be made.
pub struct Authorized {
    /// `key_…`
    pub key_id: String,
    /// Whose key it is.
    pub workspace_id: String,
    /// The secret it was made with.
    pub secret_id: String,
    /// Whether that one was not known to be used.
    pub is_first: bool,
    /// Where the call came from.
    pub address: IpAddr,
}

/// Notes a refusal after the gate.
pub async fn refused(app: &AppState, authorized: &Authorized, call: &str, reason: Reason) {
    note(app, authorized.record(call, Some(reason))).await;
}

/// Notes an accepted call; with the first one the secret counts as used.
pub async fn accepted(
    app: &AppState,
    authorized: &Authorized,
    call: &str,
) -> Result<(), StoreError> {
    if authorized.is_first {
        first_use(app, authorized).await?;
        // Somebody holds it: no repeat of the answer has a use any more.
        app.delivery.forget(&authorized.secret_id);
    }
    note(app, authorized.record(call, None)).await;
    Ok(())
}

/// Decides about other secrets, so it is no note: where it cannot be written, the call fails.
async fn first_use(app: &AppState, authorized: &Authorized) -> Result<(), StoreError> {
    let (now, wait) = (app.now(), app.delivery.longest());
    let (key_id, workspace_id) = (authorized.key_id.clone(), authorized.workspace_id.clone());
    let secret_id = authorized.secret_id.clone();
    app.store
        .run(move |tx| {
            let key = keys::find(tx, &workspace_id, &key_id)?;
            let secrets = key.iter().flat_map(|key| &key.secrets);
            let secret = secrets.into_iter().find(|secret| secret.id == secret_id);
            // Meanwhile another call may have been the first one, or a newer secret took its place.
            let (Some(key), Some(secret)) = (&key, secret) else {
                return Ok(());
            };
            if secret.state == SecretState::Used || secret.is_cancelled(now) {
                return Ok(());
            }
            rotation::advance(tx, key, secret, SecretState::Used, (now, wait))?;
            let done = EventRecord {
                key_id: &key_id,
                kind: Kind::SecretUsed,
                secret_id: Some(&secret_id),
                // From where, usage tells: for as long as addresses are kept.
                detail: json!({}),
            };
            events::add(tx, &Actor::system(&workspace_id), &done, now)
        })
        .await
}

impl Authorized {
    fn record<'a>(&'a self, call: &'a str, refused: Option<Reason>) -> CallRecord<'a> {
        CallRecord {
            key_id: &self.key_id,
            call,
            address: Some(self.address),
            refused,
        }
    }
}
