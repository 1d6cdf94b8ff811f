//! `GET api-keys`: a page of the workspace's keys.

use axum::Json;
use axum::extract::{RawQuery, State};
use serde_json::Value;

use super::page::{self, ListParams};
use crate::app::SharedState;
use crate::problem::{Kind, Problem};
use crate::session::caller::Caller;
use crate::session::roles::Permission;
use crate::store::listing;

/// What tells this list from what a search found.
const TAG: &str = "-";

/// `GET api-keys`
pub async fn get(
    State(app): State<SharedState>,
    caller: Caller,
    RawQuery(query): RawQuery,
) -> Result<Json<Value>, Problem> {
    caller.require(Permission::List)?;
    let (wanted, cursor) = read(query.as_deref().unwrap_or_default())?;
    let workspace = &caller.0.workspace_id;
    let query = wanted
        .query(&app, workspace, None, (cursor.as_deref(), TAG))
        .ok_or_else(|| malformed("cursor"))?;
    let (now, role) = (app.now(), caller.0.role);
    let page = app
        .store
        .run(move |tx| listing::page(tx, &query, now))
        .await?
        .ok_or_else(|| malformed("cursor"))?;
    Ok(Json(wanted.view(&app, &page, TAG, (role, now))))
}

fn read(encoded: &str) -> Result<(ListParams, Option<String>), Problem> {
    let mut wanted = ListParams::default();
    let mut cursor = None;
    let mut seen: Vec<String> = Vec::new();
    for (name, value) in url::form_urlencoded::parse(encoded.as_bytes()) {
        if seen.contains(&name.to_string()) {
            return Err(malformed(&name));
        }
        let taken = match name.as_ref() {
            "status" => wanted.set_status(&value),
            "sort" => wanted.set_sort(&value),
            "limit" => value.parse().ok().and_then(|limit| wanted.set_limit(limit)),
            "cursor" => {
                cursor = Some(value.into_owned());
                Some(())
            }
            _ => None,
        };
        taken.ok_or_else(|| malformed(&name))?;
        seen.push(name.into_owned());
    }
    Ok((wanted, cursor))
}

fn malformed(parameter: &str) -> Problem {
    let detail = match parameter {
        "status" => format!("status is one of {}.", page::statuses()),
        "sort" => format!("sort is one of {}.", page::sorts()),
        "limit" => format!("limit is a number from 1 to {}.", page::MOST),
        "cursor" => {
            "This cursor does not belong to this list. Begin with the first page.".to_owned()
        }
        _ => "Known are cursor, limit, status and sort, once each.".to_owned(),
    };
    Problem::new(Kind::MalformedRequest, detail)
}
