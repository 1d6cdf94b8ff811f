//! A request and its response.

use reqwest::{RequestBuilder, header};
use serde_json::Value;

/// A request before it is sent.
pub struct Ask(RequestBuilder);

impl Ask {
    pub fn new(request: RequestBuilder) -> Self {
        Self(request)
    }

    pub fn header(self, name: &str, value: &str) -> Self {
        Self(self.0.header(name, value))
    }

    pub fn json(self, body: &Value) -> Self {
        self.header("content-type", "application/json")
            .body(body.to_string())
    }

    pub fn body(self, body: impl Into<Vec<u8>>) -> Self {
        Self(self.0.body(body.into()))
    }

    pub fn form(self, fields: &[(&str, &str)]) -> Self {
        let mut form = url::form_urlencoded::Serializer::new(String::new());
        form.extend_pairs(fields);
        self.header("content-type", "application/x-www-form-urlencoded")
            .body(form.finish())
    }

    pub fn pair(self, pair: &Value) -> Self {
        self.header("x-api-key", pair["api_key"].as_str().unwrap())
            .header("x-api-secret", pair["secret_key"].as_str().unwrap())
    }

    pub async fn send(self) -> Answer {
        let response = self.0.send().await.unwrap();
        Answer {
            status: response.status().as_u16(),
            headers: response.headers().clone(),
            text: response.text().await.unwrap(),
        }
    }
}

/// An answer, read whole.
pub struct Answer {
    pub status: u16,
    pub headers: header::HeaderMap,
    pub text: String,
}

impl Answer {
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.text)
            .unwrap_or_else(|_| panic!("not JSON: {} {}", self.status, self.text))
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers
            .get(name)
            .map_or("", |value| value.to_str().unwrap())
    }

    /// `name=value` of the cookie whose name contains this.
    pub fn cookie(&self, name: &str) -> String {
        let found = self.headers.get_all("set-cookie").iter().find_map(|line| {
            let pair = line.to_str().unwrap().split(';').next()?;
            pair.split('=')
                .next()?
                .contains(name)
                .then(|| pair.to_owned())
        });
        found.unwrap_or_else(|| panic!("no cookie {name} in {:?}", self.headers))
    }

    /// That it is the problem of this type, and well formed.
    #[track_caller]
    pub fn is_problem(&self, status: u16, name: &str) -> Value {
        assert_eq!(self.status, status, "{}", self.text);
        assert_eq!(self.header("content-type"), "application/problem+json");
        assert_eq!(self.header("cache-control"), "no-store");
        let problem = self.json();
        assert_eq!(
            problem["type"],
            format!("urn:we-link:problem:{name}"),
            "{problem}"
        );
        assert_eq!(problem["status"], status);
        assert_eq!(problem["request_id"], self.header("x-request-id"));
        assert!(!problem["title"].as_str().unwrap().is_empty());
        assert!(!problem["detail"].as_str().unwrap().is_empty());
        problem
    }

    /// The `pointer code` lines of a validation problem, sorted.
    #[track_caller]
    pub fn errors(&self) -> Vec<String> {
        let problem = self.is_problem(422, "validation");
        let mut errors: Vec<String> = problem["errors"]
            .as_array()
            .unwrap()
            .iter()
            .map(|error| {
                assert!(error["detail"].as_str().unwrap().ends_with('.'), "{error}");
                format!(
                    "{} {}",
                    error["pointer"].as_str().unwrap(),
                    error["code"].as_str().unwrap()
                )
            })
            .collect();
        errors.sort();
        errors
    }
}
