//! The built page: its files, and its frame for every address under `/settings`.

pub mod headers;

use std::net::SocketAddr;
use std::path::Path;

use axum::body::Body;
use axum::extract::{ConnectInfo, Request, State};
use axum::http::{HeaderValue, Method, StatusCode, Uri, header};
use axum::response::{IntoResponse as _, Response};
use tower_http::services::ServeDir;

use crate::app::SharedState;
use crate::problem::Problem;
use crate::router::not_found;
use crate::session::{auto_sign_in, pages};

/// The files of a page by their extensions; any other file of the folder is not served.
const EXTENSIONS: [&str; 13] = [
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
async fn file(dist: &Path, request: Request) -> Response {
    let path = request.uri().path();
    let name = path.rsplit('/').next().unwrap_or_default();
    let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension);
    // No name of the build needs percent encoding, which could hide a dot.
    let is_hidden = path.contains("/.") || path.contains('%');
    if is_hidden || !EXTENSIONS.contains(&extension) {
        return not_found().await;
    }
    // The name of a file that never changes carries its hash.
    let caching = match is_hashed(name) {
        true => "public, max-age=31536000, immutable",
        false => "no-cache",
    };
    let found = ServeDir::new(dist)
        .append_index_html_on_directories(false)
        .precompressed_br()
        .precompressed_gzip()
        .try_call(request)
        .await;
    match found {
        Ok(response) if response.status() != StatusCode::NOT_FOUND => {
            let mut response = response.map(Body::new);
            response
                .headers_mut()
                .insert(header::CACHE_CONTROL, HeaderValue::from_static(caching));
            response
        }
        _ => not_found().await,
    }
}

/// Whether the name carries a hash of 16 digits, as Trunk and wasm-bindgen write it:
/// `settings-page-0123456789abcdef_bg.wasm`.
fn is_hashed(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or(name);
    let stem = stem.strip_suffix("_bg").unwrap_or(stem);
    stem.rsplit_once('-').is_some_and(|(_, hash)| {
        (16..=64).contains(&hash.len())
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
        assert!(!is_hashed("index.html"));
        assert!(!is_hashed("boot.js"));
        assert!(!is_hashed("settings-page.js"));
    }
}
