//! Requests of a signed-in user.

use reqwest::Method;
use serde_json::{Value, json};

use super::{Answer, Ask, ask_from, intent, try_sign_in};

/// Somebody with a session.
pub struct Person<'a> {
    pub url: &'a str,
    pub cookie: String,
    pub csrf: String,
}

impl<'a> Person<'a> {
    pub async fn sign_in(url: &'a str, (email, password): (&str, &str)) -> Self {
        let answer = try_sign_in(url, email, password).await;
        assert_eq!(answer.status, 303, "{}", answer.text);
        let mut person = Self {
            url,
            cookie: answer.cookie("wl_session"),
            csrf: String::new(),
        };
        person.csrf = person.get("/session").await.json()["csrf_token"]
            .as_str()
            .unwrap()
            .to_owned();
        person
    }

    pub fn ask(&self, method: Method, path: &str) -> Ask {
        let path = format!("/api/settings{path}");
        let ask = ask_from(self.url, "127.0.0.1", method.clone(), &path);
        let ask = ask.header("cookie", &self.cookie);
        if method == Method::GET {
            ask
        } else {
            ask.header("x-csrf-token", &self.csrf)
        }
    }

    pub async fn get(&self, path: &str) -> Answer {
        self.ask(Method::GET, path).send().await
    }

    pub async fn post(&self, path: &str, body: &Value) -> Answer {
        self.ask(Method::POST, path).json(body).send().await
    }

    pub async fn delete(&self, path: &str) -> Answer {
        self.ask(Method::DELETE, path).send().await
    }

    /// A create call of this intent.
    pub async fn save(&self, intent: &str, body: &Value) -> Answer {
        self.ask(Method::POST, "/api-keys")
            .header("idempotency-key", intent)
            .json(body)
            .send()
            .await
    }

    /// A new key; gives the whole answer.
    pub async fn create(&self, body: &Value) -> Value {
        let answer = self.save(&intent(), body).await;
        assert_eq!(answer.status, 201, "{}", answer.text);
        answer.json()
    }

    /// A rotation of this intent.
    pub async fn rotate(&self, intent: &str, made: &Value, overlap_seconds: i64) -> Answer {
        self.ask(Method::POST, &below(made, "/rotations"))
            .header("idempotency-key", intent)
            .json(&json!({ "overlap_seconds": overlap_seconds }))
            .send()
            .await
    }

    /// A new secret for a key; the answer, with the API key beside it, so that it is a pair.
    pub async fn rotated(&self, made: &Value, overlap_seconds: i64) -> Value {
        let answer = self.rotate(&intent(), made, overlap_seconds).await;
        assert_eq!(answer.status, 201, "{}", answer.text);
        let mut pair = answer.json();
        pair["api_key"] = made["api_key"].clone();
        pair
    }

    /// Ends the secret that came with `old`.
    pub async fn end(&self, old: &Value) -> Answer {
        let secret_id = old["secret_id"].as_str().unwrap();
        self.delete(&below(old, &format!("/secrets/{secret_id}")))
            .await
    }

    pub async fn search(&self, body: &Value) -> Answer {
        self.post("/api-keys/search", body).await
    }

    /// What a key was used for in so many days.
    pub async fn usage(&self, made: &Value, days: u32) -> Value {
        let answer = self.get(&below(made, &format!("/usage?days={days}"))).await;
        assert_eq!(answer.status, 200, "{}", answer.text);
        answer.json()
    }

    /// The events of a key, the newest first.
    pub async fn events(&self, made: &Value) -> Vec<Value> {
        let page = self.get(&below(made, "/events")).await.json();
        page["events"].as_array().unwrap().clone()
    }

    pub async fn recent_calls(&self, made: &Value) -> Vec<Value> {
        let usage = self.get(&below(made, "/usage")).await.json();
        usage["recent_calls"].as_array().unwrap().clone()
    }

    pub async fn patch(&self, key: &Value, revision: i64, body: &Value) -> Answer {
        self.ask(
            Method::PATCH,
            &format!("/api-keys/{}", key["id"].as_str().unwrap()),
        )
        .header("if-match", &format!("\"{revision}\""))
        .json(body)
        .send()
        .await
    }

    pub async fn report(&self, made: &Value, state: &str) -> Answer {
        let path = format!(
            "/api-keys/{}/secret-state",
            made["key"]["id"].as_str().unwrap()
        );
        self.post(
            &path,
            &json!({ "secret_id": made["secret_id"], "state": state }),
        )
        .await
    }

    /// The id of every action of the catalogue, in its order.
    pub async fn actions(&self) -> Vec<Value> {
        let options = self.get("/api-key-options").await.json();
        let groups = options["action_groups"].as_array().unwrap().iter();
        groups
            .flat_map(|group| group["actions"].as_array().unwrap())
            .map(|action| action["id"].clone())
            .collect()
    }

    pub async fn key(&self, key: &Value) -> Value {
        self.get(&format!("/api-keys/{}", key["id"].as_str().unwrap()))
            .await
            .json()
    }
}

/// The names of the keys of a list.
pub fn names(list: &Value) -> Vec<String> {
    let keys = list["keys"].as_array().unwrap().iter();
    keys.map(|key| key["name"].as_str().unwrap().to_owned())
        .collect()
}

/// What stands below the key of an answer.
pub fn below(made: &Value, path: &str) -> String {
    format!("/api-keys/{}{path}", made["key"]["id"].as_str().unwrap())
}
