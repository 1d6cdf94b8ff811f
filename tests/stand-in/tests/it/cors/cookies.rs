//! Cookie sessions used from another origin of the same site.

use reqwest::Method;
use serde_json::json;

use super::{LISTED, api, lets_in};
use crate::harness::{Answer, Api, OLIVIA, Person, intent, new_key};

/// A create call of `person` by a page of this origin, as a browser sends it.
async fn creates(person: &Person<'_>, origin: &str, site: &str) -> Answer {
    person
        .ask(Method::POST, "/api-keys")
        .header("origin", origin)
        .header("sec-fetch-site", site)
        .header("idempotency-key", &intent())
        .json(&new_key("Key"))
        .send()
        .await
}

#[tokio::test]
async fn cookie_works_only_from_allowed_origin_with_csrf_token() {
    let api = api().await;
    let mut olivia = api.sign_in(OLIVIA).await;
    assert_eq!(creates(&olivia, LISTED, "same-site").await.status, 201);
    for (origin, site) in [
        ("http://127.0.0.1:9001", "same-site"),
        ("https://evil.example", "cross-site"),
        ("null", "cross-site"),
    ] {
        let answer = creates(&olivia, origin, site).await;
        answer.is_problem(403, "csrf-token-mismatch");
    }
    olivia.csrf = "wrong".into();
    let answer = creates(&olivia, LISTED, "same-site").await;
    answer.is_problem(403, "csrf-token-mismatch");
    lets_in(&answer, LISTED);
}

#[tokio::test]
async fn reauthentication_from_allowed_origin_renews_cookie_and_token() {
    let api = Api::start(&["--reauthentication", "--allow-origin", LISTED]).await;
    let olivia = api.sign_in(OLIVIA).await;
    let answer = olivia
        .ask(Method::POST, "/session/reauthentication")
        .header("origin", LISTED)
        .header("sec-fetch-site", "same-site")
        .json(&json!({ "password": OLIVIA.1 }))
        .send()
        .await;
    assert_eq!(answer.status, 200, "{}", answer.text);
    lets_in(&answer, LISTED);
    let renewed = Person {
        url: &api.url,
        cookie: answer.cookie("wl_session"),
        csrf: answer.json()["csrf_token"].as_str().unwrap().to_owned(),
    };
    assert_eq!(creates(&renewed, LISTED, "same-site").await.status, 201);
}
