//! Many calls at once while a secret is replaced and settings change.

use serde_json::{Value, json};

use crate::harness::{Answer, Api, OLIVIA, all_at_once, below, new_key};

const MANY: [&str; 2] = ["--rate-limit", "1000000"];

async fn calls(api: &Api, pairs: &[&Value]) -> Vec<Answer> {
    let call = |pair| api.call(pair, "get_all_ln_accounts", json!({}));
    all_at_once((0..100).map(|number| call(pairs[number % pairs.len()]))).await
}

fn accepted(answers: &[Answer]) -> usize {
    answers.iter().filter(|answer| answer.status == 200).count()
}

#[tokio::test]
async fn all_concurrent_calls_succeed_during_an_overlap() {
    let api = Api::start(&MANY).await;
    let olivia = api.sign_in(OLIVIA).await;
    let old = olivia.create(&new_key("Key")).await;
    assert!(api.accepts(&old).await);
    let rotation = async {
        let new = olivia.rotated(&old, 900).await;
        olivia.report(&new, "shown").await;
        olivia.report(&new, "saved").await;
        new
    };
    let pairs = [&old];
    let (during, new) = tokio::join!(calls(&api, &pairs), rotation);
    assert_eq!(accepted(&during), 100);
    assert_eq!(accepted(&calls(&api, &[&old, &new]).await), 100);
    let usage = olivia.usage(&old, 1).await;
    let counted = json!({ "accepted": 201, "refused": [] });
    assert_eq!(usage["totals"], counted, "each is counted once");
    api.seconds_pass(900);
    let after = calls(&api, &[&old, &new]).await;
    assert_eq!(accepted(&after), 50, "the old one is over");
}

#[tokio::test]
async fn all_concurrent_calls_with_leaked_secret_fail_after_saved() {
    let api = Api::start(&MANY).await;
    let olivia = api.sign_in(OLIVIA).await;
    let old = olivia.create(&new_key("Key")).await;
    let new = olivia.rotated(&old, 0).await;
    assert_eq!(
        accepted(&calls(&api, &[&old]).await),
        100,
        "until the new one is taken"
    );
    olivia.report(&new, "shown").await;
    olivia.report(&new, "saved").await;
    assert_eq!(accepted(&calls(&api, &[&old]).await), 0);
    assert_eq!(accepted(&calls(&api, &[&new]).await), 100);
}

#[tokio::test]
async fn every_change_is_enforced_on_the_next_calls() {
    let api = Api::start(&MANY).await;
    let olivia = api.sign_in(OLIVIA).await;
    let narrowed = json!({ "allowed_actions": { "mode": "only", "actions": ["me"] } });
    let elsewhere = json!({ "ip_restrictions": { "mode": "only", "networks": ["203.0.113.7"] } });
    for (change, code) in [
        (Some(json!({ "enabled": false })), "KEY_DISABLED"),
        (Some(narrowed), "ACTION_NOT_ALLOWED"),
        (Some(elsewhere), "IP_NOT_ALLOWED"),
        (
            Some(json!({ "expires_at": "2026-11-23T09:00:00.001Z" })),
            "KEY_EXPIRED",
        ),
        (None, "UNAUTHORIZED"),
    ] {
        let old = olivia.create(&new_key(code)).await;
        let new = olivia.rotated(&old, 3_600).await;
        olivia.report(&new, "saved").await;
        assert_eq!(accepted(&calls(&api, &[&old, &new]).await), 100);
        match &change {
            Some(change) => {
                assert_eq!(olivia.patch(&old["key"], 1, change).await.status, 200);
                if code == "KEY_EXPIRED" {
                    api.clock.advance(std::time::Duration::from_millis(1));
                }
            }
            None => assert_eq!(olivia.delete(&below(&old, "")).await.status, 200),
        }
        for answer in calls(&api, &[&old, &new]).await {
            let refusal = answer.json();
            let own = [code, "UNAUTHORIZED"];
            let of_secret = code == "KEY_EXPIRED" && refusal["status"] == own[1];
            assert!(
                refusal["status"] == own[0] || of_secret,
                "{code}: {}",
                answer.text
            );
        }
    }
}
