//! Reauthentication of a token session.

use serde_json::{Value, json};

use super::{Holder, get_token};
use crate::harness::{Api, OLIVIA, intent, new_key};

async fn checked_until(holder: &Holder<'_>) -> Value {
    holder.get("/session").await.json()["checked_until"].clone()
}

#[tokio::test]
async fn reauthentication_counts_for_one_token_and_does_not_renew_it() {
    let api = Api::start(&["--reauthentication"]).await;
    let (olivia, other) = (
        Holder::of(&api, OLIVIA).await,
        Holder::of(&api, OLIVIA).await,
    );
    assert_eq!(checked_until(&olivia).await, "2026-11-23T09:05:00Z");
    api.minutes_pass(5);
    assert_eq!(checked_until(&olivia).await, json!(null));
    let refused = olivia.save(&intent(), &new_key("x")).await;
    refused.is_problem(403, "reauthentication-required");
    let wrong = json!({ "password": "wrong" });
    let wrong = olivia.post("/session/reauthentication", &wrong).await;
    wrong.is_problem(403, "reauthentication-failed");

    let right = json!({ "password": OLIVIA.1 });
    let answer = olivia.post("/session/reauthentication", &right).await;
    assert_eq!((answer.status, answer.header("set-cookie")), (200, ""));
    let session = answer.json();
    assert_eq!(session["checked_until"], "2026-11-23T09:10:00Z");
    assert_eq!(session.get("csrf_token"), None);
    assert_eq!(olivia.get("/session").await.json(), session);
    let made = olivia.save(&intent(), &new_key("x")).await;
    assert_eq!(made.status, 201);
    assert_eq!(checked_until(&other).await, json!(null));
    let refused = other.save(&intent(), &new_key("x")).await;
    refused.is_problem(403, "reauthentication-required");
    // The check makes no token last longer.
    api.minutes_pass(25);
    assert_eq!(olivia.get("/session").await.status, 401);
}

#[tokio::test]
async fn reauthentication_attempts_are_limited() {
    let api = Api::start(&["--reauthentication"]).await;
    let olivia = Holder::of(&api, OLIVIA).await;
    let check = async |password: &str| {
        let typed = json!({ "password": password });
        olivia.post("/session/reauthentication", &typed).await
    };
    for _ in 0..5 {
        assert_eq!(check("wrong").await.status, 403);
    }
    let answer = check(OLIVIA.1).await;
    answer.is_problem(429, "too-many-requests");
    // Signing in is another matter.
    assert_eq!(get_token(&api, OLIVIA).await.status, 200);
    api.minutes_pass(15);
    for _ in 0..2 {
        for _ in 0..4 {
            assert_eq!(check("wrong").await.status, 403);
        }
        assert_eq!(check(OLIVIA.1).await.status, 200, "counts anew");
    }
}

#[tokio::test]
async fn window_reauthentication_is_not_offered_to_tokens() {
    let way = |method: &str| json!({ "method": method, "url": null });
    let cases: [(&[&str], Value); 4] = [
        (&[], json!([way("password")])),
        (
            &["--reauthentication-methods", "window"],
            json!([way("host")]),
        ),
        (
            &["--reauthentication-methods", "host,window"],
            json!([way("host")]),
        ),
        (
            &["--reauthentication-methods", "host,password"],
            json!([way("host"), way("password")]),
        ),
    ];
    for (options, expected) in cases {
        let api = Api::start(&[&["--reauthentication"], options].concat()).await;
        let olivia = Holder::of(&api, OLIVIA).await;
        let session = olivia.get("/session").await.json();
        assert_eq!(session["reauthentication"], expected);
        api.minutes_pass(5);
        let refused = olivia.save(&intent(), &new_key("x")).await;
        let problem = refused.is_problem(403, "reauthentication-required");
        assert_eq!(problem["reauthentication"], expected);
    }
}
