//! `GET api-keys`: a page of the workspace's keys.

use axum::Json;
use axum::extract::{RawQuery, State};
use serde_json::{Value, json};

use super::view;
use crate::app::Shared;
use crate::problem::{Kind, Problem};
use crate::session::caller::Caller;
use crate::session::roles::Permission;
use crate::store::listing::{self, Column, Filter, Query};

const FILTERS: [(&str, Filter); 6] = [
    ("current", Filter::Current),
    ("active", Filter::Active),
    ("disabled", Filter::Disabled),
    ("expired", Filter::Expired),
    ("revoked", Filter::Revoked),
    ("all", Filter::All),
];
const SORTS: [(&str, (Column, bool)); 4] = [
    ("created_at", (Column::CreatedAt, false)),
    ("-created_at", (Column::CreatedAt, true)),
    ("name", (Column::Name, false)),
    ("-name", (Column::Name, true)),
];

/// What was asked for, as names.
struct Wanted {
    status: &'static str,
    sort: &'static str,
    query: Query,
}

/// `GET api-keys`
pub async fn get(
    State(app): State<Shared>,
    caller: Caller,
    RawQuery(query): RawQuery,
) -> Result<Json<Value>, Problem> {
    caller.require(Permission::List)?;
    let wanted = read(query.as_deref().unwrap_or_default(), &caller.0.workspace_id)?;
    let (query, now, role) = (wanted.query.clone(), app.now(), caller.0.role);
    let page = app
        .store
        .run(move |tx| listing::page(tx, &query, now))
        .await?
        .ok_or_else(|| malformed("cursor"))?;
    let next = page
        .keys
        .last()
        .filter(|_| page.more)
        .map(|last| cursor(&wanted, &last.id));
    let keys: Vec<Value> = page
        .keys
        .iter()
        .map(|key| view::key(key, role, now))
        .collect();
    Ok(Json(json!({
        "keys": keys,
        "next_cursor": next,
        "total": page.total,
        "counts": { "current": page.current, "revoked": page.revoked },
    })))
}

fn read(encoded: &str, workspace_id: &str) -> Result<Wanted, Problem> {
    let mut wanted = Wanted {
        status: "current",
        sort: "-created_at",
        query: Query {
            workspace_id: workspace_id.to_owned(),
            filter: Filter::Current,
            column: Column::CreatedAt,
            descending: true,
            limit: 50,
            after: None,
        },
    };
    let mut after = None;
    let mut seen: Vec<String> = Vec::new();
    for (name, value) in form_urlencoded::parse(encoded.as_bytes()) {
        if seen.contains(&name.to_string()) {
            return Err(malformed(&name));
        }
        match name.as_ref() {
            "status" => {
                (wanted.status, wanted.query.filter) = *FILTERS
                    .iter()
                    .find(|(known, _)| *known == value)
                    .ok_or_else(|| malformed("status"))?;
            }
            "sort" => {
                let (sort, (column, descending)) = *SORTS
                    .iter()
                    .find(|(known, _)| *known == value)
                    .ok_or_else(|| malformed("sort"))?;
                wanted.sort = sort;
                wanted.query.column = column;
                wanted.query.descending = descending;
            }
            "limit" => {
                let limit = value.parse().ok().filter(|limit| (1..=100).contains(limit));
                wanted.query.limit = limit.ok_or_else(|| malformed("limit"))?;
            }
            "cursor" => after = Some(value.into_owned()),
            _ => return Err(malformed(&name)),
        }
        seen.push(name.into_owned());
    }
    wanted.query.after = after
        .map(|cursor| key_of(&wanted, &cursor).ok_or_else(|| malformed("cursor")))
        .transpose()?;
    Ok(wanted)
}

fn malformed(parameter: &str) -> Problem {
    let detail = match parameter {
        "status" => "status is one of current, active, disabled, expired, revoked, all.".to_owned(),
        "sort" => "sort is one of created_at, -created_at, name, -name.".to_owned(),
        "limit" => "limit is a number from 1 to 100.".to_owned(),
        "cursor" => {
            "This cursor does not belong to this list. Begin with the first page.".to_owned()
        }
        _ => "Known are cursor, limit, status and sort, once each.".to_owned(),
    };
    Problem::new(Kind::MalformedRequest, detail)
}

/// Names the last key and the list it stood in; as hexadecimal digits, so that nobody builds on it.
fn cursor(wanted: &Wanted, key_id: &str) -> String {
    format!("{} {} {key_id}", wanted.status, wanted.sort)
        .bytes()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

fn key_of(wanted: &Wanted, cursor: &str) -> Option<String> {
    if cursor.len() > 200 || cursor.len() % 2 == 1 || !cursor.is_ascii() {
        return None;
    }
    let bytes: Option<Vec<u8>> = (0..cursor.len())
        .step_by(2)
        .map(|at| u8::from_str_radix(cursor.get(at..at + 2)?, 16).ok())
        .collect();
    let text = String::from_utf8(bytes?).ok()?;
    let mut parts = text.split(' ');
    let (status, sort, key_id) = (parts.next()?, parts.next()?, parts.next()?);
    (status == wanted.status && sort == wanted.sort).then(|| key_id.to_owned())
}
