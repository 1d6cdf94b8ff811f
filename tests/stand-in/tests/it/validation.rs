use reqwest::Method;
use serde_json::{Value, json};

use crate::harness::{Api, OLIVIA, intent, new_key};

#[tokio::test]
async fn reports_all_errors_at_once_with_pointers() {
    let api = Api::start(&[]).await;
    let olivia = api.sign_in(OLIVIA).await;
    let body = json!({
        "name": "a\u{202e}b\u{7}",
        "note": "n".repeat(201),
        "surprise/~": 1,
        "ip_restrictions": { "mode": "only", "networks": [
            "10.0.0.5/24", "nonsense", 7, "203.0.113.7", "203.0.113.7/32", "0.0.0.0/0", "::ffff:1.2.3.4", "2001:db8::1%eth0",
        ] },
        "allowed_actions": { "mode": "only", "actions": ["me", "me", "fly", null] },
        "expires_at": "2026-11-23T08:59:59Z",
    });
    let errors = olivia.save(&intent(), &body).await.errors();
    let expected = [
        "/allowed_actions/actions/1 duplicate",
        "/allowed_actions/actions/2 unknown-action",
        "/allowed_actions/actions/3 wrong-type",
        "/expires_at in-the-past",
        "/ip_restrictions/networks/0 host-bits-set",
        "/ip_restrictions/networks/1 not-an-address",
        "/ip_restrictions/networks/2 wrong-type",
        "/ip_restrictions/networks/4 duplicate",
        "/ip_restrictions/networks/5 opens-everything",
        "/ip_restrictions/networks/6 ipv4-mapped",
        "/ip_restrictions/networks/7 not-an-address",
        "/name bidi-character",
        "/name control-character",
        "/note too-long",
        "/surprise~1~0 unknown-property",
    ];
    assert_eq!(errors, expected);
    assert_eq!(
        olivia.get("/api-keys?status=all").await.json()["total"],
        9,
        "nothing was made"
    );
}

#[tokio::test]
async fn reports_missing_or_wrongly_typed_fields_with_pointers() {
    let api = Api::start(&[]).await;
    let olivia = api.sign_in(OLIVIA).await;
    let cases: [(Value, &[&str]); 6] = [
        (
            json!({}),
            &[
                "/allowed_actions required",
                "/ip_restrictions required",
                "/name required",
            ],
        ),
        (json!([]), &[" wrong-type"]),
        (
            json!({ "name": 1, "note": 2, "expires_at": 3, "ip_restrictions": 4, "allowed_actions": 5 }),
            &[
                "/allowed_actions wrong-type",
                "/expires_at wrong-type",
                "/ip_restrictions wrong-type",
                "/name wrong-type",
                "/note wrong-type",
            ],
        ),
        (
            json!({ "name": " ", "ip_restrictions": {}, "allowed_actions": { "mode": "all", "actions": {} } }),
            &[
                "/allowed_actions/actions wrong-type",
                "/allowed_actions/mode unknown-value",
                "/ip_restrictions/mode required",
                "/ip_restrictions/networks required",
                "/name required",
            ],
        ),
        (
            json!({
                "name": "n",
                "ip_restrictions": { "mode": "only", "networks": [] },
                "allowed_actions": { "mode": "only", "actions": [], "x": 1 },
                "expires_at": "tomorrow",
            }),
            &[
                "/allowed_actions/actions too-few",
                "/allowed_actions/x unknown-property",
                "/expires_at not-a-time",
                "/ip_restrictions/networks too-few",
            ],
        ),
        (
            json!({
                "name": "n".repeat(65),
                "ip_restrictions": { "mode": "any", "networks": ["10.0.0.1"] },
                "allowed_actions": { "mode": "only", "actions": vec!["me"; 501] },
            }),
            &[
                "/allowed_actions/actions too-many",
                "/ip_restrictions/networks too-many",
                "/name too-long",
            ],
        ),
    ];
    for (body, expected) in cases {
        assert_eq!(
            olivia.save(&intent(), &body).await.errors(),
            expected,
            "{body}"
        );
    }
}

#[tokio::test]
async fn accepts_values_up_to_the_limits() {
    let api = Api::start(&[]).await;
    let olivia = api.sign_in(OLIVIA).await;
    let mut body = new_key(&format!("  {}  ", "ü".repeat(64)));
    let networks = |count: usize| {
        (0..count)
            .map(|number| format!("10.0.{number}.0/24"))
            .collect::<Vec<_>>()
    };
    body["ip_restrictions"]["networks"] = json!(networks(50));
    body["note"] = json!("  ");
    let key = olivia.create(&body).await["key"].clone();
    assert_eq!(key["name"], "ü".repeat(64));
    assert_eq!(key["note"], json!(null));
    body["ip_restrictions"]["networks"] = json!(networks(51));
    assert_eq!(
        olivia.save(&intent(), &body).await.errors(),
        ["/ip_restrictions/networks too-many"]
    );
}

#[tokio::test]
async fn returns_networks_and_times_in_canonical_form() {
    let api = Api::start(&[]).await;
    let olivia = api.sign_in(OLIVIA).await;
    let mut body = new_key("x");
    body["ip_restrictions"]["networks"] =
        json!([" 203.0.113.7/32", "2001:0DB8:0:0:0::/48", "2001:DB8::1"]);
    body["expires_at"] = json!("2026-12-01T01:00:00+01:00");
    let key = olivia.create(&body).await["key"].clone();
    assert_eq!(
        key["ip_restrictions"]["networks"],
        json!(["203.0.113.7", "2001:db8::/48", "2001:db8::1"])
    );
    assert_eq!(key["expires_at"], "2026-12-01T00:00:00Z");
}

#[tokio::test]
async fn reports_invalid_bodies_and_missing_headers() {
    let api = Api::start(&[]).await;
    let olivia = api.sign_in(OLIVIA).await;
    let post = || {
        olivia
            .ask(Method::POST, "/api-keys")
            .header("idempotency-key", "0123456789abcdef")
    };
    let plain = post().header("content-type", "text/plain").body("{}");
    plain.send().await.is_problem(415, "unsupported-media-type");
    let json = || post().header("content-type", "application/json; charset=utf-8");
    let broken = json().body("{\"name\": \"top-secret").send().await;
    broken.is_problem(400, "malformed-request");
    assert!(!broken.text.contains("top-secret"));
    json()
        .body(String::new())
        .send()
        .await
        .is_problem(400, "malformed-request");
    json()
        .body("[".repeat(10_000))
        .send()
        .await
        .is_problem(400, "malformed-request");
    let large = json().body(format!("\"{}\"", "x".repeat(64 * 1024)));
    large.send().await.is_problem(413, "payload-too-large");
    olivia
        .post("/api-keys", &new_key("x"))
        .await
        .is_problem(400, "idempotency-key-missing");
    olivia
        .save("too-short", &new_key("x"))
        .await
        .is_problem(400, "malformed-request");
    olivia
        .save(&"x".repeat(129), &new_key("x"))
        .await
        .is_problem(400, "malformed-request");
}
