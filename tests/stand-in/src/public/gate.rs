//! Whether a pair may make this call from this address now.

use std::net::{IpAddr, SocketAddr};

use axum::http::HeaderMap;
use rusqlite::Transaction;
use subtle::{Choice, ConstantTimeEq as _};
use zeroize::Zeroizing;

use super::answer::Refusal;
use super::authorized::Authorized;
use super::call_log::{CallRecord, note};
use super::reason::Reason;
use crate::app::{AppState, SharedState};
use crate::client_address::client_address;
use crate::clock::Millis;
use crate::keys::{credential, networks};
use crate::request::RequestContext;
use crate::store::StoreError;
use crate::store::keys::{self, KeyRow, Status};
use crate::store::secrets::{self, SecretRow, SecretState};

/// What a client sends, as hashes.
struct PresentedCredentials {
    identifier: [u8; 32],
    secret: [u8; 32],
}

/// Who a pair turned out to be.
enum AuthResult {
    /// Nobody.
    Unknown,
    /// Somebody who knows this key's API key.
    Refused(String, Reason),
    /// The key.
    Known(Box<KeyRow>, SecretRow),
}

/// Lets the call pass, or notes the refusal and says why.
pub async fn authorize(
    app: &SharedState,
    peer: SocketAddr,
    headers: &HeaderMap,
    call: &str,
    context: &RequestContext,
) -> Result<Authorized, Refusal> {
    let now = app.now();
    let presented = read(headers);
    let address = client_address(peer.ip(), headers, &app.options.trusted_proxy).ok();
    let result = app
        .store
        .run(move |tx| authenticate(tx, &presented, now))
        .await?;
    let (key_id, reason) = match result {
        AuthResult::Unknown => return Err(Reason::WrongSecret.refusal()),
        AuthResult::Refused(key_id, reason) => (key_id, reason),
        AuthResult::Known(key, secret) => {
            context.set_key(&key.id);
            match judge(app, &key, address, call, now) {
                Err(reason) => (key.id, reason),
                Ok(address) => {
                    return Ok(Authorized {
                        is_first: secret.state != SecretState::Used,
                        secret_id: secret.id,
                        key_id: key.id,
                        workspace_id: key.workspace_id,
                        address,
                    });
                }
            }
        }
    };
    let record = CallRecord {
        key_id: &key_id,
        call,
        address,
        refused: Some(reason),
    };
    note(app, record).await;
    Err(reason.refusal())
}

/// Both headers, once each; what is missing is as wrong as anything else.
fn read(headers: &HeaderMap) -> PresentedCredentials {
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
    PresentedCredentials {
        identifier: hash("x-api-key"),
        secret: hash("x-api-secret"),
    }
}

/// Whose pair it is. An unknown key, a wrong secret and a revoked key are the same comparisons: one
/// look-up, one list of secrets, at least one comparison in constant time. That a refusal of a key
/// which is there is noted afterwards can be measured; an API key is no secret, and too long to be
/// found by trying.
fn authenticate(
    tx: &Transaction<'_>,
    presented: &PresentedCredentials,
    now: Millis,
) -> Result<AuthResult, StoreError> {
    let found = keys::place_of(tx, &presented.identifier)?;
    let (workspace_id, key_id) = found.clone().unwrap_or_default();
    let candidates = secrets::of_key(tx, &key_id)?;
    // Compared whatever there is; nothing hashes to zeros.
    let mut right = presented.secret.ct_eq(&[0; 32]);
    let mut fitting = None;
    for secret in candidates {
        let same: Choice = secret.hash.ct_eq(&presented.secret);
        right |= same;
        if bool::from(same) {
            fitting = Some(secret);
        }
    }
    let Some(fitting) = fitting.filter(|_| bool::from(right)) else {
        return Ok(match found {
            Some(_) => AuthResult::Refused(key_id, Reason::WrongSecret),
            None => AuthResult::Unknown,
        });
    };
    let Some(key) = keys::find(tx, &workspace_id, &key_id)? else {
        return Ok(AuthResult::Unknown);
    };
    Ok(if key.revoked_at.is_some() {
        AuthResult::Refused(key_id, Reason::Revoked)
    } else if fitting.counts(now) {
        AuthResult::Known(Box::new(key), fitting)
    } else {
        AuthResult::Refused(key_id, Reason::SecretEnded)
    })
}

/// What the key allows, in the order of refusals; gives the address, which is known by then.
fn judge(
    app: &AppState,
    key: &KeyRow,
    address: Option<IpAddr>,
    call: &str,
    now: Millis,
) -> Result<IpAddr, Reason> {
    match key.status(now) {
        Status::Disabled => return Err(Reason::Disabled),
        Status::Expired => return Err(Reason::Expired),
        // A revoked key did not come this far.
        Status::Active | Status::Revoked => {}
    }
    let address = address.ok_or(Reason::BadForwardedFor)?;
    if let Some(allowed) = &key.settings.networks
        && !networks::stored(allowed)
            .iter()
            .any(|network| network.contains(&address))
    {
        return Err(Reason::IpNotAllowed);
    }
    if !app.catalogue.has(call) {
        return Err(Reason::UnknownCall);
    }
    if let Some(actions) = &key.settings.actions
        && !actions.iter().any(|action| action == call)
    {
        return Err(Reason::ActionNotAllowed);
    }
    Ok(address)
}
