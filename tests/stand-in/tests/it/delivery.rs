use serde_json::json;

use crate::harness::{Api, DEVON, OLIVIA, Person, all_at_once, intent, new_key};
use crate::repeats::repeated;

#[tokio::test]
async fn new_key_response_contains_credentials_once() {
    let api = Api::start(&[]).await;
    let olivia = api.sign_in(OLIVIA).await;
    let answer = olivia.save(&intent(), &new_key("Key")).await;
    assert_eq!(answer.status, 201);
    assert_eq!(answer.header("cache-control"), "no-store");
    assert_eq!(answer.header("etag"), "\"1\"");
    assert_eq!(answer.header("idempotency-replayed"), "");
    let made = answer.json();
    let (api_key, secret) = (
        made["api_key"].as_str().unwrap(),
        made["secret_key"].as_str().unwrap(),
    );
    assert_eq!(
        answer.header("location"),
        format!(
            "/api/settings/api-keys/{}",
            made["key"]["id"].as_str().unwrap()
        )
    );
    assert!(api_key.starts_with("wlk_") && api_key.len() == 28);
    assert!(secret.starts_with("wls_") && secret.len() == 53);
    assert!(
        secret
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
    );
    assert_eq!(
        made["key"]["hint"],
        json!({ "prefix": api_key[..8], "last4": api_key[24..] })
    );
    assert_eq!(made["key"]["secrets"][0]["state"], "undelivered");
    assert_eq!(made["key"]["secrets"][0]["id"], made["secret_id"]);
    for path in [
        "/api-keys",
        answer
            .header("location")
            .trim_start_matches("/api/settings"),
    ] {
        let text = olivia.get(path).await.text;
        assert!(!text.contains(secret) && !text.contains(api_key));
    }
}

#[tokio::test]
async fn idempotency_key_is_bound_to_body_and_user() {
    let api = Api::start(&[]).await;
    let (olivia, devon) = (api.sign_in(OLIVIA).await, api.sign_in(DEVON).await);
    let intent = intent();
    let made = olivia.save(&intent, &new_key("Key")).await.json();
    let answer = olivia.save(&intent, &new_key("Another")).await;
    answer.is_problem(422, "idempotency-key-reused");
    // Even one that could not be taken anyway.
    olivia
        .save(&intent, &json!({}))
        .await
        .is_problem(422, "idempotency-key-reused");
    let theirs = devon.save(&intent, &new_key("Key")).await;
    assert_eq!(theirs.status, 201);
    assert_ne!(theirs.json()["key"]["id"], made["key"]["id"]);
    // The order of members and white space do not count.
    let text = format!(
        r#"{{ "allowed_actions": {}, "ip_restrictions": {},  "name": "Key" }}"#,
        new_key("")["allowed_actions"],
        new_key("")["ip_restrictions"]
    );
    let ask = olivia
        .ask(reqwest::Method::POST, "/api-keys")
        .header("idempotency-key", &intent);
    let answer = ask
        .header("content-type", "application/json")
        .body(text)
        .send()
        .await;
    assert_eq!((answer.status, answer.json()), (201, made));
}

#[tokio::test]
async fn concurrent_repeats_create_one_key() {
    let api = Api::start(&[]).await;
    let olivia = api.sign_in(OLIVIA).await;
    let intent = intent();
    let body = new_key("Key");
    let answers = all_at_once((0..20).map(|_| olivia.save(&intent, &body))).await;
    let mut ids = Vec::new();
    for answer in answers {
        match (
            answer.status,
            answer.json()["type"].as_str().unwrap_or_default(),
        ) {
            (201, _) => ids.push(answer.json()["key"]["id"].clone()),
            (409, "urn:we-link:problem:idempotency-in-progress") => {
                assert_eq!(answer.header("retry-after"), "1")
            }
            (409, "urn:we-link:problem:already-created") => {}
            other => panic!("{other:?} {}", answer.text),
        }
    }
    ids.dedup();
    assert_eq!(ids.len(), 1);
    assert_eq!(olivia.get("/api-keys").await.json()["total"], 9);
}

#[tokio::test]
async fn restart_keeps_the_key_but_does_not_repeat_its_secret() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("keys.db");
    let database = ["--database", path.to_str().unwrap()];
    let api = Api::start(&database).await;
    let intent = intent();
    let (cookie, csrf, made) = {
        let olivia = api.sign_in(OLIVIA).await;
        let made = olivia.save(&intent, &new_key("Key")).await.json();
        (olivia.cookie.clone(), olivia.csrf.clone(), made)
    };
    api.stop().await;
    let api = Api::start(&database).await;
    // The name of the cookie carries the port, which is another one now.
    let port = api.url.rsplit(':').next().unwrap();
    let cookie = format!(
        "__Host-wl_session_{port}={}",
        cookie.split_once('=').unwrap().1
    );
    let olivia = Person {
        url: &api.url,
        cookie,
        csrf,
    };
    assert!(!repeated(&olivia, &intent, &made).await);
    assert_eq!(
        olivia.key(&made["key"]).await["secrets"][0]["state"],
        "undelivered",
        "the list says so"
    );
    assert_eq!(
        api.call(&made, "get_all_ln_accounts", json!({}))
            .await
            .status,
        200
    );
    assert_eq!(
        olivia.get("/api-keys").await.json()["total"],
        9,
        "seeded once"
    );
}

#[tokio::test]
async fn secret_state_never_goes_back() {
    let api = Api::start(&[]).await;
    let olivia = api.sign_in(OLIVIA).await;
    let made = olivia.create(&new_key("Key")).await;
    for (report, expected) in [("saved", "saved"), ("shown", "saved"), ("saved", "saved")] {
        let answer = olivia.report(&made, report).await;
        assert_eq!(
            (answer.status, &answer.json()["secrets"][0]["state"]),
            (200, &json!(expected))
        );
        assert_eq!(answer.header("etag"), "\"1\"", "no change of settings");
    }
    api.call(&made, "get_all_ln_accounts", json!({})).await;
    assert_eq!(
        olivia.report(&made, "shown").await.json()["secrets"][0]["state"],
        "used"
    );
    let at = format!(
        "/api-keys/{}/secret-state",
        made["key"]["id"].as_str().unwrap()
    );
    let errors = olivia
        .post(&at, &json!({ "secret_id": "sec_other", "state": "shown" }))
        .await
        .errors();
    assert_eq!(errors, ["/secret_id unknown-secret"]);
    let errors = olivia
        .post(&at, &json!({ "secret_id": 1, "state": "used", "x": 1 }))
        .await
        .errors();
    assert_eq!(
        errors,
        [
            "/secret_id wrong-type",
            "/state unknown-value",
            "/x unknown-property"
        ]
    );
}
