//! Messages to users in the outbox.

use std::time::Duration;

use serde_json::{Value, json};

use crate::harness::{Api, DEVON, OLIVIA, Person, below, new_key};

async fn outbox(api: &Api) -> Vec<Value> {
    let answer = api.get("/outbox").await;
    assert_eq!(answer.status, 200);
    answer.json().as_array().unwrap().clone()
}

fn kinds(letters: &[Value]) -> Vec<&str> {
    let kinds = letters.iter();
    kinds
        .map(|letter| letter["kind"].as_str().unwrap())
        .collect()
}

fn to(letter: &Value) -> Vec<&str> {
    let to = letter["to"].as_array().unwrap().iter();
    to.map(|one| one["email"].as_str().unwrap()).collect()
}

#[tokio::test]
async fn notifies_only_about_creation_widening_rotation_and_revocation() {
    let api = Api::start(&["--outbox"]).await;
    let devon = api.sign_in(DEVON).await;
    let mut body = new_key("Told of");
    body["expires_at"] = json!("2027-03-01T00:00:00Z");
    let made = devon.create(&body).await;
    let olivia = api.sign_in(OLIVIA).await;
    olivia.report(&made, "saved").await;
    let quiet = [
        json!({ "name": "Told of, renamed" }),
        json!({ "note": "Nothing" }),
        json!({ "expires_at": "2027-02-01T00:00:00Z" }),
        json!({ "allowed_actions": { "mode": "only", "actions": ["me"] } }),
        json!({ "enabled": false }),
    ];
    let loud = [
        (json!({ "enabled": true }), "It is enabled again."),
        (
            json!({ "expires_at": null }),
            "It does not end by itself any more.",
        ),
        (
            json!({ "allowed_actions": { "mode": "only", "actions": ["me", "connect"] } }),
            "It may also call: connect.",
        ),
        (
            json!({ "ip_restrictions": { "mode": "only", "networks": ["127.0.0.0/30"] } }),
            "It can be used from more addresses than before.",
        ),
    ];
    for (revision, change) in (1..).zip(&quiet) {
        assert_eq!(
            olivia.patch(&made["key"], revision, change).await.status,
            200
        );
    }
    assert_eq!(kinds(&outbox(&api).await), ["created"]);
    for (revision, (change, _)) in (6..).zip(&loud) {
        assert_eq!(
            olivia.patch(&made["key"], revision, change).await.status,
            200
        );
    }
    let new = olivia.rotated(&made, 3_600).await;
    olivia.report(&new, "saved").await;
    olivia.end(&made).await;
    olivia.rotated(&made, 0).await;
    olivia.delete(&below(&made, "")).await;
    let letters = outbox(&api).await;
    let widened = ["widened"; 4];
    let expected = [
        &["created"],
        &widened[..],
        &["rotated", "rotated", "revoked"],
    ]
    .concat();
    assert_eq!(kinds(&letters), expected);
    for (letter, (_, sentence)) in letters[1..5].iter().zip(&loud) {
        assert!(
            letter["text"].as_str().unwrap().contains(sentence),
            "{letter}"
        );
    }
    let text = |number: usize| letters[number]["text"].as_str().unwrap();
    assert!(
        text(0).starts_with("Devon Developer created the API key “Told of” (wlk_"),
        "{}",
        text(0)
    );
    assert!(text(0).contains(" in Northwind Outreach on 2026-11-23 at 09:00 UTC."));
    assert!(
        text(5).starts_with("Olivia Owner gave ") && text(5).contains("goes on for 1 hour after")
    );
    assert!(text(6).contains("may have leaked"));
    for letter in &letters {
        assert_eq!(
            to(letter),
            ["dev@northwind.example", "olivia@northwind.example"]
        );
        assert_eq!(letter["key_id"], made["key"]["id"]);
        let all = letter.to_string();
        for part in ["127.0.0", "wls_", made["api_key"].as_str().unwrap()] {
            assert!(!all.contains(part), "{part} in {letter}");
        }
    }
}

#[tokio::test]
async fn former_creator_is_not_notified() {
    let api = Api::start(&["--outbox"]).await;
    let olivia = api.sign_in(OLIVIA).await;
    let list = olivia.get("/api-keys").await.json();
    let keys = list["keys"].as_array().unwrap().iter();
    let crm = keys
        .clone()
        .find(|key| key["created_by"]["member"] == false)
        .unwrap();
    olivia.rotated(&json!({ "key": crm }), 900).await;
    assert_eq!(to(&outbox(&api).await[0]), ["olivia@northwind.example"]);
}

#[tokio::test]
async fn outbox_requires_its_option() {
    let api = Api::start(&[]).await;
    assert_eq!(api.get("/outbox").await.status, 404);
}

async fn ends(olivia: &Person<'_>, name: &str, at: &str) -> Value {
    let mut body = new_key(name);
    body["expires_at"] = json!(at);
    olivia.create(&body).await
}

/// Subjects of the reminders of a key, once there are so many.
async fn reminders(api: &Api, made: &Value, count: usize) -> Vec<String> {
    let mut found = Vec::new();
    for _ in 0..100 {
        let letters = outbox(api).await;
        found = letters
            .iter()
            .filter(|one| one["kind"] == "expiring" && one["key_id"] == made["key"]["id"])
            .map(|one| one["subject"].as_str().unwrap().to_owned())
            .collect();
        if found.len() >= count {
            break;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    found
}

#[tokio::test]
async fn sends_expiry_reminders_14_3_and_1_days_before() {
    let api = Api::start(&["--outbox"]).await;
    let olivia = api.sign_in(OLIVIA).await;
    let long = ends(&olivia, "Long", "2026-12-13T09:00:00Z").await;
    let short = ends(&olivia, "Short", "2026-11-25T09:00:00Z").await;
    // From the start nearer than two of the reminders: of those only the nearest.
    api.minutes_pass(1);
    let soon = ["API key “Short” ends in 1 day"];
    assert_eq!(reminders(&api, &short, 1).await, soon);
    let days = |days: u64| api.minutes_pass(days * 24 * 60);
    days(1);
    let day = "API key “Short” ends within a day";
    assert_eq!(reminders(&api, &short, 2).await, [soon[0], day]);
    for (pass, count, subject) in [
        (5, 1, "API key “Long” ends in 13 days"),
        (11, 2, "API key “Long” ends in 2 days"),
        (2, 3, "API key “Long” ends within a day"),
    ] {
        assert_eq!(
            reminders(&api, &long, 0).await.len(),
            count - 1,
            "not before"
        );
        days(pass);
        let found = reminders(&api, &long, count).await;
        assert_eq!((found.len(), found[count - 1].as_str()), (count, subject));
        api.minutes_pass(2);
        tokio::time::sleep(Duration::from_millis(1_200)).await;
        assert_eq!(reminders(&api, &long, 0).await.len(), count, "once each");
    }
    days(1);
    tokio::time::sleep(Duration::from_millis(1_200)).await;
    assert_eq!(reminders(&api, &long, 0).await.len(), 3, "it is over");
    assert_eq!(reminders(&api, &short, 0).await.len(), 2);
    let olivia = api.sign_in(OLIVIA).await;
    let told = olivia.events(&long).await;
    assert_eq!(
        told.iter()
            .filter(|one| one["kind"] == "reminder-sent")
            .count(),
        3
    );
}
