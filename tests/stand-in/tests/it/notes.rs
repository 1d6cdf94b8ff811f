//! Validating notes.

use serde_json::{Value, json};

use crate::harness::{Api, OLIVIA, intent, new_key};

/// Shared with the page's own tests.
const VECTORS: &str = include_str!("../../../contract/note-vectors.json");

fn vectors(name: &str) -> Vec<String> {
    let all: Value = serde_json::from_str(VECTORS).unwrap();
    serde_json::from_value(all[name].clone()).unwrap()
}

#[tokio::test]
async fn agrees_with_the_contract_note_examples() {
    let api = Api::start(&[]).await;
    let olivia = api.sign_in(OLIVIA).await;
    let key = olivia.create(&new_key("With a note")).await["key"].clone();
    let mut revision = 1;
    for note in vectors("passes") {
        let answer = olivia.patch(&key, revision, &json!({ "note": note })).await;
        assert_eq!(answer.status, 200, "{note}: {}", answer.text);
        assert_eq!(answer.json()["note"], note);
        revision += 1;
    }
    for note in vectors("refused") {
        let mut body = new_key("x");
        body["note"] = json!(note);
        let created = olivia.save(&intent(), &body).await;
        let changed = olivia.patch(&key, revision, &json!({ "note": note })).await;
        for answer in [created, changed] {
            assert_eq!(answer.errors(), ["/note looks-like-a-secret"], "{note}");
            assert!(!answer.text.contains(&note), "it is not told back");
        }
    }
    let kept = olivia.key(&key).await;
    assert_eq!(kept["note"], json!(vectors("passes").last()));
}

#[tokio::test]
async fn note_follows_name_character_rules_with_its_own_limit() {
    let api = Api::start(&[]).await;
    let olivia = api.sign_in(OLIVIA).await;
    let mut body = new_key("With a note");
    body["note"] = json!(format!("  {}\n", "ü".repeat(200)));
    let key = olivia.create(&body).await["key"].clone();
    assert_eq!(key["note"], "ü".repeat(200));
    body["note"] = json!(format!("{}\u{202e}\tPRIVATE KEY", "ü".repeat(200)));
    assert_eq!(
        olivia.save(&intent(), &body).await.errors(),
        [
            "/note bidi-character",
            "/note control-character",
            "/note looks-like-a-secret",
            "/note too-long"
        ]
    );
    let mut revision = 1;
    for nothing in [json!(""), json!(" \u{3000} "), json!(null)] {
        for (note, kept) in [(json!("again"), json!("again")), (nothing, json!(null))] {
            let answer = olivia.patch(&key, revision, &json!({ "note": note })).await;
            assert_eq!(answer.json()["note"], kept);
            revision += 1;
        }
    }
}
