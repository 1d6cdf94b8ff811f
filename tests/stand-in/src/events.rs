//! `GET events` and `GET api-keys/{id}/events`: who did what with the workspace's keys.

mod query;
mod view;

use axum::Json;
use axum::extract::{Path, RawQuery, State};
use serde_json::{Value, json};

use crate::app::{AppState, SharedState};
use crate::capability::Capability;
use crate::keys::one::find;
use crate::problem::Problem;
use crate::request::RequestContext;
use crate::session::caller::Caller;
use crate::session::roles::Permission;
use crate::store::events::{self, Event};

/// `GET events`
pub async fn of_workspace(
    State(app): State<SharedState>,
    caller: Caller,
    RawQuery(query): RawQuery,
) -> Result<Json<Value>, Problem> {
    page(&app, &caller, query, None).await
}

/// `GET api-keys/{id}/events`
pub async fn of_key(
    State(app): State<SharedState>,
    context: RequestContext,
    caller: Caller,
    Path(key_id): Path<String>,
    RawQuery(query): RawQuery,
) -> Result<Json<Value>, Problem> {
    context.set_key(&key_id);
    page(&app, &caller, query, Some(key_id)).await
}

async fn page(
    app: &AppState,
    caller: &Caller,
    query: Option<String>,
    key_id: Option<String>,
) -> Result<Json<Value>, Problem> {
    app.require_capability(Capability::Events)?;
    caller.require(Permission::List)?;
    let workspace = caller.0.workspace_id.clone();
    let query = query::read(query.as_deref().unwrap_or_default(), workspace, key_id)?;
    let asked = query.clone();
    let now = app.now();
    let (found, more) = app
        .store
        .run(move |tx| -> Result<_, Problem> {
            if let Some(key_id) = &asked.key_id {
                find(tx, &asked.workspace_id, key_id)?;
            }
            events::apply_expirations(tx, now)?;
            Ok(events::page(tx, &asked)?)
        })
        .await?;
    let sees_addresses = caller.0.role.may(Permission::SeeAddresses);
    let to_json = |event: &Event| view::event(event, sees_addresses, now);
    let last = found.last().filter(|_| more);
    Ok(Json(json!({
        "events": found.iter().map(to_json).collect::<Vec<Value>>(),
        "next_cursor": last.map(|last| query::cursor(&query, last)),
    })))
}
