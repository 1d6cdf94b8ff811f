use reqwest::Method;
use serde_json::{Value, json};

use crate::harness::{Api, OLIVIA, OMAR, new_key};
use crate::public_side::{refused, with_actions};

#[tokio::test]
async fn rate_limit_uses_rolling_hour_per_account() {
    let api = Api::start(&["--rate-limit", "2"]).await;
    let olivia = api.sign_in(OLIVIA).await;
    let pair = olivia.create(&new_key("Key")).await;
    let other = olivia.create(&new_key("Other key of the workspace")).await;
    let me = async |pair: &Value, account: &str| {
        api.call(pair, "me", json!({ "accountId": account })).await
    };
    assert_eq!(me(&pair, "acc-northwind-1").await.status, 200);
    api.minutes_pass(20);
    assert_eq!(me(&other, "acc-northwind-1").await.status, 200);
    let limited = me(&pair, "acc-northwind-1").await;
    assert_eq!(
        (limited.status, limited.header("retry-after")),
        (429, "2400")
    );
    assert_eq!(me(&pair, "acc-northwind-2").await.status, 200);
    // Made-up accounts all count as the workspace.
    assert_eq!(me(&pair, "made-up-1").await.status, 404);
    assert_eq!(me(&pair, "made-up-2").await.status, 404);
    assert_eq!(me(&pair, "made-up-3").await.status, 429);
    api.minutes_pass(40);
    assert_eq!(me(&pair, "acc-northwind-1").await.status, 200);
    assert_eq!(me(&pair, "acc-northwind-1").await.status, 429);
    let stranger = api.sign_in(OMAR).await.create(&new_key("Key")).await;
    assert_eq!(me(&stranger, "acc-fabrikam-1").await.status, 200);
}

#[tokio::test]
async fn calls_read_and_change_the_workspace_data() {
    let api = Api::start(&[]).await;
    let olivia = api.sign_in(OLIVIA).await;
    let actions = [
        "get_all_ln_accounts",
        "get_ln_account_details",
        "me",
        "get_profile_details",
        "send_message_to_profile_id",
        "personal_message_threads",
        "get_response",
        "endorse",
        "wish_work_anniversary",
    ];
    let pair = olivia.create(&with_actions(&actions)).await;
    let call = async |name: &str, body: Value| {
        let answer = api.call(&pair, name, body).await;
        assert_eq!(answer.status, 200, "{name}: {}", answer.text);
        answer.json()
    };
    let accounts = call("get_all_ln_accounts", json!({})).await;
    let account = accounts[0]["accountId"].as_str().unwrap();
    let me = call("me", json!({ "accountId": account })).await;
    assert_eq!(
        (&me["status"], me["result"]["accountId"].as_str()),
        (&json!("SUCCESS"), Some(account))
    );
    assert!(me["request_id"].is_string());
    assert!(
        call("get_ln_account_details", json!({ "accountId": account })).await["requestId"]
            .is_string()
    );

    let later = async |name: &str, body: Value| {
        let pending = call(name, body).await;
        assert_eq!(pending["status"], "PENDING");
        let id = ["requestId", "requestID", "request_id"]
            .iter()
            .find_map(|spelling| pending[spelling].as_str());
        call("get_response", json!({ "requestId": id.unwrap() })).await["result"].clone()
    };
    let threads = async || {
        later("personal_message_threads", json!({ "accountId": account })).await["result"]["threads"].clone()
    };
    assert_eq!(threads().await.as_array().unwrap().len(), 1);
    let message =
        json!({ "accountId": account, "profileId": "ben-carter", "message": "Hello Ben" });
    let sent = later("send_message_to_profile_id", message).await;
    assert_eq!(sent["status"], "SUCCESS");
    let now = threads().await;
    assert_eq!(now.as_array().unwrap().len(), 2);
    assert_eq!(now[0]["lastMessage"]["text"], "Hello Ben");
    assert_eq!(now[0]["threadId"], sent["result"]["threadId"]);
    let profile = later(
        "get_profile_details",
        json!({ "accountId": account, "profileId": "ada-lovell" }),
    )
    .await;
    assert_eq!(profile["result"]["name"], "Ada Lovell");
    let nobody = later(
        "get_profile_details",
        json!({ "accountId": account, "profileId": "no-one" }),
    )
    .await;
    assert_eq!(nobody["status"], "FAILED");
    assert_eq!(later("endorse", json!({})).await["status"], "SUCCESS");
    assert_eq!(
        later("wish_work_anniversary", json!({})).await["status"],
        "SUCCESS"
    );

    // Nobody else's world, nobody else's results.
    let theirs = api
        .sign_in(OMAR)
        .await
        .create(&with_actions(&actions))
        .await;
    let pending = call("endorse", json!({})).await;
    let answer = api
        .call(
            &theirs,
            "get_response",
            json!({ "requestId": pending["requestID"] }),
        )
        .await;
    refused(&answer, 404, "REQUEST_NOT_FOUND");
    refused(
        &api.call(&theirs, "me", json!({ "accountId": account }))
            .await,
        404,
        "ACCOUNT_NOT_FOUND",
    );
    let answer = api.call(&theirs, "get_ln_account_details", json!({})).await;
    let expected =
        json!({ "message": "accountId is missing.", "error": "Bad Request", "statusCode": 400 });
    assert_eq!((answer.status, answer.json()), (400, expected));
    let ask = api
        .ask(Method::POST, "/api/v1/me")
        .pair(&theirs)
        .body("[")
        .send()
        .await;
    refused(&ask, 400, "BAD_REQUEST");
}
