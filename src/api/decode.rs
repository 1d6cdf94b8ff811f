//! From a status and a body to what they mean. Pure, so that every body can be tried natively.

use serde::de::DeserializeOwned;

use super::wire::Problem;
use crate::domain::error::{ApiError, ErrorKind};

/// Reads the body of an answer that says it went well. The error carries no part of the body.
pub fn body<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, ApiError> {
    serde_json::from_slice(bytes).map_err(|_| ApiError::from_kind(ErrorKind::Unreadable))
}

/// Reads an answer that says it did not. `retry_after` is the header's whole seconds.
pub fn failure(status: u16, bytes: &[u8], retry_after: Option<u32>) -> ApiError {
    // A proxy's HTML page is not a problem document; the status alone has to do.
    let problem: Problem = serde_json::from_slice(bytes).unwrap_or_default();
    let name = problem.kind.as_deref().and_then(|kind| kind.rsplit(':').next()).unwrap_or_default();
    let kind = match (status, name) {
        (401, _) => ErrorKind::Unauthenticated { sign_in: problem.sign_in },
        (403, "csrf-token-mismatch") => ErrorKind::StaleToken,
        (403, "reauthentication-required") => ErrorKind::SecondCheck { ways: problem.reauthentication },
        (403, _) => ErrorKind::Forbidden,
        (404, _) => ErrorKind::NotFound,
        (409, "already-created") => ErrorKind::AlreadyCreated { key_id: problem.key_id },
        (409, "idempotency-in-progress") => ErrorKind::InProgress,
        (409 | 412, _) => ErrorKind::Conflict,
        (400 | 422, _) if !problem.errors.is_empty() => {
            ErrorKind::Invalid(problem.errors.into_iter().map(Into::into).collect())
        }
        (429, _) => ErrorKind::TooManyRequests { wait: retry_after },
        (408 | 425 | 500.., _) => ErrorKind::Server,
        (400..500, _) => ErrorKind::Refused,
        _ => ErrorKind::Unreadable,
    };
    ApiError { kind, detail: problem.detail, request_id: problem.request_id }
}

#[cfg(test)]
mod tests {
    use super::failure;
    use crate::domain::error::ErrorKind;

    #[test]
    fn a_problem_document_is_read_with_its_type_and_request() {
        let body = br#"{"type":"urn:we-link:problem:already-created","title":"t","status":409,
            "detail":"d","request_id":"req-1","key_id":"key_1"}"#;
        let error = failure(409, body, None);
        assert_eq!(error.kind, ErrorKind::AlreadyCreated { key_id: Some("key_1".to_owned()) });
        assert_eq!((error.detail.as_deref(), error.request_id.as_deref()), (Some("d"), Some("req-1")));
    }

    #[test]
    fn both_documented_bodies_are_read() {
        let first = failure(429, br#"{"status":"RATE_LIMIT","message":"slow down","requestId":"req-2"}"#, Some(7));
        assert_eq!(first.kind, ErrorKind::TooManyRequests { wait: Some(7) });
        assert_eq!((first.detail.as_deref(), first.request_id.as_deref()), (Some("slow down"), Some("req-2")));
        let second = failure(400, br#"{"message":"no","error":"Bad Request","statusCode":400}"#, None);
        assert_eq!((second.kind, second.detail.as_deref()), (ErrorKind::Refused, Some("no")));
        let third = failure(500, br#"{"status":"INTERNAL","message":"m","requestID":"req-3"}"#, None);
        assert_eq!((third.kind, third.request_id.as_deref()), (ErrorKind::Server, Some("req-3")));
    }

    #[test]
    fn a_body_that_is_no_json_is_judged_by_its_status() {
        let page = b"<html><h1>502 Bad Gateway</h1></html>";
        assert_eq!(failure(502, page, None).kind, ErrorKind::Server);
        assert_eq!(failure(404, page, None).kind, ErrorKind::NotFound);
        assert_eq!(failure(403, b"", None).kind, ErrorKind::Forbidden);
        assert_eq!(failure(302, page, None).kind, ErrorKind::Unreadable);
    }

    #[test]
    fn fields_are_named_by_pointer() {
        let body = br#"{"errors":[{"pointer":"/name","code":"required","detail":"Give it a name."}]}"#;
        let ErrorKind::Invalid(fields) = failure(422, body, None).kind else {
            unreachable!("a 422 with errors names fields");
        };
        assert_eq!((fields[0].pointer.as_str(), fields[0].detail.as_str()), ("/name", "Give it a name."));
    }
}
