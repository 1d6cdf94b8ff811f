//! Decoding the two responses that contain a secret.

use wasm_bindgen_test::wasm_bindgen_test;
use we_link_security::api::decode::{DecodeError, issued_secret};
use we_link_security::model::credentials::CredentialSet;

const KEY: &str = r#"{"id":"key_1","name":"n","hint":{"prefix":"p","last4":"4"},"status":"active",
    "ip_restrictions":{"mode":"any","networks":[]},"allowed_actions":{"mode":"only","actions":["me"]},
    "last_used":{"state":"never"},"secrets":[{"id":"sec_1","state":"shown"}],"can":{"revoke":true}}"#;

fn read(api_key: &str, secret_key: &str) -> Result<(String, String), DecodeError> {
    let body = format!(
        r#"{{"key":{KEY},"secret_id":"sec_1","api_key":{api_key},"secret_key":{secret_key}}}"#
    );
    let read = issued_secret(body.as_bytes(), CredentialSet::Pair)?;
    assert_eq!(
        (read.key.id.as_str(), read.secret_id.as_str()),
        ("key_1", "sec_1")
    );
    let api_key = read
        .credentials
        .api_key
        .map(|value| value.expose().to_owned());
    Ok((
        api_key.unwrap_or_default(),
        read.credentials.secret_key.expose().to_owned(),
    ))
}

#[wasm_bindgen_test]
fn decodes_plain_and_escaped_credentials() {
    assert_eq!(
        read(r#""wlk_1""#, r#""wls\u005f\"2""#),
        Ok(("wlk_1".into(), "wls_\"2".into()))
    );
}

#[wasm_bindgen_test]
fn rejects_truncated_or_invalid_credentials() {
    assert_eq!(read("null", r#""wls_2""#), Err(DecodeError));
    assert_eq!(read(r#""wlk_1""#, r#""wls_2"#), Err(DecodeError));
    assert_eq!(read(r#""wlk_1""#, r#""""#), Err(DecodeError));
    assert_eq!(
        issued_secret(b"<html>502</html>", CredentialSet::Pair).map(drop),
        Err(DecodeError)
    );
    assert_eq!(
        issued_secret(b"\xff\xfe", CredentialSet::Pair).map(drop),
        Err(DecodeError)
    );
}

#[wasm_bindgen_test]
fn rotation_response_has_only_a_secret_key() {
    let body = format!(r#"{{"key":{KEY},"secret_id":"sec_2","secret_key":"wls_3"}}"#);
    let read = issued_secret(body.as_bytes(), CredentialSet::SecretKey).unwrap();
    assert!(read.credentials.api_key.is_none());
    assert_eq!(read.credentials.secret_key.expose(), "wls_3");
    assert_eq!(read.credentials.set(), CredentialSet::SecretKey);
    let as_pair = issued_secret(body.as_bytes(), CredentialSet::Pair).map(drop);
    assert_eq!(
        as_pair,
        Err(DecodeError),
        "a new key without an API key is no answer"
    );
}
