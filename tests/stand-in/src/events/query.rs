//! What a page of events is asked for by.

use crate::keys::cursor::{from_hex, hex};
use crate::problem::{Kind, Problem};
use crate::store::events::{Event, EventQuery};

/// Events a page, unless asked otherwise.
const LIMIT: usize = 50;
/// And at the most.
const MOST: usize = 100;

/// Reads `cursor` and `limit`.
pub fn read(
    encoded: &str,
    workspace_id: String,
    key_id: Option<String>,
) -> Result<EventQuery, Problem> {
    let mut query = EventQuery {
        workspace_id,
        key_id,
        limit: LIMIT,
        after: None,
    };
    let mut seen: Vec<String> = Vec::new();
    for (name, value) in url::form_urlencoded::parse(encoded.as_bytes()) {
        if seen.contains(&name.to_string()) {
            return Err(malformed(&name));
        }
        match name.as_ref() {
            "limit" => {
                let limit = value
                    .parse()
                    .ok()
                    .filter(|limit| (1..=MOST).contains(limit));
                query.limit = limit.ok_or_else(|| malformed("limit"))?;
            }
            "cursor" => {
                let after = place(&query, &value).ok_or_else(|| malformed("cursor"))?;
                query.after = Some(after);
            }
            _ => return Err(malformed(&name)),
        }
        seen.push(name.into_owned());
    }
    Ok(query)
}

/// The place behind an event, and the list it stands in.
pub fn cursor(query: &EventQuery, last: &Event) -> String {
    hex(&format!("{}\n{}\n{}", list(query), last.at, last.id))
}

fn place(query: &EventQuery, cursor: &str) -> Option<(i64, i64)> {
    let text = from_hex(cursor)?;
    let mut parts = text.splitn(3, '\n');
    let own = parts.next()? == list(query);
    let at = parts.next()?.parse().ok()?;
    let id = parts.next()?.parse().ok()?;
    own.then_some((at, id))
}

fn list(query: &EventQuery) -> String {
    let key_id = query.key_id.as_deref().unwrap_or("*");
    format!("{} {key_id}", query.workspace_id)
}

fn malformed(parameter: &str) -> Problem {
    let detail = match parameter {
        "limit" => format!("limit is a number from 1 to {MOST}."),
        "cursor" => {
            "This cursor does not belong to this list. Begin with the first page.".to_owned()
        }
        _ => "Known are cursor and limit, once each.".to_owned(),
    };
    Problem::new(Kind::MalformedRequest, detail)
}
