//! Test servers that run inside another server's process.

use reqwest::Method;
use serde_json::json;

use crate::harness::{Answer, Api, OLIVIA, Person, names};

async fn create(api: &Api, options: serde_json::Value) -> Answer {
    api.ask(Method::POST, "/test/servers")
        .json(&options)
        .send()
        .await
}

#[tokio::test]
async fn each_test_server_has_its_own_options_and_database() {
    let api = Api::start(&["--test-servers"]).await;
    let mut urls = Vec::new();
    for options in [json!([]), json!(["--seed-keys", "3"])] {
        let answer = create(&api, options).await;
        assert_eq!(answer.status, 201, "{}", answer.text);
        urls.push(answer.json()["url"].as_str().unwrap().to_owned());
    }
    assert_ne!(urls[0], urls[1]);
    let mut keys = Vec::new();
    for url in &urls {
        let person = Person::sign_in(url, OLIVIA).await;
        keys.push(names(&person.get("/api-keys?limit=100").await.json()).len());
    }
    assert_eq!(keys[1], keys[0] + 3);
    let port = urls[0].rsplit(':').next().unwrap();
    let path = format!("/test/servers/{port}");
    assert_eq!(api.ask(Method::DELETE, &path).send().await.status, 204);
    assert_eq!(api.ask(Method::DELETE, &path).send().await.status, 404);
    api.stop().await;
}

#[tokio::test]
async fn rejects_invalid_options_and_foreign_pages() {
    let api = Api::start(&["--test-servers"]).await;
    for options in [
        json!({}),
        json!([1]),
        json!(["--no-such-option"]),
        json!(["--test-servers"]),
        json!(["--dist", "/nowhere"]),
    ] {
        assert_eq!(create(&api, options.clone()).await.status, 400, "{options}");
    }
    let answer = api
        .ask(Method::POST, "/test/servers")
        .header("sec-fetch-site", "cross-site")
        .json(&json!([]))
        .send()
        .await;
    assert_eq!(answer.status, 403);
    api.stop().await;
}

#[tokio::test]
async fn test_servers_require_their_option() {
    let api = Api::start(&[]).await;
    assert_eq!(create(&api, json!([])).await.status, 404);
    api.stop().await;
}
