//! How long reauthentication is valid, and which methods are offered.

use serde_json::{Value, json};

use crate::harness::{Api, OLIVIA, Person, intent, new_key};

#[tokio::test]
async fn session_reports_until_when_reauthentication_is_valid() {
    let api = Api::start(&["--reauthentication"]).await;
    let olivia = api.sign_in(OLIVIA).await;
    let until =
        async |person: &Person<'_>| person.get("/session").await.json()["checked_until"].clone();
    assert_eq!(until(&olivia).await, "2026-11-23T09:05:00Z");
    api.seconds_pass(299);
    assert_eq!(until(&olivia).await, "2026-11-23T09:05:00Z");
    api.seconds_pass(1);
    assert_eq!(until(&olivia).await, json!(null));
    let refused = olivia.save(&intent(), &new_key("Key")).await;
    refused.is_problem(403, "reauthentication-required");
    let password = json!({ "password": OLIVIA.1 });
    let answer = olivia.post("/session/reauthentication", &password).await;
    let session = answer.json();
    assert_eq!(session["checked_until"], "2026-11-23T09:10:00Z");
    let renewed = Person {
        url: &api.url,
        cookie: answer.cookie("wl_session"),
        csrf: session["csrf_token"].as_str().unwrap().to_owned(),
    };
    assert_eq!(renewed.get("/session").await.json(), session);
    assert_eq!(until(&renewed).await, "2026-11-23T09:10:00Z");
}

#[tokio::test]
async fn session_reports_no_reauthentication_if_not_required() {
    let api = Api::start(&["--reauthentication-methods", "password"]).await;
    let session = api.sign_in(OLIVIA).await.get("/session").await.json();
    assert_eq!(session["checked_until"], json!(null));
    assert_eq!(session["reauthentication"], json!([]));
}

#[tokio::test]
async fn reports_reauthentication_methods_as_configured() {
    let window = json!({ "method": "window", "url": "/sign-in?check=1&window=1" });
    let password = json!({ "method": "password", "url": null });
    let host = json!({ "method": "host", "url": null });
    let cases: [(&[&str], Value); 4] = [
        (&[], json!([window, password])),
        (&["--reauthentication-methods", "host"], json!([host])),
        (
            &["--reauthentication-methods", "password,host,window"],
            json!([password, host, window]),
        ),
        (
            &[
                "--reauthentication-methods",
                "host",
                "--reauthentication-methods",
                "window",
            ],
            json!([host, window]),
        ),
    ];
    for (options, expected) in cases {
        let api = Api::start(&[&["--reauthentication"], options].concat()).await;
        let olivia = api.sign_in(OLIVIA).await;
        let session = olivia.get("/session").await.json();
        assert_eq!(session["reauthentication"], expected);
        api.minutes_pass(5);
        let refused = olivia.save(&intent(), &new_key("Key")).await;
        let problem = refused.is_problem(403, "reauthentication-required");
        assert_eq!(problem["reauthentication"], expected);
        // Only the list changes: what the page does not offer works all the same.
        let typed = json!({ "password": OLIVIA.1 });
        let answer = olivia.post("/session/reauthentication", &typed).await;
        assert_eq!(answer.status, 200);
    }
}
