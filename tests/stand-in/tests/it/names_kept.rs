//! How names are validated, stored and searched.

use rusqlite::Connection;
use serde_json::{Value, json};

use crate::harness::{Api, OLIVIA, intent, names, new_key};
use crate::migrations::back_to;

/// Shared with the page's own tests.
const VECTORS: &str = include_str!("../../../contract/name-vectors.json");

fn vectors(name: &str) -> Vec<String> {
    let all: Value = serde_json::from_str(VECTORS).unwrap();
    serde_json::from_value(all[name].clone()).unwrap()
}

#[tokio::test]
async fn agrees_with_the_contract_name_examples() {
    let api = Api::start(&[]).await;
    let olivia = api.sign_in(OLIVIA).await;
    for name in vectors("passes") {
        let answer = olivia.save(&intent(), &new_key(&name)).await;
        assert_eq!(answer.status, 201, "{name}: {}", answer.text);
        assert_eq!(answer.json()["key"]["name"], name);
    }
    for name in vectors("nothing") {
        let answer = olivia.save(&intent(), &new_key(&name)).await;
        assert_eq!(answer.errors(), ["/name required"], "{name:?}");
    }
    let hidden = [
        "/name invisible-character",
        "/name control-character",
        "/name bidi-character",
    ];
    for name in vectors("unseen") {
        let errors = olivia.save(&intent(), &new_key(&name)).await.errors();
        assert!(
            hidden.iter().any(|code| errors == [*code]),
            "{name:?}: {errors:?}"
        );
    }
    for name in vectors("secrets") {
        let answer = olivia.save(&intent(), &new_key(&name)).await;
        let errors = answer.errors();
        assert!(
            errors.contains(&"/name looks-like-a-secret".to_owned()),
            "{name}: {errors:?}"
        );
        assert!(!answer.text.contains(&name), "it is not told back");
    }
}

#[tokio::test]
async fn names_and_notes_are_stored_in_normalized_form() {
    let api = Api::start(&[]).await;
    let olivia = api.sign_in(OLIVIA).await;
    let mut body = new_key("Cafe\u{301}");
    body["note"] = json!("Zu\u{308}rich");
    let key = olivia.create(&body).await["key"].clone();
    assert_eq!(
        (&key["name"], &key["note"]),
        (&json!("Café"), &json!("Zürich"))
    );
    let same = json!({ "name": "Cafe\u{301}", "note": "Zu\u{308}rich" });
    assert_eq!(olivia.patch(&key, 1, &same).await.json()["revision"], 1);
}

#[tokio::test]
async fn typographic_names_are_found_by_typed_queries() {
    let api = Api::start(&[]).await;
    let olivia = api.sign_in(OLIVIA).await;
    let all: Value = serde_json::from_str(VECTORS).unwrap();
    for pair in all["same"].as_array().unwrap() {
        let key = olivia.create(&new_key(pair[0].as_str().unwrap())).await;
        let found = olivia.search(&json!({ "query": pair[1] })).await.json();
        assert_eq!(found["keys"][0]["id"], key["key"]["id"], "{pair}");
        assert_eq!(found["total"], 1, "{pair}");
    }
    // What cannot be seen would be found in every key.
    let nothing = olivia.search(&json!({ "query": "\u{200b}" })).await;
    assert_eq!(nothing.errors(), ["/query required"]);
}

/// A key as an earlier version took it.
#[tokio::test]
async fn old_name_is_normalized_and_may_stay_even_if_invalid() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("keys.db");
    let database = ["--database", path.to_str().unwrap()];
    let api = Api::start(&database).await;
    let olivia = api.sign_in(OLIVIA).await;
    let mut body = new_key("One");
    body["note"] = json!("x");
    let one = olivia.create(&body).await["key"].clone();
    let two = olivia.create(&new_key("Two")).await["key"].clone();
    // Between the spellings of the other, where they are sorted.
    olivia.create(&new_key("caff")).await;
    drop(olivia);
    api.stop().await;

    back_to(&path, 4);
    let connection = Connection::open(&path).unwrap();
    let bad = "\u{200b}ghp_abcdefghijklmnopqrstuvwxyz0123456789";
    let rename = "UPDATE keys SET name = ?2, sort_name = ?2, note = ?3 WHERE id = ?1";
    let ids = [&one, &two].map(|key| key["id"].as_str().unwrap().to_owned());
    let note = "a\u{2060}b Cafe\u{301}";
    connection.execute(rename, (&ids[0], bad, note)).unwrap();
    let decomposed = "cafe\u{301} 2";
    connection
        .execute(rename, (&ids[1], decomposed, None::<&str>))
        .unwrap();
    drop(connection);

    let api = Api::start(&database).await;
    let olivia = api.sign_in(OLIVIA).await;
    let composed = olivia.key(&two).await;
    assert_eq!(composed["name"], "café 2");
    assert_eq!(composed["note"], Value::Null);
    let sorted = names(&olivia.get("/api-keys?sort=name").await.json());
    let at = |name: &str| sorted.iter().position(|other| other == name).unwrap();
    assert!(at("caff") < at("café 2"), "{sorted:?}");
    let found = olivia.search(&json!({ "query": "CAFÉ 2" })).await.json();
    assert_eq!(names(&found), ["café 2"]);

    let kept = "a\u{2060}b Café";
    assert_eq!(olivia.key(&one).await["note"], kept);
    let narrower = json!({
        "name": bad,
        "note": kept,
        "ip_restrictions": { "mode": "only", "networks": ["203.0.113.7"] },
    });
    let changed = olivia.patch(&one, 1, &narrower).await;
    assert_eq!(changed.status, 200, "{}", changed.text);
    assert_eq!(changed.json()["name"], bad);
    assert_eq!(changed.json()["note"], kept);
    let other = json!({ "name": format!("{bad}1"), "note": format!("{kept}1") });
    assert_eq!(
        olivia.patch(&one, 2, &other).await.errors(),
        [
            "/name invisible-character",
            "/name looks-like-a-secret",
            "/note invisible-character"
        ]
    );
}
