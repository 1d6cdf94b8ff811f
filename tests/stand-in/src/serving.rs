//! The built page: its files, and its frame for every address under `/settings`.

pub mod headers;

use std::net::SocketAddr;
use std::path::Path;

use axum::body::Body;
use axum::extract::{ConnectInfo, Request, State};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, Uri, header};
use axum::response::{IntoResponse as _, Response};
use tower_http::services::ServeDir;

use crate::app::SharedState;
use crate::problem::Problem;
use crate::router::not_found;
use crate::session::{auto_sign_in, pages};

/// The files of a page by their extensions; any other file of the folder is not served.
const EXTENSIONS: [&str; 14] = [
    "html",
    "js",
    "mjs",
    "css",
    "wasm",
    "json",
    "map",
    "webmanifest",
    "svg",
    "png",
    "ico",
    "webp",
    "woff2",
    "txt",
];

/// Answers every request that no route of the router takes.
pub async fn serve(
    State(app): State<SharedState>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    request: Request,
) -> Result<Response, Problem> {
    let Some(dist) = app.options.dist.as_deref() else {
        return Ok(not_found().await);
    };
    let path = request.uri().path();
    let is_page = path == "/settings" || path.starts_with("/settings/");
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        return Ok(if is_page {
            read_only()
        } else {
            not_found().await
        });
    }
    if !is_page {
        return Ok(file(dist, request).await);
    }
    let cookies = auto_sign_in::cookies(&app, peer, request.headers()).await?;
    let mut response = file(dist, at(request, "/index.html")).await;
    for cookie in cookies {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    Ok(response)
}

fn read_only() -> Response {
    let page = pages::message(
        StatusCode::METHOD_NOT_ALLOWED,
        "Not possible",
        "This address can only be read.",
    );
    ([(header::ALLOW, "GET, HEAD")], page).into_response()
}

fn at(mut request: Request, path: &'static str) -> Request {
    *request.uri_mut() = Uri::from_static(path);
    request
}

/// The file at the path of the request, precompressed where that file is there and the browser takes it.
async fn file(dist: &Path, mut request: Request) -> Response {
    let path = request.uri().path();
    let name = path.rsplit('/').next().unwrap_or_default();
    let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension);
    // No name of the build needs other characters, which could hide a dot.
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_./".contains(&byte);
    let is_hidden = path.contains("/.") || !path.bytes().all(is_plain);
    // A compressed file without its original is a leftover.
    let is_there = || dist.join(path.trim_start_matches('/')).is_file();
    if is_hidden || !EXTENSIONS.contains(&extension) || !is_there() {
        return not_found().await;
    }
    // The name of a file that never changes carries its hash.
    let caching = match is_hashed(name) {
        true => "public, max-age=31536000, immutable",
        false => "no-cache",
    };
    // A file is sent whole: a refused range or precondition must not be cached in its place.
    for header in [header::RANGE, header::IF_MATCH, header::IF_UNMODIFIED_SINCE] {
        request.headers_mut().remove(header);
    }
    let found = ServeDir::new(dist)
        .append_index_html_on_directories(false)
        .precompressed_br()
        .precompressed_gzip()
        .try_call(request)
        .await;
    match found {
        Ok(response) if response.status() != StatusCode::NOT_FOUND => {
            let mut response = response.map(Body::new);
            add_headers(response.headers_mut(), caching);
            response
        }
        _ => not_found().await,
    }
}

fn add_headers(headers: &mut HeaderMap, caching: &'static str) {
    headers.remove(header::ACCEPT_RANGES);
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(caching));
    headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    let text = headers
        .get(header::CONTENT_TYPE)
        .and_then(|media_type| media_type.to_str().ok())
        .filter(|media_type| media_type.starts_with("text/"));
    if let Some(Ok(value)) = text.map(|text| format!("{text}; charset=utf-8").parse()) {
        headers.insert(header::CONTENT_TYPE, value);
    }
}

/// Whether the name carries a hash, as Trunk (which drops zeros in front) and `src/release` write it:
/// `settings-page-0123456789abcdef_bg.wasm`.
fn is_hashed(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or(name);
    let stem = stem.strip_suffix("_bg").unwrap_or(stem);
    stem.rsplit_once('-').is_some_and(|(_, hash)| {
        (15..=64).contains(&hash.len())
            && hash
                .bytes()
                .all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn recognizes_hashed_file_names() {
        assert!(is_hashed("settings-page-0123456789abcdef_bg.wasm"));
        assert!(is_hashed("page-0123456789abcdef.js"));
        assert!(is_hashed("frame-6e7d2924f9ac6f0.css"));
        assert!(!is_hashed("index.html"));
        assert!(!is_hashed("boot.js"));
        assert!(!is_hashed("settings-page.js"));
    }
}
