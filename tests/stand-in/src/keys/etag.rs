//! `ETag` and `If-Match`: the revision of a key's settings.

use axum::Json;
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{IntoResponse as _, Response};
use serde_json::Value;

use crate::problem::{Kind, Problem};

/// A key's representation with its revision as `ETag`.
pub fn answer(revision: i64, body: Value) -> Response {
    let mut response = Json(body).into_response();
    response.headers_mut().insert(header::ETAG, value(revision));
    response
}

/// The revision as an entity tag.
pub fn value(revision: i64) -> HeaderValue {
    HeaderValue::from_str(&format!("\"{revision}\"")).unwrap_or(HeaderValue::from_static("\"0\""))
}

/// The revision that a change is based on.
///
/// # Errors
/// 428 without `If-Match`, 400 where it is not one revision in quotes.
pub fn required(headers: &HeaderMap) -> Result<i64, Problem> {
    let Some(value) = headers.get(header::IF_MATCH) else {
        return Err(Problem::new(
            Kind::RevisionRequired,
            "Send the ETag of the key that the change is based on as If-Match.",
        ));
    };
    value
        .to_str()
        .ok()
        .and_then(|text| text.strip_prefix('"')?.strip_suffix('"'))
        .filter(|digits| !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()))
        // More digits than any key has revisions: well-formed, and the revision of no key.
        .map(|digits| digits.parse().unwrap_or(i64::MAX))
        .ok_or_else(|| {
            Problem::new(
                Kind::MalformedRequest,
                "If-Match is one revision in quotes, such as \"3\".",
            )
        })
}

/// # Errors
/// 412 where the key is at another revision.
pub fn check(expected: i64, present: i64) -> Result<(), Problem> {
    if expected == present {
        return Ok(());
    }
    Err(Problem::new(
        Kind::RevisionConflict,
        "Somebody changed this key meanwhile. Look at it as it is now, then change it.",
    )
    .with("revision", present))
}

#[cfg(test)]
mod tests {
    use axum::http::{HeaderMap, HeaderValue, header};

    use super::required;

    fn revision(tag: &'static str) -> Option<i64> {
        let headers = HeaderMap::from_iter([(header::IF_MATCH, HeaderValue::from_static(tag))]);
        required(&headers).ok()
    }

    #[test]
    fn oversized_revision_is_capped() {
        assert_eq!(revision("\"3\""), Some(3));
        assert_eq!(revision("\"80182847830250381014\""), Some(i64::MAX));
    }

    #[test]
    fn rejects_invalid_revisions() {
        for tag in ["3", "\"\"", "\"-1\"", "*", "W/\"3\""] {
            assert_eq!(revision(tag), None, "{tag}");
        }
    }
}
