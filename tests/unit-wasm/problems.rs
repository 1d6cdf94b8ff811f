//! Decoding every known error body, and bodies that are not JSON.

use wasm_bindgen_test::wasm_bindgen_test;
use we_link_security::api::decode::error_response;
use we_link_security::model::error::ErrorKind;

#[wasm_bindgen_test]
fn decodes_problem_type_detail_and_request_id() {
    let body = br#"{"type":"urn:we-link:problem:already-created","title":"t","status":409,
        "detail":"d","request_id":"req-1","key_id":"key_1"}"#;
    let error = error_response(409, body, None);
    assert_eq!(
        error.kind,
        ErrorKind::AlreadyCreated {
            key_id: Some("key_1".to_owned())
        }
    );
    assert_eq!(
        (error.detail.as_deref(), error.request_id.as_deref()),
        (Some("d"), Some("req-1"))
    );
}

#[wasm_bindgen_test]
fn decodes_the_documented_error_bodies() {
    let first = error_response(
        429,
        br#"{"status":"RATE_LIMIT","message":"slow down","requestId":"req-2"}"#,
        Some(7),
    );
    assert_eq!(first.kind, ErrorKind::TooManyRequests);
    assert_eq!(first.retry_after, Some(7));
    assert_eq!(
        (first.detail.as_deref(), first.request_id.as_deref()),
        (Some("slow down"), Some("req-2"))
    );
    let second = error_response(
        400,
        br#"{"message":"no","error":"Bad Request","statusCode":400}"#,
        None,
    );
    assert_eq!(
        (second.kind, second.detail.as_deref()),
        (ErrorKind::ClientError, Some("no"))
    );
    let third = error_response(
        500,
        br#"{"status":"INTERNAL","message":"m","requestID":"req-3"}"#,
        None,
    );
    assert_eq!(
        (third.kind, third.request_id.as_deref()),
        (ErrorKind::ServerError, Some("req-3"))
    );
}

#[wasm_bindgen_test]
fn classifies_non_json_bodies_by_status() {
    let page = b"<html><h1>502 Bad Gateway</h1></html>";
    assert_eq!(error_response(502, page, None).kind, ErrorKind::ServerError);
    assert_eq!(error_response(404, page, None).kind, ErrorKind::NotFound);
    assert_eq!(error_response(403, page, None).kind, ErrorKind::Blocked);
    assert_eq!(error_response(403, b"", None).kind, ErrorKind::Blocked);
    let of_api = br#"{"message":"no","error":"Forbidden","statusCode":403}"#;
    assert_eq!(error_response(403, of_api, None).kind, ErrorKind::Forbidden);
    // It may wait for a moment to come, too.
    assert_eq!(error_response(503, page, Some(2)).retry_after, Some(2));
    assert_eq!(
        error_response(302, page, None).kind,
        ErrorKind::InvalidResponse
    );
}

#[wasm_bindgen_test]
fn validation_errors_name_fields_by_pointer() {
    let body = br#"{"errors":[{"pointer":"/name","code":"required","detail":"Give it a name."}]}"#;
    let ErrorKind::Invalid(fields) = error_response(422, body, None).kind else {
        panic!("a 422 with errors names fields");
    };
    assert_eq!(
        (fields[0].pointer.as_str(), fields[0].detail.as_str()),
        ("/name", "Give it a name.")
    );
}
