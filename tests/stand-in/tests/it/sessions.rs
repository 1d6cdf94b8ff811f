//! Sessions: which calls need one, what it reports, and when it ends.

mod cookies;

use reqwest::Method;

use crate::harness::{Api, OLIVIA, OMAR, new_key};

#[tokio::test]
async fn calls_without_a_session_return_401_with_sign_in_method() {
    let api = Api::start(&[]).await;
    for (method, path) in [
        (Method::GET, "/session"),
        (Method::POST, "/session/reauthentication"),
        (Method::GET, "/api-key-options"),
        (Method::GET, "/api-keys"),
        (Method::POST, "/api-keys"),
        (Method::GET, "/api-keys/key_x"),
        (Method::PATCH, "/api-keys/key_x"),
        (Method::DELETE, "/api-keys/key_x"),
        (Method::POST, "/api-keys/key_x/secret-state"),
    ] {
        // A bad body, too: the missing session is said first.
        let answer = api
            .ask(method, &format!("/api/settings{path}"))
            .body("{")
            .send()
            .await;
        let problem = answer.is_problem(401, "unauthenticated");
        assert_eq!(problem["sign_in"][0]["method"], "window");
        assert_eq!(problem["sign_in"][0]["url"], "/sign-in?window=1");
        assert!(answer.header("www-authenticate").starts_with("Cookie"));
    }
}

#[tokio::test]
async fn session_describes_user_and_workspace() {
    let api = Api::start(&[]).await;
    let answer = api.sign_in(OLIVIA).await.get("/session").await;
    assert_eq!(answer.header("cache-control"), "no-store");
    let session = answer.json();
    assert_eq!(session["user"]["name"], "Olivia Owner");
    assert_eq!(session["workspace"]["name"], "Northwind Outreach");
    assert_eq!(session["role"], "owner");
    assert_eq!(session["permissions"]["see_addresses"], true);
    assert_eq!(session["reauthentication"], serde_json::json!([]));
}

#[tokio::test]
async fn unsafe_calls_need_csrf_token_and_same_origin() {
    let api = Api::start(&[]).await;
    let olivia = api.sign_in(OLIVIA).await;
    let post = || {
        api.ask(Method::POST, "/api/settings/api-keys")
            .header("cookie", &olivia.cookie)
            .json(&new_key("x"))
    };
    post().send().await.is_problem(403, "csrf-token-mismatch");
    post()
        .header("x-csrf-token", "wrong")
        .send()
        .await
        .is_problem(403, "csrf-token-mismatch");
    let others = api.sign_in(OMAR).await.csrf;
    post()
        .header("x-csrf-token", &others)
        .send()
        .await
        .is_problem(403, "csrf-token-mismatch");
    for site in ["cross-site", "same-site"] {
        let ask = post()
            .header("x-csrf-token", &olivia.csrf)
            .header("sec-fetch-site", site);
        ask.send().await.is_problem(403, "csrf-token-mismatch");
    }
    let ask = post()
        .header("x-csrf-token", &olivia.csrf)
        .header("sec-fetch-site", "same-origin");
    ask.send().await.is_problem(400, "idempotency-key-missing");
}

#[tokio::test]
async fn session_ends_when_idle_and_after_twelve_hours() {
    let api = Api::start(&["--session-minutes", "10"]).await;
    let idle = api.sign_in(OLIVIA).await;
    api.minutes_pass(9);
    assert_eq!(idle.get("/session").await.status, 200);
    api.minutes_pass(9);
    assert_eq!(
        idle.get("/session").await.status,
        200,
        "a use begins the time anew"
    );
    api.minutes_pass(10);
    idle.get("/session")
        .await
        .is_problem(401, "unauthenticated");

    let busy = api.sign_in(OLIVIA).await;
    for _ in 0..(12 * 60 / 9) {
        assert_eq!(busy.get("/session").await.status, 200);
        api.minutes_pass(9);
    }
    busy.get("/session")
        .await
        .is_problem(401, "unauthenticated");
}

#[tokio::test]
async fn signing_out_ends_the_session() {
    let api = Api::start(&[]).await;
    let olivia = api.sign_in(OLIVIA).await;
    let ask = api
        .ask(Method::POST, "/sign-out")
        .header("cookie", &olivia.cookie);
    let foreign = api
        .ask(Method::POST, "/sign-out")
        .header("cookie", &olivia.cookie)
        .header("sec-fetch-site", "cross-site");
    assert_eq!(foreign.send().await.status, 403);
    assert_eq!(olivia.get("/session").await.status, 200);
    let answer = ask.send().await;
    assert_eq!(answer.status, 303);
    assert!(
        answer.cookie("wl_session").ends_with('='),
        "the cookie is removed"
    );
    olivia
        .get("/session")
        .await
        .is_problem(401, "unauthenticated");
}
