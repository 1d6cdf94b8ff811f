//! Ending an old secret early.

use serde_json::{Value, json};

use crate::harness::{Api, OLIVIA, below, new_key};

#[tokio::test]
async fn old_secret_can_be_ended_immediately_and_repeatedly() {
    let api = Api::start(&[]).await;
    let olivia = api.sign_in(OLIVIA).await;
    let old = olivia.create(&new_key("Key")).await;
    let new = olivia.rotated(&old, 86_400).await;
    olivia.report(&new, "saved").await;
    assert!(api.accepts(&old).await);
    for _ in 0..2 {
        let answer = olivia.end(&old).await;
        assert_eq!((answer.status, answer.header("etag")), (200, "\"1\""));
        let key = answer.json();
        assert_eq!(key["rotation"], json!(null));
        assert_eq!(key["secrets"].as_array().unwrap().len(), 1);
        assert!(!api.accepts(&old).await && api.accepts(&new).await);
        api.minutes_pass(1);
    }
}

#[tokio::test]
async fn current_and_pending_secrets_cannot_be_ended() {
    let api = Api::start(&[]).await;
    let olivia = api.sign_in(OLIVIA).await;
    let old = olivia.create(&new_key("Key")).await;
    olivia.end(&old).await.is_problem(409, "secret-current");
    let new = olivia.rotated(&old, 900).await;
    // While nobody has seen the new one, the old one is all there is.
    olivia.end(&old).await.is_problem(409, "secret-current");
    olivia.end(&new).await.is_problem(409, "secret-current");
    assert!(api.accepts(&old).await);
    olivia.report(&new, "shown").await;
    olivia.end(&new).await.is_problem(409, "secret-current");
    assert_eq!(olivia.end(&old).await.status, 200);
    assert!(api.accepts(&new).await && !api.accepts(&old).await);
}

#[tokio::test]
async fn ending_an_already_ended_secret_succeeds() {
    let api = Api::start(&[]).await;
    let olivia = api.sign_in(OLIVIA).await;
    let old = olivia.create(&new_key("Key")).await;
    let never_shown = olivia.rotated(&old, 900).await;
    api.minutes_pass(10);
    assert_eq!(olivia.end(&never_shown).await.status, 200);
    let told = olivia.key(&old["key"]).await["rotation"].clone();
    assert_eq!(told["ends_at"], "2026-11-23T09:10:00Z", "not moved");
    olivia.delete(&below(&old, "")).await;
    assert_eq!(olivia.end(&old).await.status, 200, "with its key");
}

#[tokio::test]
async fn secret_of_another_key_is_not_found() {
    let api = Api::start(&[]).await;
    let olivia = api.sign_in(OLIVIA).await;
    let one = olivia.create(&new_key("One")).await;
    let new = olivia.rotated(&one, 900).await;
    olivia.report(&new, "saved").await;
    let two = olivia.create(&new_key("Two")).await;
    let mixed = json!({ "key": two["key"], "secret_id": one["secret_id"] });
    let unknown = json!({ "key": one["key"], "secret_id": "sec_nothing" });
    let nothing = json!({ "key": { "id": "key_nothing" }, "secret_id": one["secret_id"] });
    for wrong in [mixed, unknown, nothing] {
        olivia.end(&wrong).await.is_problem(404, "not-found");
    }
    assert!(api.accepts(&one).await);
}

#[tokio::test]
async fn ending_needs_no_reauthentication() {
    let api = Api::start(&["--reauthentication"]).await;
    let olivia = api.sign_in(OLIVIA).await;
    let old = olivia.create(&new_key("Key")).await;
    let new = olivia.rotated(&old, 86_400).await;
    // Reports come from a dialog that may have been open for a while.
    api.minutes_pass(6);
    assert_eq!(olivia.report(&new, "saved").await.status, 200);
    assert_eq!(olivia.end(&old).await.status, 200);
    assert!(!api.accepts(&old).await);
}

#[tokio::test]
async fn ended_undelivered_secret_is_not_repeated() {
    let api = Api::start(&[]).await;
    let olivia = api.sign_in(OLIVIA).await;
    let intent = crate::harness::intent();
    let made: Value = olivia.save(&intent, &new_key("Key")).await.json();
    let new = olivia.rotated(&made, 900).await;
    olivia.report(&new, "saved").await;
    assert_eq!(olivia.end(&made).await.status, 200);
    let again = olivia.save(&intent, &new_key("Key")).await;
    again.is_problem(409, "already-created");
}
