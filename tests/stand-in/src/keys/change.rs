//! `PATCH api-keys/{id}`: a change of settings, counting from the next public call on.

use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::Response;
use serde_json::json;

use super::one::find;
use super::validate::{self, PrivilegeIncrease, ValidationContext};
use super::{changes, etag, view};
use crate::app::SharedState;
use crate::body::JsonBody;
use crate::capability::Capability;
use crate::notifications::{self, Notification};
use crate::problem::{Kind, Problem};
use crate::request::RequestContext;
use crate::session::caller::Caller;
use crate::session::roles::Permission;
use crate::store::events::{self, EventRecord};
use crate::store::keys;
use crate::store::secrets;

/// `PATCH api-keys/{id}`
pub async fn patch(
    State(app): State<SharedState>,
    context: RequestContext,
    caller: Caller,
    Path(key_id): Path<String>,
    headers: HeaderMap,
    body: JsonBody,
) -> Result<Response, Problem> {
    app.require_capability(Capability::Edit)?;
    caller.require(Permission::Edit)?;
    context.set_key(&key_id);
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
            let rules = ValidationContext::new(&shared, role, now, Some(&key.settings));
            let settings = validate::changed(body, &key.settings, &rules)?;
            let widening = PrivilegeIncrease::between(&key.settings, &settings);
            if widening.is_any() {
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
            let actor = caller.actor(Permission::Edit);
            let (kind, changes) = changes::between(&key.settings, &settings);
            let done = EventRecord {
                key_id: &key.id,
                kind,
                secret_id: None,
                detail: json!({ "changes": changes }),
            };
            events::add(tx, &actor, &done, now)?;
            let after = find(tx, &session.workspace_id, &key.id)?;
            if widening.is_any() {
                let news = Notification::Widened(widening, &key.settings);
                notifications::write(tx, &actor, &after, &news, now)?;
            }
            Ok(after)
        })
        .await?;
    Ok(etag::answer(key.revision, view::key(&app, &key, role, now)))
}
