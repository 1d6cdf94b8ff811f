//! `GET` and `DELETE api-keys/{id}`.

use axum::extract::{Path, State};
use axum::response::Response;
use rusqlite::Transaction;
use serde_json::json;

use super::{etag, view};
use crate::app::SharedState;
use crate::notifications::{self, Notification};
use crate::problem::{Kind, Problem};
use crate::request::RequestContext;
use crate::session::caller::Caller;
use crate::session::roles::Permission;
use crate::store::events::{self, EventRecord};
use crate::store::keys::{self, KeyRow};

/// The key, or 404: whether another workspace has it is not told.
pub fn find(tx: &Transaction<'_>, workspace_id: &str, key_id: &str) -> Result<KeyRow, Problem> {
    keys::find(tx, workspace_id, key_id)?
        .ok_or_else(|| Problem::new(Kind::NotFound, "There is no such key in this workspace."))
}

/// `GET api-keys/{id}`
pub async fn get(
    State(app): State<SharedState>,
    context: RequestContext,
    caller: Caller,
    Path(key_id): Path<String>,
) -> Result<Response, Problem> {
    caller.require(Permission::List)?;
    context.set_key(&key_id);
    let (workspace, now) = (caller.0.workspace_id.clone(), app.now());
    let key = app
        .store
        .run(move |tx| find(tx, &workspace, &key_id))
        .await?;
    Ok(etag::answer(
        key.revision,
        view::key(&app, &key, caller.0.role, now),
    ))
}

/// `DELETE api-keys/{id}`
pub async fn revoke(
    State(app): State<SharedState>,
    context: RequestContext,
    caller: Caller,
    Path(key_id): Path<String>,
) -> Result<Response, Problem> {
    caller.require(Permission::Revoke)?;
    context.set_key(&key_id);
    let (workspace, actor) = (
        caller.0.workspace_id.clone(),
        caller.actor(Permission::Revoke),
    );
    let now = app.now();
    let key = app
        .store
        .run(move |tx| -> Result<_, Problem> {
            let key = find(tx, &workspace, &key_id)?;
            if key.revoked_at.is_some() {
                return Ok(key);
            }
            keys::revoke(tx, &key.id, now)?;
            let done = EventRecord {
                key_id: &key.id,
                kind: events::Kind::Revoked,
                secret_id: None,
                detail: json!({}),
            };
            events::add(tx, &actor, &done, now)?;
            let key = find(tx, &workspace, &key.id)?;
            notifications::write(tx, &actor, &key, &Notification::Revoked, now)?;
            Ok(key)
        })
        .await?;
    for secret in &key.secrets {
        app.delivery.forget(&secret.id);
    }
    Ok(etag::answer(
        key.revision,
        view::key(&app, &key, caller.0.role, now),
    ))
}
