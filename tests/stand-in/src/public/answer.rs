//! The two error bodies that the public documentation shows.

use axum::Json;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use serde_json::json;

use super::schemas::{ErrorBody, Shape};

/// Why a call was refused or failed.
#[derive(Debug)]
pub struct Refusal {
    status: StatusCode,
    code: &'static str,
    message: &'static str,
    retry_after: Option<u64>,
}

impl Refusal {
    /// A refusal with the code for programs and a sentence for people.
    pub fn new(status: u16, code: &'static str, message: &'static str) -> Self {
        Self {
            status: StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR),
            code,
            message,
            retry_after: None,
        }
    }

    /// Adds `Retry-After`, in whole seconds.
    pub fn retry_after(mut self, seconds: u64) -> Self {
        self.retry_after = Some(seconds);
        self
    }

    /// The code for programs.
    pub fn code(&self) -> &'static str {
        self.code
    }

    /// `{"status": …, "message": …, "requestId": …}`: every refusal of the key itself.
    pub fn in_first_body(&self, request_id: &str) -> Response {
        self.answer(
            json!({ "status": self.code, "message": self.message, "requestId": request_id }),
        )
    }

    /// In the body that the call itself uses.
    pub fn in_body_of(&self, shape: &Shape, request_id: &str) -> Response {
        match shape.error_body {
            ErrorBody::Status => self.in_first_body(request_id),
            ErrorBody::Message => self.answer(json!({
                "message": self.message,
                "error": self.status.canonical_reason().unwrap_or_default(),
                "statusCode": self.status.as_u16(),
            })),
        }
    }

    fn answer(&self, body: serde_json::Value) -> Response {
        let mut response = (self.status, Json(body)).into_response();
        let headers = response.headers_mut();
        if let Some(seconds) = self.retry_after {
            headers.insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        if self.status == StatusCode::UNAUTHORIZED {
            // RFC 9110, 11.6.1 wants a challenge; there is no registered scheme for two headers.
            let challenge = HeaderValue::from_static("ApiKey realm=\"We-Link\"");
            headers.insert(header::WWW_AUTHENTICATE, challenge);
        }
        response
    }
}
