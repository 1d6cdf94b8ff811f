//! What a search is asked for by.

use serde_json::Value;
use zeroize::Zeroizing;

use crate::keys::body_reader::BodyReader;
use crate::keys::page::{self, ListParams};
use crate::keys::text;
use crate::problem::Problem;

/// Unicode scalar values of a query.
const MAX_SEARCH_LENGTH: usize = 1_024;

/// A search.
pub struct SearchRequest {
    /// Without white space at its ends. Wiped when it is done.
    pub query: Zeroizing<String>,
    /// Which keys, and in which order.
    pub wanted: ListParams,
    /// Where the page before ended.
    pub cursor: Option<String>,
}

/// Reads the body, with every error at once.
pub fn read(body: Value) -> Result<SearchRequest, Problem> {
    let known = ["query", "status", "sort", "cursor", "limit"];
    let mut fields = BodyReader::of(body, &known);
    let query = fields.required_text("query").map(Zeroizing::new);
    let query = query.and_then(|query| judged(&mut fields, &query));
    let mut wanted = ListParams::default();
    if let Some(status) = text_of(&mut fields, "status")
        && wanted.set_status(&status).is_none()
    {
        let detail = format!("Say one of: {}.", page::statuses());
        fields.error("/status", "unknown-value", detail);
    }
    if let Some(sort) = text_of(&mut fields, "sort")
        && wanted.set_sort(&sort).is_none()
    {
        let detail = format!("Say one of: {}.", page::sorts());
        fields.error("/sort", "unknown-value", detail);
    }
    if let Some(limit) = fields.optional("limit") {
        let number = limit.as_u64().and_then(|limit| usize::try_from(limit).ok());
        if !limit.is_number() {
            fields.wrong_type("/limit", "a number");
        } else if number.and_then(|number| wanted.set_limit(number)).is_none() {
            let detail = format!("Say a number from 1 to {}.", page::MOST);
            fields.error("/limit", "out-of-range", detail);
        }
    }
    let cursor = text_of(&mut fields, "cursor");
    fields.finish()?;
    Ok(SearchRequest {
        query: query.ok_or_else(Problem::internal)?,
        wanted,
        cursor,
    })
}

/// A cursor of another search.
pub fn unknown_cursor() -> Problem {
    let mut fields = BodyReader::of(serde_json::json!({}), &[]);
    fields.error(
        "/cursor",
        "unknown-cursor",
        "This cursor does not belong to this search. Begin with the first page.",
    );
    match fields.finish() {
        Err(problem) => problem,
        Ok(()) => Problem::internal(),
    }
}

fn judged(fields: &mut BodyReader, query: &str) -> Option<Zeroizing<String>> {
    if query.chars().count() > MAX_SEARCH_LENGTH {
        let detail = format!("A search has at most {MAX_SEARCH_LENGTH} characters.");
        fields.error("/query", "too-long", detail);
        return None;
    }
    let query = query.trim();
    if text::is_blank(query) {
        fields.error("/query", "required", "Type what to search for.");
        return None;
    }
    Some(Zeroizing::new(query.to_owned()))
}

fn text_of(fields: &mut BodyReader, name: &str) -> Option<String> {
    match fields.optional(name)? {
        Value::String(text) => Some(text),
        _ => {
            fields.wrong_type(&format!("/{name}"), "a string");
            None
        }
    }
}
