//! Decoding usage, activity and search results as in the contract, and encoding searches and
//! changes of a key.

use serde_json::{Value, json};
use wasm_bindgen_test::wasm_bindgen_test;
use we_link_security::api::{decode, encode};
use we_link_security::messages::key_list;
use we_link_security::model::activity::{Actor, EventKind, FieldChange};
use we_link_security::model::key::{IpMode, IpRestrictions};
use we_link_security::model::list_params::{ListParams, MatchKind, Sort, StatusFilter};
use we_link_security::model::secret::Secret;
use we_link_security::model::settings_diff::KeyPatch;
use we_link_security::model::usage::Refusal;

use super::contract::example;

#[wasm_bindgen_test]
fn decoded_usage_matches_the_api_totals() {
    let text = example("Usage");
    let told: Value = serde_json::from_str(&text).unwrap();
    let usage = decode::body(text.as_bytes(), decode::usage).unwrap();
    assert_eq!(usage.buckets.len(), 7);
    let accepted = told["totals"]["accepted"].as_u64().unwrap();
    assert_eq!(u64::from(usage.accepted()), accepted);
    let mut refused = usage.refused();
    refused.sort_by_key(|(reason, _)| format!("{reason:?}"));
    assert_eq!(
        refused,
        [
            (Refusal::Action, 1),
            (Refusal::Address, 1),
            (Refusal::UnknownCall, 1)
        ]
    );
    assert_eq!(usage.actions.len(), 4);
    assert!(usage.addresses_complete && usage.recorded_since.is_none());
    let strangers = usage.suspected_theft();
    assert_eq!(strangers.len(), 1);
    assert_eq!(strangers[0].address, "198.51.100.23");
}

#[wasm_bindgen_test]
fn hidden_addresses_decode_as_none_and_incomplete() {
    let mut told: Value = serde_json::from_str(&example("Usage")).unwrap();
    told["addresses"] = Value::Null;
    told.as_object_mut().unwrap().remove("addresses_complete");
    let usage = decode::body(told.to_string().as_bytes(), decode::usage).unwrap();
    assert_eq!(usage.addresses, None);
    assert!(!usage.addresses_complete && usage.suspected_theft().is_empty());
}

#[wasm_bindgen_test]
fn decodes_events_and_tolerates_unknown_values() {
    let text = example("EventPage");
    let page = decode::body(text.as_bytes(), decode::event_page).unwrap();
    assert!(!page.events.is_empty());
    assert!(
        page.events
            .iter()
            .all(|event| event.kind != EventKind::Other)
    );
    assert!(page.events.iter().any(|event| !event.changes.is_empty()));

    let mut told: Value = serde_json::from_str(&text).unwrap();
    let event = &mut told["events"][0];
    event["kind"] = json!("polished");
    event["by"] = Value::Null;
    event["address"] = Value::Null;
    event["changes"] = json!([
        { "field": "colour", "before": "red", "after": "blue" },
        { "field": "name", "before": null, "after": "CRM" },
        { "field": "ip_restrictions", "before": { "mode": "only", "networks": ["10.0.0.1"] },
          "after": { "mode": "new", "networks": [] } },
        { "field": "enabled", "before": true, "after": false },
        { "field": "enabled", "before": null, "after": null },
    ]);
    let page = decode::body(told.to_string().as_bytes(), decode::event_page).unwrap();
    let event = &page.events[0];
    assert_eq!((event.kind, &event.by), (EventKind::Other, &Actor::Unknown));
    let [name, networks, enabled] = event.changes.as_slice() else {
        panic!("three are known: {:?}", event.changes)
    };
    assert_eq!(*name, FieldChange::Name(None, Some("CRM".to_owned())));
    let FieldChange::Networks(Some(before), Some(after)) = networks else {
        panic!("{networks:?}")
    };
    // What is not known is taken for the less safe of its meanings.
    assert_eq!((before.mode, after.mode), (IpMode::Only, IpMode::Any));
    assert_eq!(*enabled, FieldChange::Enabled(false));
}

#[wasm_bindgen_test]
fn decodes_what_a_search_matched() {
    let page = decode::body(example("KeySearch").as_bytes(), decode::key_page).unwrap();
    assert_eq!(page.matched, Some(MatchKind::SecretKey));
    let page = decode::body(example("KeyPage").as_bytes(), decode::key_page).unwrap();
    assert_eq!(page.matched, None);
    assert_eq!(page.keys[0].refused_last_7_days, Some(3));
}

#[wasm_bindgen_test]
fn encodes_search_with_query_view_and_cursor() {
    // Most of it needs six bytes for one, so that a buffer that is too short would grow.
    let text = "a\"b\\c\u{1}\u{1}\u{1}\u{1}\u{1}\u{1}\u{1}é🔑".repeat(20);
    let mut query = Secret::with_capacity(text.len());
    query.push_str(&text);
    let view = ListParams {
        status: StatusFilter::Expired,
        sort: Sort::LeastUsed,
    };
    for cursor in [None, Some("c\"1".repeat(30))] {
        let body = encode::search(&query, view, cursor.as_deref());
        let sent: Value = serde_json::from_str(body.expose()).unwrap();
        let mut expected = json!({ "query": text, "status": "expired", "sort": "last_used" });
        if let Some(cursor) = &cursor {
            expected["cursor"] = json!(cursor);
        }
        assert_eq!(sent, expected);
        // A buffer that grew would not have the capacity of one with the same lengths and nothing to escape.
        let mut plain = Secret::with_capacity(text.len());
        plain.push_str(&"a".repeat(text.len()));
        let cursor = cursor.map(|cursor| "a".repeat(cursor.len()));
        let plain = encode::search(&plain, view, cursor.as_deref());
        assert_eq!(body.capacity(), plain.capacity());
    }
}

#[wasm_bindgen_test]
fn encodes_only_changed_settings() {
    let sent =
        |change: &KeyPatch| -> Value { serde_json::from_str(&encode::key_change(change)).unwrap() };
    assert_eq!(sent(&KeyPatch::switch(false)), json!({ "enabled": false }));
    let change = KeyPatch {
        name: Some("CRM".to_owned()),
        note: Some(None),
        ip_restrictions: Some(IpRestrictions {
            mode: IpMode::Only,
            networks: vec!["10.0.0.1".to_owned()],
        }),
        actions: Some(vec!["me".to_owned()]),
        expires_at: Some(None),
        enabled: None,
    };
    assert_eq!(
        sent(&change),
        json!({
            "name": "CRM",
            "note": null,
            "ip_restrictions": { "mode": "only", "networks": ["10.0.0.1"] },
            "allowed_actions": { "mode": "only", "actions": ["me"] },
            "expires_at": null,
        })
    );
}

#[wasm_bindgen_test]
fn shows_an_unrestricted_list_as_any_address() {
    let mut key: Value = serde_json::from_str(&example("Key")).unwrap();
    let read = |key: &Value| {
        let key = decode::body(key.to_string().as_bytes(), decode::key).unwrap();
        (key.unrestricted, key_list::networks(&key))
    };
    assert_eq!(read(&key), (false, "Only from 2 networks".to_owned()));
    key["unrestricted"] = true.into();
    assert_eq!(read(&key), (true, "Any address".to_owned()));
    // An older API does not tell, and of an unknown mode the less safe is taken.
    key.as_object_mut().unwrap().remove("unrestricted");
    assert_eq!(read(&key), (false, "Only from 2 networks".to_owned()));
    key["ip_restrictions"]["mode"] = "mostly".into();
    assert_eq!(read(&key), (true, "Any address".to_owned()));
}
