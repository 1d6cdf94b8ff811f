//! CORS: responses to allowed and to all other origins.

mod cookies;
mod outside;
mod preflight;

use reqwest::Method;
use serde_json::json;

use crate::harness::{Answer, Api, Ask, OLIVIA};

const LISTED: &str = "http://127.0.0.1:9000";
const SESSION: &str = "/api/settings/session";
/// Every header of the protocol that an answer can have (Fetch standard, 3.2.3).
const PROTOCOL: [&str; 6] = [
    "access-control-allow-origin",
    "access-control-allow-credentials",
    "access-control-allow-methods",
    "access-control-allow-headers",
    "access-control-expose-headers",
    "access-control-max-age",
];

async fn api() -> Api {
    Api::start(&["--allow-origin", LISTED]).await
}

fn preflight(api: &Api, path: &str, origin: &str) -> Ask {
    api.ask(Method::OPTIONS, path)
        .header("origin", origin)
        .header("access-control-request-method", "POST")
        .header("access-control-request-headers", "content-type")
}

#[track_caller]
fn lets_in(answer: &Answer, origin: &str) {
    let told = |name| answer.headers.get_all(name).iter().collect::<Vec<_>>();
    assert_eq!(told("access-control-allow-origin"), [origin]);
    assert_eq!(told("access-control-allow-credentials"), ["true"]);
    assert_eq!(told("vary"), ["Origin"]);
}

#[track_caller]
fn keeps_out(answer: &Answer, case: &str) {
    for name in PROTOCOL {
        assert_eq!(answer.header(name), "", "{name} for {case}");
    }
}

#[tokio::test]
async fn allowed_origin_can_read_responses_and_errors() {
    let api = api().await;
    let olivia = api.sign_in(OLIVIA).await;
    let ask = |method, path| api.ask(method, path);
    let asks = [
        (200, olivia.ask(Method::GET, "/session")),
        (401, ask(Method::GET, SESSION)),
        (
            403,
            ask(Method::POST, "/api/settings/api-keys").header("cookie", &olivia.cookie),
        ),
        (404, olivia.ask(Method::GET, "/nothing")),
        (405, olivia.ask(Method::PUT, "/api-keys")),
        (
            413,
            ask(Method::POST, "/tokens").json(&json!("x".repeat(70_000))),
        ),
        (415, ask(Method::POST, "/tokens")),
        (422, ask(Method::POST, "/tokens").json(&json!({}))),
    ];
    for (status, ask) in asks {
        let answer = ask.header("origin", LISTED).send().await;
        assert_eq!(answer.status, status, "{}", answer.text);
        lets_in(&answer, LISTED);
        assert_eq!(
            answer.header("access-control-expose-headers"),
            "ETag, Retry-After, X-Request-Id"
        );
        assert_eq!(answer.header("access-control-allow-methods"), "");
    }
}

#[tokio::test]
async fn each_allowed_origin_gets_its_own_headers() {
    let [one, two, three] = [
        "https://a.example",
        "https://b.example:8443",
        "http://[::1]:9",
    ];
    let both = format!("{one},{two}");
    let api = Api::start(&["--allow-origin", &both, "--allow-origin", three]).await;
    for origin in [one, two, three] {
        let ask = api.ask(Method::GET, SESSION).header("origin", origin);
        lets_in(&ask.send().await, origin);
    }
}

#[tokio::test]
async fn other_origins_get_only_the_vary_header() {
    let api = api().await;
    for origin in [
        "https://evil.example",
        "http://127.0.0.1:9001",
        "http://127.0.0.1:900",
        "http://127.0.0.1:90000",
        "https://127.0.0.1:9000",
        "http://127.0.0.1:9000/",
        "http://127.0.0.1:9000.evil.example",
        "http://localhost:9000",
        "null",
        "*",
        "",
    ] {
        for path in [SESSION, "/tokens"] {
            let answer = api.ask(Method::GET, path).header("origin", origin).send();
            let answer = answer.await;
            keeps_out(&answer, origin);
            assert_eq!(answer.header("vary"), "Origin");
            let asked = preflight(&api, path, origin).send().await;
            keeps_out(&asked, origin);
            assert_eq!((asked.status, asked.header("vary")), (405, "Origin"));
        }
    }
    let two = api.ask(Method::GET, SESSION).header("origin", LISTED);
    let two = two.header("origin", "https://evil.example").send().await;
    keeps_out(&two, "two origins");
    let none = api.get(SESSION).await;
    keeps_out(&none, "no origin");
    assert_eq!(none.header("vary"), "Origin");
}
