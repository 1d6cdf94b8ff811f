//! Expiry reminders: one for each expiry of a key.

use std::path::Path;
use std::time::Duration;

use rusqlite::Connection;
use serde_json::{Value, json};

use crate::harness::{Api, OLIVIA, Person, Program, START, new_key};

const DAY: i64 = 86_400_000;

fn days_pass(api: &Api, days: u64) {
    api.minutes_pass(days * 24 * 60);
}

async fn create(api: &Api, name: &str, expires_at: &str) -> Value {
    let mut body = new_key(name);
    body["expires_at"] = json!(expires_at);
    api.sign_in(OLIVIA).await.create(&body).await["key"].clone()
}

/// Key, user and detail of each reminder, in order.
fn recorded(path: &Path) -> Vec<(String, Option<String>, Value)> {
    let database = Connection::open(path).unwrap();
    let mut statement = database
        .prepare(
            "SELECT key_id, user_id, detail FROM events WHERE kind = 'reminder-sent'
                AND key_id NOT IN (SELECT id FROM keys WHERE name IN ('Partner sync', 'Spring campaign'))
             ORDER BY id",
        )
        .unwrap();
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)));
    rows.unwrap()
        .map(|row| {
            let (key, user, detail): (String, Option<String>, String) = row.unwrap();
            (key, user, serde_json::from_str(&detail).unwrap())
        })
        .collect()
}

/// The reminders, once there are this many.
async fn until(path: &Path, count: usize) -> Vec<(String, Option<String>, Value)> {
    for _ in 0..200 {
        let found = recorded(path);
        if found.len() >= count {
            assert_eq!(found.len(), count, "{found:?}");
            return found;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("{count} reminders did not come: {:?}", recorded(path));
}

fn told(key: &Value, expires_at: &str) -> (String, Option<String>, Value) {
    let detail =
        json!({ "expires_at": expires_at, "days_before": 14, "to": ["creator", "owners"] });
    (key["id"].as_str().unwrap().to_owned(), None, detail)
}

#[tokio::test]
async fn sends_one_reminder_per_expiry() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("keys.db");
    let api = Api::start(&["--database", path.to_str().unwrap()]).await;
    let (first, second, third) = (
        "2026-12-13T09:00:00Z",
        "2026-12-14T09:00:00Z",
        "2027-01-13T09:00:00Z",
    );
    let key = create(&api, "Twenty days", first).await;
    // Comes into the window a day later: by its reminder a test knows that a sweep is over.
    let fence = create(&api, "Twenty-one days", second).await;

    days_pass(&api, 5);
    api.minutes_pass(24 * 60 - 1);
    tokio::time::sleep(Duration::from_millis(1_500)).await;
    assert_eq!(recorded(&path), [], "a minute too early");
    api.minutes_pass(1);
    assert_eq!(until(&path, 1).await, [told(&key, first)]);
    days_pass(&api, 1);
    assert_eq!(
        until(&path, 2).await,
        [told(&key, first), told(&fence, second)]
    );

    // Another expiry arms it again; a change of something else does not.
    let olivia = api.sign_in(OLIVIA).await;
    let later = json!({ "expires_at": third });
    assert_eq!(olivia.patch(&key, 1, &later).await.status, 200);
    let renamed = json!({ "name": "Still twenty-one days" });
    assert_eq!(olivia.patch(&fence, 1, &renamed).await.status, 200);
    assert_eq!(
        olivia.key(&key).await["revision"],
        2,
        "a reminder moves no revision"
    );
    days_pass(&api, 30);
    let found = until(&path, 3).await;
    assert_eq!(found[2], told(&key, third));
}

#[tokio::test]
async fn reminds_only_active_keys_at_the_latest_on_server_start() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("keys.db");
    let database = ["--database", path.to_str().unwrap()];
    let api = Api::start(&database).await;
    let soon = "2026-12-23T09:00:00Z";
    let active = create(&api, "Active", soon).await;
    let disabled = create(&api, "Disabled", soon).await;
    let revoked = create(&api, "Revoked", soon).await;
    // Nobody is told of what is over: it ends while the server is away.
    create(&api, "Over", "2026-11-24T09:00:00Z").await;
    let olivia = api.sign_in(OLIVIA).await;
    let off = json!({ "enabled": false });
    assert_eq!(olivia.patch(&disabled, 1, &off).await.status, 200);
    let at = format!("/api-keys/{}", revoked["id"].as_str().unwrap());
    assert_eq!(olivia.delete(&at).await.status, 200);
    drop(olivia);
    api.stop().await;

    let api = Api::start_at(START + 20 * DAY, &database).await;
    assert_eq!(until(&path, 1).await, [told(&active, soon)]);
    let olivia = api.sign_in(OLIVIA).await;
    let on = json!({ "enabled": true });
    assert_eq!(olivia.patch(&disabled, 2, &on).await.status, 200);
    api.minutes_pass(1);
    assert_eq!(until(&path, 2).await[1], told(&disabled, soon));
}

#[tokio::test]
async fn sends_reminders_after_migrating_an_old_database() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("keys.db");
    let database = ["--database", path.to_str().unwrap()];
    let api = Api::start(&database).await;
    let soon = "2026-12-23T09:00:00Z";
    let key = create(&api, "From before", soon).await;
    api.stop().await;
    crate::migrations::back_to(&path, 1);
    let api = Api::start_at(START + 20 * DAY, &database).await;
    assert_eq!(until(&path, 1).await, [told(&key, soon)]);
    api.stop().await;
}

#[tokio::test]
async fn reminder_log_has_the_key_id_and_never_the_name() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("keys.db");
    let database = ["--database", path.to_str().unwrap()];
    let running = Program::start(&database);
    let mut body = new_key("A name that is not logged");
    let soon = time::OffsetDateTime::now_utc() + time::Duration::days(5);
    let soon = soon.format(&time::format_description::well_known::Rfc3339);
    body["expires_at"] = json!(soon.unwrap());
    let made = Person::sign_in(&running.url, OLIVIA)
        .await
        .create(&body)
        .await;
    running.stop();
    let running = Program::start(&database);
    until(&path, 1).await;
    // The line follows the transaction.
    tokio::time::sleep(Duration::from_millis(200)).await;
    let log = running.stop();
    let lines: Vec<_> = log
        .lines()
        .filter(|line| line.contains("expiry reminder"))
        .collect();
    assert_eq!(lines.len(), 1, "{log}");
    assert!(
        lines[0].contains(made["key"]["id"].as_str().unwrap()),
        "{log}"
    );
    assert!(!log.contains("not logged"), "{log}");
}
