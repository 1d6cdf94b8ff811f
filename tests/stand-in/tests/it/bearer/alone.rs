//! A request with `Authorization` is authenticated by that header alone.

use reqwest::Method;

use super::Holder;
use crate::harness::{Answer, Api, DEVON, OLIVIA, new_key};

const CHALLENGE: &str = "Bearer realm=\"We-Link settings\", error=\"invalid_token\"";

#[track_caller]
fn is_nobody(answer: &Answer, case: &str) {
    let problem = answer.is_problem(401, "unauthenticated");
    assert_eq!(answer.header("www-authenticate"), CHALLENGE, "{case}");
    assert_eq!(
        problem["sign_in"],
        serde_json::json!([{ "method": "host", "url": null }]),
        "{case}"
    );
}

#[tokio::test]
async fn rejects_invalid_tokens_even_with_a_valid_cookie() {
    let api = Api::start(&[]).await;
    let olivia = api.sign_in(OLIVIA).await;
    let token = Holder::of(&api, OLIVIA).await.token;
    let id = olivia.cookie.split_once('=').unwrap().1;
    for line in [
        "",
        "Bearer",
        "Bearer ",
        "Bearer unknown",
        "Basic b2xpdmlhOng=",
        &format!("Basic {token}"),
        &format!("Bearer {token}x"),
        &format!("Bearer {token} {token}"),
        // A session's cookie is no token.
        &format!("Bearer {id}"),
        &token,
    ] {
        let ask = api.ask(Method::GET, "/api/settings/session");
        is_nobody(&ask.header("authorization", line).send().await, line);
        // Nor does a living cookie, with the right CSRF token, make it somebody.
        for method in [Method::GET, Method::POST] {
            let ask = olivia.ask(method, "/api-keys").json(&new_key("x"));
            is_nobody(&ask.header("authorization", line).send().await, line);
        }
    }
    let valid = format!("Bearer {token}");
    let twice = api.ask(Method::GET, "/api/settings/session");
    let twice = twice.header("authorization", &valid);
    is_nobody(&twice.header("authorization", &valid).send().await, "two");
    for line in [format!("bearer {token}"), format!("BEARER  {token}")] {
        let ask = api.ask(Method::GET, "/api/settings/session");
        assert_eq!(ask.header("authorization", &line).send().await.status, 200);
    }
}

#[tokio::test]
async fn token_overrides_cookie_and_is_not_accepted_as_cookie() {
    let api = Api::start(&[]).await;
    let olivia = api.sign_in(OLIVIA).await;
    let devon = Holder::of(&api, DEVON).await;
    let both = devon.ask(Method::GET, "/session");
    let session = both.header("cookie", &olivia.cookie).send().await.json();
    assert_eq!(session["user"]["name"], "Devon Developer");
    assert_eq!(session.get("csrf_token"), None);

    let name = olivia.cookie.split_once('=').unwrap().0;
    let as_cookie = format!("{name}={}", devon.token);
    let ask = api.ask(Method::GET, "/api/settings/session");
    let answer = ask.header("cookie", &as_cookie).send().await;
    answer.is_problem(401, "unauthenticated");
    assert!(answer.header("www-authenticate").starts_with("Cookie"));
}
