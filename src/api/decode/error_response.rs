//! Decodes all known error bodies: RFC 9457 problem details and the two documented ones
//! (`{status, message, requestId}` and `{message, error, statusCode}`), with all spellings of the
//! request id.

use super::JsonObject;
use super::session::check;
use crate::model::error::{ApiError, ErrorKind, FieldError};

/// `retry_after` is the header's value in whole seconds.
pub fn error_response(status: u16, bytes: &[u8], retry_after: Option<u32>) -> ApiError {
    // A proxy's HTML page is not JSON; then only the status is used.
    let body = std::str::from_utf8(bytes)
        .ok()
        .and_then(|json| JsonObject::parse(json).ok());
    let is_problem = body.is_some();
    let body = body.unwrap_or_else(JsonObject::none);
    let kind = body.enum_str("type");
    let name = kind.rsplit(':').next().unwrap_or_default();
    let errors = fields(&body);
    let kind = match (status, name) {
        (401, _) => ErrorKind::Unauthenticated {
            sign_in: body.list("sign_in", check).unwrap_or_default(),
        },
        (403, "csrf-token-mismatch") => ErrorKind::CsrfTokenStale,
        (403, "reauthentication-required") => ErrorKind::Reauthentication {
            ways: body.list("reauthentication", check).unwrap_or_default(),
        },
        (403, "reauthentication-failed") => ErrorKind::WrongPassword,
        (403, _) if !is_problem => ErrorKind::Blocked,
        (403, _) => ErrorKind::Forbidden,
        (404, _) => ErrorKind::NotFound,
        (409, "already-created") => ErrorKind::AlreadyCreated {
            key_id: body.opt_str("key_id"),
        },
        (409, "idempotency-in-progress") => ErrorKind::InProgress,
        (412, _) => ErrorKind::PreconditionFailed,
        (409, _) => ErrorKind::Conflict,
        (400 | 422, _) if !errors.is_empty() => ErrorKind::Invalid(errors),
        (429, _) => ErrorKind::TooManyRequests,
        (408 | 425 | 500.., _) => ErrorKind::ServerError,
        (400..500, _) => ErrorKind::ClientError,
        _ => ErrorKind::InvalidResponse,
    };
    let first = |names: &[&str]| names.iter().find_map(|name| body.opt_str(name));
    ApiError {
        kind,
        detail: first(&["detail", "message"]),
        request_id: first(&["request_id", "requestId", "requestID"]),
        retry_after,
    }
}

fn fields(body: &JsonObject) -> Vec<FieldError> {
    body.list("errors", |error| {
        Ok(FieldError {
            pointer: error.str("pointer")?,
            detail: error.str("detail")?,
        })
    })
    .unwrap_or_default()
}
