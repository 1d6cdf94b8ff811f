use serde_json::{Value, json};

use crate::harness::{Api, OLIVIA, Person, intent, new_key};

/// Whether the same request gets the same answer; otherwise it is told that the key is there.
pub async fn repeated(person: &Person<'_>, intent: &str, first: &Value) -> bool {
    let answer = person.save(intent, &new_key("Key")).await;
    if answer.status == 201 {
        assert_eq!(answer.json(), *first, "the same answer");
        assert_eq!(answer.header("idempotency-replayed"), "true");
        assert_eq!(answer.header("cache-control"), "no-store");
        return true;
    }
    let problem = answer.is_problem(409, "already-created");
    assert_eq!(problem["key_id"], first["key"]["id"]);
    assert!(!answer.text.contains("wls_"));
    false
}

#[tokio::test]
async fn response_is_repeated_until_shown() {
    let api = Api::start(&[]).await;
    let olivia = api.sign_in(OLIVIA).await;
    let intent = intent();
    let made = olivia.save(&intent, &new_key("Key")).await.json();
    assert!(repeated(&olivia, &intent, &made).await);
    let shown = olivia.report(&made, "shown").await;
    assert_eq!(
        (shown.status, &shown.json()["secrets"][0]["state"]),
        (200, &json!("shown"))
    );
    assert!(!repeated(&olivia, &intent, &made).await);
    assert_eq!(olivia.get("/api-keys").await.json()["total"], 9, "one key");
}

#[tokio::test]
async fn response_is_repeated_five_times() {
    let api = Api::start(&[]).await;
    let olivia = api.sign_in(OLIVIA).await;
    let intent = intent();
    let made = olivia.save(&intent, &new_key("Key")).await.json();
    for _ in 0..5 {
        assert!(repeated(&olivia, &intent, &made).await);
    }
    assert!(!repeated(&olivia, &intent, &made).await);
}

#[tokio::test]
async fn response_is_repeated_for_ten_minutes() {
    let api = Api::start(&[]).await;
    let olivia = api.sign_in(OLIVIA).await;
    let intent = intent();
    let made = olivia.save(&intent, &new_key("Key")).await.json();
    api.seconds_pass(599);
    assert!(repeated(&olivia, &intent, &made).await);
    api.seconds_pass(1);
    assert!(!repeated(&olivia, &intent, &made).await);
}

#[tokio::test]
async fn repeat_also_needs_reauthentication_and_csrf_token() {
    let api = Api::start(&["--reauthentication"]).await;
    let mut olivia = api.sign_in(OLIVIA).await;
    let intent = intent();
    let made = olivia.save(&intent, &new_key("Key")).await.json();
    api.minutes_pass(5);
    olivia
        .save(&intent, &new_key("Key"))
        .await
        .is_problem(403, "reauthentication-required");
    let csrf = std::mem::replace(&mut olivia.csrf, "wrong".to_owned());
    olivia
        .save(&intent, &new_key("Key"))
        .await
        .is_problem(403, "csrf-token-mismatch");
    olivia.csrf = csrf;
    let olivia = api.sign_in(OLIVIA).await;
    assert!(
        repeated(&olivia, &intent, &made).await,
        "another session of the same person"
    );
}

#[tokio::test]
async fn revoked_or_used_key_has_no_response_to_repeat() {
    let api = Api::start(&[]).await;
    let olivia = api.sign_in(OLIVIA).await;
    let (one, two) = (intent(), intent());
    let revoked = olivia.save(&one, &new_key("Key")).await.json();
    olivia
        .delete(&format!(
            "/api-keys/{}",
            revoked["key"]["id"].as_str().unwrap()
        ))
        .await;
    assert!(!repeated(&olivia, &one, &revoked).await);
    let used = olivia.save(&two, &new_key("Key")).await.json();
    assert_eq!(
        api.call(&used, "get_all_ln_accounts", json!({}))
            .await
            .status,
        200
    );
    assert!(!repeated(&olivia, &two, &used).await);
}
