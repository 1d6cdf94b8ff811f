//! Whether a pair may make this call from this address now.

use std::net::{IpAddr, SocketAddr};

use axum::http::HeaderMap;
use rusqlite::Transaction;
use serde_json::json;
use subtle::{Choice, ConstantTimeEq as _};
use zeroize::Zeroizing;

use super::answer::Refusal;
use crate::app::{App, Shared};
use crate::client_address::client_address;
use crate::clock::Millis;
use crate::keys::{credential, networks};
use crate::request::Facts;
use crate::store::events::{self, Actor};
use crate::store::keys::{self, KeyRow, Status};
use crate::store::secrets::{self, SecretState};
use crate::store::{StoreError, usage};

/// A call that may be made.
pub struct Passed {
    /// `key_…`
    pub key_id: String,
    /// Whose key it is.
    pub workspace_id: String,
    secret_id: String,
    is_first: bool,
    address: IpAddr,
}

/// What a client sends, as hashes.
struct Sent {
    identifier: [u8; 32],
    secret: [u8; 32],
}

/// Lets the call pass, or notes the refusal and says why.
pub async fn pass(
    app: &Shared,
    peer: SocketAddr,
    headers: &HeaderMap,
    call: &str,
    facts: &Facts,
) -> Result<Passed, Refusal> {
    let now = app.now();
    let sent = read(headers);
    let address = client_address(peer.ip(), headers, &app.options.trusted_proxy)
        .map_err(|_| Refusal::new(400, "BAD_FORWARDED_FOR", "X-Forwarded-For cannot be read."));
    let (shared, call, facts) = (app.clone(), call.to_owned(), facts.clone());
    app.store
        .run(move |tx| {
            let Some((key, secret)) = authenticate(tx, &sent, now)? else {
                return Ok(Err(Refusal::new(
                    401,
                    "UNAUTHORIZED",
                    "Check x-api-key and x-api-secret.",
                )));
            };
            facts.set_key(&key.id);
            match judge(&shared, &key, address, &call, now) {
                Ok(address) => Ok(Ok(Passed {
                    is_first: secret.state != SecretState::Used,
                    secret_id: secret.id,
                    key_id: key.id,
                    workspace_id: key.workspace_id,
                    address,
                })),
                Err((refusal, address)) => {
                    let address = address.map(|address| address.to_string());
                    usage::refused(tx, &key.id, refusal.code(), address.as_deref(), now)?;
                    Ok(Err(refusal))
                }
            }
        })
        .await
        .unwrap_or_else(|error: StoreError| Err(error.into()))
}

/// Both headers, once each; what is missing is as wrong as anything else.
fn read(headers: &HeaderMap) -> Sent {
    let hash = |name| {
        let mut values = headers.get_all(name).iter();
        let value = values.next().filter(|value| value.len() <= 512);
        let value = value.map_or(&[][..], |value| value.as_bytes());
        let value = if values.next().is_some() {
            &[][..]
        } else {
            value
        };
        credential::hash(&Zeroizing::new(value.to_vec()))
    };
    Sent {
        identifier: hash("x-api-key"),
        secret: hash("x-api-secret"),
    }
}

/// The key and the secret of this pair. An unknown key, a wrong secret and a revoked key are the
/// same work: one look-up, one list of secrets, at least one comparison in constant time.
fn authenticate(
    tx: &Transaction<'_>,
    sent: &Sent,
    now: Millis,
) -> Result<Option<(KeyRow, secrets::SecretRow)>, StoreError> {
    let found = keys::place_of(tx, &sent.identifier)?;
    let (workspace_id, key_id) = found.clone().unwrap_or_default();
    let candidates = secrets::of_key(tx, &key_id)?;
    // Compared whatever there is; nothing hashes to zeros.
    let mut right = sent.secret.ct_eq(&[0; 32]);
    let mut fitting = None;
    for secret in candidates {
        let same: Choice = secret.hash.ct_eq(&sent.secret);
        right |= same;
        if bool::from(same) && secret.counts(now) {
            fitting = Some(secret);
        }
    }
    if !bool::from(right) {
        return Ok(None);
    }
    let key = keys::find(tx, &workspace_id, &key_id)?.filter(|key| key.revoked_at.is_none());
    Ok(key.zip(fitting))
}

/// What the key allows, in the order of refusals; with the address, as far as it is known.
fn judge(
    app: &App,
    key: &KeyRow,
    address: Result<IpAddr, Refusal>,
    call: &str,
    now: Millis,
) -> Result<IpAddr, (Refusal, Option<IpAddr>)> {
    let known = address.as_ref().ok().copied();
    let refuse = |status, code, message| Err((Refusal::new(status, code, message), known));
    match key.status(now) {
        Status::Disabled => return refuse(403, "KEY_DISABLED", "This key is disabled."),
        Status::Expired => return refuse(403, "KEY_EXPIRED", "This key has expired."),
        // A revoked key did not come this far.
        Status::Active | Status::Revoked => {}
    }
    let address = address.map_err(|refusal| (refusal, None))?;
    if let Some(allowed) = &key.settings.networks
        && !networks::stored(allowed)
            .iter()
            .any(|network| network.contains(&address))
    {
        return refuse(
            403,
            "IP_NOT_ALLOWED",
            "This key may not be used from this address.",
        );
    }
    if !app.catalogue.has(call) {
        return refuse(404, "NOT_FOUND", "There is no such call.");
    }
    if let Some(actions) = &key.settings.actions
        && !actions.iter().any(|action| action == call)
    {
        return refuse(
            403,
            "ACTION_NOT_ALLOWED",
            "This key may not make this call.",
        );
    }
    Ok(address)
}

/// Notes a refusal after the gate.
pub async fn refused(app: &App, passed: &Passed, reason: &'static str) {
    let (key_id, address, now) = (passed.key_id.clone(), passed.address.to_string(), app.now());
    let noted: Result<(), StoreError> = app
        .store
        .run(move |tx| usage::refused(tx, &key_id, reason, Some(&address), now))
        .await;
    if let Err(error) = noted {
        tracing::error!(%error, "a refusal was not counted");
    }
}

/// Notes an accepted call; with the first one the secret counts as used.
pub async fn accepted(app: &App, passed: &Passed) -> Result<(), StoreError> {
    let now = app.now();
    let (key_id, workspace_id) = (passed.key_id.clone(), passed.workspace_id.clone());
    let (secret_id, address, is_first) = (
        passed.secret_id.clone(),
        passed.address.to_string(),
        passed.is_first,
    );
    app.store
        .run(move |tx| {
            usage::accepted(tx, &key_id, &address, now)?;
            if is_first {
                secrets::advance(tx, &secret_id, SecretState::Used, now)?;
                let actor = Actor {
                    workspace_id: &workspace_id,
                    user_id: None,
                };
                let detail = json!({ "secret_id": secret_id, "address": address });
                events::add(tx, &actor, Some(&key_id), "first_used", &detail, now)?;
            }
            Ok::<_, StoreError>(())
        })
        .await?;
    if passed.is_first {
        // Somebody holds it: no repeat of the answer has a use any more.
        app.delivery.forget(&passed.secret_id);
    }
    Ok(())
}
