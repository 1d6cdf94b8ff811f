use reqwest::Method;
use serde_json::{Value, json};

use crate::harness::{Answer, Api, OLIVIA, new_key};

pub fn refused(answer: &Answer, status: u16, code: &str) {
    assert_eq!(answer.status, status, "{}", answer.text);
    let body = answer.json();
    assert_eq!(body["status"], code);
    assert!(!body["message"].as_str().unwrap().is_empty());
    assert_eq!(body["requestId"], answer.header("x-request-id"));
}

pub fn with_actions(actions: &[&str]) -> Value {
    let mut body = new_key("Key");
    body["allowed_actions"]["actions"] = json!(actions);
    body
}

#[tokio::test]
async fn every_invalid_pair_gets_the_same_response() {
    let api = Api::start(&[]).await;
    let olivia = api.sign_in(OLIVIA).await;
    let good = olivia.create(&new_key("Good")).await;
    let revoked = olivia.create(&new_key("Revoked")).await;
    olivia
        .delete(&format!(
            "/api-keys/{}",
            revoked["key"]["id"].as_str().unwrap()
        ))
        .await;
    let mut pairs = vec![revoked.clone()];
    for (name, value) in [
        ("api_key", "wlk_unknown".to_owned()),
        ("api_key", "x".repeat(600)),
        ("api_key", String::new()),
        ("secret_key", String::new()),
        (
            "secret_key",
            format!("{}x", good["secret_key"].as_str().unwrap()),
        ),
        (
            "secret_key",
            revoked["secret_key"].as_str().unwrap().to_owned(),
        ),
    ] {
        let mut pair = good.clone();
        pair[name] = json!(value);
        pairs.push(pair);
    }
    let mut bodies = Vec::new();
    for pair in &pairs {
        let answer = api.call(pair, "get_all_ln_accounts", json!({})).await;
        refused(&answer, 401, "UNAUTHORIZED");
        assert!(answer.headers.contains_key("www-authenticate"));
        let mut body = answer.json();
        body["requestId"] = json!(null);
        bodies.push(body.to_string());
    }
    let path = "/api/v1/get_all_ln_accounts";
    refused(
        &api.ask(Method::POST, path).json(&json!({})).send().await,
        401,
        "UNAUTHORIZED",
    );
    let twice = api
        .ask(Method::POST, path)
        .pair(&good)
        .header("x-api-key", "other")
        .json(&json!({}));
    refused(&twice.send().await, 401, "UNAUTHORIZED");
    bodies.dedup();
    assert_eq!(bodies.len(), 1, "{bodies:?}");
    assert_eq!(
        api.call(&good, "get_all_ln_accounts", json!({}))
            .await
            .status,
        200
    );
}

#[tokio::test]
async fn refusals_follow_a_fixed_order() {
    let api = Api::start(&["--rate-limit", "1"]).await;
    let olivia = api.sign_in(OLIVIA).await;
    let mut pair = olivia.create(&with_actions(&["me"])).await;
    let key = pair["key"].clone();
    // Everything is wrong; what is mended first shows what comes next.
    assert_eq!(
        olivia
            .patch(&key, 1, &json!({ "enabled": false }))
            .await
            .status,
        200
    );
    let secret = std::mem::replace(&mut pair["secret_key"], json!("wrong"));
    let ask = async |pair: &Value, from: &str, call: &str| {
        api.call_from(from, pair, call, json!({})).await
    };
    refused(
        &ask(&pair, "127.0.0.2", "connect").await,
        401,
        "UNAUTHORIZED",
    );
    pair["secret_key"] = secret;
    refused(
        &ask(&pair, "127.0.0.2", "connect").await,
        403,
        "KEY_DISABLED",
    );
    assert_eq!(
        olivia
            .patch(&key, 2, &json!({ "enabled": true }))
            .await
            .status,
        200
    );
    refused(
        &ask(&pair, "127.0.0.2", "connect").await,
        403,
        "IP_NOT_ALLOWED",
    );
    refused(
        &ask(&pair, "127.0.0.1", "connect").await,
        403,
        "ACTION_NOT_ALLOWED",
    );
    refused(
        &ask(&pair, "127.0.0.1", "fly_to_the_moon").await,
        404,
        "NOT_FOUND",
    );
    assert_eq!(
        olivia.key(&key).await["last_used"]["state"],
        "never",
        "refusals are no use"
    );
    assert_eq!(
        ask(&pair, "127.0.0.1", "me").await.status,
        400,
        "accepted, and then its parameters are wrong"
    );
    let limited = ask(&pair, "127.0.0.1", "me").await;
    refused(&limited, 429, "RATE_LIMITED");
    assert_eq!(limited.header("retry-after"), "3600");
    let get = api.ask(Method::GET, "/api/v1/me").pair(&pair).send().await;
    assert_eq!((get.status, get.header("allow")), (405, "POST"));
}

#[tokio::test]
async fn last_use_is_the_last_accepted_call() {
    let api = Api::start(&[]).await;
    let olivia = api.sign_in(OLIVIA).await;
    let pair = olivia.create(&new_key("Key")).await;
    let key = &pair["key"];
    assert_eq!(
        olivia.key(key).await["last_used"],
        json!({ "state": "never", "at": null, "address": null })
    );
    api.call(&pair, "get_all_ln_accounts", json!({})).await;
    let used = olivia.key(key).await;
    let expected = json!({ "state": "used", "at": "2026-11-23T09:00:00Z", "address": "127.0.0.1" });
    assert_eq!(used["last_used"], expected);
    assert_eq!(used["secrets"][0]["state"], "used");
    assert_eq!(used["revision"], 1, "usage is no change of settings");
    api.minutes_pass(1);
    refused(
        &api.call_from("127.0.0.2", &pair, "me", json!({})).await,
        403,
        "IP_NOT_ALLOWED",
    );
    assert_eq!(olivia.key(key).await["last_used"], expected);
}

#[tokio::test]
async fn client_behind_trusted_proxy_is_found_from_the_right() {
    let api = Api::start(&[
        "--trusted-proxy",
        "127.0.0.1",
        "--trusted-proxy",
        "10.0.0.0/8",
    ])
    .await;
    let olivia = api.sign_in(OLIVIA).await;
    let mut body = new_key("Key");
    body["ip_restrictions"]["networks"] = json!(["203.0.113.0/24"]);
    let pair = olivia.create(&body).await;
    let ask = async |from: &str, lines: &[&str]| {
        let mut ask = api
            .ask_from(from, Method::POST, "/api/v1/get_all_ln_accounts")
            .pair(&pair)
            .json(&json!({}));
        for line in lines {
            ask = ask.header("x-forwarded-for", line);
        }
        ask.send().await
    };
    assert_eq!(ask("127.0.0.1", &["203.0.113.7"]).await.status, 200);
    assert_eq!(
        olivia.key(&pair["key"]).await["last_used"]["address"],
        "203.0.113.7"
    );
    assert_eq!(
        ask("127.0.0.1", &["nonsense, ::ffff:203.0.113.8 ,10.1.1.1"])
            .await
            .status,
        200
    );
    assert_eq!(
        ask("127.0.0.1", &["198.51.100.1", "203.0.113.9", "10.0.0.1"])
            .await
            .status,
        200
    );
    assert_eq!(ask("127.0.0.1", &["203.0.113.7:61598"]).await.status, 200);
    refused(
        &ask("127.0.0.1", &["203.0.113.7, 198.51.100.1"]).await,
        403,
        "IP_NOT_ALLOWED",
    );
    refused(
        &ask("127.0.0.1", &["203.0.113.7", "198.51.100.1"]).await,
        403,
        "IP_NOT_ALLOWED",
    );
    refused(&ask("127.0.0.1", &[]).await, 403, "IP_NOT_ALLOWED");
    refused(
        &ask("127.0.0.1", &["203.0.113.7, nonsense"]).await,
        400,
        "BAD_FORWARDED_FOR",
    );
    // Who is no proxy may claim what they like.
    refused(
        &ask("127.0.0.2", &["203.0.113.7"]).await,
        403,
        "IP_NOT_ALLOWED",
    );
    let options = olivia
        .ask(Method::GET, "/api-key-options")
        .header("x-forwarded-for", "2001:DB8::5, 10.0.0.1");
    assert_eq!(options.send().await.json()["caller_address"], "2001:db8::5");
    let options = olivia
        .ask(Method::GET, "/api-key-options")
        .header("x-forwarded-for", "[2001:db8::6]:443, 10.0.0.1:80");
    assert_eq!(options.send().await.json()["caller_address"], "2001:db8::6");
}
