//! A rotation without an overlap: the old secret may have leaked.

use serde_json::json;

use crate::harness::{Api, OLIVIA, new_key};

#[tokio::test]
async fn old_secret_ends_when_the_new_one_is_saved() {
    let api = Api::start(&[]).await;
    let olivia = api.sign_in(OLIVIA).await;
    let old = olivia.create(&new_key("Key")).await;
    let new = olivia.rotated(&old, 0).await;
    api.minutes_pass(1);
    let shown = olivia.report(&new, "shown").await.json();
    let overlapping = json!({
        "state": "overlapping", "secret_id": old["secret_id"], "ends_at": "2026-11-23T09:11:00Z"
    });
    assert_eq!(shown["rotation"], overlapping);
    assert!(api.accepts(&old).await, "until the new one is in use");
    let saved = olivia.report(&new, "saved").await.json();
    assert_eq!(saved["rotation"], json!(null));
    assert_eq!(saved["secrets"].as_array().unwrap().len(), 1);
    assert!(!api.accepts(&old).await && api.accepts(&new).await);
}

#[tokio::test]
async fn old_secret_ends_on_first_call_with_the_new_one() {
    for shown in [false, true] {
        let api = Api::start(&[]).await;
        let olivia = api.sign_in(OLIVIA).await;
        let old = olivia.create(&new_key("Key")).await;
        let new = olivia.rotated(&old, 0).await;
        if shown {
            olivia.report(&new, "shown").await;
        }
        assert!(api.accepts(&old).await);
        assert!(api.accepts(&new).await);
        assert!(!api.accepts(&old).await, "shown: {shown}");
    }
}

#[tokio::test]
async fn old_secret_ends_ten_minutes_after_the_new_one_was_shown() {
    let api = Api::start(&[]).await;
    let olivia = api.sign_in(OLIVIA).await;
    let old = olivia.create(&new_key("Key")).await;
    let new = olivia.rotated(&old, 0).await;
    api.minutes_pass(9);
    olivia.report(&new, "shown").await;
    api.seconds_pass(599);
    assert!(api.accepts(&old).await);
    api.seconds_pass(1);
    assert!(!api.accepts(&old).await && api.accepts(&new).await);
}

#[tokio::test]
async fn reporting_saved_directly_ends_the_old_secret() {
    let api = Api::start(&[]).await;
    let olivia = api.sign_in(OLIVIA).await;
    let old = olivia.create(&new_key("Key")).await;
    let new = olivia.rotated(&old, 0).await;
    olivia.report(&new, "saved").await;
    assert!(!api.accepts(&old).await && api.accepts(&new).await);
}

#[tokio::test]
async fn rotation_without_overlap_shortens_earlier_overlaps() {
    let api = Api::start(&[]).await;
    let olivia = api.sign_in(OLIVIA).await;
    let first = olivia.create(&new_key("Key")).await;
    let second = olivia.rotated(&first, 604_800).await;
    olivia.report(&second, "saved").await;
    let third = olivia.rotated(&first, 0).await;
    assert!(api.accepts(&first).await && api.accepts(&second).await);
    olivia.report(&third, "shown").await;
    let key = olivia.key(&first["key"]).await;
    assert_eq!(key["secrets"][1]["ends_at"], "2026-11-23T09:10:00Z");
    assert_eq!(key["secrets"][2]["ends_at"], "2026-11-23T09:10:00Z");
    olivia.report(&third, "saved").await;
    assert!(!api.accepts(&first).await && !api.accepts(&second).await);
    assert!(api.accepts(&third).await);
}

#[tokio::test]
async fn earlier_end_is_not_extended() {
    let api = Api::start(&[]).await;
    let olivia = api.sign_in(OLIVIA).await;
    let first = olivia.create(&new_key("Key")).await;
    let second = olivia.rotated(&first, 900).await;
    olivia.report(&second, "saved").await;
    api.minutes_pass(10);
    let third = olivia.rotated(&first, 0).await;
    olivia.report(&third, "shown").await;
    let key = olivia.key(&first["key"]).await;
    assert_eq!(key["secrets"][2]["id"], first["secret_id"]);
    assert_eq!(key["secrets"][2]["ends_at"], "2026-11-23T09:15:00Z");
    assert_eq!(key["secrets"][1]["ends_at"], "2026-11-23T09:20:00Z");
}
