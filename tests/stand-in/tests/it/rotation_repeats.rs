//! Repeating a rotation request with the same idempotency key.

use rusqlite::Connection;
use serde_json::Value;

use crate::harness::{Api, DEVON, OLIVIA, Person, all_at_once, intent, new_key};

/// Whether the same request gets the same answer; otherwise it is told that it was carried out.
async fn repeated(person: &Person<'_>, intent: &str, first: &Value) -> bool {
    let answer = person.rotate(intent, first, 900).await;
    if answer.status == 201 {
        assert_eq!(answer.json(), *first, "the same answer");
        assert_eq!(answer.header("idempotency-replayed"), "true");
        assert_eq!(answer.header("cache-control"), "no-store");
        return true;
    }
    let problem = answer.is_problem(409, "already-created");
    assert_eq!(problem["key_id"], first["key"]["id"]);
    false
}

#[tokio::test]
async fn response_is_repeated_until_shown() {
    let api = Api::start(&[]).await;
    let olivia = api.sign_in(OLIVIA).await;
    let made = olivia.create(&new_key("Key")).await;
    let intent = intent();
    let new = olivia.rotate(&intent, &made, 900).await.json();
    assert!(repeated(&olivia, &intent, &new).await);
    olivia.report(&new, "shown").await;
    assert!(!repeated(&olivia, &intent, &new).await);
    let key = olivia.key(&made["key"]).await;
    assert_eq!(
        key["secrets"].as_array().unwrap().len(),
        2,
        "one new secret"
    );
}

#[tokio::test]
async fn response_is_repeated_five_times_within_ten_minutes() {
    let api = Api::start(&[]).await;
    let olivia = api.sign_in(OLIVIA).await;
    let made = olivia.create(&new_key("Key")).await;
    let (one, two) = (intent(), intent());
    let new = olivia.rotate(&one, &made, 900).await.json();
    for _ in 0..5 {
        assert!(repeated(&olivia, &one, &new).await);
    }
    assert!(!repeated(&olivia, &one, &new).await);
    let new = olivia.rotate(&two, &made, 900).await.json();
    api.seconds_pass(599);
    assert!(repeated(&olivia, &two, &new).await);
    api.seconds_pass(1);
    assert!(!repeated(&olivia, &two, &new).await);
}

#[tokio::test]
async fn idempotency_key_is_bound_to_body_user_and_key() {
    let api = Api::start(&[]).await;
    let (olivia, devon) = (api.sign_in(OLIVIA).await, api.sign_in(DEVON).await);
    let made = olivia.create(&new_key("Key")).await;
    let other = olivia.create(&new_key("Other")).await;
    let intent = intent();
    let new = olivia.rotate(&intent, &made, 900).await.json();
    for overlap in [3_600, 0, 5] {
        let answer = olivia.rotate(&intent, &made, overlap).await;
        answer.is_problem(422, "idempotency-key-reused");
    }
    let elsewhere = olivia.rotate(&intent, &other, 900).await;
    assert_eq!(elsewhere.status, 201);
    assert_ne!(elsewhere.json()["secret_id"], new["secret_id"]);
    // The same name for the intent to create a key is another intent.
    assert_eq!(olivia.save(&intent, &new_key("Third")).await.status, 201);
    assert!(repeated(&olivia, &intent, &new).await);
    let theirs = devon.rotate(&intent, &made, 900).await;
    assert_eq!(theirs.status, 201);
    assert_ne!(theirs.json()["secret_id"], new["secret_id"]);
    assert!(!repeated(&olivia, &intent, &new).await, "superseded");
}

#[tokio::test]
async fn concurrent_repeats_create_one_secret() {
    let api = Api::start(&[]).await;
    let olivia = api.sign_in(OLIVIA).await;
    let made = olivia.create(&new_key("Key")).await;
    let intent = intent();
    let answers = all_at_once((0..20).map(|_| olivia.rotate(&intent, &made, 900))).await;
    let mut ids = Vec::new();
    for answer in answers {
        let body = answer.json();
        match (answer.status, body["type"].as_str().unwrap_or_default()) {
            (201, _) => ids.push(body["secret_id"].clone()),
            (409, "urn:we-link:problem:idempotency-in-progress") => {
                assert_eq!(answer.header("retry-after"), "1");
            }
            (409, "urn:we-link:problem:already-created") => {}
            other => panic!("{other:?} {}", answer.text),
        }
    }
    ids.dedup();
    assert_eq!(ids.len(), 1);
    let key = olivia.key(&made["key"]).await;
    assert_eq!(key["secrets"].as_array().unwrap().len(), 2);
}

#[tokio::test]
async fn repeat_also_needs_reauthentication_and_csrf_token() {
    let api = Api::start(&["--reauthentication"]).await;
    let mut olivia = api.sign_in(OLIVIA).await;
    let made = olivia.create(&new_key("Key")).await;
    let intent = intent();
    let new = olivia.rotate(&intent, &made, 900).await.json();
    api.minutes_pass(5);
    let first = olivia.rotate(&crate::harness::intent(), &made, 900).await;
    first.is_problem(403, "reauthentication-required");
    let again = olivia.rotate(&intent, &made, 900).await;
    again.is_problem(403, "reauthentication-required");
    let csrf = std::mem::replace(&mut olivia.csrf, "wrong".to_owned());
    let again = olivia.rotate(&intent, &made, 900).await;
    again.is_problem(403, "csrf-token-mismatch");
    olivia.csrf = csrf;
    let olivia = api.sign_in(OLIVIA).await;
    assert!(repeated(&olivia, &intent, &new).await, "of the same person");
}

#[tokio::test]
async fn repeat_is_refused_after_losing_the_permission() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("keys.db");
    let api = Api::start(&["--database", path.to_str().unwrap()]).await;
    let devon = api.sign_in(DEVON).await;
    let made = devon.create(&new_key("Key")).await;
    let intent = intent();
    let new = devon.rotate(&intent, &made, 900).await.json();
    let database = Connection::open(&path).unwrap();
    let role = |role: &str| {
        let sql = "UPDATE members SET role = ?1 WHERE user_id = 'usr_dev'";
        database.execute(sql, [role]).unwrap();
    };
    role("viewer");
    let answer = devon.rotate(&intent, &made, 900).await;
    assert_eq!(answer.is_problem(403, "forbidden")["permission"], "rotate");
    role("developer");
    assert!(repeated(&devon, &intent, &new).await);
}

#[tokio::test]
async fn records_rotation_events_with_user_and_no_secret() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("keys.db");
    let api = Api::start(&["--database", path.to_str().unwrap()]).await;
    let olivia = api.sign_in(OLIVIA).await;
    let made = olivia.create(&new_key("Key")).await;
    let lost = olivia.rotated(&made, 0).await;
    let intent = intent();
    let new = olivia.rotate(&intent, &made, 900).await.json();
    olivia.rotate(&intent, &made, 900).await;
    olivia.report(&new, "shown").await;
    olivia.report(&new, "saved").await;
    for _ in 0..2 {
        assert_eq!(olivia.end(&made).await.status, 200);
    }
    olivia.end(&new).await.is_problem(409, "secret-current");
    let database = Connection::open(&path).unwrap();
    let sql = "SELECT kind, user_id, secret_id, detail FROM events WHERE key_id = ?1 ORDER BY id";
    let mut statement = database.prepare(sql).unwrap();
    let events: Vec<(String, String, String, String)> = statement
        .query_map([made["key"]["id"].as_str().unwrap()], |row| {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?))
        })
        .unwrap()
        .collect::<Result<_, _>>()
        .unwrap();
    let expected = [
        ("rotated", &lost),
        ("rotation-cancelled", &lost),
        ("rotated", &new),
        ("answer-repeated", &new),
        ("secret-shown", &new),
        ("secret-saved", &new),
        ("secret-ended", &made),
    ];
    assert_eq!(events.len(), 1 + expected.len(), "{events:?}");
    for (.., detail) in &events {
        for pair in [&made, &lost, &new] {
            assert!(!detail.contains(pair["secret_key"].as_str().unwrap()));
        }
    }
    for ((kind, user, secret_id, _), (name, of)) in events[1..].iter().zip(expected) {
        assert_eq!((kind.as_str(), user.as_str()), (name, "usr_olivia"));
        assert_eq!(*secret_id, of["secret_id"], "{kind}");
    }
}
