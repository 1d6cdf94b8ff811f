//! How long an old secret stays valid after a rotation.

use serde_json::{Value, json};

use crate::harness::{Api, OLIVIA, Person, intent, new_key};

/// When the secret that came with `pair` ends, as its key tells it.
async fn end_of(olivia: &Person<'_>, pair: &Value) -> Value {
    let key = olivia.key(&pair["key"]).await;
    let secrets = key["secrets"].as_array().unwrap();
    let secret = secrets
        .iter()
        .find(|secret| secret["id"] == pair["secret_id"]);
    secret.unwrap_or_else(|| panic!("not accepted: {pair}"))["ends_at"].clone()
}

#[tokio::test]
async fn overlap_starts_when_the_new_secret_is_shown() {
    for first in ["shown", "saved"] {
        let api = Api::start(&[]).await;
        let olivia = api.sign_in(OLIVIA).await;
        let old = olivia.create(&new_key("Key")).await;
        let new = olivia.rotated(&old, 900).await;
        assert!(api.accepts(&old).await);
        api.minutes_pass(5);
        assert_eq!(end_of(&olivia, &old).await, json!(null), "not before");
        let key = olivia.report(&new, first).await.json();
        let overlapping = json!({
            "state": "overlapping", "secret_id": old["secret_id"], "ends_at": "2026-11-23T09:20:00Z"
        });
        assert_eq!(key["rotation"], overlapping);
        assert_eq!(
            key["secrets"][0]["ends_at"],
            json!(null),
            "the new one stays"
        );
        assert_eq!(key["revision"], 1);
        // What comes later does not move it.
        api.minutes_pass(5);
        olivia.report(&new, "saved").await;
        assert!(api.accepts(&new).await);
        api.seconds_pass(599);
        assert!(api.accepts(&old).await);
        api.seconds_pass(1);
        assert!(!api.accepts(&old).await && api.accepts(&new).await);
        let key = olivia.key(&old["key"]).await;
        assert_eq!(key["rotation"], json!(null));
        assert_eq!(key["secrets"].as_array().unwrap().len(), 1);
    }
}

#[tokio::test]
async fn overlap_never_exceeds_the_key_expiry() {
    let api = Api::start(&[]).await;
    let olivia = api.sign_in(OLIVIA).await;
    let mut body = new_key("Key");
    body["expires_at"] = json!("2026-11-24T00:00:00Z");
    let old = olivia.create(&body).await;
    let new = olivia.rotated(&old, 604_800).await;
    olivia.report(&new, "shown").await;
    assert_eq!(end_of(&olivia, &old).await, "2026-11-24T00:00:00Z");
    // An earlier expiry takes the end with it; a later one does not bring it back.
    let earlier = json!({ "expires_at": "2026-11-23T20:00:00Z" });
    assert_eq!(olivia.patch(&old["key"], 1, &earlier).await.status, 200);
    assert_eq!(end_of(&olivia, &old).await, "2026-11-23T20:00:00Z");
    let never = json!({ "expires_at": null });
    assert_eq!(olivia.patch(&old["key"], 2, &never).await.status, 200);
    assert_eq!(end_of(&olivia, &old).await, "2026-11-23T20:00:00Z");
    assert_eq!(end_of(&olivia, &new).await, json!(null));
    api.minutes_pass(11 * 60);
    assert!(!api.accepts(&old).await && api.accepts(&new).await);
}

#[tokio::test]
async fn pending_secret_never_outlives_the_key_expiry() {
    let api = Api::start(&[]).await;
    let olivia = api.sign_in(OLIVIA).await;
    let mut body = new_key("Key");
    body["expires_at"] = json!("2026-11-23T09:05:00Z");
    let old = olivia.create(&body).await;
    let new = olivia.rotated(&old, 900).await;
    assert_eq!(end_of(&olivia, &new).await, "2026-11-23T09:05:00Z");
    api.minutes_pass(5);
    olivia
        .report(&new, "shown")
        .await
        .is_problem(409, "rotation-cancelled");
    olivia
        .rotate(&intent(), &old, 900)
        .await
        .is_problem(409, "key-expired");
}

#[tokio::test]
async fn next_rotation_keeps_a_promised_end() {
    let api = Api::start(&[]).await;
    let olivia = api.sign_in(OLIVIA).await;
    let first = olivia.create(&new_key("Key")).await;
    let second = olivia.rotated(&first, 3_600).await;
    olivia.report(&second, "saved").await;
    let third = olivia.rotated(&first, 86_400).await;
    let shown = olivia.report(&third, "shown").await.json();
    assert_eq!(end_of(&olivia, &first).await, "2026-11-23T10:00:00Z");
    assert_eq!(end_of(&olivia, &second).await, "2026-11-24T09:00:00Z");
    assert_eq!(end_of(&olivia, &third).await, json!(null));
    assert_eq!(
        shown["rotation"]["secret_id"], second["secret_id"],
        "the one that ends last"
    );
    // Calls and reports of one that ends already change nothing.
    assert!(api.accepts(&second).await && api.accepts(&first).await);
    olivia.report(&second, "saved").await;
    assert_eq!(end_of(&olivia, &first).await, "2026-11-23T10:00:00Z");
    assert_eq!(end_of(&olivia, &second).await, "2026-11-24T09:00:00Z");
    api.minutes_pass(60);
    assert!(!api.accepts(&first).await);
    assert!(api.accepts(&second).await && api.accepts(&third).await);
}

#[tokio::test]
async fn rotation_status_describes_the_newest_secret() {
    let api = Api::start(&[]).await;
    let olivia = api.sign_in(OLIVIA).await;
    let first = olivia.create(&new_key("Key")).await;
    let second = olivia.rotated(&first, 86_400).await;
    olivia.report(&second, "saved").await;
    let third = olivia.rotated(&first, 900).await;
    assert_eq!(third["key"]["rotation"]["state"], "pending");
    assert_eq!(third["key"]["secrets"].as_array().unwrap().len(), 3);
    api.minutes_pass(10);
    let key = olivia.key(&first["key"]).await;
    assert_eq!(key["rotation"]["state"], "cancelled");
    assert_eq!(key["secrets"][0]["ends_at"], json!(null));
    assert_eq!(key["secrets"][1]["ends_at"], "2026-11-24T09:00:00Z");
}

#[tokio::test]
async fn shorter_overlap_does_not_shorten_an_earlier_one() {
    let api = Api::start(&[]).await;
    let olivia = api.sign_in(OLIVIA).await;
    let first = olivia.create(&new_key("Key")).await;
    let second = olivia.rotated(&first, 604_800).await;
    olivia.report(&second, "saved").await;
    let third = olivia.rotated(&first, 900).await;
    let shown = olivia.report(&third, "shown").await.json();
    assert_eq!(end_of(&olivia, &first).await, "2026-11-30T09:00:00Z");
    assert_eq!(end_of(&olivia, &second).await, "2026-11-23T09:15:00Z");
    assert_eq!(
        shown["rotation"]["secret_id"], first["secret_id"],
        "the one that ends last, whichever is older"
    );
}
