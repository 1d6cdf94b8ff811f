use reqwest::Method;
use serde_json::json;

use crate::harness::{Api, OLIVIA, new_key};

#[tokio::test]
async fn change_increments_revision_and_requires_the_current_one() {
    let api = Api::start(&[]).await;
    let olivia = api.sign_in(OLIVIA).await;
    let key = olivia.create(&new_key("First")).await["key"].clone();
    let at = format!("/api-keys/{}", key["id"].as_str().unwrap());
    assert_eq!(olivia.get(&at).await.header("etag"), "\"1\"");
    let answer = olivia
        .patch(&key, 1, &json!({ "name": " Second ", "note": "why" }))
        .await;
    assert_eq!((answer.status, answer.header("etag")), (200, "\"2\""));
    let changed = answer.json();
    assert_eq!(
        (&changed["name"], &changed["note"], &changed["revision"]),
        (&json!("Second"), &json!("why"), &json!(2))
    );
    assert_eq!(
        changed["ip_restrictions"], key["ip_restrictions"],
        "what is left out stays"
    );

    let stale = olivia.patch(&key, 1, &json!({ "name": "Third" })).await;
    assert_eq!(stale.is_problem(412, "revision-conflict")["revision"], 2);
    let missing = olivia
        .ask(Method::PATCH, &at)
        .json(&json!({ "name": "x" }))
        .send()
        .await;
    missing.is_problem(428, "revision-required");
    for value in ["*", "2", "W/\"2\"", "\"\"", "\"x\"", "\"1\", \"2\""] {
        let ask = olivia
            .ask(Method::PATCH, &at)
            .header("if-match", value)
            .json(&json!({ "name": "x" }));
        ask.send().await.is_problem(400, "malformed-request");
    }
    let nothing = olivia.patch(&key, 2, &json!({ "name": "Second" })).await;
    assert_eq!(nothing.header("etag"), "\"2\"", "no change, no revision");
    assert_eq!(
        olivia.patch(&key, 2, &json!({})).await.errors(),
        [" required"]
    );
    let answer = olivia
        .patch(&key, 2, &json!({ "enabled": 1, "id": "x", "name": null }))
        .await;
    assert_eq!(
        answer.errors(),
        [
            "/enabled wrong-type",
            "/id unknown-property",
            "/name wrong-type"
        ]
    );
}

#[tokio::test]
async fn change_applies_from_the_next_call() {
    let api = Api::start(&[]).await;
    let olivia = api.sign_in(OLIVIA).await;
    let pair = olivia.create(&new_key("Changing")).await;
    let key = pair["key"].clone();
    let call = async || {
        let answer = api.call(&pair, "get_all_ln_accounts", json!({})).await;
        (
            answer.status,
            answer.json()["status"]
                .as_str()
                .unwrap_or_default()
                .to_owned(),
        )
    };
    let refused = |code: &str| (403, code.to_owned());
    assert_eq!(call().await.0, 200);
    let change =
        async |revision, body| assert_eq!(olivia.patch(&key, revision, &body).await.status, 200);
    change(
        1,
        json!({ "ip_restrictions": { "mode": "only", "networks": ["10.0.0.0/8"] } }),
    )
    .await;
    assert_eq!(call().await, refused("IP_NOT_ALLOWED"));
    change(
        2,
        json!({ "ip_restrictions": { "mode": "any", "networks": [] } }),
    )
    .await;
    assert_eq!(call().await.0, 200);
    change(
        3,
        json!({ "allowed_actions": { "mode": "only", "actions": ["me"] } }),
    )
    .await;
    assert_eq!(call().await, refused("ACTION_NOT_ALLOWED"));
    change(4, json!({ "allowed_actions": { "mode": "only", "actions": ["get_all_ln_accounts"] }, "enabled": false })).await;
    assert_eq!(call().await, refused("KEY_DISABLED"));
    change(
        5,
        json!({ "enabled": true, "expires_at": "2026-11-23T09:10:00Z" }),
    )
    .await;
    assert_eq!(call().await.0, 200);
    api.minutes_pass(10);
    assert_eq!(call().await, refused("KEY_EXPIRED"));
    assert_eq!(olivia.key(&key).await["status"], "expired");
    // The past time may stay while something else changes.
    change(
        6,
        json!({ "expires_at": "2026-11-23T09:10:00Z", "name": "Late" }),
    )
    .await;
    change(7, json!({ "expires_at": null })).await;
    assert_eq!(call().await.0, 200);
}

#[tokio::test]
async fn revoking_is_permanent_and_idempotent() {
    let api = Api::start(&[]).await;
    let olivia = api.sign_in(OLIVIA).await;
    let pair = olivia.create(&new_key("Short-lived")).await;
    let at = format!("/api-keys/{}", pair["key"]["id"].as_str().unwrap());
    assert_eq!(
        api.call(&pair, "get_all_ln_accounts", json!({}))
            .await
            .status,
        200
    );
    let first = olivia.delete(&at).await;
    assert_eq!((first.status, first.header("etag")), (200, "\"2\""));
    let key = first.json();
    assert_eq!(
        (&key["status"], &key["revoked_at"]),
        (&json!("revoked"), &json!("2026-11-23T09:00:00Z"))
    );
    api.minutes_pass(1);
    assert_eq!(olivia.delete(&at).await.json(), key);
    assert_eq!(
        api.call(&pair, "get_all_ln_accounts", json!({}))
            .await
            .status,
        401
    );
    let answer = olivia.patch(&key, 2, &json!({ "name": "x" })).await;
    answer.is_problem(409, "key-revoked");
    assert_eq!(
        olivia.get("/api-keys?status=revoked").await.json()["total"],
        2
    );
}
