//! The one answer that holds a secret; its bytes are wiped once they are sent.

use axum::body::{Body, Bytes};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::Response;
use serde::Serialize;
use serde_json::Value;
use zeroize::Zeroizing;

use crate::app::AppState;
use crate::clock::Millis;
use crate::delivery::Pair;
use crate::keys::{etag, view};
use crate::problem::Problem;
use crate::session::roles::Role;
use crate::store::keys::KeyRow;

#[derive(Serialize)]
struct Created<'a> {
    key: &'a Value,
    secret_id: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    api_key: Option<&'a str>,
    secret_key: &'a str,
}

/// 201 with the key, as somebody with this role may see it, and the pair.
pub fn created(
    app: &AppState,
    key: &KeyRow,
    role: Role,
    now: Millis,
    secret_id: &str,
    pair: &Pair,
) -> Result<Response, Problem> {
    let view = view::key(app, key, role, now);
    let body = Created {
        key: &view,
        secret_id,
        api_key: pair.api_key.as_ref().map(|api_key| api_key.as_str()),
        secret_key: &pair.secret_key,
    };
    // Room enough from the start: growing would leave copies of the secret behind.
    let room = view.to_string().len() + 1_024;
    let mut bytes = Zeroizing::new(Vec::with_capacity(room));
    serde_json::to_writer(&mut *bytes, &body).map_err(|_| Problem::internal())?;
    let mut response = Response::new(Body::from(Bytes::from_owner(bytes)));
    *response.status_mut() = StatusCode::CREATED;
    let headers = response.headers_mut();
    headers.insert(
        header::CONTENT_TYPE,
        HeaderValue::from_static("application/json"),
    );
    headers.insert(header::ETAG, etag::value(key.revision));
    let location = HeaderValue::from_str(&format!("/api/settings/api-keys/{}", key.id));
    headers.insert(header::LOCATION, location.map_err(|_| Problem::internal())?);
    Ok(response)
}
