//! `POST /tokens`: who gets a token, how long it lasts, and that it is not stored.

use reqwest::Method;
use serde_json::json;

use super::{Holder, get_token};
use crate::harness::{Api, Ask, OLIVIA, Program};

#[tokio::test]
async fn password_gets_a_token_that_expires_as_announced() {
    let api = Api::start(&["--session-minutes", "10"]).await;
    let answer = get_token(&api, OLIVIA).await;
    assert_eq!(answer.header("cache-control"), "no-store");
    assert_eq!(answer.header("set-cookie"), "");
    let given = answer.json();
    assert_eq!(
        (&given["token_type"], &given["expires_in"]),
        (&json!("Bearer"), &json!(600))
    );
    let olivia = Holder::of(&api, OLIVIA).await;
    // 22 characters of base62 would be 130 bits.
    assert!(olivia.token.len() >= 22, "{}", olivia.token);
    assert_ne!(given["access_token"], olivia.token, "each is new");
    for _ in 0..3 {
        api.seconds_pass(199);
        assert_eq!(olivia.get("/session").await.status, 200);
    }
    api.seconds_pass(3);
    let answer = olivia.get("/session").await;
    answer.is_problem(401, "unauthenticated");
}

#[tokio::test]
async fn rejects_wrong_password_and_invalid_body() {
    let api = Api::start(&[]).await;
    let wrong = get_token(&api, (OLIVIA.0, "wrong")).await;
    let nobody = get_token(&api, ("nobody@northwind.example", "wrong")).await;
    let former = get_token(&api, ("fred@northwind.example", "wrong")).await;
    let texts = [wrong, nobody, former].map(|answer| {
        let mut problem = answer.is_problem(401, "unauthenticated");
        assert_eq!(
            answer.header("www-authenticate"),
            "Bearer realm=\"We-Link settings\""
        );
        problem["request_id"] = json!(null);
        problem
    });
    assert_eq!((&texts[0], &texts[1]), (&texts[1], &texts[2]));

    let post = |body: &str| {
        let ask = api.ask(Method::POST, "/tokens");
        ask.header("content-type", "application/json")
            .body(body)
            .send()
    };
    post("{").await.is_problem(400, "malformed-request");
    assert_eq!(
        post(r#"{"email":1,"password":"","x":1}"#).await.errors(),
        [
            "/email wrong-type",
            "/password required",
            "/x unknown-property"
        ]
    );
    let form = api
        .ask(Method::POST, "/tokens")
        .form(&[("email", OLIVIA.0)]);
    form.send().await.is_problem(415, "unsupported-media-type");
    let read = api.get("/tokens").await;
    read.is_problem(405, "method-not-allowed");
}

#[tokio::test]
async fn token_and_form_attempts_share_one_limit() {
    let api = Api::start(&[]).await;
    for _ in 0..3 {
        assert_eq!(get_token(&api, (OLIVIA.0, "wrong")).await.status, 401);
    }
    for _ in 0..2 {
        assert_eq!(api.try_sign_in(OLIVIA.0, "wrong").await.status, 422);
    }
    let answer = get_token(&api, OLIVIA).await;
    answer.is_problem(429, "too-many-requests");
    assert_eq!(answer.header("retry-after"), "900");
    assert_eq!(api.try_sign_in(OLIVIA.0, OLIVIA.1).await.status, 429);
    api.minutes_pass(15);
    for _ in 0..2 {
        for _ in 0..4 {
            get_token(&api, (OLIVIA.0, "wrong")).await;
        }
        assert_eq!(get_token(&api, OLIVIA).await.status, 200, "counts anew");
    }
}

#[tokio::test]
async fn token_is_neither_stored_nor_logged() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("keys.db");
    let running = Program::start(&["--database", path.to_str().unwrap()]);
    let client = reqwest::Client::new();
    let url = &running.url;
    let body = json!({ "email": OLIVIA.0, "password": OLIVIA.1 });
    let given = Ask::new(client.post(format!("{url}/tokens"))).json(&body);
    let given = given.send().await.json();
    let token = given["access_token"].as_str().unwrap().to_owned();
    let session = Ask::new(client.get(format!("{url}/api/settings/session")))
        .header("authorization", &format!("Bearer {token}"));
    assert_eq!(session.send().await.status, 200);
    let log = running.stop();
    assert!(
        log.contains("usr_olivia") && log.contains("/tokens"),
        "{log}"
    );
    for hidden in [token.as_str(), OLIVIA.0, OLIVIA.1] {
        assert!(!log.contains(hidden), "{log}");
    }
    let mut kept = Vec::new();
    for file in std::fs::read_dir(folder.path()).unwrap() {
        kept.extend(std::fs::read(file.unwrap().path()).unwrap());
    }
    let holds = |text: &str| kept.windows(text.len()).any(|part| part == text.as_bytes());
    assert!(holds(OLIVIA.0), "the search finds what is there");
    assert!(!holds(&token) && !holds(OLIVIA.1));
}
