//! The built page: its files, and its frame for every address under `/settings`.

pub mod file;
pub mod headers;

use std::net::SocketAddr;
use std::path::Path;

use axum::extract::{ConnectInfo, State};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, Uri, header};
use axum::response::{IntoResponse as _, Response};

use crate::app::Shared;
use crate::problem::Problem;
use crate::router::nothing;
use crate::session::{automatic, pages};
use file::File;

/// Everything that no call answers.
pub async fn serve(
    State(app): State<Shared>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    method: Method,
    uri: Uri,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let Some(dist) = app.options.dist.as_deref() else {
        return Ok(nothing().await);
    };
    let path = uri.path();
    let is_page = path == "/settings" || path.starts_with("/settings/");
    if method != Method::GET && method != Method::HEAD {
        let mut response = match is_page {
            true => pages::message(
                StatusCode::METHOD_NOT_ALLOWED,
                "Not possible",
                "This address can only be read.",
            ),
            false => nothing().await,
        };
        if is_page {
            response
                .headers_mut()
                .insert(header::ALLOW, HeaderValue::from_static("GET, HEAD"));
        }
        return Ok(response);
    }
    if !is_page {
        return Ok(answer(dist, path.trim_start_matches('/'), &headers).await);
    }
    let mut response = answer(dist, "index.html", &headers).await;
    for cookie in automatic::cookies(&app, peer, &headers).await? {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    Ok(response)
}

async fn answer(dist: &Path, name: &str, asked: &HeaderMap) -> Response {
    let Some(file) = File::find(dist, name, asked).await else {
        return nothing().await;
    };
    let mut response = if file.is_known(asked) {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        file.bytes.clone().into_response()
    };
    let headers = response.headers_mut();
    headers.insert(
        header::CONTENT_TYPE,
        HeaderValue::from_static(file.media_type),
    );
    headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    headers.insert(
        header::CACHE_CONTROL,
        HeaderValue::from_static(file.caching()),
    );
    if let Some(coding) = file.coding {
        headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static(coding));
    }
    if let Ok(tag) = HeaderValue::from_str(&file.tag) {
        headers.insert(header::ETAG, tag);
    }
    response
}
