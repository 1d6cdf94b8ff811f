//! The events of a key: who did what, and when.

use rusqlite::Connection;
use serde_json::{Value, json};

use crate::harness::{Api, OLIVIA, below, intent, new_key};

fn kinds(events: &[Value]) -> Vec<&str> {
    let kinds = events.iter().rev();
    kinds.map(|event| event["kind"].as_str().unwrap()).collect()
}

#[tokio::test]
async fn records_every_step_of_a_key_lifecycle() {
    let api = Api::start(&[]).await;
    let olivia = api.sign_in(OLIVIA).await;
    let same = intent();
    let mut body = new_key("Life");
    body["expires_at"] = json!("2027-01-01T00:00:00Z");
    let made = olivia.save(&same, &body).await.json();
    olivia.save(&same, &body).await;
    olivia.report(&made, "shown").await;
    olivia.report(&made, "saved").await;
    let key = &made["key"];
    let change = async |revision: i64, body: Value| {
        let answer = olivia.patch(key, revision, &body).await;
        assert_eq!(answer.status, 200, "{}", answer.text);
    };
    change(1, json!({ "enabled": false })).await;
    change(2, json!({ "enabled": true })).await;
    change(3, json!({ "enabled": true, "name": "Life" })).await;
    change(
        3,
        json!({ "enabled": false, "name": "Second", "note": "New", "expires_at": null }),
    )
    .await;
    let lost = olivia.rotated(&made, 900).await;
    let new = olivia.rotated(&made, 900).await;
    olivia.report(&new, "saved").await;
    olivia.end(&made).await;
    // Looking writes down what ended by itself: none of these did.
    olivia.events(&made).await;
    olivia.delete(&below(&made, "")).await;
    olivia.delete(&below(&made, "")).await;
    let events = olivia.events(&made).await;
    assert_eq!(
        kinds(&events),
        [
            "created",
            "answer-repeated",
            "secret-shown",
            "secret-saved",
            "disabled",
            "enabled",
            "changed",
            "rotated",
            "rotation-cancelled",
            "rotated",
            "secret-saved",
            "secret-ended",
            "revoked",
        ]
    );
    let permissions: Vec<_> = events
        .iter()
        .rev()
        .map(|event| event["permission"].as_str().unwrap())
        .collect();
    let [create, edit, rotate] = ["create", "edit", "rotate"];
    let expected = [
        create, create, create, create, edit, edit, edit, rotate, rotate, rotate, rotate, rotate,
        "revoke",
    ];
    assert_eq!(permissions, expected);
    let secrets: Vec<_> = events
        .iter()
        .rev()
        .map(|event| &event["secret_id"])
        .collect();
    let (first, second, third) = (&made["secret_id"], &lost["secret_id"], &new["secret_id"]);
    let none = &Value::Null;
    let expected = [
        first, first, first, first, none, none, none, second, second, third, third, first, none,
    ];
    assert_eq!(secrets, expected);
    let by = json!({ "kind": "user", "name": "Olivia Owner", "member": true });
    for event in &events {
        assert_eq!(
            (&event["by"], &event["address"]),
            (&by, &json!("127.0.0.1"))
        );
        let named = json!({ "id": key["id"], "name": "Second", "hint": key["hint"] });
        assert_eq!(event["key"], named);
        assert_eq!(event["at"], "2026-11-23T09:00:00Z");
    }
    let change = |field: &str, before: Value, after: Value| json!({ "field": field, "before": before, "after": after });
    assert_eq!(
        events[12]["changes"],
        json!([
            change("name", json!(null), json!("Life")),
            change(
                "ip_restrictions",
                json!(null),
                key["ip_restrictions"].clone()
            ),
            change(
                "allowed_actions",
                json!(null),
                key["allowed_actions"].clone()
            ),
            change("expires_at", json!(null), json!("2027-01-01T00:00:00Z")),
        ])
    );
    assert_eq!(
        events[6]["changes"],
        json!([
            change("name", json!("Life"), json!("Second")),
            change("note", json!(null), json!("New")),
            change("expires_at", json!("2027-01-01T00:00:00Z"), json!(null)),
            change("enabled", json!(true), json!(false)),
        ])
    );
    let enabled = json!([change("enabled", json!(false), json!(true))]);
    assert_eq!(
        (&events[7]["changes"], &events[5]["changes"]),
        (&enabled, &json!([]))
    );
    let all = olivia.get("/events?limit=100").await.text;
    for pair in [&made, &lost, &new] {
        assert!(!all.contains(pair["api_key"].as_str().unwrap()));
        assert!(!all.contains(pair["secret_key"].as_str().unwrap()));
    }
    assert!(!all.contains("wls_"), "nothing secret");
}

#[tokio::test]
async fn automatic_events_are_recorded_once_with_their_due_time() {
    let api = Api::start(&[]).await;
    let olivia = api.sign_in(OLIVIA).await;
    let made = olivia.create(&new_key("Lapses")).await;
    let lost = olivia.rotated(&made, 900).await;
    api.minutes_pass(10);
    let new = olivia.rotated(&made, 900).await;
    olivia.report(&new, "shown").await;
    api.minutes_pass(14);
    let told = async || olivia.events(&made).await;
    let by_itself = |events: &[Value]| -> Vec<Value> {
        let system = events
            .iter()
            .filter(|event| event["by"]["kind"] == "system");
        system.cloned().collect()
    };
    let events = told().await;
    assert_eq!(
        kinds(&events),
        [
            "created",
            "rotated",
            "rotation-cancelled",
            "rotated",
            "secret-shown"
        ]
    );
    let cancelled = &by_itself(&events)[0];
    assert_eq!(
        (&cancelled["at"], &cancelled["secret_id"]),
        (&json!("2026-11-23T09:10:00Z"), &lost["secret_id"])
    );
    assert_eq!(
        (&cancelled["permission"], &cancelled["address"]),
        (&json!(null), &json!(null))
    );
    api.minutes_pass(1);
    let ended = &told().await[0];
    assert_eq!(
        (&ended["kind"], &ended["by"]["kind"]),
        (&json!("secret-ended"), &json!("system"))
    );
    assert_eq!(
        (&ended["at"], &ended["secret_id"]),
        (&json!("2026-11-23T09:25:00Z"), &made["secret_id"])
    );
    assert_eq!(told().await.len(), 6, "once each");
    // What ends after the key was revoked is nothing of its own.
    let other = olivia.create(&new_key("Revoked meanwhile")).await;
    olivia.rotated(&other, 900).await;
    olivia.delete(&below(&other, "")).await;
    api.minutes_pass(10);
    assert_eq!(
        kinds(&olivia.events(&other).await),
        ["created", "rotated", "revoked"]
    );
}

#[tokio::test]
async fn change_fails_if_it_cannot_be_recorded() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("keys.db");
    let api = Api::start(&["--database", path.to_str().unwrap()]).await;
    let olivia = api.sign_in(OLIVIA).await;
    let made = olivia.create(&new_key("Before")).await;
    let new = olivia.rotated(&made, 900).await;
    let before = olivia.key(&made["key"]).await;
    for table in ["events", "outbox"] {
        let database = Connection::open(&path).unwrap();
        let sql = format!(
            "CREATE TRIGGER broken BEFORE INSERT ON {table} BEGIN SELECT raise(ABORT, 'broken'); END"
        );
        database.execute_batch(&sql).unwrap();
        let total = olivia.get("/api-keys?status=all").await.json()["total"].clone();
        let wider = json!({ "ip_restrictions": { "mode": "any", "networks": [] } });
        let mut answers = vec![
            olivia.save(&intent(), &new_key("Never")).await,
            olivia.patch(&made["key"], 1, &wider).await,
            olivia.rotate(&intent(), &made, 0).await,
            olivia.delete(&below(&made, "")).await,
        ];
        if table == "events" {
            answers.push(
                olivia
                    .patch(&made["key"], 1, &json!({ "name": "Never" }))
                    .await,
            );
            answers.push(olivia.report(&new, "shown").await);
        }
        for answer in &answers {
            answer.is_problem(500, "internal");
        }
        assert_eq!(olivia.key(&made["key"]).await, before, "{table}");
        assert_eq!(
            olivia.get("/api-keys?status=all").await.json()["total"],
            total
        );
        database.execute_batch("DROP TRIGGER broken").unwrap();
    }
    assert_eq!(olivia.events(&made).await.len(), 2);
}
