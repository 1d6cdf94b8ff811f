//! A backend without some parts: it reports them as missing, and their calls return 404.

use reqwest::Method;
use serde_json::json;

use crate::harness::{Api, OLIVIA, VERA, below, new_key};

#[tokio::test]
async fn missing_parts_are_reported_and_return_404() {
    for part in ["usage", "events", "search", "rotation", "edit"] {
        let api = Api::start(&["--without", part]).await;
        let olivia = api.sign_in(OLIVIA).await;
        let made = olivia.create(&new_key("Key")).await;
        assert!(api.accepts(&made).await);
        let options = olivia.get("/api-key-options").await.json();
        for other in ["usage", "events", "search", "rotation", "edit"] {
            assert_eq!(
                options["capabilities"][other],
                other != part,
                "{part} {other}"
            );
        }
        assert_eq!(options["rotation"].is_null(), part == "rotation");
        let key = olivia.key(&made["key"]).await;
        assert_eq!(key["refused_last_7_days"].is_null(), part == "usage");
        let can = json!({ "edit": part != "edit", "rotate": part != "rotation", "revoke": true });
        assert_eq!(key["can"], can, "{part}");
        let refused = olivia.get("/api-keys?status=refused").await.json();
        assert_eq!(refused["total"] == 0, part == "usage");
        // Whoever asks: what is not there is not there.
        for who in [OLIVIA, VERA] {
            let person = api.sign_in(who).await;
            let secret = format!("/secrets/{}", made["secret_id"].as_str().unwrap());
            for (of, method, path) in [
                ("usage", Method::GET, below(&made, "/usage")),
                ("events", Method::GET, below(&made, "/events")),
                ("events", Method::GET, "/events".to_owned()),
                ("search", Method::POST, "/api-keys/search".to_owned()),
                ("rotation", Method::POST, below(&made, "/rotations")),
                ("rotation", Method::DELETE, below(&made, &secret)),
                ("edit", Method::PATCH, below(&made, "")),
            ] {
                let body = json!({ "query": "x" });
                let answer = person.ask(method, &path).json(&body).send().await;
                if of == part {
                    answer.is_problem(404, "not-found");
                } else {
                    assert_ne!(answer.status, 404, "{part} {path}");
                }
            }
        }
    }
}

#[tokio::test]
async fn several_parts_can_be_missing() {
    let api = Api::start(&["--without", "usage,rotation"]).await;
    let olivia = api.sign_in(OLIVIA).await;
    let made = olivia.create(&new_key("Key")).await;
    olivia
        .get(&below(&made, "/usage"))
        .await
        .is_problem(404, "not-found");
    assert_eq!(made["key"]["rotation"], json!(null));
    assert_eq!(olivia.get("/events").await.status, 200);
}
