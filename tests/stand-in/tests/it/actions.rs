//! Keys with actions that were removed from the catalogue.

use serde_json::{Value, json};

use crate::harness::{Api, OLIVIA, Person, intent, new_key};

const OLD: &str = "export_connections";

fn only(actions: &[&str]) -> Value {
    json!({ "allowed_actions": { "mode": "only", "actions": actions } })
}

async fn demo_key(person: &Person<'_>, name: &str) -> Value {
    let list = person.get("/api-keys").await.json();
    let keys = list["keys"].as_array().unwrap();
    keys.iter().find(|key| key["name"] == name).unwrap().clone()
}

#[tokio::test]
async fn demo_has_a_key_with_a_removed_action() {
    for size in ["small", "normal", "large"] {
        let api = Api::start(&["--catalogue-size", size]).await;
        let olivia = api.sign_in(OLIVIA).await;
        let key = demo_key(&olivia, "Lead import").await;
        assert_eq!(key["status"], "active");
        assert_eq!(key["expires_at"], "2027-04-22T09:00:00Z");
        assert!(!key["note"].as_str().unwrap().is_empty());
        assert_eq!(
            key["ip_restrictions"]["networks"].as_array().unwrap().len(),
            2
        );
        let known = olivia.actions().await;
        let (there, gone): (Vec<&Value>, _) = key["allowed_actions"]["actions"]
            .as_array()
            .unwrap()
            .iter()
            .partition(|action| known.contains(action));
        assert_eq!(
            (there.len(), gone),
            (2, vec![&json!(OLD)]),
            "{size} catalogue"
        );
    }
}

#[tokio::test]
async fn removed_action_may_stay_but_not_be_granted_again() {
    let api = Api::start(&[]).await;
    let olivia = api.sign_in(OLIVIA).await;
    let key = demo_key(&olivia, "Lead import").await;
    let more = only(&["me", OLD, "get_profile_details"]);
    let changed = olivia.patch(&key, 1, &more).await;
    assert_eq!(changed.status, 200, "{}", changed.text);
    assert_eq!(
        changed.json()["allowed_actions"],
        more["allowed_actions"],
        "beside an action that is new"
    );
    // Nothing else that is unknown comes in beside it.
    assert_eq!(
        olivia
            .patch(&key, 2, &only(&[OLD, "export_everything"]))
            .await
            .errors(),
        ["/allowed_actions/actions/1 unknown-action"]
    );
    // Once given up it is gone.
    assert_eq!(olivia.patch(&key, 2, &only(&["me"])).await.status, 200);
    assert_eq!(
        olivia.patch(&key, 3, &only(&["me", OLD])).await.errors(),
        ["/allowed_actions/actions/1 unknown-action"]
    );

    let mut body = new_key("New");
    body["allowed_actions"]["actions"] = json!([OLD]);
    assert_eq!(
        olivia.save(&intent(), &body).await.errors(),
        ["/allowed_actions/actions/0 unknown-action"]
    );
    let everything = demo_key(&olivia, "Zapier (2023)").await;
    assert_eq!(
        olivia.patch(&everything, 1, &only(&[OLD])).await.errors(),
        ["/allowed_actions/actions/0 unknown-action"]
    );
}
