//! Searching keys by name, note, visible ends or credential.

use serde_json::{Value, json};

use crate::harness::{Api, DEVON, OLIVIA, OMAR, Person, VERA, names, new_key};

async fn found(person: &Person<'_>, query: &str) -> (Vec<String>, String) {
    let answer = person.search(&json!({ "query": query })).await;
    assert_eq!(answer.status, 200, "{}", answer.text);
    let found = answer.json();
    assert_eq!(found["total"], found["keys"].as_array().unwrap().len());
    assert!(found["counts"]["current"].as_i64().unwrap() > 0);
    let matched = found["matched"].as_str().unwrap().to_owned();
    (names(&found), matched)
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap()
}

#[tokio::test]
async fn finds_names_and_notes_ignoring_case() {
    let api = Api::start(&[]).await;
    let olivia = api.sign_in(OLIVIA).await;
    let mut body = new_key("100 % Überblick_ΟΔΟΣ");
    body["note"] = json!("Läuft nachts");
    olivia.create(&body).await;
    for (query, expected) in [
        ("crm", "Client CRM integration"),
        ("  RUNBOOK \n", "Client CRM integration"),
        ("üBERBLICK", "100 % Überblick_ΟΔΟΣ"),
        ("οδοσ", "100 % Überblick_ΟΔΟΣ"),
        ("LÄUFT", "100 % Überblick_ΟΔΟΣ"),
        ("client   crm", "Client CRM integration"),
        // Plain characters, and no wildcards.
        ("%", "100 % Überblick_ΟΔΟΣ"),
        ("k_ο", "100 % Überblick_ΟΔΟΣ"),
    ] {
        let only = (vec![expected.to_owned()], "text".to_owned());
        assert_eq!(found(&olivia, query).await, only, "{query}");
    }
    for query in [
        "c_m",
        "c%m",
        "\\",
        "'",
        "notesnachts",
        "crm\u{1f}",
        "Old laptop",
    ] {
        assert_eq!(found(&olivia, query).await.0, [""; 0], "{query}");
    }
    let all = json!({ "query": "laptop", "status": "all" });
    assert_eq!(names(&olivia.search(&all).await.json()), ["Old laptop"]);
}

#[tokio::test]
async fn finds_keys_by_their_visible_ends() {
    let api = Api::start(&[]).await;
    let olivia = api.sign_in(OLIVIA).await;
    let made = olivia.create(&new_key("By its ends")).await;
    let hint = &made["key"]["hint"];
    let (prefix, last4) = (text(&hint["prefix"]), text(&hint["last4"]));
    for query in [
        prefix.to_owned(),
        last4.to_lowercase(),
        format!("{prefix}…{last4}"),
        format!("“{prefix}...{last4}”"),
        prefix[4..].to_owned(),
        format!("{prefix} … {last4}"),
        format!("••••{last4}"),
        format!("{prefix}************{last4}"),
        format!("{}***{}", &prefix[..7], &last4[1..]),
    ] {
        let only = (vec!["By its ends".to_owned()], "hint".to_owned());
        assert_eq!(found(&olivia, &query).await, only, "{query}");
    }
    for query in ["wlk_", "wlk", "lk_", "…", "****", "wlk_••••"] {
        assert_eq!(
            found(&olivia, query).await.0,
            [""; 0],
            "{query}: every key's"
        );
    }
    let named = olivia.create(&new_key(&format!("Was {last4} once"))).await;
    let (both, matched) = found(&olivia, last4).await;
    assert_eq!((both.len(), matched.as_str()), (2, "text"), "{named}");
}

#[tokio::test]
async fn finds_key_by_pasted_credential() {
    let api = Api::start(&[]).await;
    let olivia = api.sign_in(OLIVIA).await;
    let made = olivia.create(&new_key("The owner")).await;
    let (key, secret) = (text(&made["api_key"]), text(&made["secret_key"]));
    for (query, by) in [
        (key.to_owned(), "api-key"),
        (format!("  WE_LINK_API_KEY={key}\n"), "api-key"),
        (format!("x-api-key: {key}"), "api-key"),
        (format!("\"{secret}\""), "secret-key"),
        (
            format!("export WE_LINK_API_SECRET='{secret}'"),
            "secret-key",
        ),
        (format!("x-api-secret: {secret}"), "secret-key"),
        (format!("NOTHING=1\nWE_LINK_API_KEY={key}"), "api-key"),
        (
            format!("WE_LINK_API_KEY={key}\nWE_LINK_API_SECRET={secret}"),
            "secret-key",
        ),
        (
            format!("WE_LINK_API_KEY=x\r\nWE_LINK_API_SECRET={secret}"),
            "secret-key",
        ),
    ] {
        let only = (vec!["The owner".to_owned()], by.to_owned());
        assert_eq!(found(&olivia, &query).await, only, "{by}");
        let filtered = json!({ "query": query, "status": "revoked", "sort": "name", "limit": 1 });
        let filtered = olivia.search(&filtered).await.json();
        assert_eq!(names(&filtered), ["The owner"], "whatever the status");
    }
    // What only resembles one is nobody's.
    for query in [
        &key[..27],
        &secret[..52],
        &key.to_uppercase(),
        &secret.to_lowercase(),
    ] {
        assert_eq!(found(&olivia, query).await.0, [""; 0]);
    }
    let new = olivia.rotated(&made, 900).await;
    olivia.report(&new, "shown").await;
    assert_eq!(found(&olivia, secret).await.1, "secret-key", "it goes on");
    api.seconds_pass(900);
    assert_eq!(found(&olivia, secret).await.1, "ended-secret-key");
    let (both, by) = found(&olivia, &format!("{secret}\n{}", text(&new["secret_key"]))).await;
    assert_eq!((both.len(), by.as_str()), (1, "secret-key"));
    let at = format!("/api-keys/{}", text(&made["key"]["id"]));
    olivia.delete(&at).await;
    assert_eq!(
        found(&olivia, text(&new["secret_key"])).await.1,
        "ended-secret-key"
    );
    assert_eq!(found(&olivia, key).await.1, "api-key");
}

#[tokio::test]
async fn every_role_finds_only_keys_of_its_own_workspace() {
    let api = Api::start(&[]).await;
    let olivia = api.sign_in(OLIVIA).await;
    let made = olivia.create(&new_key("Northwind alone")).await;
    let omar = api.sign_in(OMAR).await;
    omar.create(&new_key("Fabrikam alone")).await;
    for query in [
        text(&made["api_key"]),
        text(&made["secret_key"]),
        text(&made["key"]["hint"]["last4"]),
        "northwind",
    ] {
        assert_eq!(found(&omar, query).await, (vec![], "text".to_owned()));
    }
    for who in [OLIVIA, DEVON, VERA] {
        let person = api.sign_in(who).await;
        let (keys, by) = found(&person, text(&made["secret_key"])).await;
        assert_eq!((keys.len(), by.as_str()), (1, "secret-key"));
    }
    let body = json!({ "query": "crm" });
    let at = "/api/settings/api-keys/search";
    let nobody = api.ask(reqwest::Method::POST, at).json(&body).send().await;
    nobody.is_problem(401, "unauthenticated");
    let mut forged = api.sign_in(VERA).await;
    forged.csrf = "forged".to_owned();
    forged
        .search(&body)
        .await
        .is_problem(403, "csrf-token-mismatch");
    let vera = api.sign_in(VERA).await;
    let crm = vera.search(&body).await.json();
    assert_eq!(crm["keys"][0]["last_used"]["address"], json!(null));
}
