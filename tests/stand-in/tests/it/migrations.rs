//! Migrating databases of earlier versions.

use std::path::Path;

use rusqlite::Connection;
use serde_json::{Value, json};

use crate::harness::{Api, OLIVIA, new_key};

/// Takes back what came after this version of the schema.
pub fn back_to(path: &Path, version: u32) {
    let steps = [
        "DROP TABLE reminders; DROP INDEX keys_by_expiry;",
        "DROP TABLE recent_calls; ALTER TABLE secrets DROP COLUMN overlap_seconds;
         ALTER TABLE secrets DROP COLUMN number;",
        "DROP INDEX keys_by_time; DROP INDEX keys_by_name; DROP INDEX keys_by_end;
         DROP INDEX keys_by_end_back; DROP INDEX keys_revoked; DROP INDEX keys_unrestricted; DROP INDEX secrets_by_hash; DROP INDEX secrets_unconfirmed;
         DROP INDEX secrets_by_end; DROP INDEX usage_by_last; DROP INDEX usage_by_refused;
         DROP INDEX recent_calls_by_time; DROP INDEX events_by_key; DROP INDEX events_by_workspace;
         DROP INDEX events_by_address;
         CREATE INDEX keys_by_time ON keys (id); CREATE INDEX keys_by_name ON keys (id);
         CREATE INDEX events_by_key ON events (id);
         ALTER TABLE keys DROP COLUMN recorded_since; ALTER TABLE secrets DROP COLUMN end_told;
         ALTER TABLE usage DROP COLUMN workspace_id; ALTER TABLE usage DROP COLUMN last_refused_at;
         ALTER TABLE events DROP COLUMN address; ALTER TABLE events DROP COLUMN permission;
         ALTER TABLE events DROP COLUMN secret_id;
         DROP TABLE calls; DROP TABLE calls_actions; DROP TABLE calls_addresses; DROP TABLE outbox;
         DROP TABLE reminders;
         CREATE TABLE reminders (key_id TEXT NOT NULL, expires_at INTEGER NOT NULL,
            at INTEGER NOT NULL, PRIMARY KEY (key_id, expires_at)) STRICT, WITHOUT ROWID;",
    ];
    let database = Connection::open(path).unwrap();
    for step in steps.iter().skip(version as usize - 1).rev() {
        database.execute_batch(step).unwrap();
    }
    database
        .pragma_update(None, "user_version", version)
        .unwrap();
}

/// Refused calls were counted otherwise before.
fn without_counts(mut list: Value) -> Value {
    for key in list["keys"].as_array_mut().unwrap() {
        key["refused_last_7_days"] = json!(null);
    }
    list
}

#[tokio::test]
async fn database_before_rotation_keeps_keys_and_can_rotate_them() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("keys.db");
    let database = ["--database", path.to_str().unwrap()];
    let api = Api::start(&database).await;
    let olivia = api.sign_in(OLIVIA).await;
    let made = olivia.create(&new_key("From before")).await;
    assert!(api.accepts(&made).await);
    let before = without_counts(olivia.get("/api-keys?status=all").await.json());
    drop(olivia);
    api.stop().await;

    back_to(&path, 2);
    let api = Api::start(&database).await;
    let olivia = api.sign_in(OLIVIA).await;
    let after = olivia.get("/api-keys?status=all").await.json();
    assert_eq!(without_counts(after), before);
    assert_eq!(olivia.recent_calls(&made).await, Vec::<Value>::new());
    assert!(api.accepts(&made).await);
    assert_eq!(olivia.recent_calls(&made).await.len(), 1);
    let new = olivia.rotated(&made, 900).await;
    assert!(api.accepts(&new).await && api.accepts(&made).await);
    api.seconds_pass(900);
    assert!(api.accepts(&new).await && !api.accepts(&made).await);
}

#[tokio::test]
async fn legacy_key_can_be_rotated() {
    let api = Api::start(&[]).await;
    let olivia = api.sign_in(OLIVIA).await;
    let list = olivia.get("/api-keys").await.json();
    let keys = list["keys"].as_array().unwrap();
    let old = keys.iter().find(|key| key["created_at"].is_null()).unwrap();
    let new = olivia.rotated(&json!({ "key": old }), 3_600).await;
    let shown = olivia.report(&new, "shown").await.json();
    assert_eq!(shown["rotation"]["state"], "overlapping");
    assert_eq!(shown["rotation"]["secret_id"], old["secrets"][0]["id"]);
    assert_eq!(shown["secrets"][1]["state"], "unknown");
    assert_eq!(shown["secrets"][1]["ends_at"], "2026-11-23T10:00:00Z");
}
