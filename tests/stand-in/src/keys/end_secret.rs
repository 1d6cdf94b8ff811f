//! `DELETE api-keys/{id}/secrets/{secret_id}`: an old secret ends before its time.

use axum::extract::{Path, State};
use axum::response::Response;
use serde_json::json;

use super::one::find;
use super::{etag, rotation, view};
use crate::app::SharedState;
use crate::capability::Capability;
use crate::problem::{Kind, Problem};
use crate::request::RequestContext;
use crate::session::caller::Caller;
use crate::session::roles::Permission;
use crate::store::events::{self, EventRecord};
use crate::store::secrets;

/// `DELETE api-keys/{id}/secrets/{secret_id}`. Without reauthentication: it takes away.
pub async fn delete(
    State(app): State<SharedState>,
    context: RequestContext,
    caller: Caller,
    Path((key_id, secret_id)): Path<(String, String)>,
) -> Result<Response, Problem> {
    app.require_capability(Capability::Rotation)?;
    caller.require(Permission::Rotate)?;
    context.set_key(&key_id);
    let (workspace, actor) = (
        caller.0.workspace_id.clone(),
        caller.actor(Permission::Rotate),
    );
    let (now, ending) = (app.now(), secret_id.clone());
    let key = app
        .store
        .run(move |tx| {
            let key = find(tx, &workspace, &key_id)?;
            let Some(secret) = key.secrets.iter().find(|secret| secret.id == ending) else {
                return Err(Problem::new(
                    Kind::NotFound,
                    "This key has no such secret key.",
                ));
            };
            if key.revoked_at.is_some() || !secret.counts(now) {
                return Ok(key);
            }
            if rotation::is_current(&key, secret, now) {
                return Err(Problem::new(
                    Kind::SecretCurrent,
                    "This is the key's current secret key. Create a new one first, or revoke the key.",
                ));
            }
            secrets::end(tx, &ending, now)?;
            let done = EventRecord {
                key_id: &key.id,
                kind: events::Kind::SecretEnded,
                secret_id: Some(&ending),
                detail: json!({}),
            };
            events::add(tx, &actor, &done, now)?;
            secrets::end_is_told(tx, &ending)?;
            find(tx, &workspace, &key.id)
        })
        .await?;
    app.delivery.forget(&secret_id);
    Ok(etag::answer(
        key.revision,
        view::key(&app, &key, caller.0.role, now),
    ))
}
