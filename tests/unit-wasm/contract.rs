//! The page decodes the contract's examples, and encodes requests as the contract shows them.

use serde_yaml_ng::Value;
use wasm_bindgen_test::wasm_bindgen_test;
use we_link_security::api::{decode, encode};
use we_link_security::model::actions::action_of;
use we_link_security::model::credentials::CredentialSet;
use we_link_security::model::error::ErrorKind;
use we_link_security::model::expiry::{ExpiryPolicy, Reminder};
use we_link_security::model::key::{
    ActionMode, IpMode, IpRestrictions, NewKey, SecretState, Status, UsageState,
};

const CONTRACT: &str = include_str!("../contract/openapi.yaml");

/// An example of the contract, as JSON.
pub fn example(name: &str) -> String {
    let contract: Value = serde_yaml_ng::from_str(CONTRACT).unwrap();
    let value = &contract["components"]["examples"][name]["value"];
    assert!(!value.is_null(), "the contract has an example {name}");
    serde_json::to_string(value).unwrap()
}

#[wasm_bindgen_test]
fn decodes_the_session() {
    let (session, token) = decode::body(example("Session").as_bytes(), decode::session).unwrap();
    assert_eq!(session.workspace.name, "Northwind Outreach");
    assert!(session.permissions.list && session.permissions.create);
    assert!(token.is_some_and(|token| !token.is_empty()));
}

#[wasm_bindgen_test]
fn token_session_has_no_csrf_token() {
    let (session, token) =
        decode::body(example("TokenSession").as_bytes(), decode::session).unwrap();
    assert_eq!(token, None);
    assert!(!session.user.id.is_empty());
}

#[wasm_bindgen_test]
fn decodes_the_options() {
    let options = decode::body(example("Options").as_bytes(), decode::options).unwrap();
    assert_eq!(
        (options.limits.name_length, options.limits.networks_per_key),
        (64, 50)
    );
    assert_eq!(options.action_groups.len(), 2);
    assert!(options.capabilities.idempotent_create && options.capabilities.acknowledgement);
    assert!(options.refusal().is_none());
}

#[wasm_bindgen_test]
fn decodes_presets_expiry_and_addresses_of_the_options() {
    let options = decode::body(example("Options").as_bytes(), decode::options).unwrap();
    let [reading, sending] = options.presets.as_slice() else {
        panic!("two presets")
    };
    assert_eq!(
        (reading.name.as_str(), reading.actions.as_slice()),
        ("Read only", &["get_profile_details".to_owned()][..])
    );
    assert_eq!(sending.actions, ["send_message_to_profile_id"]);
    assert!(sending.description.starts_with("Read conversations"));
    for preset in &options.presets {
        for id in &preset.actions {
            assert!(action_of(&options.action_groups, id).is_some(), "{id}");
        }
    }
    let reminder = Reminder {
        days_before: 14,
        creator: true,
        owners: true,
    };
    assert_eq!(
        options.expiry,
        ExpiryPolicy {
            required: false,
            default_days: Some(90),
            any_address_days: Some(30),
            maximum_days: None,
            reminder: Some(reminder),
        }
    );
    assert_eq!(options.limits.note_length, 200);
    let caller = options.addresses.caller.map(|caller| caller.to_string());
    assert_eq!(caller.as_deref(), Some("203.0.113.7"));
    let unreachable = options.addresses.unreachable.iter();
    let unreachable: Vec<_> = unreachable.map(ToString::to_string).collect();
    assert_eq!(unreachable.len(), 11);
    assert!(unreachable.contains(&"10.0.0.0/8".to_owned()));
    assert!(unreachable.contains(&"fc00::/7".to_owned()));
}

#[wasm_bindgen_test]
fn decodes_options_without_policy_caller_or_presets() {
    let mut bare: serde_json::Value = serde_json::from_str(&example("Options")).unwrap();
    bare["presets"] = serde_json::json!([]);
    bare["caller_address"] = serde_json::Value::Null;
    bare["unreachable_networks"] = serde_json::json!(["not a network", "10.0.0.0/8"]);
    bare["expiry"] = serde_json::json!({
        "required": true, "default_days": null, "any_address_days": null, "maximum_days": 60, "reminder": null
    });
    let options = decode::body(bare.to_string().as_bytes(), decode::options).unwrap();
    assert!(options.presets.is_empty());
    assert_eq!(options.addresses.caller, None);
    assert_eq!(options.addresses.unreachable.len(), 1);
    assert!(options.expiry.required && options.expiry.reminder.is_none());
    assert_eq!(options.expiry.maximum_days, Some(60));
}

#[wasm_bindgen_test]
fn decodes_key_page_with_an_unrestricted_legacy_key() {
    let page = decode::body(example("KeyPage").as_bytes(), decode::key_page).unwrap();
    let [new, old] = page.keys.as_slice() else {
        panic!("two keys")
    };
    assert_eq!(
        (new.status, new.ip_restrictions.mode),
        (Status::Active, IpMode::Only)
    );
    assert_eq!(new.last_used.state, UsageState::Used);
    assert_eq!(
        (old.ip_restrictions.mode, old.allowed_actions.mode),
        (IpMode::Any, ActionMode::All)
    );
    assert_eq!(
        (old.last_used.state, &old.created_by, &old.created_at),
        (UsageState::Unknown, &None, &None)
    );
    assert!(!old.is_unconfirmed(), "nothing is known of its delivery");
    assert!(old.unrestricted && !new.unrestricted);
}

#[wasm_bindgen_test]
fn unknown_values_decode_to_the_less_safe_meaning() {
    let strange = example("Key")
        .replace("\"active\"", "\"sleeping\"")
        .replace("\"only\"", "\"mostly\"")
        .replace("\"used\"", "\"borrowed\"");
    let key = decode::body(strange.as_bytes(), decode::key).unwrap();
    assert_eq!(key.status, Status::Other);
    assert_eq!(
        (key.ip_restrictions.mode, key.allowed_actions.mode),
        (IpMode::Any, ActionMode::All)
    );
    assert_eq!(key.last_used.state, UsageState::Unknown);
}

#[wasm_bindgen_test]
fn rejects_keys_with_missing_fields() {
    let whole: serde_json::Value = serde_json::from_str(&example("Key")).unwrap();
    for name in [
        "id",
        "name",
        "hint",
        "ip_restrictions",
        "allowed_actions",
        "last_used",
        "secrets",
        "can",
    ] {
        let mut key = whole.clone();
        key.as_object_mut().unwrap().remove(name);
        let error = decode::body(key.to_string().as_bytes(), decode::key).unwrap_err();
        assert_eq!(error.kind, ErrorKind::InvalidResponse, "{name}");
    }
}

#[wasm_bindgen_test]
fn decodes_created_key_with_credentials() {
    let read =
        decode::issued_secret(example("CreatedKey").as_bytes(), CredentialSet::Pair).unwrap();
    assert!(!read.secret_id.is_empty());
    let api_key = read.credentials.api_key.unwrap();
    assert!(api_key.expose().starts_with(&read.key.hint.prefix));
    assert!(read.credentials.secret_key.expose().starts_with("wls_"));
}

#[wasm_bindgen_test]
fn encoded_requests_match_the_contract() {
    let shown: serde_json::Value = serde_json::from_str(&example("NewKey")).unwrap();
    let texts = |value: &serde_json::Value| -> Vec<String> {
        serde_json::from_value(value.clone()).unwrap()
    };
    let new = NewKey {
        name: shown["name"].as_str().unwrap().to_owned(),
        ip_restrictions: IpRestrictions {
            mode: IpMode::Only,
            networks: texts(&shown["ip_restrictions"]["networks"]),
        },
        actions: texts(&shown["allowed_actions"]["actions"]),
        expires_at: None,
        note: None,
    };
    // Null and nothing mean the same there: no end, no note.
    let mut sent: serde_json::Value = serde_json::from_str(&encode::new_key(&new)).unwrap();
    sent.as_object_mut()
        .unwrap()
        .retain(|_, value| !value.is_null());
    assert_eq!(sent, shown);

    let (expires_at, note) = ("2027-02-21T22:59:59Z", "Vault, prod/crm “EU”\\");
    let with_both = NewKey {
        expires_at: Some(expires_at.to_owned()),
        note: Some(note.to_owned()),
        ..new
    };
    let sent: serde_json::Value = serde_json::from_str(&encode::new_key(&with_both)).unwrap();
    let mut wanted = shown;
    wanted["expires_at"] = expires_at.into();
    wanted["note"] = note.into();
    assert_eq!(sent, wanted);

    let report: serde_json::Value = serde_json::from_str(&encode::secret_state(
        "sec_5Yk2mWq8Rt1z",
        SecretState::Shown,
    ))
    .unwrap();
    assert_eq!(
        report,
        serde_json::json!({ "secret_id": "sec_5Yk2mWq8Rt1z", "state": "shown" })
    );
}

#[wasm_bindgen_test]
fn decodes_the_problems() {
    let kind = |status, name| decode::error_response(status, example(name).as_bytes(), None).kind;
    let ErrorKind::Unauthenticated { sign_in } = kind(401, "Unauthenticated") else {
        panic!("401")
    };
    assert_eq!(sign_in[0].url.as_deref(), Some("/sign-in"));
    let ErrorKind::Reauthentication { ways } = kind(403, "ReauthenticationRequired") else {
        panic!("403")
    };
    assert_eq!(ways.len(), 2);
    assert!(matches!(
        kind(409, "AlreadyCreated"),
        ErrorKind::AlreadyCreated { key_id: Some(_) }
    ));
    let ErrorKind::Invalid(fields) = kind(422, "Validation") else {
        panic!("422")
    };
    assert_eq!(fields[0].pointer, "/ip_restrictions/networks/0");
}
