//! Where the protocol is not spoken.

use reqwest::Method;

use super::{LISTED, SESSION, api, keeps_out, preflight};
use crate::harness::Api;

#[tokio::test]
async fn nothing_but_the_dashboards_side_is_let_out() {
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
async fn without_the_option_nothing_is_said_to_anybody() {
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
