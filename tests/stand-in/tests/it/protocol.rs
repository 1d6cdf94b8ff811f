use reqwest::Method;

use crate::harness::{Api, OLIVIA};

#[tokio::test]
async fn unknown_paths_and_methods_return_typed_errors() {
    let api = Api::start(&[]).await;
    let olivia = api.sign_in(OLIVIA).await;
    for path in ["/api/v1/", "/api/v1/a/b"] {
        let answer = api.ask(Method::POST, path).send().await;
        assert_eq!(
            (answer.status, &answer.json()["status"]),
            (401, &"UNAUTHORIZED".into())
        );
    }
    let large = api
        .ask(Method::POST, "/sign-in")
        .body("x".repeat(70_000))
        .send()
        .await;
    assert_eq!(large.status, 413);
    assert!(large.header("content-type").starts_with("text/html"));
    for path in [
        "/nothing",
        "/api-keys/",
        "/api-keys/a/b",
        "/api-keys/key_x/rotations/x",
        "/api-keys/key_x/events",
        "/api-keys/key_x/events/evt_1",
        "/api-keys/key_x/usage",
        "/events/evt_1",
    ] {
        olivia.get(path).await.is_problem(404, "not-found");
    }
    olivia
        .get("/api-keys/%ff")
        .await
        .is_problem(400, "malformed-request");
    let answer = olivia.ask(Method::PUT, "/api-keys").send().await;
    answer.is_problem(405, "method-not-allowed");
    let mut allowed: Vec<_> = answer.header("allow").split(',').map(str::trim).collect();
    allowed.sort_unstable();
    assert_eq!(allowed, ["GET", "HEAD", "POST"]);
    assert_eq!(
        olivia
            .ask(Method::GET, "/session")
            .send()
            .await
            .header("cache-control"),
        "no-store"
    );
}

#[tokio::test]
async fn health_check_needs_no_session() {
    let api = Api::start(&[]).await;
    let answer = api.get("/healthz").await;
    assert_eq!((answer.status, answer.text.as_str()), (200, "ok\n"));
}

#[tokio::test]
async fn every_response_has_security_headers() {
    let api = Api::start(&[]).await;
    for path in [
        "/sign-in",
        "/sign-in.css",
        "/healthz",
        "/nothing",
        "/api/settings/session",
        "/api/v1/me",
    ] {
        let answer = api.get(path).await;
        assert_eq!(
            answer.header("content-security-policy"),
            "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; \
             img-src 'self'; font-src 'self'; form-action 'self'; frame-ancestors 'self'; base-uri 'none'"
        );
        assert_eq!(answer.header("x-content-type-options"), "nosniff");
        assert_eq!(answer.header("referrer-policy"), "no-referrer");
        assert_eq!(answer.header("cross-origin-opener-policy"), "same-origin");
        assert_eq!(answer.header("cross-origin-resource-policy"), "same-origin");
        assert!(
            answer
                .header("permissions-policy")
                .contains("clipboard-write=(self)")
        );
        assert!(answer.header("permissions-policy").contains("camera=()"));
        assert!(answer.header("x-request-id").starts_with("req-"));
    }
}
