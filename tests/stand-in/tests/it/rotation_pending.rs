//! Rotations whose new secret was not shown yet.

use serde_json::json;

use crate::harness::{Api, OLIVIA, new_key};

#[tokio::test]
async fn never_shown_secret_ends_and_the_old_one_stays() {
    let api = Api::start(&[]).await;
    let olivia = api.sign_in(OLIVIA).await;
    let old = olivia.create(&new_key("Key")).await;
    let new = olivia.rotated(&old, 900).await;
    api.seconds_pass(599);
    assert_eq!(
        olivia.key(&old["key"]).await["rotation"]["state"],
        "pending"
    );
    api.seconds_pass(1);
    assert!(!api.accepts(&new).await && api.accepts(&old).await);
    let key = olivia.key(&old["key"]).await;
    assert_eq!(key["secrets"].as_array().unwrap().len(), 1);
    assert_eq!(key["secrets"][0]["id"], old["secret_id"]);
    assert_eq!(key["secrets"][0]["ends_at"], json!(null));
    let cancelled = json!({
        "state": "cancelled", "secret_id": new["secret_id"], "ends_at": "2026-11-23T09:10:00Z"
    });
    assert_eq!(key["rotation"], cancelled);
    for state in ["shown", "saved"] {
        let answer = olivia.report(&new, state).await;
        answer.is_problem(409, "rotation-cancelled");
    }
    assert!(!api.accepts(&new).await && api.accepts(&old).await);
    api.minutes_pass(7 * 24 * 60 - 1);
    let olivia = api.sign_in(OLIVIA).await;
    assert_eq!(olivia.key(&old["key"]).await["rotation"], cancelled);
    api.minutes_pass(1);
    let told = olivia.key(&old["key"]).await;
    assert_eq!(told["rotation"], json!(null), "for a week");
    assert!(api.accepts(&old).await);
}

#[tokio::test]
async fn cancelled_rotation_is_not_reported_after_the_next_one() {
    let api = Api::start(&[]).await;
    let olivia = api.sign_in(OLIVIA).await;
    let old = olivia.create(&new_key("Key")).await;
    olivia.rotated(&old, 900).await;
    api.minutes_pass(10);
    let next = olivia.rotated(&old, 900).await;
    assert_eq!(next["key"]["rotation"]["state"], "pending");
    let shown = olivia.report(&next, "shown").await.json();
    assert_eq!(shown["rotation"]["state"], "overlapping");
    api.minutes_pass(15);
    let told = olivia.key(&old["key"]).await;
    assert_eq!(told["rotation"], json!(null), "not the one before");
}

#[tokio::test]
async fn rotation_supersedes_a_pending_one() {
    let api = Api::start(&[]).await;
    let olivia = api.sign_in(OLIVIA).await;
    let old = olivia.create(&new_key("Key")).await;
    let first_intent = crate::harness::intent();
    let mut first = olivia.rotate(&first_intent, &old, 0).await.json();
    first["api_key"] = old["api_key"].clone();
    let second = olivia.rotated(&old, 900).await;
    assert!(!api.accepts(&first).await && api.accepts(&old).await);
    let ids = second["key"]["secrets"].as_array().unwrap().iter();
    let ids: Vec<_> = ids.map(|secret| secret["id"].clone()).collect();
    assert_eq!(json!(ids), json!([second["secret_id"], old["secret_id"]]));
    for state in ["shown", "saved"] {
        let answer = olivia.report(&first, state).await;
        answer.is_problem(409, "rotation-cancelled");
    }
    let again = olivia.rotate(&first_intent, &old, 0).await;
    assert_eq!(
        again.is_problem(409, "already-created")["key_id"],
        old["key"]["id"]
    );
    let pending = olivia.key(&old["key"]).await["rotation"].clone();
    assert_eq!(
        (&pending["state"], &pending["secret_id"]),
        (&json!("pending"), &second["secret_id"])
    );
    // The first one said 0; it has no say any more.
    olivia.report(&second, "saved").await;
    assert!(api.accepts(&old).await && api.accepts(&second).await);
}

#[tokio::test]
async fn first_accepted_call_counts_as_shown_and_used() {
    let api = Api::start(&[]).await;
    let olivia = api.sign_in(OLIVIA).await;
    let old = olivia.create(&new_key("Key")).await;
    let intent = crate::harness::intent();
    let mut new = olivia.rotate(&intent, &old, 900).await.json();
    new["api_key"] = old["api_key"].clone();
    // What is refused is no use.
    let refused = api.call_from("127.0.0.2", &new, "me", json!({})).await;
    assert_eq!(refused.status, 403);
    assert_eq!(
        olivia.key(&old["key"]).await["rotation"]["state"],
        "pending"
    );
    api.minutes_pass(1);
    assert!(api.accepts(&new).await);
    let key = olivia.key(&old["key"]).await;
    assert_eq!(key["secrets"][0]["state"], "used");
    assert_eq!(key["secrets"][0]["ends_at"], json!(null));
    assert_eq!(key["secrets"][1]["ends_at"], "2026-11-23T09:16:00Z");
    let again = olivia.rotate(&intent, &old, 900).await;
    again.is_problem(409, "already-created");
    let reported = olivia.report(&new, "saved").await;
    assert_eq!(
        (reported.status, &reported.json()["secrets"][0]["state"]),
        (200, &json!("used"))
    );
    api.minutes_pass(15);
    assert!(api.accepts(&new).await && !api.accepts(&old).await);
}

#[tokio::test]
async fn first_secret_does_not_end_while_undelivered() {
    let api = Api::start(&[]).await;
    let olivia = api.sign_in(OLIVIA).await;
    let made = olivia.create(&new_key("Key")).await;
    api.minutes_pass(11);
    let key = olivia.key(&made["key"]).await;
    assert_eq!(key["secrets"][0]["state"], "undelivered");
    assert_eq!(key["rotation"], json!(null));
    api.minutes_pass(30 * 24 * 60);
    assert!(api.accepts(&made).await);
}

#[tokio::test]
async fn delivery_time_is_configurable() {
    let api = Api::start(&["--delivery-seconds", "3"]).await;
    let olivia = api.sign_in(OLIVIA).await;
    let old = olivia.create(&new_key("Key")).await;
    let new = olivia.rotated(&old, 0).await;
    assert_eq!(new["key"]["rotation"]["ends_at"], "2026-11-23T09:00:03Z");
    api.seconds_pass(3);
    assert!(!api.accepts(&new).await);
    let new = olivia.rotated(&old, 0).await;
    olivia.report(&new, "shown").await;
    api.seconds_pass(2);
    assert!(api.accepts(&old).await);
    api.seconds_pass(1);
    assert!(!api.accepts(&old).await);
    let intent = crate::harness::intent();
    assert_eq!(olivia.save(&intent, &new_key("Other")).await.status, 201);
    api.seconds_pass(3);
    let again = olivia.save(&intent, &new_key("Other")).await;
    again.is_problem(409, "already-created");
}
