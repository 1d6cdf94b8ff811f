//! A call that makes a secret: carried out once for each intent, and its answer repeated by the
//! rules of [`crate::delivery`].

mod answer;
mod intent;

use axum::http::HeaderValue;
use axum::response::Response;
use serde_json::{Value, json};

use super::one::find;
use crate::app::AppState;
use crate::body::{JsonBody, fingerprint};
use crate::clock::Millis;
use crate::delivery::{Claim, MOST_REPEATS, Pair};
use crate::problem::{Kind, Problem};
use crate::random::{self, RngError};
use crate::request::RequestContext;
use crate::session::roles::Role;
use crate::store::events::{self, Actor, EventRecord};
use crate::store::idempotency::{self, Intent, Record};
use crate::store::keys::KeyRow;
use crate::store::secrets::SecretRow;
pub use intent::intent;

/// What a request turned out to be.
pub enum Outcome<'a> {
    /// Of an intent that is not known yet.
    Execute(Execution<'a>),
    /// Of one that was carried out; its answer again.
    Replay(Response),
}

/// A request to carry out. Until it is dropped no other one of its intent is.
pub struct Execution<'a> {
    /// The intent.
    pub intent: Intent,
    /// The body, not looked at yet.
    pub body: Value,
    body_hash: [u8; 32],
    _claim: Claim<'a>,
}

impl Execution<'_> {
    /// The record of the intent, with a fresh id for the secret.
    pub fn record(&self, key_id: String, now: Millis) -> Result<Record, RngError> {
        Ok(Record {
            body_hash: self.body_hash,
            key_id,
            secret_id: random::id("sec_")?,
            created_at: now,
            deliveries: 1,
        })
    }
}

/// Finds out whether this is to be carried out; gives the answer again where it was.
///
/// # Errors
/// Of the body; 409 while it is under way or where the secret is gone; 422 with another body.
pub async fn begin<'a>(
    app: &'a AppState,
    context: &RequestContext,
    (role, actor): (Role, &Actor),
    intent: Intent,
    body: JsonBody,
) -> Result<Outcome<'a>, Problem> {
    let body = body.read().await?;
    let body_hash = fingerprint(&body)?;
    let Some(claim) = app.delivery.claim(&intent) else {
        return Err(Problem::new(
            Kind::IdempotencyInProgress,
            "The same request is still under way. Ask again in a moment.",
        )
        .retry_after(1));
    };
    let known = {
        let intent = intent.clone();
        app.store
            .run(move |tx| idempotency::find(tx, &intent))
            .await?
    };
    match known {
        Some(record) if record.body_hash != body_hash => Err(Problem::new(
            Kind::IdempotencyKeyReused,
            "This Idempotency-Key belongs to another request. Use a new one for each intent.",
        )),
        Some(record) => {
            context.set_key(&record.key_id);
            Ok(Outcome::Replay(
                repeat(app, (role, actor.clone()), intent, record).await?,
            ))
        }
        None => Ok(Outcome::Execute(Execution {
            intent,
            body,
            body_hash,
            _claim: claim,
        })),
    }
}

/// The first answer that holds the secret; from here on it waits to be asked for again.
pub fn complete(
    app: &AppState,
    role: Role,
    key: &KeyRow,
    secret_id: &str,
    pair: Pair,
    now: Millis,
) -> Result<Response, Problem> {
    let response = answer::created(app, key, role, now, secret_id, &pair)?;
    app.delivery.put(secret_id, pair, now);
    Ok(response)
}

async fn repeat(
    app: &AppState,
    (role, actor): (Role, Actor),
    intent: Intent,
    record: Record,
) -> Result<Response, Problem> {
    let now = app.now();
    let (key_id, secret_id) = (record.key_id.clone(), record.secret_id.clone());
    let gone = move || {
        Problem::new(
            Kind::AlreadyCreated,
            "This request was carried out already; its secret key cannot be given again.",
        )
        .with("key_id", key_id.as_str())
    };
    let waited = now - record.created_at >= app.delivery.longest();
    let over = waited || record.deliveries > MOST_REPEATS;
    if over {
        app.delivery.forget(&secret_id);
    }
    // Whether it is there is asked before the repeat is recorded, and used after.
    if over || app.delivery.with(&secret_id, now, |_| ()).is_none() {
        return Err(gone());
    }
    let refuse = gone.clone();
    let key = app
        .store
        .run(move |tx| {
            let key = find(tx, &intent.workspace_id, &record.key_id)?;
            // What ended while its pair was on its way to memory.
            let ended = |secret: &SecretRow| secret.id == record.secret_id && !secret.counts(now);
            if key.revoked_at.is_some() || key.secrets.iter().any(ended) {
                return Err(refuse());
            }
            idempotency::delivered_again(tx, &intent)?;
            let done = EventRecord {
                key_id: &record.key_id,
                kind: events::Kind::AnswerRepeated,
                secret_id: Some(&record.secret_id),
                detail: json!({}),
            };
            events::add(tx, &actor, &done, now)?;
            Ok(key)
        })
        .await?;
    let mut response = app
        .delivery
        .with(&secret_id, now, |pair| {
            answer::created(app, &key, role, now, &secret_id, pair)
        })
        .ok_or_else(gone)??;
    response
        .headers_mut()
        .insert("idempotency-replayed", HeaderValue::from_static("true"));
    Ok(response)
}
