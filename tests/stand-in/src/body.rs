//! Reading a JSON body of the session side, and telling two of them apart.

use std::convert::Infallible;

use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{FromRequest, Request};
use axum::http::{HeaderMap, header};
use http_body_util::LengthLimitError;
use serde_json::Value;
use sha2::{Digest as _, Sha256};

use crate::problem::{Kind, Problem};

/// The most bytes a body may have.
pub const MAX_BODY_BYTES: usize = 64 * 1024;

/// A body that is not read yet: refusals that need none come first.
pub struct JsonBody {
    headers: HeaderMap,
    body: Body,
}

impl<S: Sync> FromRequest<S> for JsonBody {
    type Rejection = Infallible;

    async fn from_request(request: Request, _: &S) -> Result<Self, Infallible> {
        let (parts, body) = request.into_parts();
        Ok(Self {
            headers: parts.headers,
            body,
        })
    }
}

impl JsonBody {
    /// Reads the body as JSON.
    ///
    /// # Errors
    /// 415 unless it is `application/json`, 413 past [`MAX_BODY_BYTES`], 400 where it is not JSON.
    pub async fn read(self) -> Result<Value, Problem> {
        if !is_json(&self.headers) {
            return Err(Problem::new(
                Kind::UnsupportedMediaType,
                "Send the body as application/json.",
            ));
        }
        let bytes = read_limited(self.body).await?;
        // serde_json's message repeats no part of the body, only line and column.
        serde_json::from_slice(&bytes).map_err(|error| {
            Problem::new(
                Kind::MalformedRequest,
                format!(
                    "The body is not JSON: see line {}, column {}.",
                    error.line(),
                    error.column()
                ),
            )
        })
    }
}

/// Reads a whole body of at most [`MAX_BODY_BYTES`] bytes.
pub async fn read_limited(body: Body) -> Result<Bytes, Problem> {
    to_bytes(body, MAX_BODY_BYTES).await.map_err(|error| {
        if error.into_inner().is::<LengthLimitError>() {
            Problem::new(Kind::PayloadTooLarge, "The body is larger than 64 KiB.")
        } else {
            Problem::new(Kind::MalformedRequest, "The body did not arrive whole.")
        }
    })
}

fn is_json(headers: &HeaderMap) -> bool {
    headers
        .get(header::CONTENT_TYPE)
        .and_then(|value| value.to_str().ok())
        .and_then(|value| value.split(';').next())
        .is_some_and(|essence| essence.trim().eq_ignore_ascii_case("application/json"))
}

/// SHA-256 of the canonical form of a body (RFC 8785): the order of its members and its white space do not count.
///
/// # Errors
/// 500 where it has none, which no body has that was read as JSON.
pub fn fingerprint(body: &Value) -> Result<[u8; 32], Problem> {
    let canonical = serde_json_canonicalizer::to_vec(body).map_err(|_| Problem::internal())?;
    Ok(Sha256::digest(canonical).into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn fingerprint_ignores_only_member_order_and_white_space() {
        let one: Value = serde_json::from_str(r#"{"a":1,"b":["x"]}"#).unwrap_or_default();
        let two: Value = serde_json::from_str(r#" {"b":["x"], "a":1}"#).unwrap_or_default();
        let hash = |body: &Value| fingerprint(body).unwrap_or_default();
        assert_eq!(hash(&one), hash(&two));
        assert_ne!(hash(&one), hash(&json!({"a":1,"b":["x", null]})));
        assert_ne!(hash(&json!(["a", "b"])), hash(&json!(["a\",\"b"])));
    }
}
