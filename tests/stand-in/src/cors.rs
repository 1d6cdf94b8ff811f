//! Pages of other origins that may call the dashboard's side: the CORS protocol (Fetch standard, 3.2).
//!
//! An origin is listed or it is not; there is no `*`, since cookies come along. A page of any other origin gets no header
//! of these, and its browser keeps the answer from it.
//!
//! `CorsLayer` of tower-http answers every `OPTIONS` request itself and names its methods and headers to every origin.

pub mod origin;

use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};

use crate::app::SharedState;
use crate::options::Options;
use crate::request;

/// What the contract's calls need, said of every address alike: which of them an address knows, it says itself.
const PREFLIGHT: [(HeaderName, &str); 3] = [
    (
        header::ACCESS_CONTROL_ALLOW_METHODS,
        "GET, POST, PATCH, DELETE",
    ),
    (
        header::ACCESS_CONTROL_ALLOW_HEADERS,
        "content-type, authorization, idempotency-key, if-match, x-csrf-token",
    ),
    // Seconds. Short, so that an origin that was taken off the list is soon forgotten by browsers, too.
    (header::ACCESS_CONTROL_MAX_AGE, "600"),
];
/// What a page may read beside the body.
const EXPOSED: &str = "ETag, Retry-After, X-Request-Id";

/// The origin that a request names, where it is listed.
pub fn listed(options: &Options, headers: &HeaderMap) -> Option<HeaderValue> {
    let mut named = headers.get_all(header::ORIGIN).iter();
    let (Some(origin), None) = (named.next(), named.next()) else {
        return None;
    };
    let is_listed = options.allow_origin.iter().any(|one| one == origin);
    is_listed.then(|| origin.clone())
}

/// Adds what a page of a listed origin needs, to refusals as well: without it the page could not tell them from a
/// broken connection. `from` is what [`listed`] said of the request.
pub fn add(options: &Options, from: Option<HeaderValue>, headers: &mut HeaderMap) {
    if options.allow_origin.is_empty() {
        return;
    }
    // Also where there is no origin, or a foreign one: that answer must not be kept for a listed one.
    headers.append(header::VARY, HeaderValue::from_static("Origin"));
    let Some(origin) = from else {
        return;
    };
    headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, origin);
    headers.insert(
        header::ACCESS_CONTROL_ALLOW_CREDENTIALS,
        HeaderValue::from_static("true"),
    );
    if !headers.contains_key(header::ACCESS_CONTROL_ALLOW_METHODS) {
        headers.insert(
            header::ACCESS_CONTROL_EXPOSE_HEADERS,
            HeaderValue::from_static(EXPOSED),
        );
    }
}

/// Answers a listed origin's question whether it may send what it wants to. Nobody is signed in for that: browsers ask
/// without cookies and without `Authorization`.
pub async fn preflight(State(app): State<SharedState>, request: Request, next: Next) -> Response {
    let asked = request.headers();
    let is_one = request.method() == Method::OPTIONS
        && asked.contains_key(header::ACCESS_CONTROL_REQUEST_METHOD)
        && request::is_dashboards_side(request.uri().path());
    if !is_one || listed(&app.options, asked).is_none() {
        return next.run(request).await;
    }
    let mut response = StatusCode::NO_CONTENT.into_response();
    for (name, value) in PREFLIGHT {
        response
            .headers_mut()
            .insert(name, HeaderValue::from_static(value));
    }
    response
}
