//! The expiry policy of keys.

use serde_json::{Value, json};

use crate::harness::{Api, OLIVIA, intent, new_key};

fn ending(at: Value) -> Value {
    let mut body = new_key("Ending");
    body["expires_at"] = at;
    body
}

async fn told(options: &[&str]) -> Value {
    let api = Api::start(options).await;
    let olivia = api.sign_in(OLIVIA).await;
    olivia.get("/api-key-options").await.json()["expiry"].clone()
}

#[tokio::test]
async fn options_report_policy_and_propose_only_allowed_values() {
    let policy = |required, default, any, most: Option<u32>| {
        json!({
            "required": required, "default_days": default, "any_address_days": any, "maximum_days": most,
            "reminder": { "days_before": 14, "to": ["creator", "owners"] },
        })
    };
    assert_eq!(told(&[]).await, policy(false, Some(90), 30, None));
    assert_eq!(
        told(&["--expiry-required", "--maximum-days", "60"]).await,
        policy(true, Some(60), 30, Some(60))
    );
    assert_eq!(
        told(&["--maximum-days", "7"]).await,
        policy(false, Some(7), 7, Some(7))
    );
    assert_eq!(
        told(&["--no-default-expiry"]).await,
        policy(false, None, 30, None)
    );
}

#[tokio::test]
async fn rejects_invalid_times_and_years_after_9999() {
    let api = Api::start(&[]).await;
    let olivia = api.sign_in(OLIVIA).await;
    let last = "9999-12-31T23:59:59Z";
    let key = olivia.create(&ending(json!(last))).await["key"].clone();
    assert_eq!(key["expires_at"], last);
    for later in [
        "9999-12-31T23:59:59.001Z",
        "9999-12-31T23:59:59-11:00",
        "9999-12-31T23:00:00-01:00",
    ] {
        assert_eq!(
            olivia.save(&intent(), &ending(json!(later))).await.errors(),
            ["/expires_at too-late"],
            "{later}"
        );
    }
    for none in ["10000-01-01T00:00:00Z", "2027-02-21T23:30:00", "2027-02-21"] {
        assert_eq!(
            olivia.save(&intent(), &ending(json!(none))).await.errors(),
            ["/expires_at not-a-time"],
            "{none}"
        );
    }
}

#[tokio::test]
async fn session_and_options_report_the_server_time() {
    let api = Api::start(&[]).await;
    let olivia = api.sign_in(OLIVIA).await;
    for path in ["/session", "/api-key-options"] {
        assert_eq!(
            olivia.get(path).await.json()["now"],
            "2026-11-23T09:00:00Z",
            "{path}"
        );
    }
    api.minutes_pass(9);
    for path in ["/session", "/api-key-options"] {
        assert_eq!(
            olivia.get(path).await.json()["now"],
            "2026-11-23T09:09:00Z",
            "{path}"
        );
    }
}

#[tokio::test]
async fn required_expiry_cannot_be_omitted_or_removed() {
    let api = Api::start(&["--expiry-required"]).await;
    let olivia = api.sign_in(OLIVIA).await;
    for body in [new_key("Never named"), ending(json!(null))] {
        assert_eq!(
            olivia.save(&intent(), &body).await.errors(),
            ["/expires_at required"]
        );
    }
    let not_an_object = olivia.save(&intent(), &json!([])).await;
    assert_eq!(not_an_object.errors(), [" wrong-type"]);

    let key = olivia.create(&ending(json!("2027-11-23T09:00:00Z"))).await["key"].clone();
    let never = json!({ "expires_at": null });
    assert_eq!(
        olivia.patch(&key, 1, &never).await.errors(),
        ["/expires_at required"]
    );
    let renamed = olivia.patch(&key, 1, &json!({ "name": "Other" })).await;
    assert_eq!(renamed.status, 200, "what is left out stays");

    // A key from before the policy may stay without, but what was given once cannot be taken back.
    let list = olivia.get("/api-keys").await.json();
    let old = list["keys"]
        .as_array()
        .unwrap()
        .iter()
        .find(|key| key["name"] == "Client CRM integration")
        .unwrap();
    let stays = json!({ "name": "CRM", "expires_at": null });
    assert_eq!(olivia.patch(old, 1, &stays).await.status, 200);
    let ends = json!({ "expires_at": "2027-01-01T00:00:00Z" });
    assert_eq!(olivia.patch(old, 2, &ends).await.status, 200);
    assert_eq!(
        olivia.patch(old, 3, &never).await.errors(),
        ["/expires_at required"]
    );
}

#[tokio::test]
async fn maximum_applies_to_new_expiry_but_not_to_an_existing_one() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("keys.db");
    let database = ["--database", path.to_str().unwrap()];
    let late = "2027-06-01T00:00:00Z";
    let api = Api::start(&database).await;
    let old = api.sign_in(OLIVIA).await.create(&ending(json!(late))).await["key"].clone();
    api.stop().await;

    let api = Api::start(&[&database[..], &["--maximum-days", "30"]].concat()).await;
    let olivia = api.sign_in(OLIVIA).await;
    // 30 days from the start, and an hour for a clock that is ahead.
    let key = olivia.create(&ending(json!("2026-12-23T10:00:00Z"))).await["key"].clone();
    let over = ending(json!("2026-12-23T10:00:01Z"));
    assert_eq!(
        olivia.save(&intent(), &over).await.errors(),
        ["/expires_at too-late"]
    );
    let longer = json!({ "expires_at": "2026-12-24T09:00:00Z" });
    assert_eq!(
        olivia.patch(&key, 1, &longer).await.errors(),
        ["/expires_at too-late"]
    );

    let stays = json!({ "expires_at": late, "note": "as before" });
    assert_eq!(olivia.patch(&old, 1, &stays).await.status, 200);
    let still_late = json!({ "expires_at": "2027-05-31T00:00:00Z" });
    assert_eq!(
        olivia.patch(&old, 2, &still_late).await.errors(),
        ["/expires_at too-late"]
    );
}
