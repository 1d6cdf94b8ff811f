//! What the database stores, and what it must not.

use rusqlite::Connection;
use serde_json::json;

use crate::harness::{Api, OLIVIA, intent, new_key};

#[tokio::test]
async fn records_every_change_with_user_and_without_secrets() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("keys.db");
    let api = Api::start(&["--database", path.to_str().unwrap()]).await;
    let olivia = api.sign_in(OLIVIA).await;
    let intent = intent();
    let made = olivia.save(&intent, &new_key("Key")).await.json();
    olivia.save(&intent, &new_key("Key")).await;
    olivia.report(&made, "shown").await;
    olivia.report(&made, "saved").await;
    olivia.report(&made, "saved").await;
    olivia
        .patch(
            &made["key"],
            1,
            &json!({ "name": "Other", "enabled": true }),
        )
        .await;
    for _ in 0..2 {
        api.call(&made, "get_all_ln_accounts", json!({})).await;
        api.call(&made, "connect", json!({})).await;
    }
    let at = format!("/api-keys/{}", made["key"]["id"].as_str().unwrap());
    olivia.delete(&at).await;
    olivia.delete(&at).await;
    olivia.save(&crate::harness::intent(), &json!({})).await;

    let database = Connection::open(&path).unwrap();
    let mut statement = database
        .prepare("SELECT kind, user_id, detail FROM events WHERE key_id = ?1 ORDER BY id")
        .unwrap();
    let events: Vec<(String, Option<String>, String)> = statement
        .query_map([made["key"]["id"].as_str().unwrap()], |row| {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?))
        })
        .unwrap()
        .collect::<Result<_, _>>()
        .unwrap();
    let kinds: Vec<_> = events.iter().map(|(kind, ..)| kind.as_str()).collect();
    assert_eq!(
        kinds,
        [
            "created",
            "answer-repeated",
            "secret-shown",
            "secret-saved",
            "changed",
            "secret-used",
            "revoked"
        ]
    );
    for (kind, user, detail) in &events {
        assert_eq!(
            user.as_deref(),
            (kind != "secret-used").then_some("usr_olivia"),
            "{kind}"
        );
        assert!(!detail.contains("wls_") && !detail.contains("wlk_"));
    }
    let changes = r#"{"changes":[{"after":"Other","before":"Key","field":"name"}]}"#;
    assert_eq!(events[4].2, changes);
    let (refused, reason): (i64, String) = database
        .query_row(
            "SELECT count, reason FROM refusals WHERE key_id = ?1",
            [made["key"]["id"].as_str().unwrap()],
            |row| Ok((row.get(0)?, row.get(1)?)),
        )
        .unwrap();
    assert_eq!((refused, reason.as_str()), (2, "ACTION_NOT_ALLOWED"));
    let accepted: i64 = database
        .query_row("SELECT sum(accepted) FROM usage u JOIN keys k ON k.id = u.key_id WHERE k.name = 'Other'", [], |row| row.get(0))
        .unwrap();
    assert_eq!(accepted, 2);
}

#[tokio::test]
async fn secrets_passwords_and_sessions_are_not_stored_in_plain_text() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("keys.db");
    let api = Api::start(&["--database", path.to_str().unwrap()]).await;
    let (cookie, csrf, made, new) = {
        let olivia = api.sign_in(OLIVIA).await;
        let made = olivia.create(&new_key("Key in the clear")).await;
        let new = olivia.rotated(&made, 900).await;
        // Pasted where the name of a call belongs.
        let pasted = new["secret_key"].as_str().unwrap();
        api.call(&new, pasted, json!({})).await;
        (olivia.cookie.clone(), olivia.csrf.clone(), made, new)
    };
    api.stop().await;
    let mut kept = std::fs::read(&path).unwrap();
    kept.extend(std::fs::read(path.with_extension("db-wal")).unwrap_or_default());
    let holds = |text: &str| {
        kept.windows(text.len())
            .any(|window| window == text.as_bytes())
    };
    assert!(holds("Key in the clear"), "the search works");
    for value in [
        made["api_key"].as_str().unwrap(),
        made["secret_key"].as_str().unwrap(),
        new["secret_key"].as_str().unwrap(),
        cookie.split_once('=').unwrap().1,
        &csrf,
        OLIVIA.1,
    ] {
        assert!(!holds(value), "{value}");
    }
}
