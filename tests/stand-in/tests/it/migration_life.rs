//! Migrating a database of schema version 3.

use rusqlite::Connection;
use serde_json::json;

use crate::harness::{Api, OLIVIA, START};

const HOUR: i64 = 3_600_000;

/// Made by the first three migrations alone, with a row in each table that the fourth one touches.
fn third_version(path: &std::path::Path) {
    let database = Connection::open(path).unwrap();
    for step in [
        include_str!("../../src/store/0001_first.sql"),
        include_str!("../../src/store/0002_reminders.sql"),
        include_str!("../../src/store/0003_rotation.sql"),
    ] {
        database.execute_batch(step).unwrap();
    }
    database.pragma_update(None, "user_version", 3).unwrap();
    let (created, used, ends) = (START - 50 * HOUR, START - HOUR, START + 10 * 24 * HOUR);
    let filled = format!(
        r#"INSERT INTO workspaces VALUES ('wsp_1', 'Northwind');
        INSERT INTO users VALUES ('usr_1', 'Ada', 'ada@northwind.example', NULL);
        INSERT INTO members VALUES ('usr_1', 'wsp_1', 'owner');
        INSERT INTO keys VALUES
            ('key_1', 'wsp_1', 'First', 'first', NULL, x'01', 'wlk_aaaa', 'bbbb', 'any', 'all', 1, {created}, 'usr_1', {ends}, NULL, 2),
            ('key_2', 'wsp_1', 'Old', 'old', NULL, x'02', '3f2c9a11', '8d1e', 'any', 'all', 1, NULL, NULL, NULL, NULL, 1);
        INSERT INTO secrets VALUES ('sec_1', 'key_1', zeroblob(32), 'used', {created}, {created}, {used}, 0, NULL),
            ('sec_2', 'key_1', zeroblob(32), 'used', {used}, {used}, NULL, 1, 900),
            ('sec_3', 'key_2', zeroblob(32), 'unknown', NULL, NULL, NULL, 0, NULL);
        INSERT INTO usage VALUES ('key_1', 1, {used}, '203.0.113.7', 42), ('key_2', 0, NULL, NULL, 0);
        INSERT INTO refusals VALUES ('key_1', 'IP_NOT_ALLOWED', 7, {used}, '198.51.100.9');
        INSERT INTO recent_calls (key_id, at, address, action, reason) VALUES ('key_1', {used}, '203.0.113.7', 'me', NULL);
        INSERT INTO reminders VALUES ('key_1', {ends}, {used});
        INSERT INTO events (workspace_id, key_id, user_id, at, kind, detail) VALUES
            ('wsp_1', 'key_1', 'usr_1', {created}, 'created', '{{"networks":null,"actions":["me"]}}'),
            ('wsp_1', 'key_1', 'usr_1', {created}, 'shown', '{{"secret_id":"sec_1"}}'),
            ('wsp_1', 'key_1', 'usr_1', {created}, 'saved', '{{"secret_id":"sec_1"}}'),
            ('wsp_1', 'key_1', NULL, {created}, 'first_used', '{{"secret_id":"sec_1","address":"203.0.113.7"}}'),
            ('wsp_1', 'key_1', 'usr_1', {used}, 'changed', '{{"changed":["name"]}}'),
            ('wsp_1', 'key_1', 'usr_1', {used}, 'secret_ended', '{{"secret_id":"sec_1"}}'),
            ('wsp_1', 'key_1', NULL, {used}, 'expiry_reminder', '{{}}');"#
    );
    database.execute_batch(&filled).unwrap();
    // Somebody who can sign in.
    database
        .execute_batch(
            "INSERT INTO users VALUES ('usr_olivia', 'Olivia Owner', 'olivia@northwind.example', NULL);
             INSERT INTO members VALUES ('usr_olivia', 'wsp_1', 'owner');",
        )
        .unwrap();
}

/// The password hash of the demo's owner, as another stand-in makes it.
async fn lend_password(path: &std::path::Path, folder: &std::path::Path) {
    let other = folder.join("other.db");
    Api::start(&["--database", other.to_str().unwrap()])
        .await
        .stop()
        .await;
    let hash: String = Connection::open(&other)
        .unwrap()
        .query_row(
            "SELECT password_hash FROM users WHERE id = 'usr_olivia'",
            [],
            |row| row.get(0),
        )
        .unwrap();
    let sql = "UPDATE users SET password_hash = ?1 WHERE id = 'usr_olivia'";
    Connection::open(path)
        .unwrap()
        .execute(sql, [hash])
        .unwrap();
}

#[tokio::test]
async fn migration_from_version_3_keeps_all_data() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("keys.db");
    third_version(&path);
    lend_password(&path, folder.path()).await;
    let api = Api::start(&["--database", path.to_str().unwrap()]).await;
    let olivia = api.sign_in(OLIVIA).await;
    let list = olivia.get("/api-keys?sort=name").await.json();
    let (first, old) = (&list["keys"][0], &list["keys"][1]);
    assert_eq!((&list["total"], &first["revision"]), (&json!(2), &json!(2)));
    let used = json!({ "state": "used", "at": "2026-11-23T08:00:00Z", "address": "203.0.113.7" });
    assert_eq!(
        (&first["last_used"], &old["last_used"]["state"]),
        (&used, &json!("unknown"))
    );
    assert_eq!(first["refused_last_7_days"], 0);
    let by_use = olivia.get("/api-keys?sort=last_used").await.json();
    assert_eq!(by_use["keys"][0]["id"], "key_1");

    let made = json!({ "key": { "id": "key_1" } });
    let usage = olivia.usage(&made, 30).await;
    assert_eq!(
        usage["recorded_since"], "2026-11-23T09:00:00Z",
        "the migration's moment"
    );
    assert_eq!(usage["totals"]["accepted"], 0);
    assert_eq!(usage["recent_calls"][0]["address"], "203.0.113.7");
    let fresh = olivia.create(&crate::harness::new_key("Fresh")).await;
    assert_eq!(olivia.usage(&fresh, 7).await["recorded_since"], json!(null));

    let events = olivia.events(&made).await;
    let told: Vec<_> = events
        .iter()
        .map(|event| {
            let kind = event["kind"].as_str().unwrap();
            (
                kind,
                event["by"]["kind"].as_str().unwrap(),
                event["permission"].as_str(),
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            ("reminder-sent", "system", None),
            ("secret-ended", "user", Some("rotate")),
            ("changed", "user", Some("edit")),
            ("secret-saved", "user", None),
            ("secret-shown", "user", None),
            ("created", "user", Some("create")),
        ]
    );
    let unknown = json!([{ "field": "name", "before": null, "after": null }]);
    assert_eq!(
        (&events[2]["changes"], &events[1]["secret_id"]),
        (&unknown, &json!("sec_1"))
    );
    assert_eq!(events[5]["changes"][1]["after"]["actions"], json!(["me"]));

    let database = Connection::open(&path).unwrap();
    let ask = |sql: &str| -> i64 { database.query_row(sql, [], |row| row.get(0)).unwrap() };
    assert_eq!(ask("SELECT accepted FROM usage WHERE key_id = 'key_1'"), 42);
    assert_eq!(ask("SELECT count FROM refusals WHERE key_id = 'key_1'"), 7);
    assert_eq!(
        ask("SELECT days_before FROM reminders"),
        14,
        "and it is not sent again"
    );
    assert_eq!(
        ask("SELECT count(*) FROM events WHERE detail LIKE '%203.0.113.7%'"),
        0
    );
    assert_eq!(ask("SELECT count(*) FROM pragma_foreign_key_check"), 0);
}
