//! What the page is told before it asks for anything.

use ipnet::IpNet;
use serde_json::{Value, json};

use crate::harness::{Api, OLIVIA, new_key};

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
        for preset in options["presets"].as_array().unwrap() {
            let ids = preset["actions"].as_array().unwrap();
            assert!(!ids.is_empty());
            assert!(
                ids.iter()
                    .all(|id| all.iter().any(|action| action["id"] == *id))
            );
        }
        assert_eq!(options["caller_address"], "127.0.0.1");
        assert_eq!(options["capabilities"]["rotation"], false);
    }
}
