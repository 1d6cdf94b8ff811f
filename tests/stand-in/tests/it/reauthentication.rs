use serde_json::json;

use crate::harness::{Api, OLIVIA, Person, intent, new_key};

#[tokio::test]
async fn reauthentication_is_required_to_widen_but_not_to_narrow() {
    let api = Api::start(&["--reauthentication"]).await;
    let olivia = api.sign_in(OLIVIA).await;
    let session = olivia.get("/session").await.json();
    assert_eq!(
        session["reauthentication"][1],
        json!({ "method": "password", "url": null })
    );
    let mut body = new_key("Key");
    body["ip_restrictions"]["networks"] = json!(["10.0.0.0/8"]);
    body["allowed_actions"]["actions"] = json!(["me", "connections"]);
    body["expires_at"] = json!("2026-12-01T00:00:00Z");
    let key = olivia.create(&body).await["key"].clone();
    // Typing the password to sign in was a check, for five minutes.
    api.minutes_pass(5);
    let answer = olivia.save(&intent(), &body).await;
    let problem = answer.is_problem(403, "reauthentication-required");
    assert_eq!(
        problem["reauthentication"][0],
        json!({ "method": "window", "url": "/sign-in?check=1&window=1" })
    );

    let widening = [
        json!({ "ip_restrictions": { "mode": "any", "networks": [] } }),
        json!({ "ip_restrictions": { "mode": "only", "networks": ["10.1.0.0/16", "11.0.0.1"] } }),
        json!({ "allowed_actions": { "mode": "only", "actions": ["me", "profile_views"] } }),
        json!({ "expires_at": null }),
        json!({ "expires_at": "2026-12-02T00:00:00Z" }),
    ];
    for body in &widening {
        olivia
            .patch(&key, 1, body)
            .await
            .is_problem(403, "reauthentication-required");
    }
    let narrowing = [
        json!({ "name": "Other", "note": "x" }),
        json!({ "ip_restrictions": { "mode": "only", "networks": ["10.0.0.0/9", "10.128.0.0/9"] } }),
        json!({ "allowed_actions": { "mode": "only", "actions": ["me"] } }),
        json!({ "expires_at": "2026-11-30T00:00:00Z" }),
        json!({ "enabled": false }),
    ];
    for (revision, body) in (1..).zip(&narrowing) {
        assert_eq!(
            olivia.patch(&key, revision, body).await.status,
            200,
            "{body}"
        );
    }
    olivia
        .patch(&key, 6, &json!({ "enabled": true }))
        .await
        .is_problem(403, "reauthentication-required");
    let at = format!("/api-keys/{}", key["id"].as_str().unwrap());
    assert_eq!(olivia.delete(&at).await.status, 200);
}

#[tokio::test]
async fn reauthentication_renews_session_and_lasts_five_minutes() {
    let api = Api::start(&["--reauthentication"]).await;
    let olivia = api.sign_in(OLIVIA).await;
    api.minutes_pass(6);
    let wrong = olivia
        .post("/session/reauthentication", &json!({ "password": "wrong" }))
        .await;
    wrong.is_problem(403, "reauthentication-failed");
    let answer = olivia
        .post(
            "/session/reauthentication",
            &json!({ "password": OLIVIA.1 }),
        )
        .await;
    assert_eq!(
        (answer.status, answer.header("cache-control")),
        (200, "no-store")
    );
    let csrf = answer.json()["csrf_token"].as_str().unwrap().to_owned();
    assert_ne!(csrf, olivia.csrf);
    olivia
        .get("/session")
        .await
        .is_problem(401, "unauthenticated");
    let renewed = Person {
        url: &api.url,
        cookie: answer.cookie("wl_session"),
        csrf,
    };
    api.seconds_pass(299);
    renewed.create(&new_key("Key")).await;
    api.seconds_pass(1);
    renewed
        .save(&intent(), &new_key("Key"))
        .await
        .is_problem(403, "reauthentication-required");
}

#[tokio::test]
async fn password_and_window_reauthentication_share_one_limit() {
    let api = Api::start(&["--reauthentication"]).await;
    let olivia = api.sign_in(OLIVIA).await;
    for _ in 0..3 {
        let answer = olivia
            .post("/session/reauthentication", &json!({ "password": "wrong" }))
            .await;
        answer.is_problem(403, "reauthentication-failed");
    }
    let window = async |password: &str| {
        api.ask(reqwest::Method::POST, "/sign-in")
            .header("cookie", &olivia.cookie)
            .form(&[("check", "1"), ("window", "1"), ("password", password)])
            .send()
            .await
    };
    for _ in 0..2 {
        assert_eq!(window("wrong").await.status, 422);
    }
    assert_eq!(window(OLIVIA.1).await.status, 429);
    let answer = olivia
        .post(
            "/session/reauthentication",
            &json!({ "password": OLIVIA.1 }),
        )
        .await;
    answer.is_problem(429, "too-many-requests");
    assert_eq!(answer.header("retry-after"), "900");
    api.minutes_pass(15);
    let passed = window(OLIVIA.1).await;
    assert_eq!(passed.status, 200);
    assert!(passed.text.contains("You can close this window."));
    olivia
        .get("/session")
        .await
        .is_problem(401, "unauthenticated");
    let errors = {
        let olivia = api.sign_in(OLIVIA).await;
        olivia
            .post(
                "/session/reauthentication",
                &json!({ "password": "", "x": 1 }),
            )
            .await
            .errors()
    };
    assert_eq!(errors, ["/password required", "/x unknown-property"]);
}

#[tokio::test]
async fn automatic_sign_in_does_not_count_as_reauthentication() {
    let dist = crate::serving::dist();
    let api = Api::start(&[
        "--reauthentication",
        "--dist",
        dist.path().to_str().unwrap(),
    ])
    .await;
    let cookie = api.get("/settings/security").await.cookie("wl_session");
    let mut olivia = Person {
        url: &api.url,
        cookie,
        csrf: String::new(),
    };
    olivia.csrf = olivia.get("/session").await.json()["csrf_token"]
        .as_str()
        .unwrap()
        .to_owned();
    olivia
        .save(&intent(), &new_key("Key"))
        .await
        .is_problem(403, "reauthentication-required");
    let form = api
        .ask(reqwest::Method::GET, "/sign-in?check=1&window=1")
        .header("cookie", &olivia.cookie)
        .send()
        .await;
    assert!(
        form.text.contains("You are signed in as Olivia Owner")
            && !form.text.contains("type=\"email\"")
    );
}
