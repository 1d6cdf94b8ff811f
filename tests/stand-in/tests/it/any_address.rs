//! A list that covers every unicast address of a family counts as any address.

use serde_json::{Value, json};

use crate::harness::{Api, OLIVIA, intent, names, new_key};

/// Each is everything; none has an entry that says so.
fn unions() -> [Value; 4] {
    [
        json!(["0.0.0.0/1", "128.0.0.0/1"]),
        json!(["0.0.0.0/1", "128.0.0.0/2", "192.0.0.0/3"]),
        json!(["203.0.113.7", "2000::/3"]),
        json!(["2000::/4", "3000::/4"]),
    ]
}

fn only(networks: &Value) -> Value {
    json!({ "mode": "only", "networks": networks })
}

fn any() -> Value {
    json!({ "mode": "any", "networks": [] })
}

#[tokio::test]
async fn list_covering_everything_is_kept_and_counts_as_any_address() {
    let api = Api::start(&[]).await;
    let olivia = api.sign_in(OLIVIA).await;
    let mut body = new_key("Union");
    for networks in unions() {
        body["ip_restrictions"] = only(&networks);
        let made = olivia.create(&body).await;
        let key = olivia.key(&made["key"]).await;
        assert_eq!(key["ip_restrictions"], only(&networks), "as it was sent");
        assert_eq!(key["unrestricted"], true, "{networks}");
        assert_eq!(key, made["key"]);
    }
    let unrestricted = olivia.get("/api-keys?status=unrestricted").await.json();
    assert_eq!(
        names(&unrestricted),
        ["Union", "Union", "Union", "Union", "Zapier (2023)"]
    );
    for networks in [
        json!(["0.0.0.0/1", "128.0.0.0/2", "192.0.0.0/4"]),
        json!(["2000::/4"]),
    ] {
        body["ip_restrictions"] = only(&networks);
        let made = olivia.create(&body).await;
        assert_eq!(made["key"]["unrestricted"], false, "{networks}");
    }
    let same = olivia.get("/api-keys?status=unrestricted").await.json();
    assert_eq!(same["total"], unrestricted["total"]);
    for entry in ["0.0.0.0/0", "::/0"] {
        body["ip_restrictions"] = only(&json!(["203.0.113.7", entry]));
        assert_eq!(
            olivia.save(&intent(), &body).await.errors(),
            ["/ip_restrictions/networks/1 opens-everything"]
        );
    }
}

#[tokio::test]
async fn changing_a_list_updates_whether_it_counts_as_any_address() {
    let api = Api::start(&["--outbox"]).await;
    let olivia = api.sign_in(OLIVIA).await;
    let mut body = new_key("Grows");
    body["ip_restrictions"] = only(&json!(["0.0.0.0/1"]));
    let made = olivia.create(&body).await;
    let listed = async || {
        let list = olivia.get("/api-keys?status=unrestricted").await.json();
        names(&list).contains(&"Grows".to_owned())
    };
    assert!(!listed().await);
    let [halves, ..] = unions();
    let steps = [
        (only(&halves), true),
        (any(), true),
        (only(&halves), true),
        (only(&json!(["128.0.0.0/1"])), false),
    ];
    for (revision, (restrictions, counts)) in (1..).zip(steps) {
        let change = json!({ "ip_restrictions": restrictions });
        let key = olivia.patch(&made["key"], revision, &change).await.json();
        assert_eq!(key["ip_restrictions"], restrictions);
        assert_eq!(key["unrestricted"], counts, "{restrictions}");
        assert_eq!(listed().await, counts, "{restrictions}");
    }
    let letters = api.get("/outbox").await.json();
    let messages = letters.as_array().unwrap().iter().filter(|letter| {
        let text = letter["text"].as_str().unwrap();
        text.contains("It can be used from any address now.")
    });
    assert_eq!(messages.count(), 2, "the list, and the mode");
}

#[tokio::test]
async fn full_coverage_follows_the_expiry_rules_of_any_address() {
    let bounded = ["--maximum-days", "30", "--expiry-required"];
    for options in [&[][..], &bounded] {
        let api = Api::start(options).await;
        let olivia = api.sign_in(OLIVIA).await;
        let mut body = new_key("Judged");
        for end in [
            json!(null),
            json!("2026-12-20T09:00:00Z"),
            json!("2027-02-21T09:00:00Z"),
            json!("2026-11-01T09:00:00Z"),
        ] {
            body["expires_at"] = end.clone();
            body["ip_restrictions"] = any();
            let expected = olivia.save(&intent(), &body).await;
            for networks in unions() {
                body["ip_restrictions"] = only(&networks);
                let answer = olivia.save(&intent(), &body).await;
                assert_eq!(answer.status, expected.status, "{networks} until {end}");
                if expected.status == 422 {
                    assert_eq!(answer.errors(), expected.errors(), "{networks} until {end}");
                }
            }
        }
    }
}
