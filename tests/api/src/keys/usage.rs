//! `GET api-keys/{id}/usage`: the last calls that named the key.

use axum::Json;
use axum::extract::{Path, State};
use serde_json::{Value, json};

use super::one::find;
use crate::app::Shared;
use crate::problem::Problem;
use crate::request::Facts;
use crate::session::caller::Caller;
use crate::session::roles::Permission;
use crate::store::recent::{self, Call};
use crate::timestamp;

/// `GET api-keys/{id}/usage`
pub async fn get(
    State(app): State<Shared>,
    facts: Facts,
    caller: Caller,
    Path(key_id): Path<String>,
) -> Result<Json<Value>, Problem> {
    caller.require(Permission::List)?;
    facts.set_key(&key_id);
    let workspace = caller.0.workspace_id.clone();
    let calls = app
        .store
        .run(move |tx| {
            find(tx, &workspace, &key_id)?;
            recent::of_key(tx, &key_id).map_err(Problem::from)
        })
        .await?;
    let sees_addresses = caller.0.role.may(Permission::SeeAddresses);
    let calls: Vec<Value> = calls
        .iter()
        .map(|call| view(call, sees_addresses))
        .collect();
    Ok(Json(json!({ "recent_calls": calls })))
}

fn view(call: &Call, sees_addresses: bool) -> Value {
    json!({
        "at": timestamp::format(call.at),
        "address": call.address.as_deref().filter(|_| sees_addresses),
        "action": call.action,
        "outcome": if call.reason.is_none() { "accepted" } else { "refused" },
        "reason": call.reason,
    })
}
