//! The recent calls of a key.

use serde_json::{Value, json};

use crate::harness::{Api, OLIVIA, OMAR, VERA, below, new_key};

fn told(at: &str, address: Value, action: Value, reason: Value) -> Value {
    let outcome = if reason.is_null() {
        "accepted"
    } else {
        "refused"
    };
    json!({ "at": at, "address": address, "action": action, "outcome": outcome, "reason": reason })
}

#[tokio::test]
async fn lists_accepted_and_refused_calls_newest_first() {
    let api = Api::start(&[]).await;
    let olivia = api.sign_in(OLIVIA).await;
    let pair = olivia.create(&new_key("Key")).await;
    assert_eq!(olivia.recent_calls(&pair).await, Vec::<Value>::new());
    api.call(&pair, "get_all_ln_accounts", json!({})).await;
    api.minutes_pass(1);
    api.call_from("127.0.0.2", &pair, "me", json!({})).await;
    // Accepted, although its own parameters are wrong.
    assert_eq!(api.call(&pair, "me", json!({})).await.status, 400);
    let at = "2026-11-23T09:01:00Z";
    let expected = [
        told(at, json!("127.0.0.1"), json!("me"), json!(null)),
        told(at, json!("127.0.0.2"), json!("me"), json!("ip-not-allowed")),
        told(
            "2026-11-23T09:00:00Z",
            json!("127.0.0.1"),
            json!("get_all_ln_accounts"),
            json!(null),
        ),
    ];
    assert_eq!(olivia.recent_calls(&pair).await, expected);
    assert_eq!(olivia.key(&pair["key"]).await["revision"], 1);
}

#[tokio::test]
async fn reports_every_refusal_reason() {
    let api = Api::start(&["--rate-limit", "2", "--trusted-proxy", "127.0.0.3"]).await;
    let olivia = api.sign_in(OLIVIA).await;
    let mut body = new_key("Key");
    body["expires_at"] = json!("2026-11-23T12:00:00Z");
    let old = olivia.create(&body).await;
    let new = olivia.rotated(&old, 0).await;
    let mut wrong = old.clone();
    wrong["secret_key"] = json!("wls_wrong");
    let last = async |expected: &str, action: Value, status: u16, got: u16| {
        let call = olivia.recent_calls(&old).await.remove(0);
        assert_eq!(call["reason"], expected);
        assert_eq!(call["action"], action, "{expected}");
        assert_eq!(got, status, "{expected}");
        call
    };
    let ask = async |pair: &Value, call: &str| api.call(pair, call, json!({})).await.status;
    let me = json!("me");
    last("wrong-secret", me.clone(), 401, ask(&wrong, "me").await).await;
    assert_eq!(ask(&new, "get_all_ln_accounts").await, 200);
    last("secret-ended", me.clone(), 401, ask(&old, "me").await).await;
    let pasted = new["secret_key"].as_str().unwrap();
    last("unknown-call", json!(null), 404, ask(&new, pasted).await).await;
    let connect = json!("connect");
    last(
        "action-not-allowed",
        connect,
        403,
        ask(&new, "connect").await,
    )
    .await;
    let forwarded = api
        .ask_from("127.0.0.3", reqwest::Method::POST, "/api/v1/me")
        .pair(&new)
        .header("x-forwarded-for", "nonsense")
        .send();
    let call = last("bad-forwarded-for", me.clone(), 400, forwarded.await.status).await;
    assert_eq!(call["address"], json!(null));
    assert_eq!(ask(&new, "get_all_ln_accounts").await, 200);
    let limited = ask(&new, "get_all_ln_accounts").await;
    last("rate-limited", json!("get_all_ln_accounts"), 429, limited).await;
    let off = json!({ "enabled": false });
    olivia.patch(&old["key"], 1, &off).await;
    last("disabled", me.clone(), 403, ask(&new, "me").await).await;
    api.minutes_pass(180);
    let olivia = api.sign_in(OLIVIA).await;
    assert_eq!(ask(&new, "me").await, 403);
    assert_eq!(olivia.recent_calls(&old).await[0]["reason"], "expired");
    olivia.delete(&below(&old, "")).await;
    assert_eq!(ask(&new, "me").await, 401);
    assert_eq!(olivia.recent_calls(&old).await[0]["reason"], "revoked");
    let text = olivia.get(&below(&old, "/usage")).await.text;
    assert!(!text.contains("wls_") && !text.contains("wlk_"), "{text}");
}

#[tokio::test]
async fn call_with_unknown_api_key_is_not_listed() {
    let api = Api::start(&[]).await;
    let olivia = api.sign_in(OLIVIA).await;
    let pair = olivia.create(&new_key("Key")).await;
    let mut unknown = pair.clone();
    unknown["api_key"] = json!("wlk_unknown");
    assert!(!api.accepts(&unknown).await);
    assert_eq!(olivia.recent_calls(&pair).await, Vec::<Value>::new());
}

#[tokio::test]
async fn viewer_sees_calls_without_addresses() {
    let api = Api::start(&[]).await;
    let olivia = api.sign_in(OLIVIA).await;
    let pair = olivia.create(&new_key("Key")).await;
    assert!(api.accepts(&pair).await);
    api.call_from("127.0.0.2", &pair, "me", json!({})).await;
    let vera = api.sign_in(VERA).await;
    let calls = vera.recent_calls(&pair).await;
    assert_eq!(calls.len(), 2);
    for call in &calls {
        assert_eq!(call["address"], json!(null));
    }
    assert_eq!(calls[0]["reason"], "ip-not-allowed");
    let omar = api.sign_in(OMAR).await;
    let path = below(&pair, "/usage");
    omar.get(&path).await.is_problem(404, "not-found");
    let nobody = api.get(&format!("/api/settings{path}")).await;
    nobody.is_problem(401, "unauthenticated");
}
