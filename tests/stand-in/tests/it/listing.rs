use serde_json::{Value, json};

use crate::harness::{Api, OLIVIA, OMAR, intent, new_key};

fn find<'a>(list: &'a Value, name: &str) -> &'a Value {
    list["keys"]
        .as_array()
        .unwrap()
        .iter()
        .find(|key| key["name"] == name)
        .unwrap()
}

#[tokio::test]
async fn legacy_key_is_not_reported_as_safer() {
    let api = Api::start(&[]).await;
    let list = api.sign_in(OLIVIA).await.get("/api-keys").await.json();
    let legacy = find(&list, "Zapier (2023)");
    assert_eq!(
        legacy["ip_restrictions"],
        json!({ "mode": "any", "networks": [] })
    );
    assert_eq!(
        legacy["allowed_actions"],
        json!({ "mode": "all", "actions": [] })
    );
    assert_eq!(legacy["created_at"], json!(null));
    assert_eq!(legacy["created_by"], json!(null));
    assert_eq!(
        legacy["last_used"],
        json!({ "state": "unknown", "at": null, "address": null })
    );
    assert_eq!(legacy["secrets"][0]["state"], "unknown");
    assert_eq!(legacy["secrets"][0]["created_at"], json!(null));
    assert!(
        !legacy["hint"]["prefix"]
            .as_str()
            .unwrap()
            .starts_with("wlk_")
    );
}

#[tokio::test]
async fn status_filters_return_only_matching_keys() {
    let api = Api::start(&[]).await;
    let olivia = api.sign_in(OLIVIA).await;
    for (status, names) in [
        (
            "active",
            vec![
                "Reporting dashboard",
                "Client CRM integration",
                "Lead import",
                "Partner sync",
                "Nightly export",
                "Zapier (2023)",
            ],
        ),
        ("disabled", vec!["Internal staging key"]),
        ("expired", vec!["Spring campaign"]),
        ("revoked", vec!["Old laptop"]),
    ] {
        let list = olivia
            .get(&format!("/api-keys?status={status}"))
            .await
            .json();
        let found: Vec<_> = list["keys"]
            .as_array()
            .unwrap()
            .iter()
            .map(|key| key["name"].as_str().unwrap())
            .collect();
        assert_eq!(found, names, "{status}");
        assert_eq!(list["total"], names.len());
        assert_eq!(list["counts"], json!({ "current": 8, "revoked": 1 }));
        for key in list["keys"].as_array().unwrap() {
            assert_eq!(key["status"], status);
        }
    }
    let current = olivia.get("/api-keys").await.json();
    assert_eq!(current["total"], 8);
    let revoked = olivia.get("/api-keys?status=revoked").await.json();
    assert_eq!(
        revoked["keys"][0]["secrets"],
        json!([]),
        "none can be accepted any more"
    );
    assert_eq!(revoked["keys"][0]["can"]["revoke"], false);
}

#[tokio::test]
async fn pages_contain_every_key_once_despite_new_keys() {
    let api = Api::start(&["--seed-keys", "130"]).await;
    let olivia = api.sign_in(OLIVIA).await;
    for sort in ["created_at", "-created_at", "name", "-name"] {
        let before = olivia
            .get(&format!("/api-keys?status=all&limit=1&sort={sort}"))
            .await
            .json()["total"]
            .as_u64()
            .unwrap();
        let mut seen = Vec::new();
        let mut cursor = String::new();
        loop {
            let page = olivia
                .get(&format!(
                    "/api-keys?status=all&limit=30&sort={sort}{cursor}"
                ))
                .await
                .json();
            for key in page["keys"].as_array().unwrap() {
                seen.push((
                    key["id"].as_str().unwrap().to_owned(),
                    key["name"].as_str().unwrap().to_lowercase(),
                ));
            }
            if seen.len() == 30 {
                olivia.create(&new_key("Meanwhile")).await;
            }
            match page["next_cursor"].as_str() {
                None => break,
                Some(next) => {
                    assert!(next.len() <= 2_000);
                    cursor = format!("&cursor={next}");
                }
            }
        }
        let names: Vec<_> = seen.iter().map(|(_, name)| name.clone()).collect();
        let mut sorted = names.clone();
        sorted.sort();
        match sort {
            "name" => assert_eq!(names, sorted),
            "-name" => assert_eq!(names.into_iter().rev().collect::<Vec<_>>(), sorted),
            _ => {}
        }
        let count = seen.len() as u64;
        seen.sort();
        seen.dedup();
        assert_eq!(seen.len() as u64, count, "{sort}: once each");
        assert!(
            count == before || count == before + 1,
            "{sort}: {count} of {before}"
        );
        api.seconds_pass(1);
    }
}

#[tokio::test]
async fn rejects_foreign_cursors_and_invalid_parameters() {
    let api = Api::start(&[]).await;
    let olivia = api.sign_in(OLIVIA).await;
    let page = olivia.get("/api-keys?limit=1").await.json();
    let cursor = page["next_cursor"].as_str().unwrap();
    assert_eq!(
        olivia
            .get(&format!("/api-keys?limit=1&cursor={cursor}"))
            .await
            .status,
        200
    );
    for query in [
        format!("sort=name&cursor={cursor}"),
        format!("status=all&cursor={cursor}"),
        "cursor=nonsense".to_owned(),
        "cursor=".to_owned(),
        "cursor=zz".to_owned(),
        "limit=0".to_owned(),
        "limit=101".to_owned(),
        "limit=many".to_owned(),
        "limit=1&limit=2".to_owned(),
        "status=sleeping".to_owned(),
        "sort=age".to_owned(),
        "search=x".to_owned(),
    ] {
        let answer = olivia.get(&format!("/api-keys?{query}")).await;
        answer.is_problem(400, "malformed-request");
    }
    let omar = api.sign_in(OMAR).await;
    omar.get(&format!("/api-keys?cursor={cursor}"))
        .await
        .is_problem(400, "malformed-request");
}

#[tokio::test]
async fn key_limit_is_500_until_one_is_revoked() {
    let api = Api::start(&["--seed-keys", "491"]).await;
    let olivia = api.sign_in(OLIVIA).await;
    assert_eq!(
        olivia.get("/api-key-options").await.json()["can_create"],
        true
    );
    let last = olivia.create(&new_key("The 500th")).await;
    let options = olivia.get("/api-key-options").await.json();
    assert_eq!(options["can_create"], false);
    assert_eq!(options["cannot_create"]["reason"], "limit-reached");
    let same = intent();
    olivia
        .save(&same, &new_key("One more"))
        .await
        .is_problem(409, "limit-reached");
    olivia
        .delete(&format!(
            "/api-keys/{}",
            last["key"]["id"].as_str().unwrap()
        ))
        .await;
    // A refusal is no outcome: the same intent can succeed later.
    assert_eq!(olivia.save(&same, &new_key("One more")).await.status, 201);
    let past = Api::start(&["--seed-keys", "1000"]).await;
    let list = past.sign_in(OLIVIA).await.get("/api-keys").await.json();
    assert_eq!(list["total"], 1008);
}
