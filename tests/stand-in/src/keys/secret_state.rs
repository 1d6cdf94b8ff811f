//! `POST api-keys/{id}/secret-state`: what became of a secret, as the page reports it.

use axum::extract::{Path, State};
use axum::response::Response;
use serde_json::{Value, json};

use super::body_reader::BodyReader;
use super::one::find;
use super::{etag, rotation, view};
use crate::app::SharedState;
use crate::body::JsonBody;
use crate::problem::{Kind, Problem};
use crate::request::RequestContext;
use crate::session::caller::Caller;
use crate::session::roles::Permission;
use crate::store::events::{self, EventRecord};
use crate::store::secrets::SecretState;

/// `POST api-keys/{id}/secret-state`
pub async fn post(
    State(app): State<SharedState>,
    context: RequestContext,
    caller: Caller,
    Path(key_id): Path<String>,
    body: JsonBody,
) -> Result<Response, Problem> {
    // Whoever could be given a secret can say what became of it.
    if !caller.0.role.may(Permission::Rotate) {
        caller.require(Permission::Create)?;
    }
    context.set_key(&key_id);
    let (workspace, role) = (caller.0.workspace_id.clone(), caller.0.role);
    {
        let (workspace, key_id) = (workspace.clone(), key_id.clone());
        app.store
            .run(move |tx| find(tx, &workspace, &key_id).map(|_| ()))
            .await?;
    }
    let (secret_id, state) = read(body.read().await?)?;
    let (now, wait) = (app.now(), app.delivery.longest());
    let reported = secret_id.clone();
    let key = app
        .store
        .run(move |tx| {
            let key = find(tx, &workspace, &key_id)?;
            let Some(secret) = key.secrets.iter().find(|secret| secret.id == reported) else {
                let mut fields = BodyReader::of(json!({}), &[]);
                fields.error(
                    "/secret_id",
                    "unknown-secret",
                    "This key has no such secret.",
                );
                return fields.finish().map(|()| key);
            };
            if secret.is_cancelled(now) {
                return Err(cancelled());
            }
            // `Unknown` ranks above all: what is older than the record stays unknown.
            if secret.state >= state {
                return Ok(key);
            }
            rotation::advance(tx, &key, secret, state, (now, wait))?;
            // A secret comes with its key or by a rotation; that is the right it is taken by.
            let permission = match secret.overlap() {
                None => Permission::Create,
                Some(_) => Permission::Rotate,
            };
            let done = EventRecord {
                key_id: &key.id,
                kind: if state == SecretState::Shown {
                    events::Kind::SecretShown
                } else {
                    events::Kind::SecretSaved
                },
                secret_id: Some(&secret.id),
                detail: json!({}),
            };
            events::add(tx, &caller.actor(permission), &done, now)?;
            find(tx, &workspace, &key.id)
        })
        .await?;
    // On a screen by now: no repeat has a use for it.
    app.delivery.forget(&secret_id);
    Ok(etag::answer(key.revision, view::key(&app, &key, role, now)))
}

fn cancelled() -> Problem {
    Problem::new(
        Kind::RotationCancelled,
        "This new secret key was not shown in time, or a newer one took its place. It does not work; create another.",
    )
}

fn read(body: Value) -> Result<(String, SecretState), Problem> {
    let mut fields = BodyReader::of(body, &["secret_id", "state"]);
    let secret_id = fields.required_text("secret_id");
    let state = fields.required_text("state");
    let state = state.and_then(|state| match state.as_str() {
        "shown" => Some(SecretState::Shown),
        "saved" => Some(SecretState::Saved),
        _ => {
            fields.error("/state", "unknown-value", "Say one of: shown, saved.");
            None
        }
    });
    fields.finish()?;
    secret_id.zip(state).ok_or_else(Problem::internal)
}
