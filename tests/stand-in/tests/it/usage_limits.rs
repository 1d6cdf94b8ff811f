//! How many recent calls are stored, and what happens if storing fails.

use rusqlite::Connection;
use serde_json::{Value, json};

use crate::harness::{Api, OLIVIA, Person, Program, new_key};

fn count(calls: &[Value], outcome: &str) -> usize {
    calls
        .iter()
        .filter(|call| call["outcome"] == outcome)
        .count()
}

#[tokio::test]
async fn refused_calls_do_not_displace_accepted_ones() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("keys.db");
    let api = Api::start(&["--database", path.to_str().unwrap()]).await;
    let olivia = api.sign_in(OLIVIA).await;
    let pair = olivia.create(&new_key("Key")).await;
    let other = olivia.create(&new_key("Other")).await;
    assert!(api.accepts(&other).await);
    for _ in 0..25 {
        assert!(api.accepts(&pair).await);
        api.seconds_pass(1);
    }
    let calls = olivia.recent_calls(&pair).await;
    assert_eq!((calls.len(), count(&calls, "accepted")), (20, 20));
    assert_eq!(calls[0]["at"], "2026-11-23T09:00:24Z");
    assert_eq!(calls[19]["at"], "2026-11-23T09:00:05Z");
    let mut stolen = pair.clone();
    stolen["secret_key"] = json!("guessed");
    for round in 1..=45 {
        assert!(!api.accepts(&stolen).await);
        let calls = olivia.recent_calls(&pair).await;
        let refused = round.min(10);
        assert_eq!(count(&calls, "refused"), refused);
        assert_eq!(count(&calls, "accepted"), 20 - refused);
    }
    let calls = olivia.recent_calls(&pair).await;
    assert_eq!(
        calls[10]["at"], "2026-11-23T09:00:24Z",
        "the newest of them"
    );
    let database = Connection::open(&path).unwrap();
    let kept = |accepted: bool| -> i64 {
        let sql = "SELECT count(*) FROM recent_calls WHERE key_id = ?1 AND (reason IS NULL) = ?2";
        let id = pair["key"]["id"].as_str().unwrap();
        database
            .query_row(sql, (id, accepted), |row| row.get(0))
            .unwrap()
    };
    assert_eq!((kept(true), kept(false)), (20, 20));
    assert_eq!(olivia.recent_calls(&other).await.len(), 1, "each key apart");
}

#[tokio::test]
async fn few_accepted_calls_leave_room_for_refused_ones() {
    let api = Api::start(&[]).await;
    let olivia = api.sign_in(OLIVIA).await;
    let pair = olivia.create(&new_key("Key")).await;
    for _ in 0..3 {
        assert!(api.accepts(&pair).await);
    }
    let mut wrong = pair.clone();
    wrong["secret_key"] = json!("wrong");
    for _ in 0..25 {
        assert!(!api.accepts(&wrong).await);
    }
    let calls = olivia.recent_calls(&pair).await;
    assert_eq!(
        (
            calls.len(),
            count(&calls[..17], "refused"),
            count(&calls[17..], "accepted")
        ),
        (20, 17, 3)
    );
}

#[tokio::test]
async fn call_outcome_does_not_depend_on_recording_it() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("keys.db");
    let running = Program::start(&["--database", path.to_str().unwrap()]);
    let olivia = Person::sign_in(&running.url, OLIVIA).await;
    let pair = olivia.create(&new_key("Key")).await;
    let broken = Connection::open(&path).unwrap();
    for table in ["recent_calls", "refusals"] {
        let sql = format!(
            "CREATE TRIGGER broken_{table} BEFORE INSERT ON {table}
             BEGIN SELECT raise(ABORT, 'broken'); END"
        );
        broken.execute_batch(&sql).unwrap();
    }
    let client = reqwest::Client::new();
    let call = async |name: &str| {
        let post = client.post(format!("{}/api/v1/{name}", running.url));
        let ask = crate::harness::Ask::new(post).pair(&pair);
        ask.json(&json!({})).send().await.status
    };
    assert_eq!(call("get_all_ln_accounts").await, 200);
    assert_eq!(call("connect").await, 403);
    let key = olivia.key(&pair["key"]).await;
    assert_eq!(key["secrets"][0]["state"], "used", "that is no note");
    let log = running.stop();
    assert_eq!(
        log.matches("a call was not written down").count(),
        2,
        "{log}"
    );
    assert!(!log.contains(pair["api_key"].as_str().unwrap()));
}
