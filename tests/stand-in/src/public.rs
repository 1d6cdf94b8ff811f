//! The public side: `POST /api/v1/<call>` with an API key and its secret key.
//!
//! Refusals come in this order: 401 unknown, wrong or revoked pair; 403 disabled or expired; 400 an
//! unreadable forwarding header; 403 `IP_NOT_ALLOWED`; 404 no such call; 403 `ACTION_NOT_ALLOWED`;
//! 429. A call that passes them is *accepted*: it costs one credit and is the key's last use, even
//! if its own parameters turn out wrong. Whatever becomes of it, a call that names a key is noted.

mod answer;
mod authorized;
mod call_log;
mod calls;
mod examples;
mod fake_linkedin;
mod gate;
mod rate_limit;
mod reason;
mod schemas;

use std::net::SocketAddr;

use axum::Json;
use axum::body::Body;
use axum::extract::{ConnectInfo, State};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, Uri, header};
use axum::response::{IntoResponse as _, Response};
use serde_json::{Map, Value};

use crate::app::SharedState;
use crate::body::read_limited;
use crate::problem::Problem;
use crate::request::RequestContext;
use answer::Refusal;
pub use examples::example;
pub use fake_linkedin::Workspaces;
pub use rate_limit::RateLimit;
pub use reason::Reason;

/// `POST /api/v1/<call>`
pub async fn call(
    State(app): State<SharedState>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    context: RequestContext,
    method: Method,
    uri: Uri,
    headers: HeaderMap,
    body: Body,
) -> Response {
    let name = uri.path().strip_prefix("/api/v1/").unwrap_or_default();
    if method != Method::POST {
        let refusal = Refusal::new(405, "METHOD_NOT_ALLOWED", "Every call is a POST.");
        let mut response = refusal.in_first_body(context.id());
        let allow = HeaderValue::from_static("POST");
        response.headers_mut().insert(header::ALLOW, allow);
        return response;
    }
    match accept(&app, peer, &context, name, &headers, body).await {
        Err(refusal) => refusal.in_first_body(context.id()),
        Ok((workspace_id, parameters)) => {
            let shape = schemas::of(name);
            let now = app.now();
            let done = app.worlds.with(&workspace_id, now, |world| {
                calls::run(world, name, &parameters, context.id(), now)
            });
            match done {
                Ok(result) => {
                    (StatusCode::OK, Json(shape.success(result, context.id()))).into_response()
                }
                Err(refusal) => refusal.in_body_of(shape, context.id()),
            }
        }
    }
}

/// Lets a call pass, or says why not.
async fn accept(
    app: &SharedState,
    peer: SocketAddr,
    context: &RequestContext,
    name: &str,
    headers: &HeaderMap,
    body: Body,
) -> Result<(String, Map<String, Value>), Refusal> {
    let passed = gate::authorize(app, peer, headers, name, context).await?;
    let parameters = parameters(body).await;
    let account = parameters
        .as_ref()
        .ok()
        .and_then(|parameters| parameters.get("accountId")?.as_str())
        // Only accounts that exist have a count of their own: made-up ones would be a way around.
        .filter(|account| {
            app.worlds.with(&passed.workspace_id, app.now(), |world| {
                world.account(account).is_some()
            })
        });
    let most = app.options.rate_limit as usize;
    if let Some(wait) = app
        .rate_limit
        .count(&passed.workspace_id, account, most, app.now())
    {
        authorized::refused(app, &passed, name, Reason::RateLimited).await;
        return Err(Reason::RateLimited.refusal().retry_after(wait));
    }
    authorized::accepted(app, &passed, name).await?;
    Ok((passed.workspace_id, parameters?))
}

/// The body: a JSON object, or nothing at all.
async fn parameters(body: Body) -> Result<Map<String, Value>, Refusal> {
    let bytes = read_limited(body)
        .await
        .map_err(|problem: Problem| match problem.status() {
            StatusCode::PAYLOAD_TOO_LARGE => {
                Refusal::new(413, "BODY_TOO_LARGE", "The body is larger than 64 KiB.")
            }
            _ => Refusal::new(400, "BAD_REQUEST", "The body did not arrive whole."),
        })?;
    if bytes.is_empty() {
        return Ok(Map::new());
    }
    serde_json::from_slice(&bytes)
        .map_err(|_| Refusal::new(400, "BAD_REQUEST", "The body must be a JSON object."))
}

impl From<crate::store::StoreError> for Refusal {
    fn from(error: crate::store::StoreError) -> Self {
        tracing::error!(%error, "the database failed");
        Self::new(500, "INTERNAL_ERROR", "Something went wrong on our side.")
    }
}
