//! Sessions with a token in `Authorization` instead of a cookie.

mod alone;
mod check;
mod given;

use reqwest::Method;
use serde_json::{Value, json};

use crate::harness::{Answer, Api, Ask, DEVON, OLIVIA, VERA, intent, new_key};

/// Somebody with a token.
struct Holder<'a> {
    api: &'a Api,
    token: String,
}

impl<'a> Holder<'a> {
    async fn of(api: &'a Api, who: (&str, &str)) -> Self {
        let answer = get_token(api, who).await;
        assert_eq!(answer.status, 200, "{}", answer.text);
        let token = answer.json()["access_token"].as_str().unwrap().to_owned();
        Self { api, token }
    }

    fn ask(&self, method: Method, path: &str) -> Ask {
        self.api
            .ask(method, &format!("/api/settings{path}"))
            .header("authorization", &format!("Bearer {}", self.token))
    }

    async fn get(&self, path: &str) -> Answer {
        self.ask(Method::GET, path).send().await
    }

    async fn post(&self, path: &str, body: &Value) -> Answer {
        self.ask(Method::POST, path).json(body).send().await
    }

    async fn save(&self, intent: &str, body: &Value) -> Answer {
        let ask = self.ask(Method::POST, "/api-keys");
        ask.header("idempotency-key", intent)
            .json(body)
            .send()
            .await
    }
}

async fn get_token(api: &Api, (email, password): (&str, &str)) -> Answer {
    let body = json!({ "email": email, "password": password });
    api.ask(Method::POST, "/tokens").json(&body).send().await
}

#[tokio::test]
async fn token_session_needs_no_cookie_or_csrf_token() {
    let api = Api::start(&[]).await;
    let olivia = Holder::of(&api, OLIVIA).await;
    let answer = olivia.get("/session").await;
    assert_eq!(answer.header("set-cookie"), "");
    let session = answer.json();
    assert_eq!(session["user"]["name"], "Olivia Owner");
    assert_eq!(session.get("csrf_token"), None);
    assert_eq!(
        session["sign_in"],
        json!([{ "method": "host", "url": null }])
    );
    let made = olivia.save(&intent(), &new_key("By a token")).await;
    assert_eq!((made.status, made.header("set-cookie")), (201, ""));
    // As any browser says of a call to another site: the token is enough all the same.
    let far = olivia
        .ask(Method::POST, "/api-keys")
        .header("origin", "https://app.example")
        .header("sec-fetch-site", "cross-site")
        .header("idempotency-key", &intent())
        .json(&new_key("From elsewhere"));
    assert_eq!(far.send().await.status, 201);
}

#[tokio::test]
async fn token_session_has_same_roles_events_and_repeats_as_cookie() {
    let api = Api::start(&[]).await;
    let (olivia, vera) = (Holder::of(&api, OLIVIA).await, Holder::of(&api, VERA).await);
    let refused = vera.save(&intent(), &new_key("x")).await;
    assert_eq!(refused.is_problem(403, "forbidden")["permission"], "create");

    let (intent, body) = (intent(), new_key("Once"));
    let made = olivia.save(&intent, &body).await.json();
    let again = olivia.save(&intent, &body).await;
    assert_eq!(again.header("idempotency-replayed"), "true");
    assert_eq!(again.json()["secret_key"], made["secret_key"]);
    let devon = Holder::of(&api, DEVON).await.save(&intent, &body).await;
    assert_ne!(devon.json()["key"]["id"], made["key"]["id"]);
    // The same person goes on with a cookie where the token ended.
    let by_cookie = api.sign_in(OLIVIA).await.save(&intent, &body).await;
    assert_eq!(by_cookie.json()["key"]["id"], made["key"]["id"]);

    let at = format!("/api-keys/{}", made["key"]["id"].as_str().unwrap());
    assert_eq!(
        olivia.ask(Method::DELETE, &at).send().await.status,
        200,
        "no CSRF token for this either"
    );
    let events = olivia.get(&format!("{at}/events")).await.json();
    let last = &events["events"][0];
    assert_eq!(last["by"]["name"], "Olivia Owner", "{last}");
    assert_eq!(last["address"], "127.0.0.1");
}
