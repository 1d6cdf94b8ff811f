//! Around every request: its id, its line in the log, the headers of its answer.

use std::convert::Infallible;
use std::sync::{Arc, OnceLock};
use std::time::Instant;

use axum::Json;
use axum::extract::{FromRequestParts, Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};

use crate::app::SharedState;
use crate::cors;
use crate::problem::{Kind, Problem};
use crate::random;
use crate::serving::headers;
use crate::session::pages;

/// What is found out about a request on its way, for its line in the log.
#[derive(Clone, Default)]
pub struct RequestContext(Arc<Inner>);

#[derive(Default)]
struct Inner {
    id: String,
    user: OnceLock<String>,
    key: OnceLock<String>,
}

impl RequestContext {
    /// The request's id.
    pub fn id(&self) -> &str {
        &self.0.id
    }

    /// Notes whose request it is.
    pub fn set_user(&self, id: &str) {
        let _ = self.0.user.set(id.to_owned());
    }

    /// Notes which key it is about. What is no id of ours is left out: people paste secrets.
    pub fn set_key(&self, id: &str) {
        if id.starts_with("key_") && id.len() <= 64 {
            let _ = self.0.key.set(id.to_owned());
        }
    }
}

impl<S: Sync> FromRequestParts<S> for RequestContext {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(parts.extensions.get::<Self>().cloned().unwrap_or_default())
    }
}

/// Whether it is the dashboard's side: the calls of the contract, and the host's tokens.
pub fn is_dashboards_side(path: &str) -> bool {
    path.starts_with("/api/settings") || path == "/tokens"
}

/// The outermost layer.
pub async fn middleware(
    State(app): State<SharedState>,
    mut request: Request,
    next: Next,
) -> Response {
    let began = Instant::now();
    let id = random::id("req-").unwrap_or_else(|_| "req-unknown".to_owned());
    let context = RequestContext(Arc::new(Inner {
        id,
        ..Inner::default()
    }));
    request.extensions_mut().insert(context.clone());
    let method = request.method().clone();
    // Never the query: it is not ours to know what stands there.
    let path = request.uri().path().to_owned();
    let dashboards = is_dashboards_side(&path);
    let origin = cors::listed(&app.options, request.headers());
    // A task of its own: a client that goes away must not stop a change half-way, between the key
    // being kept and its secret being ready to be asked for again; and a panic ends here.
    let mut response = match tokio::spawn(next.run(request)).await {
        Ok(response) => response,
        Err(error) => {
            tracing::error!(
                request = context.id(),
                panicked = error.is_panic(),
                "a request failed"
            );
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    };
    if dashboards {
        response = into_problem(response, context.id());
    } else if let Some(problem) = response.extensions_mut().remove::<Problem>() {
        response = pages::message(problem.status(), problem.title(), problem.detail());
    }
    headers::add(response.headers_mut());
    if dashboards {
        cors::add(&app.options, origin, response.headers_mut());
    }
    if dashboards || path.starts_with("/api/") {
        // Every answer of the API depends on who asks, and some hold secrets.
        response
            .headers_mut()
            .insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    }
    if let Ok(value) = HeaderValue::from_str(context.id()) {
        response.headers_mut().insert("x-request-id", value);
    }
    tracing::info!(
        request = context.id(),
        %method,
        path = redact_path(&path),
        status = response.status().as_u16(),
        ms = u64::try_from(began.elapsed().as_millis()).unwrap_or(u64::MAX),
        user = context.0.user.get().map(String::as_str),
        key = context.0.key.get().map(String::as_str),
        "request"
    );
    response
}

/// Writes the body of a refusal; one that came from elsewhere gets the contract's form, too.
fn into_problem(mut response: Response, request_id: &str) -> Response {
    let status = response.status();
    let problem = match response.extensions_mut().remove::<Problem>() {
        Some(problem) => problem,
        None if status == StatusCode::METHOD_NOT_ALLOWED => Problem::new(
            Kind::MethodNotAllowed,
            "This address knows other methods; see Allow.",
        ),
        None if status == StatusCode::NOT_FOUND => {
            Problem::new(Kind::NotFound, "There is nothing at this address.")
        }
        None if status.is_server_error() => Problem::internal(),
        None if status.is_client_error() => Problem::new(
            Kind::MalformedRequest,
            "This request could not be understood.",
        ),
        None => return response,
    };
    let mut answer = Json(problem.body(request_id)).into_response();
    *answer.status_mut() = problem.status();
    for (name, value) in response.headers() {
        if name != header::CONTENT_TYPE && name != header::CONTENT_LENGTH {
            answer.headers_mut().append(name, value.clone());
        }
    }
    answer.headers_mut().insert(
        header::CONTENT_TYPE,
        HeaderValue::from_static("application/problem+json"),
    );
    answer
}

/// A path as it may stand in the log: a credential pasted into one does not.
fn redact_path(path: &str) -> String {
    path.split('/')
        .map(|part| {
            if part.contains("wls_") || part.contains("wlk_") || part.len() > 64 {
                "…"
            } else {
                part
            }
        })
        .collect::<Vec<_>>()
        .join("/")
}
