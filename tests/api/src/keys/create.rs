//! `POST api-keys`: a key is made, and its pair delivered by the rules of [`crate::delivery`].

use axum::body::{Body, Bytes};
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::Response;
use serde::Serialize;
use serde_json::{Value, json};
use zeroize::Zeroizing;

use super::draft::{self, Rules};
use super::one::find;
use super::{credential, etag, limits, view};
use crate::app::{App, Shared};
use crate::body::{JsonBody, fingerprint};
use crate::delivery::{self, Pair};
use crate::problem::{Kind, Problem};
use crate::random;
use crate::request::Facts;
use crate::session::caller::Caller;
use crate::session::roles::Permission;
use crate::store::events::{self, Actor};
use crate::store::idempotency::{self, Intent, Record};
use crate::store::keys::{self, KeyRow, Settings};
use crate::store::listing::{self, Filter};
use crate::store::secrets::{self, SecretState};

/// `POST api-keys`
pub async fn post(
    State(app): State<Shared>,
    facts: Facts,
    caller: Caller,
    headers: HeaderMap,
    body: JsonBody,
) -> Result<Response, Problem> {
    caller.require(Permission::Create)?;
    caller.require_check(&app)?;
    let intent = Intent {
        user_id: caller.0.user_id.clone(),
        workspace_id: caller.0.workspace_id.clone(),
        route: "POST api-keys",
        idempotency_key: idempotency_key(&headers)?,
    };
    let body = body.read().await?;
    let body_hash = fingerprint(&body);
    let Some(_claim) = app.delivery.claim(&intent) else {
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
            facts.set_key(&record.key_id);
            repeat(&app, caller, intent, record).await
        }
        None => first(&app, &facts, caller, intent, body, body_hash).await,
    }
}

fn idempotency_key(headers: &HeaderMap) -> Result<String, Problem> {
    let Some(value) = headers.get("idempotency-key") else {
        return Err(Problem::new(
            Kind::IdempotencyKeyMissing,
            "Send an Idempotency-Key, so that a lost answer makes no second key.",
        ));
    };
    let known = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-';
    value
        .to_str()
        .ok()
        .filter(|text| (16..=128).contains(&text.len()) && text.bytes().all(known))
        .map(str::to_owned)
        .ok_or_else(|| {
            Problem::new(
                Kind::MalformedRequest,
                "An Idempotency-Key has 16 to 128 letters, digits, - or _.",
            )
        })
}

async fn first(
    app: &Shared,
    facts: &Facts,
    caller: Caller,
    intent: Intent,
    body: Value,
    body_hash: [u8; 32],
) -> Result<Response, Problem> {
    let (now, role) = (app.now(), caller.0.role);
    let settings = draft::new_key(body, &Rules::new(app, role, now, None))?;
    let pair = credential::new_pair()?;
    let identifier = credential::identifier(&pair.api_key);
    let hash = credential::hash(pair.secret_key.as_bytes());
    let record = Record {
        body_hash,
        key_id: random::id("key_")?,
        secret_id: random::id("sec_")?,
        created_at: now,
        deliveries: 1,
    };
    let (key_id, secret_id) = (record.key_id.clone(), record.secret_id.clone());
    facts.set_key(&key_id);
    let key = app
        .store
        .run(move |tx| {
            let workspace = &intent.workspace_id;
            if listing::count(tx, workspace, Filter::Current, now)? >= limits::ACTIVE_KEYS {
                return Err(full());
            }
            let origin = (Some(intent.user_id.as_str()), Some(now));
            keys::add(tx, (workspace, &key_id), &identifier, &settings, origin)?;
            let state = SecretState::Undelivered;
            secrets::add(tx, (&key_id, &record.secret_id), &hash, state, Some(now))?;
            idempotency::add(tx, &intent, &record)?;
            let actor = Actor {
                workspace_id: workspace,
                user_id: Some(&intent.user_id),
            };
            events::add(
                tx,
                &actor,
                Some(&key_id),
                "created",
                &summary(&settings),
                now,
            )?;
            find(tx, workspace, &key_id)
        })
        .await?;
    let view = view::key(&key, role, now);
    let response = created(&key, &view, &secret_id, &pair)?;
    app.delivery.put(&secret_id, pair, now);
    Ok(response)
}

async fn repeat(
    app: &App,
    caller: Caller,
    intent: Intent,
    record: Record,
) -> Result<Response, Problem> {
    let (now, role) = (app.now(), caller.0.role);
    let gone = || {
        Problem::new(
            Kind::AlreadyCreated,
            "This request created a key already; its secret key cannot be given again.",
        )
        .with("key_id", record.key_id.as_str())
    };
    let secret_id = record.secret_id.as_str();
    let over =
        record.deliveries > delivery::MOST_REPEATS || now - record.created_at >= delivery::LONGEST;
    if over {
        app.delivery.forget(secret_id);
    }
    // Whether it is there is asked before the repeat is recorded, and used after.
    if over || app.delivery.with(secret_id, now, |_| ()).is_none() {
        return Err(gone());
    }
    let key = {
        let (key_id, secret_id) = (record.key_id.clone(), record.secret_id.clone());
        app.store
            .run(move |tx| {
                let key = find(tx, &intent.workspace_id, &key_id)?;
                idempotency::delivered_again(tx, &intent)?;
                let actor = Actor {
                    workspace_id: &intent.workspace_id,
                    user_id: Some(&intent.user_id),
                };
                let detail = json!({ "secret_id": secret_id });
                events::add(tx, &actor, Some(&key_id), "delivered_again", &detail, now)?;
                Ok::<_, Problem>(key)
            })
            .await?
    };
    let view = view::key(&key, role, now);
    let mut response = app
        .delivery
        .with(secret_id, now, |pair| created(&key, &view, secret_id, pair))
        .ok_or_else(gone)??;
    response
        .headers_mut()
        .insert("idempotency-replayed", HeaderValue::from_static("true"));
    Ok(response)
}

fn full() -> Problem {
    let detail = format!(
        "This workspace has {} API keys, which is the most. Revoke one to create another.",
        limits::ACTIVE_KEYS
    );
    Problem::new(Kind::LimitReached, detail)
}

fn summary(settings: &Settings) -> Value {
    json!({ "networks": settings.networks, "actions": settings.actions })
}

#[derive(Serialize)]
struct Created<'a> {
    key: &'a Value,
    secret_id: &'a str,
    api_key: &'a str,
    secret_key: &'a str,
}

/// The one answer that holds the pair; its bytes are wiped once they are sent.
fn created(key: &KeyRow, view: &Value, secret_id: &str, pair: &Pair) -> Result<Response, Problem> {
    let body = Created {
        key: view,
        secret_id,
        api_key: &pair.api_key,
        secret_key: &pair.secret_key,
    };
    // Room enough from the start: growing would leave copies of the secret behind.
    let room = view.to_string().len() + 1_024;
    let mut bytes = Zeroizing::new(Vec::with_capacity(room));
    serde_json::to_writer(&mut *bytes, &body).map_err(|_| Problem::internal())?;
    let mut response = Response::new(Body::from(Bytes::from_owner(bytes)));
    *response.status_mut() = StatusCode::CREATED;
    let headers = response.headers_mut();
    headers.insert(
        header::CONTENT_TYPE,
        HeaderValue::from_static("application/json"),
    );
    headers.insert(header::ETAG, etag::value(key.revision));
    let location = HeaderValue::from_str(&format!("/api/settings/api-keys/{}", key.id));
    headers.insert(header::LOCATION, location.map_err(|_| Problem::internal())?);
    Ok(response)
}
