//! Refusals of the session side: RFC 9457 problem details, typed.

mod kind;

use axum::http::StatusCode;
use axum::http::header::{self, HeaderName, HeaderValue};
use axum::response::{IntoResponse, Response};
use serde_json::{Map, Value, json};

use crate::random::RngError;
use crate::store::StoreError;
pub use kind::Kind;

/// One thing to mend in a request body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldError {
    /// RFC 6901, into the request body.
    pub pointer: String,
    /// For programs, in kebab case.
    pub code: &'static str,
    /// For people.
    pub detail: String,
}

/// A refusal. The request's id is added where the answer leaves the server.
#[derive(Clone, Debug)]
pub struct Problem {
    kind: Kind,
    detail: String,
    extra: Map<String, Value>,
    headers: Vec<(HeaderName, HeaderValue)>,
}

impl Problem {
    /// A refusal with a sentence for people.
    pub fn new(kind: Kind, detail: impl Into<String>) -> Self {
        Self {
            kind,
            detail: detail.into(),
            extra: Map::new(),
            headers: Vec::new(),
        }
    }

    /// Adds a member of its own.
    pub fn with(mut self, name: &str, value: impl Into<Value>) -> Self {
        self.extra.insert(name.to_owned(), value.into());
        self
    }

    /// Adds `Retry-After`, in whole seconds.
    pub fn retry_after(mut self, seconds: u64) -> Self {
        self.headers
            .push((header::RETRY_AFTER, HeaderValue::from(seconds)));
        self
    }

    /// No session, or it has ended (RFC 9110, 11.6.1 asks for the challenge).
    pub fn unauthenticated(sign_in: Value, challenge: &'static str, detail: &str) -> Self {
        let mut problem = Self::new(Kind::Unauthenticated, detail).with("sign_in", sign_in);
        problem.headers.push((
            header::WWW_AUTHENTICATE,
            HeaderValue::from_static(challenge),
        ));
        problem
    }

    /// The body holds what cannot be taken; one entry for each thing to mend.
    pub fn validation(errors: &[FieldError]) -> Self {
        let detail = match errors {
            [one] => one.detail.clone(),
            more => format!("{} things need mending.", more.len()),
        };
        let errors: Vec<Value> = errors
            .iter()
            .map(|error| {
                json!({ "pointer": error.pointer, "code": error.code, "detail": error.detail })
            })
            .collect();
        Self::new(Kind::Validation, detail).with("errors", errors)
    }

    /// Something went wrong here; what, stands in the log only (ASVS 16.5.1).
    pub fn internal() -> Self {
        Self::new(
            Kind::Internal,
            "Something went wrong on our side. Try again; if it stays, tell support the request id.",
        )
    }

    /// The status code.
    pub fn status(&self) -> StatusCode {
        self.kind.status()
    }

    /// The same few words for every problem of the type.
    pub fn title(&self) -> &'static str {
        self.kind.title()
    }

    /// The sentence for people.
    pub fn detail(&self) -> &str {
        &self.detail
    }

    /// The body, with the id of the request.
    pub fn body(&self, request_id: &str) -> Value {
        let mut body = self.extra.clone();
        body.insert("type".into(), self.kind.urn().into());
        body.insert("title".into(), self.kind.title().into());
        body.insert("status".into(), self.kind.status().as_u16().into());
        body.insert("detail".into(), self.detail.clone().into());
        body.insert("request_id".into(), request_id.into());
        Value::Object(body)
    }
}

/// Carries the problem to `request::middleware`, which knows the request's id and writes the body.
impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let mut response = self.kind.status().into_response();
        for (name, value) in &self.headers {
            response.headers_mut().insert(name, value.clone());
        }
        response.extensions_mut().insert(self);
        response
    }
}

impl From<StoreError> for Problem {
    fn from(error: StoreError) -> Self {
        tracing::error!(%error, "the database failed");
        Self::internal()
    }
}

impl From<RngError> for Problem {
    fn from(_: RngError) -> Self {
        tracing::error!("the operating system gave no randomness");
        Self::internal()
    }
}
