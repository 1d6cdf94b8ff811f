//! A rotation without an overlap: the old secret may have leaked.

use serde_json::json;

use crate::harness::{Api, OLIVIA, new_key};

#[tokio::test]
async fn the_old_one_ends_when_the_new_one_is_saved() {
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
async fn the_old_one_ends_with_the_first_call_of_the_new_one() {
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
async fn the_old_one_ends_ten_minutes_after_the_new_one_was_shown() {
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
async fn saved_at_once_ends_it_at_once() {
    let api = Api::start(&[]).await;
    let olivia = api.sign_in(OLIVIA).await;
    let old = olivia.create(&new_key("Key")).await;
    let new = olivia.rotated(&old, 0).await;
    olivia.report(&new, "saved").await;
    assert!(!api.accepts(&old).await && api.accepts(&new).await);
}

#[tokio::test]
async fn a_longer_promise_to_an_old_one_does_not_hold_any_more() {
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
async fn an_earlier_end_stays_earlier() {
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
