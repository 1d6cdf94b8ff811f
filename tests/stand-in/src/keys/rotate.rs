//! `POST api-keys/{id}/rotations`: a key gets a new secret, which is delivered once.

use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::Response;
use serde_json::{Value, json};

use super::body_reader::BodyReader;
use super::idempotent::{self, Execution, Outcome};
use super::one::find;
use super::{credential, rotation};
use crate::app::SharedState;
use crate::body::JsonBody;
use crate::capability::Capability;
use crate::delivery::Pair;
use crate::notifications::{self, Notification};
use crate::problem::Problem;
use crate::request::RequestContext;
use crate::session::caller::Caller;
use crate::session::roles::{Permission, Role};
use crate::store::events::{self, Actor, EventRecord, Kind};
use crate::store::idempotency;
use crate::store::secrets::{self, Rotated};

/// `POST api-keys/{id}/rotations`
pub async fn post(
    State(app): State<SharedState>,
    context: RequestContext,
    caller: Caller,
    Path(key_id): Path<String>,
    headers: HeaderMap,
    body: JsonBody,
) -> Result<Response, Problem> {
    app.require_capability(Capability::Rotation)?;
    caller.require(Permission::Rotate)?;
    context.set_key(&key_id);
    {
        // Before the body is asked for: what is not there cannot be rotated.
        let (workspace, key_id) = (caller.0.workspace_id.clone(), key_id.clone());
        app.store
            .run(move |tx| find(tx, &workspace, &key_id).map(|_| ()))
            .await?;
    }
    caller.require_check(&app)?;
    let role = caller.0.role;
    let route = format!("POST api-keys/{key_id}/rotations");
    let intent = idempotent::intent(&caller, route, &headers)?;
    let actor = caller.actor(Permission::Rotate);
    match idempotent::begin(&app, &context, (role, &actor), intent, body).await? {
        Outcome::Replay(response) => Ok(response),
        Outcome::Execute(execution) => first(&app, (role, actor), key_id, execution).await,
    }
}

async fn first(
    app: &SharedState,
    (role, actor): (Role, Actor),
    key_id: String,
    mut execution: Execution<'_>,
) -> Result<Response, Problem> {
    let now = app.now();
    let overlap_seconds = read(execution.body.take())?;
    let secret_key = credential::new_secret_key()?;
    let hash = credential::hash(secret_key.as_bytes());
    let (intent, record) = (execution.intent.clone(), execution.record(key_id, now)?);
    let secret_id = record.secret_id.clone();
    let waits_until = now + app.delivery.longest();
    let (key, superseded) = app
        .store
        .run(move |tx| {
            let (workspace, key_id) = (&intent.workspace_id, &record.key_id);
            let key = find(tx, workspace, key_id)?;
            rotation::check(&key, now)?;
            // One that ended by itself is told of before the one that takes its place.
            events::apply_expirations(tx, now)?;
            let waiting = key.secrets.iter().filter(|secret| secret.is_pending(now));
            let superseded: Vec<String> = waiting.map(|secret| secret.id.clone()).collect();
            for id in &superseded {
                secrets::end(tx, id, now)?;
                let done = EventRecord {
                    key_id,
                    kind: Kind::RotationCancelled,
                    secret_id: Some(id),
                    detail: json!({}),
                };
                events::add(tx, &actor, &done, now)?;
                secrets::end_is_told(tx, id)?;
            }
            let secret = Rotated {
                hash,
                overlap_seconds,
                created_at: now,
                ends_at: rotation::within_expiry(&key, waits_until),
            };
            secrets::add_rotated(tx, (key_id, &record.secret_id), &secret)?;
            idempotency::add(tx, &intent, &record)?;
            let done = EventRecord {
                key_id,
                kind: Kind::Rotated,
                secret_id: Some(&record.secret_id),
                detail: json!({ "overlap_seconds": overlap_seconds }),
            };
            events::add(tx, &actor, &done, now)?;
            let key = find(tx, workspace, key_id)?;
            notifications::write(
                tx,
                &actor,
                &key,
                &Notification::Rotated(overlap_seconds),
                now,
            )?;
            Ok::<_, Problem>((key, superseded))
        })
        .await?;
    for id in &superseded {
        app.delivery.forget(id);
    }
    let pair = Pair {
        api_key: None,
        secret_key,
    };
    idempotent::complete(app, role, &key, &secret_id, pair, now)
}

fn read(body: Value) -> Result<i64, Problem> {
    let mut fields = BodyReader::of(body, &["overlap_seconds"]);
    let seconds = fields.required("overlap_seconds").and_then(|value| {
        if !value.is_number() {
            fields.wrong_type("/overlap_seconds", "a number of seconds");
        }
        let known = |seconds: &i64| *seconds == 0 || rotation::OVERLAPS_SECONDS.contains(seconds);
        let seconds = value.as_i64().filter(known);
        if seconds.is_none() && value.is_number() {
            let detail = format!("Say 0, or one of {:?}.", rotation::OVERLAPS_SECONDS);
            fields.error("/overlap_seconds", "unknown-value", detail);
        }
        seconds
    });
    fields.finish()?;
    seconds.ok_or_else(Problem::internal)
}
