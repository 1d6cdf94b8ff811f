//! Paths and servers without CORS headers.

use reqwest::Method;

use super::{LISTED, SESSION, api, keeps_out, preflight};
use crate::harness::Api;

#[tokio::test]
async fn paths_outside_the_dashboard_api_send_no_cors_headers() {
    let api = api().await;
    for path in [
        "/api/v1/me",
        "/sign-in",
        "/sign-in.css",
        "/healthz",
        "/nothing",
    ] {
        let answer = api.ask(Method::GET, path).header("origin", LISTED).send();
        let answer = answer.await;
        keeps_out(&answer, path);
        assert_eq!(answer.header("vary"), "", "{path}");
        keeps_out(&preflight(&api, path, LISTED).send().await, path);
    }
}

#[tokio::test]
async fn server_without_allowed_origins_sends_no_cors_headers() {
    let api = Api::start(&[]).await;
    let answer = api
        .ask(Method::GET, SESSION)
        .header("origin", LISTED)
        .send();
    let answer = answer.await;
    keeps_out(&answer, "a server without a list");
    assert_eq!(answer.header("vary"), "");
    let asked = preflight(&api, SESSION, LISTED).send().await;
    keeps_out(&asked, "a preflight");
    assert_eq!(asked.status, 405);
}
