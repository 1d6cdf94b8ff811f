use reqwest::Method;
use serde_json::json;

use crate::harness::{Api, DEVON, OLIVIA, OMAR, VERA, intent, new_key};

#[tokio::test]
async fn viewer_can_only_read_and_sees_no_addresses() {
    let api = Api::start(&[]).await;
    let vera = api.sign_in(VERA).await;
    let list = vera.get("/api-keys?status=all").await.json();
    assert_eq!(list["total"], 9);
    for key in list["keys"].as_array().unwrap() {
        assert_eq!(key["last_used"]["address"], json!(null));
        assert_eq!(
            key["can"],
            json!({ "edit": false, "rotate": false, "revoke": false })
        );
    }
    let id = list["keys"][0]["id"].as_str().unwrap();
    let at = format!("/api-keys/{id}");
    // What is wrong with the body or the headers is not even looked at.
    let answer = vera.save("x", &json!(1)).await;
    assert_eq!(answer.is_problem(403, "forbidden")["permission"], "create");
    let answer = vera.ask(Method::PATCH, &at).json(&json!(1)).send().await;
    assert_eq!(answer.is_problem(403, "forbidden")["permission"], "edit");
    assert_eq!(
        vera.delete(&at).await.is_problem(403, "forbidden")["permission"],
        "revoke"
    );
    vera.post(&format!("{at}/secret-state"), &json!({}))
        .await
        .is_problem(403, "forbidden");
    let options = vera.get("/api-key-options").await.json();
    assert_eq!(options["action_groups"][0]["actions"][0]["can"], false);
    let session = vera.get("/session").await.json();
    assert_eq!(session["permissions"]["list"], true);
    assert_eq!(session["permissions"]["create"], false);
}

#[tokio::test]
async fn developer_cannot_grant_owner_only_actions() {
    let api = Api::start(&[]).await;
    let (olivia, devon) = (api.sign_in(OLIVIA).await, api.sign_in(DEVON).await);
    let options = devon.get("/api-key-options").await.json();
    let accounts = &options["action_groups"][0]["actions"];
    for action in accounts.as_array().unwrap() {
        let expected = !action["id"].as_str().unwrap().starts_with("login");
        assert_eq!(action["can"], expected, "{action}");
    }
    let mut body = new_key("Logs in");
    body["allowed_actions"]["actions"] = json!(["me", "login", "login_v2"]);
    let errors = devon.save(&intent(), &body).await.errors();
    assert_eq!(
        errors,
        [
            "/allowed_actions/actions/1 not-grantable",
            "/allowed_actions/actions/2 not-grantable"
        ]
    );

    // What an owner gave may stay when a developer changes something else, but not grow.
    let key = olivia.create(&body).await["key"].clone();
    let stays = json!({ "allowed_actions": { "mode": "only", "actions": ["login", "me"] } });
    assert_eq!(devon.patch(&key, 1, &stays).await.status, 200);
    let grows =
        json!({ "allowed_actions": { "mode": "only", "actions": ["login", "login_code"] } });
    assert_eq!(
        devon.patch(&key, 2, &grows).await.errors(),
        ["/allowed_actions/actions/1 not-grantable"]
    );
}

#[tokio::test]
async fn workspaces_cannot_see_each_other() {
    let api = Api::start(&[]).await;
    let (olivia, omar) = (api.sign_in(OLIVIA).await, api.sign_in(OMAR).await);
    let made = olivia.create(&new_key("Northwind's")).await;
    let id = made["key"]["id"].as_str().unwrap();
    assert_eq!(omar.get("/api-keys?status=all").await.json()["total"], 0);
    let at = format!("/api-keys/{id}");
    omar.get(&at).await.is_problem(404, "not-found");
    omar.patch(&made["key"], 1, &json!({ "name": "Mine" }))
        .await
        .is_problem(404, "not-found");
    omar.report(&made, "saved")
        .await
        .is_problem(404, "not-found");
    omar.delete(&at).await.is_problem(404, "not-found");
    let same = |answer: crate::harness::Answer| {
        let mut problem = answer.is_problem(404, "not-found");
        problem["request_id"] = json!(null);
        problem
    };
    assert_eq!(
        same(omar.get(&at).await),
        same(omar.get("/api-keys/key_nothing").await)
    );
    // Nor is the other workspace's key a place in this one's list.
    let answer = omar.get("/api-keys?limit=1&cursor=00").await;
    answer.is_problem(400, "malformed-request");
    assert_eq!(olivia.key(&made["key"]).await["status"], "active");
}

#[tokio::test]
async fn key_stays_active_after_its_creator_left() {
    let api = Api::start(&[]).await;
    let list = api.sign_in(OLIVIA).await.get("/api-keys").await.json();
    let key = list["keys"]
        .as_array()
        .unwrap()
        .iter()
        .find(|key| key["name"] == "Client CRM integration")
        .unwrap();
    assert_eq!(
        key["created_by"],
        json!({ "name": "Fred Former", "member": false })
    );
    assert_eq!(key["status"], "active");
}
