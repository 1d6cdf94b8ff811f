//! How many addresses are stored, how long, and that key changes never depend on them.

use rusqlite::Connection;
use serde_json::{Value, json};

use crate::harness::{Answer, Api, OLIVIA, Person, VERA, below, new_key};

const PROXY: [&str; 4] = ["--trusted-proxy", "127.0.0.1", "--rate-limit", "1000000"];

async fn from(api: &Api, address: &str, pair: &Value) -> Answer {
    api.ask(reqwest::Method::POST, "/api/v1/get_all_ln_accounts")
        .pair(pair)
        .header("x-forwarded-for", address)
        .json(&json!({}))
        .send()
        .await
}

#[tokio::test]
async fn flood_of_refused_calls_does_not_displace_real_callers() {
    let api = Api::start(&PROXY).await;
    let olivia = api.sign_in(OLIVIA).await;
    let mut body = new_key("Key");
    body["ip_restrictions"]["networks"] = json!(["203.0.113.0/24"]);
    let made = olivia.create(&body).await;
    let mut guessed = made.clone();
    guessed["secret_key"] = json!("guessed");
    for number in 0..210 {
        let address = format!("2001:db8::{number:x}");
        assert_eq!(from(&api, &address, &guessed).await.status, 401);
        if number == 199 {
            let complete = olivia.usage(&made, 7).await["addresses_complete"].clone();
            assert_eq!(complete, false, "more than a hundred");
        }
    }
    assert_eq!(from(&api, "203.0.113.7", &made).await.status, 200);
    assert_eq!(from(&api, "198.51.100.9", &made).await.status, 403);
    // A known one goes on being counted.
    assert_eq!(from(&api, "2001:db8::1", &guessed).await.status, 401);
    let usage = olivia.usage(&made, 7).await;
    let told = usage["addresses"].as_array().unwrap();
    assert_eq!(
        (told.len(), &usage["addresses_complete"]),
        (100, &json!(false))
    );
    let first = &told[0];
    assert_eq!(
        (&first["address"], &first["holding_secret"]),
        (&json!("198.51.100.9"), &json!(1))
    );
    assert_eq!(told[1]["address"], "2001:db8::1", "twice");
    assert!(told.iter().any(|one| one["address"] == "203.0.113.7"));
    let refused = &usage["totals"]["refused"];
    assert_eq!(
        refused[0],
        json!({ "reason": "wrong-secret", "count": 211 })
    );
    let day = olivia.usage(&made, 1).await;
    assert_eq!(day["totals"], usage["totals"]);
}

#[tokio::test]
async fn unknown_address_makes_addresses_incomplete() {
    let api = Api::start(&PROXY).await;
    let olivia = api.sign_in(OLIVIA).await;
    let made = olivia.create(&new_key("Key")).await;
    assert_eq!(from(&api, "nonsense", &made).await.status, 400);
    assert_eq!(from(&api, "198.51.100.9", &made).await.status, 403);
    let usage = olivia.usage(&made, 7).await;
    assert_eq!(
        usage["addresses_complete"], true,
        "that is what its reason says"
    );
    assert_eq!(usage["addresses"].as_array().unwrap().len(), 1);
    let mut wrong = made.clone();
    wrong["secret_key"] = json!("wrong");
    assert_eq!(from(&api, "nonsense", &wrong).await.status, 401);
    for days in [7, 1] {
        assert_eq!(olivia.usage(&made, days).await["addresses_complete"], false);
    }
}

fn addresses(path: &std::path::Path, key_id: &str) -> i64 {
    let sql = "SELECT (SELECT count(*) FROM calls_addresses WHERE key_id = ?1)
        + (SELECT count(address) FROM recent_calls WHERE key_id = ?1)
        + (SELECT count(last_address) FROM usage WHERE key_id = ?1)
        + (SELECT count(last_address) FROM refusals WHERE key_id = ?1)
        + (SELECT count(address) FROM events WHERE key_id = ?1)";
    let database = Connection::open(path).unwrap();
    database.query_row(sql, [key_id], |row| row.get(0)).unwrap()
}

#[tokio::test]
async fn deletes_addresses_after_90_days_and_keeps_counts() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("keys.db");
    let api = Api::start(&["--database", path.to_str().unwrap()]).await;
    let made = api.sign_in(OLIVIA).await.create(&new_key("Key")).await;
    let id = made["key"]["id"].as_str().unwrap();
    assert!(api.accepts(&made).await);
    api.call(&made, "connect", json!({})).await;
    api.minutes_pass(90 * 24 * 60 - 1);
    let olivia = api.sign_in(OLIVIA).await;
    let told = async |olivia: &Person<'_>| {
        let key = olivia.key(&made["key"]).await;
        let calls = olivia.recent_calls(&made).await;
        let events = olivia.events(&made).await;
        let told = [&key["last_used"], &calls[0], &calls[1], &events[0]];
        told.map(|one| one["address"].clone())
    };
    assert_eq!(told(&olivia).await, ["127.0.0.1"; 4]);
    api.minutes_pass(1);
    // Whether the sweep came by already is no matter.
    assert_eq!(
        told(&olivia).await,
        [json!(null), json!(null), json!(null), json!(null)]
    );
    assert_eq!(
        olivia.key(&made["key"]).await["last_used"]["at"],
        "2026-11-23T09:00:00Z"
    );
    for _ in 0..100 {
        if addresses(&path, id) == 0 {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    assert_eq!(addresses(&path, id), 0);
    let database = Connection::open(&path).unwrap();
    let count = |unit: &str| -> i64 {
        let sql = "SELECT coalesce(sum(count), 0) FROM calls WHERE key_id = ?1 AND unit = ?2";
        database
            .query_row(sql, [id, unit], |row| row.get(0))
            .unwrap()
    };
    assert_eq!((count("day"), count("hour")), (2, 0));
}

#[tokio::test]
async fn key_changes_do_not_depend_on_usage_tables() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("keys.db");
    let api = Api::start(&["--database", path.to_str().unwrap()]).await;
    let olivia = api.sign_in(OLIVIA).await;
    let before = olivia.create(&new_key("Before")).await;
    let database = Connection::open(&path).unwrap();
    for table in [
        "usage",
        "refusals",
        "recent_calls",
        "calls",
        "calls_actions",
        "calls_addresses",
    ] {
        for event in ["INSERT", "UPDATE", "DELETE"] {
            let sql = format!(
                "CREATE TRIGGER broken_{table}_{event} BEFORE {event} ON {table}
                 BEGIN SELECT raise(ABORT, 'broken'); END"
            );
            database.execute_batch(&sql).unwrap();
        }
    }
    let changes = async |olivia: &Person<'_>, name: &str| {
        let made = olivia.create(&new_key(name)).await;
        assert!(api.accepts(&made).await, "calls go on, too");
        let renamed = json!({ "name": format!("{name}, renamed") });
        assert_eq!(olivia.patch(&made["key"], 1, &renamed).await.status, 200);
        let new = olivia.rotated(&made, 900).await;
        assert_eq!(olivia.report(&new, "saved").await.status, 200);
        assert_eq!(olivia.end(&made).await.status, 200);
        assert_eq!(olivia.delete(&below(&made, "")).await.status, 200);
        assert_eq!(olivia.events(&made).await.len(), 6);
        made
    };
    changes(&olivia, "Unwritable").await;
    let key = olivia.key(&before["key"]).await;
    assert_eq!(
        (&key["last_used"]["state"], &key["refused_last_7_days"]),
        (&json!("never"), &json!(0))
    );
    // Not even readable.
    for table in ["usage", "calls"] {
        database
            .execute_batch(&format!("ALTER TABLE {table} RENAME TO lost_{table}"))
            .unwrap();
    }
    let made = changes(&olivia, "Gone").await;
    let key = olivia.key(&made["key"]).await;
    assert_eq!(
        (&key["last_used"]["state"], &key["refused_last_7_days"]),
        (&json!("unknown"), &json!(null))
    );
    assert_eq!(olivia.get("/api-keys?status=all").await.status, 200);
    let vera = api.sign_in(VERA).await;
    vera.get(&below(&made, "/usage"))
        .await
        .is_problem(500, "internal");
}
