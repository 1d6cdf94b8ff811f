//! Session cookies: their attributes, and the demo's automatic sign-in.

use reqwest::Method;

use crate::harness::{Api, OLIVIA};
use crate::serving;

const PAGE: &str = "/settings/security";

#[tokio::test]
async fn cookie_strictness_depends_on_the_host() {
    let api = Api::start(&[]).await;
    let port = api.url.rsplit(':').next().unwrap();
    let sign_in = |host: &str| {
        api.ask(Method::POST, "/sign-in")
            .header("host", host)
            .form(&[("email", OLIVIA.0), ("password", OLIVIA.1)])
            .send()
    };
    for host in ["127.0.0.1:1", "localhost:1", "[::1]:1", "localhost"] {
        let answer = sign_in(host).await;
        let line = answer.header("set-cookie");
        assert!(
            line.starts_with(&format!("__Host-wl_session_{port}=")),
            "{line}"
        );
        for part in ["Path=/", "HttpOnly", "SameSite=Lax", "Secure"] {
            assert!(line.contains(&format!("; {part}")), "{line}");
        }
    }
    let answer = sign_in("dashboard.example").await;
    let line = answer.header("set-cookie");
    assert!(
        line.starts_with(&format!("wl_session_{port}=")) && !line.contains("Secure"),
        "{line}"
    );
}

#[tokio::test]
async fn demo_owner_is_signed_in_only_on_the_first_visit() {
    let dist = serving::dist();
    let path = dist.path();
    let dist = path.to_str().unwrap();
    let api = Api::start(&["--dist", dist]).await;
    let first = api.get(PAGE).await;
    let (session, visited) = (first.cookie("wl_session"), first.cookie("wl_visited"));
    let ask = api
        .ask(Method::GET, "/api/settings/session")
        .header("cookie", &session);
    let who = ask.send().await.json();
    assert_eq!(who["user"]["name"], "Olivia Owner");

    let both = format!("{session}; {visited}");
    for cookie in [&both, &session, &visited] {
        gets_none(&api, "cookie", cookie).await;
    }
    let ask = api
        .ask(Method::POST, "/sign-out")
        .header("cookie", &session);
    let out = ask.send().await.cookie("wl_visited");
    for cookie in [&out, &session] {
        gets_none(&api, "cookie", cookie).await;
    }
    gets_none(&api, "host", "evil.example").await;
    gets_none(&api, "x-forwarded-for", "127.0.0.1").await;
    gets_none(&api, "sec-fetch-mode", "cors").await;
    gets_none(&api, "authorization", "Bearer x").await;
    gets_none(&api, "origin", "http://127.0.0.1:9000").await;
    for site in ["same-site", "cross-site"] {
        gets_none(&api, "sec-fetch-site", site).await;
        // A link that somebody followed is a visit like any other.
        let followed = api.ask(Method::GET, PAGE).header("sec-fetch-site", site);
        let followed = followed.header("sec-fetch-dest", "document").send().await;
        assert!(followed.cookie("wl_session").contains('='));
    }
    let style = api.get("/sign-in.css").await;
    assert_eq!(style.header("set-cookie"), "");

    for option in [
        &["--no-auto-sign-in"][..],
        &["--trusted-proxy", "127.0.0.0/8"],
    ] {
        let other = Api::start(&[&["--dist", dist], option].concat()).await;
        assert_eq!(other.get(PAGE).await.header("set-cookie"), "", "{option:?}");
    }
}

/// That a visit with this header is given no cookie.
async fn gets_none(api: &Api, header: &str, value: &str) {
    let visit = api.ask(Method::GET, PAGE).header(header, value).send();
    assert_eq!(
        visit.await.header("set-cookie"),
        "",
        "with {header}: {value}"
    );
}

#[tokio::test]
async fn reads_cookies_only_by_their_literal_name() {
    let api = Api::start(&[]).await;
    let olivia = api.sign_in(OLIVIA).await;
    let ask = |cookie: &str| {
        let ask = api.ask(Method::GET, "/api/settings/session");
        let answer = ask.header("cookie", cookie).send();
        async { answer.await.status }
    };
    let encoded = olivia.cookie.replace("__Host-", "%5F%5FHost-");
    assert_ne!(encoded, olivia.cookie);
    assert_eq!(ask(&encoded).await, 401);
    let name = olivia.cookie.split('=').next().unwrap();
    assert_eq!(
        ask(&format!("{name}=; {}; {name}=x", olivia.cookie)).await,
        200
    );
}
