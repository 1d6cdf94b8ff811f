//! Who did what with which key, as it is told.

use rusqlite::Connection;
use serde_json::{Value, json};

use crate::harness::{Api, DEVON, OLIVIA, OMAR, VERA, below, intent, new_key};

fn kinds(events: &[Value]) -> Vec<&str> {
    let kinds = events.iter().rev();
    kinds.map(|event| event["kind"].as_str().unwrap()).collect()
}

#[tokio::test]
async fn a_life_is_told_step_by_step() {
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
async fn what_happens_by_itself_is_told_with_its_moment_whenever_somebody_looks() {
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
async fn a_change_that_cannot_be_recorded_does_not_happen() {
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

#[tokio::test]
async fn pages_of_events_hold_each_once_though_more_is_done_meanwhile() {
    let api = Api::start(&[]).await;
    let olivia = api.sign_in(OLIVIA).await;
    let made = olivia.create(&new_key("0")).await;
    for revision in 1..25 {
        let name = json!({ "name": revision.to_string() });
        olivia.patch(&made["key"], revision, &name).await;
    }
    for list in [below(&made, "/events"), "/events".to_owned()] {
        let whole = olivia.get(&format!("{list}?limit=100")).await.json();
        let whole: Vec<Value> = whole["events"].as_array().unwrap().clone();
        let (mut seen, mut cursor) = (Vec::new(), String::new());
        loop {
            let page = olivia.get(&format!("{list}?limit=7{cursor}")).await.json();
            seen.extend(page["events"].as_array().unwrap().clone());
            olivia.create(&new_key("Meanwhile")).await;
            olivia.report(&made, "saved").await;
            match page["next_cursor"].as_str() {
                Some(next) => cursor = format!("&cursor={next}"),
                None => break,
            }
        }
        assert_eq!(seen, whole, "{list}");
    }
    let page = olivia.get(&below(&made, "/events?limit=2")).await.json();
    let cursor = page["next_cursor"].as_str().unwrap();
    let key_events = |query: &str| below(&made, &format!("/events?{query}"));
    for path in [
        format!("/events?cursor={cursor}"),
        key_events("limit=0"),
        key_events("limit=101"),
        key_events("cursor=zz"),
        key_events("cursor="),
        key_events("kind=created"),
        key_events("limit=1&limit=1"),
    ] {
        olivia.get(&path).await.is_problem(400, "malformed-request");
    }
    assert_eq!(
        olivia
            .get(&key_events(&format!("cursor={cursor}")))
            .await
            .status,
        200
    );
}

#[tokio::test]
async fn every_role_sees_the_events_of_its_workspace_and_some_without_addresses() {
    let api = Api::start(&[]).await;
    let olivia = api.sign_in(OLIVIA).await;
    let made = olivia.create(&new_key("Northwind alone")).await;
    for (who, sees) in [(OLIVIA, true), (DEVON, true), (VERA, false)] {
        let person = api.sign_in(who).await;
        let events = person.get("/events").await.json();
        let newest = &events["events"][0];
        assert_eq!(newest["key"]["name"], "Northwind alone");
        assert_eq!(newest["address"].is_string(), sees);
        assert_eq!(person.events(&made).await.len(), 1);
        for event in events["events"].as_array().unwrap() {
            assert!(sees || event["address"].is_null(), "{event}");
        }
    }
    let omar = api.sign_in(OMAR).await;
    assert_eq!(omar.get("/events").await.json()["events"], json!([]));
    for path in [below(&made, "/events"), "/api-keys/key_0/events".to_owned()] {
        omar.get(&path).await.is_problem(404, "not-found");
    }
    let nobody = api.get("/api/settings/events").await;
    nobody.is_problem(401, "unauthenticated");
}

#[tokio::test]
async fn the_demo_has_a_history_with_a_former_member_in_it() {
    let api = Api::start(&[]).await;
    let events = api
        .sign_in(OLIVIA)
        .await
        .get("/events?limit=100")
        .await
        .json();
    let events = events["events"].as_array().unwrap();
    assert!(events.is_sorted_by(|one, other| one["at"].as_str() >= other["at"].as_str()));
    let of = |kind: &str| events.iter().find(|event| event["kind"] == kind).unwrap();
    assert_eq!(of("revoked")["key"]["name"], "Old laptop");
    assert_eq!(of("disabled")["key"]["name"], "Internal staging key");
    assert_eq!(of("reminder-sent")["by"], json!({ "kind": "system" }));
    let former = json!({ "kind": "user", "name": "Fred Former", "member": false });
    let by_fred = events.iter().find(|event| event["by"] == former).unwrap();
    assert_eq!(
        (&by_fred["address"], &by_fred["kind"]),
        (&json!(null), &json!("secret-saved"))
    );
}
