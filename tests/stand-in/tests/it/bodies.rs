//! Request bodies with invalid text or of extreme size.

use reqwest::Method;
use serde_json::{Value, json};

use crate::harness::{Answer, Api, OLIVIA, Person, intent, new_key};

/// The most bytes that are read.
const LARGEST: usize = 64 * 1024;

async fn send(person: &Person<'_>, body: impl Into<Vec<u8>>) -> Answer {
    let post = person.ask(Method::POST, "/api-keys");
    post.header("idempotency-key", &intent())
        .header("content-type", "application/json")
        .body(body)
        .send()
        .await
}

/// A body of exactly this many bytes, by a name that is as long as it takes.
fn of_size(bytes: usize) -> String {
    let rest = new_key("").to_string().len();
    new_key(&"n".repeat(bytes - rest)).to_string()
}

#[tokio::test]
async fn rejects_unpaired_surrogates_and_invalid_utf8() {
    let api = Api::start(&[]).await;
    let olivia = api.sign_in(OLIVIA).await;
    let key = olivia.create(&new_key("Whole")).await["key"].clone();
    let at = format!("/api-keys/{}", key["id"].as_str().unwrap());
    let halves: [&[u8]; 8] = [
        br"\ud800",
        br"\udc00",
        br"\uDBFFx",
        br"\ud83d\u0041",
        br"\ud83d\ud83d",
        br"\udd11\ud83d",
        b"\xed\xa0\x80",
        b"\xff",
    ];
    for half in halves {
        for (before, after) in [
            (r#"{"name":"a"#, r#"b"}"#),
            (r#"{"note":"a"#, r#"b"}"#),
            (r#"{"a"#, r#"b":1}"#),
            (
                r#"{"allowed_actions":{"mode":"only","actions":["a"#,
                r#"b"]}}"#,
            ),
        ] {
            let body = [before.as_bytes(), half, after.as_bytes()].concat();
            send(&olivia, body.clone())
                .await
                .is_problem(400, "malformed-request");
            let change = olivia.ask(Method::PATCH, &at).header("if-match", "\"1\"");
            let change = change.header("content-type", "application/json").body(body);
            change.send().await.is_problem(400, "malformed-request");
        }
    }
    // A whole pair is a character like another.
    let mut whole = new_key("\u{1f511}").to_string();
    whole = whole.replace('\u{1f511}', r"\ud83d\udd11");
    let made = send(&olivia, whole).await;
    assert_eq!(made.json()["key"]["name"], "\u{1f511}", "{}", made.text);
}

#[tokio::test]
async fn rejects_too_long_names_and_oversized_bodies() {
    let api = Api::start(&[]).await;
    let olivia = api.sign_in(OLIVIA).await;
    let body = of_size(LARGEST);
    assert_eq!(body.len(), LARGEST);
    assert_eq!(send(&olivia, body).await.errors(), ["/name too-long"]);
    for size in [LARGEST + 1, 80_000, 1_000_000] {
        send(&olivia, of_size(size))
            .await
            .is_problem(413, "payload-too-large");
    }
    let name: Value = serde_json::from_str(&of_size(LARGEST)).unwrap();
    let key = olivia.create(&new_key("Short")).await["key"].clone();
    let change = json!({ "name": name["name"] });
    assert_eq!(
        olivia.patch(&key, 1, &change).await.errors(),
        ["/name too-long"]
    );
    let change = json!({ "note": "n".repeat(1_000_000) });
    let answer = olivia.patch(&key, 1, &change).await;
    answer.is_problem(413, "payload-too-large");
    // Past the limit it does not matter what it is.
    let nothing = send(&olivia, vec![0xff; 1_000_000]).await;
    nothing.is_problem(413, "payload-too-large");
}

#[tokio::test]
async fn longest_valid_lists_fit_into_a_body() {
    let api = Api::start(&["--catalogue-size", "large"]).await;
    let olivia = api.sign_in(OLIVIA).await;
    let networks: Vec<_> = (0..50)
        .map(|number| format!("2001:0db8:ffff:ffff:ffff:ffff:ffff:{number:04x}/128"))
        .collect();
    let actions: Vec<_> = (0..500).map(|number| format!("{number:064}")).collect();
    let mut body = json!({
        "name": "NAME",
        "note": "NOTE",
        "ip_restrictions": { "mode": "only", "networks": networks },
        "allowed_actions": { "mode": "only", "actions": actions },
        "expires_at": "2027-11-23T09:00:00.000000000+00:00",
    });
    // Written out as long as JSON allows: each character is twelve bytes.
    let long = |body: &Value| {
        body.to_string()
            .replace("NAME", &r"\ud83d\udd11".repeat(64))
            .replace("NOTE", &r"\ud83d\udd11".repeat(200))
    };
    let errors = send(&olivia, long(&body)).await.errors();
    assert_eq!(errors.len(), 500);
    assert!(
        errors
            .iter()
            .all(|error| error.ends_with(" unknown-action"))
    );

    let all = olivia.actions().await;
    body["allowed_actions"]["actions"] = json!(all);
    let made = send(&olivia, long(&body)).await;
    assert_eq!(made.status, 201, "{}", made.text);
    let key = made.json()["key"].clone();
    assert_eq!(key["allowed_actions"]["actions"], json!(all));
    assert_eq!(
        key["ip_restrictions"]["networks"].as_array().unwrap().len(),
        50
    );
}
