//! The one answer that holds a pair.

use wasm_bindgen_test::wasm_bindgen_test;
use we_link_security::api::decode::{Unreadable, created};

const KEY: &str = r#"{"id":"key_1","name":"n","hint":{"prefix":"p","last4":"4"},"status":"active",
    "ip_restrictions":{"mode":"any","networks":[]},"allowed_actions":{"mode":"only","actions":["me"]},
    "last_used":{"state":"never"},"secrets":[{"state":"shown"}],"can":{"revoke":true}}"#;

fn read(api_key: &str, secret_key: &str) -> Result<(String, String), Unreadable> {
    let body = format!(
        r#"{{"key":{KEY},"secret_id":"sec_1","api_key":{api_key},"secret_key":{secret_key}}}"#
    );
    let (key, secret_id, pair) = created(body.as_bytes())?;
    assert_eq!((key.id.as_str(), secret_id.as_str()), ("key_1", "sec_1"));
    Ok((
        pair.api_key.expose().to_owned(),
        pair.secret_key.expose().to_owned(),
    ))
}

#[wasm_bindgen_test]
fn a_pair_is_read_plain_and_with_escapes() {
    assert_eq!(
        read(r#""wlk_1""#, r#""wls\u005f\"2""#),
        Ok(("wlk_1".into(), "wls_\"2".into()))
    );
}

#[wasm_bindgen_test]
fn a_pair_that_is_cut_or_no_text_is_refused() {
    assert_eq!(read("null", r#""wls_2""#), Err(Unreadable));
    assert_eq!(read(r#""wlk_1""#, r#""wls_2"#), Err(Unreadable));
    assert_eq!(read(r#""wlk_1""#, r#""""#), Err(Unreadable));
    assert_eq!(created(b"<html>502</html>").map(drop), Err(Unreadable));
    assert_eq!(created(b"\xff\xfe").map(drop), Err(Unreadable));
}
