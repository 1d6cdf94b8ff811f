//! `GET api-keys/{id}/usage`: what a key was used for.

mod span;
mod view;

use axum::Json;
use axum::extract::{Path, RawQuery, State};
use serde_json::{Value, json};

use super::one::find;
use crate::app::SharedState;
use crate::capability::Capability;
use crate::problem::{Kind, Problem};
use crate::request::RequestContext;
use crate::session::caller::Caller;
use crate::session::roles::Permission;
use crate::store::{recent, rollups};
use crate::timestamp;
use span::Span;

/// `GET api-keys/{id}/usage`
pub async fn get(
    State(app): State<SharedState>,
    context: RequestContext,
    caller: Caller,
    Path(key_id): Path<String>,
    RawQuery(query): RawQuery,
) -> Result<Json<Value>, Problem> {
    app.require_capability(Capability::Usage)?;
    caller.require(Permission::List)?;
    context.set_key(&key_id);
    let span = span(query.as_deref().unwrap_or_default())?;
    let (workspace, now) = (caller.0.workspace_id.clone(), app.now());
    let sees_addresses = caller.0.role.may(Permission::SeeAddresses);
    let (unit, since) = (span.unit(), span.since(now));
    let usage = app
        .store
        .run(move |tx| -> Result<_, Problem> {
            let key = find(tx, &workspace, &key_id)?;
            let counts = rollups::counts(tx, &key_id, unit, since)?;
            let addresses = rollups::addresses(tx, &key_id, unit, since)?;
            let complete = rollups::everywhere(tx, &key_id, unit, since)?;
            let (addresses, complete) = view::addresses(addresses, complete);
            let actions = rollups::actions(tx, &key_id, unit, since)?;
            let calls = recent::of_key(tx, &key_id)?;
            let calls: Vec<Value> = calls
                .iter()
                .map(|call| view::call(call, sees_addresses, now))
                .collect();
            Ok(json!({
                "days": span.days(),
                "since": timestamp::format(since),
                "recorded_since": key.recorded_since.and_then(timestamp::format),
                "buckets": view::buckets(&counts, span, now),
                "totals": view::counts(counts.iter()),
                "actions": view::actions(&actions),
                "addresses": sees_addresses.then_some(addresses),
                "addresses_complete": complete,
                "recent_calls": calls,
            }))
        })
        .await?;
    Ok(Json(usage))
}

fn span(encoded: &str) -> Result<Span, Problem> {
    let malformed = || {
        let detail = "Known is days, once: 30, 7 or 1.";
        Problem::new(Kind::MalformedRequest, detail)
    };
    let mut parameters = url::form_urlencoded::parse(encoded.as_bytes());
    let span = match parameters.next() {
        None => Span::Week,
        Some((name, days)) if name == "days" => Span::read(&days).ok_or_else(malformed)?,
        Some(_) => return Err(malformed()),
    };
    match parameters.next() {
        None => Ok(span),
        Some(_) => Err(malformed()),
    }
}
