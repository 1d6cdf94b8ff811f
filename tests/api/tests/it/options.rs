//! What the page is told before it asks for anything.

use ipnet::IpNet;
use serde_json::{Value, json};

use crate::harness::{Api, DEVON, OLIVIA, new_key};

#[tokio::test]
async fn networks_that_no_caller_comes_from_are_told_and_not_refused() {
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
async fn the_catalogue_comes_in_three_sizes() {
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
        assert_eq!(options["capabilities"]["rotation"], false);
    }
}

#[tokio::test]
async fn presets_are_made_of_what_the_catalogue_has() {
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
