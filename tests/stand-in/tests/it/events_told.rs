//! Who sees which events, and paging through them.

use serde_json::{Value, json};

use crate::harness::{Api, DEVON, OLIVIA, OMAR, VERA, below, new_key};

#[tokio::test]
async fn event_pages_contain_each_event_once_despite_new_ones() {
    let api = Api::start(&[]).await;
    let olivia = api.sign_in(OLIVIA).await;
    let made = olivia.create(&new_key("0")).await;
    for revision in 1..25 {
        let name = json!({ "name": revision.to_string() });
        olivia.patch(&made["key"], revision, &name).await;
    }
    for list in [below(&made, "/events"), "/events".to_owned()] {
        let whole = olivia.get(&format!("{list}?limit=100")).await.json();
        let whole: Vec<Value> = whole["events"].as_array().unwrap().clone();
        let (mut seen, mut cursor) = (Vec::new(), String::new());
        loop {
            let page = olivia.get(&format!("{list}?limit=7{cursor}")).await.json();
            seen.extend(page["events"].as_array().unwrap().clone());
            olivia.create(&new_key("Meanwhile")).await;
            olivia.report(&made, "saved").await;
            match page["next_cursor"].as_str() {
                Some(next) => cursor = format!("&cursor={next}"),
                None => break,
            }
        }
        assert_eq!(seen, whole, "{list}");
    }
    let page = olivia.get(&below(&made, "/events?limit=2")).await.json();
    let cursor = page["next_cursor"].as_str().unwrap();
    let key_events = |query: &str| below(&made, &format!("/events?{query}"));
    for path in [
        format!("/events?cursor={cursor}"),
        key_events("limit=0"),
        key_events("limit=101"),
        key_events("cursor=zz"),
        key_events("cursor="),
        key_events("kind=created"),
        key_events("limit=1&limit=1"),
    ] {
        olivia.get(&path).await.is_problem(400, "malformed-request");
    }
    assert_eq!(
        olivia
            .get(&key_events(&format!("cursor={cursor}")))
            .await
            .status,
        200
    );
}

#[tokio::test]
async fn every_role_sees_workspace_events_and_viewers_no_addresses() {
    let api = Api::start(&[]).await;
    let olivia = api.sign_in(OLIVIA).await;
    let made = olivia.create(&new_key("Northwind alone")).await;
    for (who, sees) in [(OLIVIA, true), (DEVON, true), (VERA, false)] {
        let person = api.sign_in(who).await;
        let events = person.get("/events").await.json();
        let newest = &events["events"][0];
        assert_eq!(newest["key"]["name"], "Northwind alone");
        assert_eq!(newest["address"].is_string(), sees);
        assert_eq!(person.events(&made).await.len(), 1);
        for event in events["events"].as_array().unwrap() {
            assert!(sees || event["address"].is_null(), "{event}");
        }
    }
    let omar = api.sign_in(OMAR).await;
    assert_eq!(omar.get("/events").await.json()["events"], json!([]));
    for path in [below(&made, "/events"), "/api-keys/key_0/events".to_owned()] {
        omar.get(&path).await.is_problem(404, "not-found");
    }
    let nobody = api.get("/api/settings/events").await;
    nobody.is_problem(401, "unauthenticated");
}

#[tokio::test]
async fn demo_history_includes_a_former_member() {
    let api = Api::start(&[]).await;
    let events = api
        .sign_in(OLIVIA)
        .await
        .get("/events?limit=100")
        .await
        .json();
    let events = events["events"].as_array().unwrap();
    assert!(events.is_sorted_by(|one, other| one["at"].as_str() >= other["at"].as_str()));
    let of = |kind: &str| events.iter().find(|event| event["kind"] == kind).unwrap();
    assert_eq!(of("revoked")["key"]["name"], "Old laptop");
    assert_eq!(of("disabled")["key"]["name"], "Internal staging key");
    assert_eq!(of("reminder-sent")["by"], json!({ "kind": "system" }));
    let former = json!({ "kind": "user", "name": "Fred Former", "member": false });
    let by_fred = events.iter().find(|event| event["by"] == former).unwrap();
    assert_eq!(
        (&by_fred["address"], &by_fred["kind"]),
        (&json!(null), &json!("secret-saved"))
    );
}
