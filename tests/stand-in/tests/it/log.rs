//! Names and notes never reach the log.

use reqwest::Method;
use serde_json::{Value, json};

use crate::harness::{OLIVIA, Person, Program, intent, new_key};

/// Stands in every name and note, and nowhere else.
const MARKER: &str = "marker-7f41";

fn marked() -> Value {
    let mut body = new_key(&format!("{MARKER} name"));
    body["note"] = json!(format!("{MARKER} note"));
    body
}

/// Creates a key, and changes it.
async fn create_and_change(olivia: &Person<'_>) -> Value {
    let same = intent();
    let made = olivia.save(&same, &marked()).await;
    assert_eq!(made.status, 201, "{}", made.text);
    let replayed = olivia.save(&same, &marked()).await;
    assert_eq!(replayed.header("idempotency-replayed"), "true");
    let other = new_key(&format!("{MARKER} other"));
    let reused = olivia.save(&same, &other).await;
    reused.is_problem(422, "idempotency-key-reused");
    let key = made.json()["key"].clone();
    let changed = json!({ "name": format!("{MARKER} changed"), "note": MARKER });
    assert_eq!(olivia.patch(&key, 1, &changed).await.status, 200);
    let stale = olivia.patch(&key, 1, &changed).await;
    stale.is_problem(412, "revision-conflict");
    key
}

/// Every kind of refusal that a name or a note meets, in a call to create and in one to change.
async fn refusals(olivia: &Person<'_>, key: &Value) {
    let long = MARKER.repeat(30);
    let cases = [
        ("name", long.as_str(), "too-long"),
        ("name", "\u{7}marker-7f41", "control-character"),
        ("name", "\u{202e}marker-7f41", "bidi-character"),
        ("note", long.as_str(), "too-long"),
        ("note", "\u{7}marker-7f41", "control-character"),
        ("note", "\u{202e}marker-7f41", "bidi-character"),
        ("note", "marker-7f41 PRIVATE KEY", "looks-like-a-secret"),
    ];
    for (field, text, code) in cases {
        let mut body = marked();
        body[field] = json!(text);
        let expected = [format!("/{field} {code}")];
        assert_eq!(olivia.save(&intent(), &body).await.errors(), expected);
        let change = json!({ field: text });
        assert_eq!(olivia.patch(key, 2, &change).await.errors(), expected);
    }
    // A name where it does not belong.
    for pointer in ["ip_restrictions", "allowed_actions", "expires_at", MARKER] {
        let mut body = marked();
        body[pointer] = json!(MARKER);
        assert_eq!(olivia.save(&intent(), &body).await.errors().len(), 1);
    }
    let mut body = marked();
    body["ip_restrictions"]["networks"] = json!([MARKER]);
    body["allowed_actions"]["actions"] = json!([MARKER]);
    assert_eq!(olivia.save(&intent(), &body).await.errors().len(), 2);
    let bodies = [
        (format!("{{\"name\": \"{MARKER}"), 400, "malformed-request"),
        (format!("\"{MARKER}\\ud800\""), 400, "malformed-request"),
        (MARKER.repeat(7_000), 413, "payload-too-large"),
    ];
    for (body, status, problem) in bodies {
        let post = olivia.ask(Method::POST, "/api-keys");
        let post = post.header("idempotency-key", &intent()).body(body);
        let answer = post.header("content-type", "application/json").send();
        answer.await.is_problem(status, problem);
    }
    let nameless = olivia.post("/api-keys", &marked()).await;
    nameless.is_problem(400, "idempotency-key-missing");
    let stranger = Person {
        url: olivia.url,
        cookie: olivia.cookie.clone(),
        csrf: "made-up".into(),
    };
    let answer = stranger.save(&intent(), &marked()).await;
    answer.is_problem(403, "csrf-token-mismatch");
}

#[tokio::test]
async fn names_and_notes_are_never_logged() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("keys.db");
    let database = ["--database", path.to_str().unwrap()];
    let running = Program::start(&database);
    let olivia = Person::sign_in(&running.url, OLIVIA).await;
    let key = create_and_change(&olivia).await;
    refusals(&olivia, &key).await;
    let at = format!("/api-keys/{}", key["id"].as_str().unwrap());
    assert_eq!(olivia.delete(&at).await.status, 200);
    let late = olivia.patch(&key, 3, &json!({ "name": MARKER })).await;
    late.is_problem(409, "key-revoked");
    let log = running.stop();
    assert!(log.contains(key["id"].as_str().unwrap()), "{log}");
    assert!(log.contains("status=422") && log.contains("status=413"));
    assert!(!log.contains(MARKER), "{log}");

    // Not even where the database fails in the middle of it.
    let broken = rusqlite::Connection::open(&path).unwrap();
    broken
        .execute_batch(
            "CREATE TRIGGER broken BEFORE INSERT ON keys BEGIN SELECT raise(ABORT, 'broken'); END",
        )
        .unwrap();
    drop(broken);
    let running = Program::start(&database);
    let olivia = Person::sign_in(&running.url, OLIVIA).await;
    let answer = olivia.save(&intent(), &marked()).await;
    answer.is_problem(500, "internal");
    let log = running.stop();
    assert!(
        log.contains("the database failed") && log.contains("broken"),
        "{log}"
    );
    assert!(!log.contains(MARKER), "{log}");
}
