//! Filters and sort orders of the key list.

use std::time::Duration;

use serde_json::{Value, json};

use crate::harness::{Api, DEVON, OLIVIA, Person, VERA, names, new_key};

async fn list(person: &Person<'_>, query: &str) -> Vec<String> {
    let list = person.get(&format!("/api-keys?{query}")).await.json();
    assert_eq!(
        list["total"],
        list["keys"].as_array().unwrap().len(),
        "{query}"
    );
    names(&list)
}

#[tokio::test]
async fn demo_has_keys_for_each_attention_filter() {
    let api = Api::start(&[]).await;
    for who in [OLIVIA, DEVON, VERA] {
        let person = api.sign_in(who).await;
        for (status, expected) in [
            ("expiring", vec!["Partner sync"]),
            ("unconfirmed", vec!["Reporting dashboard"]),
            ("unrestricted", vec!["Zapier (2023)"]),
            (
                "refused",
                vec!["Spring campaign", "Client CRM integration", "Lead import"],
            ),
        ] {
            assert_eq!(list(&person, &format!("status={status}")).await, expected);
        }
    }
}

#[tokio::test]
async fn key_is_expiring_from_14_days_before_until_expiry() {
    let api = Api::start(&[]).await;
    let olivia = api.sign_in(OLIVIA).await;
    let mut body = new_key("Ends");
    body["expires_at"] = json!("2026-12-07T09:00:00.001Z");
    let made = olivia.create(&body).await;
    let expiring = async || {
        let olivia = api.sign_in(OLIVIA).await;
        list(&olivia, "status=expiring")
            .await
            .contains(&"Ends".to_owned())
    };
    assert!(!expiring().await, "a moment more than 14 days");
    api.clock.advance(Duration::from_millis(1));
    assert!(expiring().await);
    let off = json!({ "enabled": false });
    olivia.patch(&made["key"], 1, &off).await;
    assert!(!expiring().await, "not active");
    olivia
        .patch(&made["key"], 2, &json!({ "enabled": true }))
        .await;
    api.clock.advance(Duration::from_secs(14 * 86_400 - 1));
    assert!(expiring().await);
    api.clock.advance(Duration::from_secs(1));
    assert!(
        !expiring().await,
        "expired by now, without anybody having done anything"
    );
    let olivia = api.sign_in(OLIVIA).await;
    assert!(
        list(&olivia, "status=expired")
            .await
            .contains(&"Ends".to_owned())
    );
}

/// The page's own rule, in `src/model/key.rs`.
fn is_unconfirmed(key: &Value) -> bool {
    let pending = key["rotation"]["state"] == "pending";
    let newest = key["secrets"]
        .as_array()
        .unwrap()
        .iter()
        .find(|secret| !(pending && secret["id"] == key["rotation"]["secret_id"]));
    let open = |secret: &Value| secret["state"] == "undelivered" || secret["state"] == "shown";
    key["status"] != "revoked" && newest.is_some_and(open)
}

#[tokio::test]
async fn unconfirmed_filter_matches_the_page_rule_at_every_step() {
    let api = Api::start(&[]).await;
    let olivia = api.sign_in(OLIVIA).await;
    let made = olivia.create(&new_key("Steps")).await;
    let step = async |expected: bool, what: &str| {
        let key = olivia.key(&made["key"]).await;
        assert_eq!(is_unconfirmed(&key), expected, "{what}: {key}");
        let listed = list(&olivia, "status=unconfirmed").await;
        assert_eq!(listed.contains(&"Steps".to_owned()), expected, "{what}");
    };
    step(true, "undelivered").await;
    olivia.report(&made, "shown").await;
    step(true, "shown").await;
    olivia.report(&made, "saved").await;
    step(false, "saved").await;
    let lost = olivia.rotated(&made, 900).await;
    step(false, "a pending one does not count").await;
    api.seconds_pass(600);
    step(false, "nor one that was cancelled").await;
    let new = olivia.rotated(&made, 900).await;
    olivia.report(&new, "shown").await;
    step(true, "the newest one was shown").await;
    assert!(api.accepts(&made).await);
    step(true, "an older one that is used is of no interest").await;
    assert!(api.accepts(&new).await);
    step(false, "used").await;
    let last = olivia.rotated(&made, 900).await;
    olivia.report(&last, "shown").await;
    step(true, "again").await;
    let at = format!("/api-keys/{}", made["key"]["id"].as_str().unwrap());
    olivia.delete(&at).await;
    step(false, "revoked").await;
    assert_ne!(lost["secret_id"], new["secret_id"]);
}

#[tokio::test]
async fn refused_calls_count_for_seven_utc_days() {
    let api = Api::start(&[]).await;
    let olivia = api.sign_in(OLIVIA).await;
    let made = olivia.create(&new_key("Refused")).await;
    assert_eq!(made["key"]["refused_last_7_days"], 0);
    let mut wrong = made.clone();
    wrong["secret_key"] = json!("wrong");
    for _ in 0..3 {
        assert!(!api.accepts(&wrong).await);
    }
    assert!(api.accepts(&made).await);
    let told = async |expected: i64| {
        let olivia = api.sign_in(OLIVIA).await;
        let key = olivia.key(&made["key"]).await;
        assert_eq!(key["refused_last_7_days"], expected);
        let listed = list(&olivia, "status=refused").await;
        assert_eq!(listed.contains(&"Refused".to_owned()), expected > 0);
    };
    told(3).await;
    api.minutes_pass(24 * 60);
    api.call(&made, "connect", json!({})).await;
    told(4).await;
    // It is 09:00; the sixth day after the first one still holds its calls, until midnight.
    api.minutes_pass(5 * 24 * 60 + 15 * 60 - 1);
    told(4).await;
    api.minutes_pass(1);
    told(1).await;
    api.minutes_pass(24 * 60);
    told(0).await;
}

#[tokio::test]
async fn keys_without_a_timestamp_come_last_in_both_orders() {
    let api = Api::start(&[]).await;
    let olivia = api.sign_in(OLIVIA).await;
    let used = [
        "Nightly export",
        "Internal staging key",
        "Spring campaign",
        "Lead import",
        "Partner sync",
        "Client CRM integration",
    ];
    let never = ["Reporting dashboard", "Zapier (2023)"];
    let up = list(&olivia, "sort=last_used").await;
    assert_eq!(
        (&up[..6], &up[6..]),
        (&used.map(String::from)[..], &never.map(String::from)[..])
    );
    let down = list(&olivia, "sort=-last_used").await;
    assert!(down[..6].iter().rev().eq(used.iter()) && down[6..] == never);
    let ends = [
        "Spring campaign",
        "Partner sync",
        "Reporting dashboard",
        "Lead import",
    ];
    let up = list(&olivia, "sort=expires_at").await;
    assert_eq!(up[..4], ends);
    let down = list(&olivia, "sort=-expires_at").await;
    assert!(down[..4].iter().rev().eq(ends.iter()), "{down:?}");
    assert_eq!((up.len(), down.len()), (8, 8));
}
