//! Search requests: validation, paging, and that the query is never stored.

use serde_json::{Value, json};

use crate::harness::{Api, OLIVIA, Person, Program, names, new_key};

fn text(value: &Value) -> &str {
    value.as_str().unwrap()
}

#[tokio::test]
async fn reports_invalid_search_fields() {
    let api = Api::start(&[]).await;
    let olivia = api.sign_in(OLIVIA).await;
    for (body, expected) in [
        (json!({}), "/query required"),
        (json!({ "query": " \n\u{a0} " }), "/query required"),
        (json!({ "query": "x".repeat(1_025) }), "/query too-long"),
        (json!({ "query": 5 }), "/query wrong-type"),
        (
            json!({ "query": "x", "status": "asleep" }),
            "/status unknown-value",
        ),
        (
            json!({ "query": "x", "sort": "age" }),
            "/sort unknown-value",
        ),
        (json!({ "query": "x", "limit": 101 }), "/limit out-of-range"),
        (json!({ "query": "x", "limit": 0 }), "/limit out-of-range"),
        (
            json!({ "query": "x", "cursor": "zz" }),
            "/cursor unknown-cursor",
        ),
        (json!({ "query": "x", "page": 2 }), "/page unknown-property"),
    ] {
        assert_eq!(olivia.search(&body).await.errors(), [expected], "{body}");
    }
    let longest = json!({ "query": "🔑".repeat(1_024) });
    assert_eq!(olivia.search(&longest).await.status, 200);
}

#[tokio::test]
async fn search_results_have_their_own_pages() {
    let api = Api::start(&["--seed-keys", "30"]).await;
    let olivia = api.sign_in(OLIVIA).await;
    let body = json!({ "query": "seeded", "limit": 12, "sort": "created_at" });
    let (mut seen, mut next) = (Vec::new(), body.clone());
    loop {
        let page = olivia.search(&next).await.json();
        assert_eq!(
            (&page["total"], &page["matched"]),
            (&json!(30), &json!("text"))
        );
        seen.extend(names(&page));
        next["cursor"] = page["next_cursor"].clone();
        if next["cursor"].is_null() {
            break;
        }
        for other in [
            json!({ "query": "seede", "sort": "created_at", "cursor": next["cursor"] }),
            json!({ "query": "seeded", "cursor": next["cursor"] }),
            json!({ "query": "seeded", "sort": "created_at", "status": "all", "cursor": next["cursor"] }),
        ] {
            assert_eq!(
                olivia.search(&other).await.errors(),
                ["/cursor unknown-cursor"]
            );
        }
        let cursor = text(&next["cursor"]);
        assert!(!cursor.contains("736565646564"), "the query is not in it");
        let list = olivia
            .get(&format!("/api-keys?sort=created_at&cursor={cursor}"))
            .await;
        list.is_problem(400, "malformed-request");
    }
    assert_eq!(seen.len(), 30);
    assert!(
        seen.is_sorted_by(|one, other| one > other),
        "the first seeded is the newest"
    );
}

#[tokio::test]
async fn search_query_is_never_logged_stored_or_returned() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("keys.db");
    let running = Program::start(&["--database", path.to_str().unwrap()]);
    let olivia = Person::sign_in(&running.url, OLIVIA).await;
    let made = olivia.create(&new_key("Kept in the clear")).await;
    let mut answers = String::new();
    let secret = text(&made["secret_key"]);
    for query in [
        "Unheard-Of-Words",
        secret,
        "wls_PastedFromElsewhere0123456789",
    ] {
        for cursor in [json!(null), json!("zz")] {
            let mut body = json!({ "query": query, "cursor": cursor });
            if cursor.is_null() {
                body.as_object_mut().unwrap().remove("cursor");
            }
            answers += &olivia.search(&body).await.text;
        }
    }
    answers += &olivia
        .search(&json!({ "query": ["Unheard-Of-Words"] }))
        .await
        .text;
    let log = running.stop();
    let mut kept = std::fs::read(&path).unwrap();
    kept.extend(std::fs::read(path.with_extension("db-wal")).unwrap_or_default());
    let kept = String::from_utf8_lossy(&kept).to_lowercase();
    assert!(kept.contains("kept in the clear") && log.contains("/api-keys/search"));
    for part in [
        "unheard-of-words",
        &secret.to_lowercase(),
        "pastedfromelsewhere",
    ] {
        for (place, content) in [("log", &log), ("database", &kept), ("answer", &answers)] {
            assert!(
                !content.to_lowercase().contains(part),
                "{part} in the {place}"
            );
        }
    }
}
