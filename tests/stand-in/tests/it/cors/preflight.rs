//! CORS preflight requests.

use reqwest::Method;

use super::{LISTED, SESSION, api, lets_in, preflight};

#[tokio::test]
async fn preflight_needs_no_session() {
    let api = api().await;
    for path in [SESSION, "/api/settings/api-keys/key_x", "/tokens"] {
        let answer = preflight(&api, path, LISTED).send().await;
        assert_eq!((answer.status, answer.text.as_str()), (204, ""));
        lets_in(&answer, LISTED);
        assert_eq!(
            answer.header("access-control-allow-methods"),
            "GET, POST, PATCH, DELETE"
        );
        assert_eq!(
            answer.header("access-control-allow-headers"),
            "content-type, authorization, idempotency-key, if-match, x-csrf-token"
        );
        assert_eq!(answer.header("access-control-max-age"), "600");
        assert_eq!(answer.header("access-control-expose-headers"), "");
    }
    // Without what makes it one it is an unknown method like any other, which a listed origin may read.
    let plain = api.ask(Method::OPTIONS, SESSION).header("origin", LISTED);
    let plain = plain.send().await;
    plain.is_problem(405, "method-not-allowed");
    lets_in(&plain, LISTED);
}
