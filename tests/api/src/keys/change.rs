//! `PATCH api-keys/{id}`: a change of settings, counting from the next public call on.

use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::Response;
use serde_json::{Value, json};

use super::draft::{self, Rules};
use super::one::find;
use super::{etag, view};
use crate::app::Shared;
use crate::body::JsonBody;
use crate::problem::{Kind, Problem};
use crate::request::Facts;
use crate::session::caller::Caller;
use crate::session::roles::Permission;
use crate::store::events::{self, Actor};
use crate::store::keys::{self, Settings};
use crate::store::secrets;

/// `PATCH api-keys/{id}`
pub async fn patch(
    State(app): State<Shared>,
    facts: Facts,
    caller: Caller,
    Path(key_id): Path<String>,
    headers: HeaderMap,
    body: JsonBody,
) -> Result<Response, Problem> {
    caller.require(Permission::Edit)?;
    facts.set_key(&key_id);
    let now = app.now();
    let role = caller.0.role;
    {
        // Before the body is asked for: what is not there cannot be changed.
        let (workspace, key_id) = (caller.0.workspace_id.clone(), key_id.clone());
        app.store
            .run(move |tx| find(tx, &workspace, &key_id).map(|_| ()))
            .await?;
    }
    let expected = etag::required(&headers)?;
    let body = body.read().await?;
    let shared = app.clone();
    let key = app
        .store
        .run(move |tx| {
            let session = &caller.0;
            let key = find(tx, &session.workspace_id, &key_id)?;
            if key.revoked_at.is_some() {
                return Err(Problem::new(
                    Kind::KeyRevoked,
                    "A revoked key stays as it is. Create a new one.",
                ));
            }
            etag::check(expected, key.revision)?;
            let rules = Rules::new(&shared, role, now, Some(&key.settings));
            let settings = draft::changed(body, &key.settings, &rules)?;
            if draft::widens(&key.settings, &settings) {
                caller.require_check(&shared)?;
            }
            if settings == key.settings {
                return Ok(key);
            }
            keys::change(tx, &key.id, &settings)?;
            if let Some(expires_at) = settings.expires_at {
                // An earlier expiry is the end of every overlap, also if it is moved away again.
                secrets::cap(tx, &key.id, expires_at)?;
            }
            let actor = Actor {
                workspace_id: &session.workspace_id,
                user_id: Some(&session.user_id),
            };
            let detail = json!({ "changed": changed(&key.settings, &settings) });
            events::add(tx, &actor, Some(&key.id), "changed", &detail, now)?;
            find(tx, &session.workspace_id, &key.id)
        })
        .await?;
    Ok(etag::answer(key.revision, view::key(&key, role, now)))
}

fn changed(before: &Settings, after: &Settings) -> Vec<Value> {
    [
        ("name", before.name != after.name),
        ("note", before.note != after.note),
        ("ip_restrictions", before.networks != after.networks),
        ("allowed_actions", before.actions != after.actions),
        ("expires_at", before.expires_at != after.expires_at),
        ("enabled", before.enabled != after.enabled),
    ]
    .into_iter()
    .filter(|(_, different)| *different)
    .map(|(name, _)| name.into())
    .collect()
}
