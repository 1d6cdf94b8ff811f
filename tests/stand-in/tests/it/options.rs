//! `GET /api-key-options`: catalogue, presets, networks and the public API.

use ipnet::IpNet;
use serde_json::{Value, json};

use crate::harness::{Api, DEVON, OLIVIA, new_key};

#[tokio::test]
async fn reports_unreachable_networks_without_rejecting_them() {
    let api = Api::start(&[]).await;
    let olivia = api.sign_in(OLIVIA).await;
    let options = olivia.get("/api-key-options").await.json();
    let told = &options["unreachable_networks"];
    let expected = [
        "0.0.0.0/8",
        "10.0.0.0/8",
        "100.64.0.0/10",
        "169.254.0.0/16",
        "172.16.0.0/12",
        "192.168.0.0/16",
        "224.0.0.0/4",
        "240.0.0.0/4",
        "fc00::/7",
        "fe80::/10",
        "ff00::/8",
    ];
    assert_eq!(*told, json!(expected));
    let caller: IpNet = format!("{}/32", options["caller_address"].as_str().unwrap())
        .parse()
        .unwrap();
    assert!(
        !expected
            .iter()
            .any(|text| text.parse::<IpNet>().unwrap().contains(&caller)),
        "who asks can call"
    );
    let mut body = new_key("Behind a tunnel");
    body["ip_restrictions"]["networks"] = told.clone();
    let key = olivia.create(&body).await["key"].clone();
    assert_eq!(
        key["ip_restrictions"]["networks"], *told,
        "as they are kept"
    );
}

#[tokio::test]
async fn catalogue_has_three_sizes() {
    for (size, groups, actions) in [("small", 2, 5), ("normal", 7, 24), ("large", 25, 200)] {
        let api = Api::start(&["--catalogue-size", size]).await;
        let options = api
            .sign_in(OLIVIA)
            .await
            .get("/api-key-options")
            .await
            .json();
        let found = options["action_groups"].as_array().unwrap();
        let all: Vec<&Value> = found
            .iter()
            .flat_map(|group| group["actions"].as_array().unwrap())
            .collect();
        assert_eq!((found.len(), all.len()), (groups, actions));
        assert_eq!(options["caller_address"], "127.0.0.1");
        let has = |name: &str| options["capabilities"][name].as_bool().unwrap();
        assert!(has("rotation") && has("usage") && has("events") && has("search"));
    }
}

#[tokio::test]
async fn presets_contain_only_grantable_catalogue_actions() {
    let normal = ["read-only", "send-messages", "crm-sync", "outreach"];
    for (size, names) in [
        ("small", &normal[..2]),
        ("normal", &normal),
        ("large", &[&normal[..], &["reports"]].concat()),
    ] {
        let api = Api::start(&["--catalogue-size", size]).await;
        let devon = api.sign_in(DEVON).await;
        let options = devon.get("/api-key-options").await.json();
        let actions: Vec<&Value> = options["action_groups"]
            .as_array()
            .unwrap()
            .iter()
            .flat_map(|group| group["actions"].as_array().unwrap())
            .collect();
        let mut told = Vec::new();
        let mut selections = Vec::new();
        for preset in options["presets"].as_array().unwrap() {
            let chosen: Vec<_> = preset["actions"].as_array().unwrap().iter().collect();
            assert!(!chosen.is_empty(), "{preset}");
            assert!(!selections.contains(&chosen), "as another one: {preset}");
            for id in &chosen {
                let action = actions.iter().find(|action| action["id"] == **id);
                let action = action.unwrap_or_else(|| panic!("{id} in {preset}"));
                assert_eq!(action["can"], true, "a developer may grant {id}");
                if preset["id"] == "read-only" || preset["id"] == "crm-sync" {
                    assert_eq!(action["effect"], "reads", "{id}");
                }
            }
            // As the page would send it.
            let mut body = new_key("By a preset");
            body["allowed_actions"]["actions"] = preset["actions"].clone();
            devon.create(&body).await;
            told.push(preset["id"].as_str().unwrap().to_owned());
            selections.push(chosen);
        }
        assert_eq!(told, *names, "{size} catalogue");
    }
}

#[tokio::test]
async fn reports_overlaps_and_public_api_url() {
    let api = Api::start(&[]).await;
    let olivia = api.sign_in(OLIVIA).await;
    let options = olivia.get("/api-key-options").await.json();
    let expected =
        json!({ "overlaps_seconds": [900, 3600, 86400, 604800], "default_seconds": 86400 });
    assert_eq!(options["rotation"], expected);
    assert_eq!(
        options["public_api"],
        json!({ "base_url": format!("{}/api/v1", api.url) })
    );
    assert_eq!(options["links"]["support"], json!(null));
}

#[tokio::test]
async fn public_api_url_follows_the_request_host() {
    let hidden = Api::start(&["--trusted-proxy", "127.0.0.1"]).await;
    let open = Api::start(&[]).await;
    let base = async |api: &Api, headers: &[(&str, &str)]| {
        let olivia = api.sign_in(OLIVIA).await;
        let mut ask = olivia.ask(reqwest::Method::GET, "/api-key-options");
        for (name, value) in headers {
            ask = ask.header(name, value);
        }
        let options = ask.send().await.json();
        options["public_api"]["base_url"]
            .as_str()
            .unwrap()
            .to_owned()
    };
    let forwarded = [
        ("host", "localhost"),
        ("x-forwarded-proto", "https"),
        ("x-forwarded-host", "app.we-link.example"),
    ];
    assert_eq!(
        base(&hidden, &forwarded).await,
        "https://app.we-link.example/api/v1"
    );
    assert_eq!(
        base(&hidden, &forwarded[..2]).await,
        "https://localhost/api/v1"
    );
    assert_eq!(
        base(&open, &forwarded).await,
        "http://localhost/api/v1",
        "who is no proxy is not believed"
    );
    let strange = [("x-forwarded-host", "user@evil.example")];
    assert_eq!(
        base(&hidden, &strange).await,
        format!("{}/api/v1", hidden.url)
    );
}

#[tokio::test]
async fn every_example_body_succeeds_unchanged() {
    let api = Api::start(&["--catalogue-size", "large"]).await;
    let olivia = api.sign_in(OLIVIA).await;
    let options = olivia.get("/api-key-options").await.json();
    let groups = options["action_groups"].as_array().unwrap();
    let actions = groups
        .iter()
        .flat_map(|group| group["actions"].as_array().unwrap());
    let tried: Vec<&Value> = actions
        .filter(|action| !action["example_body"].is_null())
        .collect();
    let mut body = new_key("Tries");
    let ids: Vec<&Value> = tried.iter().map(|action| &action["id"]).collect();
    body["allowed_actions"]["actions"] = json!(ids);
    let pair = olivia.create(&body).await;
    for action in &tried {
        assert_eq!(action["effect"], "reads", "{action}");
        let example = action["example_body"].clone();
        let answer = api
            .call(&pair, action["id"].as_str().unwrap(), example)
            .await;
        assert_eq!(answer.status, 200, "{action} {}", answer.text);
    }
    assert_eq!(tried.len(), 11);
    let of = |id: &str| tried.iter().find(|action| action["id"] == id).unwrap();
    assert_eq!(of("get_all_ln_accounts")["example_body"], json!({}));
    assert_eq!(
        of("me")["example_body"],
        json!({ "accountId": "acc-northwind-1" })
    );
}
