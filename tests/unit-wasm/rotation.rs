//! Rotations, recent calls and reauthentication as in the contract.

use wasm_bindgen_test::wasm_bindgen_test;
use we_link_security::api::{decode, encode};
use we_link_security::model::credentials::CredentialSet;
use we_link_security::model::key::{Key, RotationState};
use we_link_security::model::secret::Secret;
use we_link_security::model::usage::Refusal;

use crate::contract::example;

fn key(name: &str) -> Key {
    decode::body(example(name).as_bytes(), decode::key).unwrap()
}

#[wasm_bindgen_test]
fn decodes_rotated_key_with_only_a_secret_key() {
    let read =
        decode::issued_secret(example("RotatedKey").as_bytes(), CredentialSet::SecretKey).unwrap();
    assert!(read.credentials.api_key.is_none());
    assert!(read.credentials.secret_key.expose().starts_with("wls_"));
    assert!(!read.secret_id.is_empty());
}

#[wasm_bindgen_test]
fn decodes_rotation_states() {
    for (name, state) in [
        ("KeyPending", RotationState::Pending),
        ("KeyOverlapping", RotationState::Overlapping),
        ("KeyCancelled", RotationState::Cancelled),
    ] {
        let rotation = key(name).rotation.unwrap();
        assert_eq!(rotation.state, state);
        assert!(rotation.ends_at.is_some() && !rotation.secret_id.is_empty());
    }
    assert!(key("Key").rotation.is_none());
    assert!(!key("KeyPending").is_unconfirmed(), "the old one is in use");
    assert!(key("Key").may_rotate);
}

#[wasm_bindgen_test]
fn decodes_rotation_options_and_public_base_url() {
    let options = decode::body(example("Options").as_bytes(), decode::options).unwrap();
    let rotation = options.rotation.unwrap();
    assert_eq!(rotation.overlaps, [900, 3_600, 86_400, 604_800]);
    assert_eq!(rotation.proposed, 86_400);
    let base = options.public_base.unwrap();
    assert!(base.starts_with("http") && !base.ends_with('/'));
    assert!(options.capabilities.usage);
}

#[wasm_bindgen_test]
fn rejects_unsafe_public_base_urls() {
    let options = example("Options");
    let read = |base: &str| {
        let mut options: serde_json::Value = serde_json::from_str(&options).unwrap();
        options["public_api"]["base_url"] = base.into();
        let options = decode::body(options.to_string().as_bytes(), decode::options).unwrap();
        options.public_base
    };
    assert_eq!(
        read("https://a.example/v1/").as_deref(),
        Some("https://a.example/v1")
    );
    for base in [
        "https://a.example/$(id)",
        "https://a.example/' ; id",
        "javascript:1",
        "/v1",
        "",
    ] {
        assert_eq!(read(base), None, "{base}");
    }
}

#[wasm_bindgen_test]
fn decodes_recent_calls_with_refusal_reasons() {
    let text = example("Usage");
    let calls = decode::body(text.as_bytes(), decode::usage).unwrap().recent;
    assert!(calls.iter().any(|call| call.refused.is_none()));
    assert!(calls.iter().any(|call| call.refused.is_some()));
    let mut unknown: serde_json::Value = serde_json::from_str(&text).unwrap();
    unknown["recent_calls"] = serde_json::json!(
        [{"at": "2026-11-23T08:00:00Z", "outcome": "refused", "reason": "new"}]
    );
    let calls = decode::body(unknown.to_string().as_bytes(), decode::usage).unwrap();
    assert_eq!(calls.recent[0].refused, Some(Refusal::Other));
}

#[wasm_bindgen_test]
fn encodes_rotation_and_password_as_in_the_contract() {
    let shown: serde_json::Value = serde_json::from_str(&example("NewRotation")).unwrap();
    let seconds = u32::try_from(shown["overlap_seconds"].as_u64().unwrap()).unwrap();
    let sent: serde_json::Value = serde_json::from_str(&encode::rotation(seconds)).unwrap();
    assert_eq!(sent, shown);

    let text = "p\"a\\ss\nwörd 🔑";
    let mut password = Secret::with_capacity(4);
    password.push_str(text);
    let body = encode::reauthentication(&password);
    let sent: serde_json::Value = serde_json::from_str(body.expose()).unwrap();
    assert_eq!(sent, serde_json::json!({ "password": text }));
}

#[wasm_bindgen_test]
fn decodes_until_when_reauthentication_is_valid() {
    let (checked, _) = decode::body(example("CheckedSession").as_bytes(), decode::session).unwrap();
    assert!(checked.checked_until.is_some());
    let (plain, _) = decode::body(example("Session").as_bytes(), decode::session).unwrap();
    assert!(plain.checked_until.is_none());
}
