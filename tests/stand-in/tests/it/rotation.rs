//! Rotating a secret: permissions, validation and the response.

use reqwest::Method;
use serde_json::{Value, json};

use crate::harness::{Api, DEVON, OLIVIA, OMAR, VERA, below, intent, new_key};
use crate::public_side::refused;

#[tokio::test]
async fn rotation_returns_only_a_new_secret_key() {
    let api = Api::start(&[]).await;
    let olivia = api.sign_in(OLIVIA).await;
    let made = olivia.create(&new_key("Key")).await;
    let answer = olivia.rotate(&intent(), &made, 86_400).await;
    assert_eq!(answer.status, 201, "{}", answer.text);
    assert_eq!(answer.header("cache-control"), "no-store");
    assert_eq!(answer.header("etag"), "\"1\"", "no change of settings");
    assert_eq!(answer.header("idempotency-replayed"), "");
    let location = answer.header("location").to_owned();
    assert_eq!(location, format!("/api/settings{}", below(&made, "")));
    let new = answer.json();
    let names: Vec<&String> = new.as_object().unwrap().keys().collect();
    assert_eq!(names, ["key", "secret_id", "secret_key"]);
    let secret = new["secret_key"].as_str().unwrap();
    assert!(secret.starts_with("wls_") && secret.len() == 53);
    assert_ne!(new["secret_key"], made["secret_key"]);
    assert_eq!(new["key"]["hint"], made["key"]["hint"]);
    assert_eq!(new["key"]["revision"], 1);
    assert_eq!(new["key"]["secrets"][0]["id"], new["secret_id"]);
    assert_eq!(new["key"]["secrets"][1]["id"], made["secret_id"]);
    let pending = json!({
        "state": "pending", "secret_id": new["secret_id"], "ends_at": "2026-11-23T09:10:00Z"
    });
    assert_eq!(new["key"]["rotation"], pending);
    assert_eq!(olivia.key(&made["key"]).await, new["key"]);
    for path in ["/api-keys", &below(&made, ""), &below(&made, "/usage")] {
        assert!(!olivia.get(path).await.text.contains(secret));
    }
}

#[tokio::test]
async fn accepts_only_offered_overlaps() {
    let api = Api::start(&[]).await;
    let olivia = api.sign_in(OLIVIA).await;
    let made = olivia.create(&new_key("Key")).await;
    for seconds in [0, 900, 3_600, 86_400, 604_800] {
        assert_eq!(olivia.rotate(&intent(), &made, seconds).await.status, 201);
    }
    let before = olivia.key(&made["key"]).await;
    let ask = async |body: Value| {
        let path = below(&made, "/rotations");
        let post = olivia.ask(Method::POST, &path);
        let post = post.header("idempotency-key", &intent());
        post.json(&body).send().await.errors()
    };
    let unknown = ["/overlap_seconds unknown-value"];
    for value in [
        json!(1),
        json!(-900),
        json!(901),
        json!(604_801),
        json!(0.5),
        json!(1e300),
    ] {
        assert_eq!(ask(json!({ "overlap_seconds": value })).await, unknown);
    }
    for value in [json!("900"), json!(null), json!([900]), json!(true)] {
        let errors = ask(json!({ "overlap_seconds": value })).await;
        assert_eq!(errors, ["/overlap_seconds wrong-type"]);
    }
    assert_eq!(ask(json!({})).await, ["/overlap_seconds required"]);
    assert_eq!(ask(json!(900)).await, [" wrong-type"]);
    let both = ask(json!({ "overlap_seconds": 5, "x": 1 })).await;
    assert_eq!(
        both,
        ["/overlap_seconds unknown-value", "/x unknown-property"]
    );
    assert_eq!(olivia.key(&made["key"]).await, before, "nothing was made");
}

#[tokio::test]
async fn permission_and_workspace_are_checked_first() {
    let api = Api::start(&[]).await;
    let (olivia, devon) = (api.sign_in(OLIVIA).await, api.sign_in(DEVON).await);
    let made = olivia.create(&new_key("Key")).await;
    let vera = api.sign_in(VERA).await;
    for answer in [vera.rotate("x", &made, 5).await, vera.end(&made).await] {
        assert_eq!(answer.is_problem(403, "forbidden")["permission"], "rotate");
    }
    let omar = api.sign_in(OMAR).await;
    for answer in [omar.rotate("x", &made, 5).await, omar.end(&made).await] {
        answer.is_problem(404, "not-found");
    }
    let nameless = olivia.post(&below(&made, "/rotations"), &json!({})).await;
    nameless.is_problem(400, "idempotency-key-missing");
    let short = olivia.rotate("short", &made, 900).await;
    short.is_problem(400, "malformed-request");
    let mut foreign = api.sign_in(OLIVIA).await;
    foreign.csrf = "wrong".to_owned();
    for answer in [
        foreign.rotate(&intent(), &made, 900).await,
        foreign.end(&made).await,
    ] {
        answer.is_problem(403, "csrf-token-mismatch");
    }
    assert_eq!(devon.rotate(&intent(), &made, 900).await.status, 201);
}

#[tokio::test]
async fn only_expired_and_revoked_keys_cannot_be_rotated() {
    let api = Api::start(&[]).await;
    let olivia = api.sign_in(OLIVIA).await;
    let mut found = Vec::new();
    for key in olivia.get("/api-keys?status=all").await.json()["keys"]
        .as_array()
        .unwrap()
    {
        let answer = olivia.rotate(&intent(), &json!({ "key": key }), 900).await;
        assert_eq!(key["can"]["rotate"], answer.status == 201, "{key}");
        match key["status"].as_str().unwrap() {
            "revoked" => drop(answer.is_problem(409, "key-revoked")),
            "expired" => drop(answer.is_problem(409, "key-expired")),
            _ => assert_eq!(answer.status, 201),
        }
        found.push(key["status"].as_str().unwrap().to_owned());
    }
    found.sort();
    found.dedup();
    assert_eq!(found, ["active", "disabled", "expired", "revoked"]);
    let vera = api.sign_in(VERA).await;
    let list = vera.get("/api-keys").await.json();
    assert_eq!(list["keys"][0]["can"]["rotate"], false);
}

#[tokio::test]
async fn restrictions_and_revocation_apply_to_both_secrets() {
    let api = Api::start(&[]).await;
    let olivia = api.sign_in(OLIVIA).await;
    let old = olivia.create(&new_key("Key")).await;
    let new = olivia.rotated(&old, 86_400).await;
    olivia.report(&new, "saved").await;
    let pairs = [&old, &new];
    let ask = async |pair: &Value| api.call(pair, "get_all_ln_accounts", json!({})).await;
    let change = async |revision: i64, body: Value| {
        let answer = olivia.patch(&old["key"], revision, &body).await;
        assert_eq!(answer.status, 200, "{}", answer.text);
    };
    for pair in pairs {
        assert!(api.accepts(pair).await);
    }
    change(1, json!({ "enabled": false })).await;
    for pair in pairs {
        refused(&ask(pair).await, 403, "KEY_DISABLED");
    }
    change(
        2,
        json!({ "enabled": true, "allowed_actions": { "mode": "only", "actions": ["me"] } }),
    )
    .await;
    for pair in pairs {
        refused(&ask(pair).await, 403, "ACTION_NOT_ALLOWED");
    }
    let elsewhere = json!({ "mode": "only", "networks": ["203.0.113.7"] });
    change(3, json!({ "ip_restrictions": elsewhere })).await;
    for pair in pairs {
        refused(&ask(pair).await, 403, "IP_NOT_ALLOWED");
    }
    let revoked = olivia.delete(&below(&old, "")).await.json();
    assert_eq!(
        (&revoked["secrets"], &revoked["rotation"]),
        (&json!([]), &json!(null))
    );
    for pair in pairs {
        refused(&ask(pair).await, 401, "UNAUTHORIZED");
    }
}

#[tokio::test]
async fn revoked_key_reports_no_rotation_and_repeats_no_secret() {
    let api = Api::start(&[]).await;
    let olivia = api.sign_in(OLIVIA).await;
    let made = olivia.create(&new_key("Key")).await;
    let intent = intent();
    let answer = olivia.rotate(&intent, &made, 900).await;
    assert_eq!(answer.status, 201);
    olivia.delete(&below(&made, "")).await;
    let repeated = olivia.rotate(&intent, &made, 900).await;
    repeated.is_problem(409, "already-created");
    assert_eq!(olivia.key(&made["key"]).await["rotation"], json!(null));
}
